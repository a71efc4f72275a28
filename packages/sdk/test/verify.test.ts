import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import {
  CompactSign,
  type CryptoKey,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
} from 'jose'
import { afterAll, beforeAll, beforeEach, describe, test } from 'vitest'
import { TokenError, type TokenFault, tokenVerifier, type VerifierOptions } from '../src/verify.ts'
import { json, type Loopback, loopback } from './loopback.ts'

const start = Date.UTC(2026, 5, 1, 12)
const seconds = start / 1000

let es: { privateKey: CryptoKey; publicKey: CryptoKey }
let other: { privateKey: CryptoKey; publicKey: CryptoKey }
let rs: { privateKey: CryptoKey; publicKey: CryptoKey }
let ed: { privateKey: CryptoKey; publicKey: CryptoKey }
let published: unknown
let issuer: Loopback
let clock = start

beforeAll(async () => {
  es = await generateKeyPair('ES256', { extractable: true })
  other = await generateKeyPair('ES256', { extractable: true })
  rs = await generateKeyPair('RS256', { extractable: true })
  ed = await generateKeyPair('EdDSA', { extractable: true })
  issuer = await loopback((_seen, response) => json(response, published))
})

beforeEach(async () => {
  clock = start
  issuer.respond = (_seen, response) => json(response, published)
  published = {
    keys: [
      { ...(await exportJWK(es.publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' },
      { ...(await exportJWK(rs.publicKey)), kid: 'r1', alg: 'RS256', use: 'sig' },
      { ...(await exportJWK(ed.publicKey)), kid: 'e1', alg: 'EdDSA', use: 'sig' },
      { kty: 'oct', k: 'c2VjcmV0', kid: 'o1' },
    ],
  }
  issuer.seen.length = 0
})

afterAll(() => issuer.close())

const verifier = (options: Partial<VerifierOptions> = {}) =>
  tokenVerifier({ issuer: issuer.address, audience: 'ledger', now: () => clock, ...options })

const good = (): JWTPayload => ({
  iss: issuer.address,
  sub: 'u1',
  aud: 'ledger',
  iat: seconds,
  nbf: seconds,
  exp: seconds + 60,
})

const sign = (
  claims: JWTPayload = good(),
  header: Partial<JWTHeaderParameters> = {},
  key: CryptoKey = es.privateKey,
) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'k1', ...header })
    .sign(key)

/** Signs a payload that is no set of claims as well as one that is. */
const signAnything = (payload: unknown) =>
  new CompactSign(Buffer.from(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'k1' })
    .sign(es.privateKey)

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token whose parts need not make sense together. */
const forge = (header: object, claims: object, signature = '') =>
  `${part(header)}.${part(claims)}.${signature}`

/** Signs an ordinary token, then replaces one of its parts. */
async function tampered(at: 0 | 1 | 2, replace: (text: string) => string) {
  const parts = (await sign()).split('.')
  return parts.map((text, index) => (index === at ? replace(text) : text)).join('.')
}

async function faultOf(token: string, options: Partial<VerifierOptions> = {}) {
  try {
    await verifier(options).verify(token)
    return 'taken'
  } catch (error) {
    assert(error instanceof TokenError, String(error))
    return error.fault
  }
}

describe('a good token', () => {
  test('is taken with its claims', async () => {
    const claims = await verifier().verify(await sign())

    assert.equal(claims.sub, 'u1')
    assert.deepEqual(claims, good())
  })

  for (const { alg, kid } of [
    { alg: 'RS256', kid: 'r1' },
    { alg: 'EdDSA', kid: 'e1' },
  ] as const) {
    test(`may be signed with ${alg} where that is accepted, and nowhere else`, async () => {
      const key = alg === 'RS256' ? rs.privateKey : ed.privateKey
      const token = await sign(good(), { alg, kid }, key)

      assert.equal((await verifier({ algorithms: ['ES256', alg] }).verify(token)).sub, 'u1')
      assert.equal(await faultOf(token), 'algorithm')
    })
  }

  test('may have the long spelling of its type, in any case', async () => {
    assert.equal(await faultOf(await sign(good(), { typ: 'application/AT+JWT' })), 'taken')
  })

  test('may name several audiences', async () => {
    assert.equal(await faultOf(await sign({ ...good(), aud: ['fees', 'ledger'] })), 'taken')
  })

  test('may be for anybody only where the verifier says so', async () => {
    const { aud: _aud, ...claims } = good()
    const token = await sign(claims)

    assert.equal(await faultOf(token, { audience: null }), 'taken')
    assert.equal(await faultOf(token), 'audience')
  })
})

describe('a hostile token', () => {
  const header = { alg: 'ES256', typ: 'at+jwt', kid: 'k1' }
  const rows: { name: string; fault: TokenFault; make: () => string | Promise<string> }[] = [
    { name: 'no text at all', fault: 'malformed', make: () => '' },
    { name: 'one word', fault: 'malformed', make: () => 'token' },
    { name: 'two parts', fault: 'malformed', make: () => `${part({ alg: 'ES256' })}.${part({})}` },
    { name: 'four parts', fault: 'malformed', make: async () => `${await sign()}.x` },
    {
      name: 'five parts, encrypted',
      fault: 'algorithm',
      make: () => `${part({ alg: 'RSA-OAEP', enc: 'A256GCM' })}.a.b.c.d`,
    },
    { name: 'a header that is no JSON', fault: 'malformed', make: () => tampered(0, () => 'e30x') },
    {
      name: 'a header that is a list',
      fault: 'malformed',
      make: () => tampered(0, () => part([])),
    },
    {
      name: 'more than 16 KiB',
      fault: 'malformed',
      make: () => sign({ ...good(), pad: 'x'.repeat(20_000) }),
    },
    { name: 'alg none', fault: 'algorithm', make: () => forge({ ...header, alg: 'none' }, good()) },
    { name: 'alg None', fault: 'algorithm', make: () => forge({ ...header, alg: 'None' }, good()) },
    {
      name: 'alg nOnE with a signature',
      fault: 'algorithm',
      make: () => forge({ ...header, alg: 'nOnE' }, good(), 'AAAA'),
    },
    { name: 'no alg', fault: 'algorithm', make: () => forge({ typ: 'at+jwt', kid: 'k1' }, good()) },
    {
      name: 'an alg that is a list',
      fault: 'algorithm',
      make: () => forge({ ...header, alg: ['ES256'] }, good()),
    },
    {
      name: 'an alg named like a property of objects',
      fault: 'algorithm',
      make: () => forge({ ...header, alg: 'constructor' }, good()),
    },
    {
      name: 'HS256 with the published key as secret',
      fault: 'algorithm',
      make: async () => {
        const text = `${part({ ...header, alg: 'HS256', kid: 'r1' })}.${part(good())}`
        const secret = await exportSPKI(rs.publicKey)
        return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
      },
    },
    {
      name: 'a symmetric key that the issuer publishes',
      fault: 'key-unknown',
      make: () => sign(good(), { kid: 'o1' }),
    },
    {
      name: 'an RSA key id for an ES256 signature',
      fault: 'key-unknown',
      make: () => sign(good(), { kid: 'r1' }),
    },
    {
      name: 'its own key in jwk',
      fault: 'header',
      make: async () => sign(good(), { jwk: await exportJWK(other.publicKey) }, other.privateKey),
    },
    {
      name: 'a key address in jku',
      fault: 'header',
      make: () => sign(good(), { jku: `${issuer.address}/evil` }, other.privateKey),
    },
    {
      name: 'a certificate address in x5u',
      fault: 'header',
      make: () => sign(good(), { x5u: `${issuer.address}/evil` }, other.privateKey),
    },
    {
      name: 'a certificate in x5c',
      fault: 'header',
      make: () => sign(good(), { x5c: ['MIIB'] }, other.privateKey),
    },
    {
      name: 'a critical extension',
      fault: 'header',
      make: () => forge({ ...header, crit: ['exp'], exp: 1 }, good()),
    },
    {
      name: 'no key id',
      fault: 'header',
      make: () => forge({ alg: 'ES256', typ: 'at+jwt' }, good()),
    },
    {
      name: 'a key id that is a number',
      fault: 'header',
      make: () => forge({ ...header, kid: 1 }, good()),
    },
    {
      name: 'a key id that is a path',
      fault: 'key-unknown',
      make: () => sign(good(), { kid: '../../dev/null' }),
    },
    {
      name: 'an unknown key id',
      fault: 'key-unknown',
      make: () => sign(good(), { kid: 'k2' }, other.privateKey),
    },
    {
      name: 'another key under a known id',
      fault: 'signature',
      make: () => sign(good(), {}, other.privateKey),
    },
    {
      name: 'a changed claim',
      fault: 'signature',
      make: () => tampered(1, () => part({ ...good(), sub: 'root' })),
    },
    { name: 'an empty signature', fault: 'signature', make: () => tampered(2, () => '') },
    {
      name: 'a signature of zeros',
      fault: 'signature',
      make: () => tampered(2, () => Buffer.alloc(64).toString('base64url')),
    },
    {
      name: 'a cut signature',
      fault: 'signature',
      make: () => tampered(2, (text) => text.slice(0, 40)),
    },
    { name: 'the type of an ID token', fault: 'type', make: () => sign(good(), { typ: 'JWT' }) },
    { name: 'no type', fault: 'type', make: () => forge({ alg: 'ES256', kid: 'k1' }, good()) },
    {
      name: 'a payload that is a list',
      fault: 'malformed',
      make: () => signAnything([]),
    },
    {
      name: 'another issuer',
      fault: 'issuer',
      make: () => sign({ ...good(), iss: 'https://evil.test' }),
    },
    {
      name: 'the issuer with a slash more',
      fault: 'issuer',
      make: () => sign({ ...good(), iss: `${issuer.address}/` }),
    },
    {
      name: 'no issuer',
      fault: 'issuer',
      make: () => sign({ sub: 'u1', aud: 'ledger', exp: seconds + 60 }),
    },
    { name: 'another audience', fault: 'audience', make: () => sign({ ...good(), aud: 'fees' }) },
    {
      name: 'an audience that only begins alike',
      fault: 'audience',
      make: () => sign({ ...good(), aud: 'ledger2' }),
    },
    {
      name: 'an end in the past',
      fault: 'expired',
      make: () => sign({ ...good(), exp: seconds - 6 }),
    },
    {
      name: 'no end',
      fault: 'claim',
      make: () => sign({ iss: issuer.address, sub: 'u1', aud: 'ledger' }),
    },
    {
      name: 'an end that is a text',
      fault: 'claim',
      make: () => signAnything({ ...good(), exp: '9999999999' }),
    },
    {
      name: 'a beginning in the future',
      fault: 'not-yet-valid',
      make: () => sign({ ...good(), nbf: seconds + 6 }),
    },
    {
      name: 'no subject',
      fault: 'claim',
      make: () => sign({ iss: issuer.address, aud: 'ledger', exp: seconds + 60 }),
    },
    { name: 'an empty subject', fault: 'claim', make: () => sign({ ...good(), sub: '' }) },
  ]

  for (const { name, fault, make } of rows) {
    test(`with ${name} is refused as ${fault}`, async () => {
      assert.equal(await faultOf(await make()), fault)
      assert(issuer.seen.every((request) => request.path === '/.well-known/jwks.json'))
    })
  }

  test('is refused to the second, clocks differing by five', async () => {
    const token = await sign()

    clock = start + 64_000
    assert.equal(await faultOf(token), 'taken')
    clock = start + 65_000
    assert.equal(await faultOf(token), 'expired')
    assert.equal(await faultOf(token, { clockToleranceSeconds: 10 }), 'taken')
  })
})

describe('the keys', () => {
  const withKey = async (kid: string, key: CryptoKey) => ({
    keys: [{ ...(await exportJWK(key)), kid, alg: 'ES256', use: 'sig' }],
  })

  test('are read once for many tokens, asked for at once or later', async () => {
    const { verify } = verifier()
    const token = await sign()

    await Promise.all([verify(token), verify(token), verify(token)])
    await verify(token)

    assert.equal(issuer.seen.length, 1)
  })

  test('are read again after five minutes', async () => {
    const { verify } = verifier()
    const token = await sign({ ...good(), exp: seconds + 3_600 })
    await verify(token)

    clock += 5 * 60_000 - 1
    await verify(token)
    assert.equal(issuer.seen.length, 1)

    clock += 1
    await verify(token)
    assert.equal(issuer.seen.length, 2)
  })

  test('are read out of turn for an unknown id, once in fifteen seconds', async () => {
    const { verify } = verifier()
    await verify(await sign())
    published = await withKey('k2', other.publicKey)
    const rotated = await sign(good(), { kid: 'k2' }, other.privateKey)

    clock += 14_999
    await assert.rejects(verify(rotated), { fault: 'key-unknown' })
    assert.equal(issuer.seen.length, 1)

    clock += 1
    assert.equal((await verify(rotated)).sub, 'u1')
    assert.equal(issuer.seen.length, 2)

    for (const kid of ['a', 'b', 'c', 'd']) {
      await assert.rejects(verify(await sign(good(), { kid })), { fault: 'key-unknown' })
    }
    assert.equal(issuer.seen.length, 2)
  })

  test('that were taken away no longer count after five minutes', async () => {
    const { verify } = verifier()
    const token = await sign({ ...good(), exp: seconds + 3_600 })
    await verify(token)
    published = await withKey('k2', other.publicKey)

    clock += 5 * 60_000
    await assert.rejects(verify(token), { fault: 'key-unknown' })
  })

  test('count for fifteen minutes while the issuer is down, then nothing is taken', async () => {
    const { verify } = verifier()
    const token = await sign({ ...good(), exp: seconds + 3_600 })
    await verify(token)
    issuer.respond = (_seen, response) => response.writeHead(500).end()

    clock += 14 * 60_000
    assert.equal((await verify(token)).sub, 'u1')

    clock += 60_000
    await assert.rejects(verify(token), { fault: 'keys-unavailable' })
  })

  test('may share one id through a rotation', async () => {
    const first = await withKey('k1', other.publicKey)
    const second = await withKey('k1', es.publicKey)
    published = { keys: [...first.keys, ...second.keys] }

    assert.equal((await verifier().verify(await sign())).sub, 'u1')
  })

  test('published with their private part are used by their public part', async () => {
    published = await withKey('k1', es.privateKey)

    assert.equal((await verifier().verify(await sign())).sub, 'u1')
  })

  const unreadable: { when: string; respond: Loopback['respond'] }[] = [
    { when: 'answers with an error', respond: (_seen, response) => response.writeHead(503).end() },
    { when: 'is no JSON', respond: (_seen, response) => response.end('<html>') },
    { when: 'holds no list', respond: (_seen, response) => json(response, { keys: {} }) },
    {
      when: 'holds more than 32 keys',
      respond: (_seen, response) =>
        json(response, { keys: Array(33).fill({ kty: 'EC', kid: 'k1' }) }),
    },
    {
      when: 'is larger than 1 MiB',
      respond: (_seen, response) => json(response, { keys: [], pad: 'x'.repeat(1024 * 1024) }),
    },
    {
      when: 'redirects',
      respond: (seen, response) =>
        seen.path === '/moved'
          ? json(response, published)
          : response.writeHead(302, { location: '/moved' }).end(),
    },
    { when: 'breaks off', respond: (_seen, response) => response.destroy() },
    { when: 'never answers', respond: () => undefined },
  ]

  for (const { when, respond } of unreadable) {
    test(`are unavailable when their document ${when}`, async () => {
      issuer.respond = respond

      assert.equal(await faultOf(await sign(), { timeoutMs: 200 }), 'keys-unavailable')
      assert.equal(issuer.seen.length, 1)
    })
  }
})

describe('a verifier is not made', () => {
  const base = { issuer: 'https://id.test', audience: null }
  const rows: { when: string; options: VerifierOptions }[] = [
    { when: 'its keys would come over plain http', options: { ...base, issuer: 'http://id.test' } },
    { when: 'its keys would come from a file', options: { ...base, jwksUrl: 'file:///etc/keys' } },
    { when: 'it accepts no algorithm', options: { ...base, algorithms: [] } },
    ...['none', 'HS256', 'toString'].map((name) => ({
      when: `it would accept ${name}`,
      options: JSON.parse(JSON.stringify({ ...base, algorithms: ['ES256', name] })),
    })),
  ]

  for (const { when, options } of rows) {
    test(`when ${when}`, () => {
      assert.throws(() => tokenVerifier(options), TypeError)
    })
  }
})
