import { afterAll, describe, expect, test } from 'vitest'
import type { AuditEntry } from '../../src/features/audit/schema.ts'
import type { Page } from '../../src/kernel/page.ts'
import { describedRoutes } from '../../src/routes.ts'
import { ada, newUser } from '../harness.ts'
import { audience, startIssuer } from '../outside-issuer.ts'
import { newTenant, startPlatform } from '../platform.ts'

const server = await startPlatform({
  CASTELLAN_ALLOW_LOOPBACK_ISSUERS: 'true',
  CASTELLAN_ALLOW_PRIVATE_PROVIDERS: 'true',
})
const outside = await startIssuer()
afterAll(() => outside.stop())

const rows = describedRoutes().filter(
  ({ method, safe, dialect, path }) =>
    method !== 'GET' && !safe && !dialect && path.startsWith('/v1/'),
)

/** They only look, at what is written elsewhere or far away. */
const looking = ['issuers.test']

interface Written {
  readonly row: string
  readonly events: readonly AuditEntry[]
}
const written: Written[] = []

const patterns = rows.map(({ name, method, path }) => {
  const words = path.split('/').map((word) => (word.startsWith(':') ? '[^/]+' : word))
  return { name, method, is: new RegExp(`^${words.join('/').replaceAll('$', '\\$')}$`) }
})

/** The row of a request; of two that fit, the one with the fixed path is first. */
const rowOf = (method: string, path: string): string =>
  patterns
    .filter((pattern) => pattern.method === method && pattern.is.test(path))
    .sort((one, other) => one.is.source.split('[^').length - other.is.source.split('[^').length)
    .map(({ name }) => name)[0] ?? `${method} ${path}`

let requests = 0

/** Writes, and keeps what the trail tells of it. */
async function write<Body = Record<string, string>>(
  method: string,
  path: string,
  body?: unknown,
  token: string | null = server.token,
): Promise<Body> {
  requests += 1
  const id = `write-${requests}`
  const headers = { 'x-request-id': id }
  const sent = { token, headers, ...(body !== undefined && { body }) }
  const reply = await server.call<Body>(method, path, sent)
  expect([method, path, Math.floor(reply.status / 100), reply.body]).toEqual([
    method,
    path,
    2,
    reply.body,
  ])
  const trail = `/v1/audit-events?limit=100&requestId=${id}`
  const { items } = (await server.call<Page<AuditEntry>>('GET', trail)).body
  written.push({ row: rowOf(method, path), events: items })
  return reply.body
}

const post = (path: string, body?: unknown) => write('POST', path, body)
const patch = (path: string, body?: unknown) => write('PATCH', path, body)
const put = (path: string, body?: unknown) => write('PUT', path, body)
const remove = (path: string) => write('DELETE', path)

const person = (name: string) => post('/v1/users', newUser(name))

const signIn = (username: string, password = ada.password) =>
  write('POST', '/v1/login/oauth/access_token', { grantType: 'password', username, password }, null)

const invite = (name: string) =>
  post('/v1/invitations', { email: `${name}@acme.test`, firstName: 'I', lastName: 'N' })

const selectors = [{ kind: 'all', actions: ['midaz/accounts:get'] }]

test('people and their credentials', async () => {
  const { id } = await person('una')
  await patch(`/v1/users/${id}`, { firstName: 'Una' })
  await patch(`/v1/users/${id}`, { groups: ['admin-group'] })
  await patch(`/v1/users/${id}/global-role`, { role: 'admin' })
  await patch(`/v1/users/${id}/reset-password`, { newPassword: 'another battery staple' })
  const own = await signIn('una', 'another battery staple')
  const change = { oldPassword: 'another battery staple', newPassword: 'a third battery staple' }
  await write('PATCH', `/v1/users/${id}/update-password`, change, own.accessToken)
  const again = await signIn('una', 'a third battery staple')
  const { accessToken: token } = await write(
    'POST',
    '/v1/login/oauth/refresh_token',
    { refreshToken: again.refreshToken },
    null,
  )
  const personal = await write('POST', '/v1/personal-tokens', { name: 'mine' }, token)
  await write('DELETE', `/v1/personal-tokens/${personal.id}`, undefined, token)
  await write('POST', '/v1/logout', undefined, token)
  const last = await signIn('una', 'a third battery staple')
  const sessions = await server.call<{ items: { id: string }[] }>('GET', '/v1/sessions', {
    token: last.accessToken ?? '',
  })
  await write('DELETE', `/v1/sessions/${sessions.body.items[0]?.id}`, undefined, last.accessToken)
  await patch(`/v1/actors/${id}`, { enabled: false })
  await remove(`/v1/users/${id}`)
  await post(`/v1/users/${id}/purge`)
})

test('invitations', async () => {
  const { id } = await invite('ivo')
  const sent = await post(`/v1/invitations/${id}/resend`)
  const token = new URL(sent.link ?? '').searchParams.get('token')
  const accepted = { token, username: 'ivo', password: ada.password }
  await write('POST', '/v1/invitations/accept', accepted, null)
  await remove(`/v1/invitations/${(await invite('ivy')).id}`)
})

test('groups and assignments', async () => {
  const { id: actorId } = await person('greta')
  await post('/v1/groups', { name: 'crew', title: 'Crew' })
  await patch('/v1/groups/crew', { title: 'The crew' })
  await post('/v1/groups/crew/members', { actorId })
  const { id } = await post('/v1/assignments', { group: 'crew', role: 'default/midaz-viewer-role' })
  await patch(`/v1/assignments/${id}`, { reason: 'because' })
  await remove('/v1/groups/crew/members/'.concat(String(actorId)))
  await remove('/v1/groups/crew')
  const own = await post('/v1/assignments', { actorId, role: 'default/midaz-viewer-role' })
  await remove(`/v1/assignments/${own.id}`)
})

test('applications and providers', async () => {
  const application = await post('/v1/applications', { name: 'midaz', description: 'books' })
  const path = `/v1/applications/${application.id}`
  await patch(path, { description: 'other books' })
  await post(`${path}/secrets`, {})
  const hook = {
    category: 'Email',
    type: 'Webhook',
    endpoint: 'http://127.0.0.1:9/hook',
    clientSecret: 'hook-secret',
  }
  const provider = await post('/v1/providers', { ...hook, name: 'hook', isDefault: true })
  const other = await post('/v1/providers', { ...hook, name: 'other', isDefault: true })
  await patch(`/v1/providers/${provider.id}`, { clientSecret: 'the-secret-of-the-hook' })
  await post(`/v1/providers/${provider.id}/test`, { to: 'somebody@acme.test' })
  for (const { id } of [provider, other]) {
    await post(`${path}/providers`, { providerId: id, canSignIn: true })
    await patch(`${path}/providers/${id}/default`)
  }
  await patch(`${path}/providers/${provider.id}`, { canSignUp: true })
  await remove(`${path}/providers/${provider.id}`)
  await remove(`/v1/providers/${other.id}`)
  await remove(path)
})

test('workspaces and all that is in them', async () => {
  const { id: actorId } = await person('wim')
  const { accessToken } = await signIn('wim')
  const { id } = await post('/v1/workspaces', { name: 'lake', description: 'deep' })
  const path = `/v1/workspaces/${id}`
  await patch(path, { description: 'deeper' })
  await post(`${path}/members`, { actorId, role: 'member' })
  await patch(`${path}/members/${actorId}`, { role: 'admin' })
  await remove(`${path}/members/${actorId}`)
  await post(`${path}/members`, { actorId, role: 'member' })
  await write('POST', `${path}/leave`, undefined, accessToken)
  await put(`${path}/resources/model/m1`, { properties: { size: 1 } })
  await put(`${path}/resources/model/m1`, { properties: { size: 2 } })
  await remove(`${path}/resources/model/m1`)
  const key = await post(`${path}/api-keys`, { name: 'robot' })
  await patch(`${path}/api-keys/${key.id}`, { name: 'machine', models: ['gpt'] })
  await remove(`${path}/api-keys/${key.id}`)
  await post(`${path}/transfer`, { actorId })
  await remove(path)
})

/** What the trail tells that was there of the thing that was last removed. */
const lastGone = () => written.at(-1)?.events[0]?.facts.before

test('what ends with something, of which a hundred are told', async () => {
  await post('/v1/groups', { name: 'night' })
  await post('/v1/assignments', { group: 'night', role: 'default/midaz-viewer-role' })
  await remove('/v1/groups/night')
  expect(lastGone()).toMatchObject({ title: 'night', roles: ['default/midaz-viewer-role'] })

  const { id } = await post('/v1/workspaces', { name: 'attic' })
  for (let at = 0; at < 101; at += 1)
    await put(`/v1/workspaces/${id}/resources/box/b${at}`, { properties: {} })
  await remove(`/v1/workspaces/${id}`)
  expect(lastGone()).toMatchObject({
    name: 'attic',
    members: [`${server.administrator} as owner`],
    resources: expect.objectContaining({ length: 100 }),
    resourcesTotal: 101,
  })
})

test('issuers and whoever comes from them', async () => {
  const { url: issuer, jwksUrl } = outside
  const { id } = await post('/v1/issuers', { issuer, jwksUrl, audiences: [audience] })
  await patch(`/v1/issuers/${id}`, { clockToleranceSeconds: 5 })
  const token = await outside.token()
  const me = await server.call<{ id: string }>('GET', '/v1/me', { token })
  await remove(`/v1/actors/${me.body.id}`)
  await remove(`/v1/issuers/${id}`)
})

test('policies, collections, templates, roles and guardrails', async () => {
  const { id: userId } = await person('rolf')
  const named = (code: string) => ({ scope: 'default', code })
  const { id } = await post('/v1/policies', { ...named('read'), effect: 'allow', selectors })
  await patch(`/v1/policies/${id}`, { description: 'of accounts' })
  await put(`/v1/policies/${id}`, { effect: 'allow', selectors, description: 'of all accounts' })
  await post(`/v1/policies/${id}/revisions/1/restore`)
  const policies = ['default/read']
  const collection = await post('/v1/policy-collections', { ...named('reads'), policies: [] })
  const collected = `/v1/policy-collections/${collection.id}`
  await post(`${collected}/add`, { policies })
  await post(`${collected}/take`, { policies })
  await put(collected, { description: 'to read', policies })
  await remove(collected)
  const role = await post('/v1/roles', { code: 'reader', permissions: ['midaz/accounts:get'] })
  const path = `/v1/roles/${role.id}`
  await patch(path, { title: 'Reader' })
  await put(path, { title: 'Readers', permissions: ['midaz/accounts:get'] })
  await post(`${path}/attach`, { policies })
  await post(`${path}/detach`, { policies })
  await post(`${path}/move`, { before: 'default/midaz-viewer-role' })
  await remove(path)
  await post('/v1/user-roles', { userId, policies: [] })
  await put(`/v1/user-roles/${userId}`, { policies })
  await post(`/v1/user-roles/${userId}/detach`, { policies })
  await post(`/v1/user-roles/${userId}/attach`, { policies })
  await remove(`/v1/user-roles/${userId}`)
  const denial = { ...named('never'), effect: 'deny', selectors }
  const guard = `/v1/guardrails/${(await post('/v1/policies', denial)).id}`
  await put(guard, { reason: 'one' })
  await put(guard, { reason: 'other' })
  await remove(guard)
  await remove(`/v1/policies/${id}`)
  const selector = { application: 'midaz', tag: 'a', selector: selectors[0] }
  const template = await post('/v1/policy-templates', {
    ...named('model'),
    title: 'Model',
    selectors: [selector],
  })
  await put(`/v1/policy-templates/${template.id}`, { title: 'Other', selectors: [selector] })
  await remove(`/v1/policy-templates/${template.id}`)
})

test('access reviews', async () => {
  const { id: actorId } = await person('rita')
  const { id: reviewer } = await person('ron')
  const { accessToken } = await signIn('ron')
  await post('/v1/assignments', { actorId, role: 'default/midaz-viewer-role' })
  const review = await post('/v1/access-reviews', {
    name: 'Viewers',
    subject: { role: 'default/midaz-viewer-role' },
    reviewers: [reviewer],
    dueAt: new Date(Date.now() + 3_600_000).toISOString(),
  })
  const path = `/v1/access-reviews/${review.id}`
  await patch(path, { description: 'of all' })
  const { body } = await server.call<Page<{ id: string }>>('GET', `${path}/items`)
  const decision = { decision: 'revoke', reason: 'left' }
  for (const { id } of body.items)
    await write('POST', `${path}/items/${id}/decide`, decision, accessToken)
  await post(`${path}/close`, {})
})

test('manifests and files', async () => {
  const manifest = {
    manifest: 1,
    slug: 'shop',
    title: 'Shop',
    products: { shop: { goods: ['get'] } },
  }
  await put('/v1/declarations/shop', manifest)
  const { body } = await server.call<Record<string, unknown[]>>('GET', '/v1/export')
  const groups = [...(body.groups ?? []), { name: 'from-files', title: 'Files', members: [] }]
  await post('/v1/apply', { configuration: { ...body, groups } })
})

test('tenants', async () => {
  const { id } = await post('/v1/tenants', newTenant('north'))
  const path = `/v1/tenants/${id}`
  await patch(path, { name: 'North', domains: ['north.example'] })
  await post(`${path}/administrators`, { email: 'b@north.example', firstName: 'A', lastName: 'B' })
  await post(`${path}/suspend`)
  await post(`${path}/resume`)
  await remove(path)
  await post(`${path}/$purge`)
})

type Facts = Readonly<Record<string, unknown>>

const isFilled = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0

/** Whether something differs that is told, or that it differs is all that may be told. */
const differ = ({ before, after }: Facts): boolean =>
  isFilled(before) &&
  isFilled(after) &&
  Object.entries(after).every(
    ([name, value]) =>
      value === '[REDACTED]' || JSON.stringify(value) !== JSON.stringify(before[name]),
  )

/** The owner of a new workspace is the first of its members. */
const elsewhere: Readonly<Record<string, string>> = { owner: 'members' }

/** What was told when it came to be, and is not when it is no more. */
const forgotten = ({ facts }: AuditEntry, made: AuditEntry | undefined): string[] => {
  const { before: _, after, ...others } = made?.facts ?? {}
  const told = new Set([...Object.keys(facts), ...Object.keys(facts.before ?? {})])
  return Object.entries({ ...others, ...(isFilled(after) && after) })
    .filter(([, value]) => value !== '[REDACTED]')
    .map(([name]) => elsewhere[name] ?? name)
    .filter((name) => !told.has(name))
}

const changed = /[.-](updated|replaced|changed|restored|moved|retitled|added-to|taken-from)$/
const gone = /[.-](deleted|removed|revoked|ended)$/
const made = /[.-](created|added|put|started)$/

/** A secret is all that changes; or nothing of it is gone, since resuming brings it back. */
const apart = ['user.password-changed', 'tenant.deleted']

describe('the trail', () => {
  test('was asked about every write there is', () => {
    const done = new Set(['bootstrap.create', ...looking, ...written.map(({ row }) => row)])
    expect(rows.map(({ name }) => name).filter((name) => !done.has(name))).toEqual([])
  })

  test('tells of each', () => {
    expect(written.filter(({ events }) => events.length === 0).map(({ row }) => row)).toEqual([])
  })

  const events = () => written.flatMap((one) => one.events.toReversed())

  test('tells of a change what differs, as it was and as it is', () => {
    const wanting = events()
      .filter(({ action }) => changed.test(action) && !apart.includes(action))
      .filter(({ facts }) => !differ(facts))
    expect(wanting.map(({ action, facts }) => `${action} ${JSON.stringify(facts)}`)).toEqual([])
  })

  test('tells of what is no more all that was told when it came to be', () => {
    const all = events()
    const wanting = all.flatMap((event, at) => {
      if (!gone.test(event.action) || apart.includes(event.action)) return []
      const noun = event.action.replace(gone, '')
      const maker = all
        .slice(0, at)
        .findLast(
          ({ action, target }) =>
            target === event.target && made.test(action) && action.replace(made, '') === noun,
        )
      const lost = forgotten(event, maker)
      const isTold = maker ? lost.length === 0 : isFilled(event.facts)
      return isTold ? [] : [`${event.action} ${lost}`]
    })
    expect(wanting).toEqual([])
  })
})
