import type { Clock } from '../../kernel/clock.ts'
import type { NewId, TenantId } from '../../kernel/ids.ts'
import type { Transact } from '../../kernel/transact.ts'

/** A tenant as the platform lists it. */
export interface Tenant {
  readonly id: TenantId
  readonly slug: string
}

/** The list of tenants, which belongs to no tenant. */
export interface TenantDirectory {
  /** Adds the tenant unless its slug is there, and answers the one that is. */
  ensure(tenant: Tenant & { name: string; createdAt: Date }): Promise<Tenant>
}

export interface TenantStore {
  /** Puts the tenant's own state (active, suspended) before the engine. */
  announce(): Promise<void>
}

export interface TenantPorts {
  readonly directory: TenantDirectory
  readonly transact: Transact<{ tenants: TenantStore }>
  readonly clock: Clock
  readonly newId: NewId
}

export function tenantService({ directory, transact, clock, newId }: TenantPorts) {
  return {
    /** The default organization of a single-tenant deployment, made at the first start. */
    async ensureDefault(slug: string): Promise<Tenant> {
      const fresh = { id: newId<'tenant'>(), slug, name: slug, createdAt: clock() }
      const tenant = await directory.ensure(fresh)
      if (tenant.id === fresh.id) await transact(tenant.id, ({ tenants }) => tenants.announce())
      return tenant
    },
  }
}
