import type { Access } from './model.ts'
import { isOpen, outlineOf } from './outline.ts'
import { permissionsOf } from './search.ts'
import { type Snapshot, walkOf } from './snapshot.ts'
import { entitiesOf } from './table.ts'
import { GUARDRAILS, type Walk } from './walk.ts'

export interface Difference {
  readonly gains: readonly Access[]
  readonly losses: readonly Access[]
  /**
   * Where the answer hangs on the resource or on facts of the request, and what decides it is no
   * longer the same. What is in none of the three is answered as before, whatever is asked of.
   */
  readonly mayDiffer: readonly Access[]
}

/**
 * What actors may do after that they may not before, and the reverse, asked of a resource of which
 * nothing but its workspace is known. A row of a workspace tells what the actor's row without a
 * workspace does not; only workspaces in which it has a role, before or after, can have rows.
 */
export function diff(before: Snapshot, after: Snapshot, { now }: { now: number }): Difference {
  const actors = new Set([before, after].flatMap(({ actors }) => entitiesOf(actors).map(idOf)))
  const found = [...actors].map((actor) => diffOf(before, after, { actor, now }))
  return {
    gains: found.flatMap(({ gains }) => gains),
    losses: found.flatMap(({ losses }) => losses),
    mayDiffer: found.flatMap(({ mayDiffer }) => mayDiffer),
  }
}

/** The same of one actor. */
export function diffOf(
  before: Snapshot,
  after: Snapshot,
  { actor, now }: { actor: string; now: number },
): Difference {
  const walks = [walkOf(before, actor, now), walkOf(after, actor, now)] as const
  if (isUntouched(before, after, walks)) return nothing

  const wide = changes(before, after, { walks, actor, now, workspace: null })
  const rows = [wide]
  for (const workspace of workspacesOf(walks)) {
    const here = changes(before, after, { walks, actor, now, workspace })
    rows.push({
      gains: news(here.gains, wide.gains),
      losses: news(here.losses, wide.losses),
      mayDiffer: news(here.mayDiffer, wide.mayDiffer),
    })
  }
  return {
    gains: rows.flatMap(({ gains }) => gains),
    losses: rows.flatMap(({ losses }) => losses),
    mayDiffer: rows.flatMap(({ mayDiffer }) => mayDiffer),
  }
}

const nothing: Difference = { gains: [], losses: [], mayDiffer: [] }

interface Question {
  readonly walks: Walks
  readonly actor: string
  readonly workspace: string | null
  readonly now: number
}

function changes(
  before: Snapshot,
  after: Snapshot,
  { walks: [old, young], actor, workspace, now }: Question,
): Difference {
  const request = { actor, now, resource: { workspace } }
  const then = new Set(permissionsOf(before, request))
  const later = new Set(permissionsOf(after, request))
  const row = (permission: string): Access => ({ actor, permission, workspace })
  const keys = new Set([...before.catalogue.keys, ...after.catalogue.keys])
  const differs = (permission: string): boolean => {
    const asked = { permission, workspace, now }
    return (
      then.has(permission) === later.has(permission) &&
      (isOpen(before, old, asked) || isOpen(after, young, asked)) &&
      outlineOf(before, old, asked) !== outlineOf(after, young, asked)
    )
  }
  return {
    gains: [...later].filter((key) => !then.has(key)).map(row),
    losses: [...then].filter((key) => !later.has(key)).map(row),
    mayDiffer: [...keys].filter(differs).map(row),
  }
}

function news(here: readonly Access[], wide: readonly Access[]): readonly Access[] {
  const told = new Set(wide.map(({ permission }) => permission))
  return here.filter(({ permission }) => !told.has(permission))
}

const idOf = ({ id }: { readonly id: string }): string => id

type Walks = readonly [Walk | undefined, Walk | undefined]

const workspacesOf = (walks: Walks): ReadonlySet<string> =>
  new Set(walks.flatMap((walk) => walk?.workspaces ?? []))

/** Whether nothing on the actor's paths differs, so that no answer can. */
function isUntouched(before: Snapshot, after: Snapshot, [then, later]: Walks): boolean {
  if (then === undefined || later === undefined) return then === later
  if (before.roles.index !== after.roles.index || before.suspended !== after.suspended) return false
  if (then.actor !== later.actor) return false
  if (before.compiledRoles[GUARDRAILS] !== after.compiledRoles[GUARDRAILS]) return false
  if (then.actor.personalRole !== null && before.personalRoles !== after.personalRoles) return false

  return (
    isSame(wordsOf(then), wordsOf(later)) &&
    isSame(then.workspaces, later.workspaces) &&
    then.stops.every((path) =>
      path.every(
        (stop) =>
          stop === null || before.compiledRoles[stop.slot] === after.compiledRoles[stop.slot],
      ),
    )
  )
}

const wordsOf = ({ words, base, end }: Walk): readonly number[] => [...words.subarray(base, end)]

const isSame = <T>(one: readonly T[], other: readonly T[]): boolean =>
  one.length === other.length && one.every((each, index) => each === other[index])
