import { type RawBuilder, sql } from 'kysely'
import { isKey } from '../../storage/holder.ts'
import type { Kind } from './shapes.ts'

type Reading = (tenant: string) => RawBuilder<unknown>

export const theirUser = sql`
  left join users u on u.tenant_id = a.tenant_id and u.id = a.id`

/**
 * Whoever is only invited comes in by their invitation, which is a secret and stays where it is, as
 * API keys do.
 */
export const isHere = sql`a.deleted_at is null and u.status is distinct from 'invited'
  and not ${isKey('a')}`

/** How files name an actor `a` that is, or is not, a user `u`. */
export const holder = sql`case
  when u.username <> '' then '@' || u.username
  when a.issuer = 'local' then a.subject
  else a.issuer || ' ' || a.subject end`

const instant = (column: string) =>
  sql`to_char(${sql.raw(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** References of what is attached, in the order of their text. */
const attached = (link: string, of: string, on: string) => sql`coalesce((
  select jsonb_agg(p.scope || '/' || p.code order by p.scope, p.code)
  from ${sql.table(link)} m join ${sql.table(of)} p on p.tenant_id = m.tenant_id and ${sql.raw(on)}
  where m.tenant_id = x.tenant_id), '[]'::jsonb)`

const supervised = sql`coalesce((
  select jsonb_agg(r.scope || '/' || r.code order by r.scope, r.code)
  from role_supervised s join roles r on r.tenant_id = s.tenant_id and r.id = s.supervised_id
  where s.tenant_id = x.tenant_id and s.role_id = x.id), '[]'::jsonb)`

const contents = (link: 'role' | 'user_role', key: string) => sql`
  'policies', ${attached(`${link}_policies`, 'policies', `p.id = m.policy_id and m.${key}`)},
  'collections', ${attached(`${link}_collections`, 'policy_collections', `p.id = m.collection_id and m.${key}`)}`

export const reference = sql`x.scope || '/' || x.code`

/** Where manifests put their roles. */
export const declaredPrecedences: Reading = (tenant) => sql`
  select r.id, (declared.role ->> 'precedence')::integer as precedence
  from roles r join declarations d on d.tenant_id = r.tenant_id and d.slug = r.managed_by,
    jsonb_array_elements(d.manifest -> 'roles') as declared(role)
  where r.tenant_id = ${tenant}::uuid and declared.role ->> 'code' = r.code
    and coalesce(declared.role ->> 'scope', 'default') = r.scope`

/**
 * Kinds whose readings join all people with what they hold. Of people who came a moment ago the
 * planner knows nothing, and would go through all that they hold for each of them.
 */
export const joiningPeople: ReadonlySet<Kind> = new Set([
  'groups',
  'users',
  'workspaces',
  'assignments',
])

const placed = (tenant: string, relation: RawBuilder<unknown>) => sql`
    select ${reference}, jsonb_build_object('role', ${reference}, 'precedence', x.precedence)
    from roles x join (${declaredPrecedences(tenant)}) as declared on declared.id = x.id
    where x.tenant_id = ${tenant}::uuid and declared.precedence ${relation} x.precedence`

/** What is so by itself, and in no file; a file that says it nevertheless says nothing new. */
export const impliedReadings: { readonly [K in Kind]?: Reading } = {
  precedences: (tenant) => placed(tenant, sql`=`),
}

/** Each kind's items with the key that orders them. */
export const readings: Record<Kind, Reading> = {
  manifests: (tenant) => sql`
    select x.slug, x.manifest from declarations x where x.tenant_id = ${tenant}::uuid`,
  policies: (tenant) => sql`
    select ${reference}, x.definition || jsonb_build_object('scope', x.scope, 'code', x.code,
      'description', x.description, 'annotations', x.annotations)
    from policies x where x.tenant_id = ${tenant}::uuid`,
  collections: (tenant) => sql`
    select ${reference}, jsonb_build_object('scope', x.scope, 'code', x.code,
      'description', x.description, 'annotations', x.annotations,
      'policies', ${attached(
        'policy_collection_policies',
        'policies',
        'p.id = m.policy_id and m.collection_id = x.id',
      )},
      'collections', ${attached(
        'policy_collection_collections',
        'policy_collections',
        'p.id = m.inner_id and m.collection_id = x.id',
      )})
    from policy_collections x where x.tenant_id = ${tenant}::uuid`,
  templates: (tenant) => sql`
    select ${reference}, jsonb_build_object('scope', x.scope, 'code', x.code, 'title', x.title,
      'description', x.description, 'selectors', x.selectors)
    from policy_templates x where x.tenant_id = ${tenant}::uuid`,
  roles: (tenant) => sql`
    select ${reference}, jsonb_build_object('scope', x.scope, 'code', x.code, 'title', x.title,
      'description', x.description, 'level', x.level, 'precedence', x.precedence,
      'permissions', to_jsonb(x.permissions), 'ceiling', to_jsonb(x.ceiling),
      ${contents('role', 'role_id = x.id')}, 'supervises', ${supervised},
      'annotations', x.annotations,
      'when', case when x.active_from is not null or x.active_until is not null then
        jsonb_build_object('activate', ${instant('x.active_from')},
                           'deactivate', ${instant('x.active_until')}) end)
    from roles x where x.tenant_id = ${tenant}::uuid and x.managed_by is null`,
  precedences: (tenant) => placed(tenant, sql`<>`),
  guardrails: (tenant) => sql`
    select ${reference}, jsonb_build_object('policy', ${reference}, 'reason', g.reason)
    from guardrails g join policies x on x.tenant_id = g.tenant_id and x.id = g.policy_id
    where g.tenant_id = ${tenant}::uuid`,
  groups: (tenant) => sql`
    select x.name, jsonb_build_object('name', x.name, 'title', x.title,
      'members', coalesce(held.members, '[]'::jsonb))
    from groups x left join (
      select m.group_name, jsonb_agg(${holder} order by (${holder}) collate "C") as members
      from group_members m join actors a on a.tenant_id = m.tenant_id and a.id = m.actor_id
      ${theirUser}
      where m.tenant_id = ${tenant}::uuid and m.by_hand and ${isHere}
      group by m.group_name) as held on held.group_name = x.name
    where x.tenant_id = ${tenant}::uuid`,
  users: (tenant) => sql`
    select x.username || ' ' || x.email, jsonb_build_object('username', x.username,
      'email', x.email, 'firstName', x.first_name, 'lastName', x.last_name,
      'subject', a.subject, 'globalRole', x.global_role, 'status', x.status)
    from users x join actors a on a.tenant_id = x.tenant_id and a.id = x.id
    where x.tenant_id = ${tenant}::uuid and x.status in ('active', 'disabled')`,
  applications: (tenant) => sql`
    select a.subject, jsonb_build_object('subject', a.subject, 'name', x.name,
      'description', x.description, 'enabled', a.enabled)
    from applications x join actors a on a.tenant_id = x.tenant_id and a.id = x.id
    where x.tenant_id = ${tenant}::uuid and x.deleted_at is null`,
  actors: (tenant) => sql`
    select a.issuer || ' ' || a.subject, jsonb_build_object('issuer', a.issuer,
      'subject', a.subject, 'kind', a.kind, 'displayName', a.display_name,
      'email', a.attributes -> 'email', 'enabled', a.enabled)
    from actors a where a.tenant_id = ${tenant}::uuid and a.issuer <> 'local'
      and a.deleted_at is null`,
  userRoles: (tenant) => sql`
    select held.key, held.item from (
      select ${holder} as key, jsonb_build_object('user', ${holder},
        ${contents('user_role', 'user_id = x.user_id')}) as item
      from user_roles x join actors a on a.tenant_id = x.tenant_id and a.id = x.user_id
      ${theirUser}
      where x.tenant_id = ${tenant}::uuid and ${isHere}) as held
    where held.item -> 'policies' <> '[]' or held.item -> 'collections' <> '[]'`,
  workspaces: (tenant) => sql`
    select x.id::text, jsonb_build_object('id', x.id, 'name', x.name,
      'description', x.description, 'members', coalesce(held.members, '[]'::jsonb))
    from workspaces x left join (
      select m.workspace_id, jsonb_agg(jsonb_build_object('actor', ${holder}, 'role', m.role)
                                       order by (${holder}) collate "C") as members
      from workspace_members m join actors a on a.tenant_id = m.tenant_id and a.id = m.actor_id
      ${theirUser}
      where m.tenant_id = ${tenant}::uuid and m.source = 'manual' and ${isHere}
      group by m.workspace_id) as held on held.workspace_id = x.id
    where x.tenant_id = ${tenant}::uuid`,
  issuers: (tenant) => sql`
    select x.issuer, jsonb_build_object('issuer', x.issuer, 'jwksUrl', x.jwks_url,
      'discoveryUrl', x.discovery_url, 'algorithms', to_jsonb(x.algorithms),
      'audiences', to_jsonb(x.audiences), 'clockToleranceSeconds', x.clock_tolerance_seconds,
      'acceptIdTokens', x.accept_id_tokens, 'claims', x.claims,
      'autoAssignRole', x.auto_assign_role, 'allow', to_jsonb(x.allow), 'rules', x.rules,
      'enabled', x.enabled)
    from issuers x where x.tenant_id = ${tenant}::uuid`,
  assignments: (tenant) => sql`
    select (coalesce(${holder}, '') || ' ' || coalesce(s.group_name, '') || ' ' || ${reference}
            || ' ' || coalesce(s.workspace_id::text, '')
            || ' ' || coalesce(s.active_from::text, '') || ' ' || coalesce(s.active_until::text, '')),
      jsonb_build_object('to', case when s.group_name is null
          then jsonb_build_object('actor', ${holder})
          else jsonb_build_object('group', s.group_name) end,
        'role', ${reference}, 'workspace', s.workspace_id, 'from', ${instant('s.active_from')},
        'until', ${instant('s.active_until')}, 'reason', s.reason)
    from assignments s
    join roles x on x.tenant_id = s.tenant_id and x.id = s.role_id
    left join actors a on a.tenant_id = s.tenant_id and a.id = s.actor_id
    ${theirUser}
    where s.tenant_id = ${tenant}::uuid and s.source = 'manual'
      and (a.id is null or ${isHere})`,
  providers: (tenant) => sql`
    select x.name, jsonb_build_object('name', x.name, 'category', x.category, 'type', x.type,
      'clientId', x.client_id, 'host', x.host, 'port', x.port, 'disableSsl', x.disable_ssl,
      'endpoint', x.endpoint, 'from', x.sender, 'isDefault', x.is_default)
    from providers x where x.tenant_id = ${tenant}::uuid`,
  applicationProviders: (tenant) => sql`
    select a.subject || ' ' || x.name, jsonb_build_object('application', a.subject,
      'provider', x.name, 'canSignIn', l.can_sign_in, 'canSignUp', l.can_sign_up,
      'canUnlink', l.can_unlink, 'prompted', l.prompted, 'alertType', l.alert_type,
      'rule', l.rule, 'isDefault', l.is_default)
    from application_providers l
    join providers x on x.tenant_id = l.tenant_id and x.id = l.provider_id
    join actors a on a.tenant_id = l.tenant_id and a.id = l.application_id
    where l.tenant_id = ${tenant}::uuid and a.deleted_at is null`,
  resources: (tenant) => sql`
    select x.workspace_id || '/' || x.type || '/' || x.resource_id,
      jsonb_build_object('workspace', x.workspace_id, 'type', x.type, 'id', x.resource_id,
        'properties', x.properties)
    from workspace_resources x where x.tenant_id = ${tenant}::uuid`,
}
