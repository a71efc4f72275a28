import { type Kysely, type SqlBool, sql } from 'kysely'
import { isId, type TenantId } from '../../kernel/ids.ts'
import type { ClaimNames, TrustedIssuer } from '../../kernel/trusted-issuer.ts'
import type { Database, Row, TenantDatabase } from '../../storage/database.ts'
import { takeTurn } from '../../storage/holder.ts'
import { containing, takeSlice } from '../../storage/slice.ts'
import type { StoredIssuer } from './schema.ts'
import type { Held, IssuerStore } from './service.ts'

export const issuerStore = (database: TenantDatabase): IssuerStore => {
  const { query, tenant, touch } = database
  const all = () => query.selectFrom('issuers').selectAll().where('tenant_id', '=', tenant)

  return {
    takeTurn: () => takeTurn(database),

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

    enlist: (issuer) => enlist(database, issuer),

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

    heldUnder: (issuer) => heldUnder(database, issuer),

    async touchActors(issuer) {
      const rows = await query
        .selectFrom('actors')
        .select('id')
        .where('tenant_id', '=', tenant)
        .where('issuer', '=', issuer)
        .where('deleted_at', 'is', null)
        .execute()
      for (const { id } of rows) touch('actor', id)
    },
  }
}

/** A role that several hold counts for as long as the one who holds it longest. */
async function heldUnder({ query, tenant }: TenantDatabase, issuer: string): Promise<Held> {
  const actors = sql`select id from actors
    where tenant_id = ${tenant}::uuid and issuer = ${issuer} and deleted_at is null`
  const grants = await sql<{ role: string; until: Date | null }>`
    select r.scope || '/' || r.code as role,
      case when bool_or(s.active_until is null) then null else max(s.active_until) end as until
    from assignments s join roles r on r.tenant_id = s.tenant_id and r.id = s.role_id
    where s.tenant_id = ${tenant}::uuid and s.workspace_id is null and s.actor_id in (${actors})
    group by 1`.execute(query)
  const groups = await sql<Named>`
    select distinct group_name as name from group_members
    where tenant_id = ${tenant}::uuid and actor_id in (${actors})`.execute(query)
  const policies = await sql<Named>`
    select distinct p.scope || '/' || p.code as name
    from user_role_policies m
    join policies p on p.tenant_id = m.tenant_id and p.id = m.policy_id
    where m.tenant_id = ${tenant}::uuid and m.user_id in (${actors})`.execute(query)
  const collections = await sql<Named>`
    select distinct p.scope || '/' || p.code as name
    from user_role_collections m
    join policy_collections p on p.tenant_id = m.tenant_id and p.id = m.collection_id
    where m.tenant_id = ${tenant}::uuid and m.user_id in (${actors})`.execute(query)
  return {
    grants: grants.rows.map(({ role, until }) => ({
      role,
      workspace: null,
      until: until?.getTime() ?? null,
    })),
    groups: groups.rows.map(nameOf),
    policies: policies.rows.map(nameOf),
    collections: collections.rows.map(nameOf),
  }
}

interface Named {
  readonly name: string
}

const nameOf = ({ name }: Named): string => name

/** Writes the issuer's audiences anew into the list of all tenants. */
async function enlist(
  { query, tenant }: TenantDatabase,
  { id, issuer, audiences, enabled }: StoredIssuer,
): Promise<void> {
  await query
    .deleteFrom('issuer_directory')
    .where('tenant_id', '=', tenant)
    .where('issuer_id', '=', id)
    .execute()
  if (!enabled) return
  const rows = audiences.map((audience) => ({ issuer, audience, tenant_id: tenant, issuer_id: id }))
  await query.insertInto('issuer_directory').values(rows).execute()
}

interface Doors {
  readonly inTenant: <T>(
    tenant: TenantId,
    work: (database: TenantDatabase) => Promise<T>,
  ) => Promise<T>
  readonly onPlatform: <T>(work: (query: Kysely<Database>) => Promise<T>) => Promise<T>
}

/**
 * Finds the tenants that trust an issuer for one of these audiences, and their terms; at a tenant's
 * own address that tenant alone. Those that came first, up to a bound: whoever comes later is
 * reached at their own address. One that takes nobody in counts only where no other does.
 */
export const trustSource =
  ({ inTenant, onPlatform }: Doors) =>
  async ({ issuer, audiences, at }: Asked): Promise<readonly TrustedIssuer[]> => {
    const entries = await onPlatform((query) =>
      query
        .selectFrom('issuer_directory as d')
        .innerJoin('tenants as t', 't.id', 'd.tenant_id')
        .where('d.issuer', '=', issuer)
        .where('d.audience', 'in', [...audiences])
        .where('t.status', 'in', ['active', 'suspended'])
        .where((where) => (at === undefined ? where.val(true) : where('t.slug', '=', at)))
        .select(['d.tenant_id', 'd.issuer_id', 't.slug', 't.status'])
        .distinct()
        .orderBy('t.status')
        // Ids come in the order of time.
        .orderBy('d.issuer_id')
        .limit(candidatesMax)
        .execute(),
    )
    const isTaking = entries.some(({ status }) => status === 'active')
    const taking = entries.filter(({ status }) => !isTaking || status === 'active')
    const found = await Promise.all(taking.map((entry) => termsOf(inTenant, entry)))
    return found.filter((terms) => terms !== undefined)
  }

interface Asked {
  readonly issuer: string
  readonly audiences: readonly string[]
  /** The slug of the tenant at whose address it was sent. */
  readonly at: string | undefined
}

interface Entry {
  readonly tenant_id: string
  readonly issuer_id: string
  readonly slug: string
}

async function termsOf(
  inTenant: Doors['inTenant'],
  { tenant_id, issuer_id, slug }: Entry,
): Promise<TrustedIssuer | undefined> {
  const tenant = tenant_id as TenantId
  const row = await inTenant(tenant, ({ query }) =>
    query
      .selectFrom('issuers')
      .selectAll()
      .where('tenant_id', '=', tenant)
      .where('id', '=', issuer_id)
      .where('enabled', '=', true)
      .executeTakeFirst(),
  )
  return row && { ...toIssuer(row), tenant, tenantSlug: slug }
}

const candidatesMax = 8

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
