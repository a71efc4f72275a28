import { type SqlBool, sql } from 'kysely'
import { isUniqueViolation, type TenantDatabase } from '../../storage/database.ts'
import {
  declaredPrecedences,
  holder,
  impliedReadings,
  isHere,
  joiningPeople,
  readings,
  reference,
  theirUser,
} from './readings.ts'
import type { ConfigurationStore } from './service.ts'

export const configurationStore = ({
  query,
  tenant,
  touch,
}: TenantDatabase): ConfigurationStore => ({
  async read(kind) {
    const isJoining = joiningPeople.has(kind)
    if (isJoining) await sql`set local enable_nestloop = off`.execute(query)
    const { rows } = await sql<{ item: Record<string, unknown> }>`
      select item from (${readings[kind](tenant)}) as found(key, item)
      order by key collate "C"`.execute(query)
    if (isJoining) await sql`set local enable_nestloop = on`.execute(query)
    return rows.map((row) => row.item)
  },

  async implied(kind) {
    const reading = impliedReadings[kind]
    if (!reading) return []
    const { rows } = await sql<{ item: Record<string, unknown> }>`
      select item from (${reading(tenant)}) as found(key, item)`.execute(query)
    return rows.map((row) => row.item)
  },

  async version() {
    const row = await query
      .selectFrom('tenants')
      .select('access_version')
      .where('id', '=', tenant)
      .executeTakeFirstOrThrow()
    return Number(row.access_version)
  },

  async actors() {
    const { rows } = await sql<{ name: string; id: string }>`
      select ${holder} as name, a.id from actors a ${theirUser}
      where a.tenant_id = ${tenant}::uuid and ${isHere}`.execute(query)
    return rows
  },

  async holder(name) {
    const [, username] = /^@(.*)$/s.exec(name) ?? []
    const [, issuer, subject] = /^(\S+) (.*)$/s.exec(name) ?? []
    const { rows } = await sql<{ id: string }>`
      select a.id from actors a ${theirUser}
      where a.tenant_id = ${tenant}::uuid and ${isHere} and ${
        username === undefined
          ? sql`a.issuer = ${issuer ?? 'local'} and a.subject = ${subject ?? name}`
          : sql`u.username_key = ${username.toLowerCase()} and u.username = ${username}`
      }`.execute(query)
    return rows[0]?.id
  },

  async rename(actor, subject) {
    const renamed = await unlessTaken(
      query
        .updateTable('actors')
        .set({ subject })
        .where('tenant_id', '=', tenant)
        .where('id', '=', actor)
        // By another's id nobody else is known: it is looked for among subjects first.
        .where(sql<SqlBool>`not exists (select from actors o where o.tenant_id = ${tenant}::uuid
          and o.id::text = ${subject} and o.id <> ${actor}::uuid and o.subject <> ${subject})`)
        .returning('id')
        .execute(),
    )
    touch('actor', actor)
    return renamed !== undefined && renamed.length > 0
  },

  async issuer(issuer) {
    const row = await query
      .selectFrom('issuers')
      .select('id')
      .where('tenant_id', '=', tenant)
      .where('issuer', '=', issuer)
      .executeTakeFirst()
    return row?.id
  },

  async provider(name) {
    const row = await query
      .selectFrom('providers')
      .select('id')
      .where('tenant_id', '=', tenant)
      .where('name', '=', name)
      .executeTakeFirst()
    return row?.id
  },

  async place(role, precedence) {
    const { rows } = await sql<{ id: string }>`
      update roles x set precedence = coalesce(${precedence}::integer, declared.precedence),
        revision = x.revision + 1
      from (${declaredPrecedences(tenant)}) as declared
      where x.tenant_id = ${tenant}::uuid and x.id = declared.id and ${reference} = ${role}
      returning x.id`.execute(query)
    const id = rows[0]?.id
    if (id !== undefined) touch('role', id)
    return id
  },

  async enter(actor) {
    const entered = await unlessTaken(
      query
        .insertInto('actors')
        .values({
          tenant_id: tenant,
          id: actor.id,
          issuer: actor.issuer,
          subject: actor.subject,
          kind: actor.kind,
          display_name: actor.displayName,
          attributes: attributesOf(actor),
          created_at: actor.at,
        })
        .execute(),
    )
    touch('actor', actor.id)
    return entered !== undefined
  },

  async describe(actor) {
    await query
      .updateTable('actors')
      .set({ display_name: actor.displayName, attributes: attributesOf(actor) })
      .where('tenant_id', '=', tenant)
      .where('id', '=', actor.id)
      .execute()
    touch('actor', actor.id)
  },

  async assignment({ actor, group, role, workspace, from, until }) {
    const { rows } = await sql<{ id: string }>`
      select s.id from assignments s join roles r on r.tenant_id = s.tenant_id and r.id = s.role_id
      where s.tenant_id = ${tenant}::uuid and r.scope || '/' || r.code = ${role}
        and s.actor_id is not distinct from ${actor}::uuid
        and s.group_name is not distinct from ${group}
        and s.workspace_id is not distinct from ${workspace}::uuid and s.source = 'manual'
        and s.active_from is not distinct from ${from}::timestamptz
        and s.active_until is not distinct from ${until}::timestamptz`.execute(query)
    return rows[0]?.id
  },
})

/** False when somebody is known so already, or was; the transaction is lost then. */
async function unlessTaken<T>(write: Promise<T>): Promise<T | undefined> {
  try {
    return await write
  } catch (error) {
    if (isUniqueViolation(error)) return undefined
    throw error
  }
}

const attributesOf = ({
  displayName: name,
  email,
}: {
  displayName: string
  email: string | null
}) => JSON.stringify(email === null ? { name } : { name, email })
