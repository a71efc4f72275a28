import type { RequestListener } from 'node:http'
import { hostname } from 'node:os'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from './harness.ts'
import { audience, type OutsideIssuer, startIssuer } from './outside-issuer.ts'
import { rowsOf } from './rows.ts'

let server: TestServer
const issuers: OutsideIssuer[] = []

beforeAll(async () => {
  // Each refusal that is the issuer's fault is an error in the log.
  server = await startServer('postgres', { CASTELLAN_LOG_LEVEL: 'fatal' })
})

afterAll(async () => {
  for (const issuer of issuers) await issuer.stop()
})

/** An issuer that nobody heard of before, trusted from now on. */
async function trusted(): Promise<{ issuer: OutsideIssuer; id: string }> {
  const issuer = await startIssuer()
  issuers.push(issuer)
  const { body } = await server.call<{ id: string }>('POST', '/v1/issuers', {
    body: { issuer: issuer.url, jwksUrl: issuer.jwksUrl, audiences: [audience] },
  })
  return { issuer, id: body.id }
}
const me = (token: string) =>
  server.call<{ code: string; detail: string }>('GET', '/v1/me', { token })

const answers =
  (status: number, body: string, headers: Record<string, string> = {}): RequestListener =>
  (_request, reply) => {
    reply.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
  }

const troubles: { when: string; as: RequestListener; says: string }[] = [
  { when: 'they are not there', as: answers(404, 'no'), says: 'answered 404' },
  { when: 'the issuer fails', as: answers(500, '{}'), says: 'answered 500' },
  { when: 'it hangs up', as: (request) => request.socket.destroy(), says: 'hang up' },
  { when: 'it never answers', as: () => undefined, says: 'no answer within 5 s' },
  {
    when: 'it dribbles',
    as: (_request, reply) => {
      reply.writeHead(200).write('{"keys":[')
    },
    says: 'no answer within 5 s',
  },
  {
    when: 'they are larger than 1 MiB',
    as: answers(200, JSON.stringify({ keys: [], pad: 'x'.repeat(1024 * 1024) })),
    says: 'larger than',
  },
  {
    when: 'they never end',
    as: (_request, reply) => {
      reply.writeHead(200)
      const pour = () => {
        while (!reply.destroyed && reply.write(' '.repeat(65_536)));
      }
      reply.on('drain', pour)
      pour()
    },
    says: 'larger than',
  },
  {
    when: 'they are a page for people',
    as: answers(200, '<html>Sign in</html>'),
    says: 'not JSON',
  },
  { when: 'they are no text', as: answers(200, '\ufffd\u0000'), says: 'not JSON' },
  { when: 'they are no key set', as: answers(200, '[]'), says: 'not a JWK set' },
  { when: 'keys is no list', as: answers(200, '{"keys":{}}'), says: 'not a JWK set' },
  { when: 'there is no key', as: answers(200, '{"keys":[]}'), says: 'no public key' },
  {
    when: 'there are ten thousand keys',
    as: answers(
      200,
      JSON.stringify({ keys: Array.from({ length: 10_000 }, () => ({ kty: 'EC' })) }),
    ),
    says: 'more than 32 keys',
  },
  {
    when: 'there are secrets only',
    as: answers(200, JSON.stringify({ keys: [{ kty: 'oct', k: 'AAAA', kid: 'key-1' }] })),
    says: 'no public key',
  },
  {
    when: 'they lie elsewhere',
    as: answers(302, '', { location: 'http://169.254.169.254/' }),
    says: 'redirects',
  },
  {
    when: 'they come compressed',
    as: answers(200, '{}', { 'content-encoding': 'gzip' }),
    says: 'compressed',
  },
]

describe('when keys cannot be had because', () => {
  for (const { when, as, says } of troubles)
    test.concurrent(`${when}, nobody gets in and nothing is written`, async () => {
      const { issuer, id } = await trusted()
      issuer.misbehave(as)
      const reply = await me(await issuer.token())
      expect([reply.status, reply.body.code]).toEqual([503, 'server.unavailable'])
      expect(reply.headers.get('retry-after')).toBe('15')
      expect(reply.body.detail).not.toContain(says)
      const { body } = await server.call<{ total: number }>(
        'GET',
        `/v1/actors?issuer=${issuer.url}`,
      )
      expect(body.total).toBe(0)

      const tested = await server.call<{ ok: boolean; problem: string }>(
        'POST',
        `/v1/issuers/${id}/test`,
      )
      expect(tested.body.ok).toBe(false)
      expect(tested.body.problem).toContain(says)
    })

  test('the issuer is down, callers of before stay in for a quarter of an hour', async () => {
    const { issuer } = await trusted()
    const token = await issuer.token({ exp: Math.floor(Date.now() / 1000) + 7200 })
    expect((await me(token)).status).toBe(200)
    await issuer.stop()
    server.advance(14 * 60)
    expect((await me(token)).status).toBe(200)
    const rows = await rowsOf(server.databaseUrl, ['actors'])
    server.advance(2 * 60)
    expect((await me(token)).status).toBe(200)
    server.advance(5 * 60)
    const late = await me(token)
    expect([late.status, late.body.code]).toEqual([503, 'server.unavailable'])
    expect(await rowsOf(server.databaseUrl, ['actors'])).toEqual(rows)
    server.advance(-21 * 60)
  })

  test('the issuer was down, it is asked again after fifteen seconds and not before', async () => {
    const { issuer } = await trusted()
    issuer.misbehave(answers(500, ''))
    const token = await issuer.token({ exp: Math.floor(Date.now() / 1000) + 7200 })
    for (let n = 0; n < 5; n += 1) expect((await me(token)).status).toBe(503)
    expect(issuer.fetches()).toBe(1)
    issuer.misbehave(undefined)
    server.advance(16)
    expect((await me(token)).status).toBe(200)
  })
})

describe('keys', () => {
  test('are fetched once, however many tokens come at once', async () => {
    const { issuer } = await trusted()
    const tokens = await Promise.all(
      Array.from({ length: 20 }, (_, n) => issuer.token({ sub: `crowd-${n}` })),
    )
    const statuses = await Promise.all(tokens.map(async (token) => (await me(token)).status))
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect(issuer.fetches()).toBe(1)
  })

  test('that are new are fetched, once in fifteen seconds at most', async () => {
    const { issuer } = await trusted()
    expect((await me(await issuer.token())).status).toBe(200)
    await issuer.rotate()
    const token = await issuer.token({ exp: Math.floor(Date.now() / 1000) + 7200 })
    expect((await me(token)).status).toBe(401)
    expect(issuer.fetches()).toBe(1)
    server.advance(16)
    expect((await me(token)).status).toBe(200)
    expect(issuer.fetches()).toBe(2)
    const { privateKey } = await generateKeyPair('ES256')
    for (let n = 0; n < 5; n += 1) {
      const forged = await issuer.token(
        { jti: `${n}` },
        { header: { kid: `k${n}` }, key: privateKey },
      )
      expect((await me(forged)).status).toBe(401)
    }
    expect(issuer.fetches()).toBe(2)
  })

  test('that are withdrawn verify nothing once they are fetched anew', async () => {
    const { issuer } = await trusted()
    const token = await issuer.token({ exp: Math.floor(Date.now() / 1000) + 7200 })
    expect((await me(token)).status).toBe(200)
    const pair = await generateKeyPair('ES256')
    issuer.publish([{ ...(await exportJWK(pair.publicKey)), kid: 'other', alg: 'ES256' }])
    server.advance(5 * 60 + 1)
    expect((await me(token)).status).toBe(401)
  })

  test('that are broken or too short are refused, and others beside them serve', async () => {
    const { issuer } = await trusted()
    const short = { kty: 'RSA', n: 'AQAB', e: 'AQAB', kid: 'short', alg: 'RS256' }
    const broken = { kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA', kid: 'broken', alg: 'ES256' }
    const pair = await generateKeyPair('ES256', { extractable: true })
    issuer.publish([short, broken, { ...(await exportJWK(pair.publicKey)), kid: 'good' }])
    const using = async (kid: string) =>
      (await me(await issuer.token({}, { header: { kid }, key: pair.privateKey }))).status
    expect([await using('good'), await using('broken'), await using('short')]).toEqual([
      200, 401, 401,
    ])
  })

  test('of two that fit a token must say which', async () => {
    const { issuer } = await trusted()
    await issuer.rotate()
    const reply = await me(await issuer.token({}, { header: { kid: undefined as never } }))
    expect([reply.status, reply.body.detail]).toEqual([401, expect.stringContaining('which key')])
  })
})

describe('a key set that lies lets nobody in, and is believed again when it is true:', () => {
  const stranger = async () => {
    const { publicKey } = await generateKeyPair('ES256', { extractable: true })
    return exportJWK(publicKey)
  }
  const lies: { what: string; tell: (key: JWK) => Promise<unknown> | unknown; status: number }[] = [
    {
      what: 'another key under its name',
      tell: async ({ kid, alg, use }) => ({ ...(await stranger()), kid, alg, use }),
      status: 401,
    },
    {
      what: 'it under another name',
      tell: (key) => ({ ...key, kid: 'other' }),
      status: 401,
    },
    { what: 'it for another algorithm', tell: (key) => ({ ...key, alg: 'ES384' }), status: 401 },
    { what: 'it on another curve', tell: (key) => ({ ...key, crv: 'P-384' }), status: 401 },
    { what: 'it off its curve', tell: (key) => ({ ...key, x: key.y, y: key.x }), status: 401 },
    { what: 'it of another type', tell: (key) => ({ ...key, kty: 'RSA' }), status: 401 },
    { what: 'it for encryption', tell: (key) => ({ ...key, use: 'enc' }), status: 503 },
    { what: 'it for no operation', tell: (key) => ({ ...key, key_ops: ['sign'] }), status: 401 },
    {
      what: 'a secret under its name',
      tell: ({ kid }) => ({ kty: 'oct', k: 'AAAA', kid, alg: 'HS256' }),
      status: 503,
    },
    { what: 'its private half', tell: (key) => ({ ...key, d: 'AAAA' }), status: 503 },
  ]
  for (const { what, tell, status } of lies)
    test(what, async () => {
      const { issuer } = await trusted()
      const published = await fetch(issuer.jwksUrl)
      const { keys }: { keys: JWK[] } = JSON.parse(await published.text())
      issuer.publish(await Promise.all(keys.map(tell)))
      const token = await issuer.token({ exp: Math.floor(Date.now() / 1000) + 7200 })
      expect((await me(token)).status).toBe(status)
      const { body } = await server.call<{ total: number }>(
        'GET',
        `/v1/actors?issuer=${issuer.url}`,
      )
      expect(body.total).toBe(0)

      issuer.publish(keys)
      server.advance(5 * 60 + 1)
      expect((await me(token)).status).toBe(200)
      server.advance(-5 * 60 - 1)
    })

  test('metadata of another issuer', async () => {
    const { issuer } = await trusted()
    const iss = 'https://idp.acme.test'
    await server.call('POST', '/v1/issuers', {
      body: { issuer: iss, discoveryUrl: issuer.discoveryUrl, audiences: [audience] },
    })
    const reply = await me(await issuer.token({ iss }))
    expect([reply.status, reply.body.code]).toEqual([503, 'server.unavailable'])
    const { body } = await server.call<{ total: number }>('GET', `/v1/actors?issuer=${iss}`)
    expect(body.total).toBe(0)
  })
})

describe('addresses', () => {
  test('of this machine are refused in production', async () => {
    const strict = await startServer('postgres', { NODE_ENV: 'production' })
    const add = (jwksUrl: string) =>
      strict.call<{ code: string; id: string }>('POST', '/v1/issuers', {
        body: { issuer: 'https://idp.acme.test', jwksUrl, audiences: [audience] },
      })
    for (const address of ['http://127.0.0.1/', 'https://localhost/', 'https://[::1]/'])
      expect((await add(address)).body.code).toBe('issuer.address')
    await strict.stop()
  })

  test('whose name leads to this machine are refused when they are fetched', async () => {
    const strict = await startServer('postgres', { CASTELLAN_ALLOW_LOOPBACK_ISSUERS: 'false' })
    const jwksUrl = `https://${hostname()}/jwks`
    const { body } = await strict.call<{ id: string }>('POST', '/v1/issuers', {
      body: { issuer: 'https://idp.acme.test', jwksUrl, audiences: ['a'] },
    })
    const tested = await strict.call<{ problem: string }>('POST', `/v1/issuers/${body.id}/test`)
    expect(tested.body.problem).toContain('does not resolve to a public address')
    await strict.stop()
  })
})
