import { type SqlBool, sql } from 'kysely'
import { isId } from '../../kernel/ids.ts'
import { heldBy } from '../../storage/contents.ts'
import type { TenantDatabase } from '../../storage/database.ts'
import { isHolderHere } from '../../storage/holder.ts'
import { holds, takeSlice } from '../../storage/slice.ts'
import type { UserRole } from './schema.ts'
import type { UserRoleStore } from './service.ts'

export const userRoleStore = ({ query, tenant, touch }: TenantDatabase): UserRoleStore => {
  const all = () =>
    query
      .selectFrom('user_roles as r')
      // Left only in name: there is always one, and one who counts need not look.
      .leftJoin('actors as a', (join) =>
        join.onRef('a.tenant_id', '=', 'r.tenant_id').onRef('a.id', '=', 'r.user_id'),
      )
      .where('r.tenant_id', '=', tenant)
      .where(isHolderHere('r', 'user_id'))
      .select(['r.user_id', 'r.revision', 'r.created_at', 'r.updated_at'])
      .select([sql<string>`a.issuer`.as('issuer'), sql<string>`a.subject`.as('subject')])
      .select(sql<string>`a.display_name`.as('display_name'))
      .select(heldBy('user-role', 'policies', 'r.user_id').as('policies'))
      .select(heldBy('user-role', 'collections', 'r.user_id').as('collections'))

  /** What is searched lies in the index of the actors who are here: it must be said that they are. */
  const found = (text: string) =>
    all().where(holds('a.search', text)).where(sql<SqlBool>`a.deleted_at is null`)

  return {
    async user(name) {
      const row = await query
        .selectFrom('actors')
        .select('id')
        .where('tenant_id', '=', tenant)
        .where('kind', '=', 'user')
        .where('deleted_at', 'is', null)
        .where(
          sql<SqlBool>`(id = ${isId(name) ? name : null}::uuid or (issuer = 'local' and subject = ${name}))`,
        )
        // An id is an id before it is a subject.
        .orderBy(sql`(id = ${isId(name) ? name : null}::uuid) is true`, 'desc')
        .limit(1)
        .executeTakeFirst()
      return row?.id
    },

    async insert(user, at) {
      const { numInsertedOrUpdatedRows } = await query
        .insertInto('user_roles')
        .values({ tenant_id: tenant, user_id: user, created_at: at, updated_at: at })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow()
      touch('actor', user)
      return numInsertedOrUpdatedRows === 1n
    },

    async find(user) {
      const row = await all().where('r.user_id', '=', user).executeTakeFirst()
      return row && toUserRole(row)
    },

    list: ({ filter }, slice) =>
      takeSlice(filter === undefined ? all() : found(filter), slice, {
        by: 'r.user_id',
        isCursor: isId,
        isSearched: filter !== undefined,
        // To count all that a common text finds would take each user twice.
        totalMax: filter === undefined ? undefined : 10_000,
        to: toUserRole,
      }),

    async change(user, at) {
      await query
        .updateTable('user_roles')
        .set((before) => ({
          updated_at: at,
          revision: sql<number>`${before.ref('revision')} + 1`,
        }))
        .where('tenant_id', '=', tenant)
        .where('user_id', '=', user)
        .execute()
      touch('actor', user)
    },

    async remove(user) {
      await query
        .deleteFrom('user_roles')
        .where('tenant_id', '=', tenant)
        .where('user_id', '=', user)
        .execute()
      touch('actor', user)
    },
  }
}

interface UserRoleRow {
  readonly user_id: string
  readonly issuer: string
  readonly subject: string
  readonly display_name: string
  readonly policies: string[]
  readonly collections: string[]
  readonly created_at: Date
  readonly updated_at: Date
  readonly revision: number
}

const toUserRole = (row: UserRoleRow): UserRole => ({
  userId: row.user_id,
  issuer: row.issuer,
  subject: row.subject,
  displayName: row.display_name,
  policies: [...row.policies],
  collections: [...row.collections],
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  revision: row.revision,
})
