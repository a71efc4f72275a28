import { deniedLink } from './check.ts'
import { answer } from './gate.ts'
import type { Facts, Request, Resource } from './model.ts'
import { everybody, type Part } from './parts.ts'
import { type Snapshot, walkAt, walkOf } from './snapshot.ts'

/** Keys of all permissions that `check` allows the actor, ascending. */
export function permissionsOf(
  snapshot: Snapshot,
  request: Omit<Request, 'permission'>,
): readonly string[] {
  const walk = walkOf(snapshot, request.actor, request.now)
  return snapshot.catalogue.keys.filter((key, permission) => {
    const asked = { ...request, permission: key }
    return (
      answer(snapshot, walk, permission, asked, null).effect === 'allow' &&
      deniedLink(snapshot, asked) === null
    )
  })
}

/** Ids of all actors, or of those in a part, that `check` allows, in the order in which they came. */
export function whoCan(
  snapshot: Snapshot,
  request: Facts,
  { from, to }: Part = everybody(snapshot),
): readonly string[] {
  if (deniedLink(snapshot, request) !== null) return []

  const permission = snapshot.catalogue.numbers.get(request.permission)
  const allowed: string[] = []
  for (let slot = from; slot < to; slot++) {
    const walk = walkAt(snapshot, slot, request.now)
    if (walk === undefined) continue
    const { effect } = answer(snapshot, walk, permission, request, null)
    if (effect === 'allow') allowed.push(walk.actor.id)
  }
  return allowed
}

/** Those of the resources that `check` allows, in their order. */
export function resourcesOf<R extends Resource>(
  snapshot: Snapshot,
  request: Omit<Request, 'resource'>,
  resources: readonly R[],
): readonly R[] {
  const walk = walkOf(snapshot, request.actor, request.now)
  const permission = snapshot.catalogue.numbers.get(request.permission)
  return resources.filter((resource) => {
    const asked = { ...request, resource }
    return (
      answer(snapshot, walk, permission, asked, null).effect === 'allow' &&
      deniedLink(snapshot, asked) === null
    )
  })
}
