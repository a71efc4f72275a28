import { beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from './harness.ts'
import { rowsOf } from './rows.ts'

let server: TestServer
let bare: string

const desk = '0190d0f0-0000-7000-8000-000000000001'
const selector = { kind: 'all', actions: ['crm/notes:read'] }
const manifest = { manifest: 1, slug: 'crm', products: { crm: { notes: ['read'] } } }
const grace = {
  username: 'grace',
  subject: 'g1',
  email: 'g@acme.test',
  firstName: 'G',
  lastName: 'H',
}
const robot = { issuer: 'https://idp.example', subject: 's', kind: 'user', displayName: 'Robot' }
const policy = { code: 'p', effect: 'deny', selectors: [selector] }
const role = { code: 'r', precedence: 90 }
const group = { name: 'crew', members: [] as string[] }
const workspace = { id: desk, name: 'Desk', members: [{ actor: '@ada', role: 'owner' }] }
const template = {
  code: 't',
  title: 'T',
  selectors: [{ application: 'crm', tag: 'Data', selector }],
}
const application = { subject: 'app-1', name: 'midaz', description: 'imports' }
const issuer = {
  issuer: robot.issuer,
  jwksUrl: 'https://idp.example/jwks',
  audiences: ['castellan'],
}
const given = { to: { group: 'crew' }, role: 'default/r', reason: 'they ask' }
const hook = { name: 'hook', category: 'SMS', type: 'Webhook', endpoint: 'https://hooks.acme.test' }
const link = { application: 'app-1', provider: 'hook' }
const resource = { workspace: desk, type: 'notes', id: '1' }

const base = {
  manifests: [manifest],
  policies: [policy],
  collections: [{ code: 'c' }],
  templates: [template],
  roles: [role],
  precedences: [{ role: 'default/admin', precedence: 70 }],
  guardrails: [{ policy: 'default/p', reason: 'law' }],
  users: [grace],
  applications: [application],
  actors: [robot],
  groups: [group],
  userRoles: [{ user: '@grace', policies: ['default/p'] }],
  workspaces: [workspace],
  issuers: [issuer],
  assignments: [given],
  providers: [hook],
  applicationProviders: [link],
  resources: [resource],
}

/** Each field that can be changed, in an item of its kind. */
const changes: readonly (readonly [keyof typeof base, object])[] = [
  ['manifests', { ...manifest, products: { crm: { notes: ['read', 'write'] } } }],
  ['policies', { ...policy, description: 'd' }],
  ['policies', { ...policy, annotations: { a: 1 } }],
  ['policies', { ...policy, condition: 'true' }],
  ['collections', { code: 'c', description: 'd' }],
  ['collections', { code: 'c', policies: ['default/p'] }],
  ['collections', { code: 'c', annotations: { a: 1 } }],
  ['templates', { ...template, title: 'U' }],
  ['templates', { ...template, description: 'd' }],
  ['roles', { ...role, title: 'R' }],
  ['roles', { ...role, description: 'd' }],
  ['roles', { ...role, precedence: 91 }],
  ['roles', { ...role, ceiling: [] }],
  ['roles', { ...role, annotations: { a: 1 } }],
  ['roles', { ...role, when: { activate: '2020-01-01T00:00:00Z' } }],
  ['precedences', { role: 'default/admin', precedence: 71 }],
  ['guardrails', { policy: 'default/p', reason: 'custom' }],
  ['users', { ...grace, email: 'h@acme.test' }],
  ['users', { ...grace, firstName: 'Grace' }],
  ['users', { ...grace, lastName: 'Hopper' }],
  ['users', { ...grace, subject: 'g2' }],
  ['users', { ...grace, globalRole: 'admin' }],
  ['users', { ...grace, status: 'disabled' }],
  ['applications', { ...application, description: 'd' }],
  ['applications', { ...application, enabled: false }],
  ['actors', { ...robot, displayName: 'R' }],
  ['actors', { ...robot, email: 'r@acme.test' }],
  ['actors', { ...robot, enabled: false }],
  ['groups', { ...group, title: 'The crew' }],
  ['groups', { ...group, members: ['@grace'] }],
  ['userRoles', { user: '@grace', policies: [], collections: ['default/c'] }],
  ['workspaces', { ...workspace, name: 'D' }],
  ['workspaces', { ...workspace, description: 'd' }],
  [
    'workspaces',
    { ...workspace, members: [...workspace.members, { actor: '@grace', role: 'admin' }] },
  ],
  ['issuers', { ...issuer, audiences: ['crm'] }],
  ['issuers', { ...issuer, enabled: false }],
  ['assignments', { ...given, reason: 'they still ask' }],
  ['providers', { ...hook, clientId: 'me' }],
  ['providers', { ...hook, isDefault: true }],
  ['applicationProviders', { ...link, prompted: true }],
  ['applicationProviders', { ...link, isDefault: true }],
  ['resources', { ...resource, properties: { a: 1 } }],
]

const apply = (configuration: object, token = server.token) =>
  server.call<{ code: string }>('POST', '/v1/apply', {
    token,
    body: { configuration: { format: 1, ...configuration } },
  })
const prune = (configuration: object) =>
  server.call('POST', '/v1/apply', {
    body: { configuration: { format: 1, ...configuration }, prune: true },
  })

interface Event {
  readonly id: string
  readonly action: string
  readonly target: string
  readonly facts: { readonly before?: object; readonly after?: object }
}

const events = async () =>
  (await server.call<{ items: Event[] }>('GET', '/v1/audit-events?limit=50')).body.items

/** What the trail tells of the work, in no order: it was done in one millisecond. */
async function told(work: () => Promise<unknown>): Promise<Event[]> {
  const before = new Set((await events()).map(({ id }) => id))
  await work()
  return (await events()).filter(({ id }) => !before.has(id))
}

beforeAll(async () => {
  server = await startServer()
  const { id, token } = await server.user('bare')
  const permissions = ['access-manager/configuration:apply']
  await server.call('POST', '/v1/roles', { body: { code: 'bare', permissions, ceiling: [] } })
  await server.call('POST', '/v1/assignments', { body: { actorId: id, role: 'default/bare' } })
  bare = token
  expect(await apply(base)).toMatchObject({ status: 200 })
})

describe('a change that comes by files', () => {
  test.each(changes)(
    'of %s, %j, needs its own permission and leaves its own event',
    async (kind, to) => {
      const before = await rowsOf(server.databaseUrl, ['groups', 'roles', 'policies', 'actors'])
      const refused = await apply({ [kind]: [to] }, bare)
      expect([refused.status, refused.body.code]).toEqual([403, 'access.beyond-own'])
      expect(await rowsOf(server.databaseUrl, ['groups', 'roles', 'policies', 'actors'])).toEqual(
        before,
      )

      const left = await told(async () =>
        expect(await apply({ [kind]: [to] })).toMatchObject({ status: 200 }),
      )
      const actions = left.map(({ action }) => action)
      expect(actions).toContain('configuration.applied')
      expect(actions.length, `${actions}`).toBeGreaterThan(1)
      expect(await apply({ [kind]: base[kind] })).toMatchObject({ status: 200 })
    },
  )

  test('tells of each resource how it was and is, when many are changed or pruned at once', async () => {
    const notes = (state: number, ids: readonly string[]) =>
      ids.map((id) => ({ ...resource, id, properties: { state } }))
    await apply({ resources: notes(1, ['1', '2']) })
    const factsOf = (left: readonly Event[]) =>
      left.filter(({ action }) => action.startsWith('resource.')).map(({ facts }) => facts)

    const changed = await told(() => apply({ resources: notes(2, ['1', '2', '3']) }))
    expect(factsOf(changed)).toEqual(
      expect.arrayContaining([
        { resource: 'notes/1', before: { state: 1 }, after: { state: 2 } },
        { resource: 'notes/2', before: { state: 1 }, after: { state: 2 } },
        { resource: 'notes/3', before: null, after: { state: 2 } },
      ]),
    )
    const pruned = await told(() => prune({ resources: notes(2, ['2']) }))
    expect(factsOf(pruned)).toEqual(
      expect.arrayContaining([
        { resource: 'notes/1', before: { state: 2 } },
        { resource: 'notes/3', before: { state: 2 } },
      ]),
    )
    expect([factsOf(changed).length, factsOf(pruned).length]).toEqual([3, 2])
  })

  test('is a whole chain, however many events it has', async () => {
    const resources = Array.from({ length: 2_500 }, (_, id) => ({ ...resource, id: `many-${id}` }))
    expect(await apply({ resources })).toMatchObject({ status: 200 })
    const { body } = await server.call('GET', '/v1/audit-events/verify')
    expect(body).toMatchObject({ valid: true })
  })

  test('tells a group’s title as it was and as it is', async () => {
    const left = await told(() => apply({ groups: [{ ...group, title: 'The crew' }] }))
    expect(left.find(({ action }) => action === 'group.updated')).toMatchObject({
      target: 'group/crew',
      facts: { before: { title: 'crew' }, after: { title: 'The crew' } },
    })
  })
})
