import { beforeAll, describe, expect, test } from 'vitest'
import { fromFiles, toFiles } from '../src/features/configuration/files.ts'
import type { Applied, Plan } from '../src/features/configuration/schema.ts'
import type { Configuration } from '../src/features/configuration/shapes.ts'
import type { SentInvitation } from '../src/features/invitations/schema.ts'
import type { Provider, TestOutcome } from '../src/features/providers/schema.ts'
import type { Page } from '../src/kernel/page.ts'
import { startServer, type TestServer } from './harness.ts'
import { type ApiSink, apiSink, isSigned } from './message-sinks.ts'
import { expectRefused, type Refusal } from './rows.ts'

let server: TestServer
let here: ApiSink
let elsewhere: ApiSink
let limited: string

const desk = '0190d0f0-0000-7000-8000-000000000001'

const hook = (more: object = {}) => ({
  name: 'hook',
  category: 'Email',
  type: 'Webhook',
  endpoint: `${here.url}/hook`,
  ...more,
})
const smtp = (more: object = {}) => ({
  name: 'post',
  category: 'Email',
  type: 'SMTP',
  host: 'smtp.acme.test',
  from: 'it@acme.test',
  ...more,
})
const note = (id: string, properties: Record<string, unknown> = {}) => ({
  workspace: desk,
  type: 'notes',
  id,
  properties,
})

const plan = async (configuration: object, prune = false) =>
  (
    await server.call<Plan>('POST', '/v1/plan', {
      body: { configuration: { format: 1, ...configuration }, prune },
    })
  ).body
const apply = async (configuration: object, prune = false) => {
  const { status, body } = await server.call<Applied>('POST', '/v1/apply', {
    body: { configuration: { format: 1, ...configuration }, prune },
  })
  expect([status, body]).toEqual([200, expect.anything()])
  return body
}
const exported = async () => (await server.call<Configuration>('GET', '/v1/export')).body

const providerOf = async (name: string): Promise<Provider> => {
  const { body } = await server.call<Page<Provider>>('GET', '/v1/providers')
  return body.items.find((one) => one.name === name) ?? expect.fail(`no provider ${name}`)
}
const change = (id: string, body: object) =>
  server.call<Provider & { code: string }>('PATCH', `/v1/providers/${id}`, { body })
const tryOut = (id: string) =>
  server.call<TestOutcome & { code: string }>('POST', `/v1/providers/${id}/test`, {
    body: { to: 'ada@acme.test' },
  })

beforeAll(async () => {
  server = await startServer('postgres', { CASTELLAN_ALLOW_PRIVATE_PROVIDERS: 'true' })
  here = await apiSink()
  elsewhere = await apiSink()
  limited = (await server.user('limited')).token
  await apply({
    manifests: [{ manifest: 1, slug: 'crm', products: { crm: { notes: ['read', 'write'] } } }],
    roles: [
      {
        code: 'limited',
        precedence: 60,
        permissions: ['access-manager/configuration:*', 'access-manager/applications:*'],
      },
    ],
    applications: [{ subject: 'app-1', name: 'midaz', description: 'imports' }],
    workspaces: [{ id: desk, name: 'Desk', members: [{ actor: '@ada', role: 'owner' }] }],
    assignments: [{ to: { actor: '@limited' }, role: 'default/limited' }],
  })
})

describe('a provider that files make', () => {
  test('sends nothing until it is given its secret, and says so', async () => {
    const configuration = { providers: [hook({ isDefault: true })] }
    const warning = expect.stringMatching(
      /^providers hook: it has no secret.*PATCH \/v1\/providers/,
    )
    expect((await plan(configuration)).warnings).toEqual([warning])
    expect((await apply(configuration)).warnings).toEqual([warning])
    const { id, hasSecret } = await providerOf('hook')
    expect(hasSecret).toBe(false)
    const refused = await tryOut(id)
    expect([refused.status, refused.body.code]).toEqual([409, 'provider.secret-missing'])
    const invited = await server.call<SentInvitation>('POST', '/v1/invitations', {
      body: { email: 'guest@acme.test', firstName: 'Guest', lastName: 'Of It' },
    })
    expect(invited.body.delivery).toBe('failed')
    expect(here.posted).toEqual([])

    expect((await change(id, { from: 'it@acme.test' })).status).toBe(200)
    expect((await change(id, { clientSecret: 'canary-given' })).body.hasSecret).toBe(true)
    expect((await tryOut(id)).body.isDelivered).toBe(true)
    expect(here.posted.map((posted) => isSigned(posted, 'canary-given'))).toEqual([true])
    const taken = await change(id, { clientSecret: null })
    expect([taken.status, taken.body.code]).toEqual([400, 'provider.unfit'])
  })

  test('keeps its secret when they change what is not its place', async () => {
    const { id } = await providerOf('hook')
    const { warnings, changes } = await apply({ providers: [hook({ clientId: 'me' })] })
    expect([warnings, changes]).toMatchObject([[], [{ fields: ['clientId', 'from', 'isDefault'] }]])
    await tryOut(id)
    expect(here.posted.map((posted) => isSigned(posted, 'canary-given'))).toEqual([true, true])
    expect(JSON.stringify(await exported())).not.toContain('canary-given')
  })

  test('forgets its secret when they move it, and does not get it back by moving back', async () => {
    const { id } = await providerOf('hook')
    const before = here.posted.length
    const moved = { providers: [hook({ endpoint: `${elsewhere.url}/hook` })] }
    const warning = expect.stringMatching(/^providers hook: its secret was for another place/)
    expect((await plan(moved)).warnings).toEqual([warning])
    expect((await tryOut(id)).body.isDelivered).toBe(true)
    expect((await apply(moved)).warnings).toEqual([warning])
    expect((await tryOut(id)).body.code).toBe('provider.secret-missing')
    await apply({ providers: [hook()] })
    expect((await tryOut(id)).body.code).toBe('provider.secret-missing')
    expect([here.posted.length, elsewhere.posted.length]).toEqual([before + 1, 0])
  })

  test.each([
    ['host', { host: 'evil.test' }],
    ['port', { port: 2525 }],
    ['TLS', { disableSsl: true }],
  ])('of SMTP forgets its password with another %s', async (_, place) => {
    await apply({ providers: [smtp({ clientId: 'castellan' })] })
    const { id } = await providerOf('post')
    await change(id, { clientSecret: 'canary-password' })
    const moved = await apply({ providers: [smtp({ clientId: 'castellan', ...place })] })
    expect(moved.warnings).toHaveLength(1)
    expect((await providerOf('post')).hasSecret).toBe(false)
    expect((await tryOut(id)).body.code).toBe('provider.secret-missing')
  })

  test('of SMTP that gets a user waits for a password', async () => {
    const plain = await apply({ providers: [smtp({ name: 'plain' })] })
    const signed = await apply({ providers: [smtp({ name: 'plain', clientId: 'castellan' })] })
    expect([plain.warnings.length, signed.warnings.length]).toEqual([0, 1])
  })

  test('under a name that was another’s has none of its secret', async () => {
    await apply({ providers: [smtp({ name: 'first', clientId: 'castellan' })] })
    await change((await providerOf('first')).id, { clientSecret: 'canary-first' })
    await apply({ providers: [hook()] }, true)
    await apply({ providers: [smtp({ name: 'first', host: 'evil.test', clientId: 'castellan' })] })
    expect((await providerOf('first')).hasSecret).toBe(false)
  })
})

describe('what an application sends through', () => {
  const link = (provider: string, more: object = {}) => ({
    application: 'app-1',
    provider,
    ...more,
  })
  const defaults = async () =>
    (await exported()).applicationProviders?.map(({ provider, isDefault }) => [provider, isDefault])

  test('changes its default with the files, to another and to none', async () => {
    const providers = [hook(), smtp()]
    const links = (first: boolean, second: boolean) => ({
      providers,
      applicationProviders: [
        link('hook', { isDefault: first }),
        link('post', { isDefault: second, rule: 'all' }),
      ],
    })
    for (const [first, second] of [
      [true, false],
      [false, true],
      [true, false],
      [false, false],
    ] as const) {
      await apply(links(first, second))
      expect(await defaults()).toEqual([
        ['hook', first],
        ['post', second],
      ])
      expect((await plan(links(first, second))).changes).toEqual([])
    }
  })

  test('is taken away by pruning alone, and with its provider', async () => {
    const one = { applicationProviders: [link('hook', { prompted: true })] }
    expect((await apply(one)).changes.map(({ act }) => act)).toEqual(['update'])
    expect(await defaults()).toHaveLength(2)
    await apply(one, true)
    expect(await defaults()).toEqual([['hook', false]])
    await apply({ providers: [smtp()] }, true)
    expect(await defaults()).toEqual([])
  })

  test('is told in the audit trail, change by change', async () => {
    const { body } = await server.call<Page<{ action: string }>>('GET', '/v1/audit-events?limit=20')
    const actions = body.items.map(({ action }) => action)
    expect(actions).toEqual(
      expect.arrayContaining([
        'application.provider-changed',
        'application.provider-removed',
        'provider.deleted',
        'configuration.applied',
      ]),
    )
  })
})

describe('resources that products registered', () => {
  const writing = (id: string) => ({
    permission: 'crm/notes:write',
    resource: { workspace: desk, type: 'notes', id: { id } },
  })
  const mayWrite = async (id: string) => {
    const question = writing(id)
    const { body } = await server.call<{ decisions: { effect: string }[] }>('POST', '/v1/check', {
      body: { requests: [question] },
    })
    return body.decisions[0]?.effect
  }

  test('decide by what files say of them', async () => {
    await apply({
      policies: [
        {
          code: 'no-archive',
          effect: 'deny',
          selectors: [
            {
              kind: 'metadata',
              actions: ['crm/notes:write'],
              expressions: [{ key: 'state', operator: 'Equals', value: 'archived' }],
            },
          ],
        },
      ],
      guardrails: [{ policy: 'default/no-archive' }],
      resources: [note('17', { state: 'archived' }), note('18')],
    })
    expect([await mayWrite('17'), await mayWrite('18')]).toEqual(['deny', 'allow'])
    const opened = { resources: [note('17', { state: 'open' })] }
    expect((await plan(opened)).effect).toMatchObject({
      count: { gains: 0, losses: 0, mayDiffer: 0, onResources: 1 },
      onResources: [
        { act: 'gain', name: '@ada', permission: 'crm/notes:write', resource: 'notes/17' },
      ],
    })
    const changed = await apply(opened)
    expect(changed.changes).toMatchObject([
      { key: `${desk}/notes/17`, act: 'update', fields: ['properties'] },
    ])
    expect(await mayWrite('17')).toBe('allow')
  })

  test('are the same, however a file writes their numbers and the workspace', async () => {
    const text = JSON.stringify({ resources: [note('17', { n: 0 })], format: 1 })
    const written = text.replace('"n":0', '"n":-0').replace(desk, desk.toUpperCase())
    const body = `{"configuration":${written}}`
    await server.call('POST', '/v1/apply', { body })
    const again = await server.call<Applied>('POST', '/v1/apply', { body })
    expect(again.body).toMatchObject({ changes: [] })
  })

  test('are remembered as they were before files changed them', async () => {
    const ask = async (id: string, more: object = {}) =>
      (
        await server.call<{ effect: string; now: string }>('POST', '/v1/explain', {
          body: { ...writing(id), ...more },
        })
      ).body
    const both = (state: string) => [note('17', { state }), note('18', { state })]
    await apply({ resources: both('archived') })
    const { now: asOf } = await ask('17')
    await new Promise((resolve) => setTimeout(resolve, 2))
    await apply({ resources: both('open') })
    for (const id of ['17', '18'])
      expect([(await ask(id)).effect, (await ask(id, { asOf })).effect]).toEqual(['allow', 'deny'])
  })

  test('are refused with the place of the one that is in no workspace', async () => {
    const stray = { ...note('20'), workspace: '0190d0f0-0000-7000-8000-00000000000f' }
    const { body } = await server.call<{ errors: { pointer: string }[] }>('POST', '/v1/apply', {
      body: { configuration: { format: 1, resources: [note('19'), stray] } },
    })
    expect(body.errors.map(({ pointer }) => pointer)).toEqual(['/resources/1'])
  })

  test('are kept unless files are pruned', async () => {
    const ids = async () => (await exported()).resources?.map(({ id }) => id)
    await apply({ resources: [note('19')] })
    expect(await ids()).toEqual(['17', '18', '19'])
    await apply({ resources: [note('19')] }, true)
    expect(await ids()).toEqual(['19'])
    await apply({ resources: [] }, true)
    expect(await ids()).toEqual([])
  })

  test('make one file of each workspace, however many they are', () => {
    const other = '0190d0f0-0000-7000-8000-000000000002'
    const resources = Array.from({ length: 2_000 }, (_, index) => ({
      ...note(`n${index}`, { index }),
      workspace: index < 1_000 ? desk : other,
    }))
    const files = toFiles({ format: 1, resources })
    expect([...files.keys()]).toEqual([
      'castellan.yaml',
      `resources/${desk}.yaml`,
      `resources/${other}.yaml`,
    ])
    expect(fromFiles(files).configuration.resources).toEqual(resources)
  })
})

const applying = (when: string, configuration: object, more: Partial<Refusal> = {}): Refusal => ({
  when,
  as: 'ada',
  method: 'POST',
  path: () => '/v1/apply',
  body: () => ({ configuration: { format: 1, ...configuration } }),
  status: 400,
  code: 'configuration.wrong',
  ...more,
})

const input = { code: 'AUT-0003' }
const beyond = { as: 'limited', status: 403, code: 'access.beyond-own' }
const link = { application: 'app-1', provider: 'post' }

const refusals: readonly Refusal[] = [
  applying('a file has a secret', { providers: [smtp({ clientSecret: 'open' })] }, input),
  applying('a provider is to be of another type', {
    providers: [smtp({ type: 'SendGrid', host: null })],
  }),
  applying('two providers are the default of e-mail', {
    providers: [smtp({ isDefault: true }), smtp({ name: 'spare', isDefault: true })],
  }),
  applying(
    'a provider has no host',
    { providers: [smtp({ name: 'new', host: null })] },
    { code: 'provider.unfit' },
  ),
  applying('an application has two defaults', {
    providers: [smtp({ name: 'spare' })],
    applicationProviders: [
      { ...link, isDefault: true },
      { ...link, provider: 'spare', isDefault: true },
    ],
  }),
  applying('an application uses no provider that there is', {
    applicationProviders: [{ ...link, provider: 'none' }],
  }),
  applying('what uses a provider is no application that there is', {
    applicationProviders: [{ ...link, application: 'app-2' }],
  }),
  applying(
    'a resource is in no workspace that there is',
    { resources: [{ ...note('17'), workspace: '0190d0f0-0000-7000-8000-00000000000f' }] },
    { status: 404, code: 'workspace.unknown' },
  ),
  applying('a resource is there twice', { resources: [note('17'), note('17')] }),
  applying('who applies may not make providers', { providers: [smtp({ name: 'new' })] }, beyond),
  applying(
    'who applies may not change providers',
    { providers: [smtp({ host: 'evil.test' })] },
    beyond,
  ),
  applying(
    'who applies may not let applications use providers',
    { applicationProviders: [link] },
    beyond,
  ),
  applying('who applies may not register resources', { resources: [note('17')] }, beyond),
]

test.each(refusals)('is refused with $code when $when', (refusal) =>
  expectRefused(server, refusal, {
    token: refusal.as === 'ada' ? server.token : limited,
    tables: ['providers', 'application_providers', 'workspace_resources', 'resource_states'],
  }),
)
