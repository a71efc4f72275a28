import { sql } from 'kysely'
import type { Clock } from '../../kernel/clock.ts'
import type { TenantDatabase } from '../../storage/database.ts'

/** Makes acts that change who holds what, administrators above all, come one after another. */
export const takeTurn = ({ query, tenant }: TenantDatabase) =>
  sql`select from tenants where id = ${tenant}::uuid for no key update`.execute(query)

/** Who can do everything in the tenant: somebody must always be able to. */
export const administratorStore = (database: TenantDatabase, clock: Clock) => {
  return {
    /** Whether somebody else would still administer the tenant; true until the transaction ends. */
    async remainWithout(actor: string): Promise<boolean> {
      await takeTurn(database)
      return haveAdministrator(database, { at: clock(), besides: actor })
    },

    /** Runs the act, and says whether it took the tenant's last administrator away. */
    async areLostBy(act: () => Promise<void>): Promise<boolean> {
      await takeTurn(database)
      const before = await haveAdministrator(database, { at: clock(), besides: null })
      await act()
      return before && !(await haveAdministrator(database, { at: clock(), besides: null }))
    },
  }
}

/**
 * Whether an enabled user of this server's own holds default/superadmin now, directly or through
 * a group. One of an outside issuer is none to rely on: that issuer could end it any day.
 */
async function haveAdministrator(
  { query, tenant }: TenantDatabase,
  { at, besides }: { at: Date; besides: string | null },
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select from assignments s
      join roles r on r.tenant_id = s.tenant_id and r.id = s.role_id
      left join group_members m on m.tenant_id = s.tenant_id and m.group_name = s.group_name
      join actors a on a.tenant_id = s.tenant_id and a.id = coalesce(s.actor_id, m.actor_id)
      where s.tenant_id = ${tenant}::uuid and r.scope = 'default' and r.code = 'superadmin'
        and s.workspace_id is null
        and (s.active_from is null or s.active_from <= ${at})
        and (s.active_until is null or s.active_until > ${at})
        and a.kind = 'user' and a.issuer = 'local' and a.enabled and a.deleted_at is null
        and a.id is distinct from ${besides}::uuid
    ) as found`.execute(query)
  return rows[0]?.found ?? false
}
