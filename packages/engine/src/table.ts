import { reference } from './model.ts'

export const chunkBits = 8
export const chunkMask = (1 << chunkBits) - 1

/**
 * An immutable map from keys to entities in which one edit costs a few hundred pointers, however
 * many entities it holds. Slots are numbers that stay with their key through all descendants.
 */
export interface Table<T> {
  /** Shared by every descendant and only ever added to; a key whose slot is empty is absent. */
  readonly index: Map<string, number>
  readonly chunks: readonly (readonly (T | undefined)[])[]
  readonly size: number
}

export const emptyTable = <T>(): Table<T> => ({ index: new Map(), chunks: [], size: 0 })

/** The table with keys removed, then entries put. */
export function edit<T>(
  table: Table<T>,
  removed: readonly string[],
  put: readonly (readonly [string, T])[],
): Table<T> {
  if (removed.length === 0 && put.length === 0) return table

  const chunks = [...table.chunks]
  const owned = new Set<number>()
  let size = table.size

  const write = (slot: number, entity: T | undefined): void => {
    const number = slot >> chunkBits
    const chunk = owned.has(number) ? chunks[number] : [...(chunks[number] ?? [])]
    const writable = chunk as (T | undefined)[]
    while (writable.length <= (slot & chunkMask)) writable.push(undefined)
    const before = writable[slot & chunkMask]
    size += (entity === undefined ? 0 : 1) - (before === undefined ? 0 : 1)
    writable[slot & chunkMask] = entity
    while (chunks.length < number) chunks.push([])
    chunks[number] = writable
    owned.add(number)
  }

  for (const key of removed) {
    const slot = table.index.get(key)
    if (slot !== undefined && at(table, slot) !== undefined) write(slot, undefined)
  }
  for (const [key, entity] of put) write(intern(table, key), entity)

  return { index: table.index, chunks, size }
}

/** The slot of a key that was ever put into the table or a relative of it. */
export const slotOf = <T>(table: Table<T>, key: string): number | undefined => table.index.get(key)

export const at = <T>(table: Table<T>, slot: number): T | undefined =>
  table.chunks[slot >> chunkBits]?.[slot & chunkMask]

export function find<T>(table: Table<T>, key: string): T | undefined {
  const slot = table.index.get(key)
  return slot === undefined ? undefined : at(table, slot)
}

/** All entities, in the order in which their keys were first put. */
export function entitiesOf<T>(table: Table<T>): T[] {
  const all: T[] = []
  for (const chunk of table.chunks) {
    for (const entity of chunk) if (entity !== undefined) all.push(entity)
  }
  return all
}

/** Whether more slots are dead than alive, so that a table made anew would be much smaller. */
export const isSparse = <T>(table: Table<T>): boolean => table.index.size > 2 * table.size + 1024

export const keyed = <T>(
  entities: readonly T[] | undefined,
  key: (entity: T) => string,
): (readonly [string, T])[] => (entities ?? []).map((entity) => [key(entity), entity])

export const byReference = <T extends { readonly scope: string; readonly code: string }>(
  entities: readonly T[] | undefined,
): (readonly [string, T])[] => keyed(entities, reference)

function intern<T>(table: Table<T>, key: string): number {
  const known = table.index.get(key)
  if (known !== undefined) return known

  const slot = table.index.size
  table.index.set(key, slot)
  return slot
}
