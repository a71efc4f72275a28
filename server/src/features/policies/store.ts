import { sql } from 'kysely'
import { isId } from '../../kernel/ids.ts'
import { allOf, isNamed } from '../../storage/conditions.ts'
import { isForeignKeyViolation, type Row, type TenantDatabase } from '../../storage/database.ts'
import { takeTurn } from '../../storage/holder.ts'
import { containing, isText, takeSlice } from '../../storage/slice.ts'
import type { AttachmentStore, PolicyStore } from './ports.ts'
import { Definition, type NamedQuery, type Policy } from './schema.ts'

export const policyStore = (database: TenantDatabase): PolicyStore => {
  const { query, tenant, touch } = database
  const all = () => query.selectFrom('policies').selectAll().where('tenant_id', '=', tenant)

  return {
    async insert(policy, model) {
      const { numInsertedOrUpdatedRows } = await query
        .insertInto('policies')
        .values({
          tenant_id: tenant,
          id: policy.id,
          scope: policy.scope,
          code: policy.code,
          ...written(policy, model),
          created_at: new Date(policy.createdAt),
        })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'scope', 'code']).doNothing())
        .executeTakeFirstOrThrow()
      touch('policy', `${policy.scope}/${policy.code}`)
      return numInsertedOrUpdatedRows === 1n
    },

    async find(key) {
      const row = await all().where(isNamed(key)).executeTakeFirst()
      return row && toPolicy(row)
    },

    async hold(key) {
      await takeTurn(database)
      const row = await all().where(isNamed(key)).forNoKeyUpdate().executeTakeFirst()
      return row && toPolicy(row)
    },

    list: (asked, slice) =>
      takeSlice(all().where(filterOf(asked)), slice, { by: 'id', isCursor: isId, to: toPolicy }),

    async update(policy, model) {
      await query
        .updateTable('policies')
        .set(written(policy, model))
        .where('tenant_id', '=', tenant)
        .where('id', '=', policy.id)
        .execute()
      touch('policy', `${policy.scope}/${policy.code}`)
    },

    remove: (policy) => removePolicy(database, policy),

    async isGuardrail(id) {
      const row = await query
        .selectFrom('guardrails')
        .select('policy_id')
        .where('tenant_id', '=', tenant)
        .where('policy_id', '=', id)
        .executeTakeFirst()
      return row !== undefined
    },

    async keep(policy, by) {
      await query
        .insertInto('policy_revisions')
        .values({
          tenant_id: tenant,
          policy_id: policy.id,
          revision: policy.revision,
          description: policy.description,
          definition: definitionOf(policy),
          actor_id: by.id,
          at: new Date(policy.updatedAt),
        })
        .execute()
    },

    revisions: (id, slice) =>
      takeSlice(revisionsOf(database, id), slice, {
        by: 'revision',
        isCursor: (text) => /^\d{1,9}$/.test(text),
        newestFirst: true,
        to: ({ definition, ...row }) => ({
          ...toLine(row),
          effect: Definition.parse(definition).effect,
        }),
      }),

    async revision(id, revision) {
      const row = await revisionsOf(database, id)
        .where('revision', '=', revision)
        .executeTakeFirst()
      return row && { ...toLine(row), ...Definition.parse(row.definition) }
    },
  }
}

/** Which things hold a policy; those of the other nouns are read, never written. */
export const attachmentStore = ({ query, tenant }: TenantDatabase): AttachmentStore => ({
  holders: (policy, slice) =>
    takeSlice(
      query
        .selectFrom(
          sql<Holder>`(
            with recursive inside (id, through) as (
              select c.id, c.scope || '/' || c.code
              from policy_collection_policies m
              join policy_collections c on c.tenant_id = m.tenant_id and c.id = m.collection_id
              where m.tenant_id = ${tenant}::uuid and m.policy_id = ${policy}::uuid
              union
              select c.id, c.scope || '/' || c.code
              from inside i
              join policy_collection_collections m
                on m.tenant_id = ${tenant}::uuid and m.inner_id = i.id
              join policy_collections c on c.tenant_id = m.tenant_id and c.id = m.collection_id)
            select kind, id, reference, through,
                   kind || ' ' || reference || ' ' || coalesce(through, '') as place
            from (${holdersOf(tenant, policy)}) as held)`.as('x'),
        )
        .select(['x.kind', 'x.id', 'x.reference', 'x.through', 'x.place']),
      slice,
      {
        by: 'x.place',
        isCursor: isText,
        to: ({ kind, id, reference, through }) => ({ kind, id, reference, through }),
      },
    ),
})

interface Holder {
  readonly kind: 'role' | 'collection' | 'user-role' | 'guardrail'
  readonly id: string
  readonly reference: string
  readonly through: string | null
  readonly place: string
}

/** Each kind of holder, by itself and through the collections that `inside` has found. */
const holdersOf = (tenant: string, policy: string) => sql`
  select 'role' as kind, r.id::text as id, r.scope || '/' || r.code as reference, h.through
  from (select role_id, null as through from role_policies
        where tenant_id = ${tenant}::uuid and policy_id = ${policy}::uuid
        union
        select m.role_id, i.through from role_collections m join inside i on i.id = m.collection_id
        where m.tenant_id = ${tenant}::uuid) h
  join roles r on r.tenant_id = ${tenant}::uuid and r.id = h.role_id
  union all
  select 'user-role', h.user_id::text, '_users/' || h.user_id, h.through
  from (select user_id, null as through from user_role_policies
        where tenant_id = ${tenant}::uuid and policy_id = ${policy}::uuid
        union
        select m.user_id, i.through
        from user_role_collections m join inside i on i.id = m.collection_id
        where m.tenant_id = ${tenant}::uuid) h
  union all
  select 'guardrail', p.id::text, p.scope || '/' || p.code, null
  from guardrails g join policies p on p.tenant_id = g.tenant_id and p.id = g.policy_id
  where g.tenant_id = ${tenant}::uuid and g.policy_id = ${policy}::uuid
  union all
  select 'collection', c.id::text, c.scope || '/' || c.code, h.through
  from (select collection_id, null as through from policy_collection_policies
        where tenant_id = ${tenant}::uuid and policy_id = ${policy}::uuid
        union
        select m.collection_id, i.through
        from policy_collection_collections m join inside i on i.id = m.inner_id
        where m.tenant_id = ${tenant}::uuid) h
  join policy_collections c on c.tenant_id = ${tenant}::uuid and c.id = h.collection_id`

async function removePolicy(
  database: TenantDatabase,
  { id, scope, code }: Policy,
): Promise<boolean> {
  const { query, tenant, touch } = database
  await takeTurn(database)
  try {
    await query
      .deleteFrom('policies')
      .where('tenant_id', '=', tenant)
      .where('id', '=', id)
      .execute()
  } catch (error) {
    if (isForeignKeyViolation(error)) return false
    throw error
  }
  await query
    .deleteFrom('policy_revisions')
    .where('tenant_id', '=', tenant)
    .where('policy_id', '=', id)
    .execute()
  touch('policy', `${scope}/${code}`)
  return true
}

const revisionsOf = ({ query, tenant }: TenantDatabase, id: string) =>
  query
    .selectFrom('policy_revisions')
    .select(['revision', 'description', 'definition', 'actor_id', 'at'])
    .where('tenant_id', '=', tenant)
    .where('policy_id', '=', id)

const filterOf = ({ scope, code, filter }: NamedQuery) =>
  allOf([
    scope !== undefined && sql`scope = ${scope}`,
    code !== undefined && sql`code = ${code}`,
    filter !== undefined && sql`lower(code || ' ' || description) like ${containing(filter)}`,
  ])

/** The columns that a revision writes. */
const written = (policy: Policy, model: object) => ({
  description: policy.description,
  effect: policy.effect,
  definition: definitionOf(policy),
  model: JSON.stringify(model),
  annotations: JSON.stringify(policy.annotations),
  revision: policy.revision,
  updated_at: new Date(policy.updatedAt),
})

const definitionOf = (policy: Policy): string => JSON.stringify(Definition.parse(policy))

const toPolicy = (row: Row<'policies'>): Policy => ({
  id: row.id,
  scope: row.scope,
  code: row.code,
  description: row.description,
  ...Definition.parse(row.definition),
  annotations: row.annotations,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  revision: row.revision,
})

const toLine = (
  row: Pick<Row<'policy_revisions'>, 'revision' | 'description' | 'actor_id' | 'at'>,
) => ({
  revision: row.revision,
  actorId: row.actor_id,
  at: row.at.toISOString(),
  description: row.description,
})
