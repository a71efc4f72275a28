import { sql } from 'kysely'
import { isId } from '../../kernel/ids.ts'
import { allOf, isNamed } from '../../storage/conditions.ts'
import { heldBy } from '../../storage/contents.ts'
import { isForeignKeyViolation, type Row, type TenantDatabase } from '../../storage/database.ts'
import { takeTurn } from '../../storage/holder.ts'
import { containing, takeSlice } from '../../storage/slice.ts'
import type { NamedQuery } from '../policies/schema.ts'
import type { Collection } from './schema.ts'
import type { CollectionStore } from './service.ts'

export const policyCollectionStore = (database: TenantDatabase): CollectionStore => {
  const { query, tenant, touch } = database
  const all = () =>
    query
      .selectFrom('policy_collections')
      .selectAll()
      .select(heldBy('collection', 'policies', 'policy_collections.id').as('policies'))
      .select(heldBy('collection', 'collections', 'policy_collections.id').as('collections'))
      .where('tenant_id', '=', tenant)

  return {
    takeTurn: () => takeTurn(database),

    async insert(collection) {
      const { numInsertedOrUpdatedRows } = await query
        .insertInto('policy_collections')
        .values({
          tenant_id: tenant,
          id: collection.id,
          scope: collection.scope,
          code: collection.code,
          ...written(collection),
          created_at: new Date(collection.createdAt),
        })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'scope', 'code']).doNothing())
        .executeTakeFirstOrThrow()
      touch('collection', `${collection.scope}/${collection.code}`)
      return numInsertedOrUpdatedRows === 1n
    },

    async find(key) {
      const row = await all().where(isNamed(key)).executeTakeFirst()
      return row && toCollection(row)
    },

    list: (asked, slice) =>
      takeSlice(all().where(filterOf(asked)), slice, {
        by: 'id',
        isCursor: isId,
        to: toCollection,
      }),

    async update(collection) {
      await query
        .updateTable('policy_collections')
        .set(written(collection))
        .where('tenant_id', '=', tenant)
        .where('id', '=', collection.id)
        .execute()
      touch('collection', `${collection.scope}/${collection.code}`)
    },

    cycleOf: (id) => cycleOf(database, id),

    async holders(id) {
      const { rows } = await sql<{ holder: string; total: string }>`
        select holder, count(*) over () as total from (${holdersOf(tenant, id)}) as held
        order by holder limit ${namedMax}`.execute(query)
      const more = Number(rows[0]?.total ?? 0) - rows.length
      return [...rows.map(({ holder }) => holder), ...(more > 0 ? [`${more} more`] : [])]
    },

    async remove({ id, scope, code }) {
      try {
        await query
          .deleteFrom('policy_collections')
          .where('tenant_id', '=', tenant)
          .where('id', '=', id)
          .execute()
      } catch (error) {
        if (isForeignKeyViolation(error)) return false
        throw error
      }
      touch('collection', `${scope}/${code}`)
      return true
    },
  }
}

/** As many holders as a refusal names. */
const namedMax = 5

const holdersOf = (tenant: string, collection: string) => sql`
  select 'role ' || r.scope || '/' || r.code as holder
  from role_collections m join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
  where m.tenant_id = ${tenant}::uuid and m.collection_id = ${collection}::uuid
  union all
  select 'user-role _users/' || m.user_id from user_role_collections m
  where m.tenant_id = ${tenant}::uuid and m.collection_id = ${collection}::uuid
  union all
  select 'collection ' || c.scope || '/' || c.code
  from policy_collection_collections m
  join policy_collections c on c.tenant_id = m.tenant_id and c.id = m.collection_id
  where m.tenant_id = ${tenant}::uuid and m.inner_id = ${collection}::uuid`

/** The shortest way by which a collection comes to hold itself; undefined when there is none. */
async function cycleOf(
  { query, tenant }: TenantDatabase,
  id: string,
): Promise<string[] | undefined> {
  const { rows } = await sql<{ outer: string; inner: string; name: string }>`
    with recursive inside (id) as (
      select inner_id from policy_collection_collections
      where tenant_id = ${tenant}::uuid and collection_id = ${id}::uuid
      union
      select m.inner_id
      from inside i
      join policy_collection_collections m
        on m.tenant_id = ${tenant}::uuid and m.collection_id = i.id)
    select m.collection_id as outer, m.inner_id as inner, c.scope || '/' || c.code as name
    from policy_collection_collections m
    join inside i on i.id = m.collection_id
    join policy_collections c on c.tenant_id = m.tenant_id and c.id = m.inner_id
    where m.tenant_id = ${tenant}::uuid
      and exists (select from inside where inside.id = ${id}::uuid)`.execute(query)
  if (rows.length === 0) return undefined
  const names = new Map(rows.map(({ inner, name }) => [inner, name]))
  const next = Map.groupBy(rows, ({ outer }) => outer)
  const met = new Set([id])
  for (let trails = [[id]]; trails.length > 0; ) {
    const longer = trails.flatMap((trail) =>
      (next.get(trail.at(-1) ?? '') ?? []).map(({ inner }) => [...trail, inner]),
    )
    const closed = longer.find((trail) => trail.at(-1) === id)
    if (closed) return closed.map((each) => names.get(each) ?? each)
    trails = longer.filter((trail) => !met.has(trail.at(-1) ?? ''))
    for (const trail of trails) met.add(trail.at(-1) ?? '')
  }
  return undefined
}

const filterOf = ({ scope, code, filter }: NamedQuery) =>
  allOf([
    scope !== undefined && sql`scope = ${scope}`,
    code !== undefined && sql`code = ${code}`,
    filter !== undefined && sql`lower(code || ' ' || description) like ${containing(filter)}`,
  ])

const written = (collection: Collection) => ({
  description: collection.description,
  annotations: JSON.stringify(collection.annotations),
  revision: collection.revision,
  updated_at: new Date(collection.updatedAt),
})

type Found = Row<'policy_collections'> & Pick<Collection, 'policies' | 'collections'>

const toCollection = (row: Found): Collection => ({
  id: row.id,
  scope: row.scope,
  code: row.code,
  description: row.description,
  policies: row.policies,
  collections: row.collections,
  annotations: row.annotations,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  revision: row.revision,
})
