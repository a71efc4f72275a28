import { describe, expect, test } from 'vitest'
import { newUser, startServer } from '../harness.ts'
import { policyWorld } from '../policies.ts'

const server = await startServer()
const { call } = server
const { policy, role, give, ask } = policyWorld(server)

const made = async <T>(path: string, body: unknown): Promise<T> => {
  const reply = await call<T>('POST', path, { body })
  expect(reply.status).toBe(201)
  return reply.body
}

const codeOf = async (token: string, method: string, path: string, body: unknown) => {
  const reply = await call<{ code?: string }>(method, path, { token, body })
  return `${reply.status} ${reply.body.code}`
}

await call('PUT', '/v1/declarations/lab', {
  body: {
    manifest: 1,
    slug: 'lab',
    products: { lab: { things: ['get'] } },
    roles: [{ code: 'lab-machine', permissions: ['lab/things:get'], ceiling: [] }],
    machine: { lab: ['lab-machine'] },
  },
})

/** An actor that holds next to nothing but what the test gives it: not even what every member does. */
async function machine(description: string) {
  const { id, clientId, clientSecret } = await made<Record<string, string>>('/v1/applications', {
    name: 'lab',
    description,
  })
  const body = { grantType: 'client_credentials', clientId, clientSecret }
  const reply = await call<{ accessToken: string }>('POST', '/v1/login/oauth/access_token', {
    token: null,
    body,
  })
  return { id: String(id), token: reply.body.accessToken }
}

await role({
  code: 'role-manager',
  precedence: 50,
  permissions: [
    'access-manager/roles:*',
    'access-manager/assignments:*',
    'access-manager/groups:get',
  ],
  ceiling: [],
})

describe('who manages roles and holds little else', () => {
  test('does not get back by what it implies a permission that is denied to them', async () => {
    const { id, token } = await server.user('implier')
    await give(id, 'default/role-manager')
    await policy('no-lists', 'deny', ['access-manager/groups:list'])
    await role({ code: 'muted', precedence: 40, policies: ['default/no-lists'] })
    await give(id, 'default/muted')
    const denied = 'access-manager/groups:list'
    expect(await ask(token, denied)).toBe('deny denied')
    expect(await ask(token, 'access-manager/groups:get')).toBe('allow granted')

    const body = { code: 'back', precedence: 1, permissions: ['access-manager/groups:get'] }
    expect(await codeOf(token, 'POST', '/v1/roles', body)).toBe('403 access.beyond-own')
    await role(body)
    const assignment = { actorId: id, role: 'default/back' }
    expect(await codeOf(token, 'POST', '/v1/assignments', assignment)).toBe('403 access.beyond-own')
    expect(await ask(token, denied)).toBe('deny denied')
  })

  test('does not lift their ceiling by the time of the role that has a wider one', async () => {
    const { id, token } = await machine('roofed')
    await give(id, 'default/role-manager')
    const roof = await role({
      code: 'roof',
      ceiling: ['*'],
      when: { activate: '2020-01-01T00:00:00Z', deactivate: '2020-01-02T00:00:00Z' },
    })
    await give(id, 'default/roof')
    const path = `/v1/roles/${roof.id}`
    expect(await codeOf(token, 'PATCH', path, { when: null })).toBe('403 access.beyond-own')
    expect(await codeOf(token, 'PATCH', path, { ceiling: null })).toBe('403 access.beyond-own')
    expect((await call('PATCH', path, { token, body: { title: 'Roof' } })).status).toBe(200)
  })
})

describe('an API key', () => {
  test('is not free of what its maker is denied on some resources alone', async () => {
    const { id, token } = await server.user('key-maker')
    await policy('no-archive', 'deny', ['infralo/models:use'], {
      selectors: [
        {
          kind: 'metadata',
          actions: ['infralo/models:use'],
          expressions: [{ key: 'state', operator: 'Equals', value: 'archived' }],
        },
      ],
    })
    await role({ code: 'bound', precedence: 5, policies: ['default/no-archive'] })
    const workspace = await call<{ id: string }>('POST', '/v1/workspaces', {
      token,
      body: { name: 'Keys' },
    })
    const key = (scopes: object) =>
      codeOf(token, 'POST', `/v1/workspaces/${workspace.body.id}/api-keys`, {
        name: 'key',
        ...scopes,
      })
    expect(await key({ models: 'all' })).toMatch(/^201/)
    await give(id, 'default/bound')
    expect(await key({ models: 'all' })).toBe('403 access.beyond-own')
    expect(await key({ models: ['gpt-4o'] })).toBe('403 access.beyond-own')
    expect(await key({ deployments: 'all' })).toMatch(/^201/)
  })
})

describe('the subject of a new user', () => {
  test('is not the id by which somebody else is known, whatever their subject', async () => {
    const known = await made<{ id: string }>('/v1/users', {
      ...newUser('known'),
      subject: 'hr-1',
    })
    const { id } = await machine('known-machine')
    for (const subject of [known.id, id])
      expect(
        await codeOf(server.token, 'POST', '/v1/users', { ...newUser('impostor'), subject }),
      ).toBe('409 user.subject-taken')
  })
})
