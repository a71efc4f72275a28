import { sql } from 'kysely'
import { type Listed, listed } from '../../kernel/audit.ts'
import { type ActorId, uuidv7 } from '../../kernel/ids.ts'
import type { Row, TenantDatabase } from '../../storage/database.ts'
import { takeTurn } from '../../storage/holder.ts'
import type { EnrolmentStore, OutsideActor } from './service.ts'
import type { SyncedStore } from './sync.ts'

export const enrolmentStore = (database: TenantDatabase): EnrolmentStore => {
  const { query, tenant, touch } = database
  const actorOf = (issuer: string, subject: string) =>
    query
      .selectFrom('actors')
      .selectAll()
      .where('tenant_id', '=', tenant)
      .where('issuer', '=', issuer)
      .where('subject', '=', subject)
      .where('deleted_at', 'is', null)

  return {
    takeTurn: () => takeTurn(database),

    async holdIssuer(id) {
      const row = await query
        .selectFrom('issuers')
        .select('revision')
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .where('enabled', '=', true)
        .forShare()
        .executeTakeFirst()
      return row?.revision
    },

    async find(issuer, subject) {
      const row = await actorOf(issuer, subject).executeTakeFirst()
      return row && toOutsideActor(row)
    },

    async lock(issuer, subject) {
      const row = await actorOf(issuer, subject).forNoKeyUpdate().executeTakeFirst()
      return row && toOutsideActor(row)
    },

    async enter(actor) {
      const { numInsertedOrUpdatedRows } = await query
        .insertInto('actors')
        .values({
          tenant_id: tenant,
          id: actor.id,
          issuer: actor.issuer,
          subject: actor.subject,
          kind: actor.kind,
          display_name: actor.name,
          attributes: attributesOf(actor),
          created_at: actor.createdAt,
        })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'issuer', 'subject']).doNothing())
        .executeTakeFirstOrThrow()
      if (numInsertedOrUpdatedRows === 0n) return false
      touch('actor', actor.id)
      if (actor.kind === 'user') {
        const { id: user_id, createdAt: at } = actor
        await query
          .insertInto('user_roles')
          .values({ tenant_id: tenant, user_id, created_at: at, updated_at: at })
          .execute()
      }
      return true
    },

    async rename(actor, profile) {
      await query
        .updateTable('actors')
        .set({ display_name: profile.name, attributes: attributesOf(profile) })
        .where('tenant_id', '=', tenant)
        .where('id', '=', actor)
        .execute()
      touch('actor', actor)
    },

    async mark(actor, { hash, issuedAt, isAdmitted }) {
      await query
        .updateTable('actors')
        .set({ synced_hash: hash, synced_issued_at: issuedAt, synced_admitted: isAdmitted })
        .where('tenant_id', '=', tenant)
        .where('id', '=', actor.id)
        .execute()
      // Whoever remembers other tokens of it asks anew.
      if (actor.isAdmitted !== isAdmitted) touch('actor', actor.id)
    },
  }
}

const toOutsideActor = (row: Row<'actors'>): OutsideActor => ({
  id: row.id as ActorId,
  kind: row.kind,
  name: row.display_name,
  email: typeof row.attributes.email === 'string' ? row.attributes.email : undefined,
  hash: row.synced_hash,
  issuedAt: row.synced_issued_at,
  isAdmitted: row.synced_admitted,
})

/** What conditions see as `actor.attributes`. */
const attributesOf = ({ name, email }: { name: string; email: string | undefined }): string =>
  JSON.stringify({ name, email })

/** Of the grants of claims, also how to take back those of one issuer. */
export interface WithdrawableStore extends SyncedStore {
  /** Takes back what claims of the issuer gave, all, or these roles, groups and workspaces; tells what of whom. */
  withdraw(issuer: Withdrawn, gives?: Gives): Promise<Listed>
}

export interface Withdrawn {
  readonly id: string
  /** Its `iss`. */
  readonly issuer: string
}

interface Gives {
  readonly roles: readonly string[]
  readonly groups: readonly string[]
  readonly workspaces: readonly string[]
}

export const syncedStore = (database: TenantDatabase): WithdrawableStore => {
  const { query, tenant, touch } = database

  return {
    async withTied(roles) {
      const { rows } = await sql<{ role: string }>`
        select distinct 'default/' || (d.manifest -> 'global' ->> substr(said.role, 9)) as role
        from declarations d, unnest(${roles}::text[]) as said(role)
        where d.tenant_id = ${tenant}::uuid and said.role like 'default/%'
          and d.manifest -> 'global' ->> substr(said.role, 9) is not null`.execute(query)
      return [...new Set([...roles, ...rows.map(({ role }) => role)])]
    },

    of: async (actor, issuer) => ({
      groups: await syncedGroups(database, actor, issuer),
      workspaces: await syncedWorkspaces(database, actor),
      roles: await syncedRoles(database, actor, issuer),
    }),

    async putRole({ actor, role, issuer, at }) {
      const { rows } = await sql<{ id: string }>`
        insert into assignments (tenant_id, id, actor_id, role_id, source, synced_by, created_at)
        select tenant_id, ${uuidv7(at.getTime())}::uuid, ${actor}::uuid, id,
          ${issuer === null ? 'manual' : 'claim'}, ${issuer}::uuid, ${at}
        from roles
        where tenant_id = ${tenant}::uuid and scope || '/' || code = ${role} and level = 'tenant'
        for key share
        on conflict do nothing returning id`.execute(query)
      touch('actor', actor)
      return rows[0]?.id
    },

    async dropRole(actor, assignment) {
      await query
        .deleteFrom('assignments')
        .where('tenant_id', '=', tenant)
        .where('id', '=', assignment)
        .execute()
      touch('actor', actor)
    },

    async putGroup({ actor, group, issuer, at }) {
      const { numAffectedRows } = await sql`
        insert into group_members (tenant_id, group_name, actor_id, added_at, by_hand, synced_by)
        select tenant_id, name, ${actor}::uuid, ${at}, false, ${issuer}::uuid
        from groups where tenant_id = ${tenant}::uuid and name = ${group}
        for key share
        on conflict (tenant_id, group_name, actor_id) do update set synced_by = excluded.synced_by
        `.execute(query)
      touch('actor', actor)
      return numAffectedRows === 1n
    },

    async dropGroup({ actor, group, issuer }) {
      const membership = sql`tenant_id = ${tenant}::uuid and group_name = ${group}
        and actor_id = ${actor}::uuid and synced_by = ${issuer}::uuid`
      await sql`delete from group_members where ${membership} and not by_hand`.execute(query)
      await sql`update group_members set synced_by = null where ${membership}`.execute(query)
      touch('actor', actor)
    },

    withdraw: (issuer, gives) => withdraw(database, issuer, gives),
  }
}

async function syncedGroups(
  { query, tenant }: TenantDatabase,
  actor: string,
  issuer: string,
): Promise<string[]> {
  const rows = await query
    .selectFrom('group_members')
    .select('group_name')
    .where('tenant_id', '=', tenant)
    .where('actor_id', '=', actor)
    .where('synced_by', '=', issuer)
    .execute()
  return rows.map((row) => row.group_name)
}

/** An actor is of one issuer, so no other brings it into workspaces. */
async function syncedWorkspaces(
  { query, tenant }: TenantDatabase,
  actor: string,
): Promise<Map<string, string>> {
  const rows = await query
    .selectFrom('workspace_members')
    .select(['workspace_id', 'role'])
    .where('tenant_id', '=', tenant)
    .where('actor_id', '=', actor)
    .where('source', '=', 'sync')
    .execute()
  return new Map(rows.map((row) => [row.workspace_id, row.role]))
}

async function syncedRoles(
  { query, tenant }: TenantDatabase,
  actor: string,
  issuer: string,
): Promise<Map<string, string>> {
  const rows = await query
    .selectFrom('assignments as s')
    .innerJoin('roles as r', (join) =>
      join.onRef('r.tenant_id', '=', 's.tenant_id').onRef('r.id', '=', 's.role_id'),
    )
    .select(['s.id', 'r.scope', 'r.code'])
    .where('s.tenant_id', '=', tenant)
    .where('s.actor_id', '=', actor)
    .where('s.synced_by', '=', issuer)
    .where('s.workspace_id', 'is', null)
    .execute()
  return new Map(rows.map((row) => [`${row.scope}/${row.code}`, row.id]))
}

async function withdraw(
  { query, tenant, touch }: TenantDatabase,
  { id, issuer }: Withdrawn,
  gives?: Gives,
): Promise<Listed> {
  const of = sql`tenant_id = ${tenant}::uuid and synced_by = ${id}::uuid`
  const isRole = gives
    ? sql`role_id in (select r.id from roles r where r.tenant_id = ${tenant}::uuid
        and r.scope || '/' || r.code = any(${gives.roles}::text[]))`
    : sql`true`
  const isGroup = gives ? sql`group_name = any(${gives.groups}::text[])` : sql`true`
  const isPlace = gives ? sql`m.workspace_id = any(${gives.workspaces}::uuid[])` : sql`true`
  const roles = await sql<Of>`
    with gone as (
      delete from assignments where ${of} and ${isRole} returning actor_id, role_id)
    select actor_id, r.scope || '/' || r.code as what from gone
    join roles r on r.tenant_id = ${tenant}::uuid and r.id = role_id`.execute(query)
  const groups = await sql<Of>`
    delete from group_members where ${of} and ${isGroup} and not by_hand
    returning actor_id, group_name as what`.execute(query)
  // Whoever was also put there by hand stays.
  await sql`update group_members set synced_by = null where ${of} and ${isGroup}`.execute(query)
  const workspaces = await sql<Of>`
    with gone as (
      delete from workspace_members m using actors a
      where m.tenant_id = ${tenant}::uuid and m.source = 'sync' and a.tenant_id = m.tenant_id
        and a.id = m.actor_id and a.issuer = ${issuer} and ${isPlace}
      returning m.actor_id, m.workspace_id
    ), derived as (
      delete from assignments s using gone g
      where s.tenant_id = ${tenant}::uuid and s.source = 'membership'
        and s.actor_id = g.actor_id and s.workspace_id = g.workspace_id
    )
    select actor_id, workspace_id::text as what from gone`.execute(query)
  for (const { actor_id } of [...roles.rows, ...groups.rows, ...workspaces.rows])
    touch('actor', actor_id)
  const told = (rows: readonly Of[]) => rows.map(({ actor_id, what }) => `${what} of ${actor_id}`)
  return {
    ...listed('roles', told(roles.rows)),
    ...listed('groups', told(groups.rows)),
    ...listed('workspaces', told(workspaces.rows)),
  }
}

interface Of {
  readonly actor_id: string
  readonly what: string
}
