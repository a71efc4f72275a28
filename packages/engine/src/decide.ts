import { isUnderCeiling } from './ceiling.ts'
import { evaluate } from './compiled-role.ts'
import * as decisions from './decisions.ts'
import type { Decision, Facts } from './model.ts'
import { opinionOf } from './opinions.ts'
import { endStep, hear, loseToCeiling, type Recording } from './recording.ts'
import { areCurrent, roleAt, type Snapshot } from './snapshot.ts'
import { ALLOW, ASK, DENY, NONE } from './unit.ts'
import { LAST_OF_STEP, PERSONAL, pathIn, SLOT_SHIFT, type Walk, WORKSPACE_LEVEL } from './walk.ts'

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
  const known = areCurrent(snapshot, request.now) ? snapshot.opinions : null
  let isCut = false
  let step = NONE
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index] ?? 0
    const isKnown = known !== null && (entry & PERSONAL) === 0
    let opinion = isKnown ? opinionOf(known, entry >> SLOT_SHIFT, permission) : ASK
    const isAsked = opinion === ASK || recording !== null
    const role = isAsked ? roleAt(snapshot, entry, walk.actor) : undefined
    if (recording !== null && opinion !== NONE) opinion = hear(recording, role, index)
    else if (opinion === ASK) opinion = evaluate(role, permission, request, walk.actor)

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
