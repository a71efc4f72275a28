import { describe, expect, test } from 'vitest'
import { newUser, startServer } from '../harness.ts'
import { policyWorld } from '../policies.ts'

const server = await startServer()
const { call } = server
const { policy, role, give } = policyWorld(server)

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
const inOneHour = inHours(1)

await call('PUT', '/v1/declarations/crm', {
  body: {
    manifest: 1,
    slug: 'crm',
    products: { crm: { notes: ['read', 'write'], models: ['use'] } },
  },
})
await role({ code: 'clerk', permissions: ['crm/notes:read'] })

/** Who is a superadmin for an hour, and a plain member beside. */
const cover = await server.user('cover')
await call('POST', '/v1/assignments', {
  body: { actorId: cover.id, role: 'default/superadmin', until: inOneHour },
})
const { token } = cover
const friend = await server.user('friend')
const clerk = await server.user('clerk')
const held = await give(clerk.id, 'default/clerk')
await call('POST', '/v1/groups', { body: { name: 'clerks' } })
await call('POST', '/v1/assignments', { body: { group: 'clerks', role: 'default/clerk' } })
const { body: here } = await call<{ id: string }>('POST', '/v1/workspaces', {
  body: { name: 'Here' },
})
const attached = await policy('reads', 'allow', ['crm/notes:read'])
const { body: roles } = await call<{ items: { id: string }[] }>('GET', '/v1/roles?filter=clerk')
const clerkRole = roles.items[0]?.id

interface Answer {
  readonly code?: string
  readonly detail?: string
}
const act = (method: string, path: string, body?: unknown) =>
  call<Answer>(method, path, { token, ...(body !== undefined && { body }) })

const given = { actorId: friend.id, role: 'default/clerk' }
const inside = `/v1/workspaces/${here.id}`

describe('who holds everything for an hour', () => {
  test.for([
    ['gives a role without an end', 'POST', '/v1/assignments', given],
    ['gives a role for two hours', 'POST', '/v1/assignments', { ...given, until: inHours(2) }],
    [
      'keeps their own role',
      'POST',
      '/v1/assignments',
      { actorId: cover.id, role: 'default/superadmin' },
    ],
    ['takes a role away for good', 'DELETE', `/v1/assignments/${held.id}`, undefined],
    ['cuts a role that has no end', 'PATCH', `/v1/assignments/${held.id}`, { until: inOneHour }],
    ['puts somebody into a group', 'POST', '/v1/groups/clerks/members', { actorId: friend.id }],
    ['makes a user who is in it', 'POST', '/v1/users', newUser('fresh', ['clerks'])],
    ['raises somebody', 'PATCH', `/v1/users/${friend.id}/global-role`, { role: 'admin' }],
    ['fills a role', 'PATCH', `/v1/roles/${clerkRole}`, { permissions: ['crm/notes:*'] }],
    ['makes a role', 'POST', '/v1/roles', { code: 'mine', permissions: ['crm/notes:*'] }],
    [
      'fills a user-role',
      'POST',
      `/v1/user-roles/${friend.id}/attach`,
      { policies: ['default/reads'] },
    ],
    ['writes a policy', 'PATCH', `/v1/policies/${attached.id}`, { description: 'mine' }],
    ['adds a member', 'POST', `${inside}/members`, { actorId: friend.id }],
    ['hands a workspace over', 'POST', `${inside}/transfer`, { actorId: friend.id }],
    ['makes a key without an end', 'POST', `${inside}/api-keys`, { name: 'key', models: 'all' }],
    [
      'takes over who holds a role',
      'PATCH',
      `/v1/users/${clerk.id}/reset-password`,
      { newPassword: 'correct horse battery 2' },
    ],
  ] as const)('is refused, and told why, when they %s', async ([, method, path, body]) => {
    const reply = await act(method, path, body)
    expect([reply.status, reply.body.code, reply.body.detail]).toEqual([
      403,
      'access.beyond-own',
      expect.stringMatching(/, or not for as long as that would last$/),
    ])
  })

  test('gives a role until then, changes it within, and takes it away again', async () => {
    const made = await call<{ id: string }>('POST', '/v1/assignments', {
      token,
      body: { ...given, until: inOneHour },
    })
    expect(made.status).toBe(201)
    const path = `/v1/assignments/${made.body.id}`
    expect((await act('PATCH', path, { until: null })).status).toBe(403)
    expect((await act('PATCH', path, { until: inHours(0.5) })).status).toBe(200)
    expect((await act('DELETE', path)).status).toBe(204)
  })

  test('gives a role that ends by itself by then', async () => {
    await role({
      code: 'brief',
      permissions: ['crm/notes:read'],
      when: { deactivate: inHours(0.5) },
    })
    const body = { ...given, role: 'default/brief' }
    expect((await act('POST', '/v1/assignments', body)).status).toBe(201)
  })

  test('makes a key that ends by then', async () => {
    const body = { name: 'key', models: 'all', expiresAt: inHours(0.5) }
    expect((await act('POST', `${inside}/api-keys`, body)).status).toBe(201)
  })

  test('does what hands nothing on: users who hold no more than every member', async () => {
    expect((await act('POST', '/v1/users', newUser('plain'))).status).toBe(201)
    const path = `/v1/users/${friend.id}`
    expect((await act('PATCH', path, { firstName: 'Fred' })).status).toBe(200)
  })
})

test('a denial that is still to come keeps back what it will take away', async () => {
  const { id, token: own } = await server.user('bounded')
  await role({
    code: 'giver',
    precedence: 50,
    permissions: ['access-manager/assignments:*', 'crm/notes:*'],
  })
  await policy('no-notes', 'deny', ['crm/notes:read'])
  await role({ code: 'barred', precedence: 5, policies: ['default/no-notes'] })
  await give(id, 'default/giver')
  await call('POST', '/v1/assignments', {
    body: { actorId: id, role: 'default/barred', from: inOneHour },
  })
  const post = async (body: object) =>
    (await call('POST', '/v1/assignments', { token: own, body })).status
  expect(await post(given)).toBe(403)
  expect(await post({ ...given, until: inHours(2) })).toBe(403)
  expect(await post({ ...given, until: inOneHour })).toBe(201)
})

test('a role in a workspace for an hour adds no members for good', async () => {
  const { id, token: own } = await server.user('steward')
  await role({
    code: 'steward',
    level: 'workspace',
    permissions: ['access-manager/workspace-members:*', 'access-manager/workspaces:get'],
  })
  const body = { actorId: id, role: 'default/steward', workspace: here.id }
  await call('POST', '/v1/assignments', { body: { ...body, until: inOneHour } })
  const add = () =>
    call<Answer>('POST', `${inside}/members`, { token: own, body: { actorId: friend.id } })
  const refused = await add()
  expect([refused.status, refused.body.code]).toEqual([403, 'access.beyond-own'])
  await call('POST', '/v1/assignments', { body })
  expect((await add()).status).toBe(201)
})

const places = ['access-manager/workspaces:*', 'access-manager/workspace-members:*']
const notPlaces = { precedence: 40, policies: ['default/not-places'] }
await policy('not-places', 'deny', places, { when: { activate: inOneHour } })

test.for([
  ['of the role that lets them', [{ code: 'head', permissions: places, ...notPlaces }]],
  [
    'of a stronger role of theirs',
    [
      { code: 'opener', precedence: 50, permissions: places },
      { code: 'shutter', ...notPlaces },
    ],
  ],
] as const)('a denial that begins later, %s, hands no workspace over', async ([, roles]) => {
  const { id, token: own } = await server.user(`holder-of-${roles[0].code}`)
  for (const each of roles) {
    await role(each)
    await give(id, `default/${each.code}`)
  }
  for (const [path, body, code] of [
    ['members', { actorId: clerk.id, role: 'owner' }, 'member.owners-only'],
    ['transfer', { actorId: id }, 'access.beyond-own'],
  ] as const) {
    const reply = await call<Answer>('POST', `${inside}/${path}`, { token: own, body })
    expect([path, reply.status, reply.body.code]).toEqual([path, 403, code])
  }
})

test('nor does a guardrail that begins later', async () => {
  const { id, token: own } = await server.user('warden')
  await role({ code: 'warden', precedence: 30, permissions: places })
  await give(id, 'default/warden')
  const made = await policy('no-transfer', 'deny', ['access-manager/workspaces:transfer'], {
    when: { activate: inOneHour },
  })
  const transfer = async () =>
    (await call('POST', `${inside}/transfer`, { token: own, body: { actorId: id } })).status
  await call('PUT', `/v1/guardrails/${made.id}`, { body: {} })
  expect(await transfer()).toBe(403)
  await call('DELETE', `/v1/guardrails/${made.id}`)
  expect(await transfer()).toBe(200)
})
