import { byCodeUnit } from './catalogue.ts'
import { evaluate } from './compiled-role.ts'
import { decide } from './decide.ts'
import { type Actor, type Decision, type Remedy, type Request, reference } from './model.ts'
import { liftKey, startRecording } from './recording.ts'
import { type Snapshot, walkOf } from './snapshot.ts'
import { entitiesOf } from './table.ts'
import { ALLOW } from './unit.ts'
import { makeWalk, pathIn, roleSlot, type Walk } from './walk.ts'

/**
 * The smallest change known to turn a deny of this actor's own, tried out by the rule itself: one
 * deny to lift, else one role to assign, else several denies to lift together.
 */
export function remedyFor(snapshot: Snapshot, request: Request, decision: Decision): Remedy | null {
  const walk = walkOf(snapshot, request.actor, request.now)
  if (walk === undefined) return null
  if (decision.reason === 'actor-disabled') return enabling(snapshot, request, walk)
  if (decision.reason === 'tenant-suspended') return resuming(snapshot, request)
  const permission = snapshot.catalogue.numbers.get(request.permission)
  if (permission === undefined) return null
  if (decision.reason === 'ceiling') return widerCeiling(snapshot, request, walk)

  const asked = { snapshot, request, walk, permission }
  const lift = decision.reason === 'no-match' ? null : liftedDenies(asked)
  if (lift?.change === 'lift-denies' && lift.policies.length === 1) return lift
  return (decision.reason === 'guardrail' ? null : newRole(asked)) ?? lift
}

interface Asked {
  readonly snapshot: Snapshot
  readonly request: Request
  readonly walk: Walk
  readonly permission: number
}

function enabling(snapshot: Snapshot, request: Request, walk: Walk): Remedy | null {
  const enabled = { ...walk, actor: { ...walk.actor, enabled: true } }
  const permission = snapshot.catalogue.numbers.get(request.permission)
  return decide(snapshot, enabled, permission, request, null).effect === 'allow'
    ? { change: 'enable-actor', actor: request.actor }
    : null
}

function resuming(snapshot: Snapshot, request: Request): Remedy | null {
  const resumed = { ...snapshot, suspended: false }
  const walk = walkOf(snapshot, request.actor, request.now)
  const permission = snapshot.catalogue.numbers.get(request.permission)
  return decide(resumed, walk, permission, request, null).effect === 'allow'
    ? { change: 'resume-tenant' }
    : null
}

/** The tenant-level role that comes first by text; or one to assign, when the actor has none. */
function widerCeiling(snapshot: Snapshot, request: Request, walk: Walk): Remedy | null {
  const names = pathIn(walk, request.resource?.workspace)
    .stops.filter(({ role }) => role.level === 'tenant')
    .map((stop) => stop.reference)
    .sort(byCodeUnit)
  const [role] = names
  if (role !== undefined) return { change: 'widen-ceiling', role, permission: request.permission }

  const permission = snapshot.catalogue.numbers.get(request.permission)
  return permission === undefined ? null : newRole({ snapshot, request, walk, permission })
}

/** Lifts what denies, step by step, for as long as something does. */
function liftedDenies({ snapshot, request, walk, permission }: Asked): Remedy | null {
  const lifted = new Map<string, { role: string | null; policy: string }>()
  for (;;) {
    const recording = startRecording({
      actor: walk.actor,
      path: pathIn(walk, request.resource?.workspace),
      permission,
      request,
      lifted: new Set(lifted.keys()),
    })
    const { effect } = decide(snapshot, walk, permission, request, recording)
    if (effect === 'allow') return { change: 'lift-denies', policies: [...lifted.values()] }

    const before = lifted.size
    for (const { effect, role, policy } of recording.steps.at(-1)?.matched ?? []) {
      if (effect !== 'deny' || policy === null) continue
      lifted.set(liftKey(role ?? '', policy), { role, policy })
    }
    if (lifted.size === before) return null
  }
}

/** The first role by text with which, assigned where the resource is, the answer is yes. */
function newRole({ snapshot, request, walk, permission }: Asked): Remedy | null {
  const workspace = request.resource?.workspace ?? null
  const roles = entitiesOf(snapshot.roles)
    .map((role) => ({ role, name: reference(role) }))
    .sort((a, b) => byCodeUnit(a.name, b.name))
  for (const { role, name } of roles) {
    if (role.level === 'workspace' && workspace === null) continue
    const compiled = snapshot.compiledRoles[roleSlot(snapshot.roles, name)]
    if (compiled === undefined) continue
    if (evaluate(compiled, permission, request, walk.actor) !== ALLOW) continue

    const where = role.level === 'workspace' ? workspace : null
    const grant = { role: name, workspace: where, from: null, until: null }
    const actor: Actor = { ...walk.actor, grants: [...walk.actor.grants, grant] }
    const longer = makeWalk(actor, snapshot, request.now)
    if (decide(snapshot, longer, permission, request, null).effect === 'allow') {
      return { change: 'assign-role', role: name, workspace: where }
    }
  }
  return null
}
