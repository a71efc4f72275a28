import { type SqlBool, sql } from 'kysely'
import { isId } from '../../kernel/ids.ts'
import { isForeignKeyViolation, type Row, type TenantDatabase } from '../../storage/database.ts'
import { isText, takeSlice } from '../../storage/slice.ts'
import type { Resource } from './schema.ts'
import type { ResourceKey, ResourceStore } from './service.ts'

export const resourceStore = (database: TenantDatabase): ResourceStore => {
  const { query, tenant, touch, atEnd } = database
  const all = () =>
    query.selectFrom('workspace_resources').selectAll().where('tenant_id', '=', tenant)
  const one = ({ workspace, type, id }: ResourceKey) =>
    all()
      .where('workspace_id', '=', workspace)
      .where('type', '=', type)
      .where('resource_id', '=', id)

  return {
    async find(key) {
      const row = await one(key).executeTakeFirst()
      return row && toResource(row)
    },

    async propertiesOf(keys) {
      const { rows } = await sql<{ at: number; properties: Resource['properties'] }>`
        select asked.at::int as at, r.properties
        from unnest(${keys.map(({ workspace }) => workspace)}::uuid[],
                    ${keys.map(({ type }) => type)}::text[],
                    ${keys.map(({ id }) => id)}::text[]) with ordinality
             as asked(workspace_id, type, resource_id, at)
        join workspace_resources r on r.tenant_id = ${tenant}::uuid
          and r.workspace_id = asked.workspace_id and r.type = asked.type
          and r.resource_id = asked.resource_id`.execute(query)
      const found = new Map(rows.map((row) => [row.at - 1, row.properties]))
      return keys.map((_, at) => found.get(at))
    },

    list: (workspace, { type }, slice) =>
      takeSlice(
        query
          .selectFrom((from) =>
            from
              .selectFrom('workspace_resources')
              .selectAll()
              .select(sql<string>`type || '/' || resource_id`.as('key'))
              .where('tenant_id', '=', tenant)
              .where('workspace_id', '=', workspace)
              .where(sql<SqlBool>`${type ?? null}::text is null or type = ${type ?? null}`)
              .as('registered'),
          )
          .selectAll(),
        slice,
        { by: 'key', isCursor: isText, to: toResource },
      ),

    async ofType({ type, workspace, after, limit }) {
      // `<workspace>/<id>`; whatever else was sent stands for no place in the list.
      const [, place, id] = /^([^/]*)\/(.*)$/s.exec(after) ?? []
      const isNowhere = after !== '' && !isId(place ?? '')
      if (isNowhere || (workspace !== undefined && !isId(workspace))) return []
      const rows = await query
        .selectFrom('workspace_resources')
        .select(['workspace_id', 'resource_id', 'properties'])
        .where('tenant_id', '=', tenant)
        .where('type', '=', type)
        .$if(workspace !== undefined, (all) => all.where('workspace_id', '=', workspace ?? ''))
        .$if(place !== undefined, (all) =>
          all.where(sql<SqlBool>`(workspace_id, resource_id) > (${place}::uuid, ${id}::text)`),
        )
        .orderBy('workspace_id')
        .orderBy('resource_id')
        .limit(limit)
        .execute()
      return rows.map((row) => ({
        key: `${row.workspace_id}/${row.resource_id}`,
        workspace: row.workspace_id,
        id: row.resource_id,
        properties: row.properties,
      }))
    },

    async put(key, properties, at) {
      const { workspace, type, id } = key
      try {
        const row = await query
          .insertInto('workspace_resources')
          .values({
            tenant_id: tenant,
            workspace_id: workspace,
            type,
            resource_id: id,
            properties: JSON.stringify(properties),
            created_at: at,
            updated_at: at,
          })
          .onConflict((conflict) =>
            conflict
              .columns(['tenant_id', 'workspace_id', 'type', 'resource_id'])
              .doUpdateSet((before) => ({
                properties: JSON.stringify(properties),
                updated_at: at,
                revision: sql<number>`${before.ref('workspace_resources.revision')} + 1`,
              })),
          )
          .returningAll()
          .executeTakeFirstOrThrow()
        touch('workspace', workspace)
        atEnd(() => remember(database, key, properties))
        return toResource(row)
      } catch (error) {
        if (isForeignKeyViolation(error)) return undefined
        throw error
      }
    },

    async remove(key) {
      const { workspace, type, id } = key
      await query
        .deleteFrom('workspace_resources')
        .where('tenant_id', '=', tenant)
        .where('workspace_id', '=', workspace)
        .where('type', '=', type)
        .where('resource_id', '=', id)
        .execute()
      touch('workspace', workspace)
      atEnd(() => remember(database, key, undefined))
    },
  }
}

/**
 * Has what is registered hold from the access version on that the transaction just made, and what
 * was before until then.
 */
async function remember(
  { query, tenant }: TenantDatabase,
  { workspace, type, id }: ResourceKey,
  properties: Resource['properties'] | undefined,
): Promise<void> {
  const version = sql`(select access_version from tenants where id = ${tenant}::uuid)`
  await sql`
    update resource_states set until_version = ${version}
    where tenant_id = ${tenant}::uuid and workspace_id = ${workspace}::uuid and type = ${type}
      and resource_id = ${id} and until_version is null`.execute(query)
  if (properties === undefined) return
  // Registered twice in one transaction, only the second holds.
  await sql`
    insert into resource_states (tenant_id, workspace_id, type, resource_id, version, properties)
    select ${tenant}::uuid, ${workspace}::uuid, ${type}, ${id}, ${version}, ${JSON.stringify(properties)}::jsonb
    on conflict (tenant_id, workspace_id, type, resource_id, version)
      do update set properties = excluded.properties, until_version = null`.execute(query)
}

const toResource = (row: Row<'workspace_resources'>): Resource => ({
  type: row.type,
  id: row.resource_id,
  properties: row.properties,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  revision: row.revision,
})
