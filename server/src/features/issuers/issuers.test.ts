import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '../../../test/harness.ts'
import { audience, type OutsideIssuer, startIssuer } from '../../../test/outside-issuer.ts'
import { expectRefused, type Refusal } from '../../../test/rows.ts'

let server: TestServer
let issuer: OutsideIssuer
let officer: string
/** A workspace that the officer is no member of. */
let closed: string

beforeAll(async () => {
  server = await startServer()
  issuer = await startIssuer()
  officer = (await server.user('officer', ['admin-group'])).token
  const workspace = await server.call<{ id: string }>('POST', '/v1/workspaces', {
    body: { name: 'closed' },
  })
  closed = workspace.body.id
})
afterAll(() => issuer.stop())

interface Kept {
  readonly id: string
  readonly issuer: string
  readonly enabled: boolean
  readonly audiences: readonly string[]
  readonly jwksUrl: string | null
  readonly discoveryUrl: string | null
}

let made = 0
/** Terms for an issuer that no other test has. */
const terms = (more: object = {}) => {
  made += 1
  return {
    issuer: `https://idp${made}.acme.test`,
    jwksUrl: issuer.jwksUrl,
    audiences: [audience],
    ...more,
  }
}
const create = async (more: object = {}): Promise<Kept> => {
  const { status, body } = await server.call<Kept>('POST', '/v1/issuers', { body: terms(more) })
  expect([status, body]).toEqual([201, expect.anything()])
  return body
}

describe('trusting an issuer', () => {
  test('its terms are kept, with what was not said filled in', async () => {
    const created = await create()
    const { status, body } = await server.call('GET', `/v1/issuers/${created.id}`)
    expect(status).toBe(200)
    expect(body).toEqual(created)
    expect(body).toMatchObject({
      algorithms: ['RS256', 'ES256', 'EdDSA'],
      clockToleranceSeconds: 30,
      acceptIdTokens: false,
      autoAssignRole: null,
      allow: null,
      rules: [],
      enabled: true,
    })
  })

  test('a role of scope default goes by its code, any other by its reference', async () => {
    const created = await create({
      autoAssignRole: 'member',
      rules: [{ when: 'group:ops', globalRole: 'default/admin' }],
    })
    expect(created).toMatchObject({
      autoAssignRole: 'default/member',
      rules: [{ when: 'group:ops', globalRole: 'default/admin' }],
    })
  })

  test('a change leaves what it does not name, and is told with what was before', async () => {
    const { id } = await create()
    const { status, body } = await server.call<Kept>('PATCH', `/v1/issuers/${id}`, {
      body: { discoveryUrl: issuer.discoveryUrl, enabled: false },
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      jwksUrl: null,
      discoveryUrl: issuer.discoveryUrl,
      enabled: false,
      audiences: [audience],
    })
    const trail = await server.call<{ items: { action: string; facts: unknown }[] }>(
      'GET',
      '/v1/audit-events?limit=1',
    )
    expect(trail.body.items[0]).toMatchObject({
      action: 'issuer.updated',
      facts: { before: { enabled: true }, after: { enabled: false } },
    })
  })

  test('a change of an older version than there is now is refused', async () => {
    const { id } = await create()
    const change = (revision: number) =>
      server.call('PATCH', `/v1/issuers/${id}`, {
        body: { clockToleranceSeconds: revision },
        headers: { 'if-match': `"${revision}"` },
      })
    expect((await change(1)).status).toBe(200)
    expect((await change(1)).status).toBe(412)
  })

  test('the list is filtered and paged', async () => {
    const created = await create({ issuer: 'urn:acme:needle' })
    const { body } = await server.call<{ items: Kept[]; total: number }>(
      'GET',
      '/v1/issuers?filter=NEEDLE&limit=1',
    )
    expect([body.total, body.items.map(({ id }) => id)]).toEqual([1, [created.id]])
  })

  test('one that is deleted is gone, and can be trusted anew', async () => {
    const { id, issuer: name } = await create()
    expect((await server.call('DELETE', `/v1/issuers/${id}`)).status).toBe(204)
    expect((await server.call('GET', `/v1/issuers/${id}`)).status).toBe(404)
    expect(
      (await server.call('POST', '/v1/issuers', { body: terms({ issuer: name }) })).status,
    ).toBe(201)
  })
})

describe('testing an issuer', () => {
  test('says which keys there are, and where', async () => {
    const { id } = await create({
      jwksUrl: undefined,
      discoveryUrl: issuer.discoveryUrl,
      issuer: issuer.url,
    })
    const { status, body } = await server.call('POST', `/v1/issuers/${id}/test`)
    expect([status, body]).toEqual([
      200,
      {
        ok: true,
        problem: null,
        jwksUrl: issuer.jwksUrl,
        keys: [{ kid: 'key-1', kty: 'EC', alg: 'ES256', use: 'sig' }],
        missing: [],
        warnings: [],
      },
    ])
  })

  test('refuses metadata that is of another issuer', async () => {
    const { id } = await create({ jwksUrl: undefined, discoveryUrl: issuer.discoveryUrl })
    const { body } = await server.call('POST', `/v1/issuers/${id}/test`)
    expect(body).toMatchObject({
      ok: false,
      problem: 'The discovery document: it is of another issuer',
    })
  })

  test('warns when workspaces are all that it gives', async () => {
    const workspace = await server.call<{ id: string }>('POST', '/v1/workspaces', {
      body: { name: 'bare' },
    })
    const rules = [{ when: 'group:x', workspace: workspace.body.id, role: 'member' }]
    const { id } = await create({ rules })
    const { body } = await server.call('POST', `/v1/issuers/${id}/test`)
    expect(body).toMatchObject({ ok: true, warnings: [expect.stringContaining('role')] })
  })

  test('names roles and groups that are gone', async () => {
    await server.call('POST', '/v1/groups', { body: { name: 'passing' } })
    const { id } = await create({ rules: [{ when: 'group:x', group: 'passing' }] })
    await server.call('DELETE', '/v1/groups/passing')
    const { body } = await server.call('POST', `/v1/issuers/${id}/test`)
    expect(body).toMatchObject({ ok: true, missing: ['passing'] })
  })
})

test('a rule that is misspelt is pointed at, and one that gives nothing is told what it may give', async () => {
  for (const [rule, told] of [
    [{ when: 'group:x', grop: 'g' }, '/rules/0/grop is not a field of this request'],
    [{ when: 'x', group: 'g' }, '/rules/0/when: must be role:…'],
    [{ when: 'group:x' }, '/rules/0: must give globalRole, group, or workspace and role'],
  ] as const) {
    const { status, body } = await server.call<{ detail: string }>('POST', '/v1/issuers', {
      body: terms({ rules: [rule] }),
    })
    expect([status, body.detail]).toEqual([400, expect.stringContaining(told)])
  }
})

const malformed: { when: string; more: object }[] = [
  { when: 'there is no audience', more: { audiences: [] } },
  { when: 'an audience comes twice', more: { audiences: [audience, audience] } },
  { when: 'none is an algorithm', more: { algorithms: ['none'] } },
  { when: 'HS256 is an algorithm', more: { algorithms: ['HS256', 'RS256'] } },
  { when: 'the issuer is no URI', more: { issuer: 'local' } },
  { when: 'the issuer has a space', more: { issuer: 'https://a b.test' } },
  { when: 'the clock may be off by an hour', more: { clockToleranceSeconds: 3600 } },
  { when: 'the allow-list is empty', more: { allow: [] } },
  { when: 'a claim has no kind', more: { allow: ['ops'] } },
  { when: 'anything at all is allowed', more: { allow: ['*'] } },
  { when: 'a star is not at the end', more: { rules: [{ when: 'group:*x', group: 'g' }] } },
  {
    when: 'a rule gives two things',
    more: { rules: [{ when: 'group:x', group: 'g', globalRole: 'admin' }] },
  },
  { when: 'a rule gives nothing', more: { rules: [{ when: 'group:x' }] } },
  {
    when: 'a claim would make an owner',
    more: { rules: [{ when: 'group:x', workspace: crypto.randomUUID(), role: 'owner' }] },
  },
  { when: 'a tenant is named', more: { tenantId: 'x' } },
]

const refusals: Refusal[] = [
  ...malformed.map(({ when, more }) => ({
    when,
    as: 'ada',
    method: 'POST',
    path: () => '/v1/issuers',
    body: () => terms(more),
    status: 400,
    code: 'tenantId' in more ? 'IDE-0004' : 'IDE-0002',
  })),
  ...[
    { when: 'there is no address', more: { jwksUrl: undefined } },
    { when: 'there are two addresses', more: { discoveryUrl: 'https://idp.acme.test/d' } },
    { when: 'the address is plain http', more: { jwksUrl: 'http://idp.acme.test/jwks' } },
    { when: 'the address is private', more: { jwksUrl: 'https://10.1.2.3/jwks' } },
    { when: 'the address is the metadata service', more: { jwksUrl: 'https://169.254.169.254/' } },
    { when: 'the address is a private one of IPv6', more: { jwksUrl: 'https://[fd00::1]/jwks' } },
    { when: 'the address is mapped from IPv4', more: { jwksUrl: 'https://[::ffff:10.1.2.3]/' } },
    { when: 'the address is a number', more: { jwksUrl: 'https://167838211/jwks' } },
    { when: 'the address carries a password', more: { jwksUrl: 'https://a:b@idp.acme.test/' } },
    { when: 'the address is a file', more: { jwksUrl: 'file:///etc/passwd' } },
  ].map(({ when, more }) => ({
    when,
    as: 'ada',
    method: 'POST',
    path: () => '/v1/issuers',
    body: () => terms(more),
    status: 400,
    code: 'issuer.address',
  })),
  {
    when: 'the role is unknown',
    as: 'ada',
    method: 'POST',
    path: () => '/v1/issuers',
    body: () => terms({ autoAssignRole: 'nobody' }),
    status: 400,
    code: 'issuer.grant-unknown',
  },
  {
    when: 'the group is unknown',
    as: 'ada',
    method: 'POST',
    path: () => '/v1/issuers',
    body: () => terms({ rules: [{ when: 'group:x', group: 'nobody' }] }),
    status: 400,
    code: 'issuer.grant-unknown',
  },
  {
    when: 'the workspace is unknown',
    as: 'ada',
    method: 'POST',
    path: () => '/v1/issuers',
    body: () => {
      const workspace = '01941f29-7c00-7000-9a65-67088ebcbabd'
      return terms({ rules: [{ when: 'group:x', workspace, role: 'member' }] })
    },
    status: 400,
    code: 'issuer.grant-unknown',
  },
  {
    when: 'the caller may not add members to the workspace',
    as: 'officer',
    method: 'POST',
    path: () => '/v1/issuers',
    body: () => terms({ rules: [{ when: 'group:x', workspace: closed, role: 'member' }] }),
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'the issuer is this very server',
    as: 'ada',
    method: 'POST',
    path: () => '/v1/issuers',
    body: () => terms({ issuer: server.app.url() }),
    status: 400,
    code: 'issuer.own',
  },
  {
    when: 'the caller does not hold the role that new actors would get',
    as: 'officer',
    method: 'POST',
    path: () => '/v1/issuers',
    body: () => terms({ autoAssignRole: 'superadmin' }),
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'the caller does not hold the role that a claim would give',
    as: 'officer',
    method: 'POST',
    path: () => '/v1/issuers',
    body: () => terms({ rules: [{ when: 'role:*', globalRole: 'superadmin' }] }),
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'the caller may do nothing of the kind',
    as: 'nobody',
    method: 'GET',
    path: () => '/v1/issuers',
    status: 403,
    code: 'auth.forbidden',
  },
  {
    when: 'the issuer to test is unknown',
    as: 'ada',
    method: 'POST',
    path: () => '/v1/issuers/01941f29-7c00-7000-9a65-67088ebcbabd/test',
    status: 404,
    code: 'issuer.unknown',
  },
]

describe('refusals', () => {
  const tables = ['issuers', 'issuer_directory']
  for (const refusal of refusals)
    test(`${refusal.method} refuses with ${refusal.code} when ${refusal.when}`, async () => {
      const nobody = refusal.as === 'nobody' ? (await server.user('nobody')).token : undefined
      const token = refusal.as === 'officer' ? officer : nobody
      await expectRefused(server, refusal, { token, tables })
    })

  test('the same issuer twice', async () => {
    const { issuer: name } = await create()
    const again = await server.call<{ code: string }>('POST', '/v1/issuers', {
      body: terms({ issuer: name, audiences: ['other'] }),
    })
    expect([again.status, again.body.code]).toEqual([409, 'issuer.taken'])
  })

  test('an issuer whose actors hold more than whoever would rule it', async () => {
    const { id } = await create({ rules: [{ when: 'role:root', globalRole: 'superadmin' }] })
    for (const [method, body] of [
      ['PATCH', { jwksUrl: 'https://evil.test/jwks' }],
      ['PATCH', { rules: [] }],
      ['PATCH', { enabled: false, audiences: ['other'] }],
      ['PATCH', { enabled: true }],
    ] as const) {
      const reply = await server.call<{ code: string }>(method, `/v1/issuers/${id}`, {
        token: officer,
        body,
      })
      expect([reply.status, reply.body.code]).toEqual([403, 'access.beyond-own'])
    }
    // What only shuts its actors out gives nobody anything.
    const shut = { token: officer, body: { enabled: false } }
    expect((await server.call('PATCH', `/v1/issuers/${id}`, shut)).status).toBe(200)
    expect((await server.call('DELETE', `/v1/issuers/${id}`, { token: officer })).status).toBe(204)
  })
})
