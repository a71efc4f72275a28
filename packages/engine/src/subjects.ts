import type { Actor } from './model.ts'
import { entitiesOf, find, type Table } from './table.ts'

/**
 * Actors by issuer and subject, for all descendants of a snapshot: made when first asked, and kept
 * up with the edits that follow. What it says counts once the actor itself, in the state that is
 * asked, agrees.
 */
export interface Subjects {
  readonly byIssuer: Map<string, Map<string, string>>
  /** The actors that it has taken in; null before it was first asked. */
  upTo: Table<Actor> | null
}

/** By whom an actor is known as what. */
export type SubjectName = Pick<Actor, 'issuer' | 'subject'>

export const noSubjects = (): Subjects => ({ byIssuer: new Map(), upTo: null })

/** The one among the actors whom the issuer knows as that subject. */
export function findSubject(
  subjects: Subjects,
  actors: Table<Actor>,
  name: SubjectName,
): Actor | undefined {
  const known = agreed(subjects, actors, name)
  if (known !== undefined || subjects.upTo === actors) return known

  for (const actor of entitiesOf(actors)) add(subjects, actor)
  subjects.upTo = actors
  return agreed(subjects, actors, name)
}

/** Takes in the actors that an edit put, so that the next question need not take in all. */
export function keepUp(
  subjects: Subjects,
  put: readonly Actor[],
  { before, after }: { readonly before: Table<Actor>; readonly after: Table<Actor> },
): void {
  if (subjects.upTo !== before) return
  for (const actor of put) add(subjects, actor)
  subjects.upTo = after
}

function add({ byIssuer }: Subjects, { issuer, subject, id }: Actor): void {
  const known = byIssuer.get(issuer)
  if (known === undefined) byIssuer.set(issuer, new Map([[subject, id]]))
  else known.set(subject, id)
}

function agreed(
  { byIssuer }: Subjects,
  actors: Table<Actor>,
  { issuer, subject }: SubjectName,
): Actor | undefined {
  const id = byIssuer.get(issuer)?.get(subject)
  const actor = id === undefined ? undefined : find(actors, id)
  return actor?.issuer === issuer && actor.subject === subject ? actor : undefined
}
