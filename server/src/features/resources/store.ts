import { type SqlBool, sql } from 'kysely'
import { isId } from '../../kernel/ids.ts'
import { isForeignKeyViolation, type Row, type TenantDatabase } from '../../storage/database.ts'
import { takeTurn } from '../../storage/holder.ts'
import { isText, takeSlice } from '../../storage/slice.ts'
import type { Resource } from './schema.ts'
import type { Registration, ResourceKey, ResourceStore } from './service.ts'

export const resourceStore = (database: TenantDatabase): ResourceStore => {
  const { query, tenant, touch, atEnd } = database
  const changed = new Map<string, State>()
  const changes = (key: ResourceKey, properties: State['properties']) => {
    if (changed.size === 0)
      atEnd(async () => {
        const all = [...changed.values()]
        changed.clear()
        await remember(database, all)
      })
    changed.set(`${key.workspace}/${key.type}/${key.id}`, { key, properties })
  }
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
      const { rows } = await sql<Placed>`
        select c.at::int as at, r.properties
        from unnest(${columnsOf(keys)}) with ordinality as c(workspace_id, type, resource_id, at)
        join workspace_resources r on r.tenant_id = ${tenant}::uuid
          and r.workspace_id = c.workspace_id and r.type = c.type
          and r.resource_id = c.resource_id`.execute(query)
      return inPlace(keys, rows)
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
      await takeTurn(database)
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
        changes(key, properties)
        return toResource(row)
      } catch (error) {
        if (isForeignKeyViolation(error)) return undefined
        throw error
      }
    },

    async putAll(resources, at) {
      await takeTurn(database)
      const named = [...new Set(resources.map(({ key }) => key.workspace))]
      const there = await query
        .selectFrom('workspaces')
        .select('id')
        .where('tenant_id', '=', tenant)
        .where('id', '=', sql<string>`any(${named}::uuid[])`)
        .forKeyShare()
        .execute()
      const known = new Set(there.map(({ id }) => id))
      const refused = resources.findIndex(({ key }) => !known.has(key.workspace))
      if (refused >= 0) return refused
      for (const part of partsOf(resources)) await insertPart(database, part, at)
      for (const { key, properties } of resources) changes(key, properties)
      for (const workspace of named) touch('workspace', workspace)
      return undefined
    },

    async removeAll(keys) {
      await takeTurn(database)
      const { rows } = await sql<Placed>`
        delete from workspace_resources r
        using unnest(${columnsOf(keys)}) with ordinality as c(workspace_id, type, resource_id, at)
        where r.tenant_id = ${tenant}::uuid and r.workspace_id = c.workspace_id
          and r.type = c.type and r.resource_id = c.resource_id
        returning c.at::int as at, r.properties`.execute(query)
      const removed = inPlace(keys, rows)
      for (const [at, key] of keys.entries())
        if (removed[at]) {
          touch('workspace', key.workspace)
          changes(key, undefined)
        }
      return removed
    },
  }
}

/** The properties of what was asked for as the n-th, from 1 on. */
interface Placed {
  readonly at: number
  readonly properties: Resource['properties']
}

function inPlace(keys: readonly ResourceKey[], rows: readonly Placed[]) {
  const found = new Map(rows.map(({ at, properties }) => [at - 1, properties]))
  return keys.map((_, at) => found.get(at))
}

/** As columns `workspace_id, type, resource_id` that a statement can unnest. */
const columnsOf = (keys: readonly ResourceKey[]) => sql`
  ${keys.map(({ workspace }) => workspace)}::uuid[], ${keys.map(({ type }) => type)}::text[],
  ${keys.map(({ id }) => id)}::text[]`

/** What is registered under a key, or no more. */
interface State {
  readonly key: ResourceKey
  readonly properties: Resource['properties'] | undefined
}

const perStatement = 1000

/** Somebody else may have registered one of them meanwhile; then the later wish counts. */
async function insertPart(
  { query, tenant }: TenantDatabase,
  part: readonly Registration[],
  at: Date,
): Promise<void> {
  await sql`
    insert into workspace_resources as r
      (tenant_id, workspace_id, type, resource_id, properties, created_at, updated_at)
    select ${tenant}::uuid, c.workspace_id, c.type, c.resource_id, c.properties::jsonb,
      ${at}::timestamptz, ${at}::timestamptz
    from ${rowsOf(part)}
    on conflict (tenant_id, workspace_id, type, resource_id) do update
      set properties = excluded.properties, updated_at = excluded.updated_at,
        revision = r.revision + 1`.execute(query)
}

/**
 * Has what is registered hold from the access version on that the transaction just made, and what
 * was before until then.
 */
async function remember(
  { query, tenant }: TenantDatabase,
  states: readonly State[],
): Promise<void> {
  const version = sql`(select access_version from tenants where id = ${tenant}::uuid)`
  // Of all at once: a statement for each part would go through what is registered each time.
  await sql`
    update resource_states s set until_version = ${version}
    from unnest(${columnsOf(states.map(({ key }) => key))}) as c(workspace_id, type, resource_id)
    where s.tenant_id = ${tenant}::uuid and s.workspace_id = c.workspace_id and s.type = c.type
      and s.resource_id = c.resource_id and s.until_version is null`.execute(query)
  for (const part of partsOf(states.filter(({ properties }) => properties !== undefined)))
    await sql`
      insert into resource_states (tenant_id, workspace_id, type, resource_id, version, properties)
      select ${tenant}::uuid, c.workspace_id, c.type, c.resource_id, ${version}, c.properties::jsonb
      from ${rowsOf(part)}`.execute(query)
}

/** As rows `c` that a statement can read. */
const rowsOf = (part: readonly State[]) => sql`
  unnest(${columnsOf(part.map(({ key }) => key))},
    ${part.map(({ properties }) => JSON.stringify(properties))}::text[])
  as c(workspace_id, type, resource_id, properties)`

const partsOf = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / perStatement) }, (_, index) =>
    all.slice(index * perStatement, (index + 1) * perStatement),
  )

const toResource = (row: Row<'workspace_resources'>): Resource => ({
  type: row.type,
  id: row.resource_id,
  properties: row.properties,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  revision: row.revision,
})
