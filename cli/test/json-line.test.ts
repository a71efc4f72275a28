import assert from 'node:assert/strict'
import { describe, test } from 'vitest'
import { lineOf } from '../src/json-line.ts'

describe('the line of a JSON pointer', () => {
  const text = '{\n "a": [1,\n  {"b/c": "x\\"]",\n   "d": {}}],\n "e~f":\n  null\n}'
  const rows: [pointer: string, line: number][] = [
    ['', 1],
    ['/a', 2],
    ['/a/0', 2],
    ['/a/1', 3],
    ['/a/1/b~1c', 3],
    ['/a/1/d', 4],
    ['/e~0f', 6],
    ['/a/1/missing', 3],
    ['/missing', 1],
    ['/a/9/b', 2],
  ]
  for (const [pointer, line] of rows) {
    test(`${pointer || 'of the whole'} is ${line}`, () => {
      assert.equal(lineOf(text, pointer), line)
    })
  }

  test('is found in a large file at once', () => {
    const large = JSON.stringify(
      Array.from({ length: 50_000 }, (_, id) => ({ id })),
      null,
      1,
    )

    assert.equal(lineOf(large, '/49999/id'), 2 + 49_999 * 3 + 1)
  })
})
