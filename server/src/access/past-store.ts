import { type SqlBool, sql } from 'kysely'
import type { TenantDatabase } from '../storage/database.ts'
import type { Doors } from '../storage/tenant.ts'
import type { PastSource, PastVersion } from './past.ts'
import { projections } from './projections.ts'
import type { Properties, ResourceKey } from './registered.ts'
import { type AccessState, kindOf } from './store.ts'

/** The history that the database keeps. */
export const pastSource = ({ inTenant }: Pick<Doors, 'inTenant'>): PastSource => ({
  versionAt: (tenant, at) => inTenant(tenant, (database) => versionAt(database, at)),
  statesBeside: (tenant, version) =>
    inTenant(tenant, (database) => statesBeside(database, version)),
  actorsAt: (tenant, version, ids) =>
    inTenant(tenant, (database) => actorsAt(database, version, ids)),
  propertiesAt: (tenant, version, keys) =>
    inTenant(tenant, (database) => propertiesAt(database, version, keys)),
})

async function versionAt(
  { query, tenant }: TenantDatabase,
  at: Date,
): Promise<PastVersion | undefined> {
  const row = await query
    .selectFrom('access_versions')
    .select('version')
    .select(
      sql<string>`(select count(*) from users
        where tenant_id = ${tenant}::uuid and status = 'purged') + (select count(*) from actors
        where tenant_id = ${tenant}::uuid and deleted_at is not null
          and issuer <> 'local')`.as('forgotten'),
    )
    .where('tenant_id', '=', tenant)
    .where('at', '<=', at)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { version: Number(row.version), forgotten: Number(row.forgotten) }
}

const statesBeside = (database: TenantDatabase, version: number): Promise<AccessState[]> =>
  statesAt(database, version, sql`kind = any(${kindsBeside}::text[])`)

const kindsBeside = Object.keys(projections).filter((kind) => kind !== 'actor')

const actorsAt = (
  database: TenantDatabase,
  version: number,
  ids: readonly string[] | undefined,
): Promise<AccessState[]> =>
  statesAt(
    database,
    version,
    ids === undefined ? sql`kind = 'actor'` : sql`kind = 'actor' and id = any(${ids}::text[])`,
  )

async function statesAt(
  { query, tenant }: TenantDatabase,
  version: number,
  which: ReturnType<typeof sql>,
): Promise<AccessState[]> {
  const rows = await query
    .selectFrom('access_states')
    .select(['kind', 'id', 'state'])
    .where('tenant_id', '=', tenant)
    .where(sql<SqlBool>`${which}`)
    .where(sql<SqlBool>`${isAt(version)}`)
    .execute()
  return rows.map((row) => ({ ...row, kind: kindOf(row.kind) }))
}

async function propertiesAt(
  { query, tenant }: TenantDatabase,
  version: number,
  keys: readonly ResourceKey[],
): Promise<readonly (Properties | undefined)[]> {
  const { rows } = await sql<{ at: number; properties: Properties }>`
    select asked.at::int as at, properties
    from unnest(${keys.map(({ workspace }) => workspace)}::uuid[],
                ${keys.map(({ type }) => type)}::text[],
                ${keys.map(({ id }) => id)}::text[]) with ordinality
         as asked(workspace_id, type, resource_id, at)
    join resource_states r on r.tenant_id = ${tenant}::uuid
      and r.workspace_id = asked.workspace_id and r.type = asked.type
      and r.resource_id = asked.resource_id and ${isAt(version)}`.execute(query)
  const found = new Map(rows.map((row) => [row.at - 1, row.properties]))
  return keys.map((_, at) => found.get(at))
}

const isAt = (version: number) =>
  sql`version <= ${version} and (until_version is null or until_version > ${version})`
