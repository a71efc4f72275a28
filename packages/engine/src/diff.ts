import type { Access, Request } from './model.ts'
import { permissionsOf } from './search.ts'
import { type Snapshot, walkOf } from './snapshot.ts'
import { entitiesOf } from './table.ts'
import { GUARDRAILS, type Walk } from './walk.ts'

export interface Difference {
  readonly gains: readonly Access[]
  readonly losses: readonly Access[]
}

/**
 * What actors may do after that they may not before, and the reverse, asked of a resource of which
 * nothing but its workspace is known. A row of a workspace tells what the actor's row without a
 * workspace does not; only workspaces in which it has a role, before or after, can have rows.
 */
export function diff(before: Snapshot, after: Snapshot, { now }: { now: number }): Difference {
  const actors = new Set([before, after].flatMap(({ actors }) => entitiesOf(actors).map(idOf)))
  const gains: Access[] = []
  const losses: Access[] = []
  for (const actor of actors) {
    const walks = [walkOf(before, actor, now), walkOf(after, actor, now)] as const
    if (isUntouched(before, after, walks)) continue

    const wide = changes(before, after, { actor, now })
    gains.push(...wide.gains)
    losses.push(...wide.losses)
    for (const workspace of workspacesOf(walks)) {
      const here = changes(before, after, { actor, now, resource: { workspace } })
      gains.push(...news(here.gains, wide.gains))
      losses.push(...news(here.losses, wide.losses))
    }
  }
  return { gains, losses }
}

function changes(
  before: Snapshot,
  after: Snapshot,
  request: Omit<Request, 'permission'>,
): Difference {
  const then = new Set(permissionsOf(before, request))
  const later = new Set(permissionsOf(after, request))
  const workspace = request.resource?.workspace ?? null
  const row = (permission: string): Access => ({ actor: request.actor, permission, workspace })
  return {
    gains: [...later].filter((key) => !then.has(key)).map(row),
    losses: [...then].filter((key) => !later.has(key)).map(row),
  }
}

const news = (here: readonly Access[], wide: readonly Access[]): readonly Access[] =>
  here.filter(({ permission }) => wide.every((row) => row.permission !== permission))

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
