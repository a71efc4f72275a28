import { type RawBuilder, sql } from 'kysely'
import type { AccessKind, TenantDatabase } from '../storage/database.ts'
import type { Touched } from '../storage/tenant.ts'

/** One thing's state in the engine's shape, or its end. */
export interface AccessState {
  readonly kind: AccessKind
  readonly id: string
  /** Undefined when the thing is gone. */
  readonly state: unknown
}

/**
 * Writes the state of every touched thing as the next access version of the tenant, closing the
 * states before it. The tenant's row is locked first, so versions come in the order of commits.
 */
export async function settleAccess(database: TenantDatabase, changed: Touched): Promise<void> {
  const { query, tenant } = database
  const touched = await withTheirKeys(database, changed)
  const { access_version: version } = await query
    .updateTable('tenants')
    .set((row) => ({ access_version: sql`${row.ref('access_version')} + 1` }))
    .where('id', '=', tenant)
    .returning('access_version')
    .executeTakeFirstOrThrow()

  for (const [kind, ids] of touched) {
    const list = [...ids]
    await query
      .updateTable('access_states')
      .set({ until_version: version })
      .where('tenant_id', '=', tenant)
      .where('kind', '=', kind)
      .where('id', 'in', list)
      .where('until_version', 'is', null)
      .execute()
    await sql`
      insert into access_states (tenant_id, kind, id, version, at, state)
      select ${tenant}::uuid, ${kind}, now_state.id, ${version}::bigint, now(), now_state.state
      from (${projections[kind](tenant, list)}) as now_state`.execute(query)
  }
}

/** An API key stands and falls with whoever made it, so it changes when they do. */
async function withTheirKeys(
  { query, tenant }: TenantDatabase,
  touched: Touched,
): Promise<Touched> {
  const actors = touched.get('actor')
  if (!actors) return touched
  const keys = await query
    .selectFrom('api_keys')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('created_by', 'in', [...actors])
    .where('revoked_at', 'is', null)
    .execute()
  return new Map(touched).set('actor', new Set([...actors, ...keys.map(({ id }) => id)]))
}

/** All states that hold now, and the version they make up. */
export async function currentAccess(
  database: TenantDatabase,
): Promise<{ version: number; states: AccessState[] }> {
  const version = await versionOf(database)
  const rows = await database.query
    .selectFrom('access_states')
    .select(['kind', 'id', 'state'])
    .where('tenant_id', '=', database.tenant)
    .where('until_version', 'is', null)
    .execute()
  return { version, states: rows.map((row) => ({ ...row, kind: kindOf(row.kind) })) }
}

/** What changed after `since`: the newest state of each changed thing. */
export async function accessChanges(
  database: TenantDatabase,
  since: number,
): Promise<{ version: number; states: AccessState[] }> {
  const version = await versionOf(database)
  if (version === since) return { version, states: [] }
  const { rows } = await sql<{ kind: string; id: string; state: unknown }>`
    select changed.kind, changed.id, current.state
    from (select kind, id from access_states where tenant_id = ${database.tenant}::uuid and version > ${since}
          union
          select kind, id from access_states where tenant_id = ${database.tenant}::uuid and until_version > ${since}
         ) as changed
    left join access_states as current
      on current.tenant_id = ${database.tenant}::uuid and current.kind = changed.kind
     and current.id = changed.id and current.until_version is null`.execute(database.query)
  const states = rows.map((row) => ({
    kind: kindOf(row.kind),
    id: row.id,
    state: row.state ?? undefined,
  }))
  return { version, states }
}

async function versionOf({ query, tenant }: TenantDatabase): Promise<number> {
  const row = await query
    .selectFrom('tenants')
    .select('access_version')
    .where('id', '=', tenant)
    .executeTakeFirstOrThrow()
  return Number(row.access_version)
}

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

const isMadeByNobody = sql`exists (
  select from api_keys k join actors c on c.tenant_id = k.tenant_id and c.id = k.created_by
  where k.tenant_id = x.tenant_id and k.id = x.id and (not c.enabled or c.deleted_at is not null))`

/** How each kind's rows become the engine's shape: `id` and `state` of those that exist. */
const projections: Record<AccessKind, Projection> = {
  tenant: (tenant) => sql`
    select x.id::text as id,
      jsonb_build_object('suspended', x.status <> 'active', 'guardrails', ${none}) as state
    from tenants x where x.id = ${tenant}::uuid`,
  permission: (tenant, ids) => sql`
    select x.key as id, jsonb_build_object('key', x.key, 'implies', to_jsonb(x.implies)) as state
    from permissions x where x.tenant_id = ${tenant}::uuid and x.key = any(${ids}::text[])`,
  policy: (tenant, ids) => sql`
    select '_keys/' || (each.policy ->> 'code') as id, each.policy as state
    from api_keys x, jsonb_array_elements(x.policies) as each(policy)
    where x.tenant_id = ${tenant}::uuid and x.revoked_at is null
      and x.id = any(${ids.flatMap(keyOf)}::uuid[])
      and '_keys/' || (each.policy ->> 'code') = any(${ids}::text[])`,
  workspace: (tenant, ids) => sql`
    select x.id::text as id, to_jsonb(x.id) as state
    from workspaces x where x.tenant_id = ${tenant}::uuid and x.id = any(${ids}::uuid[])`,
  role: (tenant, ids) => sql`
    select x.id::text as id, jsonb_build_object(
      'scope', x.scope, 'code', x.code, 'level', x.level, 'precedence', x.precedence,
      'permissions', to_jsonb(x.permissions), 'policies', ${none}, 'collections', ${none},
      'ceiling', case when x.level = 'tenant' then to_jsonb(coalesce(x.ceiling, array['*'])) else ${none} end,
      'when', jsonb_build_object('from', ${milliseconds('x.active_from')},
                                 'until', ${milliseconds('x.active_until')})) as state
    from roles x where x.tenant_id = ${tenant}::uuid and x.id::text = any(${ids}::text[])
    union all
    select x.id::text, jsonb_build_object(
      'scope', '_keys', 'code', x.id, 'level', 'workspace', 'precedence', 100, 'permissions', ${none},
      'policies', (select coalesce(jsonb_agg('_keys/' || (each.policy ->> 'code')), ${none})
                   from jsonb_array_elements(x.policies) as each(policy)),
      'collections', ${none}, 'ceiling', ${none},
      'when', jsonb_build_object('from', null, 'until', null))
    from api_keys x where x.tenant_id = ${tenant}::uuid and x.revoked_at is null
      and x.id::text = any(${ids}::text[])`,
  group: (tenant, ids) => sql`
    select x.name as id, jsonb_build_object(
      'name', x.name, 'grants', ${grants('s.group_name = x.name')}) as state
    from groups x where x.tenant_id = ${tenant}::uuid and x.name = any(${ids}::text[])`,
  actor: (tenant, ids) => sql`
    select x.id::text as id, jsonb_build_object(
      'id', x.id, 'issuer', x.issuer, 'subject', x.subject, 'kind', x.kind,
      'enabled', x.enabled and not ${isMadeByNobody},
      'attributes', x.attributes,
      'groups', coalesce((select jsonb_agg(m.group_name order by m.group_name) from group_members m
                          where m.tenant_id = x.tenant_id and m.actor_id = x.id
                            and not ${isKey}), ${none}),
      'grants', coalesce(${keyGrants}, ${grants('s.actor_id = x.id')}),
      'personalRole', case when x.kind = 'user'
        then jsonb_build_object('policies', ${none}, 'collections', ${none}) end) as state
    from actors x where x.tenant_id = ${tenant}::uuid and x.id = any(${ids}::uuid[])
      and x.deleted_at is null`,
}

/** The key that a policy's reference names. */
const keyOf = (reference: string): string[] =>
  /^_keys\/([0-9a-f-]{36})-/.exec(reference)?.slice(1) ?? []

function kindOf(text: string): AccessKind {
  if (!Object.hasOwn(projections, text)) throw new Error(`unknown access state kind ${text}`)
  return text as AccessKind
}
