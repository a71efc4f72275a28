import { beforeAll, describe, expect, test } from 'vitest'
import { type Reply, startServer, type TestServer } from '../harness.ts'

let server: TestServer
const people: Record<string, { id: string; token: string }> = {}

beforeAll(async () => {
  server = await startServer()
  for (const name of ['olga', 'alan', 'mia', 'eve', 'omar']) people[name] = await server.user(name)
})

const as = (name: string): string => people[name]?.token ?? 'nobody'
const idOf = (name: string): string => people[name]?.id ?? 'nobody'
const call = <Body = Record<string, never>>(
  name: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Reply<Body>> => server.call(method, path, { token: as(name), body })

interface Workspace {
  readonly id: string
  readonly name: string
}

/** A workspace of olga's, with alan as admin and mia as member. */
async function makeWorkspace(name = 'research'): Promise<string> {
  const { body, status } = await call<Workspace>('olga', 'POST', '/v1/workspaces', { name })
  expect(status).toBe(201)
  for (const [actor, role] of [
    ['alan', 'admin'],
    ['mia', 'member'],
  ] as const)
    await call('olga', 'POST', `/v1/workspaces/${body.id}/members`, { actorId: idOf(actor), role })
  return body.id
}

const authorize = async (token: string, question: Record<string, unknown>): Promise<boolean> => {
  const reply = await server.call<{ authorized: boolean }>('POST', '/v1/authorize', {
    token,
    body: { product: 'infralo', ...question },
  })
  expect(reply.status).toBe(200)
  return reply.body.authorized
}

describe('a workspace', () => {
  test('belongs to whoever made it, a plain member of the tenant too', async () => {
    const id = await makeWorkspace()
    const members = await call<{ items: { actorId: string; role: string; source: string }[] }>(
      'olga',
      'GET',
      `/v1/workspaces/${id}/members`,
    )
    expect(members.body.items.map(({ actorId, role, source }) => [actorId, role, source])).toEqual([
      [idOf('olga'), 'owner', 'manual'],
      [idOf('alan'), 'admin', 'manual'],
      [idOf('mia'), 'member', 'manual'],
    ])
  })

  test('is listed for its members, for who may list all, and for nobody else', async () => {
    const id = await makeWorkspace('listed')
    const listed = async (name: string) =>
      (
        await call<{ items: Workspace[] }>(name, 'GET', '/v1/workspaces?filter=listed')
      ).body.items.map((workspace) => workspace.id)
    expect(await listed('mia')).toEqual([id])
    expect(await listed('eve')).toEqual([])
    const all = await server.call<{ items: Workspace[] }>('GET', '/v1/workspaces?filter=listed')
    expect(all.body.items.map((workspace) => workspace.id)).toEqual([id])
  })

  test('is as if it were not there for those who are not in it', async () => {
    const id = await makeWorkspace()
    const absent = '01890000-0000-7000-8000-000000000000'
    const known = await call('eve', 'GET', `/v1/workspaces/${id}`)
    const unknown = await call('eve', 'GET', `/v1/workspaces/${absent}`)
    expect([known.status, known.body.code]).toEqual([404, 'workspace.unknown'])
    expect([unknown.status, unknown.body.code]).toEqual([404, 'workspace.unknown'])
    expect((await server.call('GET', `/v1/workspaces/${absent}`)).status).toBe(404)
  })

  test('changes by its revision', async () => {
    const id = await makeWorkspace()
    const changed = await server.call<Workspace>('PATCH', `/v1/workspaces/${id}`, {
      token: as('alan'),
      body: { name: 'renamed' },
      headers: { 'if-match': '"1"' },
    })
    expect([changed.status, changed.body.name]).toEqual([200, 'renamed'])
    const late = await server.call('PATCH', `/v1/workspaces/${id}`, {
      token: as('alan'),
      body: { name: 'again' },
      headers: { 'if-match': '"1"' },
    })
    expect(late.status).toBe(412)
  })

  test('ends with all that is in it', async () => {
    const id = await makeWorkspace()
    const key = await makeKey(id)
    expect(await authorize(key.key, { resource: 'models', action: 'use', workspace: id })).toBe(
      true,
    )
    expect((await call('olga', 'DELETE', `/v1/workspaces/${id}`)).status).toBe(204)
    expect((await call('olga', 'GET', `/v1/workspaces/${id}`)).status).toBe(404)
    expect((await server.call('GET', '/v1/me', { token: key.key })).status).toBe(401)
    const roles = await call<{ roles: string[] }>('mia', 'GET', '/v1/me')
    expect(roles.body.roles).not.toContain('nothing')
  })

  const lockedOut = [
    { who: 'alan', method: 'DELETE', path: '', body: undefined, status: 403 },
    { who: 'mia', method: 'DELETE', path: '', body: undefined, status: 403 },
    { who: 'mia', method: 'PATCH', path: '', body: { name: 'mine' }, status: 403 },
    { who: 'mia', method: 'POST', path: '/members', body: {}, status: 403 },
    { who: 'mia', method: 'POST', path: '/api-keys', body: {}, status: 403 },
    { who: 'mia', method: 'PUT', path: '/resources/models/gpt', body: {}, status: 403 },
    { who: 'eve', method: 'GET', path: '/members', body: undefined, status: 404 },
    { who: 'eve', method: 'GET', path: '/api-keys', body: undefined, status: 404 },
    { who: 'eve', method: 'GET', path: '/resources', body: undefined, status: 404 },
    { who: 'eve', method: 'DELETE', path: '', body: undefined, status: 404 },
    { who: 'eve', method: 'POST', path: '/leave', body: undefined, status: 404 },
  ]
  for (const { who, method, path, body, status } of lockedOut)
    test(`answers ${status} to ${method} ${path || '/'} of ${who}`, async () => {
      const id = await makeWorkspace()
      const reply = await call(who, method, `/v1/workspaces/${id}${path}`, body)
      expect(reply.status).toBe(status)
      expect((await call('olga', 'GET', `/v1/workspaces/${id}`)).status).toBe(200)
    })

  test('is handed over by its owner alone, who stays as an admin', async () => {
    const id = await makeWorkspace()
    const to = { actorId: idOf('mia') }
    expect((await call('alan', 'POST', `/v1/workspaces/${id}/transfer`, to)).status).toBe(403)
    expect((await call('olga', 'POST', `/v1/workspaces/${id}/transfer`, to)).status).toBe(200)
    const members = await call<{ items: { actorId: string; role: string }[] }>(
      'mia',
      'GET',
      `/v1/workspaces/${id}/members`,
    )
    expect(
      Object.fromEntries(members.body.items.map(({ actorId, role }) => [actorId, role])),
    ).toEqual({ [idOf('olga')]: 'admin', [idOf('alan')]: 'admin', [idOf('mia')]: 'owner' })
    expect((await call('olga', 'DELETE', `/v1/workspaces/${id}`)).status).toBe(403)
  })
})

describe('members', () => {
  test('are added by e-mail too, and once', async () => {
    const id = await makeWorkspace()
    const body = { email: 'EVE@acme.test', role: 'member' }
    const added = await call<{ actorId: string }>(
      'alan',
      'POST',
      `/v1/workspaces/${id}/members`,
      body,
    )
    expect([added.status, added.body.actorId]).toEqual([201, idOf('eve')])
    const again = await call('alan', 'POST', `/v1/workspaces/${id}/members`, body)
    expect([again.status, again.body.code]).toEqual([409, 'member.exists'])
    const nobody = { email: 'nobody@acme.test' }
    expect((await call('alan', 'POST', `/v1/workspaces/${id}/members`, nobody)).status).toBe(404)
  })

  test('act with their new role at once, and with none when they are out', async () => {
    const id = await makeWorkspace()
    const question = { resource: 'models', action: 'whitelist', workspace: id }
    const path = `/v1/workspaces/${id}/members/${idOf('mia')}`
    expect(await authorize(as('mia'), question)).toBe(false)
    await call('alan', 'PATCH', path, { role: 'admin' })
    expect(await authorize(as('mia'), question)).toBe(true)
    expect((await call('alan', 'DELETE', path)).status).toBe(204)
    expect(await authorize(as('mia'), question)).toBe(false)
    expect((await call('mia', 'GET', `/v1/workspaces/${id}`)).status).toBe(404)
  })

  const beyond = [
    { does: 'adds an owner', method: 'POST', at: '', body: { role: 'owner' }, who: 'eve' },
    { does: 'makes an owner', method: 'PATCH', at: 'mia', body: { role: 'owner' }, who: '' },
    { does: 'raises themselves', method: 'PATCH', at: 'alan', body: { role: 'owner' }, who: '' },
    { does: 'lowers an owner', method: 'PATCH', at: 'olga', body: { role: 'member' }, who: '' },
    { does: 'removes an owner', method: 'DELETE', at: 'olga', body: undefined, who: '' },
  ]
  for (const { does, method, at, body, who } of beyond)
    test(`stay as they are when an admin ${does}`, async () => {
      const id = await makeWorkspace()
      const path = `/v1/workspaces/${id}/members${at && `/${idOf(at)}`}`
      const reply = await call('alan', method, path, who ? { ...body, actorId: idOf(who) } : body)
      expect([reply.status, reply.body.code]).toEqual([403, 'member.owners-only'])
    })

  test('never lose their last owner', async () => {
    const id = await makeWorkspace()
    const leaving = await call('olga', 'POST', `/v1/workspaces/${id}/leave`)
    expect([leaving.status, leaving.body.code]).toEqual([409, 'member.last-owner'])
    const path = `/v1/workspaces/${id}/members/${idOf('olga')}`
    expect((await call('olga', 'PATCH', path, { role: 'admin' })).status).toBe(409)
    expect((await call('olga', 'DELETE', path)).status).toBe(409)
    expect((await call('mia', 'POST', `/v1/workspaces/${id}/leave`)).status).toBe(204)
  })

  test('keep one owner of two who leave at the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await makeWorkspace()
      const owner = { actorId: idOf('omar'), role: 'owner' }
      await call('olga', 'POST', `/v1/workspaces/${id}/members`, owner)
      const replies = await Promise.all(
        ['olga', 'omar'].map((name) => call(name, 'POST', `/v1/workspaces/${id}/leave`)),
      )
      expect(replies.map(({ status }) => status).sort()).toEqual([204, 409])
    }
  })
})

interface Key {
  readonly id: string
  readonly key: string
  readonly hint: string
}

async function makeKey(workspace: string, scopes: object = { models: 'all' }): Promise<Key> {
  const path = `/v1/workspaces/${workspace}/api-keys`
  const { status, body } = await call<Key>('alan', 'POST', path, { name: 'gateway', ...scopes })
  expect(status).toBe(201)
  return body
}

describe('an API key', () => {
  test('does what its scopes say, in its workspace, and nothing else', async () => {
    const [mine, other] = [await makeWorkspace(), await makeWorkspace()]
    const { key } = await makeKey(mine, { models: ['gpt-4o'], operations: 'all' })
    const use = (resource: string, resourceId: string, workspace: string | null) =>
      authorize(key, { resource, action: 'use', resourceId, workspace })
    expect(await use('models', 'gpt-4o', mine)).toBe(true)
    expect(await use('models', 'claude', mine)).toBe(false)
    expect(await use('models', 'gpt-4o-mini', mine)).toBe(false)
    expect(await use('operations', 'chat', mine)).toBe(true)
    expect(await use('deployments', 'anything', mine)).toBe(false)
    expect(await use('models', 'gpt-4o', other)).toBe(false)
    expect(await use('models', 'gpt-4o', null)).toBe(false)
    expect(await authorize(key, { resource: 'models', action: 'whitelist', workspace: mine })).toBe(
      false,
    )
    for (const path of ['', '/members', '/api-keys', '/resources'])
      expect(
        (await server.call('GET', `/v1/workspaces/${mine}${path}`, { token: key })).status,
      ).toBe(404)
  })

  test('is an actor of its own, with or without the word Bearer', async () => {
    const id = await makeWorkspace()
    const { key, id: keyId } = await makeKey(id)
    const me = await server.call<{ id: string; kind: string; subject: string }>('GET', '/v1/me', {
      token: null,
      headers: { authorization: key },
    })
    expect([me.status, me.body.id, me.body.kind, me.body.subject]).toEqual([
      200,
      keyId,
      'service',
      keyId,
    ])
    const permissions = await server.call(
      'GET',
      `/v1/permissions?product=infralo&workspace=${id}`,
      { token: key },
    )
    expect(permissions.body).toEqual({ models: ['get', 'list', 'use'] })
    const check = await server.call<{ decisions: { effect: string }[] }>('POST', '/v1/check', {
      token: null,
      headers: { authorization: key },
      body: {
        requests: [{ permission: 'infralo/models:use', resource: { id: {}, workspace: id } }],
      },
    })
    expect(check.body.decisions).toEqual([{ effect: 'allow', reason: 'granted' }])
  })

  test('is shown once, and leaves nothing but a hint', async () => {
    const id = await makeWorkspace()
    const { key, id: keyId, hint } = await makeKey(id)
    expect(key).toMatch(/^vk_[0-9A-Za-z]{60}$/)
    const shown = [
      await call('alan', 'GET', `/v1/workspaces/${id}/api-keys`),
      await call('alan', 'GET', `/v1/workspaces/${id}/api-keys/${keyId}`),
      await server.call('GET', '/v1/audit-events?limit=100'),
    ]
    for (const { body } of shown) expect(JSON.stringify(body)).not.toContain(key)
    expect(JSON.stringify(shown[0]?.body)).toContain(hint)
  })

  test('follows a change of its scopes at once', async () => {
    const id = await makeWorkspace()
    const { key, id: keyId } = await makeKey(id, { models: ['gpt-4o'] })
    const path = `/v1/workspaces/${id}/api-keys/${keyId}`
    const use = (resourceId: string) =>
      authorize(key, { resource: 'models', action: 'use', resourceId, workspace: id })
    expect(await use('claude')).toBe(false)
    await call('alan', 'PATCH', path, { models: ['claude'] })
    expect([await use('claude'), await use('gpt-4o')]).toEqual([true, false])
    await call('alan', 'PATCH', path, { models: 'deny' })
    expect(await use('claude')).toBe(false)
  })

  test('stops when it is revoked, and when its time is up', async () => {
    const id = await makeWorkspace()
    const { key, id: keyId } = await makeKey(id)
    expect((await server.call('GET', '/v1/me', { token: key })).status).toBe(200)
    const path = `/v1/workspaces/${id}/api-keys/${keyId}`
    expect((await call('alan', 'DELETE', path)).status).toBe(204)
    expect((await server.call('GET', '/v1/me', { token: key })).status).toBe(401)
    expect((await call('alan', 'GET', path)).status).toBe(404)
  })

  test('of somebody who is disabled stops, and goes on when they are back', async () => {
    const id = await makeWorkspace()
    const { key } = await makeKey(id)
    await server.call('PATCH', `/v1/users/${idOf('alan')}`, { body: { status: 'disabled' } })
    expect((await server.call('GET', '/v1/me', { token: key })).status).toBe(401)
    await server.call('PATCH', `/v1/users/${idOf('alan')}`, { body: { status: 'active' } })
    expect((await server.call('GET', '/v1/me', { token: key })).status).toBe(200)
    people.alan = await signIn('alan', idOf('alan'))
  })

  const broken: [string, (key: string) => string][] = [
    ['a wrong checksum', (key) => key.slice(0, -1) + (key.endsWith('0') ? '1' : '0')],
    ['a digit too few', (key) => key.slice(0, -1)],
    ['another prefix', (key) => key.replace('vk_', 'pat_')],
    ['a swapped digit', (key) => key.slice(0, 30) + (key[30] === '0' ? '1' : '0') + key.slice(31)],
    ['nothing after the prefix', () => 'vk_'],
  ]
  for (const [what, breakIt] of broken)
    test(`is refused with ${what}`, async () => {
      const { key } = await makeKey(await makeWorkspace())
      const reply = await server.call('GET', '/v1/me', { token: breakIt(key) })
      expect([reply.status, reply.body.code]).toEqual([401, 'AUT-0007'])
    })

  test('makes no other key, and is put into no workspace or group', async () => {
    const id = await makeWorkspace()
    const { id: keyId } = await makeKey(id)
    const added = await call('olga', 'POST', `/v1/workspaces/${id}/members`, {
      actorId: keyId,
      role: 'owner',
    })
    expect(added.status).toBe(404)
  })

  test('gives nobody more than who makes it holds', async () => {
    const id = await makeWorkspace()
    const reply = await call('alan', 'POST', `/v1/workspaces/${id}/api-keys`, {
      name: 'late',
      expiresAt: '2020-01-01T00:00:00Z',
    })
    expect([reply.status, reply.body.code]).toEqual([400, 'credential.expiry-past'])
  })
})

async function signIn(username: string, id: string) {
  const { body } = await server.call<{ accessToken: string }>(
    'POST',
    '/v1/login/oauth/access_token',
    { token: null, body: { grantType: 'password', username, password: 'correct horse battery' } },
  )
  return { id, token: body.accessToken }
}
