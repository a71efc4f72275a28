import { sql } from 'kysely'
import type { Clock } from '../../kernel/clock.ts'
import type { TenantDatabase } from '../../storage/database.ts'
import { takeTurn } from '../../storage/holder.ts'

/**
 * Who can do everything in the tenant: somebody must always be able to. Where somebody administers it
 * for good somebody must from then on; where all do for a time only, one now is enough.
 */
export const administratorStore = (database: TenantDatabase, clock: Clock) => {
  const termNow = (besides: string | null) => termOf(database, { at: clock(), besides })
  return {
    /** Whether somebody else would administer the tenant as long; true until the transaction ends. */
    async remainWithout(actor: string): Promise<boolean> {
      await takeTurn(database)
      return (await termNow(actor)) >= Math.max(await termNow(null), terms.now)
    },

    /** Runs the act, and says whether it took the tenant's last administrator away. */
    async areLostBy(act: () => Promise<void>): Promise<boolean> {
      await takeTurn(database)
      const before = await termNow(null)
      await act()
      return (await termNow(null)) < before
    },
  }
}

/** For how long a tenant is administered, as far as its assignments tell. */
const terms = { none: 0, now: 1, forGood: 2 } as const

/**
 * For how long an enabled user of this server's own holds default/superadmin, directly or through
 * a group. One of an outside issuer is none to rely on: that issuer could end it any day.
 */
async function termOf(
  { query, tenant }: TenantDatabase,
  { at, besides }: { at: Date; besides: string | null },
): Promise<number> {
  const { rows } = await sql<{ is_now: boolean; is_for_good: boolean }>`
    select count(*) > 0 as is_now, coalesce(bool_or(s.active_until is null), false) as is_for_good
    from assignments s
    join roles r on r.tenant_id = s.tenant_id and r.id = s.role_id
    left join group_members m on m.tenant_id = s.tenant_id and m.group_name = s.group_name
    join actors a on a.tenant_id = s.tenant_id and a.id = coalesce(s.actor_id, m.actor_id)
    where s.tenant_id = ${tenant}::uuid and r.scope = 'default' and r.code = 'superadmin'
      and s.workspace_id is null
      and (s.active_from is null or s.active_from <= ${at})
      and (s.active_until is null or s.active_until > ${at})
      and a.kind = 'user' and a.issuer = 'local' and a.enabled and a.deleted_at is null
      and a.id is distinct from ${besides}::uuid`.execute(query)
  const [found] = rows
  if (found?.is_for_good) return terms.forGood
  return found?.is_now ? terms.now : terms.none
}
