import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Applied, Plan } from '../src/features/configuration/schema.ts'
import type { Configuration } from '../src/features/configuration/shapes.ts'
import { startServer, type TestServer } from './harness.ts'
import { expectRefused, type Refusal, rowsOf } from './rows.ts'

let server: TestServer
const tokens: Record<string, string | null> = {}
const people: Record<string, string> = {}

/** Every table that a configuration writes. */
const tables = [
  'declarations',
  'permissions',
  'policies',
  'policy_collections',
  'policy_templates',
  'roles',
  'role_policies',
  'guardrails',
  'users',
  'applications',
  'actors',
  'groups',
  'group_members',
  'user_roles',
  'workspaces',
  'workspace_members',
  'issuers',
  'assignments',
  'sessions',
]

const crm = { manifest: 1, slug: 'crm', products: { crm: { notes: ['read', 'write', 'delete'] } } }
const reader = { code: 'reader', precedence: 40, permissions: ['crm/notes:read'] }
const person = (username: string, more = {}) => ({
  username,
  subject: username,
  email: `${username}@acme.test`,
  firstName: username,
  lastName: 'Tester',
  ...more,
})

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

const denying = { code: 'some', effect: 'deny', selectors: [{ kind: 'all', actions: ['*/*:*'] }] }

const plan = (configuration: unknown, prune = false) =>
  server.call<Plan>('POST', '/v1/plan', { body: { configuration, prune } })
const apply = (configuration: unknown, more = {}) =>
  server.call<Applied>('POST', '/v1/apply', { body: { configuration, ...more } })
const exported = async () => (await server.call<Configuration>('GET', '/v1/export')).body

beforeAll(async () => {
  server = await startServer()
  for (const name of ['admin1', 'nobody', 'planner', 'limited']) {
    const { id, token } = await server.user(name)
    tokens[name] = token
    people[name] = id
  }
  const { status, body } = await apply({
    format: 1,
    manifests: [crm],
    roles: [
      reader,
      {
        code: 'planner',
        precedence: 50,
        permissions: ['access-manager/configuration:plan'],
        ceiling: [],
      },
      {
        code: 'limited',
        precedence: 60,
        ceiling: [],
        permissions: [
          'access-manager/configuration:*',
          'access-manager/roles:*',
          'access-manager/assignments:*',
          'access-manager/declarations:*',
          'access-manager/users:*',
          'access-manager/groups:*',
          'access-manager/group-members:*',
        ],
      },
    ],
    groups: [{ name: 'crew', members: ['@nobody'] }],
    workspaces: [
      {
        id: '0190d0f0-0000-7000-8000-000000000001',
        name: 'Desk',
        members: [{ actor: '@nobody', role: 'owner' }],
      },
    ],
    assignments: [
      { to: { actor: '@planner' }, role: 'default/planner' },
      { to: { actor: '@limited' }, role: 'default/limited' },
      { to: { group: 'crew' }, role: 'default/reader' },
    ],
  })
  expect([status, body]).toMatchObject([200, {}])
  await server.call('PUT', `/v1/users/${people.admin1}/global-role`, { body: { role: 'admin' } })
})

const applying = (configuration: object, more: object = {}) => ({
  method: 'POST',
  path: () => '/v1/apply',
  body: () => ({ configuration: { format: 1, ...configuration }, ...more }),
})

const beyond = { as: 'limited', status: 403, code: 'access.beyond-own' }
const input = { as: 'ada', status: 400, code: 'AUT-0003' }
const wrong = { as: 'ada', status: 400, code: 'configuration.wrong' }
const ids = { desk: '0190d0f0-0000-7000-8000-000000000001' }

const refusals: Refusal[] = [
  ...['admin1', 'nobody', 'planner'].map((as) => ({
    when: `${as} applies`,
    as,
    ...applying({}),
    status: 403,
    code: 'auth.forbidden',
  })),
  ...['admin1', 'nobody'].flatMap((as) => [
    {
      when: `${as} plans`,
      as,
      method: 'POST',
      path: () => '/v1/plan',
      body: () => ({ configuration: { format: 1 } }),
      status: 403,
      code: 'auth.forbidden',
    },
    {
      when: `${as} simulates`,
      as,
      method: 'POST',
      path: () => '/v1/simulate',
      body: () => ({ draft: { format: 1 } }),
      status: 403,
      code: 'auth.forbidden',
    },
  ]),
  ...['admin1', 'nobody', 'planner'].map((as) => ({
    when: `${as} exports`,
    as,
    method: 'GET',
    path: () => '/v1/export',
    status: 403,
    code: 'auth.forbidden',
  })),
  {
    when: 'who applies would go, with the rest of the users',
    as: 'ada',
    ...applying({ roles: [{ ...reader, code: 'new' }], users: [] }, { prune: true }),
    status: 409,
    code: 'actor.oneself',
  },
  {
    when: 'the last superadmin would be one no more',
    as: 'ada',
    ...applying({ users: [person('ada', { firstName: 'Ada', lastName: 'Lovelace' })] }),
    status: 409,
    code: 'user.last-administrator',
  },
  {
    when: 'somebody raises themselves',
    ...beyond,
    ...applying({ users: [person('limited', { globalRole: 'superadmin' })] }),
  },
  {
    when: 'a role is to give what who applies does not hold',
    ...beyond,
    ...applying({ roles: [{ code: 'more', precedence: 70, permissions: ['crm/notes:delete'] }] }),
  },
  {
    when: 'a role is widened that way',
    ...beyond,
    ...applying({ roles: [{ ...reader, permissions: ['crm/notes:read', 'crm/notes:write'] }] }),
  },
  {
    when: 'a role that who applies does not hold is given',
    ...beyond,
    ...applying({ assignments: [{ to: { actor: '@nobody' }, role: 'default/superadmin' }] }),
  },
  {
    when: 'a role is made and given in one, whose ceiling lets more through than one’s own',
    ...beyond,
    ...applying({
      roles: [{ code: 'roof', precedence: 70 }],
      assignments: [{ to: { actor: '@limited' }, role: 'default/roof' }],
    }),
  },
  {
    when: 'a manifest makes a role that is given in one',
    ...beyond,
    ...applying({
      manifests: [
        {
          manifest: 1,
          slug: 'own',
          products: { own: { things: ['read'] } },
          roles: [{ code: 'own-all', permissions: ['own/*:*'] }],
        },
      ],
      assignments: [{ to: { actor: '@limited' }, role: 'default/own-all' }],
    }),
  },
  {
    when: 'who applies may not write policies one by one',
    ...beyond,
    ...applying({ policies: [denying] }),
  },
  {
    when: 'who applies may not delete workspaces one by one',
    ...beyond,
    ...applying({ workspaces: [] }, { prune: true }),
  },
  {
    when: 'somebody stronger gets another subject',
    ...beyond,
    ...applying({
      users: [person('ada', { firstName: 'Ada', lastName: 'Lovelace', globalRole: 'superadmin' })],
    }),
  },
  {
    when: 'a member would join a group of which who applies does not hold all',
    ...beyond,
    ...applying({ groups: [{ name: 'crew', members: ['@nobody', '@limited'] }] }),
  },
  { when: 'it names a tenant', ...input, ...applying({ tenant: 'other' }) },
  {
    when: 'an item names a tenant',
    ...input,
    ...applying({ roles: [{ ...reader, tenantId: 'x' }] }),
  },
  { when: 'it has things of an unknown kind', ...input, ...applying({ widgets: [] }) },
  {
    when: 'it is of another format',
    ...input,
    ...applying({ format: 2 }),
    code: 'request.invalid',
  },
  { when: 'one thing is there twice', ...wrong, ...applying({ roles: [reader, reader] }) },
  {
    when: 'a condition cannot be read',
    ...wrong,
    ...applying({
      roles: [{ ...reader, code: 'new' }],
      policies: [{ code: 'bad', effect: 'allow', selectors: [], condition: 'actor.(' }],
    }),
  },
  {
    when: 'a workspace has no owner',
    ...wrong,
    ...applying({ workspaces: [{ id: ids.desk, name: 'Desk' }] }),
  },
  {
    when: 'nobody is called so',
    ...wrong,
    ...applying({ groups: [{ name: 'crew', members: ['@who'] }] }),
  },
  {
    when: 'a subject is another’s',
    ...wrong,
    ...applying({
      users: [
        person('nobody', { subject: people.admin1 ?? 'taken' }),
        person('newcomer', { subject: 'taken' }),
      ],
    }),
  },
  {
    when: 'an application is known as somebody else is',
    ...wrong,
    ...applying({}),
    body: () => ({
      configuration: {
        format: 1,
        applications: [{ subject: people.nobody, name: 'midaz', description: 'x' }],
      },
    }),
  },
  {
    when: 'its last step, an assignment, is of a role that is not there',
    as: 'ada',
    ...applying({
      manifests: [{ ...crm, slug: 'erp', products: { erp: { orders: ['read'] } } }],
      policies: [denying],
      roles: [{ ...reader, code: 'new' }],
      users: [person('newcomer')],
      applications: [{ subject: 'app-1', name: 'midaz', description: 'imports' }],
      groups: [{ name: 'crew', members: ['@newcomer'] }],
      userRoles: [{ user: '@newcomer', policies: ['default/some'] }],
      assignments: [{ to: { actor: '@newcomer' }, role: 'default/none' }],
    }),
    status: 404,
    code: 'role.unknown',
  },
  {
    when: 'access was changed since the plan',
    as: 'ada',
    ...applying({ roles: [{ ...reader, code: 'new' }] }, { ifVersion: 1 }),
    status: 409,
    code: 'configuration.stale',
  },
]

describe('a configuration', () => {
  for (const refusal of refusals)
    test(`is refused with ${refusal.code} when ${refusal.when}`, () =>
      expectRefused(server, refusal, {
        token: refusal.as === 'ada' ? server.token : tokens[refusal.as],
        tables,
      }))

  test('may be planned by who may not apply it, and says what would come of it', async () => {
    const { status, body } = await server.call<Plan>('POST', '/v1/plan', {
      token: tokens.planner ?? '',
      body: {
        configuration: {
          format: 1,
          assignments: [{ to: { actor: '@planner' }, role: 'default/superadmin' }],
        },
      },
    })
    expect(status).toBe(200)
    expect(body.effect.gains.map(({ name }) => name)).toContain('@planner')
    const asked = await server.call('GET', '/v1/export', { token: tokens.planner ?? '' })
    expect(asked.status).toBe(403)
  })

  test('is applied at the version of its plan, and at no other', async () => {
    const configuration = { format: 1, roles: [{ ...reader, code: 'second' }] }
    const { version } = (await plan(configuration)).body
    expect((await apply(configuration, { ifVersion: version })).status).toBe(200)
    expect((await apply(configuration, { ifVersion: version })).status).toBe(409)
  })

  test('may be far larger than other bodies, up to a bound, and only from who may send it', async () => {
    const body = (bytes: number) =>
      JSON.stringify({ configuration: { format: 1 }, note: 'x'.repeat(bytes) })
    const send = (token: string | null, bytes: number) =>
      server.call<{ code: string }>('POST', '/v1/plan', { token, body: body(bytes) })
    expect((await send(server.token, 4 * 1024 * 1024)).body.code).toBe('AUT-0003')
    expect((await send(tokens.nobody ?? '', 4 * 1024 * 1024)).body.code).toBe('auth.forbidden')
    expect((await send(null, 4 * 1024 * 1024)).status).toBe(401)
  })

  test('may make thousands of things in one go, each with its event in the chain', async () => {
    const groups = Array.from({ length: 6500 }, (_, index) => ({ name: `many${index}` }))
    const { status, body } = await apply({ format: 1, groups })
    expect([status, body.changes?.length]).toEqual([200, 6500])
    const verified = await server.call('GET', '/v1/audit-events/verify')
    expect([verified.status, verified.body]).toMatchObject([200, { valid: true, fault: null }])
  })

  test('says which of its items was refused', async () => {
    const { body } = await server.call<{ detail: string; errors: { pointer: string }[] }>(
      'POST',
      '/v1/apply',
      {
        body: {
          configuration: {
            format: 1,
            assignments: [
              { to: { group: 'crew' }, role: 'default/reader' },
              { to: { group: 'crew' }, role: 'default/none' },
            ],
          },
        },
      },
    )
    expect(body.errors[0]?.pointer).toBe('/assignments/1')
    expect(body.detail).toContain('group crew default/none')
  })

  const late = (more: object) => ({ ...person('late'), ...more })
  test.each([
    { why: 'its name', code: 'user.username-taken', user: () => late({ username: 'ADA' }) },
    { why: 'its address', code: 'user.email-taken', user: () => late({ email: 'ada@acme.test' }) },
    {
      why: 'its subject',
      code: 'user.subject-taken',
      user: () => late({ subject: people.nobody }),
    },
    {
      why: 'the address of another',
      code: 'user.email-taken',
      user: () => late({ email: 'early@acme.test' }),
    },
  ])('says of many users which is refused for $why', async ({ code, user }) => {
    const users = [person('early'), user(), person('middle')]
    const { status, body } = await server.call<{ code: string; errors: { pointer: string }[] }>(
      'POST',
      '/v1/plan',
      { body: { configuration: { format: 1, users } } },
    )
    expect([status, body.code, body.errors[0]?.pointer]).toEqual([409, code, '/users/1'])
  })
})

describe('a rehearsal', () => {
  const draft = (number: number) => ({
    format: 1,
    policies: [
      {
        code: `p${number}`,
        effect: 'allow',
        selectors: [{ kind: 'all', actions: ['crm/*:*'] }],
        condition: `actor.attributes.username == "n${number}"`,
      },
    ],
    roles: [{ code: `r${number}`, precedence: 7, policies: [`default/p${number}`] }],
    users: [
      person(`brought${number}`),
      person('nobody', { status: 'disabled', subject: people.nobody }),
    ],
    assignments: [{ to: { actor: `@brought${number}` }, role: `default/r${number}` }],
  })

  test('leaves no row, no version and no ended session behind', async () => {
    const before = [
      await rowsOf(server.databaseUrl, [...tables, 'access_states', 'tenants']),
      await exported(),
    ]
    const { status, body } = await plan(draft(0))
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body.effect.count.gains + body.effect.count.mayDiffer).toBeGreaterThan(0)
    expect(body.effect.count.losses).toBeGreaterThan(0)
    expect([
      await rowsOf(server.databaseUrl, [...tables, 'access_states', 'tenants']),
      await exported(),
    ]).toEqual(before)
    const own = await server.call('GET', '/v1/sessions', { token: tokens.nobody ?? '' })
    expect(own.status).toBe(200)
  })

  test('two hundred times over does not fill the memory', async () => {
    const used = async (from: number, to: number) => {
      for (let number = from; number < to; number++)
        expect((await plan(draft(number))).status).toBe(200)
      collect()
      return process.memoryUsage().heapUsed
    }
    await used(1, 20)
    const before = await used(20, 100)
    const after = await used(100, 200)
    const grown = (after - before) / 1024 / 1024
    console.info(`rehearsals: ${grown.toFixed(1)} MB more after 100 plans`)
    expect(grown).toBeLessThan(5)
  })

  test('takes nothing of what others write meanwhile for its own effect, and loses none of it', async () => {
    const writers = Array.from({ length: 12 }, async (_, index) => {
      const made = await server.call('POST', '/v1/groups', { body: { name: `meanwhile${index}` } })
      const given = await server.call('POST', '/v1/assignments', {
        body: {
          actorId: people.nobody,
          role: 'default/reader',
          reason: `${index}`,
          until: new Date(Date.now() + 1e9 + index * 1e6).toISOString(),
        },
      })
      return [made.status, given.status]
    })
    const role = { ...reader, permissions: ['crm/notes:write'] }
    const plans = Array.from({ length: 4 }, () => plan({ format: 1, roles: [role] }))
    for (const { status, body } of await Promise.all(plans)) {
      expect(status).toBe(200)
      expect(body.changes.map(({ key }) => key)).toEqual(['default/reader'])
      const rows = [...body.effect.gains, ...body.effect.losses]
      expect(new Set(rows.map(({ permission }) => permission))).toEqual(
        new Set(['crm/notes:read', 'crm/notes:write']),
      )
    }
    expect((await Promise.all(writers)).flat().every((status) => status === 201)).toBe(true)
    const names = (await exported()).groups?.map(({ name }) => name) ?? []
    expect(names.filter((name) => name.startsWith('meanwhile'))).toHaveLength(12)
  })
})
