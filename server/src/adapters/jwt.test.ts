import { expect, test } from 'vitest'
import { generateKey, privateKeyOf, publicKeyOf, signEs256 } from './es256.ts'
import { peekJwt, type SigningKey, signJwt, verifyJwt } from './jwt.ts'

const newKey = (kid: string): SigningKey => {
  const { privatePem, publicJwk } = generateKey()
  return { kid, publicJwk, privateKey: privateKeyOf(privatePem), publicKey: publicKeyOf(publicJwk) }
}
const [old, current, foreign] = [newKey('old'), newKey('current'), newKey('current')]
const keys = [current, old]
const claims = { sub: 'ada', n: 1 }
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Signed in earnest, under a header of one's own. */
const under = (header: unknown, payload: string = part(claims), key = current) => {
  const text = `${typeof header === 'string' ? header : part(header)}.${payload}`
  return `${text}.${signEs256(text, key.privateKey)}`
}

test('a token that one of the keys signed gives its claims back, to the last rotated key', () => {
  for (const key of keys)
    expect(verifyJwt(signJwt(claims, 'at+jwt', key), 'at+jwt', keys)).toEqual(claims)
})

test.for([
  ['of another type', signJwt(claims, 'JWT', current)],
  ['without a type', under({ alg: 'ES256', kid: 'current' })],
  ['of another algorithm', under({ alg: 'HS256', kid: 'current', typ: 'at+jwt' })],
  ['of no algorithm', `${part({ alg: 'none', kid: 'current', typ: 'at+jwt' })}.${part(claims)}.`],
  ['of an algorithm in another case', under({ alg: 'es256', kid: 'current', typ: 'at+jwt' })],
  ['with an unknown kid', under({ alg: 'ES256', kid: 'other', typ: 'at+jwt' })],
  ['without a kid', under({ alg: 'ES256', typ: 'at+jwt' })],
  ['with another’s kid', under({ alg: 'ES256', kid: 'old', typ: 'at+jwt' })],
  ['with crit', under({ alg: 'ES256', kid: 'current', typ: 'at+jwt', crit: ['x'] })],
  ['signed by a stranger under a known kid', signJwt(claims, 'at+jwt', foreign)],
  [
    'with a key of its own',
    under({ alg: 'ES256', kid: 'x', typ: 'at+jwt', jwk: foreign.publicJwk }, part(claims), foreign),
  ],
  ['whose claims are a list', under({ alg: 'ES256', kid: 'current', typ: 'at+jwt' }, part([1]))],
  ['whose claims are no JSON', under({ alg: 'ES256', kid: 'current', typ: 'at+jwt' }, 'AAAA')],
  ['whose header is no JSON', under('AAAA')],
  ['whose header is null', under(null)],
  ['of two parts', signJwt(claims, 'at+jwt', current).split('.').slice(0, 2).join('.')],
  ['of four parts', `${signJwt(claims, 'at+jwt', current)}.x`],
  ['that is empty', ''],
] as const)('a token %s is none', ([, token]) => {
  expect(verifyJwt(token, 'at+jwt', keys)).toBeUndefined()
})

test('peeking proves nothing, and reads no token that is larger than any of ours', () => {
  expect(peekJwt(signJwt(claims, 'at+jwt', foreign))).toEqual(claims)
  expect(peekJwt(`a.${part({ x: 'y'.repeat(9_000) })}.c`)).toBeUndefined()
  for (const text of ['', 'a.b', 'a.AAAA.c', 'a.b.c.d']) expect(peekJwt(text)).toBeUndefined()
})
