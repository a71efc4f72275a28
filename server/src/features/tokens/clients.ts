import { LRUCache } from 'lru-cache'
import type { ActorId, TenantId } from '../../kernel/ids.ts'

/** An application as the token route knows it. */
export interface Client {
  readonly id: ActorId
  readonly clientId: string
  readonly name: string
  /** Hashes of its secrets, each with the instant from which it is not good any more. */
  readonly secrets: readonly { readonly hash: string; readonly expiresAt: Date | null }[]
}

/** Clients that were looked up before, so that a machine's token costs no database. */
export interface Clients {
  /** The client as it is now: remembered, or else read by `read`. */
  find(
    tenant: TenantId,
    clientId: string,
    read: () => Promise<Client | undefined>,
  ): Promise<Client | undefined>
  /**
   * Whether a token is the client's first in ten minutes. It may ask for one with every call that it
   * makes; the audit trail tells that it was at work, and not how often.
   */
  isFirst(clientId: string, at: Date): boolean
}

const clientsMax = 10_000
const tenMinutes = 600_000

/**
 * Remembers a client for as long as the tenant's access version stays: every new secret, every
 * disabled or deleted application makes a new version. The version is taken before the read, so a
 * change that comes between can only make it forget too soon.
 */
export function rememberedClients(versionOf: (tenant: TenantId) => number | undefined): Clients {
  const known = new LRUCache<string, { version: number | undefined; client: Client }>({
    max: clientsMax,
  })
  const told = new LRUCache<string, number>({ max: clientsMax })

  return {
    async find(tenant, clientId, read) {
      const key = `${tenant}/${clientId}`
      const version = versionOf(tenant)
      const entry = known.get(key)
      if (entry && version !== undefined && entry.version === version) return entry.client
      const client = await read()
      if (client) known.set(key, { version, client })
      return client
    },

    isFirst(clientId, at) {
      const since = told.get(clientId)
      if (since !== undefined && at.getTime() - since < tenMinutes) return false
      told.set(clientId, at.getTime())
      return true
    },
  }
}
