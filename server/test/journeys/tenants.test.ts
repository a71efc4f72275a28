import { beforeAll, describe, expect, test } from 'vitest'
import { describedRoutes } from '../../src/routes.ts'
import { newUser, type TestServer } from '../harness.ts'
import {
  foundTenant,
  passwordGrant,
  signIn,
  startPlatform,
  type TestTenant,
  type Tokens,
} from '../platform.ts'
import { rowsOf } from '../rows.ts'

interface Things {
  readonly user: string
  readonly group: string
  readonly application: string
  readonly clientId: string
  readonly clientSecret: string
  readonly role: string
  readonly assignment: string
  readonly session: string
  readonly declaration: string
  readonly userTokens: Tokens
}

let server: TestServer
let alpha: TestTenant
let bravo: TestTenant
let ofAlpha: Things
let ofBravo: Things

const made = async (tenant: TestTenant, path: string, body: unknown) => {
  const reply = await tenant.call<Record<string, string>>('POST', path, { body })
  expect([path, reply.status]).toEqual([path, 201])
  return reply.body
}

/** One of everything, each named for the tenant. */
async function populate(tenant: TestTenant): Promise<Things> {
  const { slug } = tenant
  const { name: group = '' } = await made(tenant, '/v1/groups', { name: `${slug}-group` })
  const { id: user = '' } = await made(tenant, '/v1/users', newUser(`${slug}-user`, [group]))
  const role = await made(tenant, '/v1/roles', {
    code: `${slug}-role`,
    permissions: ['access-manager/users:get'],
  })
  const assignment = await made(tenant, '/v1/assignments', {
    actorId: user,
    role: `default/${slug}-role`,
    reason: `${slug} needs it`,
  })
  const application = await made(tenant, '/v1/applications', {
    name: 'midaz',
    description: `${slug} books`,
  })
  const declaration = `${slug}-product`
  const declared = await tenant.call('PUT', `/v1/declarations/${declaration}`, {
    body: { manifest: 1, slug: declaration, products: { [declaration]: { things: ['read'] } } },
  })
  expect(declared.status).toBe(200)
  const sessions = await tenant.call<{ items: { id: string }[] }>('GET', '/v1/sessions')
  return {
    user,
    group,
    application: application.id ?? '',
    clientId: application.clientId ?? '',
    clientSecret: application.clientSecret ?? '',
    role: role.id ?? '',
    assignment: assignment.id ?? '',
    session: sessions.body.items[0]?.id ?? '',
    declaration,
    userTokens: await signIn(server, slug, `${slug}-user`),
  }
}

beforeAll(async () => {
  server = await startPlatform()
  alpha = await foundTenant(server, 'alpha')
  bravo = await foundTenant(server, 'bravo')
  ofAlpha = await populate(alpha)
  ofBravo = await populate(bravo)
})

describe('of two tenants side by side', () => {
  const lists = describedRoutes().filter(
    ({ method, path, allow, platform, hidden }) =>
      method === 'GET' && allow !== 'public' && !path.includes(':') && !platform && !hidden,
  )

  for (const { name, path, query } of lists)
    test(`${name} shows each its own, and nothing of the other`, async () => {
      // Whoever asks who can do something has to say what.
      const asked = [{ limit: '100' }, { permission: 'access-manager/users:list' }].find(
        (one) => query?.safeParse(one).success,
      )
      const paged = asked ? `${path}?${new URLSearchParams(asked)}` : path
      for (const [here, there, foreign] of [
        [alpha, bravo, ofBravo],
        [bravo, alpha, ofAlpha],
      ] as const) {
        const headers = { authorization: `Bearer ${here.token}` }
        const reply = await fetch(`${server.url}${paged}`, { headers })
        expect(reply.status).toBe(200)
        const text = await reply.text()
        expect(text).not.toContain(there.slug)
        expect(text).not.toContain(there.id)
        for (const secretly of Object.values(foreign).filter((one) => typeof one === 'string'))
          expect(text).not.toContain(secretly)
      }
    })

  test('each list counts its own rows only', async () => {
    const before = await alpha.call<{ total: number }>('GET', '/v1/users')
    await made(bravo, '/v1/users', newUser('bravo-second'))
    const after = await alpha.call<{ total: number }>('GET', '/v1/users')
    expect([before.body.total, after.body.total]).toEqual([2, 2])
  })

  const foreign: { method: string; path: () => string; body?: unknown }[] = [
    { method: 'GET', path: () => `/v1/users/${ofBravo.user}` },
    { method: 'PATCH', path: () => `/v1/users/${ofBravo.user}`, body: { firstName: 'Mallory' } },
    { method: 'PATCH', path: () => `/v1/users/${ofBravo.user}`, body: { status: 'disabled' } },
    {
      method: 'PATCH',
      path: () => `/v1/users/${ofBravo.user}/reset-password`,
      body: { newPassword: 'correct horse battery 2' },
    },
    { method: 'DELETE', path: () => `/v1/users/${ofBravo.user}` },
    { method: 'GET', path: () => `/v1/actors/${ofBravo.user}` },
    { method: 'PATCH', path: () => `/v1/actors/${ofBravo.user}`, body: { enabled: false } },
    { method: 'GET', path: () => `/v1/groups/${ofBravo.group}` },
    { method: 'DELETE', path: () => `/v1/groups/${ofBravo.group}` },
    { method: 'GET', path: () => `/v1/groups/${ofBravo.group}/members` },
    { method: 'GET', path: () => `/v1/applications/${ofBravo.application}` },
    {
      method: 'PATCH',
      path: () => `/v1/applications/${ofBravo.application}`,
      body: { description: 'ours' },
    },
    { method: 'POST', path: () => `/v1/applications/${ofBravo.application}/secrets`, body: {} },
    { method: 'DELETE', path: () => `/v1/applications/${ofBravo.application}` },
    { method: 'GET', path: () => `/v1/roles/${ofBravo.role}` },
    { method: 'PATCH', path: () => `/v1/roles/${ofBravo.role}`, body: { permissions: ['*/*:*'] } },
    { method: 'DELETE', path: () => `/v1/roles/${ofBravo.role}` },
    { method: 'GET', path: () => `/v1/assignments/${ofBravo.assignment}` },
    { method: 'DELETE', path: () => `/v1/assignments/${ofBravo.assignment}` },
    { method: 'DELETE', path: () => `/v1/sessions/${ofBravo.session}` },
    { method: 'GET', path: () => `/v1/declarations/${ofBravo.declaration}` },
  ]

  for (const { method, path, body } of foreign)
    test(`${method} of the other’s ${nameOf(path)} is 404, and changes nothing`, async () => {
      const watched = ['users', 'actors', 'groups', 'applications', 'application_secrets', 'roles']
      const before = await rowsOf(server.databaseUrl, [...watched, 'assignments', 'sessions'])
      const reply = await alpha.call(method, path(), body === undefined ? {} : { body })
      expect(reply.status).toBe(404)
      expect(await rowsOf(server.databaseUrl, [...watched, 'assignments', 'sessions'])).toEqual(
        before,
      )
    })

  test('nothing of the other can be put into one’s own', async () => {
    const replies = await Promise.all([
      alpha.call('POST', `/v1/groups/${ofAlpha.group}/members`, {
        body: { actorId: ofBravo.user },
      }),
      alpha.call('POST', '/v1/assignments', {
        body: { actorId: ofBravo.user, role: 'default/alpha-role' },
      }),
      alpha.call('POST', '/v1/assignments', {
        body: { actorId: ofAlpha.user, role: ofBravo.role },
      }),
    ])
    for (const reply of replies) expect(reply.status).toBeGreaterThanOrEqual(400)
  })

  test('a question about the other’s actor is one about nobody', async () => {
    const asked = await alpha.call('POST', '/v1/authorize', {
      body: { sub: ofBravo.user, resource: 'users', action: 'get', product: 'access-manager' },
    })
    expect(asked.status).toBe(404)
  })

  test('what one may in one’s own tenant says nothing of the other', async () => {
    const body = { resource: 'things', action: 'read', product: 'bravo-product' }
    const [here, there] = await Promise.all([
      bravo.call<{ authorized: boolean }>('POST', '/v1/authorize', { body }),
      alpha.call<{ authorized: boolean }>('POST', '/v1/authorize', { body }),
    ])
    expect([here.body.authorized, there.body.authorized]).toEqual([true, false])
  })

  test('a tenant cannot find out what listens on the machine of them all', async () => {
    for (const jwksUrl of ['http://127.0.0.1:4000/jwks', 'https://localhost/jwks']) {
      const body = { issuer: 'https://login.outside.test', jwksUrl, audiences: ['castellan'] }
      const { status, body: problem } = await alpha.call('POST', '/v1/issuers', { body })
      expect([status, problem]).toEqual([400, problem])
      expect(JSON.stringify(problem)).toContain('loopback')
    }
  })

  test('a tenant named in body, query or header is refused, or no one listens', async () => {
    const named = [
      alpha.call('GET', `/v1/users?tenant=${bravo.id}`),
      alpha.call('GET', `/v1/users?tenantId=${bravo.id}`),
      alpha.call('POST', '/v1/groups', { body: { name: 'some-group', tenantId: bravo.id } }),
      server.call('POST', '/v1/login/oauth/access_token', {
        token: null,
        body: { ...passwordGrant('root'), tenant: 'bravo' },
      }),
    ]
    for (const reply of await Promise.all(named)) expect(reply.status).toBe(400)
    for (const name of ['x-tenant-id', 'md-tenant-id', 'x-tenant']) {
      const asked = await alpha.call('GET', '/v1/me', { headers: { [name]: bravo.id } })
      expect([name, asked.status]).toEqual([name, 400])
    }
  })
})

describe('a token', () => {
  test('names its tenant as issuer, organization and id', async () => {
    const claims = claimsOf(alpha.token)
    expect(claims).toMatchObject({
      iss: `${server.app.url()}/t/alpha`,
      owner: 'alpha',
      tenantId: alpha.id,
      tenantSlug: 'alpha',
    })
    expect(claims.aud).toEqual([claims.iss])
    expect(claimsOf(server.token).iss).toBe(server.app.url())
  })

  test('holds at the root and at its own tenant’s address, and is refused at another’s', async () => {
    const at = async (path: string) => (await alpha.call('GET', path)).status
    expect(await at('/v1/users')).toBe(200)
    expect(await at('/t/alpha/v1/users')).toBe(200)
    expect(await at('/t/bravo/v1/users')).toBe(401)
    expect(await at('/t/default/v1/users')).toBe(401)
    expect(await at('/t/nobody/v1/users')).toBe(401)
    const operator = await server.call('GET', '/t/alpha/v1/users')
    expect(operator.status).toBe(401)
    const logout = await alpha.call('POST', '/t/bravo/v1/logout', { body: {} })
    expect(logout.status).toBe(401)
    expect(await at('/v1/users')).toBe(200)
  })

  test('is not asked for where nothing is a tenant’s own', async () => {
    const body = { ...newUser('mallory'), secret: 'the-bootstrap-secret-of-tests' }
    for (const path of [
      '/health',
      '/setup',
      '/openapi.json',
      '/t/alpha/v1/me',
      '//v1/me',
      '/V1/me',
    ])
      expect((await alpha.call('GET', `/t/alpha${path}`)).status).toBe(404)
    for (const path of [
      '/t',
      '/t/',
      '/t/alpha',
      '/t/ALPHA/v1/me',
      '/t/%61lpha/v1/me',
      '/T/alpha/v1/me',
    ])
      expect((await alpha.call('GET', path)).status).toBe(404)
    const bootstrap = await server.call('POST', '/t/alpha/v1/bootstrap', { token: null, body })
    expect(bootstrap.status).toBe(404)
  })

  test('verifies with the keys of its own tenant only', async () => {
    const keysAt = async (path: string) => {
      const reply = await server.call<{ keys: { kid: string }[] }>('GET', path, { token: null })
      return reply.body.keys.map((key) => key.kid)
    }
    const [ofA, ofB, ofPlatform] = await Promise.all(
      ['/t/alpha', '/t/bravo', ''].map((prefix) => keysAt(`${prefix}/.well-known/jwks.json`)),
    )
    expect(ofA).toContain(headerOf(alpha.token).kid)
    expect(ofB).toContain(headerOf(bravo.token).kid)
    expect(new Set([ofA, ofB, ofPlatform].flat()).size).toBe(3)
    const unknown = await server.call<{ code: string }>('GET', '/t/nobody/.well-known/jwks.json', {
      token: null,
    })
    expect([unknown.status, unknown.body.code]).toEqual([404, 'tenant.unknown'])
  })

  test('that claims another tenant than the one that signed it is refused', async () => {
    const [head, payload = '', signature] = alpha.token.split('.')
    const forged = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()) }
    for (const claims of [
      { ...forged, tenantId: bravo.id },
      { ...forged, tenantId: bravo.id, iss: `${server.app.url()}/t/bravo`, tenantSlug: 'bravo' },
      { ...forged, tenantSlug: 'bravo' },
      { ...forged, tenantId: '01936f1e-0000-7000-8000-000000000000' },
      { ...forged, tenantId: undefined },
    ]) {
      const body = Buffer.from(JSON.stringify(claims)).toString('base64url')
      const reply = await server.call('GET', '/v1/me', { token: `${head}.${body}.${signature}` })
      expect(reply.status).toBe(401)
    }
  })

  test('of a refresh stays in its tenant, wherever it is asked for', async () => {
    const refresh = (prefix: string, refreshToken: string) =>
      server.call<Tokens>('POST', `${prefix}/v1/login/oauth/refresh_token`, {
        token: null,
        body: { refreshToken },
      })
    const first = await refresh('', ofAlpha.userTokens.refreshToken)
    expect(claimsOf(first.body.accessToken).tenantId).toBe(alpha.id)
    const elsewhere = await refresh('/t/bravo', first.body.refreshToken)
    expect(elsewhere.status).toBe(400)
    const second = await refresh('/t/alpha', first.body.refreshToken)
    expect(claimsOf(second.body.accessToken).iss).toBe(`${server.app.url()}/t/alpha`)
  })

  test('of an application stays in the tenant that its client id names', async () => {
    const { clientId, clientSecret } = ofBravo
    const ask = (prefix: string, more: object = {}) =>
      server.call<Tokens>('POST', `${prefix}/v1/login/oauth/access_token`, {
        token: null,
        body: { grantType: 'client_credentials', clientId, clientSecret, ...more },
      })
    for (const prefix of ['', '/t/bravo']) {
      const reply = await ask(prefix)
      expect(claimsOf(reply.body.accessToken)).toMatchObject({ tenantId: bravo.id, owner: 'bravo' })
    }
    for (const prefix of ['/t/alpha', '/t/default']) expect((await ask(prefix)).status).toBe(401)
    const mixed = await ask('', { clientId: ofAlpha.clientId })
    expect(mixed.status).toBe(401)
  })
})

/** `/v1/users/…` of a path that is not known yet. */
const nameOf = (path: () => string) => /\/v1[^$]+/.exec(path.toString())?.[0]

const claimsOf = (token: string) => partOf(token, 1)
const headerOf = (token: string) => partOf(token, 0)
const partOf = (token: string, part: number): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[part] ?? '', 'base64url').toString())
