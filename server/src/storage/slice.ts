import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { Slice, Sliced } from '../kernel/page.ts'
import { identityInput, Problem } from '../kernel/problem.ts'

/** By which column a list goes, and how its rows become what is listed. */
export interface Listing<Row, Item> {
  /** A column that no two rows of the list share. */
  readonly by: string
  /** Whether a text can be compared with the column at all. */
  readonly isCursor: (text: string) => boolean
  readonly newestFirst?: true
  /** Whether all rows must be read to find those that are asked for, as no index knows them. */
  readonly isSearched?: boolean
  /** How many there are, when that is known without counting. */
  readonly total?: number | undefined
  /** As far as is counted, of a list that grows without end. */
  readonly totalMax?: number | undefined
  readonly to: (row: Row) => Item
}

/**
 * Reads one slice of a list and counts all of it. Throws a 400 problem when the cursor is none.
 * What is selected beside the key is read for the slice alone, however deep in the list it is.
 */
export async function takeSlice<DB, Table extends keyof DB, Row, Item>(
  all: SelectQueryBuilder<DB, Table, Row>,
  slice: Slice,
  listing: Listing<Row, Item>,
): Promise<Sliced<Item>> {
  if (slice.after !== null && !listing.isCursor(slice.after))
    throw new Problem(identityInput.query, { detail: '/after is no cursor of this list' })
  const { rows, total } = await (listing.isSearched ? search : look)(all, slice, listing)
  const { limit } = slice
  return { items: rows.slice(0, limit).map(listing.to), total, hasMore: rows.length > limit }
}

interface Found<Row> {
  readonly total: number
  /** Those of the slice, and one more when there is one. */
  readonly rows: Row[]
}

/** Counts by one index, and finds the slice by it. */
async function look<DB, Table extends keyof DB, Row, Item>(
  all: SelectQueryBuilder<DB, Table, Row>,
  slice: Slice,
  listing: Listing<Row, Item>,
): Promise<Found<Row>> {
  const { by, newestFirst } = listing
  const total = listing.total ?? (await count(all, listing))
  const direction = newestFirst ? 'desc' : 'asc'
  const ordered = all.orderBy(sql.ref(by), direction)
  if (slice.offset === 0) {
    const rest = slice.after === null ? ordered : ordered.where(follows(listing, slice.after))
    return { total, rows: await rest.limit(slice.limit + 1).execute() }
  }

  const most = slice.limit + 1
  const left = total - slice.offset
  // The second half of a list is nearer to its end; of one that was not counted, nobody knows.
  const isNearEnd = listing.totalMax === undefined && left < slice.offset
  const keys = isNearEnd
    ? ordered
        .clearOrderBy()
        .orderBy(sql.ref(by), newestFirst ? 'asc' : 'desc')
        .offset(Math.max(left - most, 0))
        .limit(Math.max(Math.min(left, most), 0))
    : ordered.offset(slice.offset).limit(most)
  const asked = keys.clearSelect().select(sql.ref(by).as('key'))
  return { total, rows: await ordered.where(sql<SqlBool>`${sql.ref(by)} in ${asked}`).execute() }
}

/** As many rows as are taken in one reading with their number; of more, the first come quickly. */
const fewMax = 2000

/**
 * Counts and finds few in one reading of all rows, since to read them is what takes time. When there
 * are many, the slice is near wherever one begins to read, and counting is all that reads the rest.
 */
async function search<DB, Table extends keyof DB, Row, Item>(
  all: SelectQueryBuilder<DB, Table, Row>,
  slice: Slice,
  listing: Listing<Row, Item>,
): Promise<Found<Row>> {
  const { after, offset, limit } = slice
  const key = sql.ref(listing.by)
  const direction = listing.newestFirst ? 'desc' : 'asc'
  const few = await all
    .clearSelect()
    .select(sql<string>`${key}::text`.as('key'))
    .select((after === null ? sql<boolean>`true` : follows(listing, after)).as('is_next'))
    .orderBy(key, direction)
    .limit(fewMax + 1)
    .$castTo<{ key: string; is_next: boolean }>()
    .execute()
  if (few.length > fewMax) return look(all, slice, listing)

  const keys = few.flatMap((row) => (row.is_next ? [row.key] : []))
  const asked = keys.slice(offset, offset + limit + 1)
  if (asked.length === 0) return { total: few.length, rows: [] }
  const found = all.where(sql<SqlBool>`${key} = any(${asked})`).orderBy(key, direction)
  return { total: few.length, rows: await found.execute() }
}

async function count<DB, Table extends keyof DB, Row, Item>(
  all: SelectQueryBuilder<DB, Table, Row>,
  { by, totalMax }: Listing<Row, Item>,
): Promise<number> {
  const bare = all.clearSelect()
  if (totalMax !== undefined) {
    const last = bare.select(sql.ref(by).as('key')).orderBy(sql.ref(by)).offset(totalMax)
    if (await last.limit(1).executeTakeFirst()) return totalMax
  }
  const { total } = await bare
    .select(sql<string>`count(*)`.as('total'))
    .$castTo<{ total: string }>()
    .executeTakeFirstOrThrow()
  return Number(total)
}

/** That a row comes after the one with that key. */
const follows = <Row, Item>({ by, newestFirst }: Listing<Row, Item>, after: string) =>
  newestFirst ? sql<SqlBool>`${sql.ref(by)} < ${after}` : sql<SqlBool>`${sql.ref(by)} > ${after}`

/** For columns of names, in which there are no control characters. */
export const isText = (text: string): boolean => /^\P{Cc}*$/u.test(text)

/** A LIKE pattern for texts that hold this one, compared in lower case. */
export const containing = (text: string): string =>
  `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`

/**
 * That a column in lower case holds the text. Said without LIKE: of that the planner may not look at
 * statistics under row-level security, and takes every text for a rare one.
 */
export const holds = (column: string, text: string) =>
  sql<SqlBool>`strpos(${sql.ref(column)}, ${text.toLowerCase()}) > 0`
