import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import { isId, type TenantId } from '../../kernel/ids.ts'
import { isOfRevision } from '../../storage/conditions.ts'
import type { Database, Row, TenantDatabase } from '../../storage/database.ts'
import { prepared } from '../../storage/prepared.ts'
import { containing, takeSlice } from '../../storage/slice.ts'
import type { TenantQuery } from './schema.ts'
import type { StoredTenant, TenantDirectory, TenantStore } from './service.ts'

type OnPlatform = <T>(work: (query: Kysely<Database>) => Promise<T>) => Promise<T>

/** The tenants that are or were, with their domains; a purged one is nobody's any more. */
const tenantsIn = (query: Kysely<Database>) =>
  query
    .selectFrom('tenants')
    .selectAll('tenants')
    .select(({ selectFrom, ref }) =>
      selectFrom('tenant_domains as d')
        .whereRef('d.tenant_id', '=', ref('tenants.id'))
        .select(sql<string[]>`coalesce(array_agg(d.domain order by d.domain), '{}')`.as('domains'))
        .as('domains'),
    )
    .where('status', '<>', 'purged')

export const tenantDirectory = (onPlatform: OnPlatform): TenantDirectory => ({
  ensure: (tenant) =>
    onPlatform(async (query) => {
      await query
        .insertInto('tenants')
        .values(toRow(tenant.id, { ...tenant, name: tenant.slug }))
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      const row = await tenantsIn(query).where('slug', '=', tenant.slug).executeTakeFirstOrThrow()
      return { id: row.id as TenantId, slug: row.slug }
    }),

  find: (id) =>
    onPlatform(async (query) => {
      const row = await tenantsIn(query).where('id', '=', id).executeTakeFirst()
      return row && toTenant(row)
    }),

  list: (asked, slice) =>
    onPlatform((query) =>
      takeSlice(tenantsIn(query).where(filterOf(asked)), slice, {
        by: 'tenants.id',
        isCursor: isId,
        to: toTenant,
      }),
    ),

  idOfSlug: (slug) =>
    onPlatform(async (query) => {
      const row = await tenantsIn(query).where('slug', '=', slug).executeTakeFirst()
      return row?.id as TenantId | undefined
    }),

  idOfDomain: (domain) =>
    onPlatform(async (query) => {
      const row = await query
        .selectFrom('tenant_domains')
        .select('tenant_id')
        .where('domain', '=', domain)
        .executeTakeFirst()
      return row?.tenant_id as TenantId | undefined
    }),
})

export const tenantStore = ({ query, tenant, touch }: TenantDatabase): TenantStore => ({
  async insert(fresh) {
    const { numInsertedOrUpdatedRows } = await query
      .insertInto('tenants')
      .values(toRow(tenant, fresh))
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    return numInsertedOrUpdatedRows === 1n
  },

  async self() {
    const row = await tenantsIn(query).where('id', '=', tenant).executeTakeFirst()
    return row && toTenant(row)
  },

  async hold() {
    await sql`select from tenants where id = ${tenant}::uuid for update`.execute(query)
    return this.self()
  },

  async update({ name, status }, { at, revision }) {
    const { numUpdatedRows } = await query
      .updateTable('tenants')
      .set((row) => ({
        ...(name !== undefined && { name }),
        ...(status !== undefined && { status }),
        updated_at: at,
        revision: sql`${row.ref('revision')} + 1`,
      }))
      .where('id', '=', tenant)
      .where('status', '<>', 'purged')
      .where(isOfRevision(revision))
      .executeTakeFirstOrThrow()
    return numUpdatedRows === 1n ? this.self() : undefined
  },

  async replaceDomains(domains) {
    const kept = ['', ...domains]
    await query
      .deleteFrom('tenant_domains')
      .where('tenant_id', '=', tenant)
      .where('domain', 'not in', kept)
      .execute()
    // In one order, so that two who want the same ones wait for each other, and not in a ring.
    for (const domain of [...domains].sort())
      await query
        .insertInto('tenant_domains')
        .values({ tenant_id: tenant, domain })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    const own = await query
      .selectFrom('tenant_domains')
      .select('domain')
      .where('tenant_id', '=', tenant)
      .execute()
    const ours = new Set(own.map((row) => row.domain))
    return domains.filter((domain) => !ours.has(domain))
  },

  async foreign(emails) {
    const own = await query
      .selectFrom('tenant_domains')
      .select('domain')
      .where('tenant_id', '=', tenant)
      .execute()
    if (own.length === 0) return []
    const ours = new Set(own.map((row) => row.domain))
    return emails.filter(
      (email) => !ours.has(email.slice(email.lastIndexOf('@') + 1).toLowerCase()),
    )
  },

  async announce() {
    touch('tenant', tenant)
  },

  async purge() {
    await sql`select purge_tenant()`.execute(query)
  },

  async standing() {
    const row = await query
      .selectFrom('tenants')
      .select(['slug', 'manifests_hash'])
      .where('id', '=', tenant)
      .where('status', '<>', 'purged')
      .modifyFront(prepared)
      .executeTakeFirst()
    return row && { slug: row.slug, manifestsHash: row.manifests_hash }
  },

  async furnished(manifestsHash) {
    await query
      .updateTable('tenants')
      .set({ manifests_hash: manifestsHash })
      .where('id', '=', tenant)
      .execute()
  },
})

const toRow = (id: string, { slug, name, createdAt }: Fresh) => ({
  id,
  slug,
  name,
  status: 'active' as const,
  created_at: createdAt,
  updated_at: createdAt,
})

interface Fresh {
  readonly slug: string
  readonly name: string
  readonly createdAt: Date
}

function filterOf({ filter, status }: TenantQuery): Expression<SqlBool> {
  const inStatus = status ? sql`tenants.status = ${status}` : sql`true`
  if (!filter) return sql<SqlBool>`${inStatus}`
  const pattern = containing(filter)
  return sql<SqlBool>`${inStatus} and (lower(slug || ' ' || name) like ${pattern} or exists (
    select from tenant_domains d where d.tenant_id = tenants.id and d.domain like ${pattern}))`
}

const toTenant = (row: Row<'tenants'> & { domains: string[] | null }): StoredTenant => ({
  id: row.id as TenantId,
  slug: row.slug,
  name: row.name,
  status: row.status === 'purged' ? 'deleted' : row.status,
  domains: row.domains ?? [],
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  revision: row.revision,
})
