import { type RawBuilder, sql } from 'kysely'
import type { Contents, ContentsStore, Holder } from '../kernel/contents.ts'
import type { TenantDatabase } from './database.ts'

/** By which tables each kind of holder holds things, and the columns that name the two there. */
const held = {
  role: {
    holder: 'role_id',
    policies: { table: 'role_policies', column: 'policy_id' },
    collections: { table: 'role_collections', column: 'collection_id' },
  },
  'user-role': {
    holder: 'user_id',
    policies: { table: 'user_role_policies', column: 'policy_id' },
    collections: { table: 'user_role_collections', column: 'collection_id' },
  },
  collection: {
    holder: 'collection_id',
    policies: { table: 'policy_collection_policies', column: 'policy_id' },
    collections: { table: 'policy_collection_collections', column: 'inner_id' },
  },
} as const satisfies Record<Holder['kind'], unknown>

/** Where the things are that can be held. */
const tables = { policies: 'policies', collections: 'policy_collections' } as const

/** References of what is held by the holder that `id` names, in the order of their text. */
export function heldBy(kind: Holder['kind'], of: keyof Contents, id: string): RawBuilder<string[]> {
  const { holder } = held[kind]
  const { table, column } = held[kind][of]
  return sql<string[]>`coalesce((
    select array_agg(p.scope || '/' || p.code order by (p.scope || '/' || p.code) collate "C")
    from ${sql.table(table)} m
    join ${sql.table(tables[of])} p on p.tenant_id = m.tenant_id and p.id = m.${sql.ref(column)}
    where m.tenant_id = ${sql.ref(id.replace(/[^.]+$/, 'tenant_id'))}
      and m.${sql.ref(holder)} = ${sql.ref(id)}), '{}')`
}

export const contentsStore = (database: TenantDatabase): ContentsStore => ({
  async set(holder, { policies, collections }) {
    return {
      policies: await put(database, holder, { of: 'policies', named: policies }),
      collections: await put(database, holder, { of: 'collections', named: collections }),
    }
  },

  async missing({ policies, collections }) {
    return {
      policies: (await look(database, { of: 'policies', named: policies })).unknown,
      collections: (await look(database, { of: 'collections', named: collections })).unknown,
    }
  },

  async actionsOf({ policies, collections }) {
    if (policies.length === 0 && collections.length === 0) return []
    const { query, tenant } = database
    const { rows } = await sql<{ action: string }>`
      with recursive inside (id) as (
        select c.id from policy_collections c join ${wanted(collections)} using (scope, code)
        where c.tenant_id = ${tenant}::uuid
        union
        select m.inner_id from policy_collection_collections m join inside on m.collection_id = inside.id
        where m.tenant_id = ${tenant}::uuid
      ), leaves as (
        select p.id from policies p join ${wanted(policies)} using (scope, code)
        where p.tenant_id = ${tenant}::uuid
        union
        select m.policy_id from policy_collection_policies m join inside on m.collection_id = inside.id
        where m.tenant_id = ${tenant}::uuid
      )
      select distinct action
      from policies p join leaves using (id),
        jsonb_array_elements(p.model -> 'selectors') as each(selector),
        jsonb_array_elements_text(each.selector -> 'actions') as named(action)
      where p.tenant_id = ${tenant}::uuid`.execute(query)
    return rows.map(({ action }) => action)
  },
})

interface Part {
  readonly of: keyof Contents
  readonly named: readonly string[]
}

/** Makes these, of their kind, what the holder holds; answers those that do not exist. */
async function put(
  database: TenantDatabase,
  { kind, id: holder }: Holder,
  part: Part,
): Promise<readonly string[]> {
  const { ids, unknown } = await look(database, part)
  if (unknown.length > 0) return unknown

  const { query, tenant } = database
  const column = sql.ref(held[kind].holder)
  const { table, column: named } = held[kind][part.of]
  await sql`
    delete from ${sql.table(table)}
    where tenant_id = ${tenant}::uuid and ${column} = ${holder}::uuid
      and ${sql.ref(named)} <> all(${ids}::uuid[])`.execute(query)
  await sql`
    insert into ${sql.table(table)} (tenant_id, ${column}, ${sql.ref(named)})
    select ${tenant}::uuid, ${holder}::uuid, id from unnest(${ids}::uuid[]) as held(id)
    on conflict do nothing`.execute(query)
  return []
}

/** The ids of those that exist, which are kept until the transaction ends, and which do not. */
async function look({ query, tenant }: TenantDatabase, { of, named }: Part) {
  const { rows } = await sql<{ id: string; reference: string }>`
    select p.id, p.scope || '/' || p.code as reference
    from ${sql.table(tables[of])} p join ${wanted(named)} using (scope, code)
    where p.tenant_id = ${tenant}::uuid
    order by p.id for key share of p`.execute(query)
  const known = new Set(rows.map(({ reference }) => reference))
  return {
    ids: rows.map(({ id }) => id),
    unknown: named.filter((reference) => !known.has(reference)),
  }
}

/** References as rows of `scope` and `code`, neither of which holds a slash. */
function wanted(references: readonly string[]): RawBuilder<unknown> {
  const part = (at: number) => references.map((reference) => reference.split('/')[at] ?? '')
  return sql`(select distinct * from unnest(${part(0)}::text[], ${part(1)}::text[]))
    as wanted (scope, code)`
}
