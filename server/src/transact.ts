import type { KeepKeepers } from './access/keepers.ts'
import { refuseOutdated } from './access/outdated.ts'
import { accessChanges } from './access/store.ts'
import type { Tenants } from './access/tenants.ts'
import type { TenantId } from './kernel/ids.ts'
import { judgementNow } from './kernel/judgement.ts'
import type { Act, Gather, Transact, TransactTogether } from './kernel/transact.ts'
import type { AccessKind, TenantDatabase } from './storage/database.ts'
import type { Doors } from './storage/tenant.ts'
import { type StorePorts, type Stores, storesOf } from './stores.ts'

export interface TransactPorts extends StorePorts {
  readonly inTenants: Doors['inTenants']
  readonly tenants: Pick<Tenants, 'changed'>
  /** Throws when what was touched, once settled, leaves nobody who could take it back. */
  readonly keepKeepers: KeepKeepers
}

export interface Transacting {
  readonly transact: Transact<Stores>
  readonly together: TransactTogether<Stores>
}

/** Acts of one tenant as one transaction: each is handed the stores of the one that is open. */
export const gathering =
  (transact: Transact<Stores>): Gather<Stores> =>
  (tenant, work) =>
    transact(tenant, (stores) => work(joining(tenant, stores)))

/** Acts that each ask for a transaction join the one that is open in the tenant. */
export const joining =
  (tenant: TenantId, stores: Stores): Transact<Stores> =>
  (asked, act) => {
    if (asked !== tenant) throw new Error('an act of another tenant')
    return act(stores)
  }

/** The one way a service reaches its stores: a transaction, then what follows from its commit. */
export function transactOn(ports: TransactPorts): Transacting {
  const together: Transacting['together'] = async (first, ...others) => {
    const judgement = judgementNow()
    const touched = new Set<TenantId>()
    let hasWritten = false
    let followUps: (() => void)[] = []
    const within =
      <T>({ tenant, work }: Act<Stores, T>) =>
      async (database: TenantDatabase): Promise<T> => {
        const things = new Map<AccessKind, Set<string>>()
        const touch: typeof database.touch = (kind, id) => {
          hasWritten = true
          touched.add(tenant)
          things.set(kind, (things.get(kind) ?? new Set()).add(id))
          database.touch(kind, id)
        }
        const atEnd: typeof database.atEnd = (ending) => {
          hasWritten = true
          database.atEnd(ending)
        }
        // First of what comes last, so that no lock of others' is held while it looks.
        database.atEnd(() =>
          ports.keepKeepers(tenant, things, (since) => accessChanges(database, since)),
        )
        const inside = { ...database, touch, atEnd }
        const result = await work(storesOf(inside, (follow) => followUps.push(follow), ports))
        // Last of all, once its row of the audit trail lets nobody else's come before it.
        database.atEnd(async () => {
          if (!judgement || !hasWritten || tenant !== judgement.caller.tenant) return
          const actors = [...(things.get('actor') ?? [])]
          await refuseOutdated(database, judgement, { isVersion: things.size > 0, actors })
        })
        return result
      }
    const begin = within(first)
    const result = await ports.inTenants(
      {
        tenant: first.tenant,
        work: (database) => {
          // What an attempt that was rolled back had in mind is forgotten with it.
          followUps = []
          touched.clear()
          hasWritten = false
          return begin(database)
        },
      },
      ...others.map((act) => ({ tenant: act.tenant, work: within(act) })),
    )
    if (judgement && hasWritten) judgement.isDone = true
    for (const follow of followUps) follow()
    for (const tenant of touched) await ports.tenants.changed(tenant)
    return result
  }
  return { together, transact: (tenant, work) => together({ tenant, work }) }
}
