import { delegation } from './decisions.ts'
import { answer } from './gate.ts'
import type { Decision, Facts, Request } from './model.ts'
import { type Snapshot, walkOf } from './snapshot.ts'

/**
 * Whether the request is allowed, and why not. Returns one of nine frozen decisions; allocates
 * nothing unless a policy with a selector, a date, a fact or a condition has to be asked.
 */
export function check(snapshot: Snapshot, request: Request): Decision {
  const walk = walkOf(snapshot, request.actor, request.now)
  const permission = snapshot.catalogue.numbers.get(request.permission)
  const decision = answer(snapshot, walk, permission, request, null)
  if (decision.effect === 'deny' || !request.act?.length) return decision

  return deniedLink(snapshot, request) === null ? decision : delegation
}

/** The first of those acted for who is not allowed on its own; null when all are. */
export function deniedLink(snapshot: Snapshot, request: Facts): string | null {
  const permission = snapshot.catalogue.numbers.get(request.permission)
  for (const link of request.act ?? []) {
    const walk = walkOf(snapshot, link, request.now)
    if (answer(snapshot, walk, permission, request, null).effect === 'deny') return link
  }
  return null
}
