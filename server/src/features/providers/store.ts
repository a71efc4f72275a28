import { sql } from 'kysely'
import { isId } from '../../kernel/ids.ts'
import { isUniqueViolation, type Row, type TenantDatabase } from '../../storage/database.ts'
import { takeSlice } from '../../storage/slice.ts'
import type { LinkStore } from './links.ts'
import type { ProviderStore, StoredProvider, Use } from './ports.ts'
import type { Link } from './schema.ts'

export const providerStore = ({ query, tenant }: TenantDatabase): ProviderStore => {
  const all = () => query.selectFrom('providers').selectAll().where('tenant_id', '=', tenant)

  return {
    async makeRoom({ id, category, isDefault }) {
      if (!isDefault) return []
      const rows = await query
        .updateTable('providers')
        .set({ is_default: false })
        .where('tenant_id', '=', tenant)
        .where('category', '=', category)
        .where('id', '<>', id)
        .where('is_default', '=', true)
        .returning('id')
        .execute()
      return rows.map((row) => row.id)
    },

    async insert(provider) {
      const { numInsertedOrUpdatedRows } = await query
        .insertInto('providers')
        .values({
          tenant_id: tenant,
          id: provider.id,
          category: provider.category,
          type: provider.type,
          ...changeable(provider),
          created_at: new Date(provider.createdAt),
        })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'name']).doNothing())
        .executeTakeFirstOrThrow()
      return numInsertedOrUpdatedRows === 1n
    },

    async find(id) {
      const row = await all().where('id', '=', id).executeTakeFirst()
      return row && toStored(row)
    },

    list({ category }, slice) {
      const wanted = category === undefined ? all() : all().where('category', '=', category)
      return takeSlice(wanted, slice, { by: 'id', isCursor: isId, to: toStored })
    },

    async replace(provider) {
      try {
        const row = await query
          .updateTable('providers')
          .set((before) => ({
            ...changeable(provider),
            revision: sql<number>`${before.ref('revision')} + 1`,
          }))
          .where('tenant_id', '=', tenant)
          .where('id', '=', provider.id)
          .where('revision', '=', provider.revision)
          .returningAll()
          .executeTakeFirst()
        return row && toStored(row)
      } catch (error) {
        if (isUniqueViolation(error)) return 'name-taken'
        throw error
      }
    },

    async remove(id) {
      const { numDeletedRows } = await query
        .deleteFrom('providers')
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      return numDeletedRows === 1n
    },

    async preferred(category, { application, purpose }) {
      const row = await query
        .selectFrom('providers as p')
        .leftJoin('application_providers as l', (join) =>
          join
            .onRef('l.tenant_id', '=', 'p.tenant_id')
            .onRef('l.provider_id', '=', 'p.id')
            .on('l.application_id', '=', application),
        )
        .selectAll('p')
        .where('p.tenant_id', '=', tenant)
        .where('p.category', '=', category)
        .orderBy(sql`coalesce(${sql.ref(flagOf[purpose])}, false)`, 'desc')
        .orderBy(sql`coalesce(l.is_default, false)`, 'desc')
        .orderBy('p.is_default', 'desc')
        .orderBy('p.id')
        .limit(1)
        .executeTakeFirst()
      return row && toStored(row)
    },
  }
}

/** The column that tells whether an application has a provider for the purpose. */
const flagOf = { signIn: 'l.can_sign_in', signUp: 'l.can_sign_up' } satisfies Record<
  Use['purpose'],
  string
>

/** All but what a provider is: its id, category and type. */
const changeable = (provider: StoredProvider) => ({
  name: provider.name,
  client_id: provider.clientId,
  sealed_secret: provider.sealedSecret,
  host: provider.host,
  port: provider.port,
  disable_ssl: provider.disableSsl,
  endpoint: provider.endpoint,
  sender: provider.from,
  is_default: provider.isDefault,
  updated_at: new Date(provider.updatedAt),
})

const toStored = (row: Row<'providers'>): StoredProvider => ({
  id: row.id,
  name: row.name,
  category: row.category,
  type: row.type,
  clientId: row.client_id,
  sealedSecret: row.sealed_secret,
  host: row.host,
  port: row.port,
  disableSsl: row.disable_ssl,
  endpoint: row.endpoint,
  from: row.sender,
  isDefault: row.is_default,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  revision: row.revision,
})

export const linkStore = ({ query, tenant }: TenantDatabase): LinkStore => {
  const of = (application: string) =>
    query
      .selectFrom('application_providers as l')
      .innerJoin('providers as p', (join) =>
        join.onRef('p.tenant_id', '=', 'l.tenant_id').onRef('p.id', '=', 'l.provider_id'),
      )
      .where('l.tenant_id', '=', tenant)
      .where('l.application_id', '=', application)
      .select(['l.provider_id', 'p.category', 'p.type', 'l.can_sign_in', 'l.can_sign_up'])
      .select(['l.can_unlink', 'l.prompted', 'l.alert_type', 'l.rule', 'l.is_default'])
      .orderBy('l.provider_id')

  const row = ({ application, provider }: { application: string; provider: string }) =>
    query
      .updateTable('application_providers')
      .where('tenant_id', '=', tenant)
      .where('application_id', '=', application)
      .where('provider_id', '=', provider)

  const live = (application: string) =>
    query
      .selectFrom('applications')
      .select('id')
      .where('tenant_id', '=', tenant)
      .where('id', '=', application)
      .where('deleted_at', 'is', null)

  return {
    async insert(application, link, at) {
      const { numInsertedOrUpdatedRows } = await query
        .insertInto('application_providers')
        .values({
          tenant_id: tenant,
          application_id: application,
          provider_id: link.providerId,
          can_sign_in: link.canSignIn,
          can_sign_up: link.canSignUp,
          can_unlink: link.canUnlink,
          prompted: link.prompted,
          alert_type: link.alertType ?? null,
          rule: link.rule ?? null,
          created_at: at,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow()
      return numInsertedOrUpdatedRows === 1n
    },

    async find({ application, provider }) {
      const found = await of(application).where('l.provider_id', '=', provider).executeTakeFirst()
      return found && toLink(found)
    },

    list: async (application) => (await of(application).execute()).map(toLink),

    async update(place, patch) {
      const changes = {
        ...(patch.canSignIn !== undefined && { can_sign_in: patch.canSignIn }),
        ...(patch.canSignUp !== undefined && { can_sign_up: patch.canSignUp }),
        ...(patch.canUnlink !== undefined && { can_unlink: patch.canUnlink }),
        ...(patch.prompted !== undefined && { prompted: patch.prompted }),
        ...(patch.alertType !== undefined && { alert_type: patch.alertType }),
        ...(patch.rule !== undefined && { rule: patch.rule }),
      }
      if (Object.keys(changes).length > 0) await row(place).set(changes).execute()
    },

    async makeDefault(place) {
      const before = await query
        .updateTable('application_providers')
        .set({ is_default: false })
        .where('tenant_id', '=', tenant)
        .where('application_id', '=', place.application)
        .where('is_default', '=', true)
        .returning('provider_id')
        .execute()
      await row(place).set({ is_default: true }).execute()
      return before.map(({ provider_id }) => provider_id)
    },

    async clearDefault(place) {
      await row(place).set({ is_default: false }).execute()
    },

    async remove({ application, provider }) {
      await query
        .deleteFrom('application_providers')
        .where('tenant_id', '=', tenant)
        .where('application_id', '=', application)
        .where('provider_id', '=', provider)
        .execute()
    },

    async takeTurn(application) {
      return (await live(application).forNoKeyUpdate().executeTakeFirst()) !== undefined
    },

    async hasApplication(application) {
      return (await live(application).executeTakeFirst()) !== undefined
    },
  }
}

interface LinkRow {
  readonly provider_id: string
  readonly category: Link['category']
  readonly type: Link['type']
  readonly can_sign_in: boolean
  readonly can_sign_up: boolean
  readonly can_unlink: boolean
  readonly prompted: boolean
  readonly alert_type: string | null
  readonly rule: string | null
  readonly is_default: boolean
}

const toLink = (row: LinkRow): Link => ({
  providerId: row.provider_id,
  category: row.category,
  type: row.type,
  canSignIn: row.can_sign_in,
  canSignUp: row.can_sign_up,
  canUnlink: row.can_unlink,
  prompted: row.prompted,
  alertType: row.alert_type,
  rule: row.rule,
  isDefault: row.is_default,
})
