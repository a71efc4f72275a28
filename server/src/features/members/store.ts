import { sql } from 'kysely'
import { isId } from '../../kernel/ids.ts'
import type { TenantDatabase } from '../../storage/database.ts'
import { forgetToken, isHolderHere, isKey, mayAct, takeTurn } from '../../storage/holder.ts'
import { takeSlice } from '../../storage/slice.ts'
import type { Member, WorkspaceRole } from './schema.ts'
import type { MemberStore, Place } from './service.ts'

export const memberStore = (database: TenantDatabase): MemberStore => {
  const { query, tenant } = database
  const all = () =>
    query
      .selectFrom('workspace_members as m')
      // Left only in name: there is always one, and one who counts need not look.
      .leftJoin('actors as a', (join) =>
        join.onRef('a.tenant_id', '=', 'm.tenant_id').onRef('a.id', '=', 'm.actor_id'),
      )
      .where('m.tenant_id', '=', tenant)
      .where(isHolderHere('m'))
      .select(['m.actor_id', 'm.role', 'm.source', 'm.added_at'])
      .select(sql<Member['kind']>`a.kind`.as('kind'))
      .select(sql<string>`a.display_name`.as('display_name'))

  return {
    async takeTurn(workspace) {
      await takeTurn(database)
      const row = await query
        .selectFrom('workspaces')
        .select('id')
        .where('tenant_id', '=', tenant)
        .where('id', '=', workspace)
        .forNoKeyUpdate()
        .executeTakeFirst()
      return row !== undefined
    },

    async find({ workspace, actor }) {
      const row = await all()
        .where('m.workspace_id', '=', workspace)
        .where('m.actor_id', '=', actor)
        .executeTakeFirst()
      return row && toMember(row)
    },

    list: (workspace, slice) =>
      takeSlice(all().where('m.workspace_id', '=', workspace), slice, {
        by: 'm.actor_id',
        isCursor: isId,
        to: toMember,
      }),

    async put(place, role, at) {
      await putMember(database, { ...place, role, source: 'manual', at })
      await deriveGrants(database, [place.actor], at)
    },

    async remove(place, at) {
      await removeMember(database, place)
      await deriveGrants(database, [place.actor], at)
    },

    followClaims: (actor) => forgetToken(database, actor),

    async hasOwner(workspace) {
      const row = await all()
        .where('m.workspace_id', '=', workspace)
        .where('m.role', '=', 'owner')
        .where(mayAct('a'))
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },

    async actorOfEmail(email) {
      const row = await query
        .selectFrom('users')
        .select('id')
        .where('tenant_id', '=', tenant)
        .where('email_key', '=', email)
        .where('status', 'not in', ['deleted', 'purged'])
        .executeTakeFirst()
      return row?.id
    },

    async hasActor(actor) {
      const row = await query
        .selectFrom('actors')
        .select('id')
        .where('tenant_id', '=', tenant)
        .where('id', '=', actor)
        .where('deleted_at', 'is', null)
        .where(({ not }) => not(isKey('actors')))
        .forKeyShare()
        .executeTakeFirst()
      return row !== undefined
    },
  }
}

/** Memberships that follow a claim. Those that were added by hand are never touched. */
export const syncedMemberStore = (database: TenantDatabase) => ({
  /** Makes it the actor's role in the workspace. False when a hand set it otherwise, or it is gone. */
  async putSynced(place: Place, role: WorkspaceRole, at: Date): Promise<boolean> {
    const isPut = await putMember(database, { ...place, role, source: 'sync', at })
    if (isPut) await deriveGrants(database, [place.actor], at)
    return isPut
  },

  /** Ends what a claim had brought; false when there was no such membership. */
  async removeSynced(place: Place, at: Date): Promise<boolean> {
    const isRemoved = await removeMember(database, place, 'sync')
    if (isRemoved) await deriveGrants(database, [place.actor], at)
    return isRemoved
  },
})

/** The assignments that follow from something else: a user's global role, and memberships. */
export const derivedGrantStore = (database: TenantDatabase) => ({
  deriveFor: (actor: string, at: Date): Promise<void> => deriveGrants(database, [actor], at),
  deriveForAllOf: (actors: readonly string[], at: Date): Promise<void> =>
    deriveGrants(database, actors, at),
  /** After a manifest changed which roles follow. */
  deriveForAll: (at: Date): Promise<void> => deriveGrants(database, null, at),
})

interface Put extends Place {
  readonly role: WorkspaceRole
  readonly source: 'manual' | 'sync'
  readonly at: Date
}

async function putMember(
  { query, tenant }: TenantDatabase,
  { workspace, actor, role, source, at }: Put,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into workspace_members (tenant_id, workspace_id, actor_id, role, source, added_at)
    select w.tenant_id, w.id, a.id, ${role}, ${source}, ${at}
    from workspaces w join actors a on a.tenant_id = w.tenant_id and a.id = ${actor}::uuid
    where w.tenant_id = ${tenant}::uuid and w.id = ${workspace}::uuid and a.deleted_at is null
    on conflict (tenant_id, workspace_id, actor_id) do update set role = excluded.role,
      source = excluded.source
    where excluded.source = 'manual' or workspace_members.source = 'sync'`.execute(query)
  return numAffectedRows === 1n
}

async function removeMember(
  { query, tenant }: TenantDatabase,
  { workspace, actor }: Place,
  source?: 'sync',
): Promise<boolean> {
  const { numDeletedRows } = await query
    .deleteFrom('workspace_members')
    .where('tenant_id', '=', tenant)
    .where('workspace_id', '=', workspace)
    .where('actor_id', '=', actor)
    .where((where) => (source ? where('source', '=', source) : where.val(true)))
    .executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}

/**
 * Makes the assignments of the actors (of everyone, for null) that follow from global role and
 * memberships what the manifests say of these, and leaves what was assigned by hand.
 */
async function deriveGrants(
  database: TenantDatabase,
  actors: readonly string[] | null,
  at: Date,
): Promise<void> {
  const { query, tenant, touch } = database
  // Waits for a manifest that is being applied, so that what it says is seen here, and keeps the
  // next one waiting, so that it sees who came.
  await takeTurn(database)
  const { rows } = await sql<{ actor_id: string }>`
    with due as materialized (
      select u.id as actor_id, r.id as role_id, null::uuid as workspace_id, 'global-role' as source
      from users u
      join declarations d on d.tenant_id = u.tenant_id
      join roles r on r.tenant_id = u.tenant_id and r.scope = 'default' and r.level = 'tenant'
        and r.code = d.manifest -> 'global' ->> u.global_role
      where u.tenant_id = ${tenant}::uuid and u.status not in ('deleted', 'purged')
        and (${actors}::uuid[] is null or u.id = any(${actors}::uuid[]))
      union
      select m.actor_id, r.id, m.workspace_id, 'membership'
      from workspace_members m
      join declarations d on d.tenant_id = m.tenant_id
      join roles r on r.tenant_id = m.tenant_id and r.scope = 'default' and r.level = 'workspace'
        and r.code = d.manifest -> 'workspace' ->> m.role
      where m.tenant_id = ${tenant}::uuid
        and (${actors}::uuid[] is null or m.actor_id = any(${actors}::uuid[]))
    ), gone as (
      delete from assignments s
      where s.tenant_id = ${tenant}::uuid and s.source in ('global-role', 'membership')
        and (${actors}::uuid[] is null or s.actor_id = any(${actors}::uuid[]))
        and not exists (
          select from due where due.actor_id = s.actor_id and due.role_id = s.role_id
            and due.workspace_id is not distinct from s.workspace_id and due.source = s.source)
      returning actor_id
    ), made as (
      insert into assignments (tenant_id, id, actor_id, role_id, workspace_id, source, created_at)
      select ${tenant}::uuid, gen_random_uuid(), actor_id, role_id, workspace_id, source, ${at}
      from due on conflict do nothing returning actor_id
    )
    select actor_id from gone union select actor_id from made`.execute(query)
  for (const row of rows) touch('actor', row.actor_id)
}

interface Row {
  readonly actor_id: string
  readonly kind: Member['kind']
  readonly display_name: string
  readonly role: WorkspaceRole
  readonly source: 'manual' | 'sync'
  readonly added_at: Date
}

const toMember = (row: Row): Member => ({
  actorId: row.actor_id,
  kind: row.kind,
  displayName: row.display_name,
  role: row.role,
  source: row.source,
  addedAt: row.added_at.toISOString(),
})
