import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '../harness.ts'
import { audience, type OutsideIssuer, startIssuer } from '../outside-issuer.ts'
import { rowsOf } from '../rows.ts'

let server: TestServer
/** An admin, who holds less than a superadmin. */
let officer: string
const issuers: OutsideIssuer[] = []

beforeAll(async () => {
  server = await startServer()
  officer = (await server.user('officer', ['admin-group'])).token
})
afterAll(() => Promise.all(issuers.map((issuer) => issuer.stop())))

interface Trusted {
  readonly outside: OutsideIssuer
  readonly id: string
  readonly terms: object
}

const trust = async (more: object = {}): Promise<Trusted> => {
  const outside = await startIssuer()
  issuers.push(outside)
  const terms = { issuer: outside.url, jwksUrl: outside.jwksUrl, audiences: [audience], ...more }
  const { status, body } = await server.call<{ id: string }>('POST', '/v1/issuers', { body: terms })
  expect(status).toBe(201)
  return { outside, id: body.id, terms }
}

/** The actor of the issuer's one subject, and its token. */
const enter = async (outside: OutsideIssuer) => {
  const token = await outside.token({ scope: 'x' })
  const { status, body } = await server.call<{ id: string }>('GET', '/v1/me', { token })
  expect(status).toBe(200)
  return { id: body.id, token }
}

const post = async (path: string, body: unknown, token = server.token) => {
  const reply = await server.call<{ id: string; key: string }>('POST', path, { token, body })
  expect([path, reply.status, reply.body]).toEqual([path, expect.any(Number), expect.anything()])
  expect(Math.floor(reply.status / 100)).toBe(2)
  return reply.body
}

describe('whoever changes an issuer holds what its actors hold', () => {
  const role = 'default/superadmin'
  const ways: { by: string; give: (actor: string) => Promise<unknown> }[] = [
    { by: 'a role', give: (actorId) => post('/v1/assignments', { actorId, role }) },
    {
      by: 'a group',
      async give(actorId) {
        await post('/v1/groups', { name: 'strong' })
        await post('/v1/assignments', { group: 'strong', role })
        await post('/v1/groups/strong/members', { actorId })
      },
    },
    {
      by: 'a policy of their own',
      async give(actor) {
        const selectors = [{ kind: 'all', actions: ['*/*:*'] }]
        await post('/v1/policies', { code: 'all', effect: 'allow', selectors })
        await post(`/v1/user-roles/${actor}/attach`, { policies: ['default/all'] })
      },
    },
    {
      by: 'a collection of their own',
      async give(actor) {
        await post('/v1/policy-collections', { code: 'all', policies: ['default/all'] })
        await post(`/v1/user-roles/${actor}/attach`, { collections: ['default/all'] })
      },
    },
  ]
  for (const { by, give } of ways)
    test(`by ${by}`, async () => {
      const { outside, id, terms } = await trust()
      const { id: actor } = await enter(outside)
      await give(actor)
      for (const body of [
        { jwksUrl: 'https://evil.test/jwks' },
        { discoveryUrl: 'https://evil.test/metadata' },
        { audiences: ['https://evil.test'] },
        { algorithms: ['RS256'] },
        { claims: { name: 'nick' } },
        { allow: ['group:x'] },
        { rules: [] },
        { autoAssignRole: 'member' },
        { acceptIdTokens: true },
      ]) {
        const reply = await server.call<{ code: string }>('PATCH', `/v1/issuers/${id}`, {
          token: officer,
          body,
        })
        expect([body, reply.status, reply.body.code]).toEqual([body, 403, 'access.beyond-own'])
      }
      // Nor by trusting it anew, once it is gone.
      const removed = await server.call('DELETE', `/v1/issuers/${id}`, { token: officer })
      expect(removed.status).toBe(204)
      const anew = await server.call<{ code: string }>('POST', '/v1/issuers', {
        token: officer,
        body: terms,
      })
      expect([anew.status, anew.body.code]).toEqual([403, 'access.beyond-own'])
    })

  test('but what workspaces give does not count', async () => {
    const { outside, id } = await trust()
    const { id: actorId } = await enter(outside)
    const workspace = await server.call<{ id: string }>('POST', '/v1/workspaces', {
      body: { name: 'apart' },
    })
    await server.call('POST', `/v1/workspaces/${workspace.body.id}/members`, {
      body: { actorId, role: 'admin' },
    })
    const change = { token: officer, body: { clockToleranceSeconds: 10 } }
    expect((await server.call('PATCH', `/v1/issuers/${id}`, change)).status).toBe(200)
    expect((await server.call('DELETE', `/v1/issuers/${id}`, { token: officer })).status).toBe(204)
  })
})

describe('an issuer that is trusted no more', () => {
  const decided = async (sub: string) => {
    const { body } = await server.call<{ authorized: boolean; reason: string }>(
      'POST',
      '/v1/authorize',
      { body: { sub, product: 'access-manager', resource: 'users', action: 'list' } },
    )
    return body
  }
  const ends: { when: string; end: (id: string) => Promise<unknown> }[] = [
    {
      when: 'disabled',
      end: (id) => server.call('PATCH', `/v1/issuers/${id}`, { body: { enabled: false } }),
    },
    { when: 'deleted', end: (id) => server.call('DELETE', `/v1/issuers/${id}`) },
  ]
  for (const { when, end } of ends)
    test(`has every credential of its actors refused: ${when}`, async () => {
      const { outside, id, terms } = await trust({ autoAssignRole: 'admin' })
      const { id: actor, token } = await enter(outside)
      const { id: workspace } = await post('/v1/workspaces', { name: when }, token)
      const path = `/v1/workspaces/${workspace}/api-keys`
      const { key } = await post(path, { name: 'machine', models: 'all' }, token)
      const credentials = [token, key]
      const statuses = () =>
        Promise.all(
          credentials.map(
            async (one) => (await server.call('GET', '/v1/me', { token: one })).status,
          ),
        )
      expect(await statuses()).toEqual([200, 200])
      expect((await decided(actor)).authorized).toBe(true)

      await end(id)
      expect(await statuses()).toEqual([401, 401])
      expect(await decided(actor)).toMatchObject({ authorized: false, reason: 'actor-disabled' })

      const again = await (when === 'disabled'
        ? server.call('PATCH', `/v1/issuers/${id}`, { body: { enabled: true } })
        : server.call('POST', '/v1/issuers', { body: terms }))
      expect([200, 201]).toContain(again.status)
      expect(await statuses()).toEqual([200, 200])
    })

  test('lets nobody stay who came in meanwhile', async () => {
    const { outside, id } = await trust({ autoAssignRole: 'admin' })
    const tokens = await Promise.all(
      Array.from({ length: 30 }, (_, n) => outside.token({ sub: `late${n}` })),
    )
    const come = Promise.all(tokens.map((token) => server.call('GET', '/v1/me', { token })))
    await server.call('PATCH', `/v1/issuers/${id}`, { body: { enabled: false } })
    expect(new Set((await come).map(({ status }) => status)).has(500)).toBe(false)
    const { body } = await server.call<{ items: { id: string }[] }>(
      'GET',
      `/v1/actors?issuer=${outside.url}&limit=100`,
    )
    for (const actor of body.items)
      expect(await decided(actor.id)).toMatchObject({ reason: 'actor-disabled' })
  })
})

describe('an outside actor that is deleted', () => {
  test('is forgotten, in the past too, and is a new one when it comes again', async () => {
    const { outside } = await trust({ autoAssignRole: 'admin' })
    const claims = { sub: 'grace-hopper', name: 'Grace Hopper', email: 'grace@navy.test' }
    const come = async (more: object = {}) => {
      const token = await outside.token({ ...claims, ...more })
      const { status, body } = await server.call<{ id: string }>('GET', '/v1/me', { token })
      expect(status).toBe(200)
      return { id: body.id, token }
    }
    const iat = Math.floor(Date.now() / 1000) - 1
    const exp = iat + 600
    const { id, token } = await come({ iat, exp })
    const { id: workspace } = await post('/v1/workspaces', { name: 'hers' }, token)
    const keys = `/v1/workspaces/${workspace}/api-keys`
    const { key } = await post(keys, { name: 'hers', models: 'all' }, token)
    await post('/v1/groups', { name: 'navy' })
    await post('/v1/groups/navy/members', { actorId: id })
    const asOf = new Date().toISOString()
    const question = { actor: id, permission: 'access-manager/users:list', asOf }
    expect((await server.call('POST', '/v1/explain', { body: question })).status).toBe(200)

    expect((await server.call('DELETE', `/v1/actors/${id}`)).status).toBe(204)
    expect((await server.call('GET', `/v1/actors/${id}`)).status).toBe(404)
    expect((await server.call('DELETE', `/v1/actors/${id}`)).status).toBe(404)
    expect((await server.call('GET', '/v1/me', { token: key })).status).toBe(401)

    const tables = await rowsOf(server.databaseUrl, ['actors', 'access_states', 'audit_events'])
    expect(JSON.stringify(tables)).not.toMatch(/grace-hopper|Grace Hopper|navy\.test/)
    const trail = await server.call<{ items: object[] }>(
      'GET',
      `/v1/audit-events?target=actor/${id}&action=actor.deleted`,
    )
    expect(trail.body.items).toHaveLength(1)

    // The very claims of before, at the very second.
    const anew = await come({ iat, exp, jti: 'anew' })
    expect(anew.id).not.toBe(id)
    const { body } = await server.call<{ id: string }>('GET', '/v1/me', { token })
    expect(body.id).toBe(anew.id)
    const actor = await server.call('GET', `/v1/actors/${anew.id}`)
    expect(actor.body).toMatchObject({ subject: 'grace-hopper', groups: [] })
  })
})
