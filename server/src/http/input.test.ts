import { expect, test } from 'vitest'
import * as z from 'zod'
import { identityInput, Problem } from '../kernel/problem.ts'
import { parse } from './input.ts'
import { isSnakeCase, toCamelCase, toSnakeCase } from './spelling.ts'

const Thing = z.strictObject({
  name: z.string().min(2),
  tags: z.array(z.strictObject({ 'a/b~c': z.string() })).optional(),
  facts: z.record(z.string(), z.unknown()).optional(),
})

function faultOf(value: unknown, part: 'body' | 'query' | 'path' = 'body') {
  try {
    parse(Thing, value, { part, kinds: identityInput })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const errors = error.facts.errors ?? []
    return [error.kind.code, ...errors.map(({ code, pointer }) => `${code} ${pointer}`)]
  }
  return []
}

test.for([
  { value: { name: 'ok', facts: { any: [1, null, { deep: '😀' }] } }, fault: [] },
  { value: {}, fault: ['IDE-0001', 'missing /name'] },
  { value: { name: 7 }, fault: ['IDE-0002', 'invalid /name'] },
  { value: { name: null }, fault: ['IDE-0002', 'invalid /name'] },
  { value: { name: 'x' }, fault: ['IDE-0002', 'invalid /name'] },
  { value: { nam: 'x' }, fault: ['IDE-0004', 'missing /name', 'unexpected /nam'] },
  {
    value: { name: 'ok', tags: [{ 'a/b~c': 'x' }, { 'x/y~z': 1 }] },
    fault: ['IDE-0004', 'missing /tags/1/a~1b~0c', 'unexpected /tags/1/x~1y~0z'],
  },
  { value: { name: 'ok', tags: {} }, fault: ['IDE-0002', 'invalid /tags'] },
  { value: [], fault: ['IDE-0002', 'invalid '] },
  { value: { name: 'a\0b' }, fault: ['IDE-0002', 'invalid /name'] },
  { value: { name: 'a\ud800' }, fault: ['IDE-0002', 'invalid /name'] },
  {
    value: { name: 'ok', facts: { deep: [{ x: ['\udc00'] }] } },
    fault: ['IDE-0002', 'invalid /facts/deep/0/x/0'],
  },
  { value: { name: 'ok', facts: { 'a\0': 1 } }, fault: ['IDE-0002', 'invalid /facts/a\0'] },
])('$value is judged, each fault by its pointer', ({ value, fault }) => {
  expect(faultOf(value)).toEqual(fault)
})

test('a fault is called by where it stands', () => {
  expect(faultOf({}, 'query')[0]).toBe('IDE-0005')
  expect(faultOf({}, 'path')[0]).toBe('IDE-0003')
})

test('a value nested a hundred thousand deep is judged without running out of stack', () => {
  const depth = 100_000
  const facts: unknown = JSON.parse(`${'{"x":'.repeat(depth)}1${'}'.repeat(depth)}`)
  expect(faultOf({ name: 'ok', facts })).toEqual([])
})

test('fields are respelt both ways, and only those of the body itself', () => {
  const camel = { grantType: 'x', accessToken: { innerKey: 1 } }
  const snake = { grant_type: 'x', access_token: { innerKey: 1 } }
  expect(toSnakeCase(camel)).toEqual(snake)
  expect(toCamelCase(snake)).toEqual(camel)
  expect([isSnakeCase(snake), isSnakeCase(camel), isSnakeCase(null)]).toEqual([true, false, false])
  for (const other of [null, 'x', [1], undefined]) expect(toCamelCase(other)).toBe(other)
})
