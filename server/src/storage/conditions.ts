import { type RawBuilder, type SqlBool, sql } from 'kysely'

/** That all of the conditions hold; those that were not asked for are left out. */
export function allOf(conditions: readonly (RawBuilder<unknown> | false)[]) {
  const asked = conditions.filter((condition) => condition !== false)
  return sql<SqlBool>`${sql.join([sql`true`, ...asked], sql` and `)}`
}

/** That a row is the one of that id, or of that name. */
export const isNamed = (key: { id: string } | { scope: string; code: string }) =>
  'id' in key
    ? sql<SqlBool>`id = ${key.id}::uuid`
    : sql<SqlBool>`(scope = ${key.scope} and code = ${key.code})`

/** That a row is of that revision; of any, when none is asked for. */
export const isOfRevision = (revision: number | undefined) =>
  revision === undefined ? sql<SqlBool>`true` : sql<SqlBool>`revision = ${revision}`
