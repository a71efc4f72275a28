import type { Kysely } from 'kysely'
import type { TenantId } from '../../kernel/ids.ts'
import type { Database, TenantDatabase } from '../../storage/database.ts'
import type { TenantDirectory, TenantStore } from './service.ts'

type OnPlatform = <T>(work: (query: Kysely<Database>) => Promise<T>) => Promise<T>

export const tenantDirectory = (onPlatform: OnPlatform): TenantDirectory => ({
  ensure: (tenant) =>
    onPlatform(async (query) => {
      await query
        .insertInto('tenants')
        .values({
          id: tenant.id,
          slug: tenant.slug,
          name: tenant.name,
          status: 'active',
          created_at: tenant.createdAt,
        })
        .onConflict((conflict) => conflict.column('slug').doNothing())
        .execute()
      const row = await query
        .selectFrom('tenants')
        .select(['id', 'slug'])
        .where('slug', '=', tenant.slug)
        .executeTakeFirstOrThrow()
      return { id: row.id as TenantId, slug: row.slug }
    }),
})

export const tenantStore = ({ tenant, touch }: TenantDatabase): TenantStore => ({
  async announce() {
    touch('tenant', tenant)
  },
})
