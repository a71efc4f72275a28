import { sql } from 'kysely'
import type { TenantDatabase } from '../../storage/database.ts'
import type { GlobalRoleStore } from './service.ts'

export const globalRoleStore = ({ query, tenant, touch }: TenantDatabase): GlobalRoleStore => ({
  async find(user) {
    const row = await query
      .selectFrom('users')
      .select('global_role')
      .where('tenant_id', '=', tenant)
      .where('id', '=', user)
      .where('status', 'not in', ['deleted', 'purged'])
      .executeTakeFirst()
    return row?.global_role
  },

  async rolesWith(role) {
    const { rows } = await sql<{ role: string }>`
      select 'default/' || (manifest -> 'global' ->> ${role}::text) as role from declarations
      where tenant_id = ${tenant}::uuid and manifest -> 'global' ? ${role}::text`.execute(query)
    return rows.map((row) => row.role)
  },

  async set(user, role) {
    await query
      .updateTable('users')
      .set({ global_role: role })
      .where('tenant_id', '=', tenant)
      .where('id', '=', user)
      .execute()
    touch('actor', user)
  },
})
