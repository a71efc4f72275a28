import { isUnderCeiling } from './ceiling.ts'
import { evaluate } from './compiled-role.ts'
import * as decisions from './decisions.ts'
import type { Decision, Facts } from './model.ts'
import { opinionAt } from './opinions.ts'
import { endStep, hear, loseToCeiling, type Recording } from './recording.ts'
import { areCurrent, roleAt, type Snapshot, startIn } from './snapshot.ts'
import { ALLOW, ASK, DENY, NONE } from './unit.ts'
import * as path from './walk.ts'

/**
 * The rule past the gate, for one actor. Checks and explanations take this same walk; an explanation
 * brings a recording along, which hears every statement out and decides nothing.
 *
 * 1. On the actor's path are the guardrails, then its roles, strongest first and those of one
 *    precedence as one step, then its personal role.
 * 2. In a step a deny decides; else an allow that stands does; else the next step is asked.
 * 3. A workspace role's allow stands only under the ceiling of a tenant-level role that counts.
 * 4. Where no step decides, the answer is no.
 */
export function decide(
  snapshot: Snapshot,
  walk: path.Walk,
  permission: number | undefined,
  request: Facts,
  recording: Recording | null,
): Decision {
  if (permission === undefined) return decisions.noMatch
  const { words } = walk
  const known = areCurrent(snapshot, request.now) ? snapshot.opinions : null
  let isCut = false
  let step = NONE
  const start = recording?.start ?? startIn(snapshot, walk, request.resource?.workspace)
  for (let index = start; ; index++) {
    const entry = words[index] ?? path.END
    if (entry === path.END) return isCut ? decisions.ceiling : decisions.noMatch
    let opinion = known === null ? ASK : opinionAt(known, entry, permission, recording !== null)
    if (opinion === ASK) {
      const role = roleAt(snapshot, entry, walk.actor)
      if (recording !== null) opinion = hear(recording, role, index)
      else opinion = evaluate(role, permission, request, walk.actor)
    }

    const isBounded = opinion === ALLOW && (entry & path.WORKSPACE_LEVEL) !== 0
    if (isBounded && !isUnderCeiling(snapshot, walk, permission)) {
      isCut = true
      opinion = NONE
      if (recording !== null) loseToCeiling(recording)
    }
    if (opinion > step) step = opinion
    if ((entry & path.LAST_OF_STEP) === 0) continue

    if (recording !== null) endStep(recording, step)
    if (step === ALLOW) return decisions.granted
    if (step !== DENY) continue
    return entry === path.GUARDRAILS_ENTRY ? decisions.guardrail : decisions.denied
  }
}
