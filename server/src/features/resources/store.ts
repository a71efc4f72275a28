import { type SqlBool, sql } from 'kysely'
import { isForeignKeyViolation, type Row, type TenantDatabase } from '../../storage/database.ts'
import { isText, takeSlice } from '../../storage/slice.ts'
import type { Resource } from './schema.ts'
import type { ResourceKey, ResourceStore } from './service.ts'

export const resourceStore = ({ query, tenant, touch }: TenantDatabase): ResourceStore => {
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

    async put({ workspace, type, id }, properties, at) {
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
        return toResource(row)
      } catch (error) {
        if (isForeignKeyViolation(error)) return undefined
        throw error
      }
    },

    async remove({ workspace, type, id }) {
      await query
        .deleteFrom('workspace_resources')
        .where('tenant_id', '=', tenant)
        .where('workspace_id', '=', workspace)
        .where('type', '=', type)
        .where('resource_id', '=', id)
        .execute()
      touch('workspace', workspace)
    },
  }
}

const toResource = (row: Row<'workspace_resources'>): Resource => ({
  type: row.type,
  id: row.resource_id,
  properties: row.properties,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  revision: row.revision,
})
