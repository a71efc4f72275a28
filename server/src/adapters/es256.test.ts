import { sign } from 'node:crypto'
import fc from 'fast-check'
import { CompactSign, compactVerify, importJWK } from 'jose'
import { expect, test } from 'vitest'
import { generateKey, privateKeyOf, publicKeyOf, signEs256, verifyEs256 } from './es256.ts'

const { privatePem, publicJwk } = generateKey()
const [privateKey, publicKey] = [privateKeyOf(privatePem), publicKeyOf(publicJwk)]
const seed = Date.now() % 1_000_000
const runs = { seed, numRuns: 500 }
process.stdout.write(`es256: SEED=${seed}\n`)

const head = Buffer.from('{"alg":"ES256"}').toString('base64url')
const payloads = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes))

test('what is signed here, jose verifies', async () => {
  const key = await importJWK(publicJwk, 'ES256')
  await fc.assert(
    fc.asyncProperty(payloads, async (payload) => {
      const text = `${head}.${payload.toString('base64url')}`
      const verified = await compactVerify(`${text}.${signEs256(text, privateKey)}`, key)
      expect(Buffer.from(verified.payload)).toEqual(payload)
    }),
    runs,
  )
})

test('what jose signs, is verified here', async () => {
  await fc.assert(
    fc.asyncProperty(payloads, async (payload) => {
      const token = await new CompactSign(payload)
        .setProtectedHeader({ alg: 'ES256' })
        .sign(privateKey)
      const [first, second, signature = ''] = token.split('.')
      expect(verifyEs256(`${first}.${second}`, signature, publicKey)).toBe(true)
    }),
    runs,
  )
})

test('what was changed in a single bit, or cut, or put together anew, does not hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(511), (text, bit) => {
      const raw = Buffer.from(signEs256(text, privateKey), 'base64url')
      const flipped = Buffer.from(raw)
      flipped.writeUInt8(raw.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      for (const bytes of [flipped, raw.subarray(1), Buffer.concat([raw, Buffer.alloc(1)])])
        expect(verifyEs256(text, bytes.toString('base64url'), publicKey)).toBe(false)
      expect(verifyEs256(`${text}x`, raw.toString('base64url'), publicKey)).toBe(false)
    }),
    { seed, numRuns: 200 },
  )
})

test.for([
  ['empty', ''],
  ['all zero', Buffer.alloc(64).toString('base64url')],
  ['all ones', Buffer.alloc(64, 0xff).toString('base64url')],
  ['in DER', sign('sha256', Buffer.from('text'), privateKey).toString('base64url')],
  ['with padding', `${signEs256('text', privateKey)}==`],
  ['with a blank', ` ${signEs256('text', privateKey)}`],
  ['in base64, not base64url', `${'+/'.repeat(43)}`],
])('a signature that is %s does not hold, and does not throw', ([, signature = '']) => {
  expect(verifyEs256('text', signature, publicKey)).toBe(false)
})
