import { sql } from 'kysely'
import { isId } from '../../kernel/ids.ts'
import type { Row, TenantDatabase } from '../../storage/database.ts'
import { statusOf, takeTurn } from '../../storage/holder.ts'
import { takeSlice } from '../../storage/slice.ts'
import type { ApiKey } from './schema.ts'
import type { ApiKeyStore } from './service.ts'

export const apiKeyStore = (database: TenantDatabase): ApiKeyStore => {
  const { query, tenant, touch } = database
  const inside = (workspace: string, at: Date) =>
    query
      .selectFrom('api_keys')
      .selectAll()
      .select(
        sql<ApiKey['status']>`(
          select ${statusOf('a', at)} from actors a
          where a.tenant_id = api_keys.tenant_id and a.id = api_keys.id)`.as('status'),
      )
      .where('tenant_id', '=', tenant)
      .where('workspace_id', '=', workspace)
      .where('revoked_at', 'is', null)

  /** Says that the key's actor, its private role, and these policies changed. */
  const touchKey = (id: string, policies: readonly { code: string }[]): void => {
    touch('actor', id)
    touch('role', id)
    for (const { code } of policies) touch('policy', `_keys/${code}`)
  }

  /** Held, in the turn of whoever changes the key. */
  const policiesOf = async (id: string) => {
    await takeTurn(database)
    const row = await query
      .selectFrom('api_keys')
      .select('policies')
      .where('tenant_id', '=', tenant)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    return row?.policies ?? []
  }

  return {
    async insert(key, { workspace, hash, policies }) {
      await takeTurn(database)
      const place = await query
        .selectFrom('workspaces')
        .select('id')
        .where('tenant_id', '=', tenant)
        .where('id', '=', workspace)
        .forKeyShare()
        .executeTakeFirst()
      if (!place) return false
      await insertActor(database, key)
      await query
        .insertInto('api_keys')
        .values({
          tenant_id: tenant,
          id: key.id,
          workspace_id: workspace,
          name: key.name,
          hash,
          hint: key.hint,
          scopes: scopesText(key),
          policies: JSON.stringify(policies),
          created_by: key.createdBy,
          created_at: new Date(key.createdAt),
          expires_at: key.expiresAt === null ? null : new Date(key.expiresAt),
        })
        .execute()
      touchKey(key.id, policies)
      return true
    },

    async find({ workspace, id }, at) {
      const row = await inside(workspace, at).where('id', '=', id).executeTakeFirst()
      return row && toApiKey(row)
    },

    list: (workspace, slice, at) =>
      takeSlice(inside(workspace, at), slice, { by: 'id', isCursor: isId, to: toApiKey }),

    async update({ id }, key, { policies }) {
      const before = await policiesOf(id)
      await query
        .updateTable('api_keys')
        .set({ name: key.name, scopes: scopesText(key), policies: JSON.stringify(policies) })
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .execute()
      await query
        .updateTable('actors')
        .set({ display_name: key.name })
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .execute()
      touchKey(id, [...before, ...policies])
    },

    async revoke({ id }, at) {
      touchKey(id, await policiesOf(id))
      await query
        .updateTable('api_keys')
        .set({ revoked_at: at })
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .execute()
      await query
        .updateTable('actors')
        .set({ enabled: false, deleted_at: at })
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .execute()
    },
  }
}

/** API keys as credentials, revoked ones too: whom one stands for, and when it was last used. */
export const apiKeyCredentials = ({ query, tenant }: TenantDatabase) => ({
  async apiKeyOf(hash: string) {
    const row = await query
      .selectFrom('api_keys as k')
      .innerJoin('tenants as t', 't.id', 'k.tenant_id')
      .select(['k.id', 'k.expires_at', 'k.revoked_at', 't.slug'])
      .where('k.tenant_id', '=', tenant)
      .where('k.hash', '=', hash)
      .executeTakeFirst()
    if (!row) return undefined
    const { id, slug } = row
    return { actor: id, id, slug, expiresAt: row.expires_at, isRevoked: row.revoked_at !== null }
  },

  async scopeOf(id: string) {
    const row = await query
      .selectFrom('api_keys')
      .select(['workspace_id', 'scopes'])
      .where('tenant_id', '=', tenant)
      .where('id', '=', id)
      .executeTakeFirst()
    return row && { workspace: row.workspace_id, scopes: row.scopes }
  },

  /** Neither change nor event: a fact about the past, which may come late. */
  async apiKeysUsed(ids: readonly string[], at: Date): Promise<void> {
    await query
      .updateTable('api_keys')
      .set({ last_used_at: at })
      .where('tenant_id', '=', tenant)
      .where(sql<boolean>`id = any(${ids}::uuid[])`)
      .execute()
  },
})

const scopesText = ({ models, deployments, operations }: ApiKey): string =>
  JSON.stringify({ models, deployments, operations })

async function insertActor({ query, tenant }: TenantDatabase, key: ApiKey): Promise<void> {
  await query
    .insertInto('actors')
    .values({
      tenant_id: tenant,
      id: key.id,
      issuer: 'local',
      subject: key.id,
      kind: 'service',
      display_name: key.name,
      attributes: '{}',
      created_at: new Date(key.createdAt),
    })
    .execute()
}

const toApiKey = (row: Row<'api_keys'> & Pick<ApiKey, 'status'>): ApiKey => ({
  id: row.id,
  name: row.name,
  hint: row.hint,
  ...row.scopes,
  status: row.status,
  createdBy: row.created_by,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at?.toISOString() ?? null,
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
})
