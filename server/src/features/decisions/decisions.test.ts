import { describe, expect, test } from 'vitest'
import { startServer } from '../../../test/harness.ts'

const server = await startServer()
const { call } = server
const viewer = await server.user('viewer', ['midaz-viewer-group'])
const plain = await server.user('plain')
const unknownId = '01890000-0000-7000-8000-000000000000'

interface Answer {
  readonly authorized: boolean
  readonly timestamp: string
  readonly reason: string
  readonly code: string
}

const authorize = (token: string, body: unknown, headers = {}) =>
  call<Answer>('POST', '/v1/authorize', { token, body, headers })

const may = async (token: string, body: unknown) => (await authorize(token, body)).body.authorized

const readAccounts = { resource: 'accounts', action: 'get' }

async function machine(product: string): Promise<{ id: string; token: string }> {
  const { body } = await call<{ id: string; clientId: string; clientSecret: string }>(
    'POST',
    '/v1/applications',
    { body: { name: product, description: 'asks' } },
  )
  const { id, clientId, clientSecret } = body
  const token = await call<{ accessToken: string }>('POST', '/v1/login/oauth/access_token', {
    token: null,
    body: { grantType: 'client_credentials', clientId, clientSecret },
  })
  return { id, token: token.body.accessToken }
}

const ledger = await machine('midaz')
const crm = await machine('plugin-crm')

describe('authorize', () => {
  test('answers 200 either way, with the reason and an RFC 3339 instant', async () => {
    const yes = await authorize(viewer.token, readAccounts)
    expect([yes.status, yes.body.authorized, yes.body.reason]).toEqual([200, true, 'granted'])
    expect(yes.body.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    const no = await authorize(viewer.token, { resource: 'accounts', action: 'post' })
    expect([no.status, no.body.authorized, no.body.reason]).toEqual([200, false, 'no-match'])
    expect(Object.keys(no.body).sort()).toEqual(['authorized', 'reason', 'timestamp'])
  })

  test('takes the token bare, with Bearer, and with it in any case', async () => {
    for (const authorization of [
      viewer.token,
      `Bearer ${viewer.token}`,
      `bearer ${viewer.token}`,
    ]) {
      const reply = await call<Answer>('POST', '/v1/authorize', {
        token: null,
        body: readAccounts,
        headers: { authorization },
      })
      expect([reply.status, reply.body.authorized]).toEqual([200, true])
    }
    for (const authorization of ['Basic YTpi', `Token ${viewer.token}`, 'Bearer', 'nonsense']) {
      const reply = await call<Answer>('POST', '/v1/authorize', {
        token: null,
        body: readAccounts,
        headers: { authorization },
      })
      expect([authorization, reply.status]).toEqual([authorization, 401])
    }
  })

  test('knows a person as owner/id, and asks about them what they are asked', async () => {
    const sub = `default/${viewer.id}`
    expect(await may(viewer.token, { sub, product: 'midaz', ...readAccounts })).toBe(true)
    expect(await may(viewer.token, { sub: viewer.id, ...readAccounts })).toBe(true)
  })

  test('finds the product by itself when only one has the pair, and asks for it when several do', async () => {
    const both = await authorize(server.token, { resource: 'users', action: 'get' })
    expect([both.status, both.body.code]).toEqual([400, 'decision.product-needed'])
    expect(await may(server.token, { resource: 'users', action: 'get', product: 'identity' })).toBe(
      true,
    )
    expect(await may(server.token, { resource: 'no-such', action: 'get' })).toBe(false)
    expect(await may(server.token, { ...readAccounts, product: 'no-such' })).toBe(false)
    expect(await may(viewer.token, { ...readAccounts, product: 'routing' })).toBe(false)
  })

  test('takes admin/<product>-editor-role from an application for itself and what it holds', async () => {
    const sub = 'admin/midaz-editor-role'
    expect(await may(ledger.token, { sub, resource: 'accounts', action: 'delete' })).toBe(true)
    expect(await may(ledger.token, { sub, resource: 'users', action: 'delete' })).toBe(false)
    // The name promises the ledger's editor; the application is the CRM's.
    expect(await may(crm.token, { sub, resource: 'accounts', action: 'get' })).toBe(false)
    const own = { sub: 'admin/plugin-crm-editor-role', resource: 'holders', action: 'post' }
    expect(await may(crm.token, own)).toBe(true)
  })

  test('takes that name from nobody else', async () => {
    const sub = 'admin/midaz-editor-role'
    const refused = await authorize(plain.token, { sub, ...readAccounts })
    expect([refused.status, refused.body.code]).toEqual([403, 'decision.subject-foreign'])
    const unknown = await authorize(server.token, { sub, ...readAccounts })
    expect([unknown.status, unknown.body.code]).toEqual([404, 'AUT-1015'])
  })

  test('about somebody else needs decisions:evaluate, also to learn that there is nobody', async () => {
    for (const sub of [viewer.id, `default/${viewer.id}`, unknownId, `acme/${viewer.id}`, '']) {
      const refused = await authorize(plain.token, { sub, ...readAccounts })
      expect([sub, refused.status, refused.body.code]).toEqual([
        sub,
        403,
        'decision.subject-foreign',
      ])
    }
    expect(await may(server.token, { sub: `default/${viewer.id}`, ...readAccounts })).toBe(true)
    expect(await may(server.token, { sub: plain.id, ...readAccounts })).toBe(false)
    for (const sub of [unknownId, `acme/${viewer.id}`, 'nobody']) {
      const reply = await authorize(server.token, { sub, ...readAccounts })
      expect([reply.status, reply.body.code]).toEqual([404, 'AUT-1015'])
    }
  })

  test('takes what describes the resource and the caller, in either form of id', async () => {
    for (const resourceId of ['a7', { code: 'a7', ledger: 'l1' }])
      expect(
        await may(viewer.token, {
          ...readAccounts,
          resourceId,
          attributes: { state: 'open', amount: 7, nested: { list: [1, null] } },
          clientIp: '203.0.113.9',
          workspace: null,
        }),
      ).toBe(true)
  })

  test('waits for a version that was seen, and says when it does not come', async () => {
    const written = await call('POST', '/v1/groups', { body: { name: 'seen' } })
    const version = Number(written.headers.get('x-access-version'))
    expect(await may(viewer.token, { ...readAccounts, minVersion: version })).toBe(true)
    const early = await authorize(viewer.token, { ...readAccounts, minVersion: version + 1_000 })
    expect([early.status, early.body.code]).toEqual([503, 'decision.version-ahead'])
    expect(early.headers.get('retry-after')).toBe('1')
  })
})

describe('with the same token, at once,', () => {
  test('a group that is given or taken is felt by the next question', async () => {
    const { id, token } = await server.user('mover')
    for (let round = 0; round < 10; round += 1) {
      await call('PATCH', `/v1/users/${id}`, { body: { groups: ['midaz-viewer-group'] } })
      expect(await may(token, readAccounts)).toBe(true)
      await call('PATCH', `/v1/users/${id}`, { body: { groups: [] } })
      expect(await may(token, readAccounts)).toBe(false)
    }
  })

  test('so is a member added to the group, or taken out of it', async () => {
    const { id, token } = await server.user('joiner')
    const members = '/v1/groups/midaz-viewer-group/members'
    expect((await call('POST', members, { body: { actorId: id } })).status).toBeLessThan(300)
    expect(await may(token, readAccounts)).toBe(true)
    await call('DELETE', `${members}/${id}`)
    expect(await may(token, readAccounts)).toBe(false)
  })

  test('so is a role given to a group, or taken from it', async () => {
    await call('POST', '/v1/groups', { body: { name: 'floaters' } })
    const { token } = await server.user('floater', ['floaters'])
    const given = await call<{ id: string }>('POST', '/v1/assignments', {
      body: { group: 'floaters', role: 'default/midaz-viewer-role' },
    })
    expect(await may(token, readAccounts)).toBe(true)
    await call('DELETE', `/v1/assignments/${given.body.id}`)
    expect(await may(token, readAccounts)).toBe(false)
  })

  test('so is what a role gives', async () => {
    const role = await call<{ id: string }>('POST', '/v1/roles', {
      body: { code: 'night-reader', permissions: [] },
    })
    const { id, token } = await server.user('reader')
    await call('POST', '/v1/assignments', { body: { actorId: id, role: 'default/night-reader' } })
    expect(await may(token, readAccounts)).toBe(false)
    const path = `/v1/roles/${role.body.id}`
    await call('PATCH', path, { body: { permissions: ['midaz/accounts:get'] } })
    expect(await may(token, readAccounts)).toBe(true)
  })

  test('so is an application that is disabled', async () => {
    const { id, token } = await machine('midaz')
    expect(await may(token, readAccounts)).toBe(true)
    await call('PATCH', `/v1/actors/${id}`, { body: { enabled: false } })
    expect((await authorize(token, readAccounts)).status).toBe(401)
  })
})

describe('check', () => {
  interface Checked {
    readonly version: number
    readonly decisions: { id?: string; effect: string; reason: string }[]
    readonly code: string
  }
  const check = (token: string, requests: unknown) =>
    call<Checked>('POST', '/v1/check', { token, body: { requests } })

  test('answers a batch as it answers each, in order', async () => {
    const catalogue = await call<{ items: { key: string }[] }>('GET', '/v1/permissions/catalogue')
    const keys =
      catalogue.status === 200
        ? catalogue.body.items.map((one) => one.key)
        : ['accounts', 'ledgers', 'transactions', 'nothing'].flatMap((resource) =>
            ['get', 'head', 'post', 'delete'].map((action) => `midaz/${resource}:${action}`),
          )
    const requests = [plain.id, viewer.id, ledger.id, unknownId].flatMap((actor) =>
      keys.map((permission) => ({ id: `${actor} ${permission}`, actor, permission })),
    )
    const batch = await check(server.token, requests)
    expect(batch.status).toBe(200)
    expect(batch.body.decisions.map((one) => one.id)).toEqual(requests.map((one) => one.id))
    for (const [at, request] of requests.entries())
      expect((await check(server.token, [request])).body.decisions).toEqual([
        batch.body.decisions[at],
      ])
    expect(new Set(batch.body.decisions.map((one) => one.reason))).toEqual(
      new Set(['granted', 'no-match', 'actor-unknown']),
    )
  })

  test('takes a thousand questions and not one more, and not none', async () => {
    const thousand = Array.from({ length: 1000 }, () => ({ permission: 'midaz/accounts:get' }))
    expect((await check(viewer.token, thousand)).body.decisions).toHaveLength(1000)
    for (const requests of [[...thousand, { permission: 'midaz/accounts:get' }], []]) {
      const reply = await check(viewer.token, requests)
      expect([reply.status, reply.body.code]).toEqual([400, 'request.invalid'])
    }
  })

  test('about others needs decisions:evaluate, for one foreign question of many', async () => {
    const own = { permission: 'midaz/accounts:get', actor: plain.id }
    const foreign = { permission: 'midaz/accounts:get', actor: viewer.id }
    expect((await check(plain.token, [own])).status).toBe(200)
    const reply = await check(plain.token, [own, foreign])
    expect([reply.status, reply.body.code]).toEqual([403, 'decision.subject-foreign'])
  })
})

describe('explain', () => {
  test('names what decided, and says the same as check', async () => {
    const ask = (permission: string) =>
      call<Record<string, unknown>>('POST', '/v1/explain', {
        token: viewer.token,
        body: { permission },
      })
    const yes = await ask('midaz/accounts:get')
    expect(yes.body).toMatchObject({
      effect: 'allow',
      reason: 'granted',
      version: expect.any(Number),
    })
    expect(JSON.stringify(yes.body.authoritative)).toContain('default/midaz-viewer-role')
    expect(JSON.stringify(yes.body.authoritative)).toContain('midaz-viewer-group')
    const no = await ask('midaz/accounts:delete')
    expect(no.body).toMatchObject({ effect: 'deny', reason: 'no-match' })
    expect(JSON.stringify(no.body.remedy)).toContain('midaz-editor-role')
    const foreign = await call<Answer>('POST', '/v1/explain', {
      token: plain.token,
      body: { permission: 'midaz/accounts:get', actor: viewer.id },
    })
    expect([foreign.status, foreign.body.code]).toEqual([403, 'decision.subject-foreign'])
  })
})

describe('permissions and me', () => {
  test('list what the caller may do, by resource, with and without the slash', async () => {
    const { body } = await call<Record<string, string[]>>('GET', '/v1/permissions?product=midaz', {
      token: viewer.token,
    })
    expect(body).toMatchObject({ accounts: ['get', 'head'], balances: ['get', 'head'] })
    expect(Object.values(body).flat()).not.toContain('post')
    const whole = await call('GET', '/v1/permissions', { token: viewer.token })
    const slashed = await call('GET', '/v1/permissions/', {
      token: null,
      headers: { authorization: viewer.token },
    })
    expect(slashed.status).toBe(200)
    expect(slashed.body).toEqual(whole.body)
    expect(whole.body).toMatchObject({ 'update-password': ['patch'] })
  })

  test('agree with every single question about the catalogue', async () => {
    const listed = await call<Record<string, string[]>>('GET', '/v1/permissions?product=midaz', {
      token: ledger.token,
    })
    for (const [resource, actions] of Object.entries(listed.body))
      for (const action of ['get', 'post', 'put', 'patch', 'delete', 'head'])
        expect(await may(ledger.token, { resource, action, product: 'midaz' })).toBe(
          actions.includes(action),
        )
  })

  test('tell who one is: actor, groups, roles, tenant', async () => {
    const me = await call('GET', '/v1/me', { token: viewer.token })
    expect(me.body).toEqual({
      id: viewer.id,
      issuer: 'local',
      subject: viewer.id,
      kind: 'user',
      attributes: {
        username: 'viewer',
        email: 'viewer@acme.test',
        firstName: 'viewer',
        lastName: 'Tester',
      },
      groups: ['midaz-viewer-group'],
      roles: [
        'default/infralo-member',
        'default/member',
        'default/midaz-viewer-role',
        'default/plugin-identity-default-role',
      ],
      tenant: { id: expect.any(String), slug: 'default' },
    })
    const itself = await call('GET', '/v1/me', { token: ledger.token })
    expect(itself.body).toMatchObject({ id: ledger.id, kind: 'application', groups: [] })
  })
})
