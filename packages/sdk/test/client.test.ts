import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, expectTypeOf, test } from 'vitest'
import { type CallOptions, CastellanError, castellanClient, clientOf } from '../src/index.ts'
import { json, type Loopback, loopback } from './loopback.ts'

let castellan: Loopback
let issued: number
let life: number
let refused: Set<string>
let clock: number

/** Stands for Castellan: numbers its tokens and answers /v1/users. */
beforeEach(async () => {
  issued = 0
  life = 3600
  refused = new Set()
  clock = Date.UTC(2026, 5, 1)
  castellan = await loopback((seen, response) => {
    if (seen.path.startsWith('/v1/login/oauth/')) {
      issued += 1
      const answer = { accessToken: `t${issued}`, expiresIn: life, tokenType: 'Bearer' }
      json(response, { ...answer, refreshToken: `r${issued}` })
    } else if (refused.has(seen.headers.authorization ?? '')) {
      json(response, { code: 'AUT-0007', title: 'Invalid token', detail: 'revoked' }, 401)
    } else if (seen.method === 'DELETE') {
      response.writeHead(204).end()
    } else {
      json(response, { items: [], page: 1, limit: 10, total: 0 })
    }
  })
})

afterEach(() => castellan.close())

const machine = () =>
  castellanClient({
    address: castellan.address,
    clientId: 'c1',
    clientSecret: 's1',
    now: () => clock,
  })

const person = () =>
  castellanClient({
    address: castellan.address,
    username: 'ada',
    password: 'pw',
    now: () => clock,
  })

const asked = (route: string) => castellan.seen.filter((seen) => seen.path.endsWith(route))

const ada = {
  username: 'ada',
  email: 'ada@acme.test',
  firstName: 'Ada',
  lastName: 'L',
  groups: ['midaz-viewer-group'],
  password: 'correct horse battery',
}

describe('a call', () => {
  test('goes to the path of its operation with path, query, body and headers', async () => {
    const client = castellanClient({ address: `${castellan.address}/`, token: 'mine' })

    await client.users.list({ query: { page: 2, limit: 50 } })
    await client.users.get({ path: { id: 'a/b' } })
    await client.users.create({ body: ada, headers: { 'idempotency-key': 'k' } })

    assert.deepEqual(
      castellan.seen.map(({ method, path }) => `${method} ${path}`),
      ['GET /v1/users?page=2&limit=50', 'GET /v1/users/a%2Fb', 'POST /v1/users'],
    )
    assert.deepEqual(castellan.seen[2]?.body, ada)
    assert.equal(castellan.seen[2]?.headers['idempotency-key'], 'k')
    assert(castellan.seen.every((seen) => seen.headers.authorization === 'Bearer mine'))
  })

  test('answers with the body, and with nothing for 204', async () => {
    const client = machine()

    assert.deepEqual(await client.users.list(), { items: [], page: 1, limit: 10, total: 0 })
    assert.equal(await client.users.delete({ path: { id: 'u1' } }), undefined)
  })

  test('is typed by its operation', () => {
    const { users } = machine()

    expectTypeOf(users.get)
      .parameter(0)
      .toEqualTypeOf<{ readonly path: { id: string } } & CallOptions>()
    expectTypeOf(users.list).parameter(0).extract<undefined>().toEqualTypeOf<undefined>()
    expectTypeOf(users.list).returns.resolves.toHaveProperty('total').toEqualTypeOf<number>()
    // @ts-expect-error a user is got by id
    expectTypeOf(users.get).toBeCallableWith({})
  })

  test('keeps its noun and verb when their names have dashes and dots', async () => {
    const table = { 'group-members.add-many': { method: 'post', path: '/v1/m' } } as const
    interface Paths {
      '/v1/m': { post: { requestBody: { content: { 'application/json': string[] } } } }
    }
    const client = clientOf<Paths, typeof table>(table, { address: castellan.address, token: 't' })

    await client.groupMembers.addMany({ body: ['u1'] })

    assert.deepEqual(castellan.seen[0]?.body, ['u1'])
  })

  test('takes lists that nobody may change', async () => {
    const groups: readonly string[] = Object.freeze(['midaz-viewer-group'])
    const requests = [{ permission: 'midaz/accounts:get', context: { days: [1, 2] } }] as const
    const client = machine()

    await client.users.create({ body: { ...ada, groups } })
    await client.decisions.check({ body: { requests } })

    assert.deepEqual(castellan.seen.at(-1)?.body, { requests })
    // @ts-expect-error their members are still typed
    expectTypeOf(client.users.create).toBeCallableWith({ body: { ...ada, groups: [1] as const } })
  })

  test('answers with the text of what is no JSON', async () => {
    const lines = '{"sequence":1}\n{"sequence":2}\n'
    const { auditEvents } = castellanClient({ address: castellan.address, token: 'mine' })
    castellan.respond = (_seen, response) =>
      response.writeHead(200, { 'content-type': 'application/x-ndjson' }).end(lines)

    const text = await auditEvents.export({ query: { format: 'ndjson' } })

    assert.equal(text, lines)
    expectTypeOf(text).toEqualTypeOf<string>()
  })

  test('answers with a text that is empty, and throws what a problem says in its stead', async () => {
    const { auditEvents } = castellanClient({ address: castellan.address, token: 'mine' })
    castellan.respond = (_seen, response) => response.writeHead(200).end()
    assert.equal(await auditEvents.export(), '')

    castellan.respond = (_seen, response) =>
      json(response, { code: 'auth.forbidden', title: 'The caller may not do this' }, 403)
    await assert.rejects(auditEvents.export(), { status: 403, code: 'auth.forbidden' })
  })

  test('by path has the token too, and the status at hand', async () => {
    const { data, response } = await machine().paths.GET('/v1/users')

    assert.equal(response.status, 200)
    assert.equal(data?.total, 0)
    assert.equal(asked('/v1/users')[0]?.headers.authorization, 'Bearer t1')
  })
})

describe('an error', () => {
  test('carries what the problem document says', async () => {
    const problem = {
      type: 'about:blank',
      status: 400,
      code: 'IDE-0004',
      title: 'Unexpected fields',
      detail: 'age is not a field of a user',
      requestId: 'req-1',
      errors: [{ pointer: '/age', code: 'unknown', detail: 'is not a known field' }],
    }
    castellan.respond = (_seen, response) => json(response, problem, 400)
    const client = castellanClient({ address: castellan.address, token: 't' })

    await assert.rejects(client.users.create({ body: ada }), (error) => {
      assert(error instanceof CastellanError)
      const { status, code, title, detail, requestId, errors } = error
      const { type: _type, ...said } = problem
      assert.deepEqual({ status, code, title, detail, requestId, errors }, said)
      assert.match(error.message, /IDE-0004: age is not a field/)
      return true
    })
  })

  const rows: { when: string; respond: Loopback['respond']; status: number; code: string }[] = [
    {
      when: 'a proxy answers with a page',
      respond: (_seen, response) => response.writeHead(502).end('<html>bad gateway</html>'),
      status: 502,
      code: 'http.502',
    },
    {
      when: 'the code is a number',
      respond: (_seen, response) => json(response, { code: 17, title: 'Taken' }, 409),
      status: 409,
      code: '17',
    },
    {
      when: 'the answer is a redirect',
      respond: (_seen, response) => response.writeHead(307, { location: '/v1/users' }).end(),
      status: 0,
      code: 'unreachable',
    },
    {
      when: 'the connection breaks',
      respond: (_seen, response) => response.destroy(),
      status: 0,
      code: 'unreachable',
    },
    {
      when: 'no answer comes in time',
      respond: () => undefined,
      status: 0,
      code: 'unreachable',
    },
  ]

  for (const { when, respond, status, code } of rows) {
    test(`has status ${status} and code ${code} when ${when}`, async () => {
      castellan.respond = respond
      const client = castellanClient({ address: castellan.address, token: 't', timeoutMs: 200 })

      await assert.rejects(client.users.list(), { name: 'CastellanError', status, code })
      assert.equal(castellan.seen.length, 1)
    })
  }

  test('does not tell the secret of the application', async () => {
    castellan.respond = (_seen, response) => json(response, { code: 'AUT-1004' }, 401)

    await assert.rejects(machine().users.list(), (error) => {
      assert(error instanceof CastellanError)
      assert.equal(error.code, 'AUT-1004')
      assert(
        !JSON.stringify({ ...error, message: error.message, stack: error.stack }).includes('s1'),
      )
      return true
    })
  })
})

describe('the token of an application', () => {
  test('is asked for once and used for many calls', async () => {
    const client = machine()

    await Promise.all([client.users.list(), client.users.list(), client.users.list()])
    await client.users.list()

    assert.equal(issued, 1)
    assert.deepEqual(asked('access_token')[0]?.body, {
      grantType: 'client_credentials',
      clientId: 'c1',
      clientSecret: 's1',
    })
  })

  test('is renewed thirty seconds before its end, by its secret again', async () => {
    const client = machine()
    await client.users.list()

    clock += 3_570_000 - 1
    await client.users.list()
    assert.equal(issued, 1)

    clock += 1
    await client.users.list()
    assert.equal(issued, 2)
    assert.equal(asked('access_token').length, 2)
  })

  test('that lives shortly is renewed at half of its life', async () => {
    life = 20
    const client = machine()
    await client.users.list()

    clock += 9_999
    await client.users.list()
    assert.equal(issued, 1)

    clock += 1
    await client.users.list()
    assert.equal(issued, 2)
  })

  test('that is refused is replaced once, and the call made again', async () => {
    const client = machine()
    await client.users.list()
    refused.add('Bearer t1')

    await client.users.list()
    assert.equal(asked('/v1/users').at(-1)?.headers.authorization, 'Bearer t2')

    refused.add('Bearer t2').add('Bearer t3')
    await assert.rejects(client.users.list(), { status: 401, code: 'AUT-0007' })
    assert.equal(issued, 3)
  })

  test('that failed to come is asked for again by the next call', async () => {
    const answer = castellan.respond
    castellan.respond = (_seen, response) => response.writeHead(500).end()
    const client = machine()
    await assert.rejects(client.users.list(), { status: 500 })

    castellan.respond = answer
    await client.users.list()
    assert.equal(issued, 1)
  })
})

describe('the token of a person', () => {
  test('is asked for with user name and password', async () => {
    await person().users.list()

    assert.deepEqual(castellan.seen[0]?.body, {
      grantType: 'password',
      username: 'ada',
      password: 'pw',
    })
  })

  test('is renewed by its refresh token', async () => {
    const client = person()
    await client.users.list()

    clock += 3_570_000
    await client.users.list()

    assert.deepEqual(asked('refresh_token')[0]?.body, { refreshToken: 'r1' })
    assert.equal(await client.token(), 't2')
  })

  test('is asked for anew when its refresh is refused', async () => {
    const client = person()
    await client.users.list()
    const answer = castellan.respond
    castellan.respond = (seen, response) =>
      seen.path.endsWith('refresh_token')
        ? json(response, { code: 'AUT-1005' }, 400)
        : answer(seen, response)

    clock += 3_600_000
    await client.users.list()

    assert.equal(await client.token(), 't2')
    assert.equal(asked('access_token').length, 2)
  })

  test('does not come while a second factor is due', async () => {
    castellan.respond = (_seen, response) => json(response, { mfaRequired: true, mfaToken: 'm' })

    await assert.rejects(person().users.list(), { status: 401, code: 'mfa.required' })
  })
})

describe('a client without credentials', () => {
  const anyone = () => castellanClient({ address: castellan.address })

  test('calls what is open to anyone, with no token, and asks for none', async () => {
    const client = anyone()

    await client.users.list()
    await client.paths.GET('/v1/users')

    assert.deepEqual(
      castellan.seen.map(({ path, headers }) => [path, headers.authorization]),
      [
        ['/v1/users', undefined],
        ['/v1/users', undefined],
      ],
    )
  })

  test('is told when a call needs a token, once', async () => {
    castellan.respond = (_seen, response) => json(response, { code: 'IDE-0008' }, 401)
    await assert.rejects(anyone().users.list(), { status: 401, code: 'IDE-0008' })
    assert.equal(castellan.seen.length, 1)
  })

  test('has no token to give', async () => {
    await assert.rejects(anyone().token(), TypeError)
  })

  test('is not what a secret without its name makes', () => {
    const { address } = castellan
    // @ts-expect-error a secret alone is nobody's
    assert.ok(castellanClient({ address, clientSecret: 's1' }))
    // @ts-expect-error a name alone proves nothing
    assert.ok(castellanClient({ address, username: 'ada' }))
  })
})

test('a given token that is refused is not replaced', async () => {
  refused.add('Bearer mine')
  const client = castellanClient({ address: castellan.address, token: async () => 'mine' })

  await assert.rejects(client.users.list(), { status: 401 })
  assert.equal(castellan.seen.length, 1)
})

for (const address of ['', 'localhost:4000', 'ftp://x', 'http://u:p@x', 'http://x/?a=1']) {
  test(`an address like "${address}" is refused when the client is made`, () => {
    assert.throws(() => castellanClient({ address, token: 't' }), TypeError)
  })
}
