import type { Snapshots } from './access/snapshot.ts'
import type { Transact } from './kernel/transact.ts'
import type { Doors } from './storage/tenant.ts'
import { type StorePorts, type Stores, storesOf } from './stores.ts'

export interface TransactPorts extends StorePorts {
  readonly inTenant: Doors['inTenant']
  readonly snapshots: Snapshots
}

/** The one way a service reaches its stores: a transaction, then what follows from its commit. */
export function transactOn(ports: TransactPorts): Transact<Stores> {
  const { inTenant, snapshots } = ports
  return async (tenant, work) => {
    let followUps: (() => void)[] = []
    let isTouched = false
    const result = await inTenant(tenant, (database) => {
      // What an attempt that was rolled back had in mind is forgotten with it.
      followUps = []
      isTouched = false
      const touch: typeof database.touch = (kind, id) => {
        isTouched = true
        database.touch(kind, id)
      }
      return work(storesOf({ ...database, touch }, (follow) => followUps.push(follow), ports))
    })
    for (const follow of followUps) follow()
    if (isTouched) await snapshots.refresh(tenant)
    return result
  }
}
