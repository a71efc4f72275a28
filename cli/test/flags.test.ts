import assert from 'node:assert/strict'
import { describe, test } from 'vitest'
import { flagOf, valuesOf } from '../src/flags.ts'
import { commands } from '../src/generated/commands.ts'

describe('the flags', () => {
  test('of a command are told apart by their names', () => {
    const own = ['address', 'token', 'json', 'body', 'help']
    for (const { operation, query, body = [] } of commands) {
      const names = [...own, ...query.map(flagOf), ...body.map(flagOf)]
      assert.equal(new Set(names).size, names.length, operation)
    }
  })

  const field = (type: 'integer' | 'boolean' | 'json' | 'textOrJson' | 'number') => ({
    name: 'f',
    type,
    required: false,
  })

  test('become the values of their fields', () => {
    assert.deepEqual(valuesOf([field('integer')], { f: '-5', g: 'x' }), { f: -5 })
    assert.deepEqual(valuesOf([field('number')], { f: '0.5' }), { f: 0.5 })
    assert.deepEqual(valuesOf([field('boolean')], { f: 'false' }), { f: false })
    assert.deepEqual(valuesOf([field('json')], { f: 'null' }), { f: null })
    assert.deepEqual(valuesOf([field('textOrJson')], { f: '{"a":"b"}' }), { f: { a: 'b' } })
    assert.deepEqual(valuesOf([field('textOrJson')], { f: '17' }), { f: '17' })
    assert.deepEqual(valuesOf([field('json')], {}), {})
  })

  test('of a field that is named like one of every command has a name of its own', () => {
    const token = { name: 'token', type: 'string', required: true } as const
    assert.equal(flagOf(token), 'field-token')
    assert.deepEqual(valuesOf([token], { token: 'mine', fieldToken: 'asked' }), { token: 'asked' })
  })

  for (const [type, text] of [
    ['integer', '1.5'],
    ['boolean', 'yes'],
    ['json', '{'],
    ['number', ' '],
  ] as const) {
    test(`are refused when "${text}" is given for ${type}`, () => {
      assert.throws(() => valuesOf([field(type)], { f: text }), { name: 'UsageFailure' })
    })
  }
})
