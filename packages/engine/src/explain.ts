import { deniedLink } from './check.ts'
import { decide } from './decide.ts'
import { delegation } from './decisions.ts'
import type { Decision, Explanation, Remedy, Request } from './model.ts'
import { type Recording, startRecording } from './recording.ts'
import { remedyFor } from './remedy.ts'
import { type Snapshot, walkOf } from './snapshot.ts'
import { pathIn } from './walk.ts'

/**
 * The decision of `check` with all that led to it. Everything is taken down on the way but the
 * remedy of a deny, which is looked for when it is first read.
 */
export function explain(snapshot: Snapshot, request: Request): Explanation {
  const walk = walkOf(snapshot, request.actor, request.now)
  const permission = snapshot.catalogue.numbers.get(request.permission)
  const recording =
    walk === undefined || permission === undefined
      ? null
      : startRecording({
          actor: walk.actor,
          path: pathIn(walk, request.resource?.workspace),
          permission,
          request,
          lifted: null,
        })
  const decision = decide(snapshot, walk, permission, request, recording)
  if (decision.effect === 'deny') return denial(snapshot, request, decision, recording)

  const delegate = request.act?.length ? deniedLink(snapshot, request) : null
  if (delegate !== null) return delegated(snapshot, request, delegate, recording)
  return {
    effect: decision.effect,
    reason: decision.reason,
    version: snapshot.version,
    instant: request.now,
    authoritative: recording?.authoritative ?? null,
    failed: recording?.failed ?? [],
    steps: recording?.steps ?? [],
    remedy: null,
    delegate: null,
  }
}

function denial(
  snapshot: Snapshot,
  request: Request,
  decision: Decision,
  recording: Recording | null,
): Explanation {
  let remedy: Remedy | null | undefined
  return {
    effect: decision.effect,
    reason: decision.reason,
    version: snapshot.version,
    instant: request.now,
    authoritative: recording?.authoritative ?? null,
    failed: recording?.failed ?? [],
    steps: recording?.steps ?? [],
    get remedy() {
      if (remedy === undefined) remedy = remedyFor(snapshot, request, decision)
      return remedy
    },
    delegate: null,
  }
}

/** What would help is the denied link's; all that was walked is the actor's own. */
function delegated(
  snapshot: Snapshot,
  request: Request,
  delegate: string,
  recording: Recording | null,
): Explanation {
  const { act: _, ...facts } = request
  const link = explain(snapshot, { ...facts, actor: delegate })
  return {
    effect: delegation.effect,
    reason: delegation.reason,
    version: snapshot.version,
    instant: request.now,
    authoritative: null,
    failed: recording?.failed ?? [],
    steps: recording?.steps ?? [],
    get remedy() {
      return link.remedy
    },
    delegate,
  }
}
