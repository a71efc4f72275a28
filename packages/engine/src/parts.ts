import type { Snapshot } from './snapshot.ts'

/** Some of the actors of a snapshot: those in the slots from `from` on, before `to`. */
export interface Part {
  readonly from: number
  readonly to: number
}

export const everybody = ({ actors }: Snapshot): Part => ({ from: 0, to: actors.index.size })

/** Few enough that even conditions which take all the steps they may end soon. */
const actorsPerPart = 16

const parts = new WeakMap<Snapshot, readonly Part[]>()

/** All actors, a few in each part, so that whoever searches them can let others have their turn. */
export function partsOf(snapshot: Snapshot): readonly Part[] {
  const known = parts.get(snapshot) ?? cut(everybody(snapshot))
  parts.set(snapshot, known)
  return known
}

const cut = ({ to: end }: Part): readonly Part[] =>
  Array.from({ length: Math.ceil(end / actorsPerPart) }, (_, index) => {
    const from = index * actorsPerPart
    return { from, to: Math.min(from + actorsPerPart, end) }
  })
