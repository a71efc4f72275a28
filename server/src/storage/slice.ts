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
  readonly to: (row: Row) => Item
}

/** Reads one slice of a list and counts all of it. Throws a 400 problem when the cursor is none. */
export async function takeSlice<DB, Table extends keyof DB, Row, Item>(
  all: SelectQueryBuilder<DB, Table, Row>,
  { after, offset, limit }: Slice,
  { by, isCursor, newestFirst, to }: Listing<Row, Item>,
): Promise<Sliced<Item>> {
  if (after !== null && !isCursor(after))
    throw new Problem(identityInput.query, { detail: '/after is no cursor of this list' })
  const follows = newestFirst
    ? sql<SqlBool>`${sql.ref(by)} < ${after}`
    : sql<SqlBool>`${sql.ref(by)} > ${after}`
  const rows = await (after === null ? all : all.where(follows))
    .orderBy(sql.ref(by), newestFirst ? 'desc' : 'asc')
    .offset(offset)
    .limit(limit + 1)
    .execute()
  const { total } = await all
    .clearSelect()
    .select(({ fn }) => fn.countAll<string>().as('total'))
    .$castTo<{ total: string }>()
    .executeTakeFirstOrThrow()
  return { items: rows.slice(0, limit).map(to), total: Number(total), hasMore: rows.length > limit }
}

/** For columns of text: all but NUL, which the database has no text with. */
export const isText = (text: string): boolean => !text.includes('\0')

/** A LIKE pattern for texts that hold this one, compared in lower case. */
export const containing = (text: string): string =>
  `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
