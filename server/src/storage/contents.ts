import { type RawBuilder, sql } from 'kysely'
import type { Contents, ContentsStore, Holder } from '../kernel/contents.ts'
import type { TenantDatabase } from './database.ts'

/** The tables by which each kind of holder holds things, and the column that names the holder. */
const tables = {
  role: { holder: 'role_id', policies: 'role_policies', collections: 'role_collections' },
  'user-role': {
    holder: 'user_id',
    policies: 'user_role_policies',
    collections: 'user_role_collections',
  },
} as const satisfies Record<Holder['kind'], unknown>

/** What can be held: its table, and the column that names it where it is held. */
const things = {
  policies: { table: 'policies', column: 'policy_id' },
  collections: { table: 'policy_collections', column: 'collection_id' },
} as const satisfies Record<keyof Contents, unknown>

/** References of what is held by the holder that `id` names, in the order of their text. */
export function heldBy(kind: Holder['kind'], of: keyof Contents, id: string): RawBuilder<string[]> {
  const { table, column } = things[of]
  const held = tables[kind]
  return sql<string[]>`coalesce((
    select array_agg(p.scope || '/' || p.code order by (p.scope || '/' || p.code) collate "C")
    from ${sql.table(held[of])} m
    join ${sql.table(table)} p on p.tenant_id = m.tenant_id and p.id = m.${sql.ref(column)}
    where m.tenant_id = ${sql.ref(id.replace(/[^.]+$/, 'tenant_id'))}
      and m.${sql.ref(held.holder)} = ${sql.ref(id)}), '{}')`
}

export const contentsStore = (database: TenantDatabase): ContentsStore => ({
  async set(holder, contents) {
    return {
      policies: await put(database, holder, { of: 'policies', named: contents.policies }),
      collections: await put(database, holder, { of: 'collections', named: contents.collections }),
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
  { query, tenant }: TenantDatabase,
  holder: Holder,
  { of, named }: Part,
): Promise<string[]> {
  const { table, column } = things[of]
  const held = tables[holder.kind]
  const { rows } = await sql<{ id: string; reference: string }>`
    select p.id, p.scope || '/' || p.code as reference
    from ${sql.table(table)} p join ${wanted(named)} using (scope, code)
    where p.tenant_id = ${tenant}::uuid
    for key share of p`.execute(query)
  const known = new Set(rows.map(({ reference }) => reference))
  const unknown = named.filter((reference) => !known.has(reference))
  if (unknown.length > 0) return unknown

  const ids = rows.map(({ id }) => id)
  await sql`
    delete from ${sql.table(held[of])}
    where tenant_id = ${tenant}::uuid and ${sql.ref(held.holder)} = ${holder.id}::uuid
      and ${sql.ref(column)} <> all(${ids}::uuid[])`.execute(query)
  await sql`
    insert into ${sql.table(held[of])} (tenant_id, ${sql.ref(held.holder)}, ${sql.ref(column)})
    select ${tenant}::uuid, ${holder.id}::uuid, id from unnest(${ids}::uuid[]) as held(id)
    on conflict do nothing`.execute(query)
  return []
}

/** References as rows of `scope` and `code`, neither of which holds a slash. */
function wanted(references: readonly string[]): RawBuilder<unknown> {
  const part = (at: number) => references.map((reference) => reference.split('/')[at] ?? '')
  return sql`(select distinct * from unnest(${part(0)}::text[], ${part(1)}::text[]))
    as wanted (scope, code)`
}
