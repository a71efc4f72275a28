import { type Expression, type SqlBool, sql } from 'kysely'
import { isId } from '../../kernel/ids.ts'
import { isOfRevision } from '../../storage/conditions.ts'
import { isUniqueViolation, type Row, type TenantDatabase } from '../../storage/database.ts'
import { takeTurn } from '../../storage/holder.ts'
import { holds, takeSlice } from '../../storage/slice.ts'
import { addUsers, attributesOf } from './adding-store.ts'
import type { LifecycleStore } from './lifecycle.ts'
import type { UserChanges, UserStore } from './ports.ts'
import type { User, UserQuery } from './schema.ts'

export const userStore = (database: TenantDatabase): UserStore & LifecycleStore => {
  const { query, tenant } = database
  const all = () =>
    query
      .selectFrom('users')
      .selectAll('users')
      .select(({ selectFrom, ref }) =>
        selectFrom('group_members as m')
          .whereRef('m.tenant_id', '=', ref('users.tenant_id'))
          .whereRef('m.actor_id', '=', ref('users.id'))
          .select(
            sql<string[]>`coalesce(array_agg(m.group_name order by m.group_name), '{}')`.as(
              'groups',
            ),
          )
          .as('groups'),
      )
      .select(({ selectFrom, ref }) =>
        selectFrom('actors as a')
          .whereRef('a.tenant_id', '=', ref('users.tenant_id'))
          .whereRef('a.id', '=', ref('users.id'))
          .select('a.subject')
          .as('subject'),
      )
      .where('users.tenant_id', '=', tenant)

  const store: UserStore & LifecycleStore = {
    insert: (users) => addUsers(database, users),

    async find(id) {
      const row = await all().where('users.id', '=', id).where(isHere).executeTakeFirst()
      return row && toUser(row)
    },

    list: (asked, slice) =>
      takeSlice(all().where(filterOf(asked)), slice, {
        by: 'users.id',
        isCursor: isId,
        isSearched: asked.filter !== undefined,
        to: toUser,
      }),

    async update(id, changes, { at, revision }) {
      await takeTurn(database)
      try {
        const { numUpdatedRows } = await query
          .updateTable('users')
          .set((row) => ({
            ...toColumns(changes),
            updated_at: at,
            revision: sql`${row.ref('revision')} + 1`,
          }))
          .where('tenant_id', '=', tenant)
          .where('id', '=', id)
          .where(isHere)
          .where(isOfRevision(revision))
          .executeTakeFirstOrThrow()
        if (numUpdatedRows === 0n) return undefined
      } catch (error) {
        if (isUniqueViolation(error)) return 'email-taken'
        throw error
      }
      const row = await all().where('users.id', '=', id).executeTakeFirstOrThrow()
      await followUser(database, toUser(row), at)
      return toUser(row)
    },

    async passwordHashOf(id) {
      const row = await query
        .selectFrom('users')
        .select('password_hash')
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .where('status', '=', 'active')
        .executeTakeFirst()
      return row?.password_hash
    },

    async accept(id, { username, passwordHash }, at) {
      await takeTurn(database)
      try {
        const { numUpdatedRows } = await query
          .updateTable('users')
          .set((row) => ({
            username,
            password_hash: passwordHash,
            status: 'active' as const,
            updated_at: at,
            revision: sql<number>`${row.ref('revision')} + 1`,
          }))
          .where('tenant_id', '=', tenant)
          .where('id', '=', id)
          .where('status', '=', 'invited')
          .executeTakeFirstOrThrow()
        if (numUpdatedRows === 0n) return undefined
      } catch (error) {
        if (isUniqueViolation(error)) return 'username-taken'
        throw error
      }
      const user = toUser(await all().where('users.id', '=', id).executeTakeFirstOrThrow())
      await followUser(database, user, at)
      return user
    },

    async statusOf(id) {
      const row = await query
        .selectFrom('users')
        .select('status')
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
      return row?.status
    },

    async purge(id) {
      await sql`select purge_user(${id}::uuid)`.execute(query)
      // The name that others have for the person goes too, also from what is kept of the past.
      await sql`update actors set subject = id::text
        where tenant_id = ${tenant}::uuid and id = ${id}::uuid`.execute(query)
      await sql`update access_states set state = jsonb_set(state, '{subject}', to_jsonb(id))
        where tenant_id = ${tenant}::uuid and kind = 'actor' and id = ${id}
          and state ? 'subject'`.execute(query)
    },
  }
  return store
}

/** The actor follows its user: name, attributes, whether it may act, and its end. */
async function followUser(
  { query, tenant, touch }: TenantDatabase,
  user: User,
  at: Date,
): Promise<void> {
  await query
    .updateTable('actors')
    .set({
      display_name: `${user.firstName} ${user.lastName}`,
      attributes: attributesOf(user),
      enabled: user.status === 'active',
      deleted_at: user.status === 'deleted' ? at : null,
    })
    .where('tenant_id', '=', tenant)
    .where('id', '=', user.id)
    .execute()
  // What it held must not stand in the way of whoever deletes that.
  if (user.status === 'deleted')
    await query
      .deleteFrom('user_roles')
      .where('tenant_id', '=', tenant)
      .where('user_id', '=', user.id)
      .execute()
  touch('actor', user.id)
}

/** Neither deleted nor purged. */
const isHere = sql<SqlBool>`status not in ('deleted', 'purged')`

function filterOf(asked: UserQuery): Expression<SqlBool> {
  const status = asked.status ? sql`status = ${asked.status}` : isHere
  const role = asked.globalRole ? sql`global_role = ${asked.globalRole}` : sql`true`
  if (!asked.filter) return sql<SqlBool>`${status} and ${role}`
  return sql<SqlBool>`${status} and ${role} and ${holds('users.search', asked.filter)}`
}

const toColumns = (changes: UserChanges) => ({
  ...(changes.email !== undefined && { email: changes.email }),
  ...(changes.firstName !== undefined && { first_name: changes.firstName }),
  ...(changes.lastName !== undefined && { last_name: changes.lastName }),
  ...(changes.status !== undefined && { status: statusAs(changes.status) }),
  ...(changes.passwordHash !== undefined && { password_hash: changes.passwordHash }),
})

/** One who never accepted the invitation is invited again when enabled. */
const statusAs = (status: User['status']) =>
  status === 'active'
    ? sql<User['status']>`case when password_hash = '' then 'invited' else 'active' end`
    : status

const toUser = (row: Row<'users'> & { groups: string[] | null; subject: string | null }): User => ({
  id: row.id,
  username: row.username,
  email: row.email,
  firstName: row.first_name,
  lastName: row.last_name,
  groups: row.groups ?? [],
  globalRole: row.global_role,
  status: row.status,
  subject: row.subject ?? row.id,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  revision: row.revision,
})
