import { sql } from 'kysely'
import type { TenantDatabase } from '../../storage/database.ts'
import type { LapsedStore } from './lapsed.ts'

/** As many go at once as others wait for without noticing. */
const removedAtOnce = 5000

/**
 * A session goes after the last of its refresh tokens, so that no lock is waited for in another
 * order than whoever refreshes takes them in.
 */
export const lapsedStore = ({ query, tenant }: TenantDatabase): LapsedStore => ({
  async remove(at) {
    const deletions = [
      sql`delete from revocations where tenant_id = ${tenant}::uuid and subject in (
        select subject from revocations where tenant_id = ${tenant}::uuid and expires_at <= ${at}
        limit ${removedAtOnce} for update skip locked)`,
      sql`delete from refresh_tokens where tenant_id = ${tenant}::uuid and hash in (
        select hash from refresh_tokens where tenant_id = ${tenant}::uuid and expires_at <= ${at}
        limit ${removedAtOnce} for update skip locked)`,
      sql`delete from sessions where tenant_id = ${tenant}::uuid and id in (
        select id from sessions s where tenant_id = ${tenant}::uuid and expires_at <= ${at}
          and not exists (select from refresh_tokens t
                          where t.tenant_id = s.tenant_id and t.session_id = s.id)
        limit ${removedAtOnce} for update skip locked)`,
    ]
    let isMore = false
    for (const deletion of deletions) {
      const { numAffectedRows = 0n } = await deletion.execute(query)
      isMore ||= numAffectedRows >= BigInt(removedAtOnce)
    }
    return isMore
  },
})
