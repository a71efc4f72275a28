import { type SqlBool, sql } from 'kysely'

/**
 * That the actor whom a row names in the column, if any, is not deleted. Asked this way round since
 * few are: what they had is left out by their short index, and the actors are joined for nothing.
 */
export const isHolderHere = (table: string, column = 'actor_id') => sql<SqlBool>`not exists (
  select from actors gone where gone.tenant_id = ${sql.ref(`${table}.tenant_id`)}
    and gone.id = ${sql.ref(`${table}.${column}`)} and gone.deleted_at is not null)`
