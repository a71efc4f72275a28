import { type SqlBool, sql } from 'kysely'
import { isId } from '../../kernel/ids.ts'
import type { Row, TenantDatabase } from '../../storage/database.ts'
import { statusOf, takeTurn } from '../../storage/holder.ts'
import { holds, takeSlice } from '../../storage/slice.ts'
import type { Actor, ActorQuery, HeldRole } from './schema.ts'
import type { ActorStore } from './service.ts'

export const actorStore = (database: TenantDatabase): ActorStore => {
  const { query, tenant, touch } = database
  const all = (at: Date) =>
    query
      .selectFrom('actors')
      .selectAll()
      .select(({ selectFrom }) =>
        selectFrom('sightings as s')
          .whereRef('s.tenant_id', '=', 'actors.tenant_id')
          .whereRef('s.actor_id', '=', 'actors.id')
          .select('s.last_seen_at')
          .as('last_seen_at'),
      )
      .select(statusOf('actors', at).as('status'))
      .where('tenant_id', '=', tenant)
      .where('deleted_at', 'is', null)

  return {
    async find(id, at) {
      const row = await all(at).where('id', '=', id).executeTakeFirst()
      if (!row) return undefined
      const groups = await groupsOf(database, id)
      return { ...toActor(row), groups, roles: await rolesOf(database, id, groups) }
    },

    list: (asked, slice, at) =>
      takeSlice(all(at).where(filterOf(asked)), slice, {
        by: 'id',
        isCursor: isId,
        isSearched: asked.filter !== undefined,
        to: toActor,
      }),

    async setEnabled(id, enabled, at) {
      await takeTurn(database)
      const invited = query
        .selectFrom('users')
        .select('id')
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .where('password_hash', '=', '')
      if (enabled && (await invited.executeTakeFirst())) return false
      await query
        .updateTable('actors')
        .set({ enabled })
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .execute()
      await query
        .updateTable('users')
        .set((row) => ({
          status: enabled ? 'active' : 'disabled',
          updated_at: at,
          revision: sql<number>`${row.ref('revision')} + 1`,
        }))
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .where('status', '<>', 'deleted')
        .execute()
      touch('actor', id)
      return true
    },

    forget: (id, at) => forget(database, id, at),
  }
}

/** What the actor was given or left, by the column that names it. */
const traces = {
  sightings: 'actor_id',
  idempotency_keys: 'actor_id',
  assignments: 'actor_id',
  group_members: 'actor_id',
  workspace_members: 'actor_id',
  user_roles: 'user_id',
} as const

async function forget(database: TenantDatabase, id: string, at: Date): Promise<void> {
  const { query, tenant, touch } = database
  await takeTurn(database)
  for (const [table, column] of Object.entries(traces))
    await sql`
      delete from ${sql.table(table)}
      where tenant_id = ${tenant}::uuid and ${sql.ref(column)} = ${id}::uuid`.execute(query)
  await sql`
    update access_states
    set state = state || jsonb_build_object('subject', id, 'attributes', '{}'::jsonb)
    where tenant_id = ${tenant}::uuid and kind = 'actor' and id = ${id}`.execute(query)
  await sql`
    update actors set subject = id::text, display_name = '', attributes = '{}', enabled = false,
      synced_hash = null, synced_issued_at = null, deleted_at = ${at}
    where tenant_id = ${tenant}::uuid and id = ${id}::uuid`.execute(query)
  touch('actor', id)
}

export const sightingStore = ({ query, tenant }: TenantDatabase) => ({
  /** Notes when these actors were last seen, unless a later sight of them is noted already. */
  async note(actors: readonly string[], at: Date): Promise<void> {
    await sql`
      insert into sightings (tenant_id, actor_id, last_seen_at)
      select tenant_id, id, ${at} from actors
      where tenant_id = ${tenant}::uuid and id = any(${actors}::uuid[])
      order by id
      on conflict (tenant_id, actor_id) do update set last_seen_at = excluded.last_seen_at
      where sightings.last_seen_at < excluded.last_seen_at`.execute(query)
  },
})

async function groupsOf({ query, tenant }: TenantDatabase, actor: string): Promise<string[]> {
  const rows = await query
    .selectFrom('group_members')
    .select('group_name')
    .where('tenant_id', '=', tenant)
    .where('actor_id', '=', actor)
    .orderBy('group_name')
    .execute()
  return rows.map((row) => row.group_name)
}

async function rolesOf(
  { query, tenant }: TenantDatabase,
  actor: string,
  groups: readonly string[],
): Promise<HeldRole[]> {
  const rows = await query
    .selectFrom('assignments as s')
    .innerJoin('roles as r', (join) =>
      join.onRef('r.tenant_id', '=', 's.tenant_id').onRef('r.id', '=', 's.role_id'),
    )
    .where('s.tenant_id', '=', tenant)
    .where(sql<SqlBool>`(s.actor_id = ${actor} or s.group_name = any(${groups}::text[]))`)
    .select(['s.id', 's.group_name', 's.workspace_id', 's.active_from', 's.active_until'])
    .select('s.synced_by')
    .select(['r.scope', 'r.code'])
    .orderBy('r.precedence')
    .orderBy('s.id')
    .execute()
  return rows.map((row) => ({
    role: `${row.scope}/${row.code}`,
    assignmentId: row.id,
    group: row.group_name,
    syncedBy: row.synced_by,
    workspace: row.workspace_id,
    from: row.active_from?.toISOString() ?? null,
    until: row.active_until?.toISOString() ?? null,
  }))
}

function filterOf({ kind, issuer, enabled, filter }: ActorQuery) {
  const parts = [
    kind !== undefined && sql`kind = ${kind}`,
    issuer !== undefined && sql`issuer = ${issuer}`,
    enabled !== undefined && sql`enabled = ${enabled === 'true'}`,
    filter !== undefined && holds('search', filter),
  ].filter((part) => part !== false)
  return sql<SqlBool>`${sql.join([sql`true`, ...parts], sql` and `)}`
}

interface Shown extends Row<'actors'> {
  readonly last_seen_at: Date | null
  readonly status: Actor['status']
}

const toActor = (row: Shown): Actor => ({
  id: row.id,
  issuer: row.issuer,
  subject: row.subject,
  kind: row.kind,
  displayName: row.display_name,
  email: typeof row.attributes.email === 'string' ? row.attributes.email : null,
  enabled: row.enabled,
  status: row.status,
  lastSeenAt: row.last_seen_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
})
