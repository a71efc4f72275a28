import { type Access, type Difference, diffOf, type Snapshot } from '@castellan/engine'
import { byText } from './canon.ts'
import type { Effect } from './schema.ts'

/** Two states of a tenant, and how files name its actors of either. */
export interface Change {
  readonly before: Snapshot
  readonly after: Snapshot
  readonly names: ReadonlyMap<string, string>
  readonly now: number
}

const rowsMax = 10_000

/** How long others may wait for their answers while a large tenant is compared. */
const turnMillisecondsMax = 20

/**
 * Who gains and who loses by a change, counted, and listed by name as far as a reply can hold.
 * Lets others have their turn in between.
 */
export async function effectOf({ before, after, names, now }: Change): Promise<Effect> {
  const lists = { gains: listing(), losses: listing(), mayDiffer: listing() }
  let turn = performance.now()
  for (const { actor, name } of actorsOf({ before, after, names })) {
    if (performance.now() - turn > turnMillisecondsMax) {
      await othersTurn()
      turn = performance.now()
    }
    const found: Difference = diffOf(before, after, { actor, now })
    lists.gains.add(found.gains, name)
    lists.losses.add(found.losses, name)
    lists.mayDiffer.add(found.mayDiffer, name)
  }
  const { gains, losses, mayDiffer } = lists
  return {
    gains: gains.rows,
    losses: losses.rows,
    mayDiffer: mayDiffer.rows,
    count: {
      gains: gains.count(),
      losses: losses.count(),
      mayDiffer: mayDiffer.count(),
      actorsGaining: gains.actors(),
      actorsLosing: losses.actors(),
    },
    isCut: [gains, losses, mayDiffer].some(({ rows, count }) => rows.length < count()),
  }
}

const othersTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

const actorsOf = ({ before, after, names }: Omit<Change, 'now'>) =>
  [...new Set([before, after].flatMap(({ tenant }) => tenant.actors.map(({ id }) => id)))]
    .map((actor) => ({ actor, name: names.get(actor) ?? actor }))
    .sort((a, b) => byText(a.name, b.name))

/** The first rows in the order of their actors, and how many there would be. */
function listing() {
  const rows: Effect['gains'] = []
  let count = 0
  let actors = 0
  return {
    rows,
    count: () => count,
    actors: () => actors,
    add(found: readonly Access[], name: string): void {
      count += found.length
      if (found.length > 0) actors += 1
      if (rows.length === rowsMax) return
      const named = found.map((row) => ({ ...row, name })).sort(byWhat)
      rows.push(...named.slice(0, rowsMax - rows.length))
    },
  }
}

const byWhat = (a: Access, b: Access): number =>
  byText(a.permission, b.permission) || byText(a.workspace ?? '', b.workspace ?? '')
