import { type RawBuilder, sql } from 'kysely'
import { type Listed, listed, type Removable } from '../../kernel/audit.ts'
import type { TenantDatabase } from '../../storage/database.ts'

/** Texts of one column, `told`, by the id of the thing. */
type Part = (tenant: RawBuilder<unknown>, id: string) => RawBuilder<unknown>

const rolesOf =
  (column: 'actor_id' | 'group_name' | 'workspace_id'): Part =>
  (tenant, id) =>
    sql`
    select r.scope || '/' || r.code || coalesce(' in ' || s.workspace_id, '')
      || coalesce(' for ' || ${column === 'workspace_id' ? sql`coalesce(s.actor_id::text, s.group_name)` : sql`null::text`}, '')
      as told
    from assignments s join roles r on r.tenant_id = s.tenant_id and r.id = s.role_id
    where s.tenant_id = ${tenant} and ${sql.ref(`s.${column}`)} = ${column === 'group_name' ? id : sql`${id}::uuid`}
      and s.source in ('manual', 'claim')`

const ofActor: Readonly<Record<string, Part>> = {
  roles: rolesOf('actor_id'),
  groups: (tenant, id) => sql`
    select group_name as told from group_members
    where tenant_id = ${tenant} and actor_id = ${id}::uuid`,
  workspaces: (tenant, id) => sql`
    select workspace_id || ' as ' || role as told from workspace_members
    where tenant_id = ${tenant} and actor_id = ${id}::uuid`,
}

/** What ends with each kind of thing. */
const parts: Readonly<Record<Removable, Readonly<Record<string, Part>>>> = {
  actor: ofActor,
  application: {
    ...ofActor,
    providers: (tenant, id) => sql`
      select provider_id::text as told from application_providers
      where tenant_id = ${tenant} and application_id = ${id}::uuid`,
  },
  group: { roles: rolesOf('group_name') },
  provider: {
    applications: (tenant, id) => sql`
      select application_id::text as told from application_providers
      where tenant_id = ${tenant} and provider_id = ${id}::uuid`,
  },
  workspace: {
    members: (tenant, id) => sql`
      select actor_id || ' as ' || role as told from workspace_members
      where tenant_id = ${tenant} and workspace_id = ${id}::uuid`,
    roles: rolesOf('workspace_id'),
    apiKeys: (tenant, id) => sql`
      select id::text as told from api_keys
      where tenant_id = ${tenant} and workspace_id = ${id}::uuid and revoked_at is null`,
    resources: (tenant, id) => sql`
      select type || '/' || resource_id as told from workspace_resources
      where tenant_id = ${tenant} and workspace_id = ${id}::uuid`,
  },
}

export const holdings =
  ({ query, tenant }: TenantDatabase) =>
  async (kind: Removable, id: string): Promise<Listed> => {
    const found: Listed[] = []
    for (const [name, part] of Object.entries(parts[kind])) {
      const { rows } = await sql<{ told: string; total: number }>`
        select told, count(*) over ()::int as total from (${part(sql`${tenant}::uuid`, id)}) as t
        order by told limit 100`.execute(query)
      const told = rows.map((row) => row.told)
      found.push(listed(name, told, rows[0]?.total))
    }
    return Object.assign({}, ...found)
  }
