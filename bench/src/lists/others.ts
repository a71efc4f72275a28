import { newClientId } from '../../../server/src/features/applications/client-id.ts'
import { type ChainHead, genesis, hashOf } from '../../../server/src/kernel/audit-chain.ts'
import { sha256 } from '../../../server/src/kernel/secret.ts'
import type { TenantDatabase } from '../../../server/src/storage/database.ts'
import type { Person } from './people.ts'
import { add, idAt, momentOf, pick, tenantId, times } from './rows.ts'

const sizes = {
  applications: 3_000,
  providers: 50,
  issuers: 200,
  invitations: 5_000,
  events: 300_000,
}

/** Machines of products, each with a secret, and the providers that one of them is linked to. */
export async function addApplications({ query, tenant, touch }: TenantDatabase): Promise<string> {
  const made = times(sizes.applications, (nth) => {
    const at = momentOf(nth, sizes.applications)
    return { id: idAt(at), name: `product-${nth % 20}`, at }
  })
  const dates = (at: Date) => ({ created_at: at, updated_at: at })
  const actors = made.map(({ id, name, at }) => ({
    tenant_id: tenant,
    id,
    issuer: 'local',
    subject: id,
    kind: 'application',
    display_name: name,
    attributes: {},
    created_at: at,
  }))
  const applications = made.map(({ id, name, at }, nth) => ({
    tenant_id: tenant,
    id,
    name,
    description: `Machine ${nth}`,
    client_id: newClientId(tenantId(tenant)),
    ...dates(at),
  }))
  const secrets = made.map(({ id, at }) => ({
    tenant_id: tenant,
    id: idAt(at),
    application_id: id,
    hash: sha256(id),
    hint: 'abcd',
    created_at: at,
  }))
  const providers = times(sizes.providers, (nth) => {
    const at = momentOf(nth, sizes.providers)
    const kind = pick(['Email', 'SMS'], nth)
    return {
      tenant_id: tenant,
      id: idAt(at),
      name: `provider-${nth}`,
      category: kind,
      type: kind === 'Email' ? 'SMTP' : 'Webhook',
      disable_ssl: false,
      is_default: false,
      ...dates(at),
    }
  })
  const [linked = { id: '' }] = made
  const flags = { can_sign_in: true, can_sign_up: false, can_unlink: false, prompted: false }
  const links = providers.map(({ id, created_at }) => ({
    tenant_id: tenant,
    application_id: linked.id,
    provider_id: id,
    ...flags,
    created_at,
  }))
  await add(query, 'actors', actors)
  await add(query, 'applications', applications)
  await add(query, 'application_secrets', secrets)
  await add(query, 'providers', providers)
  await add(query, 'application_providers', links)
  for (const { id } of made) touch('actor', id)
  return linked.id
}

/** Trusted issuers. */
export async function addIssuers({ query, tenant }: TenantDatabase): Promise<void> {
  const issuers = times(sizes.issuers, (nth) => {
    const at = momentOf(nth, sizes.issuers)
    return {
      tenant_id: tenant,
      id: idAt(at),
      issuer: `https://login-${nth}.outside.test`,
      jwks_url: `https://login-${nth}.outside.test/jwks`,
      algorithms: ['RS256'],
      audiences: ['bench'],
      clock_tolerance_seconds: 30,
      accept_id_tokens: false,
      claims: {},
      rules: [],
      enabled: false,
      created_at: at,
      updated_at: at,
    }
  })
  await add(query, 'issuers', issuers)
}

/** Invitations: those of the invited, and accepted ones of before. */
export async function addInvitations(
  { query, tenant }: TenantDatabase,
  people: readonly Person[],
  invited_by: string,
): Promise<void> {
  const pending = people.filter(({ status }) => status === 'invited')
  const accepted = people
    .filter(({ status }) => status === 'active')
    .slice(0, sizes.invitations - pending.length)
  const invitations = [...pending, ...accepted].map(({ id: user_id, at, status }) => {
    const id = idAt(at)
    return {
      tenant_id: tenant,
      id,
      user_id,
      token_hash: sha256(id),
      invited_by,
      created_at: at,
      expires_at: new Date(at.getTime() + 72 * 3_600_000),
      accepted_at: status === 'active' ? at : null,
    }
  })
  await add(query, 'invitations', invitations)
}

const actions = ['session.started', 'session.started', 'session.refreshed', 'user.updated']

/** Events that go on with the chain of the tenant, as the server itself would have. */
export async function addTrail(
  { query, tenant }: TenantDatabase,
  people: readonly Person[],
): Promise<void> {
  const row = await query
    .selectFrom('audit_heads')
    .select(['sequence', 'hash'])
    .where('tenant_id', '=', tenant)
    .executeTakeFirst()
  let head: ChainHead = row ? { sequence: Number(row.sequence), hash: row.hash } : genesis
  const events = times(sizes.events, (nth) => {
    const at = momentOf(nth, sizes.events)
    const { id: actor } = pick(people, nth)
    const action = nth % 1000 === 0 ? 'role.created' : pick(actions, nth)
    const told = { id: idAt(at), action, target: `user/${pick(people, nth >> 4).id}` }
    const where = { address: '192.0.2.7', requestId: `request-${nth}` }
    const place = { sequence: head.sequence + 1, previousHash: head.hash }
    const event = { tenant, ...told, actor, facts: { nth }, ...where, at: at.toISOString() }
    const hash = hashOf({ ...event, ...place })
    head = { sequence: place.sequence, hash }
    return {
      tenant_id: tenant,
      ...told,
      actor_id: actor,
      facts: event.facts,
      request_id: where.requestId,
      address: where.address,
      at,
      sequence: place.sequence,
      previous_hash: place.previousHash,
      hash,
    }
  })
  await add(query, 'audit_events', events)
  await query.updateTable('audit_heads').set(head).where('tenant_id', '=', tenant).execute()
}
