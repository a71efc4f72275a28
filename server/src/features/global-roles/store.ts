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
