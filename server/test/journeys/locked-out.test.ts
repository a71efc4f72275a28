import { describe, expect, test } from 'vitest'
import type { Plan, Simulation } from '../../src/features/configuration/schema.ts'
import { lockedOut } from '../../src/kernel/problem.ts'
import { describedRoutes } from '../../src/routes.ts'
import { type Reply, startServer } from '../harness.ts'
import { policyWorld } from '../policies.ts'
import { rowsOf } from '../rows.ts'

const server = await startServer()
const { call, administrator } = server
const { policy, role, give, ask } = policyWorld(server)
const all = ['*/*:*']
const change = 'access-manager/roles:update'
const tables = [
  'roles',
  'role_policies',
  'role_supervised',
  'policies',
  'policy_collections',
  'guardrails',
  'assignments',
]

/** Holds that an act is refused for nobody could take it back, and that nothing of it stays. */
async function expectLockedOut(act: () => Promise<Reply<{ code?: string }>>): Promise<void> {
  const watched = [...tables, 'policy_collection_policies', 'audit_events', 'access_states']
  const before = await rowsOf(server.databaseUrl, watched)
  const reply = await act()
  expect([reply.status, reply.body.code]).toEqual([409, 'access.locked-out'])
  expect(await rowsOf(server.databaseUrl, watched)).toEqual(before)
  expect(await ask(server.token, change)).toBe('allow granted')
}

await policy('nothing', 'deny', all)
const open = await policy('open', 'allow', ['midaz/accounts:get'])

describe('who administers a tenant alone', () => {
  test('cannot give themselves a stronger role that denies all', async () => {
    await role({ code: 'stone', precedence: 1, policies: ['default/nothing'] })
    await expectLockedOut(() =>
      call('POST', '/v1/assignments', { body: { actorId: administrator, role: 'default/stone' } }),
    )
  })

  test('cannot move one that they hold above what lets them in, or place it there', async () => {
    const { id } = await role({ code: 'sinker', precedence: 500, policies: ['default/nothing'] })
    await give(administrator, 'default/sinker')
    await expectLockedOut(() =>
      call('POST', `/v1/roles/${id}/move`, { body: { before: 'default/superadmin' } }),
    )
    await expectLockedOut(() => call('PATCH', `/v1/roles/${id}`, { body: { precedence: 10 } }))
  })

  test('cannot fill one with denies: attached, in a collection, or by an edit of a policy', async () => {
    const gathered = await call<{ id: string }>('POST', '/v1/policy-collections', {
      body: { code: 'gathered', policies: ['default/open'] },
    })
    const { id } = await role({ code: 'filled', precedence: 2, collections: ['default/gathered'] })
    await give(administrator, 'default/filled')
    const body = { policies: ['default/nothing'] }
    await expectLockedOut(() => call('POST', `/v1/roles/${id}/attach`, { body }))
    await expectLockedOut(() =>
      call('POST', `/v1/policy-collections/${gathered.body.id}/add`, { body }),
    )
    const selectors = [{ kind: 'all', actions: ['access-manager/*:*'] }]
    await expectLockedOut(() =>
      call('PATCH', `/v1/policies/${open.id}`, { body: { effect: 'deny', selectors } }),
    )
  })

  test('cannot have one supervise denials, or fill one that it supervises with them', async () => {
    const inner = await role({ code: 'inner', policies: ['default/open'] })
    await role({ code: 'denials', policies: ['default/nothing'] })
    const { id } = await role({ code: 'over', precedence: 3, supervises: ['default/inner'] })
    await give(administrator, 'default/over')
    const supervises = ['default/inner', 'default/denials']
    await expectLockedOut(() => call('PATCH', `/v1/roles/${id}`, { body: { supervises } }))
    const body = { policies: ['default/nothing'] }
    await expectLockedOut(() => call('POST', `/v1/roles/${inner.id}/attach`, { body }))
    const edit = { effect: 'deny', selectors: [{ kind: 'all', actions: all }] }
    await expectLockedOut(() => call('PUT', `/v1/policies/${open.id}`, { body: edit }))
  })

  test('cannot deny themselves a part, or something later, that nobody could give back', async () => {
    const later = await policy('later', 'deny', all, { when: { activate: '2999-01-01T00:00:00Z' } })
    const { id } = await role({ code: 'trap', precedence: 3, permissions: ['midaz/accounts:get'] })
    await give(administrator, 'default/trap')
    const attach = (reference: string) =>
      call('POST', `/v1/roles/${id}/attach`, { body: { policies: [reference] } })
    await expectLockedOut(() => attach(`default/${later.code}`))
    await policy('part', 'deny', ['access-manager/users:create'])
    await expectLockedOut(() => attach('default/part'))
  })

  test('cannot let in a denial that begins later: of a role, by an assignment or a guardrail', async () => {
    const inOneHour = new Date(Date.now() + 3_600_000).toISOString()
    await expectLockedOut(() =>
      call('POST', '/v1/assignments', {
        body: { actorId: administrator, role: 'default/stone', from: inOneHour },
      }),
    )
    await role({
      code: 'sleeper',
      precedence: 2,
      policies: ['default/nothing'],
      when: { activate: inOneHour },
    })
    await expectLockedOut(() =>
      call('POST', '/v1/assignments', {
        body: { actorId: administrator, role: 'default/sleeper' },
      }),
    )
    const made = await policy('no-roles-soon', 'deny', ['access-manager/roles:*'], {
      when: { activate: inOneHour },
    })
    await expectLockedOut(() => call('PUT', `/v1/guardrails/${made.id}`, { body: {} }))
  })

  test('cannot put up a guardrail that leaves taking it away, but nothing else', async () => {
    const made = await policy('no-roles', 'deny', ['access-manager/roles:*'])
    await expectLockedOut(() => call('PUT', `/v1/guardrails/${made.id}`, { body: {} }))
  })
})

describe('by files', () => {
  const draft = {
    format: 1,
    roles: [{ code: 'wall', precedence: 4, policies: ['default/nothing'] }],
    assignments: [{ to: { actor: '@ada' }, role: 'default/wall' }],
  }

  test('what would lock out is refused by the plan as by applying it', async () => {
    for (const path of ['/v1/plan', '/v1/apply'])
      await expectLockedOut(() => call('POST', path, { body: { configuration: draft } }))
  })

  test('a draft that would lock out is told apart by a warning, beside what it would do', async () => {
    const { status, body } = await call<Simulation>('POST', '/v1/simulate', { body: { draft } })
    expect([status, body.changes.length]).toEqual([200, 2])
    expect(body.warnings).toEqual([
      expect.stringContaining('access.locked-out: No user would hold'),
    ])
    expect(body.effect.count.actorsLosing).toBe(1)
  })

  test('what locks nobody out is planned without a warning', async () => {
    const { body } = await call<Plan>('POST', '/v1/plan', {
      body: { configuration: { format: 1, roles: draft.roles } },
    })
    expect([body.changes.length, body.warnings]).toEqual([1, []])
  })
})

/** Writes that end nothing by which a user of this server's own holds what they hold. */
const reachNoKeeper = [
  // Of those who call, and how they come in.
  /^(bootstrap|tokens|sessions|personalTokens|invitations|issuers|tenants)\./,
  /^users\.(create|purge|updatePassword|resetPassword)$/,
  // Of those who are no users.
  /^(applications|applicationProviders|providers|apiKeys)\./,
  /^actors\.delete$/,
  // What is inside of workspaces, which gives nothing outside.
  /^(workspaces|members|resources)\./,
  // What nobody holds yet, or any more.
  /^(groups|policies|policyCollections|roles|accessReviews)\.create$/,
  /^(groups|policies|policyCollections)\.delete$/,
  /^policyTemplates\./,
  // Who reviews until when, what people call a group; and what only takes a denial away.
  /^(accessReviews|groups)\.update$/,
  /^guardrails\.delete$/,
]

test('each write tells that it may lock out, or stands in the list of those that cannot', () => {
  const writes = describedRoutes().filter(
    ({ method, safe, dialect }) => method !== 'GET' && !safe && !dialect,
  )
  const silent = writes
    .filter(({ problems = [] }) => !problems.includes(lockedOut))
    .map(({ name }) => name)
  expect(silent.filter((name) => !reachNoKeeper.some((one) => one.test(name)))).toEqual([])
  const idle = reachNoKeeper.filter((one) => !silent.some((name) => one.test(name)))
  expect(idle).toEqual([])
})

describe('a tenant with two administrators', () => {
  test('keeps one when each is shut out at the same time by the other', async () => {
    const machine = await superadminMachine()
    const second = await server.user('second')
    const given = await call('PATCH', `/v1/users/${second.id}/global-role`, {
      body: { role: 'superadmin' },
    })
    expect(given.status).toBe(200)
    const shut = (actorId: string, token: string) =>
      call<{ code?: string }>('POST', '/v1/assignments', {
        token,
        body: { actorId, role: 'default/stone' },
      })
    const replies = await Promise.all([
      shut(administrator, second.token),
      shut(second.id, server.token),
    ])
    // The second meets the lock, or the first has shut it out before it was let in, or since.
    const [done, refused] = replies.sort((one, other) => one.status - other.status)
    expect(done?.status).toBe(201)
    const codes = ['access.locked-out', 'auth.forbidden', 'access.beyond-own']
    expect(codes).toContain(refused?.body.code)
    const left = await Promise.all([server.token, second.token].map((token) => ask(token, change)))
    expect(left.sort()).toEqual(['allow granted', 'deny denied'])

    // Who is shut out is an administrator still, so nothing else keeps a machine from the other.
    const isFirst = (await ask(server.token, change)) === 'allow granted'
    const one = isFirst ? { id: administrator } : second
    const acts: [string, string, unknown][] = [
      ['DELETE', `/v1/users/${one.id}`, undefined],
      ['PATCH', `/v1/users/${one.id}`, { status: 'disabled' }],
      ['PATCH', `/v1/users/${one.id}/global-role`, { role: 'member' }],
    ]
    for (const [method, path, body] of acts) {
      const reply = await call<{ code?: string }>(method, path, { token: machine, body })
      expect([method, path, reply.status, reply.body.code]).toEqual([
        method,
        path,
        409,
        'access.locked-out',
      ])
    }
  })
})

describe('who administers a tenant for good, while another does for an hour', () => {
  test('cannot be lowered, nor have their role end', async () => {
    const own = await startServer()
    const crown = { role: 'default/superadmin' }
    const soon = { until: new Date(Date.now() + 3_600_000).toISOString() }
    const [brief, carol] = [await own.user('brief'), await own.user('carol')]
    const assign = async (actorId: string, more: object) =>
      (await own.call<{ id: string }>('POST', '/v1/assignments', { body: { actorId, ...more } }))
        .body.id
    const lower = () =>
      own.call<{ code?: string }>('PATCH', `/v1/users/${own.administrator}/global-role`, {
        body: { role: 'member' },
      })
    await assign(brief.id, { ...crown, ...soon })
    const refused = await lower()
    expect([refused.status, refused.body.code]).toEqual([409, 'user.last-administrator'])

    const lasting = await assign(carol.id, crown)
    expect((await lower()).status).toBe(200)
    const change = (body: object) =>
      own.call<{ code?: string }>('PATCH', `/v1/assignments/${lasting}`, {
        token: carol.token,
        body,
      })
    const bounded = await change(soon)
    expect([bounded.status, bounded.body.code]).toEqual([409, 'user.last-administrator'])
    expect((await change({ reason: 'for good' })).status).toBe(200)
  })
})

/** The token of an application that may do everything. */
async function superadminMachine(): Promise<string> {
  const made = await call<{ id: string; clientId: string; clientSecret: string }>(
    'POST',
    '/v1/applications',
    { body: { name: 'midaz', description: 'a machine' } },
  )
  const { id: actorId, clientId, clientSecret } = made.body
  await call('POST', '/v1/assignments', { body: { actorId, role: 'default/superadmin' } })
  const reply = await call<{ accessToken: string }>('POST', '/v1/login/oauth/access_token', {
    token: null,
    body: { grantType: 'client_credentials', clientId, clientSecret },
  })
  return reply.body.accessToken
}
