import { deniedLink } from './check.ts'
import { delegation } from './decisions.ts'
import type { Explanation, Remedy } from './explanation.ts'
import { answer } from './gate.ts'
import type { Decision, Request } from './model.ts'
import { type Recording, startRecording, stepsOf } from './recording.ts'
import { remedyFor } from './remedy.ts'
import { type Snapshot, walkOf } from './snapshot.ts'

/** The decision of `check`, with all that led to it and, for a deny, what would turn it. */
export function explain(snapshot: Snapshot, request: Request): Explanation {
  const walk = walkOf(snapshot, request.actor, request.now)
  const permission = snapshot.catalogue.numbers.get(request.permission)
  let recording: Recording | null = null
  if (walk !== undefined && permission !== undefined) {
    recording = startRecording(snapshot, walk, permission, request)
  }

  const decision = answer(snapshot, walk, permission, request, recording)
  if (decision.effect === 'deny') {
    const remedy = recording === null ? null : remedyFor(snapshot, recording, decision)
    return told(snapshot.version, request.now, decision, recording, remedy)
  }

  const delegate = request.act?.length ? deniedLink(snapshot, request) : null
  if (delegate === null) return told(snapshot.version, request.now, decision, recording, null)
  return delegated(snapshot, request, delegate, recording)
}

/** What would help is the denied link's; all that was walked is the actor's own. */
function delegated(
  snapshot: Snapshot,
  request: Request,
  delegate: string,
  recording: Recording | null,
): Explanation {
  const { act: _, ...alone } = request
  const { remedy } = explain(snapshot, { ...alone, actor: delegate })
  const own = told(snapshot.version, request.now, delegation, recording, remedy)
  return { ...own, authoritative: null, delegate }
}

function told(
  version: number,
  instant: number,
  decision: Decision,
  recording: Recording | null,
  remedy: Remedy | null,
): Explanation {
  return {
    effect: decision.effect,
    reason: decision.reason,
    version,
    instant,
    authoritative: recording === null ? null : recording.authoritative,
    failed: recording === null ? [] : recording.failed,
    steps: recording === null ? [] : stepsOf(recording),
    remedy,
    delegate: null,
  }
}
