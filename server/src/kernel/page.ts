import * as z from 'zod'
import { authInput, Problem } from './problem.ts'

/** `?page=1&limit=10` or `?after=<cursor>&limit=10`; `after` wins. */
export const PageQuery = z.strictObject({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  limit: z.coerce.number().int().min(1).max(100).default(10),
  after: z.string().max(512).optional(),
})
export type PageQuery = z.infer<typeof PageQuery>

export interface Page<Item> {
  readonly items: readonly Item[]
  readonly page: number
  readonly limit: number
  readonly total: number
  /** A cursor for `?after=`; null on the last page. */
  readonly next: string | null
}

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    page: z.number().int(),
    limit: z.number().int(),
    total: z.number().int(),
    next: z.string().nullable(),
  })

/** What a store needs to fetch one page: rows after a key, or rows from an offset. */
export interface Slice {
  readonly after: string | null
  readonly offset: number
  readonly limit: number
}

/** What a store answers: at most `limit` rows, and how many there are in all. */
export interface Sliced<Item> {
  readonly items: readonly Item[]
  readonly total: number
  readonly hasMore: boolean
}

/** Throws a 400 problem when the cursor is none that a list ever gave. */
export const sliceOf = (query: PageQuery): Slice => ({
  after: query.after === undefined ? null : keyIn(query.after),
  offset: query.after === undefined ? (query.page - 1) * query.limit : 0,
  limit: query.limit,
})

function keyIn(cursor: string): string {
  const key = Buffer.from(cursor, 'base64url').toString('utf8')
  if (cursorTo(key) === cursor) return key
  throw new Problem(authInput.query, { detail: '/after is no cursor of this list' })
}

const cursorTo = (key: string): string => Buffer.from(key).toString('base64url')

/** The page that answers `query`; `keyOf` names the column the list is ordered by. */
export function toPage<Item>(
  query: PageQuery,
  sliced: Sliced<Item>,
  keyOf: (item: Item) => string,
): Page<Item> {
  const last = sliced.items.at(-1)
  return {
    items: sliced.items,
    page: query.page,
    limit: query.limit,
    total: sliced.total,
    next: sliced.hasMore && last ? cursorTo(keyOf(last)) : null,
  }
}
