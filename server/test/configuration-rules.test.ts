import { beforeAll, describe, expect, test } from 'vitest'
import { kinds } from '../src/features/configuration/shapes.ts'
import { startServer, type TestServer } from './harness.ts'
import { rowsOf } from './rows.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})

const desk = '0190d0f0-0000-7000-8000-000000000001'
const long = (length: number) => 'x'.repeat(length)
const manifest = { manifest: 1, slug: 'crm', products: { crm: { notes: ['read'] } } }
const selector = { kind: 'all', actions: ['crm/notes:read'] }
const later = { activate: '2030-01-01T00:00:00Z', deactivate: '2020-01-01T00:00:00Z' }
const never = { activate: '2020-01-01T00:00:00Z', deactivate: '2020-01-01T00:00:00Z' }

const titled = [{ title: '' }, { title: ' ' }, { title: long(1025) }]
const scoped = [
  { scope: '_system' },
  { scope: '' },
  { scope: 'a/b' },
  { code: '' },
  { code: '.hidden' },
  { code: 'a/b' },
  { code: long(101) },
  { code: 'x\u0007' },
]
const holding = [
  { policies: ['default'] },
  { policies: ['default/a\u0007'] },
  { policies: Array.from({ length: 1001 }, (_, index) => `default/p${index}`) },
  { collections: [''] },
]
const kept = [{ description: long(1025) }, { annotations: { note: long(20_000) } }]

/** A good item of each kind, and what of it none may be. */
const rows: Readonly<Record<(typeof kinds)[number], { good: object; bad: readonly object[] }>> = {
  manifests: {
    good: manifest,
    bad: [
      { slug: 'a/b' },
      { manifest: 2 },
      { products: { crm: { notes: ['re ad'] } } },
      { roles: [{ code: 'r', permissions: ['*'] }] },
    ],
  },
  policies: {
    good: { code: 'p', effect: 'allow', selectors: [selector] },
    bad: [
      ...scoped,
      ...kept,
      { effect: 'maybe' },
      { applications: [''] },
      { applications: [long(101)] },
      { selectors: [{ kind: 'all', actions: ['crm/*s:get'] }] },
      { selectors: [{ kind: 'all', actions: [''] }] },
      { selectors: [{ kind: 'some', actions: ['crm/*:*'] }] },
      { when: later },
      { when: never },
      { when: { activate: 'soon' } },
      { condition: 'actor.(' },
      { condition: 'permission.matches("(")' },
      { condition: long(10_001) },
    ],
  },
  collections: { good: { code: 'c' }, bad: [...scoped, ...kept, ...holding] },
  templates: {
    good: {
      code: 't',
      title: 'T',
      selectors: [{ application: 'crm', tag: 'Data', selector }],
    },
    bad: [
      ...scoped,
      ...titled,
      { description: long(1025) },
      { selectors: [] },
      { selectors: [{ application: '', tag: 'Data', selector }] },
      { selectors: [{ application: 'crm', tag: '', selector }] },
      { selectors: [{ application: 'crm', tag: 'Data', selector: { kind: 'none' } }] },
    ],
  },
  roles: {
    good: { code: 'r', precedence: 9 },
    bad: [
      ...scoped,
      ...titled,
      ...kept,
      ...holding,
      { precedence: 0 },
      { precedence: 1.5 },
      { precedence: 1_000_000_001 },
      { permissions: ['*'] },
      { permissions: ['crm/*s:get'] },
      { permissions: [''] },
      { permissions: ['crm/notes'] },
      { permissions: ['crm/no tes:get'] },
      { permissions: [`crm/${long(300)}:get`] },
      { permissions: Array.from({ length: 1001 }, (_, index) => `crm/n${index}:get`) },
      { ceiling: ['crm/*x:a*b'] },
      { ceiling: [''] },
      { level: 'workspace', ceiling: [] },
      { level: 'workspace', ceiling: ['*'] },
      { level: 'workspace', supervises: ['default/admin'] },
      { level: 'planet' },
      { supervises: ['admin'] },
      { when: later },
      { when: never },
      { when: { activate: 'soon' } },
    ],
  },
  precedences: {
    good: { role: 'default/admin', precedence: 9 },
    bad: [{ role: 'admin' }, { precedence: 0 }, { precedence: 1_000_000_001 }],
  },
  guardrails: {
    good: { policy: 'default/p' },
    bad: [{ policy: 'p' }, { reason: '' }, { reason: ' ' }, { reason: long(1001) }],
  },
  users: {
    good: {
      username: 'grace',
      subject: 'g1',
      email: 'grace@acme.test',
      firstName: 'Grace',
      lastName: 'Hopper',
    },
    bad: [
      { username: 'a b' },
      { username: 'ab' },
      { email: 'grace' },
      { firstName: ' ' },
      { lastName: long(256) },
      { subject: 'a b' },
      { subject: long(65) },
      { globalRole: 'owner' },
      { status: 'invited' },
    ],
  },
  applications: {
    good: { subject: 'app-1', name: 'midaz', description: 'imports' },
    bad: [
      { subject: 'a b' },
      { name: '' },
      { name: long(101) },
      { description: ' ' },
      { description: long(1001) },
    ],
  },
  actors: {
    good: { issuer: 'https://idp.example', subject: 's1', kind: 'user', displayName: 'Robot' },
    bad: [
      { issuer: 'idp' },
      { issuer: 'https://idp.example/a b' },
      { subject: '' },
      { subject: 'a\u0007' },
      { subject: long(256) },
      { kind: 'robot' },
      { displayName: 'a\u0007' },
      { displayName: long(201) },
      { email: 'robot' },
    ],
  },
  groups: {
    good: { name: 'writers' },
    bad: [
      { name: 'weird/..\u0007' },
      { name: 'weird/..' },
      { name: 'Writers' },
      { name: 'w' },
      { name: long(256) },
      { title: '' },
      { title: ' ' },
      { title: long(256) },
      { members: [''] },
      { members: ['@a\u0007'] },
    ],
  },
  userRoles: {
    good: { user: '@ada' },
    bad: [...holding, { user: '' }, { user: '@a\u0007' }],
  },
  workspaces: {
    good: { id: desk, name: 'Desk', members: [{ actor: '@ada', role: 'owner' }] },
    bad: [
      { id: 'desk' },
      { name: ' ' },
      { name: long(101) },
      { description: long(1001) },
      { members: [{ actor: '@ada', role: 'guest' }] },
      { members: [{ actor: '', role: 'owner' }] },
    ],
  },
  issuers: {
    good: {
      issuer: 'https://idp.example',
      jwksUrl: 'https://idp.example/jwks',
      audiences: ['castellan'],
    },
    bad: [
      { issuer: 'idp' },
      { jwksUrl: '' },
      { jwksUrl: 'ftp://idp.example/jwks' },
      { audiences: [] },
      { audiences: ['a', 'a'] },
      { algorithms: ['none'] },
      { clockToleranceSeconds: 301 },
      { claims: { tenant: 'x' } },
      { autoAssignRole: 'a b' },
      { allow: ['everyone'] },
      { rules: [{ when: 'group:a*b', group: 'writers' }] },
      { rules: [{ when: 'group:a', workspace: desk, role: 'owner' }] },
    ],
  },
  assignments: {
    good: { to: { actor: '@ada' }, role: 'default/admin' },
    bad: [
      { to: {} },
      { to: { actor: '@ada', group: 'writers' } },
      { to: { group: '' } },
      { to: { group: 'a\u0007' } },
      { role: 'admin' },
      { workspace: 'desk' },
      { from: later.activate, until: later.deactivate },
      { from: never.activate, until: never.deactivate },
      { from: 'soon' },
      { reason: ' ' },
      { reason: long(1001) },
    ],
  },
  providers: {
    good: { name: 'hook', category: 'SMS', type: 'Webhook', endpoint: 'https://hooks.acme.test' },
    bad: [
      { name: ' ' },
      { category: 'Pigeon' },
      { type: 'SMTP' },
      { endpoint: 'hooks' },
      { port: 0 },
      { host: '' },
      { from: long(256) },
    ],
  },
  applicationProviders: {
    good: { application: 'app-1', provider: 'hook' },
    bad: [{ application: 'a b' }, { provider: ' ' }, { alertType: '' }, { rule: long(256) }],
  },
  resources: {
    good: { workspace: desk, type: 'notes', id: '17' },
    bad: [
      { workspace: 'desk' },
      { type: 'no tes' },
      { id: '' },
      { id: 'a\u0007' },
      { properties: { note: long(20_000) } },
      { properties: { '': 1 } },
    ],
  },
}

const tables = ['declarations', 'policies', 'policy_collections', 'policy_templates', 'roles']
const peopled = ['users', 'applications', 'actors', 'groups', 'workspaces', 'issuers', 'providers']

describe('files are held to the rules of each noun', () => {
  test('with all that the others need, the good of every kind is taken', async () => {
    const configuration = Object.fromEntries(kinds.map((kind) => [kind, [rows[kind].good]]))
    const deny = { ...rows.policies.good, effect: 'deny' }
    const { status, body } = await server.call('POST', '/v1/plan', {
      body: { configuration: { format: 1, ...configuration, policies: [deny] } },
    })
    expect([status, body]).toMatchObject([200, {}])
  })

  test.each(kinds)('none of %s is taken that is refused one by one', async (kind) => {
    const before = await rowsOf(server.databaseUrl, [...tables, ...peopled, 'assignments'])
    const { good, bad } = rows[kind]
    for (const wrong of [...bad, { tenant: 'other' }]) {
      const body = { format: 1, [kind]: [{ ...good, ...wrong }] }
      for (const [path, sent] of [
        ['/v1/plan', { configuration: body }],
        ['/v1/apply', { configuration: body }],
        ['/v1/simulate', { draft: body }],
      ] as const) {
        const reply = await server.call<{ detail: string }>('POST', path, { body: sent })
        expect([wrong, reply.status, reply.body.detail]).toEqual([
          wrong,
          400,
          expect.stringContaining(kind),
        ])
      }
    }
    expect(await rowsOf(server.databaseUrl, [...tables, ...peopled, 'assignments'])).toEqual(before)
  })
})
