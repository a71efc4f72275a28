import { createHash } from 'node:crypto'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashedAround, hashOf } from './audit-chain.ts'
import { idFromBytes, idToBytes, isId, uuidv7 } from './ids.ts'
import { PageQuery, sliceOf, toPage } from './page.ts'
import { randomText, sameText, secret, sha256 } from './secret.ts'

test('a secret prints as [secret] in every way there is to print it', () => {
  const one = secret('canary')
  const ways = [
    String(one),
    `${one}`,
    JSON.stringify({ one }),
    inspect({ one }, { showHidden: true, depth: 9 }),
    inspect(one, { showProxy: true }),
    JSON.stringify(Object.entries(one)),
    JSON.stringify({ ...one }),
    new Error('failed', { cause: one }).stack ?? '',
  ]
  for (const text of ways) expect(text).not.toContain('canary')
  expect(String(one)).toBe('[secret]')
  expect(one.reveal()).toBe('canary')
})

test('texts are compared as a whole, whatever their lengths', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (left, right) => {
      expect(sameText(left, right)).toBe(left === right)
      expect(sameText(left, left)).toBe(true)
    }),
  )
  expect(sha256('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0')
  expect(new Set(Array.from({ length: 1000 }, () => randomText(16))).size).toBe(1000)
})

test('the hash of an event is that of its text around the two things known last', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('"', '\\', '\u0000', '\ud800', 'é'))
  const nullable = fc.option(text, { nil: null })
  fc.assert(
    fc.property(
      fc.record({
        ...{ tenant: text, id: text, action: text, actor: nullable, target: text },
        ...{ facts: fc.dictionary(text, fc.jsonValue()), requestId: nullable },
        ...{ address: nullable, at: text },
      }),
      fc.nat(),
      (event, sequence) => {
        const [first, second, third] = hashedAround(event)
        const previousHash = 'f'.repeat(64)
        const whole = `${first}${previousHash}${second}${sequence}${third}`
        const hash = createHash('sha256').update(whole).digest('hex')
        expect(hashOf({ ...event, sequence, previousHash })).toBe(hash)
      },
    ),
  )
})

test('ids are UUID v7, sort by their millisecond, and never repeat', () => {
  const ids = Array.from({ length: 1000 }, (_, at) => uuidv7(1_700_000_000_000 + at))
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(Array.from({ length: 10_000 }, () => uuidv7(5))).size).toBe(10_000)
  fc.assert(
    fc.property(fc.nat(2 ** 48 - 1), (millisecond) => {
      const id = uuidv7(millisecond)
      expect(isId(id)).toBe(true)
      expect(id).toMatch(/^.{14}7.{4}[89ab]/)
      expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(millisecond)
    }),
  )
})

test('an id and its sixteen bytes are the same', () => {
  const id = uuidv7()
  expect(idFromBytes(idToBytes(id))).toBe(id)
  for (const bytes of [Buffer.alloc(0), Buffer.alloc(15), Buffer.alloc(16), Buffer.alloc(17)])
    expect(idFromBytes(bytes)).toBeUndefined()
})

test('only the one lower-case form is an id', () => {
  const id = uuidv7()
  for (const text of [id.toUpperCase(), ` ${id}`, `${id}\n`, `{${id}}`, id.replaceAll('-', ''), ''])
    expect(isId(text)).toBe(false)
})

test('a cursor leads to what follows the last thing of the page', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (last) => {
      const query = PageQuery.parse({ limit: '2' })
      const sliced = { items: ['a', last], total: 9, hasMore: true }
      const page = toPage(query, sliced, (one) => one)
      const next = PageQuery.parse({ after: page.next ?? undefined, page: '4', limit: '2' })
      expect(sliceOf(next)).toEqual({ after: last, offset: 0, limit: 2 })
    }),
  )
})

test('a page is a slice, and the last one has no cursor', () => {
  const query = PageQuery.parse({ page: '3', limit: '7' })
  expect(sliceOf(query)).toEqual({ after: null, offset: 14, limit: 7 })
  const sliced = { items: [], total: 0, hasMore: false }
  expect(toPage(query, sliced, String)).toEqual({
    items: [],
    page: 3,
    limit: 7,
    total: 0,
    next: null,
  })
})

test('a page beyond bounds is refused', () => {
  for (const asked of [{ page: '0' }, { page: '1.5' }, { limit: '101' }, { limit: '' }, { x: '1' }])
    expect(PageQuery.safeParse(asked).success).toBe(false)
})
