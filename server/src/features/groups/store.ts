import { type Kysely, type SqlBool, sql } from 'kysely'
import { isId } from '../../kernel/ids.ts'
import type { Database, Row, TenantDatabase } from '../../storage/database.ts'
import { isForeignKeyViolation } from '../../storage/database.ts'
import { isHolderHere, isKey, takeTurn } from '../../storage/holder.ts'
import { containing, isText, takeSlice } from '../../storage/slice.ts'
import type { Group } from './schema.ts'
import type { GroupStore, Members } from './service.ts'

export const groupStore = (database: TenantDatabase): GroupStore => {
  const { query, tenant } = database
  const all = () => query.selectFrom('groups').selectAll().where('tenant_id', '=', tenant)

  return {
    async insert(group) {
      const { numInsertedOrUpdatedRows } = await query
        .insertInto('groups')
        .values({
          tenant_id: tenant,
          name: group.name,
          title: group.title,
          managed_by: null,
          created_at: new Date(group.createdAt),
        })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'name']).doNothing())
        .executeTakeFirstOrThrow()
      database.touch('group', group.name)
      return numInsertedOrUpdatedRows === 1n
    },

    async find(name) {
      const row = await all().where('name', '=', name).executeTakeFirst()
      return row && { ...toGroup(row), users: await usernames(database, name) }
    },

    async retitle(name, title) {
      const before = await all().where('name', '=', name).forUpdate().executeTakeFirst()
      await query
        .updateTable('groups')
        .set({ title })
        .where('tenant_id', '=', tenant)
        .where('name', '=', name)
        .execute()
      return before && toGroup(before)
    },

    async has(name) {
      const row = await all()
        .clearSelect()
        .select('name')
        .where('name', '=', name)
        .executeTakeFirst()
      return row !== undefined
    },

    list: ({ filter }, slice) =>
      takeSlice(
        filter === undefined
          ? all()
          : all().where(sql<SqlBool>`lower(name || ' ' || title) like ${containing(filter)}`),
        slice,
        { by: 'name', isCursor: isText, to: toGroup },
      ),

    remove: (name) => removeGroup(database, name),

    members: (name, slice) =>
      takeSlice(
        query
          .selectFrom('group_members as m')
          // Left only in name: there is always one, and one who counts need not look.
          .leftJoin('actors as a', (join) =>
            join.onRef('a.tenant_id', '=', 'm.tenant_id').onRef('a.id', '=', 'm.actor_id'),
          )
          .where('m.tenant_id', '=', tenant)
          .where('m.group_name', '=', name)
          .where(isHolderHere('m'))
          .select(['m.actor_id as id', 'm.by_hand', 'm.synced_by'])
          .select(sql<Row<'actors'>['kind']>`a.kind`.as('kind'))
          .select(sql<string>`a.display_name`.as('display_name')),
        slice,
        {
          by: 'm.actor_id',
          isCursor: isId,
          to: (row) => ({
            id: row.id,
            kind: row.kind,
            displayName: row.display_name,
            byHand: row.by_hand,
            syncedBy: row.synced_by,
          }),
        },
      ),

    addMembers: (members, at) => addMembers(database, members, at),

    async removeMember({ group, actor }) {
      const row = await query
        .deleteFrom('group_members')
        .where('tenant_id', '=', tenant)
        .where('group_name', '=', group)
        .where('actor_id', '=', actor)
        .returning('synced_by')
        .executeTakeFirst()
      if (!row) return 'unknown'
      database.touch('actor', actor)
      return row.synced_by === null ? 'removed' : 'synced'
    },
  }
}

async function addMembers(
  database: TenantDatabase,
  { group, actors }: Members,
  at: Date,
): Promise<readonly string[] | 'unknown' | 'is-key'> {
  const { query, tenant, touch } = database
  await takeTurn(database)
  const wanted = [...new Set(actors)]
  const known = await query
    .selectFrom('actors')
    .select(['id', isKey('actors').as('is_key')])
    .where('tenant_id', '=', tenant)
    .where(sql<SqlBool>`id = any(${wanted}::uuid[])`)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .forKeyShare()
    .execute()
  if (known.length < wanted.length) return 'unknown'
  if (known.some((actor) => actor.is_key)) return 'is-key'
  const { rows } = await sql<{ actor: string }>`
    insert into group_members (tenant_id, group_name, actor_id, added_at)
    select ${tenant}::uuid, ${group}, actor_id, ${at}::timestamptz
    from unnest(${wanted}::uuid[]) as wanted(actor_id)
    -- One that a claim gave stays from now on when the claim goes.
    on conflict (tenant_id, group_name, actor_id) do update set by_hand = true
      where group_members.by_hand = false
    returning actor_id as actor`.execute(query)
  for (const { actor } of rows) touch('actor', actor)
  return rows.map(({ actor }) => actor)
}

/** The groups of one actor as a whole, for those who set them with the actor. */
export const membershipStore = (database: TenantDatabase) => ({
  async replace(actor: string, groups: readonly string[], at: Date) {
    const { query, tenant, touch } = database
    await takeTurn(database)
    const wanted = [...new Set(groups)]
    const known = await lockedGroups(query, tenant, wanted)
    const left = await query
      .deleteFrom('group_members')
      .where('tenant_id', '=', tenant)
      .where('actor_id', '=', actor)
      // What follows a claim goes when the claim does.
      .where('synced_by', 'is', null)
      .where(sql<SqlBool>`group_name <> all(${known}::text[])`)
      .returning('group_name')
      .execute()
    const { rows: joined } = await sql<{ group_name: string }>`
      insert into group_members (tenant_id, group_name, actor_id, added_at)
      select ${tenant}::uuid, name, ${actor}::uuid, ${at}::timestamptz
      from unnest(${known}::text[]) as known(name)
      on conflict do nothing returning group_name`.execute(query)
    touch('actor', actor)
    return {
      unknown: wanted.filter((name) => !known.includes(name)),
      changed: [...left, ...joined].map((row) => row.group_name),
    }
  },
})

/** Those of the names that are groups, kept from being deleted until the transaction ends. */
async function lockedGroups(
  query: Kysely<Database>,
  tenant: string,
  names: readonly string[],
): Promise<string[]> {
  const rows = await query
    .selectFrom('groups')
    .select('name')
    .where('tenant_id', '=', tenant)
    .where(sql<SqlBool>`name = any(${names}::text[])`)
    .orderBy('name')
    .forKeyShare()
    .execute()
  return rows.map((row) => row.name)
}

async function removeGroup(
  database: TenantDatabase,
  name: string,
): Promise<'removed' | 'unknown' | 'has-members'> {
  const { query, tenant, touch } = database
  await takeTurn(database)
  // Held, so that nothing can be tied to it between these statements.
  const group = await query
    .selectFrom('groups')
    .select('name')
    .where('tenant_id', '=', tenant)
    .where('name', '=', name)
    .forUpdate()
    .executeTakeFirst()
  if (!group) return 'unknown'
  await sql`
    delete from group_members m using actors a
    where m.tenant_id = ${tenant}::uuid and m.group_name = ${name}
      and a.tenant_id = m.tenant_id and a.id = m.actor_id and a.deleted_at is not null`.execute(
    query,
  )
  await query
    .deleteFrom('assignments')
    .where('tenant_id', '=', tenant)
    .where('group_name', '=', name)
    .execute()
  try {
    await query
      .deleteFrom('groups')
      .where('tenant_id', '=', tenant)
      .where('name', '=', name)
      .execute()
  } catch (error) {
    if (isForeignKeyViolation(error)) return 'has-members'
    throw error
  }
  touch('group', name)
  return 'removed'
}

async function usernames({ query, tenant }: TenantDatabase, group: string): Promise<string[]> {
  const rows = await query
    .selectFrom('group_members as m')
    .innerJoin('users as u', (join) =>
      join.onRef('u.tenant_id', '=', 'm.tenant_id').onRef('u.id', '=', 'm.actor_id'),
    )
    .where('m.tenant_id', '=', tenant)
    .where('m.group_name', '=', group)
    .where('u.status', '<>', 'deleted')
    // An invited one has not chosen a name yet.
    .where('u.username', '<>', '')
    .select('u.username')
    .orderBy('u.username')
    .execute()
  return rows.map((row) => row.username)
}

const toGroup = (row: Row<'groups'>): Group => ({
  id: row.name,
  name: row.name,
  title: row.title,
  createdAt: row.created_at.toISOString(),
  ...(row.managed_by !== null && { managedBy: row.managed_by }),
})
