import { createHmac } from 'node:crypto'
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from './harness.ts'
import { audience, type OutsideIssuer, startIssuer } from './outside-issuer.ts'
import { rowsOf } from './rows.ts'

let server: TestServer
let issuer: OutsideIssuer
/** A key that the issuer never had. */
let forger: { publicKey: CryptoKey; privateKey: CryptoKey }
let id: string

beforeAll(async () => {
  // The flood below is told of in the log, as it should be.
  server = await startServer('postgres', { CASTELLAN_LOG_LEVEL: 'fatal' })
  issuer = await startIssuer('RS256')
  forger = await generateKeyPair('RS256', { extractable: true })
  const { status, body } = await server.call<{ id: string }>('POST', '/v1/issuers', {
    body: {
      issuer: issuer.url,
      jwksUrl: issuer.jwksUrl,
      audiences: [audience, 'second'],
      autoAssignRole: 'member',
    },
  })
  expect(status).toBe(201)
  id = body.id
})
afterAll(() => issuer.stop())

const me = (token: string) =>
  server.call<{ code: string; detail: string }>('GET', '/v1/me', { token })
const seconds = () => Math.floor(Date.now() / 1000)
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const claims = () => ({
  iss: issuer.url,
  aud: audience,
  sub: 'eve',
  iat: seconds(),
  exp: seconds() + 600,
})

/** Everything that a token may bring into being. */
const tables = ['actors', 'assignments', 'group_members', 'access_states', 'audit_events']

interface Hostile {
  readonly when: string
  readonly token: () => Promise<string> | string
  /** What the caller is told; any 401 where the token is not even of a trusted issuer. */
  readonly says?: string
}

const wrongClaims: Hostile[] = [
  {
    when: 'iss is another',
    token: () => issuer.token({ iss: 'https://evil.test' }),
    says: 'not trusted here',
  },
  {
    when: 'iss ends in a slash',
    token: () => issuer.token({ iss: `${issuer.url}/` }),
    says: 'not trusted here',
  },
  { when: 'iss is missing', token: () => issuer.token({ iss: undefined }) },
  { when: 'iss is a list', token: () => issuer.token({ iss: [issuer.url] }) },
  { when: 'iss is this server', token: () => issuer.token({ iss: server.app.url() }) },
  {
    when: 'aud is another',
    token: () => issuer.token({ aud: 'https://other.test' }),
    says: 'not trusted here for its audience',
  },
  { when: 'aud is missing', token: () => issuer.token({ aud: undefined }) },
  { when: 'aud is empty', token: () => issuer.token({ aud: [] }) },
  { when: 'aud is a number', token: () => issuer.token({ aud: 7 }) },
  {
    when: 'aud names a hundred',
    token: () =>
      issuer.token({ aud: Array.from({ length: 100 }, (_, n) => (n ? `a${n}` : audience)) }),
  },
  {
    when: 'exp is past',
    token: () => issuer.token({ exp: seconds() - 31, iat: seconds() - 60 }),
    says: 'time is up',
  },
  { when: 'exp is missing', token: () => issuer.token({ exp: undefined }), says: 'no exp' },
  { when: 'exp is text', token: () => issuer.token({ exp: 'tomorrow' }), says: 'exp is not valid' },
  {
    when: 'exp comes before iat',
    token: () => issuer.token({ iat: seconds() + 20, exp: seconds() + 10 }),
    says: 'ends before it begins',
  },
  {
    when: 'nbf is to come',
    token: () => issuer.token({ nbf: seconds() + 60 }),
    says: 'nbf is not valid',
  },
  { when: 'nbf is text', token: () => issuer.token({ nbf: 'now' }), says: 'nbf is not valid' },
  { when: 'iat is to come', token: () => issuer.token({ iat: seconds() + 60 }), says: 'iat' },
  { when: 'iat is missing', token: () => issuer.token({ iat: undefined }), says: 'no iat' },
  { when: 'iat is text', token: () => issuer.token({ iat: 'now' }), says: 'iat is not valid' },
  { when: 'iat is before all time', token: () => issuer.token({ iat: -1e18 }), says: 'iat' },
  { when: 'sub is missing', token: () => issuer.token({ sub: undefined }), says: 'no sub' },
  { when: 'sub is empty', token: () => issuer.token({ sub: '' }), says: 'sub is not valid' },
  { when: 'sub is a number', token: () => issuer.token({ sub: 7 }), says: 'sub' },
  {
    when: 'sub has a NUL',
    token: () => issuer.token({ sub: 'a\u0000b' }),
    says: 'sub is not valid',
  },
  {
    when: 'sub is half a character',
    token: () => issuer.token({ sub: 'a\ud800' }),
    says: 'sub is not valid',
  },
  {
    when: 'sub has 256 characters',
    token: () => issuer.token({ sub: 'x'.repeat(256) }),
    says: 'sub is not valid',
  },
  { when: 'the token is longer than 8 KB', token: () => issuer.token({ pad: 'x'.repeat(8192) }) },
]

const wrongTypes: Hostile[] = [
  {
    when: 'typ is missing',
    token: () => issuer.token({}, { header: { typ: '' } }),
    says: 'neither',
  },
  {
    when: 'it is a logout token',
    token: () => issuer.token({ events: {} }, { header: { typ: 'JWT' } }),
    says: 'neither',
  },
  {
    when: 'it is a proof of possession',
    token: () => issuer.token({}, { header: { typ: 'dpop+jwt' } }),
    says: 'neither',
  },
  {
    when: 'it is an ID token, by its nonce',
    token: () => issuer.token({ nonce: 'n' }, { header: { typ: 'JWT' } }),
    says: 'ID token',
  },
  {
    when: 'it is an ID token, by its at_hash',
    token: () => issuer.token({ at_hash: 'h' }, { header: { typ: 'JWT' } }),
    says: 'ID token',
  },
  {
    when: 'it says that it is an ID token',
    token: () => issuer.token({ typ: 'ID', scope: 'x' }, { header: { typ: 'JWT' } }),
    says: 'ID token',
  },
]

const tricks: Hostile[] = [
  {
    when: 'alg is none',
    token: () => `${encode({ alg: 'none', typ: 'at+jwt' })}.${encode(claims())}.`,
  },
  {
    when: 'alg is HS256 with the public key as its secret',
    async token() {
      const key = await issuerKey()
      const head = encode({ alg: 'HS256', typ: 'at+jwt', kid: 'key-1' })
      const text = `${head}.${encode(claims())}`
      return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`
    },
    says: 'algorithm',
  },
  {
    when: 'alg is one that the issuer may not use',
    token: () => signed('PS256'),
    says: 'algorithm',
  },
  {
    when: 'another key signed it',
    token: () => issuer.token({}, { key: forger.privateKey }),
    says: 'signature',
  },
  {
    when: 'kid is unknown',
    token: () => issuer.token({}, { header: { kid: 'nobody' }, key: forger.privateKey }),
    says: 'no such key',
  },
  {
    when: 'kid is a path',
    token: () => issuer.token({}, { header: { kid: '../../etc/passwd' }, key: forger.privateKey }),
    says: 'no such key',
  },
  {
    when: 'kid is a query',
    token: () => issuer.token({}, { header: { kid: "' or '1'='1" }, key: forger.privateKey }),
    says: 'no such key',
  },
  {
    when: 'kid is missing and the key another',
    token: () => issuer.token({}, { header: { kid: undefined as never }, key: forger.privateKey }),
    says: 'signature',
  },
  {
    when: 'it carries its own key',
    async token() {
      const jwk = await exportJWK(forger.publicKey)
      return issuer.token({}, { header: { jwk }, key: forger.privateKey })
    },
    says: 'signature',
  },
  ...['jku', 'x5u'].map((name) => ({
    when: `${name} names where its key lies`,
    token: () =>
      issuer.token({}, { header: { [name]: `${issuer.url}/forged` }, key: forger.privateKey }),
    says: 'signature',
  })),
  {
    when: 'x5c carries a certificate',
    token: () => issuer.token({}, { header: { x5c: ['MIIB'] }, key: forger.privateKey }),
    says: 'signature',
  },
  {
    when: 'crit names what nobody knows',
    token: async () => withHeader(await issuer.token(), { crit: ['x'], x: 1 }),
  },
  {
    when: 'the payload was changed',
    token: async () => withPayload(await issuer.token(), claims()),
    says: 'signature',
  },
  {
    when: 'the signature is cut off',
    token: async () => (await issuer.token()).replace(/[^.]+$/, ''),
  },
  { when: 'there is a fourth part', token: async () => `${await issuer.token()}.x` },
]

const issuerKey = async (): Promise<string> => {
  const pair = await generateKeyPair('RS256', { extractable: true })
  return exportSPKI(pair.publicKey)
}
async function signed(alg: string): Promise<string> {
  const pair = await generateKeyPair(alg)
  return issuer.token({}, { header: { alg }, key: pair.privateKey })
}
const withHeader = (token: string, more: object): string => {
  const [head = '', ...rest] = token.split('.')
  return [
    encode({ ...JSON.parse(Buffer.from(head, 'base64url').toString()), ...more }),
    ...rest,
  ].join('.')
}
const withPayload = (token: string, payload: object): string => {
  const [head, , signature] = token.split('.')
  return [head, encode(payload), signature].join('.')
}

describe('a token of an outside issuer lets nobody in when', () => {
  for (const { when, token, says } of [...wrongClaims, ...wrongTypes, ...tricks])
    test(when, async () => {
      const before = await rowsOf(server.databaseUrl, tables)
      const reply = await me(await token())
      expect([reply.status, reply.body.code]).toEqual([401, 'AUT-0007'])
      expect(reply.headers.get('www-authenticate')).toContain('invalid_token')
      if (says !== undefined) expect(reply.body.detail).toContain(says)
      expect(await rowsOf(server.databaseUrl, tables)).toEqual(before)
    })

  test('its keys are looked for at the address that the header names', async () => {
    const { body } = await server.call('POST', `/v1/issuers/${id}/test`)
    expect(body).toMatchObject({ ok: true, jwksUrl: issuer.jwksUrl })
  })
})

describe('a token of an outside issuer lets its actor in when', () => {
  const good: { when: string; token: () => Promise<string> }[] = [
    { when: 'it is an access token of RFC 9068', token: () => issuer.token() },
    {
      when: 'typ is spelled as a media type',
      token: () => issuer.token({}, { header: { typ: 'application/at+jwt' } }),
    },
    {
      when: 'typ is JWT, with a scope',
      token: () => issuer.token({ nonce: 'n', scope: 'x' }, { header: { typ: 'JWT' } }),
    },
    {
      when: 'typ is JWT and nothing looks like an ID token',
      token: () => issuer.token({}, { header: { typ: 'JWT' } }),
    },
    {
      when: 'one of its audiences is trusted',
      token: () => issuer.token({ aud: ['x', 'second'] }),
    },
    {
      when: 'it ended a moment ago',
      token: () => issuer.token({ iat: seconds() - 60, exp: seconds() - 5 }),
    },
    { when: 'azp is anybody', token: () => issuer.token({ azp: 'whoever' }) },
    {
      when: 'it has a tenant of its own',
      token: () => issuer.token({ tenantId: 'x', owner: 'x', type: 'application' }),
    },
  ]
  for (const { when, token } of good)
    test(when, async () => {
      const { status, body } = await me(await token())
      expect([status, body]).toEqual([200, expect.objectContaining({ subject: 'grace' })])
    })

  test('it is an ID token and its issuer is trusted for those too', async () => {
    const token = await issuer.token({ nonce: 'n' }, { header: { typ: 'JWT' } })
    expect((await me(token)).status).toBe(401)
    const change = (acceptIdTokens: boolean) =>
      server.call('PATCH', `/v1/issuers/${id}`, { body: { acceptIdTokens } })
    await change(true)
    expect((await me(token)).status).toBe(200)
    await change(false)
    expect((await me(token)).status).toBe(401)
  })

  test('it was verified before, until its own end or that of the trust', async () => {
    const token = await issuer.token({ sub: 'cached' })
    expect((await me(token)).status).toBe(200)
    const fetches = issuer.fetches()
    for (let n = 0; n < 20; n += 1) expect((await me(token)).status).toBe(200)
    expect(issuer.fetches()).toBe(fetches)

    const change = (body: object) => server.call('PATCH', `/v1/issuers/${id}`, { body })
    await change({ enabled: false })
    expect((await me(token)).status).toBe(401)
    await change({ enabled: true, audiences: ['second'] })
    expect((await me(token)).status).toBe(401)
    await change({ audiences: [audience, 'second'], algorithms: ['ES256'] })
    expect((await me(token)).body.detail).toContain('algorithm')
    await change({ algorithms: ['RS256'] })
    expect((await me(token)).status).toBe(200)
    server.advance(700)
    expect((await me(token)).status).toBe(401)
    server.advance(-700)
  })

  test('others flood the server with tokens of made-up issuers', async () => {
    const token = await issuer.token({ sub: 'calm' })
    expect((await me(token)).status).toBe(200)
    const flood = Array.from({ length: 400 }, (_, n) => {
      const made = encode({ ...claims(), iss: `https://idp${n}.evil.test` })
      return me(`${encode({ alg: 'RS256', typ: 'at+jwt' })}.${made}.AAAA`)
    })
    const statuses = (await Promise.all(flood)).map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set([401, 503]))
    server.advance(1.1)
    expect((await me(token)).status).toBe(200)
    expect((await me(await issuer.token({ sub: 'calm', jti: 'next' }))).status).toBe(200)
  })

  test('nobody signed it out', async () => {
    const long = { exp: seconds() + 3 * 3600 }
    const [token, other] = [await issuer.token(long), await issuer.token({ ...long, jti: 'other' })]
    expect((await me(token)).status).toBe(200)
    expect((await server.call('POST', '/v1/logout', { token, body: {} })).status).toBe(204)
    for (const hours of [0, 2]) {
      server.advance(hours * 3600)
      expect((await me(token)).status).toBe(401)
      expect((await me(other)).status).toBe(200)
      server.advance(-hours * 3600)
    }
    const trail = '/v1/audit-events?action=request.refused'
    const { body } = await server.call<{ total: number }>('GET', trail)
    expect(body.total).toBe(2)
  })
})
