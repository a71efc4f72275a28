import { refusalOf } from './access/keepers.ts'
import type { Foreseen } from './access/snapshot.ts'
import { accessChanges } from './access/store.ts'
import type { Tenants } from './access/tenants.ts'
import { tenantUnknown } from './features/tenants/problems.ts'
import type { TenantId } from './kernel/ids.ts'
import { Problem } from './kernel/problem.ts'
import type { Transact } from './kernel/transact.ts'
import type { Doors } from './storage/tenant.ts'
import { type StorePorts, type Stores, storesOf } from './stores.ts'
import { joining } from './transact.ts'

export interface RehearsePorts extends StorePorts {
  readonly rehearse: Doors['rehearse']
  readonly tenants: Pick<Tenants, 'whileOpen'>
}

/** What the acts answered, and what is decided over without and with them. */
export interface Rehearsed<T> extends Foreseen {
  readonly result: T
  /** What committing them would be refused with, when nobody could take them back. */
  readonly refusal: Problem | undefined
}

/** Does the acts, sees what would come of them, and takes them back; nothing of them stays. */
export type Rehearse<Stores> = <T>(
  tenant: TenantId,
  work: (transact: Transact<Stores>) => Promise<T>,
) => Promise<Rehearsed<T>>

/**
 * Rehearses in the tenant's turn, so that what others commit meanwhile is not taken for an effect
 * of what is rehearsed. What comes of it is compiled once others have their turn again.
 */
export const rehearsing =
  ({ rehearse, tenants, ...ports }: RehearsePorts): Rehearse<Stores> =>
  (tenant, work) =>
    tenants.whileOpen(tenant, async (open) => {
      if (!open) throw new Problem(tenantUnknown)
      const standing = open.access.standing()
      const { result, before, after } = await rehearse(tenant, {
        async work(database) {
          const stores = storesOf(database, () => undefined, ports)
          await stores.declarations.lock()
          const before = await accessChanges(database, standing.version)
          return { result: await work(joining(tenant, stores)), before }
        },
        async look(database, { result, before }) {
          return { result, before, after: await accessChanges(database, before.version) }
        },
      })
      const foreseen = standing.foresee(before, after)
      return { result, ...foreseen, refusal: refusalOf(foreseen, ports.clock().getTime()) }
    })
