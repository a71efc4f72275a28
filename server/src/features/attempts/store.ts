import { sql } from 'kysely'
import { failuresMax } from '../../kernel/attempt.ts'
import type { TenantDatabase } from '../../storage/database.ts'
import type { AttemptStore } from './service.ts'

/** How many that are over go with each that fails: more than come, so they never pile up. */
const overAtOnce = 10

export const attemptStore = ({ query, tenant }: TenantDatabase): AttemptStore => ({
  async fail(key, { at, until }) {
    const { rows } = await sql<{ failures: number; expires_at: Date }>`
      with gone as (
        delete from failed_attempts where tenant_id = ${tenant}::uuid and key in (
          select key from failed_attempts
          where tenant_id = ${tenant}::uuid and expires_at <= ${at} and key <> ${key}
          order by expires_at limit ${overAtOnce} for update skip locked)
      )
      insert into failed_attempts as f (tenant_id, key, failures, expires_at)
      values (${tenant}::uuid, ${key}, 1, ${until})
      on conflict (tenant_id, key) do update set
        failures = case when f.expires_at <= ${at} then 1 else f.failures + 1 end,
        expires_at = case when f.expires_at <= ${at} then excluded.expires_at else f.expires_at end
      returning failures, expires_at`.execute(query)
    const [row] = rows
    if (!row) throw new Error('a failure was not counted')
    return { count: row.failures, until: row.expires_at.getTime() }
  },

  async runOutUntil(guess, at) {
    const row = await query
      .selectFrom('failed_attempts')
      .select('expires_at')
      .where('tenant_id', '=', tenant)
      .where('key', '=', guess)
      .where('failures', '>=', failuresMax)
      .where('expires_at', '>', at)
      .executeTakeFirst()
    return row?.expires_at
  },
})
