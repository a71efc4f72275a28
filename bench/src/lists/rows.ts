import { type Kysely, sql } from 'kysely'
import { idFromBytes, idToBytes, type TenantId, uuidv7 } from '../../../server/src/kernel/ids.ts'
import type { Database } from '../../../server/src/storage/database.ts'

export type Rows = readonly Readonly<Record<string, unknown>>[]

/** Rows of one statement; their JSON text stays far below what a value can hold. */
const rowsMax = 20_000

/** Adds rows as they are, many with each statement. A column that they leave out has its default. */
export async function add(
  query: Kysely<Database>,
  table: keyof Database & string,
  rows: Rows,
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = sql.join(Object.keys(first).map((name) => sql.ref(name)))
  for (let at = 0; at < rows.length; at += rowsMax)
    await sql`
      insert into ${sql.table(table)} (${columns})
      select ${columns} from json_populate_recordset(
        null::${sql.table(table)}, ${JSON.stringify(rows.slice(at, at + rowsMax))}::json)
      on conflict do nothing`.execute(query)
}

export const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at))

const yearMilliseconds = 365 * 24 * 3_600_000

/** The instant of the nth of so many things, spread evenly over the year before now. */
export const momentOf = (nth: number, of: number): Date =>
  new Date(Date.now() - yearMilliseconds + Math.floor((nth / of) * (yearMilliseconds - 60_000)))

export const idAt = (at: Date): string => uuidv7(at.getTime())

/** The id of a tenant, which the text must be. */
export function tenantId(text: string): TenantId {
  const id = idFromBytes<'tenant'>(idToBytes(text))
  if (id === undefined) throw new Error(`${text} is no id of a tenant`)
  return id
}

/** One of them, the same one for the same number. */
export function pick<T>(from: readonly T[], nth: number): T {
  const one = from[(nth * 7919) % from.length]
  if (one === undefined) throw new Error('there is nothing to pick from')
  return one
}
