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
  server = await startPlatform()
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
  server.call<{ id: string; code: string; tenant: { slug: string } }>('GET', `${at}/v1/me`, {
    token,
  })
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

  test('sends a token that names both to neither', async () => {
    const before = await rowsOf(server.databaseUrl, ['actors', 'audit_events'])
    const reply = await me(await issuer.token({ aud: ['for-acme', 'for-rival'], sub: 'both' }))
    expect([reply.status, reply.body.code]).toEqual([401, 'AUT-0007'])
    expect(await rowsOf(server.databaseUrl, ['actors', 'audit_events'])).toEqual(before)
  })

  test('gives audiences to the first who asks; the other is told, and nothing of it is kept', async () => {
    const iss = 'https://contested.test'
    const replies = await Promise.all([trust(acme, ['a', 'b'], iss), trust(rival, ['b', 'a'], iss)])
    const codes = replies.map(({ status, body }) => [status, body.code]).sort()
    expect(codes).toEqual([
      [201, undefined],
      [409, 'issuer.audience-taken'],
    ])
    const directory = await rowsOf(server.databaseUrl, ['issuer_directory'])
    expect(JSON.stringify(directory).match(/contested/g)).toHaveLength(2)

    const [winner, loser] = replies[0].status === 201 ? [acme, rival] : [rival, acme]
    const won = replies.find(({ status }) => status === 201)?.body.id
    expect((await trust(loser, ['c'], iss)).status).toBe(201)
    expect((await winner.call('DELETE', `/v1/issuers/${won}`)).status).toBe(204)
    expect((await trust(winner, ['c'], iss)).body.code).toBe('issuer.audience-taken')
    expect((await trust(winner, ['a'], iss)).status).toBe(201)
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

describe('a tenant that is suspended', () => {
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
