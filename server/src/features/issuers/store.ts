import { type Kysely, type SqlBool, sql } from 'kysely'
import { isId, type TenantId } from '../../kernel/ids.ts'
import type { ClaimNames, TrustedIssuer } from '../../kernel/trusted-issuer.ts'
import type { Database, Row, TenantDatabase } from '../../storage/database.ts'
import { containing, takeSlice } from '../../storage/slice.ts'
import type { StoredIssuer } from './schema.ts'
import type { IssuerStore } from './service.ts'

export const issuerStore = (database: TenantDatabase): IssuerStore => {
  const { query, tenant } = database
  const all = () => query.selectFrom('issuers').selectAll().where('tenant_id', '=', tenant)

  return {
    async insert(issuer) {
      const { numInsertedOrUpdatedRows } = await query
        .insertInto('issuers')
        .values({
          tenant_id: tenant,
          id: issuer.id,
          issuer: issuer.issuer,
          ...toColumns(issuer),
          created_at: new Date(issuer.createdAt),
          updated_at: new Date(issuer.updatedAt),
        })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'issuer']).doNothing())
        .executeTakeFirstOrThrow()
      return numInsertedOrUpdatedRows === 1n
    },

    async find(id) {
      const row = await all().where('id', '=', id).executeTakeFirst()
      return row && toIssuer(row)
    },

    list: ({ filter }, slice) =>
      takeSlice(
        filter === undefined
          ? all()
          : all().where(sql<SqlBool>`lower(issuer) like ${containing(filter)}`),
        slice,
        { by: 'id', isCursor: isId, to: toIssuer },
      ),

    async update(issuer, revision) {
      const row = await query
        .updateTable('issuers')
        .set({
          ...toColumns(issuer),
          updated_at: new Date(issuer.updatedAt),
          revision: issuer.revision + 1,
        })
        .where('tenant_id', '=', tenant)
        .where('id', '=', issuer.id)
        .where('revision', '=', revision)
        .returningAll()
        .executeTakeFirst()
      return row && toIssuer(row)
    },

    async remove(id) {
      await query
        .deleteFrom('issuers')
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .execute()
    },

    claimAudiences: (issuer) => claimAudiences(database, issuer),

    async missing({ roles, groups, workspaces }) {
      const { rows } = await sql<{ name: string }>`
        select wanted.name from unnest(${roles}::text[]) as wanted(name)
        where not exists (select from roles r where r.tenant_id = ${tenant}::uuid
          and r.level = 'tenant' and r.scope || '/' || r.code = wanted.name)
        union
        select wanted.name from unnest(${groups}::text[]) as wanted(name)
        where not exists (select from groups g where g.tenant_id = ${tenant}::uuid
          and g.name = wanted.name)
        union
        select wanted.id::text from unnest(${workspaces}::uuid[]) as wanted(id)
        where not exists (select from workspaces w where w.tenant_id = ${tenant}::uuid
          and w.id = wanted.id)`.execute(query)
      return rows.map((row) => row.name)
    },

    async rolesHeldUnder(issuer) {
      const { rows } = await sql<{ role: string }>`
        select distinct r.scope || '/' || r.code as role
        from actors a
        left join group_members m on m.tenant_id = a.tenant_id and m.actor_id = a.id
        join assignments s on s.tenant_id = a.tenant_id
          and (s.actor_id = a.id or s.group_name = m.group_name)
        join roles r on r.tenant_id = s.tenant_id and r.id = s.role_id
        where a.tenant_id = ${tenant}::uuid and a.issuer = ${issuer}
          and a.deleted_at is null`.execute(query)
      return rows.map((row) => row.role)
    },
  }
}

/** Makes these the issuer's audiences in the list of all tenants; names those that are taken. */
async function claimAudiences(
  { query, tenant }: TenantDatabase,
  { id, issuer, audiences }: StoredIssuer,
): Promise<readonly string[]> {
  await query
    .deleteFrom('issuer_directory')
    .where('tenant_id', '=', tenant)
    .where('issuer_id', '=', id)
    .execute()
  await query
    .insertInto('issuer_directory')
    // In one order, so that two who want the same do not wait for each other.
    .values(
      [...audiences].sort().map((audience) => ({
        issuer,
        audience,
        tenant_id: tenant,
        issuer_id: id,
      })),
    )
    .onConflict((conflict) => conflict.columns(['issuer', 'audience']).doNothing())
    .execute()
  const own = await query
    .selectFrom('issuer_directory')
    .select('audience')
    .where('tenant_id', '=', tenant)
    .where('issuer_id', '=', id)
    .execute()
  return audiences.filter((audience) => !own.some((row) => row.audience === audience))
}

interface Doors {
  readonly inTenant: <T>(
    tenant: TenantId,
    work: (database: TenantDatabase) => Promise<T>,
  ) => Promise<T>
  readonly onPlatform: <T>(work: (query: Kysely<Database>) => Promise<T>) => Promise<T>
}

/** Finds the one tenant that tokens of an issuer for these audiences belong to, and its terms. */
export const trustSource =
  ({ inTenant, onPlatform }: Doors) =>
  async (issuer: string, audiences: readonly string[]): Promise<TrustedIssuer | undefined> => {
    const entries = await onPlatform((query) =>
      query
        .selectFrom('issuer_directory as d')
        .innerJoin('tenants as t', 't.id', 'd.tenant_id')
        .where('d.issuer', '=', issuer)
        .where('d.audience', 'in', [...audiences])
        .select(['d.tenant_id', 'd.issuer_id', 't.slug', 't.status'])
        .distinct()
        .execute(),
    )
    const [entry, ...others] = entries
    // A token for two tenants is for neither: nothing says which one is meant.
    if (!entry || others.length > 0) return undefined
    if (entry.status !== 'active' && entry.status !== 'suspended') return undefined
    const row = await inTenant(entry.tenant_id as TenantId, ({ query }) =>
      query
        .selectFrom('issuers')
        .selectAll()
        .where('tenant_id', '=', entry.tenant_id)
        .where('id', '=', entry.issuer_id)
        .executeTakeFirst(),
    )
    return (
      row && {
        ...toIssuer(row),
        tenant: entry.tenant_id as TenantId,
        tenantSlug: entry.slug,
      }
    )
  }

const toColumns = (issuer: StoredIssuer) => ({
  jwks_url: issuer.jwksUrl,
  discovery_url: issuer.discoveryUrl,
  algorithms: [...issuer.algorithms],
  audiences: [...issuer.audiences],
  clock_tolerance_seconds: issuer.clockToleranceSeconds,
  accept_id_tokens: issuer.acceptIdTokens,
  claims: JSON.stringify(issuer.claims),
  auto_assign_role: issuer.autoAssignRole,
  allow: issuer.allow && [...issuer.allow],
  rules: JSON.stringify(issuer.rules),
  enabled: issuer.enabled,
})

const toIssuer = (row: Row<'issuers'>): StoredIssuer => ({
  id: row.id,
  issuer: row.issuer,
  jwksUrl: row.jwks_url,
  discoveryUrl: row.discovery_url,
  algorithms: row.algorithms,
  audiences: row.audiences,
  clockToleranceSeconds: row.clock_tolerance_seconds,
  acceptIdTokens: row.accept_id_tokens,
  claims: row.claims as ClaimNames,
  autoAssignRole: row.auto_assign_role,
  allow: row.allow,
  rules: row.rules as StoredIssuer['rules'],
  enabled: row.enabled,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  revision: row.revision,
})
