import type { Access, Difference } from '@castellan/engine'
import { byText } from './canon.ts'
import type { Effect } from './schema.ts'

const rowsMax = 10_000

/** Who gains and who loses by a change, counted, and listed as far as a reply can hold them. */
export function effectOf(
  { gains, losses }: Difference,
  names: ReadonlyMap<string, string>,
): Effect {
  const listed = (rows: readonly Access[]) =>
    rows
      .map((row) => ({ ...row, name: names.get(row.actor) ?? row.actor }))
      .sort(
        (a, b) =>
          byText(a.name, b.name) ||
          byText(a.permission, b.permission) ||
          byText(a.workspace ?? '', b.workspace ?? ''),
      )
      .slice(0, rowsMax)
  return {
    gains: listed(gains),
    losses: listed(losses),
    count: {
      gains: gains.length,
      losses: losses.length,
      actorsGaining: new Set(gains.map(({ actor }) => actor)).size,
      actorsLosing: new Set(losses.map(({ actor }) => actor)).size,
    },
  }
}
