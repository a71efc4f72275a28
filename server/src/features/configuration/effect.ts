import {
  type Access,
  catalogueOf,
  check,
  type Difference,
  diffOf,
  type Facts,
  parsePermission,
  partsOf,
  type Snapshot,
  whoCan,
} from '@castellan/engine'
import { paced, pauses, searchMillisecondsMax } from '../../kernel/paced.ts'
import { byText } from './canon.ts'
import type { Hands } from './reconcile.ts'
import type { Effect } from './schema.ts'
import type { Item } from './shapes.ts'

/** Two states of a tenant, and how files name its actors of either. */
export interface Change {
  readonly before: Snapshot
  readonly after: Snapshot
  readonly names: ReadonlyMap<string, string>
  readonly now: number
  /** The registered resources that get other properties. */
  readonly moved: readonly Moved[]
}

/** A registered resource as it is and as it would be. */
export interface Moved {
  readonly was: Item<'resources'>
  readonly is: Item<'resources'>
}

const rowsMax = 10_000

/** The same hands, which tell besides which registered resources they give other properties. */
export const telling = (hands: Hands, tell: (moved: Moved) => void): Hands => ({
  ...hands,
  resources: {
    ...hands.resources,
    async putAll(wanted) {
      for (const { before, item } of wanted) if (before) tell({ was: before, is: item })
      await hands.resources.putAll?.(wanted)
    },
  },
})

/**
 * Who gains and who loses by a change, counted, and listed by name as far as a reply can hold.
 * Lets others have their turn in between.
 */
export async function effectOf(change: Change): Promise<Effect> {
  const { before, after, now } = change
  const lists = { gains: listing(), losses: listing(), mayDiffer: listing() }
  await paced(actorsOf(change), ({ actor, name }) => {
    const found: Difference = diffOf(before, after, { actor, now })
    lists.gains.add(named(found.gains, name))
    lists.losses.add(named(found.losses, name))
    lists.mayDiffer.add(named(found.mayDiffer, name))
  })
  const { gains, losses, mayDiffer } = lists
  const onResources = await effectOnResources(change)
  const isCut = [gains, losses, mayDiffer].some(({ rows, count }) => rows.length < count())
  return {
    gains: gains.rows,
    losses: losses.rows,
    mayDiffer: mayDiffer.rows,
    onResources: onResources.rows,
    count: {
      gains: gains.count(),
      losses: losses.count(),
      mayDiffer: mayDiffer.count(),
      actorsGaining: gains.additions(),
      actorsLosing: losses.additions(),
      onResources: onResources.count(),
    },
    isCut: isCut || onResources.isCut,
  }
}

type OnResource = Effect['onResources'][number]

/**
 * Who may do on a resource, by its other properties, what they might not before, and the reverse: one
 * resource after the other, as many as there is time for.
 */
async function effectOnResources(change: Change) {
  const list = listing<OnResource>()
  const end = performance.now() + searchMillisecondsMax
  const permissions = permissionsByType(change)
  const pause = pauses()
  let looked = 0
  for (const moved of change.moved) {
    for (const permission of permissions.get(moved.is.type) ?? []) {
      await pause()
      list.add(await changesOn(change, { moved, permission, end }))
    }
    if (performance.now() > end) break
    looked += 1
  }
  const isCut = looked < change.moved.length || list.rows.length < list.count()
  return { ...list, isCut }
}

const permissionsByType = ({ after }: Change): ReadonlyMap<string | undefined, readonly string[]> =>
  Map.groupBy(
    catalogueOf(after).map(({ key }) => key),
    (key) => parsePermission(key)?.resource,
  )

interface Look {
  readonly moved: Moved
  readonly permission: string
  readonly end: number
}

/** What the lists of the whole do not tell: there a resource is one of which nothing is known. */
async function changesOn(
  { before, after, names, now }: Change,
  { moved: { was, is }, permission, end }: Look,
): Promise<readonly OnResource[]> {
  const { workspace, type, id } = is
  const of = (properties: Moved['is']['properties'] | undefined): Facts => ({
    permission,
    now,
    resource: { type, workspace, ...(properties && { id: { id }, properties }) },
  })
  const allowedIn = async (state: Snapshot, facts: Facts): Promise<ReadonlySet<string>> => {
    const found = await paced(partsOf(state), (part) =>
      performance.now() > end ? [] : whoCan(state, facts, part),
    )
    return new Set(found.flat())
  }
  const then = await allowedIn(before, of(was.properties))
  const later = await allowedIn(after, of(is.properties))
  if (performance.now() > end) return []
  const isAllowed = (state: Snapshot, actor: string) =>
    check(state, { ...of(undefined), actor }).effect === 'allow'
  const gaining = [...later].filter(
    (actor) => !then.has(actor) && (isAllowed(before, actor) || !isAllowed(after, actor)),
  )
  const losing = [...then].filter(
    (actor) => !later.has(actor) && (!isAllowed(before, actor) || isAllowed(after, actor)),
  )
  const rows = (act: OnResource['act'], actors: readonly string[]) =>
    actors.map((actor) => ({ act, actor, name: names.get(actor) ?? actor }))
  return [...rows('gain', gaining), ...rows('lose', losing)]
    .sort((one, other) => byText(one.name, other.name))
    .map((row) => ({ ...row, permission, workspace, resource: `${type}/${id}` }))
}

const actorsOf = ({ before, after, names }: Change) =>
  [...new Set([before, after].flatMap(({ tenant }) => tenant.actors.map(({ id }) => id)))]
    .map((actor) => ({ actor, name: names.get(actor) ?? actor }))
    .sort((a, b) => byText(a.name, b.name))

const named = (found: readonly Access[], name: string) =>
  found.map((row) => ({ ...row, name })).sort(byWhat)

/** The first rows in the order in which they come, and how many there would be. */
function listing<Row = Effect['gains'][number]>() {
  const rows: Row[] = []
  let count = 0
  let additions = 0
  return {
    rows,
    count: () => count,
    /** How often there was something to add. */
    additions: () => additions,
    add(found: readonly Row[]): void {
      count += found.length
      if (found.length > 0) additions += 1
      rows.push(...found.slice(0, rowsMax - rows.length))
    },
  }
}

const byWhat = (a: Access, b: Access): number =>
  byText(a.permission, b.permission) || byText(a.workspace ?? '', b.workspace ?? '')
