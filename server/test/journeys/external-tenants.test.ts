import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestServer } from '../harness.ts'
import { type OutsideIssuer, startIssuer } from '../outside-issuer.ts'
import { foundTenant, startPlatform, type TestTenant } from '../platform.ts'
import { rowsOf } from '../rows.ts'

let server: TestServer
let issuer: OutsideIssuer
let acme: TestTenant
let rival: TestTenant

beforeAll(async () => {
  server = await startPlatform({ CASTELLAN_ALLOW_LOOPBACK_ISSUERS: 'true' })
  issuer = await startIssuer()
  acme = await foundTenant(server, 'acme')
  rival = await foundTenant(server, 'rival')
  for (const [tenant, audience] of [
    [acme, 'for-acme'],
    [rival, 'for-rival'],
  ] as const)
    expect((await trust(tenant, [audience])).status).toBe(201)
})
afterAll(() => issuer.stop())

const trust = (tenant: TestTenant, audiences: readonly string[], iss = issuer.url) =>
  tenant.call<{ id: string; code: string }>('POST', '/v1/issuers', {
    body: { issuer: iss, jwksUrl: issuer.jwksUrl, audiences },
  })
const me = (token: string, at = '') =>
  server.call<{ id: string; code: string; detail: string; tenant: { slug: string } }>(
    'GET',
    `${at}/v1/me`,
    {
      token,
    },
  )
const actorsOf = async (tenant: TestTenant) =>
  (await tenant.call<{ total: number }>('GET', `/v1/actors?issuer=${issuer.url}`)).body.total

describe('one issuer for two tenants', () => {
  test('sends each token to the tenant whose audience it names, as another actor', async () => {
    const [one, other] = [
      await me(await issuer.token({ aud: 'for-acme' })),
      await me(await issuer.token({ aud: 'for-rival' })),
    ]
    expect([one.body.tenant.slug, other.body.tenant.slug]).toEqual(['acme', 'rival'])
    expect(one.body.id).not.toBe(other.body.id)
    expect((await acme.call('GET', `/v1/actors/${other.body.id}`)).status).toBe(404)
  })

  test('sends a token that names both to neither, and where it is meant to one', async () => {
    const token = await issuer.token({ aud: ['for-acme', 'for-rival'], sub: 'both' })
    const before = await rowsOf(server.databaseUrl, ['actors', 'audit_events'])
    const reply = await me(token)
    expect([reply.status, reply.body.code]).toEqual([401, 'AUT-0007'])
    expect(reply.body.detail).toContain('/t/{slug}')
    expect(await rowsOf(server.databaseUrl, ['actors', 'audit_events'])).toEqual(before)
    expect((await me(token, '/t/acme')).body.tenant.slug).toBe('acme')
    expect((await me(token, '/t/rival')).body.tenant.slug).toBe('rival')
    expect((await me(token)).status).toBe(401)
  })

  test('is ruled by each tenant for itself alone', async () => {
    const { body } = await rival.call<{ items: { id: string }[] }>('GET', '/v1/issuers')
    const id = body.items[0]?.id
    for (const [method, path] of [
      ['GET', `/v1/issuers/${id}`],
      ['PATCH', `/v1/issuers/${id}`],
      ['DELETE', `/v1/issuers/${id}`],
      ['POST', `/v1/issuers/${id}/test`],
    ] as const)
      expect((await acme.call<{ code: string }>(method, path)).body.code).toBe('issuer.unknown')
    expect((await me(await issuer.token({ aud: 'for-rival' }))).status).toBe(200)
  })

  test('is taken at the tenant’s own address and at no other’s', async () => {
    const token = await issuer.token({ aud: 'for-acme' })
    expect((await me(token, '/t/acme')).status).toBe(200)
    expect((await me(token, '/t/rival')).status).toBe(401)
  })

  test('never operates the platform', async () => {
    const token = await issuer.token({ aud: 'for-acme', tenantId: 'platform' })
    expect((await server.call('GET', '/v1/tenants', { token })).status).toBe(403)
  })
})

describe('a rival that names the issuer and audience of another tenant', () => {
  const seconds = () => Math.floor(Date.now() / 1000)
  const terms = (more: object) => ({
    body: { issuer: issuer.url, jwksUrl: issuer.jwksUrl, audiences: ['for-acme'], ...more },
  })
  let entry = ''
  /** Makes these the rival's terms. */
  const rivalTrusts = async (more: object) => {
    if (entry) await rival.call('DELETE', `/v1/issuers/${entry}`)
    const { status, body } = await rival.call<{ id: string }>('POST', '/v1/issuers', terms(more))
    expect(status).toBe(201)
    entry = body.id
  }
  let forger: OutsideIssuer
  beforeAll(async () => {
    forger = await startIssuer()
    const { body } = await rival.call<{ items: { id: string }[] }>('GET', '/v1/issuers')
    for (const { id } of body.items) await rival.call('DELETE', `/v1/issuers/${id}`)
  })
  afterAll(() => forger.stop())

  let tokens = 0
  const enter = async (at = '') => {
    tokens += 1
    return me(await issuer.token({ aud: 'for-acme', sub: `guest${tokens}` }), at)
  }

  const harmless: { when: string; more: () => object }[] = [
    { when: 'it has no such keys', more: () => ({ jwksUrl: forger.jwksUrl }) },
    { when: 'its keys cannot be had', more: () => ({ jwksUrl: 'http://127.0.0.1:9/jwks' }) },
    { when: 'its keys are of other algorithms', more: () => ({ algorithms: ['RS256'] }) },
    { when: 'it admits none like it', more: () => ({ allow: ['group:nobody'] }) },
    { when: 'it is disabled', more: () => ({ enabled: false }) },
  ]
  for (const { when, more } of harmless)
    test(`keeps nobody out when ${when}`, async () => {
      await rivalTrusts(more())
      const reply = await enter()
      expect([reply.status, reply.body.tenant?.slug]).toEqual([200, 'acme'])
    })

  test('keeps nobody out when it is suspended', async () => {
    await rivalTrusts({})
    expect((await enter()).status).toBe(401)
    await server.call('POST', `/v1/tenants/${rival.id}/suspend`)
    server.advance(2)
    expect((await enter()).body.tenant?.slug).toBe('acme')
    await server.call('POST', `/v1/tenants/${rival.id}/resume`)
    server.advance(2)
    expect((await enter()).status).toBe(401)
  })

  test('keeps nobody out when it is deleted', async () => {
    await rivalTrusts({ enabled: false })
    const gone = await foundTenant(server, 'gone')
    await gone.call('POST', '/v1/issuers', terms({}))
    expect((await enter()).status).toBe(401)
    expect((await server.call('DELETE', `/v1/tenants/${gone.id}`)).status).toBe(204)
    server.advance(2)
    expect((await enter()).body.tenant?.slug).toBe('acme')
  })

  test('keeps nobody of the default organization out, which is at home at the root', async () => {
    await rivalTrusts({ enabled: false })
    const { body } = await server.call<{ id: string }>('POST', '/v1/issuers', terms({}))
    const { body: home } = await server.call<{ tenant: { slug: string } }>('GET', '/v1/me')
    const both = await enter()
    expect([both.status, both.body.tenant?.slug]).toEqual([200, home.tenant.slug])
    await rivalTrusts({})
    expect((await enter()).body.tenant?.slug).toBe(home.tenant.slug)
    expect((await enter('/t/acme')).body.tenant?.slug).toBe('acme')
    await server.call('DELETE', `/v1/issuers/${body.id}`)
    expect((await enter()).status).toBe(401)
    await rivalTrusts({ enabled: false })
    expect((await enter()).body.tenant?.slug).toBe('acme')
  })

  test('takes back the token that was verified before, where nothing says who is meant', async () => {
    await rivalTrusts({ enabled: false })
    const token = await issuer.token({ aud: 'for-acme', sub: 'cached' })
    expect((await me(token)).status).toBe(200)
    await rival.call('PATCH', `/v1/issuers/${entry}`, { body: { enabled: true } })
    expect((await me(token)).status).toBe(401)
    expect((await me(token, '/t/acme')).status).toBe(200)
    await rival.call('PATCH', `/v1/issuers/${entry}`, { body: { enabled: false } })
    expect((await me(token)).status).toBe(200)
  })

  test('is no reason that somebody else is told', async () => {
    await rivalTrusts({ jwksUrl: 'http://127.0.0.1:9/jwks' })
    const expired = { aud: 'for-acme', iat: seconds() - 90, exp: seconds() - 60 }
    const reply = await me(await issuer.token(expired))
    expect([reply.status, reply.body.detail]).toEqual([401, expect.stringContaining('time is up')])
  })

  test('has its keys asked for no more often than before, whoever sends what', async () => {
    await rivalTrusts({ jwksUrl: forger.jwksUrl })
    const before = forger.fetches()
    for (let n = 0; n < 20; n += 1) await enter()
    expect(forger.fetches() - before).toBeLessThanOrEqual(2)
  })

  test('cannot be many', async () => {
    await rivalTrusts({ enabled: false })
    for (let n = 0; n < 8; n += 1) {
      const { call } = await foundTenant(server, `crowd${n}`)
      await call('POST', '/v1/issuers', terms({ jwksUrl: forger.jwksUrl }))
    }
    expect((await enter()).body.tenant?.slug).toBe('acme')
    expect((await enter('/t/acme')).status).toBe(200)
  })
})

describe('a tenant that is suspended', () => {
  beforeAll(async () => {
    const { body } = await rival.call<{ items: { id: string }[] }>('GET', '/v1/issuers')
    for (const { id } of body.items) await rival.call('DELETE', `/v1/issuers/${id}`)
    expect((await trust(rival, ['for-rival'])).status).toBe(201)
  })

  test('takes nobody in, makes no actor, and takes in again when it is not', async () => {
    const known = await issuer.token({ aud: 'for-rival' })
    expect((await me(known)).status).toBe(200)
    const before = await actorsOf(rival)
    const set = (verb: string) => server.call('POST', `/v1/tenants/${rival.id}/${verb}`)
    expect((await set('suspend')).status).toBe(200)
    for (const token of [known, await issuer.token({ aud: 'for-rival', sub: 'newcomer' })])
      expect((await me(token)).status).toBe(403)
    expect((await set('resume')).status).toBe(200)
    expect(await actorsOf(rival)).toBe(before)
    server.advance(2)
    expect((await me(known)).status).toBe(200)
  })
})
