import * as z from 'zod'
import { type Fields, filterOf, order, valuesAt } from './filter.ts'
import { badPageToken, refuseValue } from './problems.ts'

const texts = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => (typeof given === 'string' ? [given] : given))

/** `?a=x&a=y`, where a client may also send just one. */
export const Several = texts.pipe(z.array(z.string().max(16_384)).max(1000)).optional()

export const WirePageQuery = z.object({
  page: z
    .string()
    .max(500)
    .regex(/^[A-Za-z0-9+/=_-]*$/, 'must be a page token')
    .optional(),
  limit: z.coerce.number().int().min(1).max(5000).default(2000),
  filter: z.string().max(16_384).optional(),
  sortBy: Several,
})
export type WirePageQuery = z.infer<typeof WirePageQuery>

/** How a list is paged: by what, in which order, and where it is. */
export interface Paging {
  readonly query: WirePageQuery
  readonly fields: Fields
  /** Address of the list, without a query. */
  readonly href: string
}

interface Order {
  readonly path: readonly string[]
  readonly sign: 1 | -1
}

/**
 * The page of the things that pass the filter, in the order asked for and then by id. A page token
 * names the thing at which the page before it ended, so that the pages go on while others come and go.
 */
export function pageOf<T>(things: readonly T[], { query, fields, href }: Paging) {
  const passes = filterOf(query.filter, fields)
  const orders = ordersOf(query.sortBy ?? [], fields)
  const sorted = things.filter(passes).sort((some, other) => compare(some, other, orders))
  const cursor = query.page ? read(query.page) : undefined
  const start = startOf(sorted, cursor, { limit: query.limit, orders })
  const page = sorted.slice(start, start + query.limit)

  const end = start + page.length
  const nextPage =
    page.length > 0 && end < sorted.length ? write('after', sorted, end - 1) : undefined
  const previousPage = page.length > 0 && start > 0 ? write('before', sorted, start) : undefined
  const at = (page?: string) => `${href}${searchOf({ ...query, page })}`
  return {
    values: page,
    href: at(query.page),
    ...(nextPage && { nextPage }),
    ...(previousPage && { previousPage }),
    links: [
      link('Self', at(query.page)),
      ...(nextPage ? [link('NextPage', at(nextPage))] : []),
      ...(previousPage ? [link('PreviousPage', at(previousPage))] : []),
    ],
  }
}

const link = (relation: string, href: string) => ({ relation, href, method: 'GET' })

function ordersOf(sortBy: readonly string[], fields: Fields): Order[] {
  return sortBy
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text): Order => {
      const name = text.replace(/^[-+]|\s+(asc|desc)$/gi, '')
      const known = fields.find((one) => one.toLowerCase() === name.toLowerCase())
      if (known === undefined)
        return refuseValue('/sortBy', `sortBy: ${name} is no field; there are ${fields.join(', ')}`)
      return { path: known.split('.'), sign: /^-|\sdesc$/i.test(text) ? -1 : 1 }
    })
}

function compare(some: unknown, other: unknown, orders: readonly Order[]): number {
  for (const { path, sign } of orders) {
    const difference = order(valuesAt(some, path)[0], valuesAt(other, path)[0])
    if (difference !== 0) return sign * difference
  }
  return order(identityOf(some), identityOf(other))
}

/** By which no two things of a list are the same. */
const identityOf = (thing: unknown): string =>
  [['id', 'scope'], ['id', 'code'], ['scope'], ['code'], ['application'], ['name']]
    .flatMap((path) => valuesAt(thing, path))
    .join('/')

const Cursor = z.strictObject({
  side: z.enum(['after', 'before']),
  id: z.string(),
  /** Where it stood, should it be gone. */
  at: z.int().min(0),
})
type Cursor = z.infer<typeof Cursor>

/** In the order of ids it is known where a thing stood that is gone; else where it stood is told. */
function startOf(
  sorted: readonly unknown[],
  cursor: Cursor | undefined,
  { limit, orders }: { limit: number; orders: readonly Order[] },
): number {
  if (!cursor) return 0
  const { id, at, side } = cursor
  const found = sorted.findIndex((thing) =>
    orders.length === 0 ? order(identityOf(thing), id) >= 0 : identityOf(thing) === id,
  )
  const isThere = found >= 0 && identityOf(sorted[found]) === id
  const place = found >= 0 ? found : orders.length === 0 ? sorted.length : at
  return side === 'before' ? Math.max(0, place - limit) : place + (isThere ? 1 : 0)
}

function write(side: Cursor['side'], sorted: readonly unknown[], at: number): string {
  const cursor: Cursor = { side, id: identityOf(sorted[at]), at }
  return Buffer.from(JSON.stringify(cursor)).toString('base64')
}

function read(token: string): Cursor {
  const cursor = Cursor.safeParse(parsed(token))
  if (!cursor.success) return refuseValue('/page', 'page: is no token of this list', badPageToken)
  return cursor.data
}

function parsed(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, 'base64').toString('utf8'))
  } catch {
    // Not JSON, so no token of ours; the caller says so.
    return undefined
  }
}

function searchOf({ page, limit, filter, sortBy }: WirePageQuery & { page?: string | undefined }) {
  const search = new URLSearchParams()
  if (page) search.set('page', page)
  search.set('limit', String(limit))
  if (filter) search.set('filter', filter)
  for (const one of sortBy ?? []) search.append('sortBy', one)
  return `?${search}`
}
