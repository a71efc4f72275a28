import { sql } from 'kysely'
import { uuidv7 } from '../../kernel/ids.ts'
import type { TenantDatabase } from '../../storage/database.ts'
import type { BootstrapStore } from './service.ts'

export const bootstrapStore = ({ query, tenant, touch }: TenantDatabase): BootstrapStore => ({
  async spend(at) {
    const { numUpdatedRows } = await query
      .updateTable('tenants')
      .set({ bootstrapped_at: at })
      .where('id', '=', tenant)
      .where('bootstrapped_at', 'is', null)
      .executeTakeFirstOrThrow()
    return numUpdatedRows === 1n
  },
  async isSpent() {
    const row = await query
      .selectFrom('tenants')
      .select('bootstrapped_at')
      .where('id', '=', tenant)
      .executeTakeFirstOrThrow()
    return row.bootstrapped_at !== null
  },
  async crown(actor, at) {
    await query
      .updateTable('users')
      .set({ global_role: 'superadmin' })
      .where('tenant_id', '=', tenant)
      .where('id', '=', actor)
      .execute()
    await sql`
      insert into assignments (tenant_id, id, actor_id, role_id, source, created_at)
      select tenant_id, ${uuidv7()}, ${actor}, id, 'global-role', ${at} from roles
      where tenant_id = ${tenant} and scope = 'default' and code = 'superadmin'`.execute(query)
    touch('actor', actor)
  },
})
