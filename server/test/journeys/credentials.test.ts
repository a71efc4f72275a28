import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { newCredential, readCredential } from '../../src/kernel/credential.ts'
import { uuidv7 } from '../../src/kernel/ids.ts'
import { ada, type CallOptions, startServer, type TestServer } from '../harness.ts'
import { foundTenant, startPlatform } from '../platform.ts'

let server: TestServer
let olga: { id: string; token: string }
let workspace: string

beforeAll(async () => {
  server = await startServer()
  olga = await server.user('olga')
  const { body } = await server.call<{ id: string }>('POST', '/v1/workspaces', {
    token: olga.token,
    body: { name: 'research' },
  })
  workspace = body.id
})

interface Made {
  readonly id: string
  readonly key: string
  readonly token: string
  readonly lastUsedAt: string | null
}

const makeKey = async (body: object = {}): Promise<Made> => {
  const path = `/v1/workspaces/${workspace}/api-keys`
  const reply = await server.call<Made>('POST', path, {
    token: olga.token,
    body: { name: 'gateway', models: 'all', ...body },
  })
  expect(reply.status).toBe(201)
  return reply.body
}

const makeToken = (token: string, body: object = {}) =>
  server.call<Made & { code: string; expiresAt: string }>('POST', '/v1/personal-tokens', {
    token,
    body: { name: 'laptop', ...body },
  })

const me = async (token: string) => (await server.call('GET', '/v1/me', { token })).status

const introspect = async (token: string, options: CallOptions = {}) =>
  (
    await server.call<Record<string, unknown>>('POST', '/v1/introspect', {
      body: { token },
      ...options,
    })
  ).body

describe('a credential', () => {
  test('names its tenant, whichever that is', () => {
    for (let round = 0; round < 200; round += 1) {
      const tenant = uuidv7<'tenant'>(round * 1e10)
      const kind = round % 2 ? 'api-key' : 'personal-token'
      expect(readCredential(newCredential(kind, tenant))).toEqual({ kind, tenant })
    }
  })

  test('is told from every text that differs in one character', () => {
    const made = newCredential('api-key', uuidv7<'tenant'>())
    for (let at = 0; at < made.length; at += 1)
      for (const other of ['0', 'z', '-', 'é'])
        if (made[at] !== other)
          expect(readCredential(made.slice(0, at) + other + made.slice(at + 1))).toBeUndefined()
  })
})

describe('an API key', () => {
  test('ends when its time is up', async () => {
    const own = await startServer()
    const { body } = await own.call<{ id: string }>('POST', '/v1/workspaces', {
      body: { name: 'short' },
    })
    const expiresAt = new Date(Date.now() + 3600_000).toISOString()
    const made = await own.call<Made>('POST', `/v1/workspaces/${body.id}/api-keys`, {
      body: { name: 'hour', models: 'all', expiresAt },
    })
    const { key: token, id } = made.body
    const question = { sub: id, product: 'infralo', resource: 'models', action: 'use' }
    const decide = async () => {
      const reply = await own.call<{ authorized: boolean }>('POST', '/v1/authorize', {
        body: { ...question, workspace: body.id },
      })
      return reply.body.authorized
    }
    expect(await decide()).toBe(true)
    expect((await own.call('GET', '/v1/me', { token })).status).toBe(200)
    own.advance(3599)
    expect((await own.call('GET', '/v1/me', { token })).status).toBe(200)
    own.advance(2)
    expect((await own.call('GET', '/v1/me', { token })).status).toBe(401)
    const { accessToken } = (
      await own.call<{ accessToken: string }>('POST', '/v1/login/oauth/access_token', {
        token: null,
        body: { grantType: 'password', username: ada.username, password: ada.password },
      })
    ).body
    for (const path of [`/v1/workspaces/${body.id}/api-keys/${id}`, `/v1/actors/${id}`])
      expect((await own.call('GET', path, { token: accessToken })).body).toMatchObject({
        status: 'expired',
      })
    const late = await own.call<{ authorized: boolean }>('POST', '/v1/authorize', {
      token: accessToken,
      body: { ...question, workspace: body.id },
    })
    expect(late.body.authorized).toBe(false)
  })

  test('goes with whoever made it, for good when they are deleted', async () => {
    const { id, token } = await server.user('leaver')
    const made = await server.call<{ id: string }>('POST', '/v1/workspaces', {
      token,
      body: { name: 'left' },
    })
    const { body } = await server.call<Made>('POST', `/v1/workspaces/${made.body.id}/api-keys`, {
      token,
      body: { name: 'left', models: 'all' },
    })
    expect(await me(body.key)).toBe(200)
    expect((await server.call('DELETE', `/v1/users/${id}`)).status).toBe(204)
    expect(await me(body.key)).toBe(401)
    expect(await introspect(body.key)).toEqual({ active: false })
  })

  test('tells that it cannot act, and for which reason', async () => {
    const { id, token } = await server.user('maker')
    const place = await server.call<{ id: string }>('POST', '/v1/workspaces', {
      token,
      body: { name: 'watched' },
    })
    const path = `/v1/workspaces/${place.body.id}/api-keys`
    const { body } = await server.call<Made>('POST', path, { token, body: { name: 'watched' } })
    const told = async () => [
      (await server.call<{ status: string }>('GET', `${path}/${body.id}`)).body.status,
      (await server.call<{ items: { status: string }[] }>('GET', path)).body.items[0]?.status,
      (await server.call<{ status: string }>('GET', `/v1/actors/${body.id}`)).body.status,
    ]
    const enable = (actor: string, enabled: boolean) =>
      server.call<{ status: string }>('PATCH', `/v1/actors/${actor}`, { body: { enabled } })
    await server.call('POST', `/v1/workspaces/${place.body.id}/members`, {
      token,
      body: { actorId: server.administrator, role: 'admin' },
    })
    expect(await told()).toEqual(Array(3).fill('active'))
    expect((await enable(body.id, false)).body.status).toBe('disabled')
    expect(await told()).toEqual(Array(3).fill('disabled'))
    expect((await enable(body.id, true)).body.status).toBe('active')
    await enable(id, false)
    expect(await told()).toEqual(Array(3).fill('ended-with-maker'))
    await enable(id, true)
    expect(await told()).toEqual(Array(3).fill('active'))
  })

  test('of an actor that was disabled by itself stops', async () => {
    const { id, key } = await makeKey()
    await server.call('PATCH', `/v1/actors/${id}`, { body: { enabled: false } })
    expect(await me(key)).toBe(401)
    await server.call('PATCH', `/v1/actors/${id}`, { body: { enabled: true } })
    expect(await me(key)).toBe(200)
  })

  test('has nothing but its scopes, whatever is assigned to it', async () => {
    const { id, key } = await makeKey()
    await server.call('POST', '/v1/assignments', {
      body: { actorId: id, role: 'default/superadmin' },
    })
    const reply = await server.call('GET', '/v1/users', { token: key })
    expect(reply.status).toBe(403)
  })

  test('is kept as a hash alone', async () => {
    const { key } = await makeKey()
    const { body } = await makeToken(olga.token)
    await server.call('DELETE', `/v1/personal-tokens/${body.id}`, { token: olga.token })
    const client = new pg.Client({ connectionString: server.databaseUrl })
    await client.connect()
    const tables = ['api_keys', 'personal_tokens', 'actors', 'audit_events', 'access_states']
    for (const table of tables) {
      const { rows } = await client.query(`select t::text as row from ${table} t`)
      const text = JSON.stringify(rows)
      expect(text).not.toContain(key.slice(3))
      expect(text).not.toContain(body.token.slice(4))
    }
    await client.end()
  })

  test('tells when it was last used, once it was', async () => {
    const own = await startServer()
    const { body } = await own.call<{ id: string }>('POST', '/v1/workspaces', {
      body: { name: 'used' },
    })
    const path = `/v1/workspaces/${body.id}/api-keys`
    const made = await own.call<Made>('POST', path, { body: { name: 'used', models: 'all' } })
    const pat = await own.call<Made>('POST', '/v1/personal-tokens', { body: { name: 'used' } })
    expect([made.body.lastUsedAt, pat.body.lastUsedAt]).toEqual([null, null])
    for (const token of [made.body.key, pat.body.token, made.body.key])
      expect((await own.call('GET', '/v1/me', { token })).status).toBe(200)
    await own.stop()
    const client = new pg.Client({ connectionString: own.databaseUrl })
    await client.connect()
    for (const table of ['api_keys', 'personal_tokens']) {
      const { rows } = await client.query(`select last_used_at from ${table}`)
      expect(rows[0].last_used_at).toBeInstanceOf(Date)
    }
    await client.end()
  })

  test('of a scope that is none is told what one is', async () => {
    for (const [models, told] of [
      ['gpt-4o', '/models: must be "all", "deny" or a list of names such as ["gpt-4o"]'],
      [['gpt-4o', 'gpt *'], '/models/1: must be a name without spaces or "*"'],
    ] as const) {
      const path = `/v1/workspaces/${workspace}/api-keys`
      const { status, body } = await server.call<{ detail: string }>('POST', path, {
        token: olga.token,
        body: { name: 'odd', models },
      })
      expect([status, body.detail]).toEqual([400, told])
    }
  })

  test('is only as strong as who makes it', async () => {
    const own = await startServer()
    const { id, token } = await own.user('narrow')
    const { body } = await own.call<{ id: string }>('POST', '/v1/workspaces', {
      body: { name: 'ceilings' },
    })
    await own.call('POST', `/v1/workspaces/${body.id}/members`, {
      body: { actorId: id, role: 'admin' },
    })
    await keepOnly(own, id, ['access-manager/*:*', 'infralo/deployments:*'])
    const path = `/v1/workspaces/${body.id}/api-keys`
    const key = (scopes: object) =>
      own.call<{ code: string }>('POST', path, { token, body: { name: 'wide', ...scopes } })
    const wide = await key({ models: 'all' })
    expect([wide.status, wide.body.code]).toEqual([403, 'access.beyond-own'])
    expect((await key({ models: ['gpt-4o'] })).status).toBe(403)
    expect((await key({ deployments: 'all' })).status).toBe(201)
  })
})

/** Leaves the user one tenant-wide role, which gives nothing and has this ceiling. */
async function keepOnly(own: TestServer, user: string, ceiling: readonly string[]) {
  const code = `narrow-${ceiling.length}`
  await own.call('POST', '/v1/roles', { body: { code, ceiling } })
  const held = await own.call<{ items: { id: string; workspace: string | null }[] }>(
    'GET',
    `/v1/assignments?actorId=${user}&limit=100`,
  )
  for (const { id, workspace: inside } of held.body.items)
    if (inside === null)
      expect((await own.call('DELETE', `/v1/assignments/${id}`)).status).toBe(204)
  const body = { actorId: user, role: `default/${code}` }
  expect((await own.call('POST', '/v1/assignments', { body })).status).toBe(201)
}

describe('a ceiling', () => {
  test('that leaves out API keys cuts the admin of a workspace', async () => {
    const { id, token } = await server.user('cut')
    await server.call('POST', `/v1/workspaces/${workspace}/members`, {
      token: olga.token,
      body: { actorId: id, role: 'admin' },
    })
    const list = () => server.call('GET', `/v1/workspaces/${workspace}/api-keys`, { token })
    expect((await list()).status).toBe(200)
    await keepOnly(server, id, ['access-manager/workspaces:*', 'infralo/models:*'])
    expect((await list()).status).toBe(403)
    expect((await server.call('GET', `/v1/workspaces/${workspace}`, { token })).status).toBe(200)
    const asked = async (resource: string, action: string) => {
      const reply = await server.call<{ authorized: boolean; reason: string }>(
        'POST',
        '/v1/authorize',
        { token, body: { product: 'infralo', resource, action, workspace } },
      )
      return [reply.body.authorized, reply.body.reason]
    }
    expect(await asked('models', 'whitelist')).toEqual([true, 'granted'])
    expect(await asked('api-keys', 'create')).toEqual([false, 'ceiling'])
  })

  test('is not widened by somebody whose own is narrower', async () => {
    const { id, token } = await server.user('clerk')
    await keepOnly(server, id, ['access-manager/*:*', 'infralo/models:*', 'infralo/logs:*'])
    await server.call('POST', '/v1/roles', {
      body: { code: 'assigner', permissions: ['access-manager/assignments:create'], ceiling: [] },
    })
    await server.call('POST', '/v1/assignments', {
      body: { actorId: id, role: 'default/assigner' },
    })
    const give = (role: string) =>
      server.call<{ code: string }>('POST', '/v1/assignments', {
        token,
        body: { actorId: id, role },
      })
    const wide = await give('default/api-key')
    expect([wide.status, wide.body.code]).toEqual([403, 'access.beyond-own'])
  })
})

describe('a personal token', () => {
  test('stands for its user, with what they may do at each moment', async () => {
    const { id, token } = await server.user('pat')
    const { body } = await makeToken(token)
    expect(body.token).toMatch(/^pat_[0-9A-Za-z]{60}$/)
    const users = async () => (await server.call('GET', '/v1/users', { token: body.token })).status
    expect(await users()).toBe(403)
    await server.call('PATCH', `/v1/users/${id}/global-role`, { body: { role: 'admin' } })
    expect(await users()).toBe(200)
    await server.call('PATCH', `/v1/users/${id}/global-role`, { body: { role: 'member' } })
    expect(await users()).toBe(403)
  })

  test('is one of three at most, and of three who ask at once', async () => {
    const { token } = await server.user('three')
    const names = ['a', 'b', 'c', 'd', 'e', 'f']
    const replies = await Promise.all(names.map((name) => makeToken(token, { name })))
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 201, 201, 409, 409, 409])
    const made = replies.find(({ status }) => status === 201)?.body
    const path = `/v1/personal-tokens/${made?.id}`
    expect((await server.call('DELETE', path, { token })).status).toBe(204)
    expect((await server.call('DELETE', path, { token })).status).toBe(404)
    expect(await me(made?.token ?? '')).toBe(401)
    expect((await makeToken(token)).status).toBe(201)
  })

  test('lives for a year at most', async () => {
    const { token } = await server.user('year')
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
    const late = await makeToken(token, { expiresAt: inDays(370) })
    expect([late.status, late.body.code]).toEqual([400, 'personal-token.expiry-too-late'])
    const past = await makeToken(token, { expiresAt: inDays(-1) })
    expect([past.status, past.body.code]).toEqual([400, 'credential.expiry-past'])
    expect((await makeToken(token, { expiresAt: inDays(365) })).status).toBe(201)
  })

  test('makes no other token, and no other person’s ends with it', async () => {
    const { token } = await server.user('nested')
    const { body } = await makeToken(token)
    const nested = await makeToken(body.token)
    expect([nested.status, nested.body.code]).toEqual([403, 'personal-token.session-needed'])
    const path = `/v1/personal-tokens/${body.id}`
    expect((await server.call('DELETE', path, { token: olga.token })).status).toBe(404)
    expect(await me(body.token)).toBe(200)
  })

  const ends: [string, (id: string) => Promise<unknown>][] = [
    [
      'is disabled',
      (id) => server.call('PATCH', `/v1/users/${id}`, { body: { status: 'disabled' } }),
    ],
    [
      'is disabled as an actor',
      (id) => server.call('PATCH', `/v1/actors/${id}`, { body: { enabled: false } }),
    ],
    ['is deleted', (id) => server.call('DELETE', `/v1/users/${id}`)],
    [
      'gets another password',
      (id) =>
        server.call('PATCH', `/v1/users/${id}/reset-password`, {
          body: { newPassword: 'another horse battery' },
        }),
    ],
  ]
  for (const [at, [what, end]] of ends.entries())
    test(`ends when its user ${what}`, async () => {
      const { id, token } = await server.user(`ends-${at}`)
      const { body } = await makeToken(token)
      expect(await me(body.token)).toBe(200)
      await end(id)
      expect(await me(body.token)).toBe(401)
      await server.call('PATCH', `/v1/users/${id}`, { body: { status: 'active' } })
      expect(await me(body.token)).toBe(401)
    })
})

describe('introspection', () => {
  test('tells what each kind of token stands for', async () => {
    const { id, key } = await makeKey({ models: ['gpt-4o', 'claude'], operations: 'all' })
    expect(await introspect(key)).toEqual({
      active: true,
      sub: id,
      type: 'api-key',
      workspace,
      scope: 'models:gpt-4o models:claude operations:*',
    })
    const { body } = await makeToken(olga.token)
    expect(await introspect(body.token)).toEqual({
      active: true,
      sub: olga.id,
      type: 'personal-token',
      exp: Math.floor(Date.parse(body.expiresAt) / 1000),
    })
    expect(await introspect(olga.token)).toMatchObject({
      active: true,
      sub: olga.id,
      type: 'access-token',
    })
  })

  test('takes a form, and answers in its spelling', async () => {
    const { key } = await makeKey()
    const reply = await server.call<{ active: boolean }>('POST', '/v1/introspect', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `token=${key}&token_type_hint=access_token`,
    })
    expect([reply.status, reply.body.active]).toEqual([200, true])
  })

  test('says nothing of what does not hold', async () => {
    const { id, key } = await makeKey()
    await server.call('DELETE', `/v1/workspaces/${workspace}/api-keys/${id}`, {
      token: olga.token,
    })
    for (const token of [key, 'vk_nothing', 'a.b.c', 'nothing at all'])
      expect(await introspect(token)).toEqual({ active: false })
  })

  test('is for those who may', async () => {
    const reply = await server.call('POST', '/v1/introspect', {
      token: olga.token,
      body: { token: olga.token },
    })
    expect(reply.status).toBe(403)
  })
})

describe('a registered resource', () => {
  const path = (id: string) => `/v1/workspaces/${workspace}/resources/models/${id}`
  const register = (id: string, properties: object) =>
    server.call<{ revision?: number }>('PUT', path(id), {
      token: olga.token,
      body: { properties },
    })

  test('is put, shown, listed and taken out', async () => {
    expect((await register('gpt-4o', { region: 'eu' })).status).toBe(200)
    expect((await register('gpt-4o', { region: 'us' })).status).toBe(200)
    const shown = await server.call('GET', path('gpt-4o'), { token: olga.token })
    expect(shown.body).toMatchObject({ type: 'models', id: 'gpt-4o', properties: { region: 'us' } })
    const listed = await server.call<{ items: unknown[] }>(
      'GET',
      `/v1/workspaces/${workspace}/resources?type=models`,
      { token: olga.token },
    )
    expect(listed.body.items).toEqual([shown.body])
    expect((await server.call('DELETE', path('gpt-4o'), { token: olga.token })).status).toBe(204)
    expect((await server.call('GET', path('gpt-4o'), { token: olga.token })).status).toBe(404)
  })
})

describe('of two tenants', () => {
  test('no key or token of one is anything in the other', async () => {
    const platform = await startPlatform()
    const [one, other] = [await foundTenant(platform, 'one'), await foundTenant(platform, 'other')]
    const made = await one.call<{ id: string }>('POST', '/v1/workspaces', { body: { name: 'w' } })
    const path = `/v1/workspaces/${made.body.id}`
    const key = await one.call<Made>('POST', `${path}/api-keys`, {
      body: { name: 'k', models: 'all' },
    })
    const pat = await one.call<Made>('POST', '/v1/personal-tokens', { body: { name: 'p' } })
    for (const token of [key.body.key, pat.body.token]) {
      const shown = await platform.call<{ tenant: { slug: string } }>('GET', '/v1/me', { token })
      expect([shown.status, shown.body.tenant.slug]).toEqual([200, 'one'])
      const asked = await other.call('POST', '/v1/introspect', { body: { token } })
      expect(asked.body).toEqual({ active: false })
    }
    expect((await other.call('GET', path)).status).toBe(404)
    expect((await other.call('GET', `${path}/api-keys/${key.body.id}`)).status).toBe(404)
    expect((await other.call('DELETE', `${path}/api-keys/${key.body.id}`)).status).toBe(404)
    const listed = await other.call<{ items: unknown[] }>('GET', '/v1/workspaces')
    expect(listed.body.items).toEqual([])
    await platform.call('POST', `/v1/tenants/${one.id}/suspend`)
    for (const token of [key.body.key, pat.body.token])
      expect((await platform.call('GET', '/v1/me', { token })).status).not.toBe(200)
  })
})
