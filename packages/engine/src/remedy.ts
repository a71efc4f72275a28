import { isUnderCeiling } from './ceiling.ts'
import { evaluate, rowOf, summary } from './compiled-role.ts'
import { decide } from './decide.ts'
import type { Remedy } from './explanation.ts'
import type { Actor, Decision } from './model.ts'
import { type Allowers, type NamedRole, opinionOf } from './opinions.ts'
import { liftKey, type Recording, startRecording, stepsOf } from './recording.ts'
import { areCurrent, type Snapshot } from './snapshot.ts'
import { find } from './table.ts'
import { ALLOW } from './unit.ts'
import { makeWalk, roleSlot, stopsAt } from './walk.ts'

/**
 * The smallest change known to turn a deny: for a gate, to open it if it is the only one; for a deny
 * that decided, to lift it, or else to assign a stronger role, or else to lift several; for a cut
 * allow, a wider ceiling; where nothing matched, a role to assign, in the workspace if one will do.
 */
export function remedyFor(
  snapshot: Snapshot,
  denied: Recording,
  { reason }: Decision,
): Remedy | null {
  if (reason === 'no-match') return newRole(snapshot, denied, Infinity)
  if (reason === 'actor-disabled') return enabledActor(snapshot, denied)
  if (reason === 'tenant-suspended') return resumedTenant(snapshot, denied)
  if (reason === 'ceiling') return widerCeiling(denied) ?? newRole(snapshot, denied, Infinity)

  const lift = liftedDenies(snapshot, denied)
  if (lift?.change === 'lift-denies' && lift.policies.length === 1) return lift
  if (reason === 'guardrail') return lift
  return newRole(snapshot, denied, stepsOf(denied).at(-1)?.precedence ?? Infinity) ?? lift
}

function enabledActor(snapshot: Snapshot, { request, walk, permission }: Recording): Remedy | null {
  if (snapshot.suspended) return null
  return decide(snapshot, walk, permission, request, null).effect === 'allow'
    ? { change: 'enable-actor', actor: walk.actor.id }
    : null
}

function resumedTenant(
  snapshot: Snapshot,
  { request, walk, permission }: Recording,
): Remedy | null {
  return decide(snapshot, walk, permission, request, null).effect === 'allow'
    ? { change: 'resume-tenant' }
    : null
}

/** Of the tenant-level roles that count, the ceiling of the first by text. */
function widerCeiling({ request, walk, start }: Recording): Remedy | null {
  const [role] = stopsAt(walk, start)
    .flatMap((stop) => (stop?.role.level === 'tenant' ? stop.reference : []))
    .sort()
  return role === undefined
    ? null
    : { change: 'widen-ceiling', role, permission: request.permission }
}

/** Lifts what denies, step by step, for as long as something does. */
function liftedDenies(snapshot: Snapshot, denied: Recording): Remedy | null {
  const { request, walk, permission } = denied
  const lifted = new Map<string, { role: string | null; policy: string }>()
  let recording = denied
  for (;;) {
    const before = lifted.size
    for (const { effect, role, policy } of stepsOf(recording).at(-1)?.matched ?? []) {
      if (effect !== 'deny' || policy === null) continue
      lifted.set(liftKey(role ?? '', policy), { role, policy })
    }
    if (lifted.size === before) return null

    recording = startRecording(snapshot, walk, permission, request, lifted)
    const { effect } = decide(snapshot, walk, permission, request, recording)
    if (effect === 'allow') return { change: 'lift-denies', policies: [...lifted.values()] }
  }
}

/** A role to assign that comes before the step that decided, whose precedence is `weaker`. */
function newRole(snapshot: Snapshot, denied: Recording, weaker: number): Remedy | null {
  const sure = sureRole(snapshot, denied, weaker)
  if (sure === undefined) return triedRole(snapshot, denied, { weaker })
  const remedy = assigned(sure, denied)
  // Nobody should be handed nearly everything where a role of less would do for this request.
  if (sure.gives * 2 <= snapshot.catalogue.keys.length) return remedy
  return triedRole(snapshot, denied, { weaker, below: sure.gives }) ?? remedy
}

const assigned = ({ role, reference, remedy }: NamedRole, { request }: Recording): Remedy =>
  role.level === 'tenant'
    ? remedy
    : { change: 'assign-role', role: reference, workspace: request.resource?.workspace ?? null }

/** Of how many permissions a role has an allow, whenever and on whatever. */
export const givenBy = ({ compiledRoles, roles }: Snapshot, role: string): number =>
  compiledRoles[roleSlot(roles, role)]?.gives ?? 0

/**
 * The role of least reach that is sure to allow: before anything that decided, it does so at whatever
 * step it comes, a workspace-level one under a ceiling that covers. So it can be remembered.
 */
function sureRole(
  snapshot: Snapshot,
  { request, walk, start, permission }: Recording,
  weaker: number,
): NamedRole | undefined {
  const allowers = areCurrent(snapshot, request.now)
    ? knownAllowers(snapshot, permission)
    : allowersAt(snapshot, permission, request.now)
  const workspace = request.resource?.workspace ?? null
  const local = workspace === null ? undefined : firstStronger(allowers.workspace, weaker)
  if (local !== undefined && workspace !== null) {
    const hasPath = start !== walk.start
    const isKnown = hasPath || find(snapshot.workspaces, workspace) !== undefined
    if (isKnown && isUnderCeiling(snapshot, walk, permission)) {
      return local
    }
  }
  return firstStronger(allowers.tenant, weaker)
}

const firstStronger = (roles: readonly NamedRole[], weaker: number): NamedRole | undefined =>
  weaker === Infinity ? roles[0] : roles.find(({ role }) => role.precedence < weaker)

function knownAllowers(snapshot: Snapshot, permission: number): Allowers {
  const { opinions, roles } = snapshot
  const known = opinions.allowers[permission]
  if (known !== undefined) return known

  const allowers = byLevel(
    snapshot
      .rolesByReach()
      .filter(
        ({ reference }) => opinionOf(opinions, roleSlot(roles, reference), permission) === ALLOW,
      ),
  )
  opinions.allowers[permission] = allowers
  return allowers
}

/** The same at an instant at which the opinions do not hold. */
const allowersAt = (snapshot: Snapshot, permission: number, now: number): Allowers =>
  byLevel(
    snapshot.rolesByReach().filter(({ reference }) => {
      const role = snapshot.compiledRoles[roleSlot(snapshot.roles, reference)]
      const row = role === undefined ? -1 : rowOf(role, permission)
      return role !== undefined && row !== -1 && summary(role, row, now) === ALLOW
    }),
  )

/** Roles with a window of their own are not sure to count. */
function byLevel(roles: readonly NamedRole[]): Allowers {
  const sure = roles.filter(({ role }) => role.when.from === null && role.when.until === null)
  return {
    tenant: sure.filter(({ role }) => role.level === 'tenant'),
    workspace: sure.filter(({ role }) => role.level === 'workspace'),
  }
}

interface Sought {
  readonly weaker: number
  /** Roles that give so many permissions are too much. */
  readonly below?: number
}

/** The role of least reach with which, assigned where the resource is, the answer is yes. */
function triedRole(
  snapshot: Snapshot,
  { request, walk, permission }: Recording,
  { weaker, below = Infinity }: Sought,
): Remedy | null {
  const workspace = request.resource?.workspace ?? null
  for (const { reference, role } of snapshot.rolesByReach()) {
    const where = role.level === 'workspace' ? workspace : null
    if (role.precedence >= weaker || (role.level === 'workspace' && where === null)) continue
    const compiled = snapshot.compiledRoles[roleSlot(snapshot.roles, reference)]
    if (compiled === undefined) continue
    if (compiled.gives >= below) return null
    if (evaluate(compiled, permission, request, walk.actor) !== ALLOW) continue

    const grant = { role: reference, workspace: where, from: null, until: null }
    const actor: Actor = { ...walk.actor, grants: [...walk.actor.grants, grant] }
    const longer = makeWalk(actor, snapshot, request.now)
    if (decide(snapshot, longer, permission, request, null).effect === 'allow') {
      return { change: 'assign-role', role: reference, workspace: where }
    }
  }
  return null
}
