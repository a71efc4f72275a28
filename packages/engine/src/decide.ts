import { type CompiledRole, evaluate, isCovered } from './compiled-role.ts'
import * as decisions from './decisions.ts'
import type { Decision, Facts } from './model.ts'
import { opinionOf } from './opinions.ts'
import { endStep, hear, loseToCeiling, type Recording } from './recording.ts'
import { areCurrent, roleAt, type Snapshot } from './snapshot.ts'
import { ALLOW, ASK, DENY, NONE } from './unit.ts'
import {
  isOfTenant,
  LAST_OF_STEP,
  PERSONAL,
  pathIn,
  SLOT_SHIFT,
  type Walk,
  WORKSPACE_LEVEL,
} from './walk.ts'

/**
 * The rule, for one actor. Checks and explanations take this same walk; an explanation brings a
 * recording along, which hears every statement out and decides nothing.
 *
 * 1. Gate: an unknown actor, then a disabled one, then a suspended tenant.
 * 2. On the actor's path are the guardrails, then its roles, strongest first and those of one
 *    precedence as one step, then its personal role.
 * 3. In a step a deny decides; else an allow that stands does; else the next step is asked.
 * 4. A workspace role's allow stands only under the ceiling of a tenant-level role on the path.
 * 5. Where no step decides, the answer is no.
 */
export function decide(
  snapshot: Snapshot,
  walk: Walk | undefined,
  permission: number | undefined,
  request: Facts,
  recording: Recording | null,
): Decision {
  if (walk === undefined) return decisions.actorUnknown
  if (!walk.isEnabled) return decisions.actorDisabled
  if (snapshot.suspended) return decisions.tenantSuspended
  if (permission === undefined) return decisions.noMatch

  const { entries } = pathIn(walk, request.resource?.workspace)
  const known = recording === null && areCurrent(snapshot, request.now) ? snapshot.opinions : null
  let isCut = false
  let step = NONE
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index] ?? 0
    let opinion = ASK
    let role: CompiledRole | undefined
    if (known !== null && (entry & PERSONAL) === 0)
      opinion = opinionOf(known, entry >> SLOT_SHIFT, permission)
    if (opinion === ASK) {
      role = roleAt(snapshot, entry, walk.actor)
      if (role === undefined) opinion = NONE
      else if (recording === null) opinion = evaluate(role, permission, request, walk.actor)
      else opinion = hear(recording, role, index)
    }
    if (
      opinion === ALLOW &&
      (entry & WORKSPACE_LEVEL) !== 0 &&
      !isUnderCeiling(snapshot, entries, permission)
    ) {
      isCut = true
      opinion = NONE
      if (recording !== null) loseToCeiling(recording)
    }
    if (opinion > step) step = opinion
    if ((entry & LAST_OF_STEP) === 0) continue

    if (recording !== null) endStep(recording, index, step, role)
    if (step === DENY) return index === 0 ? decisions.guardrail : decisions.denied
    if (step === ALLOW) return decisions.granted
  }
  return isCut ? decisions.ceiling : decisions.noMatch
}

/** Whether the ceiling of some tenant-level role on the path covers the permission. */
export function isUnderCeiling(
  { compiledRoles }: Snapshot,
  entries: readonly number[],
  permission: number,
): boolean {
  for (const entry of entries) {
    const role = isOfTenant(entry) ? compiledRoles[entry >> SLOT_SHIFT] : undefined
    if (role !== undefined && isCovered(role.ceiling, permission)) return true
  }
  return false
}
