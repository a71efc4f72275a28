import { beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '../../../test/harness.ts'
import { fromFiles, toFiles } from './files.ts'
import type { Applied, Plan, Simulation } from './schema.ts'
import type { Configuration } from './shapes.ts'

const crm = {
  manifest: 1,
  slug: 'crm',
  products: { crm: { notes: ['read', 'write', 'delete'] } },
}

/** A tenant with something of every kind. */
const whole: Configuration = Object.assign(
  { format: 1 } as const,
  fromFiles(
    new Map(
      Object.entries({
        'manifests/crm.yaml': JSON.stringify(crm),
        'policies/default/no-archive.yaml': `
code: no-archive
effect: deny
selectors:
  - kind: metadata
    actions: ['crm/notes:*']
    expressions: [{ key: state, operator: Equals, value: archived }]
`,
        'policies/default/all-notes.yaml': `
code: all-notes
effect: allow
description: Everything about notes
selectors: [{ kind: all, actions: ['crm/notes:*'] }]
when: { activate: 2020-01-01T00:00:00Z }
annotations: { team: crm }
`,
        'policies/default/own-notes.yaml': `
code: own-notes
effect: allow
selectors: [{ kind: all, actions: ['crm/notes:delete'] }]
condition: resource.properties.owner == actor.attributes.username
`,
        'policies/default/hold.yaml': `
code: hold
effect: deny
selectors: [{ kind: id, actions: ['crm/notes:delete'], id: { code: 'held-*' } }]
`,
        'collections/default/inner.yaml': 'code: inner\npolicies: [default/no-archive]\n',
        'collections/default/notes.yaml':
          'code: notes\ncollections: [default/inner]\npolicies: [default/all-notes]\n',
        'templates/default/notes.yaml': `
code: notes
title: Notes
description: To write notes
selectors:
  - { application: crm, tag: Data, selector: { kind: all, actions: ['crm/notes:write'] } }
`,
        'roles/default/editor.yaml':
          'code: editor\nprecedence: 30\ncollections: [default/notes]\nceiling: []\n',
        'roles/default/reader.yaml': `
code: reader
precedence: 40
permissions: ['crm/notes:read']
when: { deactivate: 2099-01-01T00:00:00Z }
`,
        'precedences.yaml': '[{ role: default/admin, precedence: 25 }]',
        'guardrails.yaml': '[{ policy: default/hold, reason: litigation }]',
        'users.yaml': `
- { username: grace, subject: g1, email: grace@acme.test, firstName: Grace, lastName: Hopper }
- username: linus
  subject: l1
  email: linus@acme.test
  firstName: Linus
  lastName: Pauling
  globalRole: admin
  status: disabled
`,
        'applications.yaml': '[{ subject: app-1, name: midaz, description: imports }]',
        'actors.yaml': `
- issuer: https://idp.example
  subject: s 1
  kind: service
  displayName: Robot
  email: robot@acme.test
`,
        'groups/writers.yaml': "name: writers\nmembers: ['@grace', 'https://idp.example s 1']\n",
        'user-roles.yaml': "[{ user: '@grace', policies: [default/own-notes] }]",
        'workspaces/desk.yaml': `
id: 0190d0f0-0000-7000-8000-000000000001
name: Desk
members: [{ actor: '@grace', role: owner }, { actor: app-1, role: member }]
`,
        'issuers.yaml': `
- issuer: https://idp.example
  jwksUrl: https://idp.example/jwks
  audiences: [castellan]
  rules: [{ when: 'group:writers', group: writers }]
`,
        'providers.yaml': `
- { name: post, category: Email, type: SMTP, host: smtp.acme.test, from: it@acme.test, isDefault: true }
- { name: hook, category: SMS, type: Webhook, endpoint: 'https://hooks.acme.test/sms' }
`,
        'application-providers.yaml': `
- { application: app-1, provider: post, canSignUp: true, alertType: mail, isDefault: true }
- { application: app-1, provider: hook, canSignIn: true, prompted: true }
`,
        'resources/0190d0f0-0000-7000-8000-000000000001.yaml': `
- workspace: 0190d0f0-0000-7000-8000-000000000001
  type: notes
  id: '17'
  properties: { state: archived, tags: [a, b], owner: { name: grace } }
- { workspace: 0190d0f0-0000-7000-8000-000000000001, type: notes, id: bare/9 }
`,
        'assignments.yaml': `
- { to: { group: writers }, role: default/editor, reason: they write }
- { to: { actor: app-1 }, role: default/reader, until: 2090-01-01T00:00:00Z }
`,
      }),
    ),
  ).configuration,
)

/** What needs a hand after the files were applied. */
const warnings = [expect.stringMatching(/^providers hook: it has no secret: .*PATCH .v1.providers/)]

const plan = (server: TestServer, configuration: unknown, prune = false) =>
  server.call<Plan>('POST', '/v1/plan', { body: { configuration, prune } })
const apply = (server: TestServer, configuration: unknown, prune = false) =>
  server.call<Applied>('POST', '/v1/apply', { body: { configuration, prune } })
const exported = async (server: TestServer) =>
  (await server.call<Configuration>('GET', '/v1/export')).body

let one: TestServer
let other: TestServer
beforeAll(async () => {
  one = await startServer()
  other = await startServer()
})

describe('a tenant as files', () => {
  test('is made by applying them, in one go, and applying them again does nothing', async () => {
    const applied = await apply(one, whole)
    expect(applied.body).toMatchObject({ warnings })
    expect(new Set(applied.body.changes.map(({ act }) => act))).toEqual(new Set(['create']))
    expect(applied.body.secrets).toEqual([
      { application: 'app-1', clientId: expect.any(String), clientSecret: expect.any(String) },
    ])
    expect((await apply(one, whole)).body.changes).toEqual([])
    expect((await plan(one, whole)).body.changes).toEqual([])
  })

  test('exported, applied elsewhere and exported there, is the same to the byte', async () => {
    const here = toFiles(await exported(one))
    const { configuration } = fromFiles(here)
    expect((await apply(other, configuration, true)).body).toMatchObject({ warnings })
    const there = toFiles(await exported(other))
    expect([...there.keys()]).toEqual([...here.keys()])
    for (const [path, text] of here) expect([path, there.get(path)]).toEqual([path, text])
    expect((await plan(other, configuration, true)).body.changes).toEqual([])
  })
})

describe('a plan', () => {
  test('tells who would gain and lose what, and does nothing', async () => {
    const draft = {
      format: 1,
      roles: [{ code: 'editor', precedence: 30, permissions: ['crm/notes:read'] }],
    }
    const before = await exported(one)
    const { status, body } = await plan(one, draft)
    expect(status).toBe(200)
    expect(body.changes).toEqual([
      {
        kind: 'roles',
        key: 'default/editor',
        act: 'update',
        fields: ['permissions', 'collections', 'ceiling'],
      },
    ])
    const rows = body.effect.losses.map(({ name, permission }) => `${name} ${permission}`)
    expect(rows).toEqual([
      '@grace crm/notes:delete',
      '@grace crm/notes:write',
      'https://idp.example s 1 crm/notes:delete',
      'https://idp.example s 1 crm/notes:write',
    ])
    expect(await exported(one)).toEqual(before)
  })

  test('names people that it would bring', async () => {
    const { body } = await plan(one, {
      format: 1,
      users: [
        {
          username: 'niels',
          subject: 'n1',
          email: 'niels@acme.test',
          firstName: 'Niels',
          lastName: 'Bohr',
        },
      ],
      assignments: [{ to: { actor: '@niels' }, role: 'default/reader' }],
    })
    expect(body.effect.gains).toContainEqual({
      actor: expect.any(String),
      name: '@niels',
      permission: 'crm/notes:read',
      workspace: null,
    })
  })

  test('with pruning tells what would go', async () => {
    const { body } = await plan(one, { format: 1, assignments: [], guardrails: [] }, true)
    expect(body.changes).toContainEqual({
      kind: 'guardrails',
      key: 'default/hold',
      act: 'delete',
      fields: [],
    })
    expect(body.effect.count.losses).toBeGreaterThan(0)
  })
})

describe('a simulation', () => {
  test('answers a draft against what is there, without storing it', async () => {
    const grace = (await one.call<{ items: { id: string }[] }>('GET', '/v1/users?filter=grace'))
      .body.items[0]
    const write = { actor: grace?.id, permission: 'crm/notes:write' }
    const { body } = await one.call<Simulation>('POST', '/v1/simulate', {
      body: {
        draft: { format: 1, guardrails: [{ policy: 'default/no-archive' }] },
        requests: [
          { id: 'open', ...write, resource: { properties: { state: 'open' } } },
          { id: 'old', ...write, resource: { properties: { state: 'archived' } } },
        ],
      },
    })
    expect(body.decisions).toMatchObject([
      {
        id: 'open',
        before: { effect: 'allow', reason: 'granted' },
        after: { effect: 'allow', reason: 'granted' },
      },
      {
        id: 'old',
        before: { effect: 'deny', reason: 'denied' },
        after: { effect: 'deny', reason: 'guardrail' },
        authoritative: { policy: 'default/no-archive' },
      },
    ])
    expect((await exported(one)).guardrails).toEqual([
      { policy: 'default/hold', reason: 'litigation' },
    ])
  })
})

describe('an assignment in a workspace', () => {
  const desk = '0190d0f0-0000-7000-8000-00000000de5c'
  const [role, other] = ['default/desk-lead', 'default/desk-hand']
  const held = { to: { group: 'desk' }, role, workspace: desk, until: '2090-01-01T00:00:00.000Z' }
  const lead = { code: 'desk-lead', level: 'workspace', precedence: 70 }
  const files = {
    format: 1,
    roles: [lead, { ...lead, code: 'desk-hand' }],
    groups: [{ name: 'desk' }],
    workspaces: [{ id: desk, name: 'Desk', members: [{ actor: '@ada', role: 'owner' }] }],
  }
  const assignmentsOf = async (server: TestServer) =>
    ((await exported(server)).assignments ?? []).filter(({ workspace }) => workspace === desk)

  test('comes, changes and goes with the files, and is the same elsewhere', async () => {
    const here = await startServer()
    const given = { ...held, from: null, reason: null }
    const placed = { ...given, role: other, until: null }
    expect((await apply(here, { ...files, assignments: [held, placed] })).status).toBe(200)
    expect(await assignmentsOf(here)).toEqual([placed, given])

    const all = await exported(here)
    const again = await plan(here, fromFiles(toFiles(all)).configuration, true)
    expect(again.body.changes).toEqual([])

    const changed = { ...held, reason: 'covers' }
    await apply(here, { format: 1, assignments: [changed, placed] })
    expect(await assignmentsOf(here)).toEqual([placed, { ...given, reason: 'covers' }])
    const kept = all.assignments?.filter(({ workspace }) => workspace === null)
    const { body } = await here.call<Applied>('POST', '/v1/apply', {
      body: { configuration: { format: 1, assignments: kept }, prune: true },
    })
    expect(body.changes.map(({ act, key }) => `${act} ${key}`)).toEqual([
      `delete group desk ${other} in ${desk}`,
      `delete group desk ${role} in ${desk} until 2090-01-01T00:00:00.000Z`,
    ])
    expect(await assignmentsOf(here)).toEqual([])
  })

  test('is refused where its role has no place', async () => {
    for (const [assignment, code] of [
      [{ ...held, workspace: null }, 'assignment.level'],
      [{ ...held, role: 'default/member' }, 'assignment.level'],
      [{ ...held, workspace: '0190d0f0-0000-7000-8000-000000000bad' }, 'workspace.unknown'],
    ] as const) {
      const { status, body } = await one.call<{ code: string }>('POST', '/v1/apply', {
        body: { configuration: { ...files, assignments: [assignment] } },
      })
      expect([status < 500 && status >= 400, body.code]).toEqual([true, code])
    }
  })
})

describe('a subject', () => {
  test('that is another actor’s id is nobody’s to take', async () => {
    const users = (await exported(one)).users ?? []
    const { administrator: subject } = one
    const linus = users.find(({ username }) => username === 'linus')
    expect((await apply(one, { format: 1, users: [{ ...linus, subject: 'l2' }] })).status).toBe(200)
    const own = users.find(({ username }) => username === 'ada')
    await apply(one, { format: 1, users: [{ ...own, subject: 'ada-1' }] })
    const { status, body } = await one.call<{ code: string }>('POST', '/v1/apply', {
      body: { configuration: { format: 1, users: [{ ...linus, subject }] } },
    })
    expect([status, body.code]).toEqual([400, 'configuration.wrong'])
  })
})
