import { sql } from 'kysely'
import { isId } from '../../kernel/ids.ts'
import { isOfRevision } from '../../storage/conditions.ts'
import type { TenantDatabase } from '../../storage/database.ts'
import { takeTurn } from '../../storage/holder.ts'
import { takeSlice } from '../../storage/slice.ts'
import type { Application } from './schema.ts'
import type { ApplicationStore } from './service.ts'

export const applicationStore = (database: TenantDatabase): ApplicationStore => {
  const { query, tenant } = database

  return {
    async machineRoles() {
      const { rows } = await sql<{ name: string; codes: string[] }>`
        select machine.key as name, machine.value as codes
        from declarations d cross join lateral jsonb_each(d.manifest -> 'machine') as machine
        where d.tenant_id = ${tenant}::uuid
        order by d.slug`.execute(query)
      const byName = Map.groupBy(rows, (row) => row.name)
      return new Map(
        [...byName].map(([name, of]) => [name, [...new Set(of.flatMap((row) => row.codes))]]),
      )
    },

    async insert(application) {
      await query
        .insertInto('actors')
        .values({
          tenant_id: tenant,
          id: application.id,
          issuer: 'local',
          subject: application.id,
          kind: 'application',
          display_name: application.name,
          attributes: JSON.stringify({ name: application.name, clientId: application.clientId }),
          created_at: application.createdAt,
        })
        .execute()
      database.touch('actor', application.id)
      await query
        .insertInto('applications')
        .values({
          tenant_id: tenant,
          id: application.id,
          name: application.name,
          description: application.description,
          client_id: application.clientId,
          created_at: application.createdAt,
          updated_at: application.createdAt,
        })
        .execute()
    },

    async find(id) {
      const row = await live(database).where('a.id', '=', id).executeTakeFirst()
      return row && toApplication(row)
    },

    list: ({ name }, slice) =>
      takeSlice(
        name === undefined ? live(database) : live(database).where('a.name', '=', name),
        slice,
        { by: 'a.id', isCursor: isId, to: toApplication },
      ),

    async update(id, { description }, { at, revision }) {
      const { numUpdatedRows } = await query
        .updateTable('applications')
        .set((row) => ({
          ...(description !== undefined && { description }),
          updated_at: at,
          revision: sql<number>`${row.ref('revision')} + 1`,
        }))
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .where('deleted_at', 'is', null)
        .where(isOfRevision(revision))
        .executeTakeFirstOrThrow()
      if (numUpdatedRows === 0n) return undefined
      return toApplication(await live(database).where('a.id', '=', id).executeTakeFirstOrThrow())
    },

    async remove(id, at) {
      await takeTurn(database)
      await query
        .updateTable('applications')
        .set({ deleted_at: at, updated_at: at })
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .execute()
      await query
        .updateTable('actors')
        .set({ enabled: false, deleted_at: at })
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .execute()
      database.touch('actor', id)
    },

    ...secretsOf(database),
  }
}

type SecretStore = Pick<ApplicationStore, 'secrets' | 'addSecret' | 'expireSecrets'>

const secretsOf = ({ query, tenant, touch }: TenantDatabase): SecretStore => ({
  async secrets(id, at) {
    const rows = await query
      .selectFrom('application_secrets')
      .select(['id', 'hint', 'created_at', 'expires_at'])
      .where('tenant_id', '=', tenant)
      .where('application_id', '=', id)
      .where(({ eb, or }) => or([eb('expires_at', 'is', null), eb('expires_at', '>', at)]))
      .orderBy('id', 'desc')
      .execute()
    return rows.map((row) => ({
      id: row.id,
      hint: row.hint,
      createdAt: row.created_at.toISOString(),
      expiresAt: row.expires_at?.toISOString() ?? null,
    }))
  },

  async addSecret(secret) {
    await query
      .insertInto('application_secrets')
      .values({
        tenant_id: tenant,
        id: secret.id,
        application_id: secret.application,
        hash: secret.hash,
        hint: secret.hint,
        created_at: secret.createdAt,
        expires_at: null,
      })
      .execute()
    // Who holds which secret is remembered by access version, so a new one makes a new version.
    touch('actor', secret.application)
  },

  async expireSecrets(id, { at, until }) {
    // `least` skips null, so a secret without an end gets this one.
    await query
      .updateTable('application_secrets')
      .set({ expires_at: sql<Date>`least(expires_at, ${until}::timestamptz)` })
      .where('tenant_id', '=', tenant)
      .where('application_id', '=', id)
      .execute()
    await query
      .deleteFrom('application_secrets')
      .where('tenant_id', '=', tenant)
      .where('application_id', '=', id)
      .where('expires_at', '<=', at)
      .execute()
    touch('actor', id)
  },
})

const live = ({ query, tenant }: TenantDatabase) =>
  query
    .selectFrom('applications as a')
    .innerJoin('actors', (join) =>
      join.onRef('actors.tenant_id', '=', 'a.tenant_id').onRef('actors.id', '=', 'a.id'),
    )
    .where('a.tenant_id', '=', tenant)
    .where('a.deleted_at', 'is', null)
    .select(['a.id', 'a.name', 'a.description', 'a.client_id', 'a.revision', 'actors.enabled'])
    .select(['a.created_at', 'a.updated_at'])

interface LiveRow {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly client_id: string
  readonly revision: number
  readonly enabled: boolean
  readonly created_at: Date
  readonly updated_at: Date
}

const toApplication = (row: LiveRow): Application => ({
  id: row.id,
  name: row.name,
  description: row.description,
  clientId: row.client_id,
  enabled: row.enabled,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  revision: row.revision,
})
