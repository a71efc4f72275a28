import {
  actorOf,
  check,
  groupOf,
  policiesOf,
  reference,
  roleOf,
  type Snapshot,
  whoCan,
} from '@castellan/engine'
import type { Clock } from '../kernel/clock.ts'
import type { TenantId } from '../kernel/ids.ts'
import { lockedOut, Problem } from '../kernel/problem.ts'
import { heldBy } from './held.ts'
import { turnsOf } from './lasting.ts'
import type { Access, AccessChanges, Foreseen } from './snapshot.ts'
import type { AccessState } from './store.ts'
import type { Tenants } from './tenants.ts'

/** Without this nothing that roles do to people is ever changed again. */
const key = 'access-manager/roles:update'

export interface KeeperPorts {
  readonly tenants: Pick<Tenants, 'peek'>
  readonly clock: Clock
}

/** Throws when what a transaction touched, once settled, leaves a tenant without a keeper. */
export type KeepKeepers = (
  tenant: TenantId,
  touched: Touched,
  /** What changed after a version, with what the transaction itself changed. */
  changesSince: (version: number) => Promise<AccessChanges>,
) => Promise<void>

type Touched = ReadonlyMap<AccessState['kind'], ReadonlySet<string>>

/**
 * A keeper is an enabled user of this server's own who may change roles tenant-wide, as the
 * engine decides it, and who holds every permission wholly, so that there is nothing that they
 * could not take back. A tenant that has one for good, as far as is known today, keeps one for
 * good, whatever is done to roles, policies and what holds them; one that has them for a time
 * only keeps one now, so that it is not frozen. Some who take turns are not enough: until the
 * last begins nobody could give what lasts. One of an outside issuer is none to rely on. Of a
 * tenant that is suspended, or has no keeper anyway, nothing is asked.
 *
 * Looked at before the commit, while the tenant's version is locked, so that of two who each take
 * away one of two keepers the second is refused. What no keeper stands on is not compiled.
 */
export function keepingKeepers({ tenants, clock }: KeeperPorts): KeepKeepers {
  /** Whom to look at first, so that not every actor is asked about each time. */
  const remembered = new WeakMap<Access, string>()
  const keeperOf = (access: Access, now: number): Keeper | undefined => {
    const state = access.current()
    const last = remembered.get(access)
    if (last !== undefined && isKeeper(state, last, { now, term: 'for good' }))
      return { id: last, term: 'for good' }
    const keeper = bestOf(state, whoCan(state, { permission: key, now }), now)
    if (keeper) remembered.set(access, keeper.id)
    return keeper
  }

  return async (tenant, touched, changesSince) => {
    const access = tenants.peek(tenant)?.access
    if (!access || touched.size === 0) return
    const now = clock().getTime()
    const known = access.current()
    if (!mayConcern(known, touched, now)) return
    const keeper = keeperOf(access, now)
    if (keeper === undefined) return
    const standing = access.standing()
    const changes = await changesSince(standing.version)
    if (!changes.states.some((change) => concerns(known, keeper.id, change))) return

    const { term } = keeper
    const { after } = standing.foresee({ version: known.version, states: [] }, changes)
    if (after.suspended || isKeeper(after, keeper.id, { now, term })) return
    const others = whoCan(after, { permission: key, now })
    if (!others.some((id) => isKeeper(after, id, { now, term }))) throw noKeeper()
  }
}

/** What a commit that leads from one state to the other would be refused with. */
export function refusalOf({ before, after }: Foreseen, now: number): Problem | undefined {
  if (after.suspended || hasKeeper(after, { now, term: 'for good' })) return undefined
  const keeper = bestOf(before, idsOf(before), now)
  if (!keeper || (keeper.term === 'now' && hasKeeper(after, { now, term: 'now' }))) return undefined
  return noKeeper()
}

interface Keeper {
  readonly id: string
  readonly term: Term
}

/** For how long somebody is a keeper: as far as is known today, or at this moment at least. */
type Term = 'for good' | 'now'

interface Asked {
  readonly now: number
  readonly term: Term
}

/** Asks one after another, since the first is mostly near: all of them take long in a large tenant. */
const hasKeeper = (state: Snapshot, asked: Asked): boolean =>
  idsOf(state).some((id) => isKeeper(state, id, asked))

const idsOf = ({ tenant }: Snapshot): string[] => tenant.actors.map(({ id }) => id)

/** A keeper among these, for good if there is one. */
function bestOf(state: Snapshot, ids: readonly string[], now: number): Keeper | undefined {
  for (const term of ['for good', 'now'] as const) {
    const id = ids.find((one) => isKeeper(state, one, { now, term }))
    if (id !== undefined) return { id, term }
  }
  return undefined
}

const noKeeper = () =>
  new Problem(lockedOut, {
    detail: `No user would hold every permission any more, and be allowed ${key}; or none would, later`,
  })

const isKeeper = (state: Snapshot, id: string, { now, term }: Asked): boolean => {
  const actor = actorOf(state, id)
  if (actor?.kind !== 'user' || actor.issuer !== 'local') return false
  const isKeeperAt = (at: number): boolean =>
    check(state, { actor: id, permission: key, now: at }).effect === 'allow' &&
    heldBy(state, id, at).size === state.catalogue.keys.length
  return term === 'now' ? isKeeperAt(now) : turnsOf(state, id, now).every(isKeeperAt)
}

/** Whether it is worth a look: most that is touched is a user who is no keeper. */
const mayConcern = (state: Snapshot, touched: Touched, now: number): boolean =>
  [...touched].some(([kind, ids]) =>
    kind === 'actor'
      ? [...ids].some((id) => isKeeper(state, id, { now, term: 'now' }))
      : kind !== 'workspace',
  )

/** Whether what the keeper may do stands on the thing that changed. */
function concerns(state: Snapshot, keeper: string, { kind, id, state: now }: AccessState): boolean {
  const actor = actorOf(state, keeper)
  const groups = actor?.groups ?? []
  if (kind === 'workspace') return false
  if (kind === 'actor') return id === keeper
  if (kind === 'group') return groups.includes(id)
  if (kind === 'permission') return id.startsWith('access-manager/')
  const grants = [
    ...(actor?.grants ?? []),
    ...groups.flatMap((name) => groupOf(state, name)?.grants ?? []),
  ]
  const roles = [...new Set(grants.map(({ role }) => role))]
  if (kind === 'role') return !isRole(now) || roles.includes(reference(now))
  if (kind !== 'policy') return true
  const held = [
    { policies: state.guardrails, collections: [] },
    ...roles.flatMap((role) => roleOf(state, role) ?? []),
    ...(actor?.personalRole ? [actor.personalRole] : []),
  ]
  return held.some((holder) => policiesOf(state, holder).some((one) => reference(one) === id))
}

const isRole = (state: unknown): state is { readonly scope: string; readonly code: string } =>
  typeof state === 'object' && state !== null && 'scope' in state && 'code' in state
