import { type Expression, type SqlBool, sql } from 'kysely'
import type { TenantDatabase } from './database.ts'

/**
 * That the actor whom a row names in the column, if any, is not deleted. Asked this way round since
 * few are: what they had is left out by their short index, and the actors are joined for nothing.
 */
export const isHolderHere = (table: string, column = 'actor_id') => sql<SqlBool>`not exists (
  select from actors gone where gone.tenant_id = ${sql.ref(`${table}.tenant_id`)}
    and gone.id = ${sql.ref(`${table}.${column}`)} and gone.deleted_at is not null)`

/**
 * Has the newest token of an actor count anew, if it is of another issuer: something was taken from
 * it by hand that its claims may give as well.
 */
export async function forgetToken(
  { query, tenant, touch }: TenantDatabase,
  actor: string,
): Promise<void> {
  await sql`update actors set synced_hash = null
    where tenant_id = ${tenant}::uuid and id = ${actor}::uuid
      and synced_hash is not null`.execute(query)
  touch('actor', actor)
}

/** That the actor, by the name its row has in the query, may act: it is enabled, and so is its issuer. */
export const mayAct = (actor: string) => sql<SqlBool>`(
  ${sql.ref(`${actor}.enabled`)} and ${sql.ref(`${actor}.deleted_at`)} is null
  and (${sql.ref(`${actor}.issuer`)} = 'local' or exists (
    select from issuers i where i.tenant_id = ${sql.ref(`${actor}.tenant_id`)}
      and i.issuer = ${sql.ref(`${actor}.issuer`)} and i.enabled)))`

/** That the actor whom the column names is an API key: it has what its scopes say, and no more. */
export const isKey = (table: string, column = 'id') => sql<SqlBool>`exists (
  select from api_keys k where k.tenant_id = ${sql.ref(`${table}.tenant_id`)}
    and k.id = ${sql.ref(`${table}.${column}`)})`

/** Counts all rows, as `s`, but those of the few who are deleted: quicker than to ask it of each. */
export async function countHeld(
  { query, tenant }: TenantDatabase,
  table: 'assignments',
  filter: Expression<SqlBool>,
): Promise<number> {
  const { rows } = await sql<{ total: string }>`
    select (select count(*) from ${sql.table(table)} s
            where s.tenant_id = ${tenant} and ${filter})
      - (select count(*) from ${sql.table(table)} s
         join actors gone on gone.tenant_id = s.tenant_id and gone.id = s.actor_id
         where s.tenant_id = ${tenant} and gone.tenant_id = ${tenant}
           and gone.deleted_at is not null and ${filter}) as total`.execute(query)
  return Number(rows[0]?.total ?? 0)
}

/**
 * Makes acts that change who holds what come one after another. Each asks before it changes the
 * first row: its end needs the tenant's row in any case, and whoever held another's rows by then
 * would wait for one who waits for them. Weaker than a lock that would stop others from naming the
 * tenant in their rows.
 */
export async function takeTurn({ query, tenant }: TenantDatabase): Promise<void> {
  await sql`select from tenants where id = ${tenant}::uuid for no key update`.execute(query)
}

/** That a row is of an API key whose maker may do nothing. */
export const isMadeByNobody = (table: string) => sql`exists (
  select from api_keys k join actors c on c.tenant_id = k.tenant_id and c.id = k.created_by
  where k.tenant_id = ${sql.ref(`${table}.tenant_id`)} and k.id = ${sql.ref(`${table}.id`)}
    and not ${mayAct('c')})`

type ActorStatus = 'active' | 'disabled' | 'expired' | 'untrusted' | 'ended-with-maker'

/** Whether an actor can act, and if not, for which of the reasons that decisions look at. */
export const statusOf = (actor: string, at: Date) => sql<ActorStatus>`case
  when exists (select from api_keys k where k.tenant_id = ${sql.ref(`${actor}.tenant_id`)}
    and k.id = ${sql.ref(`${actor}.id`)} and k.expires_at <= ${at}) then 'expired'
  when not ${sql.ref(`${actor}.enabled`)} then 'disabled'
  when not ${mayAct(actor)} then 'untrusted'
  when ${isMadeByNobody(actor)} then 'ended-with-maker'
  else 'active' end`
