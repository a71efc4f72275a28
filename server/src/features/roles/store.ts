import { type SqlBool, sql } from 'kysely'
import { isId } from '../../kernel/ids.ts'
import { isForeignKeyViolation, type Row, type TenantDatabase } from '../../storage/database.ts'
import { containing, takeSlice } from '../../storage/slice.ts'
import type { Role, RolePatch, RoleQuery } from './schema.ts'
import type { RoleStore } from './service.ts'

export const roleStore = ({ query, tenant, touch }: TenantDatabase): RoleStore => {
  const all = () => query.selectFrom('roles').selectAll().where('tenant_id', '=', tenant)

  return {
    async insert(role) {
      const { numInsertedOrUpdatedRows } = await query
        .insertInto('roles')
        .values({
          tenant_id: tenant,
          id: role.id,
          scope: role.scope,
          code: role.code,
          title: role.title,
          level: role.level,
          precedence: role.precedence,
          permissions: [...role.permissions],
          ceiling: role.ceiling && [...role.ceiling],
          ...windowColumns(role.when),
          managed_by: role.managedBy,
          created_at: new Date(role.createdAt),
          updated_at: new Date(role.updatedAt),
        })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'scope', 'code']).doNothing())
        .executeTakeFirstOrThrow()
      touch('role', role.id)
      return numInsertedOrUpdatedRows === 1n
    },

    async find(id) {
      const row = await all().where('id', '=', id).executeTakeFirst()
      return row && toRole(row)
    },

    list: (asked, slice) =>
      takeSlice(all().where(filterOf(asked)), slice, { by: 'id', isCursor: isId, to: toRole }),

    async update(id, patch, { at, revision }) {
      const row = await query
        .updateTable('roles')
        .set((before) => ({
          ...toColumns(patch),
          updated_at: at,
          revision: sql<number>`${before.ref('revision')} + 1`,
        }))
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .where('managed_by', 'is', null)
        .where((where) =>
          revision === undefined ? where.val(true) : where('revision', '=', revision),
        )
        .returningAll()
        .executeTakeFirst()
      touch('role', id)
      return row && toRole(row)
    },

    async remove(id) {
      await sql`
        delete from assignments s using actors a
        where s.tenant_id = ${tenant}::uuid and s.role_id = ${id}
          and a.tenant_id = s.tenant_id and a.id = s.actor_id
          and a.deleted_at is not null`.execute(query)
      try {
        await query
          .deleteFrom('roles')
          .where('tenant_id', '=', tenant)
          .where('id', '=', id)
          .execute()
      } catch (error) {
        if (isForeignKeyViolation(error)) return false
        throw error
      }
      touch('role', id)
      return true
    },

    async catalogue() {
      const rows = await query
        .selectFrom('permissions')
        .select('key')
        .where('tenant_id', '=', tenant)
        .execute()
      return rows.map((row) => row.key)
    },
  }
}

function filterOf({ filter, level }: RoleQuery) {
  const parts = [
    level !== undefined && sql`level = ${level}`,
    filter !== undefined && sql`lower(code || ' ' || title) like ${containing(filter)}`,
  ].filter((part) => part !== false)
  return sql<SqlBool>`${sql.join([sql`true`, ...parts], sql` and `)}`
}

const toColumns = ({ title, precedence, permissions, ceiling, when }: RolePatch) => ({
  ...(title !== undefined && { title }),
  ...(precedence !== undefined && { precedence }),
  ...(permissions !== undefined && { permissions: [...permissions] }),
  ...(ceiling !== undefined && { ceiling: ceiling && [...ceiling] }),
  ...(when !== undefined && windowColumns(when)),
})

const windowColumns = (when: RolePatch['when']) => ({
  active_from: when?.activate ? new Date(when.activate) : null,
  active_until: when?.deactivate ? new Date(when.deactivate) : null,
})

const toRole = (row: Row<'roles'>): Role => ({
  id: row.id,
  scope: row.scope,
  code: row.code,
  title: row.title,
  level: row.level,
  precedence: row.precedence,
  permissions: row.permissions,
  ceiling: row.ceiling,
  when:
    row.active_from === null && row.active_until === null
      ? null
      : {
          activate: row.active_from?.toISOString() ?? null,
          deactivate: row.active_until?.toISOString() ?? null,
        },
  managedBy: row.managed_by,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  revision: row.revision,
})
