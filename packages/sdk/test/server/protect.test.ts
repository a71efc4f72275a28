import assert from 'node:assert/strict'
import { beforeAll, describe, test } from 'vitest'
import { newUser, startServer, type TestServer } from '../../../../server/test/harness.ts'
import { bearer, type Get, machine, products } from './product.ts'

let castellan: TestServer
let get: Get
let users = 0

/** A user of a name of their own. */
const user = (group: string) => castellan.user(`user${++users}`, [group])
const patch = (id: string, body: object) => castellan.call('PATCH', `/v1/users/${id}`, { body })

beforeAll(async () => {
  castellan = await startServer()
})

const signed = (token: string) => token.split('.').slice(0, 2).join('.')

describe.for(Object.entries(products))('protect on %s, before a real Castellan', ([, product]) => {
  beforeAll(async () => {
    get = await product(castellan.url)
  })

  test('refuses a call without a token', async () => {
    const { status, headers, body } = await get({})

    assert.deepEqual([status, body.code], [401, 'AUT-0006'])
    assert.equal(headers.get('www-authenticate'), 'Bearer realm="castellan"')
  })

  test('refuses tokens that Castellan did not sign as they are', async () => {
    const { token } = await user('midaz-editor-group')
    const other = await user('midaz-viewer-group')
    const bad = [
      'no-token',
      `${signed(token)}.${other.token.split('.')[2]}`,
      `${signed(token)}.`,
      `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${token.split('.')[1]}.`,
    ]

    for (const each of bad) {
      const { status, headers, body } = await get(bearer(each))

      assert.deepEqual([status, body.code], [401, 'AUT-0007'], each)
      assert.equal(
        headers.get('www-authenticate'),
        'Bearer realm="castellan", error="invalid_token"',
      )
    }
  })

  test('refuses a refresh token and an ID token', async () => {
    const { refreshToken } = await user('midaz-editor-group')
    const name = `user${users}`
    const { body } = await castellan.call<{ idToken: string }>(
      'POST',
      '/v1/login/oauth/access_token',
      {
        token: null,
        body: { grantType: 'password', username: name, password: newUser(name).password },
      },
    )

    assert.equal((await get(bearer(refreshToken))).status, 401)
    assert.equal((await get(bearer(body.idToken))).status, 401)
  })

  test('refuses a token whose hour is over', async () => {
    const { token } = await user('midaz-viewer-group')

    castellan.advance(3601)
    const late = await get(bearer(token))
    castellan.advance(-3601)

    assert.deepEqual([late.status, late.body.code], [401, 'AUT-0007'])
    assert.equal((await get(bearer(token))).status, 200)
  })

  test('refuses what no role gives, with the reason', async () => {
    const { token } = await user('midaz-viewer-group')

    const { status, headers, body } = await get(bearer(token), '/new')

    assert.equal(status, 403)
    assert.equal(body.code, 'access.denied')
    assert.equal(body.reason, 'no-match')
    assert.equal(body.detail, 'midaz/accounts:post: no-match')
    assert.equal(
      headers.get('www-authenticate'),
      'Bearer realm="castellan", error="insufficient_scope"',
    )
  })

  test('refuses a permission that no manifest declares, to administrators too', async () => {
    const { status, body } = await get(bearer(castellan.token), '/nothing')

    assert.deepEqual([status, body.reason], [403, 'no-match'])
  })

  test('lets a person through and tells who they are', async () => {
    const { id, token } = await user('midaz-viewer-group')

    const { status, body } = await get(bearer(token))

    assert.equal(status, 200)
    const { claims, ...caller } = Object(body.castellan)
    assert.deepEqual(caller, {
      subject: id,
      issuer: castellan.app.url(),
      type: 'normal-user',
      name: `user${users}`,
      clientId: null,
      tenantId: claims.tenantId,
      tenantSlug: 'default',
    })
    assert.match(caller.tenantId, /^[0-9a-f-]{36}$/)
  })

  test('lets a machine through and tells which it is', async () => {
    const { id, clientId, token } = await machine(castellan, 'midaz')

    const { status, body } = await get(bearer(token), '/new')

    assert.equal(status, 200)
    const caller = Object(body.castellan)
    assert.deepEqual([caller.subject, caller.type, caller.clientId], [id, 'application', clientId])
  })

  test('refuses a machine that is for another product', async () => {
    const { token } = await machine(castellan, 'plugin-crm')

    assert.equal((await get(bearer(token))).status, 403)
  })

  test('takes the scheme in any case, and no token without it', async () => {
    const { token } = await user('midaz-viewer-group')

    assert.equal((await get({ authorization: `bearer ${token}` })).status, 200)
    const bare = await get({ authorization: token })
    assert.deepEqual([bare.status, bare.body.code], [401, 'AUT-0006'])
    const asked = await castellan.call<{ authorized: boolean }>('POST', '/v1/authorize', {
      token: null,
      headers: { authorization: token },
      body: { product: 'midaz', resource: 'accounts', action: 'get' },
    })
    assert.equal(asked.body.authorized, true)
  })

  test('sends all that a resolver tells in fields that Castellan knows', async () => {
    const { token } = await user('midaz-viewer-group')

    assert.equal((await get(bearer(token), '/detail')).status, 200)
  })

  test('keeps one request id through product and Castellan', async () => {
    const { body } = await get({ ...bearer('no-token'), 'x-request-id': 'trace-me' })

    assert.equal(body.requestId, 'trace-me')
  })
})

describe.for(Object.entries(products))('what changes at once for %s', ([, product]) => {
  beforeAll(async () => {
    get = await product(castellan.url)
  })

  /** Each is a change after which the very same token gets another answer, and the other way round. */
  const changes: readonly {
    readonly when: string
    readonly change: (id: string, token: string) => Promise<{ readonly status: number }>
    readonly path?: string
    readonly before?: number
    readonly after: number
  }[] = [
    {
      when: 'the session is ended',
      change: (_id, token) => castellan.call('POST', '/v1/logout', { token }),
      after: 401,
    },
    {
      when: 'the user is disabled',
      change: (id) => patch(id, { status: 'disabled' }),
      after: 401,
    },
    {
      when: 'the user is deleted',
      change: (id) => castellan.call('DELETE', `/v1/users/${id}`),
      after: 401,
    },
    {
      when: 'the user leaves the group',
      change: (id) => patch(id, { groups: [] }),
      after: 403,
    },
    {
      when: 'the user comes into a group that may',
      change: (id) => patch(id, { groups: ['midaz-contributor-group'] }),
      path: '/new',
      before: 403,
      after: 200,
    },
    {
      when: 'the user is assigned a role that may',
      change: (id) =>
        castellan.call('POST', '/v1/assignments', {
          body: { actorId: id, role: 'default/midaz-editor-role' },
        }),
      path: '/new',
      before: 403,
      after: 200,
    },
  ]

  for (const { when, change, path, before = 200, after } of changes) {
    test(`answers ${after} from the next call on when ${when}`, async () => {
      const { id, token } = await user('midaz-viewer-group')
      assert.equal((await get(bearer(token), path)).status, before)

      const changed = await change(id, token)
      assert(changed.status < 300, JSON.stringify(changed))

      assert.equal((await get(bearer(token), path)).status, after)
    })
  }

  test('one session that is ended leaves the other of the same person', async () => {
    const one = await user('midaz-viewer-group')
    const name = `user${users}`
    const { body } = await castellan.call<{ accessToken: string }>(
      'POST',
      '/v1/login/oauth/access_token',
      {
        token: null,
        body: { grantType: 'password', username: name, password: newUser(name).password },
      },
    )

    await castellan.call('POST', '/v1/logout', { token: one.token })

    assert.equal((await get(bearer(one.token))).status, 401)
    assert.equal((await get(bearer(body.accessToken))).status, 200)
  })

  test('an application that is deleted is refused', async () => {
    const { id, token } = await machine(castellan, 'midaz')
    assert.equal((await get(bearer(token))).status, 200)

    await castellan.call('DELETE', `/v1/applications/${id}`)

    const { status, body } = await get(bearer(token))
    assert.deepEqual([status, body.code], [401, 'AUT-0007'])
  })
})

describe.for(Object.entries(products))('%s without Castellan', ([, product]) => {
  test('answers 503 from the moment it stopped, to every token', async () => {
    const other = await startServer()
    const { token } = await other.user('vera', ['midaz-viewer-group'])
    const ask = await product(other.url)
    assert.equal((await ask(bearer(token))).status, 200)

    await other.stop()

    for (const path of ['/accounts', '/new']) {
      const { status, body } = await ask(bearer(token), path)
      assert.deepEqual([status, body.code], [503, 'access.unavailable'])
    }
    assert.equal((await ask({})).status, 401)
  })
})
