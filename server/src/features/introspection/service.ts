import { actorOf, type Snapshot } from '@castellan/engine'
import type { Arrival, Author, Caller } from '../../kernel/caller.ts'
import type { TenantId } from '../../kernel/ids.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Transact } from '../../kernel/transact.ts'
import type { Introspection } from './schema.ts'

export interface IntrospectionPorts<Scopes> {
  readonly transact: Transact<{
    apiKeyCredentials: {
      scopeOf(id: string): Promise<{ workspace: string; scopes: Scopes } | undefined>
    }
  }>
  /** Who a token stands for. Throws a problem when it does not hold. */
  readonly resolve: (token: string, arrival: Arrival) => Promise<Caller>
  readonly snapshot: (tenant: TenantId) => Snapshot
  readonly scopeText: (scopes: Scopes) => string
}

export type IntrospectionService = ReturnType<typeof introspectionService>

export function introspectionService<Scopes>(ports: IntrospectionPorts<Scopes>) {
  const holderOf = async (
    asker: Caller,
    by: Author,
    token: string,
  ): Promise<Caller | undefined> => {
    try {
      // Of tenants that trust the same issuer, the asker's own is meant.
      const holder = await ports.resolve(token, { ...by, at: asker.tenantSlug })
      if (holder.tenant !== asker.tenant) return undefined
      return actorOf(ports.snapshot(asker.tenant), holder.id)?.enabled ? holder : undefined
    } catch (error) {
      if (error instanceof Problem && error.kind.status === 401) return undefined
      throw error
    }
  }

  const scopeOf = async (holder: Caller) => {
    if (holder.credential !== 'api-key') return {}
    const found = await ports.transact(holder.tenant, ({ apiKeyCredentials }) =>
      apiKeyCredentials.scopeOf(holder.tokenId),
    )
    return found && { workspace: found.workspace, scope: ports.scopeText(found.scopes) }
  }

  return {
    /** Whether the token holds in the asker's tenant, and what it stands for (RFC 7662). */
    async introspect(asker: Caller, by: Author, token: string): Promise<Introspection> {
      const holder = await holderOf(asker, by, token)
      if (!holder) return { active: false }
      return {
        active: true,
        sub: holder.id,
        type: holder.credential ?? 'access-token',
        ...(holder.clientId !== undefined && { clientId: holder.clientId }),
        ...(await scopeOf(holder)),
        ...(Number.isFinite(holder.expiresAt) && { exp: Math.floor(holder.expiresAt / 1000) }),
      }
    },
  }
}
