import { covers, isPattern, isPermission, parsePermission } from '@castellan/engine'
import { expect, test } from 'vitest'
import { makeCatalogue } from '../src/catalogue.ts'

test('the product ends at the first slash and the action starts after the last colon', () => {
  expect(parsePermission('midaz/users/password:a:patch')).toEqual({
    product: 'midaz',
    resource: 'users/password:a',
    action: 'patch',
  })
})

for (const key of ['', 'crm', 'crm/notes', 'crm:read', '/notes:read', 'crm/:read', 'crm/notes:']) {
  test(`${JSON.stringify(key)} lacks a part`, () => {
    expect(parsePermission(key)).toBeNull()
    expect(isPattern(key)).toBe(false)
  })
}

const patterns = [
  { pattern: 'crm/notes:read', isPattern: true, isPermission: true },
  { pattern: '*/*:*', isPattern: true, isPermission: false },
  { pattern: 'lusid/api-portfolios-*:Execute', isPattern: true, isPermission: false },
  { pattern: 'crm/*notes:read', isPattern: false, isPermission: false },
  { pattern: 'crm/notes:**', isPattern: false, isPermission: false },
  { pattern: '*', isPattern: false, isPermission: false },
]

for (const row of patterns) {
  test(`${row.pattern} is ${row.isPattern ? 'a' : 'no'} pattern`, () => {
    expect([isPattern(row.pattern), isPermission(row.pattern)]).toEqual([
      row.isPattern,
      row.isPermission,
    ])
  })
}

const coverings = [
  { pattern: '*', key: 'crm/notes:read', covered: true },
  { pattern: 'crm/notes:read', key: 'crm/notes:read', covered: true },
  { pattern: 'crm/*:read', key: 'crm/users/password:read', covered: true },
  { pattern: 'crm/not*:re*', key: 'crm/notices:review', covered: true },
  { pattern: 'crm/not*:re*', key: 'crm/tags:read', covered: false },
  { pattern: 'crm/notes:read', key: 'crm/notes:reads', covered: false },
  { pattern: 'cr/*:*', key: 'crm/notes:read', covered: false },
]

for (const { pattern, key, covered } of coverings) {
  test(`${pattern} ${covered ? 'covers' : 'does not cover'} ${key}`, () => {
    expect(covers(pattern, key)).toBe(covered)
  })
}

test('a catalogue expands a pattern alike before and after more than it remembers', () => {
  const { expand } = makeCatalogue([{ key: 'crm/notes:read', implies: [] }])
  const before = expand('crm/*:*')
  for (let at = 0; at < 10_001; at += 1) expect(expand(`crm/n${at}*:*`)).toEqual([])
  expect(expand('crm/*:*')).toEqual(before)
})
