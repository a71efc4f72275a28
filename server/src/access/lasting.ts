import { actorOf, policiesOf, roleOf, type Snapshot } from '@castellan/engine'
import { grantsOf, heldBy, heldInside, type Place } from './held.ts'

/** What an actor holds from now on, as far as it is known today. */
export interface Holding {
  /** Whether this is so of what is held at every instant from now until that one, or for good. */
  isThroughout(
    until: number | null,
    test: (held: ReadonlySet<string>, at: number) => boolean,
  ): boolean
}

/**
 * Now, and each later instant at which the actor may come to hold, or be allowed, less: a role of
 * theirs, or what gave it, begins or ends, a policy that allows ends, or one that denies begins, be
 * it a guardrail. Between two of these they hold, and are allowed, at least what they were at the
 * first. A policy that is yet to allow takes nothing away, nor does a denial that ends.
 */
export function turnsOf(state: Snapshot, actor: string, now: number): readonly number[] {
  const grants = grantsOf(state, actor)
  const roles = grants.flatMap(({ role }) => roleOf(state, role) ?? [])
  const personal = actorOf(state, actor)?.personalRole
  const guarding = { policies: state.guardrails, collections: [] }
  const changes = [...roles, ...(personal ? [personal] : []), guarding]
    .flatMap((holder) => policiesOf(state, holder))
    .map(({ effect, when: { from, until } }) => (effect === 'allow' ? until : from))
  const edges = [...grants, ...roles.map(({ when }) => when)].flatMap(({ from, until }) => [
    from,
    until,
  ])
  const later = [...edges, ...changes].filter((at) => at !== null).filter((at) => now < at)
  return [now, ...new Set(later)]
}

/** The same of one actor in every place; each is worked out once, and only when it is looked at. */
export function holdingsOf(
  state: Snapshot,
  actor: string,
  now: number,
): (place?: Place) => Holding {
  const turns = turnsOf(state, actor, now)
  const holdings = new Map<string, Holding>()

  const holdingIn = (place: Place | undefined): Holding => {
    const known = new Map<number, ReadonlySet<string>>()
    const heldAt = (at: number): ReadonlySet<string> => {
      const held =
        known.get(at) ??
        (place ? heldInside(state, actor, { now: at, place }) : heldBy(state, actor, at))
      known.set(at, held)
      return held
    }
    return {
      isThroughout: (until, test) =>
        turns
          .filter((at) => at === now || until === null || at < until)
          .every((at) => test(heldAt(at), at)),
    }
  }

  return (place) => {
    const name = place ? JSON.stringify([place.workspace, place.target]) : ''
    const holding = holdings.get(name) ?? holdingIn(place)
    holdings.set(name, holding)
    return holding
  }
}
