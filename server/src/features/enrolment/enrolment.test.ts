import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '../../../test/harness.ts'
import { audience, type OutsideIssuer, startIssuer } from '../../../test/outside-issuer.ts'
import { rowsOf } from '../../../test/rows.ts'
import { admits, normalise, profileOf } from './claims.ts'

describe('claims', () => {
  test('become kind and value, each once, whatever is no text left out', () => {
    expect(
      normalise({
        roles: ['editor', 'editor', 7, ''],
        groups: 'ops',
        realm_access: { roles: ['offline'] },
        resource_access: { shop: { roles: ['buyer'] }, 'a:b': { roles: ['c'] }, odd: [], worse: 3 },
      }),
    ).toEqual(['client:a%3Ab:c', 'client:shop:buyer', 'group:ops', 'realm:offline', 'role:editor'])
  })

  test('an allow-list admits whoever brings one of it, none admits all', () => {
    expect(admits(null, [])).toBe(true)
    expect(admits(['group:a', 'role:b'], ['role:b'])).toBe(true)
    expect(admits(['group:a'], ['group:ab', 'role:a'])).toBe(false)
    expect(admits(['group:a*'], ['group:ab'])).toBe(true)
    expect(admits(['group:a'], [])).toBe(false)
  })

  const names = (claims: object) => {
    const issuer = { claims } as Parameters<typeof profileOf>[0]
    return (token: object) => profileOf(issuer, { sub: 'x', ...token })
  }
  test('tell name, e-mail and kind, by name or by pointer', () => {
    const profile = names({ name: '/user/name', email: 'https://acme/mail', kind: 'sort' })
    expect(
      profile({ user: { name: ' Grace\n' }, 'https://acme/mail': 'g@acme.test', sort: 'agent' }),
    ).toEqual({ name: 'Grace', email: 'g@acme.test', kind: 'agent' })
    expect(profile({ preferred_username: 'gh', sort: 'emperor' })).toEqual({
      name: 'gh',
      email: undefined,
      kind: 'user',
    })
    expect(names({})({})).toEqual({ name: 'x', email: undefined, kind: 'user' })
  })

  test('are read whatever JSON they are', () => {
    const json = fc.jsonValue({ maxDepth: 4 })
    const some = fc.oneof(json, fc.record({ roles: json }), fc.dictionary(fc.string(), json))
    const claims = ['roles', 'groups', 'realm_access', 'resource_access', 'name', 'email', 'at']
    const token = fc.record(Object.fromEntries(claims.map((claim) => [claim, some])), {
      requiredKeys: [],
    })
    const profile = names({ name: '/at/roles/0', email: '/at/e-mail', kind: '/resource_access/x' })
    fc.assert(
      fc.property(token, (claims) => {
        for (const said of normalise(claims)) expect(said).toMatch(/^(role|realm|group|client):./s)
        expect(['user', 'application', 'service', 'agent']).toContain(profile(claims).kind)
      }),
    )
  })

  test('let a token in that says nothing of a client', async () => {
    await enter({ sub: 'bare-client', resource_access: { x: null, y: 7, z: [null] } })
  })

  test('an e-mail that the issuer does not vouch for is none', () => {
    const token = { email: 'g@acme.test', email_verified: false }
    expect(names({})(token).email).toBeUndefined()
  })
})

interface ActorView {
  readonly id: string
  readonly displayName: string
  readonly email: string | null
  readonly lastSeenAt: string | null
  readonly groups: string[]
  readonly roles: { role: string; group: string | null; syncedBy: string | null }[]
}

const rules = [
  { when: 'group:night', group: 'night' },
  { when: 'group:crew*', group: 'crew' },
  { when: 'group:both', group: 'both' },
  { when: 'realm:boss', globalRole: 'admin' },
]

let server: TestServer
let issuer: OutsideIssuer
let id: string
let skew = 0

beforeAll(async () => {
  server = await startServer()
  issuer = await startIssuer('ES256', () => Date.now() + skew)
  for (const name of ['night', 'crew', 'both'])
    await server.call('POST', '/v1/groups', { body: { name } })
  const trusted = await server.call<{ id: string }>('POST', '/v1/issuers', {
    body: {
      issuer: issuer.url,
      jwksUrl: issuer.jwksUrl,
      audiences: [audience],
      autoAssignRole: 'member',
      rules,
    },
  })
  id = trusted.body.id
})
afterAll(() => issuer.stop())

/** Moves the clocks of both sides. */
const wait = (seconds: number): void => {
  skew += seconds * 1000
  server.advance(seconds)
}
const enter = async (claims: object): Promise<string> => {
  const { status, body } = await server.call<{ id: string }>('GET', '/v1/me', {
    token: await issuer.token({ ...claims }),
  })
  expect([status, body]).toEqual([200, expect.anything()])
  return body.id
}
const view = async (actor: string): Promise<ActorView> =>
  (await server.call<ActorView>('GET', `/v1/actors/${actor}`)).body
const rolesOf = async (actor: string) => (await view(actor)).roles.map(({ role }) => role)

interface Event {
  readonly action: string
  readonly target: string
  readonly actor: string | null
  readonly requestId: string | null
  readonly address: string | null
  readonly facts: Record<string, unknown>
}
const events = async (): Promise<Event[]> =>
  (await server.call<{ items: Event[] }>('GET', '/v1/audit-events?limit=100')).body.items
const eventsOf = async (actor: string): Promise<Event[]> =>
  (await events()).filter(({ target, facts }) =>
    [target.replace('actor/', ''), facts.actor, facts.actorId].includes(actor),
  )

/** Those of one transaction come in no order. */
const actionsOf = async (actor: string) =>
  (await eventsOf(actor)).map(({ action }) => action).sort()

describe('the first token', () => {
  test('makes the actor, with the role that the issuer gives', async () => {
    const actor = await enter({ sub: 'first', name: 'First One', email: 'first@acme.test' })
    expect(await view(actor)).toMatchObject({
      issuer: issuer.url,
      subject: 'first',
      kind: 'user',
      displayName: 'First One',
      email: 'first@acme.test',
      enabled: true,
      roles: [{ role: 'default/member', syncedBy: null }],
    })
    expect(await actionsOf(actor)).toEqual(['actor.created', 'assignment.created'])
  })

  test('makes the user-role of its user', async () => {
    const actor = await enter({ sub: 'person', name: 'A Person' })
    const { body } = await server.call('GET', `/v1/user-roles/${actor}`)
    expect(body).toMatchObject({
      userId: actor,
      issuer: issuer.url,
      subject: 'person',
      policies: [],
    })
  })

  test('makes one actor, if fifty come at once', async () => {
    const tokens = await Promise.all(
      Array.from({ length: 50 }, (_, n) => issuer.token({ sub: 'crowd', jti: `${n}` })),
    )
    const replies = await Promise.all(
      tokens.map((token) => server.call<{ id: string }>('GET', '/v1/me', { token })),
    )
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
    const ids = new Set(replies.map(({ body }) => body.id))
    expect(ids.size).toBe(1)
    const [actor = ''] = ids
    expect(await actionsOf(actor)).toEqual(['actor.created', 'assignment.created'])
  })

  test('gives the automatic role once: taken away by hand, it stays away', async () => {
    const actor = await enter({ sub: 'once' })
    const { body } = await server.call<{ items: { id: string }[] }>(
      'GET',
      `/v1/assignments?actorId=${actor}`,
    )
    await server.call('DELETE', `/v1/assignments/${body.items[0]?.id}`)
    wait(1)
    await enter({ sub: 'once', groups: ['night'] })
    expect(await rolesOf(actor)).toEqual([])
  })
})

describe('a later token', () => {
  test('brings name and e-mail, and blanks no e-mail', async () => {
    const actor = await enter({ sub: 'later', name: 'Old', email: 'old@acme.test' })
    wait(1)
    await enter({ sub: 'later', name: 'New', email: 'new@acme.test' })
    wait(1)
    await enter({ sub: 'later', name: 'Newer' })
    expect(await view(actor)).toMatchObject({ displayName: 'Newer', email: 'new@acme.test' })
    expect((await eventsOf(actor)).at(0)).toMatchObject({
      action: 'actor.updated',
      facts: { before: { name: '[REDACTED]' }, after: { name: '[REDACTED]' } },
    })
  })

  test('writes nothing back when it is older than the one before', async () => {
    const older = await issuer.token({ sub: 'order', name: 'Former', groups: ['night'] })
    wait(1)
    const actor = await enter({ sub: 'order', name: 'Present' })
    expect((await server.call('GET', '/v1/me', { token: older })).status).toBe(200)
    expect(await view(actor)).toMatchObject({ displayName: 'Present', groups: [] })
  })

  test('writes nothing when it says the same', async () => {
    const actor = await enter({ sub: 'same', groups: ['night'] })
    const before = await rowsOf(server.databaseUrl, ['audit_events', 'access_states'])
    wait(1)
    expect(await enter({ sub: 'same', groups: ['night', 'night'] })).toBe(actor)
    expect(await rowsOf(server.databaseUrl, ['audit_events', 'access_states'])).toEqual(before)
  })
})

describe('what claims give', () => {
  test('comes with the claim, is marked, and goes with it', async () => {
    const actor = await enter({ sub: 'sync', groups: ['night', 'crew-7'] })
    expect(await view(actor)).toMatchObject({ groups: ['crew', 'night'] })
    wait(1)
    await enter({ sub: 'sync', groups: ['night'], realm_access: { roles: ['boss'] } })
    const now = await view(actor)
    expect(now.groups).toEqual(['night'])
    // What a product ties to the global role comes with it, as it does for users.
    for (const role of ['default/admin', 'default/infralo-admin'])
      expect(now.roles).toContainEqual(expect.objectContaining({ role, syncedBy: id }))
    wait(1)
    await enter({ sub: 'sync' })
    expect(await view(actor)).toMatchObject({ groups: [], roles: [{ role: 'default/member' }] })
    const told = (await eventsOf(actor)).filter(({ facts }) => facts.syncedBy === id)
    expect(
      told.map(({ action, target, facts }) => `${action} ${facts.role ?? target.slice(6)}`).sort(),
    ).toEqual([
      'assignment.created default/admin',
      'assignment.created default/infralo-admin',
      'assignment.deleted default/admin',
      'assignment.deleted default/infralo-admin',
      'group.member-added crew',
      'group.member-added night',
      'group.member-removed crew',
      'group.member-removed night',
    ])
  })

  test('decides at once, like a role given by hand', async () => {
    const may = async (claims: object) => {
      const token = await issuer.token({ sub: 'power', ...claims })
      return (await server.call('GET', '/v1/users', { token })).status
    }
    expect(await may({})).toBe(403)
    wait(1)
    expect(await may({ realm_access: { roles: ['boss'] } })).toBe(200)
    wait(1)
    expect(await may({})).toBe(403)
  })

  test('leaves what was given by hand, also when both give it', async () => {
    const actor = await enter({ sub: 'hand', groups: ['both'] })
    for (const group of ['both', 'crew'])
      await server.call('POST', `/v1/groups/${group}/members`, { body: { actorId: actor } })
    const members = async () =>
      (await server.call<{ items: object[] }>('GET', '/v1/groups/both/members')).body.items
    expect(await members()).toEqual([
      expect.objectContaining({ id: actor, byHand: true, syncedBy: id }),
    ])
    wait(1)
    await enter({ sub: 'hand' })
    expect((await view(actor)).groups).toEqual(['both', 'crew'])
    expect(await members()).toEqual([
      expect.objectContaining({ id: actor, byHand: true, syncedBy: null }),
    ])
  })

  test('is not taken away by hand while the claim is there', async () => {
    const actor = await enter({
      sub: 'kept',
      groups: ['night'],
      realm_access: { roles: ['boss'] },
    })
    const member = await server.call<{ code: string }>(
      'DELETE',
      `/v1/groups/night/members/${actor}`,
    )
    expect([member.status, member.body.code]).toEqual([409, 'group.member-synced'])
    const { body } = await server.call<{ items: { id: string; syncedBy: string | null }[] }>(
      'GET',
      `/v1/assignments?actorId=${actor}`,
    )
    const synced = body.items.find(({ syncedBy }) => syncedBy !== null)
    const role = await server.call<{ code: string }>('DELETE', `/v1/assignments/${synced?.id}`)
    expect([role.status, role.body.code]).toEqual([409, 'assignment.synced'])
    expect(await view(actor)).toMatchObject({ groups: ['night'] })
  })

  test('is no membership of a workspace that hands end or change, but one may be made owner', async () => {
    const workspace = await server.call<{ id: string }>('POST', '/v1/workspaces', {
      body: { name: 'synced' },
    })
    await server.call('PATCH', `/v1/issuers/${id}`, {
      body: {
        rules: [...rules, { when: 'group:in', workspace: workspace.body.id, role: 'admin' }],
      },
    })
    const token = await issuer.token({ sub: 'inside', groups: ['in'] })
    const { body } = await server.call<{ id: string }>('GET', '/v1/me', { token })
    const member = `/v1/workspaces/${workspace.body.id}/members/${body.id}`
    for (const [method, path, options] of [
      ['DELETE', member, {}],
      ['PATCH', member, { body: { role: 'member' } }],
      ['POST', `/v1/workspaces/${workspace.body.id}/leave`, { token }],
    ] as const) {
      const reply = await server.call<{ code: string }>(method, path, options)
      expect([method, reply.status, reply.body.code]).toEqual([method, 409, 'member.synced'])
    }
    const owner = await server.call('PATCH', member, { body: { role: 'owner' } })
    expect(owner.body).toMatchObject({ role: 'owner', source: 'manual' })
    wait(1)
    await enter({ sub: 'inside' })
    expect((await server.call('DELETE', member)).status).toBe(204)
  })

  test('follows the rules when these change, with the next token', async () => {
    const other = await startIssuer('EdDSA')
    const trusted = await server.call<{ id: string }>('POST', '/v1/issuers', {
      body: { issuer: other.url, jwksUrl: other.jwksUrl, audiences: [audience] },
    })
    const token = await other.token({ groups: ['x'] })
    const { body } = await server.call<{ id: string }>('GET', '/v1/me', { token })
    expect((await view(body.id)).groups).toEqual([])
    await server.call('PATCH', `/v1/issuers/${trusted.body.id}`, {
      body: { rules: [{ when: 'group:x', group: 'crew' }] },
    })
    expect((await server.call('GET', '/v1/me', { token })).status).toBe(200)
    expect((await view(body.id)).groups).toEqual(['crew'])

    await server.call('DELETE', `/v1/issuers/${trusted.body.id}`)
    expect((await view(body.id)).groups).toEqual([])
    expect((await server.call('GET', '/v1/me', { token })).status).toBe(401)
    const trail = '/v1/audit-events?action=issuer.deleted&limit=1'
    const told = await server.call<{ items: object[] }>('GET', trail)
    const withdrawn = { roles: [], groups: [`crew of ${body.id}`], workspaces: [] }
    expect(told.body.items).toMatchObject([{ facts: { withdrawn } }])
    await other.stop()
  })

  test('is told as what hands give, at the request that brought the claim', async () => {
    const workspace = await server.call<{ id: string }>('POST', '/v1/workspaces', {
      body: { name: 'told' },
    })
    const other = await startIssuer()
    const trusted = await server.call<{ id: string }>('POST', '/v1/issuers', {
      body: {
        issuer: other.url,
        jwksUrl: other.jwksUrl,
        audiences: [audience],
        rules: [
          { when: 'group:x', group: 'crew' },
          { when: 'group:x', workspace: workspace.body.id, role: 'member' },
          { when: 'group:x', globalRole: 'member' },
        ],
      },
    })
    const call = async (requestId: string, claims: object) =>
      server.call<{ id: string }>('GET', '/v1/me', {
        token: await other.token({ ...claims }),
        headers: { 'x-request-id': requestId },
      })
    const { body } = await call('that-came', { groups: ['x'], name: 'Told', email: 't@acme.test' })
    const at = Math.floor(Date.now() / 1000)
    await call('that-went', { name: 'Told Anew', iat: at + 1 })
    const told = (await eventsOf(body.id)).map((event) => [
      event.requestId,
      event.address,
      event.actor,
      event.action,
      event.target.replace(/[^/]+-[^/]+$/, 'id'),
      event.facts.syncedBy,
    ])
    const from = (requestId: string, action: string, target: string) => {
      const by = action.startsWith('actor.') ? undefined : trusted.body.id
      return [requestId, '127.0.0.1', null, action, target, by]
    }
    const synced = ['assignment/id', 'group/crew', 'workspace/id']
    for (const [request, verb, own] of [
      ['that-came', 'added', ['actor.created', 'assignment.created']],
      ['that-went', 'removed', ['actor.updated', 'assignment.deleted']],
    ] as const) {
      const actions = [own[1], `group.member-${verb}`, `member.${verb}`]
      for (const [index, action] of actions.entries())
        expect(told).toContainEqual(from(request, action, synced[index] ?? ''))
      expect(told).toContainEqual(from(request, own[0], 'actor/id'))
    }
    expect(JSON.stringify(await eventsOf(body.id))).not.toMatch(/Told|acme\.test|grace/)
    await other.stop()
  })

  test('is gone when the issuer’s claims admit the actor no more', async () => {
    const other = await startIssuer()
    await server.call('POST', '/v1/issuers', {
      body: {
        issuer: other.url,
        jwksUrl: other.jwksUrl,
        audiences: [audience],
        allow: ['group:staff', 'role:guest'],
        rules: [{ when: 'group:*', group: 'crew' }],
      },
    })
    const count = async () =>
      (await server.call<{ total: number }>('GET', `/v1/actors?issuer=${other.url}`)).body.total
    const reply = async (claims: object) =>
      server.call<{ id: string; detail: string }>('GET', '/v1/me', {
        token: await other.token({ ...claims }),
      })
    expect((await reply({ groups: ['strangers'] })).status).toBe(401)
    expect(await count()).toBe(0)
    const at = Math.floor(Date.now() / 1000)
    const { body } = await reply({ groups: ['staff'], iat: at - 2 })
    expect((await view(body.id)).groups).toEqual(['crew'])
    const refused = await reply({ groups: ['strangers'], iat: at - 1 })
    expect([refused.status, refused.body.detail]).toEqual([401, expect.stringContaining('admit')])
    expect((await view(body.id)).groups).toEqual([])
    const rows = (await events()).filter(({ action }) => action === 'token.refused')
    expect(rows.map(({ actor, address, facts }) => [actor, address, facts.reason])).toEqual([
      [body.id, '127.0.0.1', 'not-admitted'],
      [null, '127.0.0.1', 'not-admitted'],
    ])
    await other.stop()
  })
})

describe('last seen', () => {
  test('is noted to the minute, of actors of every issuer', async () => {
    const actor = await enter({ sub: 'seen' })
    const seen = async (one: string) => (await view(one)).lastSeenAt
    await expect.poll(() => seen(actor), { timeout: 5000 }).toEqual(expect.any(String))
    await expect.poll(() => seen(server.administrator)).toEqual(expect.any(String))
    const before = await seen(actor)
    wait(30)
    await enter({ sub: 'seen' })
    wait(31)
    await enter({ sub: 'seen' })
    await expect.poll(() => seen(actor), { timeout: 5000 }).not.toBe(before)
  })
})
