import { LRUCache } from 'lru-cache'
import type { SigningKey } from '../adapters/jwt.ts'
import type { TenantId } from '../kernel/ids.ts'
import { Problem, tokenInvalid } from '../kernel/problem.ts'
import type { Access, Snapshots } from './snapshot.ts'

/** A tenant in memory: all that it takes to know its callers and to decide for them. */
export interface OpenTenant {
  readonly id: TenantId
  readonly slug: string
  /** The keys of its tokens: the first signs, all verify. */
  readonly keys: readonly SigningKey[]
  readonly access: Access
}

export interface TenantsPorts {
  /** How many tenants stay in memory; those in use at the moment may be more. */
  readonly inMemoryMax: number
  /** Brings a tenant into memory; undefined when there is none such. */
  readonly open: (tenant: TenantId) => Promise<OpenTenant | undefined>
}

/**
 * The tenants in memory. One that nobody asked for in a while makes room for another, and is read
 * anew when it is asked for again: nothing is known of it here alone.
 */
export interface Tenants {
  /** The tenant if it is in memory. */
  peek(tenant: TenantId): OpenTenant | undefined
  /**
   * Runs work for which the tenant must stay in memory, opening it first if need be; at once if
   * not. The work is given undefined when there is no such tenant.
   */
  whileOpen<T>(
    tenant: TenantId,
    work: (tenant: OpenTenant | undefined) => T | Promise<T>,
  ): Promise<T>
  /** Opens the tenant, and keeps it in memory for good. */
  keep(tenant: TenantId): Promise<void>
  /**
   * Takes in what was committed before the call. Whoever asks afterwards meets it, be the tenant
   * open, about to be, or not.
   */
  changed(tenant: TenantId): Promise<void>
  /** The versions of the access states in memory. */
  versions(): ReadonlyMap<TenantId, number>
  /** Forgets the tenant. */
  close(tenant: TenantId): void
}

interface Loading {
  /** Whether something was committed that the reading may have missed. */
  isStale: boolean
  readonly done: Promise<OpenTenant | undefined>
}

export function openTenants({ inMemoryMax, open }: TenantsPorts): Tenants {
  // Asked for several times in a request: who is the most recent already needs no moving.
  let newest: OpenTenant | undefined
  const recent = new LRUCache<TenantId, OpenTenant>({
    max: inMemoryMax,
    dispose: (tenant) => {
      if (newest === tenant) newest = undefined
    },
  })
  const inUse = new Map<TenantId, { readonly tenant: OpenTenant; users: number }>()
  const loads = new Map<TenantId, Loading>()

  const peek = (id: TenantId): OpenTenant | undefined => {
    if (newest?.id === id) return newest
    const tenant = recent.get(id)
    if (tenant) newest = tenant
    return tenant ?? inUse.get(id)?.tenant
  }

  const read = async (id: TenantId): Promise<OpenTenant | undefined> => {
    try {
      const tenant = await open(id)
      for (let load = loads.get(id); tenant && load?.isStale; load = loads.get(id)) {
        load.isStale = false
        await tenant.access.refresh()
      }
      if (tenant) recent.set(id, tenant)
      newest = tenant
      return tenant
    } finally {
      // In the same turn in which the tenant became visible, so that no change falls between.
      loads.delete(id)
    }
  }

  /** Whoever asks for a tenant while it is being read waits for that reading. */
  const load = (id: TenantId): Promise<OpenTenant | undefined> => {
    const known = loads.get(id)
    if (known) return known.done
    const turn = Promise.withResolvers<OpenTenant | undefined>()
    loads.set(id, { isStale: false, done: turn.promise })
    read(id).then(turn.resolve, turn.reject)
    return turn.promise
  }

  const hold = (tenant: OpenTenant): (() => void) => {
    const known = inUse.get(tenant.id)
    const use = known ?? { tenant, users: 0 }
    if (!known) inUse.set(tenant.id, use)
    use.users += 1
    return () => {
      use.users -= 1
      if (use.users === 0) inUse.delete(tenant.id)
    }
  }

  return {
    peek,
    async whileOpen(id, work) {
      const tenant = peek(id) ?? (await load(id))
      if (!tenant) return work(undefined)
      const release = hold(tenant)
      try {
        return await work(tenant)
      } finally {
        release()
      }
    },
    async keep(id) {
      const tenant = peek(id) ?? (await load(id))
      if (tenant) hold(tenant)
    },
    async changed(id) {
      const loading = loads.get(id)
      // Not waited for: the reading itself may be what changed the tenant.
      if (loading) loading.isStale = true
      else await peek(id)?.access.refresh()
    },
    versions() {
      const open = [...recent.values(), ...[...inUse.values()].map(({ tenant }) => tenant)]
      return new Map(open.map(({ id, access }) => [id, access.current().version]))
    },
    close: (id) => void recent.delete(id),
  }
}

/** What is decided over, of the tenants in memory. */
export function snapshotsOf(tenants: Tenants): Snapshots {
  const whileOpen: Snapshots['whileOpen'] = (id, work) =>
    tenants.whileOpen(id, (tenant) => {
      if (!tenant) throw new Problem(tokenInvalid, { detail: 'The tenant is gone' })
      return work(tenant.access.current())
    })
  const load: Snapshots['load'] = (id) => whileOpen(id, (state) => state)

  return {
    peek: (id) => tenants.peek(id)?.access.current(),
    load,
    whileOpen,
    async refresh(id) {
      await tenants.changed(id)
      return load(id)
    },
    changedAt: (id, workspace) => tenants.peek(id)?.access.changedAt(workspace),
  }
}
