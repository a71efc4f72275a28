import { type RawBuilder, sql } from 'kysely'
import type { AccessKind } from '../storage/database.ts'
import { isMadeByNobody, mayAct } from '../storage/holder.ts'

type Projection = (tenant: string, ids: readonly string[]) => RawBuilder<unknown>

const milliseconds = (column: string) =>
  sql.raw(`floor(extract(epoch from ${column}) * 1000)::bigint`)

/** The assignments of an actor or a group, in the engine's shape. */
const grants = (holder: string) => sql`coalesce((
  select jsonb_agg(jsonb_build_object(
    'role', r.scope || '/' || r.code, 'workspace', s.workspace_id,
    'from', ${milliseconds('s.active_from')}, 'until', ${milliseconds('s.active_until')}) order by s.id)
  from assignments s join roles r on r.tenant_id = s.tenant_id and r.id = s.role_id
  where s.tenant_id = x.tenant_id and ${sql.raw(holder)}), '[]'::jsonb)`

const none = sql`'[]'::jsonb`

/** The column of each table by which it names what is attached. */
const attachments = {
  policies: 'policy_id',
  policy_collections: 'collection_id',
} as const

/** References of what a thing holds, each once, in the order of their text. */
const attached = (table: string, of: keyof typeof attachments, holder: string) => {
  const column = table === 'policy_collection_collections' ? 'inner_id' : attachments[of]
  return sql`coalesce((
    select jsonb_agg(distinct p.scope || '/' || p.code)
    from ${sql.table(table)} m
    join ${sql.table(of)} p on p.tenant_id = m.tenant_id and p.id = m.${sql.raw(column)}
    where m.tenant_id = x.tenant_id and ${sql.raw(holder)}), '[]'::jsonb)`
}

/**
 * The roles whose contents are the role's: itself, and those that it supervises, but not those that
 * these supervise. One that its manifest made a workspace's since gives nothing tenant-wide.
 */
const supervising = `any(array(
  select x.id union all
  select s.supervised_id from role_supervised s
  join roles r on r.tenant_id = s.tenant_id and r.id = s.supervised_id and r.level = x.level
  where s.tenant_id = x.tenant_id and s.role_id = x.id))`

const isSupervising = sql`exists (
  select from role_supervised s where s.tenant_id = x.tenant_id and s.role_id = x.id)`

/** A role with what is held by itself, or by those that `giving` names. */
const roleState = (giving: string) => sql`jsonb_build_object(
  'scope', x.scope, 'code', x.code, 'level', x.level, 'precedence', x.precedence,
  'permissions', coalesce((
    select jsonb_agg(distinct pattern)
    from roles r cross join unnest(r.permissions) as given(pattern)
    where r.tenant_id = x.tenant_id and r.id = ${sql.raw(giving)}), '[]'::jsonb),
  'policies', ${attached('role_policies', 'policies', `m.role_id = ${giving}`)},
  'collections', ${attached('role_collections', 'policy_collections', `m.role_id = ${giving}`)},
  'ceiling', case when x.level = 'tenant' then to_jsonb(coalesce(x.ceiling, array['*'])) else ${none} end,
  'when', jsonb_build_object('from', ${milliseconds('x.active_from')},
                             'until', ${milliseconds('x.active_until')}))`

const guardrails = sql`coalesce((
  select jsonb_agg(p.scope || '/' || p.code order by p.scope, p.code)
  from guardrails g join policies p on p.tenant_id = g.tenant_id and p.id = g.policy_id
  where g.tenant_id = x.id), '[]'::jsonb)`

/** The role that an API key holds tenant-wide: it gives nothing, its ceiling lets scopes act. */
const keyCeiling = sql`'default/api-key'`

/** Of an API key: what its scopes give, in its workspace, until it expires, and nothing else. */
const keyGrants = sql`(
  select jsonb_build_array(
    jsonb_build_object('role', ${keyCeiling}, 'workspace', null, 'from', null,
                       'until', ${milliseconds('k.expires_at')}),
    jsonb_build_object('role', '_keys/' || k.id, 'workspace', k.workspace_id, 'from', null,
                       'until', ${milliseconds('k.expires_at')}))
  from api_keys k where k.tenant_id = x.tenant_id and k.id = x.id)`

const isKey = sql`exists (
  select from api_keys k where k.tenant_id = x.tenant_id and k.id = x.id)`

/** How each kind's rows become the engine's shape: `id` and `state` of those that exist. */
export const projections: Record<AccessKind, Projection> = {
  tenant: (tenant) => sql`
    select x.id::text as id,
      jsonb_build_object('suspended', x.status <> 'active', 'guardrails', ${guardrails}) as state
    from tenants x where x.id = ${tenant}::uuid`,
  permission: (tenant, ids) => sql`
    select x.key as id, jsonb_build_object('key', x.key, 'implies', to_jsonb(x.implies)) as state
    from permissions x where x.tenant_id = ${tenant}::uuid and x.key = any(${ids}::text[])`,
  policy: (tenant, ids) => sql`
    select x.scope || '/' || x.code as id, x.model as state
    from policies x where x.tenant_id = ${tenant}::uuid
      and x.scope || '/' || x.code = any(${ids}::text[])
    union all
    select '_keys/' || (each.policy ->> 'code'), each.policy
    from api_keys x, jsonb_array_elements(x.policies) as each(policy)
    where x.tenant_id = ${tenant}::uuid and x.revoked_at is null
      and x.id = any(${ids.flatMap(keyOf)}::uuid[])
      and '_keys/' || (each.policy ->> 'code') = any(${ids}::text[])`,
  collection: (tenant, ids) => sql`
    select x.scope || '/' || x.code as id, jsonb_build_object(
      'scope', x.scope, 'code', x.code,
      'policies', ${attached('policy_collection_policies', 'policies', 'm.collection_id = x.id')},
      'collections', ${attached('policy_collection_collections', 'policy_collections', 'm.collection_id = x.id')}) as state
    from policy_collections x where x.tenant_id = ${tenant}::uuid
      and x.scope || '/' || x.code = any(${ids}::text[])`,
  workspace: (tenant, ids) => sql`
    select x.id::text as id, to_jsonb(x.id) as state
    from workspaces x where x.tenant_id = ${tenant}::uuid and x.id = any(${ids}::uuid[])`,
  // Apart, so that what few roles need does not weigh on the plan for all the others.
  role: (tenant, ids) => sql`
    select x.id::text as id, ${roleState('x.id')} as state
    from roles x where x.tenant_id = ${tenant}::uuid and x.id = any(${ids}::uuid[])
      and not ${isSupervising}
    union all
    select x.id::text, ${roleState(supervising)}
    from roles x where x.tenant_id = ${tenant}::uuid and x.id = any(${ids}::uuid[])
      and ${isSupervising}
    union all
    select x.id::text, jsonb_build_object(
      'scope', '_keys', 'code', x.id, 'level', 'workspace', 'precedence', 100, 'permissions', ${none},
      'policies', (select coalesce(jsonb_agg('_keys/' || (each.policy ->> 'code')), ${none})
                   from jsonb_array_elements(x.policies) as each(policy)),
      'collections', ${none}, 'ceiling', ${none},
      'when', jsonb_build_object('from', null, 'until', null))
    from api_keys x where x.tenant_id = ${tenant}::uuid and x.revoked_at is null
      and x.id = any(${ids}::uuid[])`,
  group: (tenant, ids) => sql`
    select x.name as id, jsonb_build_object(
      'name', x.name, 'grants', ${grants('s.group_name = x.name')}) as state
    from groups x where x.tenant_id = ${tenant}::uuid and x.name = any(${ids}::text[])`,
  actor: (tenant, ids) => sql`
    select x.id::text as id, jsonb_build_object(
      'id', x.id, 'issuer', x.issuer, 'subject', x.subject, 'kind', x.kind,
      'enabled', ${mayAct('x')} and not ${isMadeByNobody('x')},
      'attributes', x.attributes,
      'groups', coalesce((select jsonb_agg(m.group_name order by m.group_name) from group_members m
                          where m.tenant_id = x.tenant_id and m.actor_id = x.id
                            and not ${isKey}), ${none}),
      'grants', coalesce(${keyGrants}, ${grants('s.actor_id = x.id')}),
      'personalRole', case when x.kind = 'user'
        then jsonb_build_object(
          'policies', ${attached('user_role_policies', 'policies', 'm.user_id = x.id')},
          'collections', ${attached('user_role_collections', 'policy_collections', 'm.user_id = x.id')}) end) as state
    from actors x where x.tenant_id = ${tenant}::uuid and x.id = any(${ids}::uuid[])
      and x.deleted_at is null`,
}

/** The key that a policy's reference names. */
const keyOf = (reference: string): string[] =>
  /^_keys\/([0-9a-f-]{36})-/.exec(reference)?.slice(1) ?? []
