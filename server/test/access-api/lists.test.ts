import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { filterOf } from '../../src/surfaces/access-api/filter.ts'
import { pageOf, WirePageQuery } from '../../src/surfaces/access-api/paging.ts'

const fields = ['id.scope', 'id.code', 'description', 'roleHierarchyIndex', 'applications']
const thing = (code: string, more: object = {}) => ({ id: { scope: 'default', code }, ...more })
const paged = (things: readonly unknown[], query: object) =>
  pageOf(things, { query: WirePageQuery.parse(query), fields, href: 'http://x/list' })

describe('a filter', () => {
  const one = thing('alpha', {
    description: "it's",
    roleHierarchyIndex: 20,
    applications: ['LUSID', 'Drive'],
  })

  test.for([
    ["id.code eq 'alpha'", true],
    ["ID.Code EQ 'alpha'", true],
    ["id.code eq 'Alpha'", false],
    ["id.code neq 'beta'", true],
    ["id.code startswith 'al' and description eq 'it''s'", true],
    ["id.code startswith 'b' or description endswith 's'", true],
    ["not id.code contains 'lph'", false],
    ["not (id.code eq 'x' or id.code eq 'y') and roleHierarchyIndex gte 20", true],
    ['roleHierarchyIndex lt 9', false],
    ['roleHierarchyIndex gt 9', true],
    ["id.code in 'beta', 'alpha'", true],
    ["id.code in ('beta','gamma')", false],
    ["applications eq 'Drive'", true],
    ['description exists', true],
    ['description not exists', false],
    ["id.code eq 'x' or id.code eq 'alpha' and description eq 'x'", false],
    ['', true],
  ] as const)('%s is %s', ([text, is]) => {
    expect(filterOf(text, fields)(one)).toBe(is)
  })

  test.for([
    'id.code',
    'id.code eq',
    "id.code like 'x'",
    "surprise eq 'x'",
    "id.code eq 'x",
    "(id.code eq 'x'",
    "id.code eq 'x' )",
    "id.code eq 'x' and",
    'id.code eq x',
    '%',
    "id.code in ('x'",
    `${'('.repeat(40)}id.code eq 'x'${')'.repeat(40)}`,
    `${'not '.repeat(40_000)}id.code exists`,
  ])('%s is refused with 151', (text) => {
    expect(() => filterOf(text, fields)).toThrow(
      expect.objectContaining({
        kind: expect.objectContaining({ wire: { code: 151, name: 'InvalidParameterValue' } }),
      }),
    )
  })

  test('is read or refused, whatever it is', () => {
    const words = fc.constantFrom(
      'id.code',
      'eq',
      'not',
      'and',
      'or',
      '(',
      ')',
      "'x'",
      '7',
      'in',
      ',',
      'exists',
      '%',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (tokens) => {
        try {
          expect(typeof filterOf(tokens.join(' '), fields)(thing('x'))).toBe('boolean')
        } catch (error) {
          expect(error).toMatchObject({ kind: { status: 400 } })
        }
      }),
    )
  })
})

describe('a paged list', () => {
  const things = ['d', 'b', 'e', 'a', 'c'].map((code, at) =>
    thing(`code-${code}`, { roleHierarchyIndex: at % 2 }),
  )
  const codes = (values: readonly unknown[]) =>
    values.map((value) => (value as ReturnType<typeof thing>).id.code.slice(-1)).join('')

  test('is in order of id, in pages that lead to the next and to the one before', () => {
    const first = paged(things, { limit: '2' })
    expect([codes(first.values), first.previousPage]).toEqual(['ab', undefined])
    const second = paged(things, { limit: '2', page: first.nextPage })
    expect(codes(second.values)).toBe('cd')
    const third = paged(things, { limit: '2', page: second.nextPage })
    expect([codes(third.values), third.nextPage]).toEqual(['e', undefined])
    expect(codes(paged(things, { limit: '2', page: third.previousPage }).values)).toBe('cd')
    expect(second.href).toContain('limit=2')
    expect(second.links.map(({ relation }) => relation)).toEqual([
      'Self',
      'NextPage',
      'PreviousPage',
    ])
  })

  test('is in the order asked for, a dash being descending, and then by id', () => {
    expect(codes(paged(things, { sortBy: '-roleHierarchyIndex' }).values)).toBe('abcde')
    expect(codes(paged(things, { sortBy: ['roleHierarchyIndex', '-id.code'] }).values)).toBe(
      'edcba',
    )
    expect(codes(paged(things, { sortBy: 'id.code desc' }).values)).toBe('edcba')
  })

  test('goes on where it was while things come and go', () => {
    const first = paged(things, { limit: '2' })
    const changed = [
      ...things.filter(({ id }) => id.code !== 'code-b'),
      thing('code-aa'),
      thing('code-f'),
    ]
    expect(codes(paged(changed, { limit: '9', page: first.nextPage }).values)).toBe('cdef')
  })

  test('shows each thing once, whatever the size of its pages', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 5 }), { maxLength: 30 }),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom('id.code', '-id.code', 'description'),
        (names, limit, sortBy) => {
          const all = names.map((code) => thing(code, { description: code.slice(0, 1) }))
          const seen: unknown[] = []
          let page: string | undefined
          do {
            const got = paged(all, { limit, sortBy, ...(page && { page }) })
            seen.push(...got.values)
            page = got.nextPage
          } while (page !== undefined)
          expect(new Set(seen)).toEqual(new Set(all))
          expect(seen.length).toBe(all.length)
        },
      ),
    )
  })

  test.for(['bm9uZQ==', 'e30=', 'eyJhZnRlciI6WzFdfQ=='])(
    'refuses the page token %s with 689',
    (page) => {
      expect(() => paged(things, { page })).toThrow(
        expect.objectContaining({
          kind: expect.objectContaining({ wire: { code: 689, name: 'InvalidPageToken' } }),
        }),
      )
    },
  )
})
