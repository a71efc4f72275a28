import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import express from 'express'
import fastify, { type FastifyRequest } from 'fastify'
import { afterEach, beforeEach, describe, test } from 'vitest'
import { expressProtect } from '../src/express.ts'
import { fastifyProtect } from '../src/fastify.ts'
import { accessGuard, type ProtectOptions, type QuestionDetail } from '../src/index.ts'
import { json, type Loopback, loopback } from './loopback.ts'

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const claims = {
  iss: 'https://id.acme.test',
  sub: 'u1',
  type: 'normal-user',
  name: 'ada',
  client_id: 'c1',
  tenantId: 't1',
  tenantSlug: 'acme',
  exp: 9_999_999_999,
}
const token = `${part({ alg: 'ES256' })}.${part(claims)}.c2ln`
const bearer = { authorization: `Bearer ${token}` }

let castellan: Loopback
let close: (() => Promise<unknown>)[] = []

beforeEach(async () => {
  castellan = await loopback((_seen, response) => json(response, { authorized: true }))
  close = [() => castellan.close()]
})

afterEach(() => Promise.all(close.map((end) => end())))

interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly body: Record<string, unknown>
}

type Get = (headers?: Record<string, string>, path?: string) => Promise<Reply>

const getter =
  (address: string): Get =>
  async (headers = bearer, path = '/accounts/7?place=w1') => {
    const response = await fetch(`${address}${path}`, { headers })
    const body: unknown = await response.json()
    assert(typeof body === 'object' && body !== null)
    return { status: response.status, headers: response.headers, body: { ...body } }
  }

/** The same product on both frameworks: one protected route that tells who called. */
const products = {
  fastify: async (options: ProtectOptions, resolve?: (id: string) => QuestionDetail) => {
    const protect = fastifyProtect(options)
    const app = fastify()
    const resolver = resolve && ((request: { params: unknown }) => resolve(idOf(request.params)))
    app.get(
      '/accounts/:id',
      { onRequest: protect('midaz', 'accounts', 'get', resolver) },
      async (request) => ({ handled: true, castellan: request.castellan }),
    )
    close.push(() => app.close())
    return getter(await app.listen({ port: 0, host: '127.0.0.1' }))
  },
  express: async (options: ProtectOptions, resolve?: (id: string) => QuestionDetail) => {
    const protect = expressProtect(options)
    const app = express()
    const resolver = resolve && ((request: { params: unknown }) => resolve(idOf(request.params)))
    app.get('/accounts/:id', protect('midaz', 'accounts', 'get', resolver), (request, response) => {
      response.json({ handled: true, castellan: request.castellan })
    })
    app.use(((_error, _request, response, _next) => {
      response.status(500).json({ failed: true })
    }) satisfies express.ErrorRequestHandler)
    const server = createServer(app)
    close.push(() => shut(server))
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const place = server.address()
    return getter(`http://127.0.0.1:${typeof place === 'object' && place ? place.port : 0}`)
  },
}

const idOf = (params: unknown): string =>
  typeof params === 'object' && params !== null && 'id' in params ? String(params.id) : ''

const shut = (server: Server) =>
  new Promise<void>((done) => {
    server.close(() => done())
    server.closeAllConnections()
  })

/** What Castellan may do instead of giving an answer. */
const silences: readonly [when: string, respond: Loopback['respond']][] = [
  ['breaks the connection', (_seen, response) => response.destroy()],
  ['is slow', () => undefined],
  ['stops half-way', (_seen, response) => response.writeHead(200).write('{"authorized":')],
  ['fails', (_seen, response) => json(response, { authorized: true }, 500)],
  ['is overloaded', (_seen, response) => json(response, {}, 429)],
  ['is not there', (_seen, response) => response.writeHead(404).end('not found')],
  ['refuses the question', (_seen, response) => json(response, { code: 'AUT-0003' }, 400)],
  ['answers without a body', (_seen, response) => response.writeHead(204).end()],
  ['answers with a page', (_seen, response) => response.end('<html>authorized: true</html>')],
  ['answers with a list', (_seen, response) => json(response, [{ authorized: true }])],
  ['does not say authorized', (_seen, response) => json(response, { allowed: true })],
  ['says authorized in words', (_seen, response) => json(response, { authorized: 'true' })],
  [
    'answers without end',
    (_seen, response) => json(response, { authorized: true, pad: 'x'.repeat(99_999) }),
  ],
  [
    'redirects to one who says yes',
    (seen, response) =>
      seen.path === '/yes'
        ? json(response, { authorized: true })
        : response.writeHead(307, { location: '/yes' }).end(),
  ],
]

for (const [framework, product] of Object.entries(products)) {
  describe(`protect on ${framework}`, () => {
    const start = (options: ProtectOptions = {}, resolve?: (id: string) => QuestionDetail) =>
      product({ address: castellan.address, timeoutMs: 300, env: {}, ...options }, resolve)

    test('lets a permitted call through, with its caller', async () => {
      const get = await start()

      const { status, body } = await get()

      assert.equal(status, 200)
      assert.deepEqual(body.castellan, {
        subject: 'u1',
        issuer: 'https://id.acme.test',
        type: 'normal-user',
        name: 'ada',
        clientId: 'c1',
        tenantId: 't1',
        tenantSlug: 'acme',
        claims,
      })
    })

    test('asks one question, in the name of the token', async () => {
      const get = await start()

      await get({ ...bearer, traceparent: '00-a-b-01', 'x-request-id': 'r1', cookie: 'c=1' })

      const [seen] = castellan.seen
      assert.equal(castellan.seen.length, 1)
      assert.equal(`${seen?.method} ${seen?.path}`, 'POST /v1/authorize')
      assert.deepEqual(seen?.body, { action: 'get', product: 'midaz', resource: 'accounts' })
      assert.equal(seen?.headers.authorization, `Bearer ${token}`)
      assert.equal(seen?.headers.traceparent, '00-a-b-01')
      assert.equal(seen?.headers['x-request-id'], 'r1')
      assert.equal(seen?.headers.cookie, undefined)
    })

    test('sends what the resolver reads out of the request, but never another permission', async () => {
      const detail = { resourceId: '7', workspace: 'w1', attributes: { owner: 'ada' } }
      const get = await start({}, (id) => ({ ...detail, resourceId: id, ...{ product: 'evil' } }))

      await get()

      assert.deepEqual(castellan.seen[0]?.body, {
        action: 'get',
        product: 'midaz',
        resource: 'accounts',
        ...detail,
      })
    })

    test('does not run the route when the resolver fails', async () => {
      const get = await start({}, () => {
        throw new Error('no such account')
      })

      const { status, body } = await get()

      assert.equal(status, 500)
      assert.equal(body.handled, undefined)
    })

    const refusals: {
      when: string
      headers?: Record<string, string>
      respond?: Loopback['respond']
      status: number
      code: string
      challenge?: string
      asked: number
    }[] = [
      {
        when: 'there is no token',
        headers: {},
        status: 401,
        code: 'AUT-0006',
        challenge: 'Bearer realm="castellan"',
        asked: 0,
      },
      {
        when: 'the scheme is another',
        headers: { authorization: 'Basic YTpi' },
        status: 401,
        code: 'AUT-0006',
        challenge: 'Bearer realm="castellan"',
        asked: 0,
      },
      {
        when: 'the token holds what no token holds',
        headers: { authorization: 'Bearer a b' },
        status: 401,
        code: 'AUT-0007',
        challenge: 'Bearer realm="castellan", error="invalid_token"',
        asked: 0,
      },
      {
        when: 'Castellan refuses the token',
        respond: (_seen, response) =>
          json(response, { code: 'AUT-1003', title: 'Over', detail: 'ended at noon', x: 1 }, 401),
        status: 401,
        code: 'AUT-1003',
        challenge: 'Bearer realm="castellan", error="invalid_token"',
        asked: 1,
      },
      {
        when: 'Castellan denies',
        respond: (_seen, response) => json(response, { authorized: false, reason: 'no-match' }),
        status: 403,
        code: 'access.denied',
        challenge: 'Bearer realm="castellan", error="insufficient_scope"',
        asked: 1,
      },
      {
        when: 'Castellan refuses to say',
        respond: (_seen, response) => json(response, { code: 'AUT-0021', detail: 'address' }, 403),
        status: 403,
        code: 'AUT-0021',
        challenge: 'Bearer realm="castellan", error="insufficient_scope"',
        asked: 1,
      },
      {
        when: 'Castellan knows no such subject',
        respond: (_seen, response) => json(response, { code: 'AUT-1015' }, 404),
        status: 403,
        code: 'AUT-1015',
        challenge: 'Bearer realm="castellan", error="insufficient_scope"',
        asked: 1,
      },
      ...silences.map(([when, respond]) => ({
        when: `Castellan ${when}`,
        respond,
        status: 503,
        code: 'access.unavailable',
        asked: 1,
      })),
    ]

    for (const { when, headers = bearer, respond, status, code, challenge, asked } of refusals) {
      test(`answers ${status} ${code} when ${when}`, async () => {
        if (respond) castellan.respond = respond
        const get = await start()

        const reply = await get(headers)

        assert.equal(reply.status, status)
        assert.equal(reply.body.code, code)
        assert.equal(reply.body.status, status)
        assert.equal(reply.body.handled, undefined)
        assert.match(reply.headers.get('content-type') ?? '', /^application\/problem\+json(;|$)/)
        assert.equal(reply.headers.get('cache-control'), 'no-store')
        assert.equal(reply.headers.get('www-authenticate'), challenge ?? null)
        assert.equal(castellan.seen.length, asked)
      })
    }

    test('answers 503 when Castellan is down', async () => {
      const get = await start()
      await castellan.close()

      assert.equal((await get()).status, 503)
    })

    test('tells the permission and the reason of a denial', async () => {
      castellan.respond = (_seen, response) =>
        json(response, { authorized: false, reason: 'guardrail' })
      const get = await start()

      const { body } = await get()

      assert.equal(body.detail, 'midaz/accounts:get: guardrail')
      assert.equal(body.message, body.detail)
      assert.equal(body.reason, 'guardrail')
    })

    test('passes Retry-After on when Castellan is overloaded', async () => {
      castellan.respond = (_seen, response) => response.writeHead(429, { 'retry-after': '7' }).end()
      const get = await start()

      assert.equal((await get()).headers.get('retry-after'), '7')
    })

    test('lets everything through while switched off, without a caller and without asking', async () => {
      const get = await start({ enabled: false, warn: () => undefined }, () => {
        throw new Error('is not asked')
      })

      const { status, body } = await get({ authorization: `Bearer ${token}` })

      assert.equal(status, 200)
      assert.deepEqual(body, { handled: true })
      assert.equal(castellan.seen.length, 0)
    })
  })
}

const question = { product: 'midaz', resource: 'accounts', action: 'get' }

test('questions share connections', async () => {
  const guard = accessGuard({ address: castellan.address, env: {} })

  for (let call = 0; call < 20; call += 1) await guard.decide(bearer, question)

  assert(new Set(castellan.seen.map((seen) => seen.port)).size <= 3)
})

describe('protect on fastify, by its types,', () => {
  interface Shelf {
    Params: { id: string }
  }
  const protect = fastifyProtect({ address: 'http://127.0.0.1:1' })
  const resolve = () => ({ resourceId: 'x' })
  const handle = async () => 1

  test('fits any route with a resolver that does not look at the request', () => {
    const app = fastify()
    const alone = protect('midaz', 'accounts', 'get', resolve)
    app.addHook('onRequest', alone)
    app.get('/plain', { onRequest: protect('midaz', 'accounts', 'get', resolve) }, handle)
    app.get('/list', { onRequest: [protect('midaz', 'accounts', 'get', () => ({}))] }, handle)
    app.get<Shelf>('/shelf/:id', { onRequest: alone }, handle)
    app.get<Shelf>('/box/:id', { onRequest: protect('midaz', 'x', 'get', () => ({})) }, handle)
    assert.equal(app.hasRoute({ method: 'GET', url: '/box/:id' }), true)
  })

  test('fits the route alone whose request its resolver reads', () => {
    const app = fastify()
    const byId = protect('midaz', 'accounts', 'get', (request: FastifyRequest<Shelf>) => ({
      resourceId: request.params.id,
    }))
    app.get<Shelf>('/shelf/:id', { onRequest: byId }, handle)
    // @ts-expect-error this route has no id
    app.get<{ Params: { name: string } }>('/named/:name', { onRequest: byId }, handle)
    assert.equal(app.hasRoute({ method: 'GET', url: '/shelf/:id' }), true)
  })
})

describe('the decision cache', () => {
  let clock = 0
  const cached = (cache?: ProtectOptions['cache']) => {
    const options = { address: castellan.address, env: {}, now: () => clock }
    return accessGuard(cache ? { ...options, cache } : options)
  }

  beforeEach(() => {
    clock = Date.UTC(2026, 5, 1)
  })

  test('is off by default', async () => {
    const guard = cached()
    await guard.decide(bearer, question)
    await guard.decide(bearer, question)

    assert.equal(castellan.seen.length, 2)
  })

  test('gives an answer again until its time is over', async () => {
    const guard = cached({ ttlSeconds: 10 })
    await guard.decide(bearer, question)
    castellan.respond = (_seen, response) => json(response, { authorized: false })

    clock += 9_999
    assert.equal((await guard.decide(bearer, question)).allowed, true)
    assert.equal(castellan.seen.length, 1)

    clock += 1
    assert.equal((await guard.decide(bearer, question)).allowed, false)
    assert.equal((await guard.decide(bearer, question)).allowed, false)
    assert.equal(castellan.seen.length, 2)
  })

  test('tells tokens and questions apart', async () => {
    const guard = cached({ ttlSeconds: 10 })
    const questions = [
      question,
      { ...question, action: 'post' },
      { ...question, resourceId: '7' },
      { ...question, workspace: '7' },
      { ...question, attributes: { a: 1 } },
    ]
    for (const one of questions) await guard.decide(bearer, one)
    await guard.decide({ authorization: 'Bearer other' }, question)

    assert.equal(castellan.seen.length, questions.length + 1)
  })

  test('keeps nothing that was no answer', async () => {
    const guard = cached({ ttlSeconds: 10 })
    castellan.respond = (_seen, response) => json(response, {}, 500)
    assert.equal((await guard.decide(bearer, question)).allowed, false)

    castellan.respond = (_seen, response) => json(response, { authorized: true })
    assert.equal((await guard.decide(bearer, question)).allowed, true)
  })

  test('never outlives the token', async () => {
    const guard = cached({ ttlSeconds: 60 })
    const short = `${part({})}.${part({ exp: clock / 1000 + 5 })}.c2ln`
    await guard.decide({ authorization: `Bearer ${short}` }, question)

    clock += 5_000
    await guard.decide({ authorization: `Bearer ${short}` }, question)

    assert.equal(castellan.seen.length, 2)
  })

  test('makes room for the newest', async () => {
    const guard = cached({ ttlSeconds: 60, entriesMax: 2 })
    for (const action of ['a', 'b', 'c', 'c', 'b', 'a']) {
      await guard.decide(bearer, { ...question, action })
    }

    assert.equal(castellan.seen.length, 4)
  })
})

describe('at start', () => {
  const address = 'http://127.0.0.1:1'
  const rows: { when: string; options: ProtectOptions; says: RegExp }[] = [
    { when: 'there is no address', options: { env: {} }, says: /PLUGIN_AUTH_ADDRESS/ },
    {
      when: 'the address is empty',
      options: { env: { PLUGIN_AUTH_ADDRESS: '', PLUGIN_AUTH_ENABLED: 'true' } },
      says: /PLUGIN_AUTH_ADDRESS/,
    },
    {
      when: 'the address is none',
      options: { env: { PLUGIN_AUTH_ADDRESS: 'auth:4000' } },
      says: /http/,
    },
    {
      when: 'the switch is neither true nor false',
      options: { address, env: { PLUGIN_AUTH_ENABLED: 'no' } },
      says: /must be true or false/,
    },
    {
      when: 'protection is off in production',
      options: { env: { PLUGIN_AUTH_ENABLED: 'false', NODE_ENV: 'production' } },
      says: /refused in production/,
    },
    {
      when: 'protection is off in production by the code',
      options: { enabled: false, env: { NODE_ENV: 'production' } },
      says: /refused in production/,
    },
    {
      when: 'the timeout is no time',
      options: { address, timeoutMs: 0, env: {} },
      says: /timeoutMs/,
    },
    {
      when: 'the cache keeps nothing',
      options: { address, cache: { ttlSeconds: 0 }, env: {} },
      says: /cache/,
    },
    {
      when: 'the realm would break its header',
      options: { address, realm: 'a"b', env: {} },
      says: /realm/,
    },
  ]

  for (const { when, options, says } of rows) {
    test(`it refuses to go on when ${when}`, () => {
      for (const make of [accessGuard, fastifyProtect, expressProtect]) {
        assert.throws(() => make(options), { message: says })
      }
    })
  }

  test('it takes address and switch from the environment', async () => {
    const env = { PLUGIN_AUTH_ADDRESS: castellan.address, PLUGIN_AUTH_ENABLED: 'TRUE' }

    assert.equal((await accessGuard({ env }).decide(bearer, question)).allowed, true)
    assert.equal(castellan.seen.length, 1)
  })

  test('it says loudly that nothing is protected, in production only with leave', () => {
    const said: string[] = []
    const env = {
      PLUGIN_AUTH_ENABLED: 'false',
      PLUGIN_AUTH_ALLOW_DISABLED: 'true',
      NODE_ENV: 'production',
    }

    assert.equal(accessGuard({ env, warn: (text) => said.push(text) }).enabled, false)
    assert.equal(said.length, 1)
    assert.match(said[0] ?? '', /EVERY ROUTE IS OPEN/)
  })

  for (const [product, resource, action] of [
    ['', 'accounts', 'get'],
    ['midaz', 'acc*', 'get'],
    ['midaz', 'accounts', 'get:all'],
  ] as const) {
    test(`a route cannot be protected by "${product}/${resource}:${action}"`, () => {
      const options = { address, env: {} }
      assert.throws(() => fastifyProtect(options)(product, resource, action), TypeError)
      assert.throws(() => expressProtect(options)(product, resource, action), TypeError)
    })
  }
})
