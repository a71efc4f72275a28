import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { columns } from '../src/columns.ts'
import { commands } from '../src/generated/commands.ts'
import { printable, readable } from '../src/output.ts'

const openapi = new URL('../../docs/api/openapi.json', import.meta.url)

describe('an answer for people', () => {
  test('is a table when it is a list, with every column where the width is unknown', () => {
    const page = {
      items: [
        { id: '1', isOn: true, groups: ['a', 'b'] },
        { id: '22', isOn: false },
      ],
    }

    assert.equal(readable(page), 'ID  IS ON  GROUPS\n1   true   a, b\n22  false  -')
  })

  test('leaves out last columns that do not fit, never the first two', () => {
    const rows = [{ id: '12345678', name: 'Ada Lovelace', more: 'a long remark' }]

    assert.equal(readable(rows, 30), 'ID        NAME\n12345678  Ada Lovelace')
    assert.equal(readable(rows, 3), 'ID        NAME\n12345678  Ada Lovelace')
  })

  test('is a table of the columns that are chosen for its list', () => {
    const page = { items: [{ id: '1', facts: { a: 1 }, at: 'now', hash: 'f00' }] }

    assert.equal(readable(page, undefined, ['at', 'id']), 'AT   ID\nnow  1')
  })

  test('has columns chosen for lists that are there, of fields that they have', () => {
    const description = JSON.parse(readFileSync(openapi, 'utf8'))
    for (const [operation, names] of columns) {
      const { path } = commands.find((one) => one.operation === operation) ?? { path: '' }
      const reply = description.paths[path].get.responses['200'].content['application/json'].schema
      expect(Object.keys(reply.properties.items.items.properties)).toEqual(
        expect.arrayContaining([...names]),
      )
    }
  })

  test('is names and values when it is one thing, what is within it after them', () => {
    const thing = { id: '1', tenant: { slug: 'acme' }, roles: [{ role: 'r' }], from: null }

    assert.equal(readable(thing), 'id    1\nfrom  -\ntenant\n  slug  acme\nroles\n  ROLE\n  r')
  })

  test('shows control characters instead of sending them to the terminal', () => {
    assert.equal(printable('a\u001b[31mb\nc\u009b'), 'a\\u001b[31mb c\\u009b')
    assert.equal(readable({ name: '\u001b]0;x\u0007' }), 'name  \\u001b]0;x\\u0007')
    assert.equal(printable('exe.\u202etxt\u2028'), 'exe.\\u202etxt\\u2028')
  })
})
