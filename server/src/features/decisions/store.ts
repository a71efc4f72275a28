import { type SqlBool, sql } from 'kysely'
import type { TenantDatabase } from '../../storage/database.ts'
import type { NameStore } from './who-can.ts'

export const nameStore = ({ query, tenant }: TenantDatabase): NameStore => ({
  async displayNames(actors) {
    const rows = await query
      .selectFrom('actors')
      .select(['id', 'display_name'])
      .where('tenant_id', '=', tenant)
      .where(sql<SqlBool>`id = any(${actors}::uuid[])`)
      .where('deleted_at', 'is', null)
      .execute()
    return new Map(rows.map((row) => [row.id, row.display_name]))
  },
})
