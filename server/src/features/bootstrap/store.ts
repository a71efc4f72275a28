import type { TenantDatabase } from '../../storage/database.ts'
import type { BootstrapStore } from './service.ts'

export const bootstrapStore = ({ query, tenant }: TenantDatabase): BootstrapStore => ({
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
})
