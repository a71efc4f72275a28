import { type SqlBool, sql } from 'kysely'
import type { TenantDatabase } from '../../storage/database.ts'
import { containing, isText, takeSlice } from '../../storage/slice.ts'
import type { PermissionStore } from './service.ts'

export const permissionStore = ({ query, tenant }: TenantDatabase): PermissionStore => ({
  async catalogue() {
    const rows = await query
      .selectFrom('permissions')
      .select('key')
      .where('tenant_id', '=', tenant)
      .execute()
    return rows.map(({ key }) => key)
  },

  list: ({ filter }, slice) =>
    takeSlice(
      query
        .selectFrom('permissions')
        .select(['key', 'implies', 'declared_by'])
        .where('tenant_id', '=', tenant)
        .where(
          filter === undefined
            ? sql<SqlBool>`true`
            : sql<SqlBool>`lower(key) like ${containing(filter)}`,
        ),
      slice,
      {
        by: 'key',
        isCursor: isText,
        to: (row) => ({ key: row.key, implies: row.implies, declaredBy: row.declared_by }),
      },
    ),
})
