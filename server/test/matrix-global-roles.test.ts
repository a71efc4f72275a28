import { beforeAll, describe, expect, test } from 'vitest'
import { newUser, startServer, type TestServer } from './harness.ts'

/**
 * What each global role may do, cell by cell: of Infralo through the decision that its gateway
 * would ask for, and of Castellan itself through its own routes.
 */
const roles = ['superadmin', 'admin', 'member'] as const
type Role = (typeof roles)[number]

let server: TestServer
const people = {} as Record<Role, { id: string; token: string }>

beforeAll(async () => {
  server = await startServer()
  for (const role of roles) {
    people[role] = await server.user(`a-${role}`)
    const { status } = await setRole(people[role].id, role)
    expect(status).toBe(200)
  }
})

const setRole = (user: string, role: string, token?: string) =>
  server.call<{ code: string; role: string }>('PATCH', `/v1/users/${user}/global-role`, {
    body: { role },
    ...(token !== undefined && { token }),
  })

const view = ['get', 'list']
const full = ['create', 'get', 'list', 'update', 'delete']

interface Row {
  readonly area: string
  readonly resource: string
  /** Every action there is. */
  readonly actions: readonly string[]
  readonly superadmin: readonly string[]
  readonly admin: readonly string[]
  readonly member: readonly string[]
}

const telemetry = ['view-logs', 'view-metrics', 'manage']
const whole = { superadmin: full, admin: full, actions: full }
const matrix: Row[] = [
  { area: 'tenants administration', resource: 'tenants', ...whole, member: view },
  { area: 'users administration', resource: 'users', ...whole, member: [] },
  { area: 'global models catalogue', resource: 'models-catalogue', ...whole, member: [] },
  {
    area: 'workspace creation',
    resource: 'workspaces',
    actions: ['create'],
    superadmin: ['create'],
    admin: ['create'],
    member: ['create'],
  },
  {
    area: 'global telemetry and logs',
    resource: 'telemetry',
    actions: telemetry,
    superadmin: telemetry,
    admin: telemetry,
    member: [],
  },
  { area: 'runtime modules', resource: 'modules', ...whole, member: [] },
  {
    area: 'audit logs',
    resource: 'audit-logs',
    actions: [...view, 'export'],
    superadmin: [...view, 'export'],
    admin: view,
    member: [],
  },
  {
    area: 'system roles',
    resource: 'roles',
    actions: full,
    superadmin: view,
    admin: view,
    member: view,
  },
]

describe('Infralo', () => {
  for (const row of matrix)
    for (const role of roles)
      test(`lets a ${role} do ${row[role].join(', ') || 'nothing'} of ${row.area}`, async () => {
        const allowed: string[] = []
        for (const action of row.actions) {
          const { body } = await server.call<{ authorized: boolean }>('POST', '/v1/authorize', {
            token: people[role].token,
            body: { product: 'infralo', resource: row.resource, action },
          })
          if (body.authorized) allowed.push(action)
        }
        expect(allowed).toEqual(row[role])
      })
})

/** Each with the status that superadmin, admin and member get. */
const calls: {
  does: string
  method: string
  path: string
  body?: (role: Role) => unknown
  statuses: readonly [number, number, number]
}[] = [
  { does: 'lists users', method: 'GET', path: '/v1/users', statuses: [200, 200, 403] },
  {
    does: 'adds a user',
    method: 'POST',
    path: '/v1/users',
    body: (role) => newUser(`made-by-${role}`),
    statuses: [201, 201, 403],
  },
  {
    does: 'makes a workspace',
    method: 'POST',
    path: '/v1/workspaces',
    body: () => ({ name: 'mine' }),
    statuses: [201, 201, 201],
  },
  {
    does: 'sees the tenant',
    method: 'GET',
    path: '/v1/tenants/current',
    statuses: [200, 200, 200],
  },
  { does: 'reads the audit', method: 'GET', path: '/v1/audit-events', statuses: [200, 200, 403] },
  { does: 'sees the roles', method: 'GET', path: '/v1/roles', statuses: [200, 200, 200] },
  {
    does: 'adds a role',
    method: 'POST',
    path: '/v1/roles',
    body: (role) => ({ code: `made-by-${role}` }),
    statuses: [201, 403, 403],
  },
]

describe('Castellan', () => {
  for (const { does, method, path, body, statuses } of calls)
    for (const [at, role] of roles.entries())
      test(`answers ${statuses[at]} when a ${role} ${does}`, async () => {
        const reply = await server.call(method, path, {
          token: people[role].token,
          ...(body && { body: body(role) }),
        })
        expect(reply.status).toBe(statuses[at])
      })

  test('keeps the roles of the system as they are, for a superadmin too', async () => {
    const { body } = await server.call<{ items: { id: string; code: string }[] }>(
      'GET',
      '/v1/roles?filter=superadmin',
    )
    const path = `/v1/roles/${body.items[0]?.id}`
    const changed = await server.call<{ code: string }>('PATCH', path, {
      body: { permissions: [] },
    })
    expect(changed.status).toBeGreaterThanOrEqual(400)
    expect((await server.call('DELETE', path)).status).toBeGreaterThanOrEqual(400)
  })
})

describe('a global role', () => {
  test('is exactly one, member at first', async () => {
    const { id, token } = await server.user('fresh')
    const shown = await server.call('GET', `/v1/users/${id}/global-role`)
    expect(shown.body).toEqual({ userId: id, role: 'member' })
    const held = async () => {
      const me = await server.call<{ roles: string[] }>('GET', '/v1/me', { token })
      return me.body.roles.filter((role) => /\/(superadmin|admin|infralo-admin)$/.test(role))
    }
    await setRole(id, 'admin')
    expect(await held()).toEqual(['default/admin', 'default/infralo-admin'])
    await setRole(id, 'superadmin')
    expect(await held()).toEqual(['default/superadmin'])
    await setRole(id, 'member')
    expect(await held()).toEqual([])
  })

  test('is told in the audit with what it was before', async () => {
    const { id } = await server.user('told')
    await setRole(id, 'admin')
    const { body } = await server.call<{ items: { facts: unknown }[] }>(
      'GET',
      `/v1/audit-events?action=user.global-role-changed&target=user/${id}`,
    )
    expect(body.items.map(({ facts }) => facts)).toEqual([
      { before: { globalRole: 'member' }, after: { globalRole: 'admin' } },
    ])
  })

  const refused: { when: string; as: Role; whose: Role; role: string; code: string }[] = [
    {
      when: 'an admin makes a member superadmin',
      as: 'admin',
      whose: 'member',
      role: 'superadmin',
      code: 'access.beyond-own',
    },
    {
      when: 'an admin raises themselves',
      as: 'admin',
      whose: 'admin',
      role: 'superadmin',
      code: 'access.beyond-own',
    },
    {
      when: 'an admin lowers a superadmin',
      as: 'admin',
      whose: 'superadmin',
      role: 'member',
      code: 'access.beyond-own',
    },
    {
      when: 'a member raises themselves',
      as: 'member',
      whose: 'member',
      role: 'admin',
      code: 'auth.forbidden',
    },
  ]
  for (const { when, as, whose, role, code } of refused)
    test(`stays when ${when}`, async () => {
      const reply = await setRole(people[whose].id, role, people[as].token)
      expect([reply.status, reply.body.code]).toEqual([403, code])
      const shown = await server.call('GET', `/v1/users/${people[whose].id}/global-role`)
      expect(shown.body).toEqual({ userId: people[whose].id, role: whose })
    })

  test('is not taken from the last superadmin, also when two lower each other at once', async () => {
    const own = await startServer()
    const second = await own.user('second')
    const path = (user: string) => `/v1/users/${user}/global-role`
    for (let round = 0; round < 5; round += 1) {
      for (const id of [second.id, own.administrator])
        for (const token of [own.token, second.token])
          await own.call('PATCH', path(id), { token, body: { role: 'superadmin' } })
      const replies = await Promise.all([
        own.call('PATCH', path(second.id), { body: { role: 'member' } }),
        own.call('PATCH', path(own.administrator), {
          token: second.token,
          body: { role: 'member' },
        }),
      ])
      expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    }
  })

  test('is not given by one who holds Castellan’s part of it alone', async () => {
    const half = await server.user('half')
    await server.call('POST', '/v1/assignments', {
      body: { actorId: half.id, role: 'default/admin' },
    })
    const { id } = await server.user('hopeful')
    const reply = await setRole(id, 'admin', half.token)
    expect([reply.status, reply.body.code]).toEqual([403, 'access.beyond-own'])
    const invited = await server.call<{ code: string }>('POST', '/v1/invitations', {
      token: half.token,
      body: { email: 'x@acme.test', firstName: 'X', lastName: 'Y', globalRole: 'admin' },
    })
    expect([invited.status, invited.body.code]).toEqual([403, 'access.beyond-own'])
  })

  test('cannot be smuggled in with a new user', async () => {
    const body = { ...newUser('smuggled'), globalRole: 'superadmin' }
    const reply = await server.call('POST', '/v1/users', { body, token: people.admin.token })
    expect(reply.status).toBe(400)
  })

  test('of somebody who is not there is 404', async () => {
    const absent = '01890000-0000-7000-8000-000000000000'
    expect((await setRole(absent, 'admin')).status).toBe(404)
  })
})
