import { decide } from './decide.ts'
import * as decisions from './decisions.ts'
import type { Decision, Facts } from './model.ts'
import type { Recording } from './recording.ts'
import type { Snapshot } from './snapshot.ts'
import type { Walk } from './walk.ts'

/** Refuses an unknown actor, then a disabled one, then all in a suspended tenant; else, the rule. */
export function answer(
  snapshot: Snapshot,
  walk: Walk | undefined,
  permission: number | undefined,
  request: Facts,
  recording: Recording | null,
): Decision {
  if (walk === undefined) return decisions.actorUnknown
  if (!walk.isEnabled) return decisions.actorDisabled
  if (snapshot.suspended) return decisions.tenantSuspended
  return decide(snapshot, walk, permission, request, recording)
}
