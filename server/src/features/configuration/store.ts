import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { isUniqueViolation, type TenantDatabase } from '../../storage/database.ts'
import type { Kind } from './schema.ts'
import type { ConfigurationStore } from './service.ts'

export const configurationStore = ({
  query,
  tenant,
  touch,
}: TenantDatabase): ConfigurationStore => ({
  async read(kind) {
    const { rows } = await sql<{ item: Record<string, unknown> }>`
      select item from (${readings[kind](tenant)}) as found(key, item)
      order by key collate "C"`.execute(query)
    return rows.map((row) => row.item)
  },

  async version() {
    const row = await query
      .selectFrom('tenants')
      .select('access_version')
      .where('id', '=', tenant)
      .executeTakeFirstOrThrow()
    return Number(row.access_version)
  },

  async actors() {
    const { rows } = await sql<{ name: string; id: string }>`
      select ${holder} as name, a.id from actors a ${theirUser}
      where a.tenant_id = ${tenant}::uuid and ${isHere}`.execute(query)
    return rows
  },

  async holder(name) {
    const [, username] = /^@(.*)$/s.exec(name) ?? []
    const [, issuer, subject] = /^(\S+) (.*)$/s.exec(name) ?? []
    const { rows } = await sql<{ id: string }>`
      select a.id from actors a ${theirUser}
      where a.tenant_id = ${tenant}::uuid and ${isHere} and ${
        username === undefined
          ? sql`a.issuer = ${issuer ?? 'local'} and a.subject = ${subject ?? name}`
          : sql`u.username_key = ${username.toLowerCase()} and u.username = ${username}`
      }`.execute(query)
    return rows[0]?.id
  },

  async rename(actor, subject) {
    const renamed = await unlessTaken(
      query
        .updateTable('actors')
        .set({ subject })
        .where('tenant_id', '=', tenant)
        .where('id', '=', actor)
        // By another's id nobody else is known: it is looked for among subjects first.
        .where(sql<SqlBool>`not exists (select from actors o where o.tenant_id = ${tenant}::uuid
          and o.id::text = ${subject} and o.id <> ${actor}::uuid and o.subject <> ${subject})`)
        .returning('id')
        .execute(),
    )
    touch('actor', actor)
    return renamed !== undefined && renamed.length > 0
  },

  async issuer(issuer) {
    const row = await query
      .selectFrom('issuers')
      .select('id')
      .where('tenant_id', '=', tenant)
      .where('issuer', '=', issuer)
      .executeTakeFirst()
    return row?.id
  },

  async place(role, precedence) {
    const { rows } = await sql<{ id: string }>`
      update roles x set precedence = coalesce(${precedence}::integer, declared.precedence),
        revision = x.revision + 1
      from (${declaredPrecedences(tenant)}) as declared
      where x.tenant_id = ${tenant}::uuid and x.id = declared.id and ${reference} = ${role}
      returning x.id`.execute(query)
    const id = rows[0]?.id
    if (id !== undefined) touch('role', id)
    return id
  },

  async titleGroup(name, title) {
    await query
      .updateTable('groups')
      .set({ title })
      .where('tenant_id', '=', tenant)
      .where('name', '=', name)
      .execute()
  },

  async enter(actor) {
    const entered = await unlessTaken(
      query
        .insertInto('actors')
        .values({
          tenant_id: tenant,
          id: actor.id,
          issuer: actor.issuer,
          subject: actor.subject,
          kind: actor.kind,
          display_name: actor.displayName,
          attributes: attributesOf(actor),
          created_at: actor.at,
        })
        .execute(),
    )
    touch('actor', actor.id)
    return entered !== undefined
  },

  async describe(actor) {
    await query
      .updateTable('actors')
      .set({ display_name: actor.displayName, attributes: attributesOf(actor) })
      .where('tenant_id', '=', tenant)
      .where('id', '=', actor.id)
      .execute()
    touch('actor', actor.id)
  },

  async assignment({ actor, group, role, from, until }) {
    const { rows } = await sql<{ id: string }>`
      select s.id from assignments s join roles r on r.tenant_id = s.tenant_id and r.id = s.role_id
      where s.tenant_id = ${tenant}::uuid and r.scope || '/' || r.code = ${role}
        and s.actor_id is not distinct from ${actor}::uuid
        and s.group_name is not distinct from ${group}
        and s.workspace_id is null and s.source = 'manual'
        and s.active_from is not distinct from ${from}::timestamptz
        and s.active_until is not distinct from ${until}::timestamptz`.execute(query)
    return rows[0]?.id
  },
})

/** False when somebody is known so already, or was; the transaction is lost then. */
async function unlessTaken<T>(write: Promise<T>): Promise<T | undefined> {
  try {
    return await write
  } catch (error) {
    if (isUniqueViolation(error)) return undefined
    throw error
  }
}

const attributesOf = ({
  displayName: name,
  email,
}: {
  displayName: string
  email: string | null
}) => JSON.stringify(email === null ? { name } : { name, email })

type Reading = (tenant: string) => RawBuilder<unknown>

const theirUser = sql`
  left join users u on u.tenant_id = a.tenant_id and u.id = a.id`

/** Whoever is only invited comes in by their invitation, which is a secret and stays where it is. */
const isHere = sql`a.deleted_at is null and u.status is distinct from 'invited'`

/** How files name an actor `a` that is, or is not, a user `u`. */
const holder = sql`case
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

const contents = (link: 'role' | 'user_role', key: string) => sql`
  'policies', ${attached(`${link}_policies`, 'policies', `p.id = m.policy_id and m.${key}`)},
  'collections', ${attached(`${link}_collections`, 'policy_collections', `p.id = m.collection_id and m.${key}`)}`

const reference = sql`x.scope || '/' || x.code`

/** Where manifests put their roles. */
const declaredPrecedences: Reading = (tenant) => sql`
  select r.id, (declared.role ->> 'precedence')::integer as precedence
  from roles r join declarations d on d.tenant_id = r.tenant_id and d.slug = r.managed_by,
    jsonb_array_elements(d.manifest -> 'roles') as declared(role)
  where r.tenant_id = ${tenant}::uuid and declared.role ->> 'code' = r.code
    and coalesce(declared.role ->> 'scope', 'default') = r.scope`

/** Each kind's items with the key that orders them. */
const readings: Record<Kind, Reading> = {
  manifests: (tenant) => sql`
    select x.slug, x.manifest from declarations x where x.tenant_id = ${tenant}::uuid`,
  policies: (tenant) => sql`
    select ${reference}, x.definition || jsonb_build_object('scope', x.scope, 'code', x.code,
      'description', x.description, 'annotations', x.annotations)
    from policies x where x.tenant_id = ${tenant}::uuid and x.managed_by is null`,
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
    from policy_collections x where x.tenant_id = ${tenant}::uuid and x.managed_by is null`,
  templates: (tenant) => sql`
    select ${reference}, jsonb_build_object('scope', x.scope, 'code', x.code, 'title', x.title,
      'description', x.description, 'selectors', x.selectors)
    from policy_templates x where x.tenant_id = ${tenant}::uuid`,
  roles: (tenant) => sql`
    select ${reference}, jsonb_build_object('scope', x.scope, 'code', x.code, 'title', x.title,
      'description', x.description, 'level', x.level, 'precedence', x.precedence,
      'permissions', to_jsonb(x.permissions), 'ceiling', to_jsonb(x.ceiling),
      ${contents('role', 'role_id = x.id')}, 'annotations', x.annotations,
      'when', case when x.active_from is not null or x.active_until is not null then
        jsonb_build_object('activate', ${instant('x.active_from')},
                           'deactivate', ${instant('x.active_until')}) end)
    from roles x where x.tenant_id = ${tenant}::uuid and x.managed_by is null`,
  precedences: (tenant) => sql`
    select ${reference}, jsonb_build_object('role', ${reference}, 'precedence', x.precedence)
    from roles x join (${declaredPrecedences(tenant)}) as declared on declared.id = x.id
    where x.tenant_id = ${tenant}::uuid and declared.precedence <> x.precedence`,
  guardrails: (tenant) => sql`
    select ${reference}, jsonb_build_object('policy', ${reference}, 'reason', g.reason)
    from guardrails g join policies x on x.tenant_id = g.tenant_id and x.id = g.policy_id
    where g.tenant_id = ${tenant}::uuid`,
  groups: (tenant) => sql`
    select x.name, jsonb_build_object('name', x.name, 'title', x.title, 'members', coalesce((
      select jsonb_agg(${holder} order by (${holder}) collate "C")
      from group_members m join actors a on a.tenant_id = m.tenant_id and a.id = m.actor_id
      ${theirUser}
      where m.tenant_id = x.tenant_id and m.group_name = x.name and m.by_hand
        and ${isHere}), '[]'::jsonb))
    from groups x where x.tenant_id = ${tenant}::uuid`,
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
      and a.deleted_at is null
      and not exists (select from api_keys k where k.tenant_id = a.tenant_id and k.id = a.id)`,
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
      'description', x.description, 'members', coalesce((
        select jsonb_agg(jsonb_build_object('actor', ${holder}, 'role', m.role)
                         order by (${holder}) collate "C")
        from workspace_members m join actors a on a.tenant_id = m.tenant_id and a.id = m.actor_id
        ${theirUser}
        where m.tenant_id = x.tenant_id and m.workspace_id = x.id and m.source = 'manual'
          and ${isHere}), '[]'::jsonb))
    from workspaces x where x.tenant_id = ${tenant}::uuid`,
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
            || ' ' || coalesce(s.active_from::text, '') || ' ' || coalesce(s.active_until::text, '')),
      jsonb_build_object('to', case when s.group_name is null
          then jsonb_build_object('actor', ${holder})
          else jsonb_build_object('group', s.group_name) end,
        'role', ${reference}, 'from', ${instant('s.active_from')},
        'until', ${instant('s.active_until')}, 'reason', s.reason)
    from assignments s
    join roles x on x.tenant_id = s.tenant_id and x.id = s.role_id
    left join actors a on a.tenant_id = s.tenant_id and a.id = s.actor_id
    ${theirUser}
    where s.tenant_id = ${tenant}::uuid and s.source = 'manual' and s.workspace_id is null
      and (a.id is null or ${isHere})`,
}
