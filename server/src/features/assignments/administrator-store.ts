import { sql } from 'kysely'
import type { Clock } from '../../kernel/clock.ts'
import type { TenantDatabase } from '../../storage/database.ts'
import { takeTurn } from '../../storage/holder.ts'

/**
 * Who can do everything in the tenant: somebody must always be able to. Where somebody administers it
 * at every instant from now on, be they several in turn, it stays so; where nobody does for good, one
 * now is enough.
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
 * For how long enabled users of this server's own hold default/superadmin, directly or through a
 * group. One of an outside issuer is none to rely on: that issuer could end it any day.
 */
async function termOf(
  { query, tenant }: TenantDatabase,
  { at, besides }: { at: Date; besides: string | null },
): Promise<number> {
  const { rows } = await sql<{ is_now: boolean | null; is_for_good: boolean | null }>`
    select held @> ${at}::timestamptz as is_now, held @> tstzrange(${at}, null) as is_for_good
    from (
      select range_agg(tstzrange(s.active_from, s.active_until)) as held
      from assignments s
      join roles r on r.tenant_id = s.tenant_id and r.id = s.role_id
      left join group_members m on m.tenant_id = s.tenant_id and m.group_name = s.group_name
      join actors a on a.tenant_id = s.tenant_id and a.id = coalesce(s.actor_id, m.actor_id)
      where s.tenant_id = ${tenant}::uuid and r.scope = 'default' and r.code = 'superadmin'
        and s.workspace_id is null
        and a.kind = 'user' and a.issuer = 'local' and a.enabled and a.deleted_at is null
        and a.id is distinct from ${besides}::uuid) as administered`.execute(query)
  const [found] = rows
  if (found?.is_for_good) return terms.forGood
  return found?.is_now ? terms.now : terms.none
}
