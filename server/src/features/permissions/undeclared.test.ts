import { expect, test } from 'vitest'
import { undeclared } from './undeclared.ts'

const catalogue = ['crm/notes:read', 'crm/notes:write', 'crm/note:read', 'erp/notes:read']

test.for([
  { pattern: 'crm/notes:read', said: [] },
  { pattern: 'crm/*:*', said: [] },
  { pattern: '*', said: [] },
  {
    pattern: 'crm/notes:raed',
    said: ['No manifest declares crm/notes:raed; did you mean crm/notes:read?'],
  },
  {
    pattern: 'cmr/notes:write',
    said: ['No manifest declares cmr/notes:write; did you mean crm/notes:write?'],
  },
  {
    pattern: 'crn/note:*',
    said: ['No manifest declares a permission that crn/note:* covers; did you mean crm/note:*?'],
  },
  { pattern: 'billing/invoices:send', said: ['No manifest declares billing/invoices:send'] },
])('of $pattern is said $said', ({ pattern, said }) => {
  expect(undeclared([pattern], catalogue)).toEqual(said)
})

test('three names are told at most, the nearest first', () => {
  const many = ['ee', 'eee', 'eef', 'eff', 'fff'].map((action) => `product/resources:${action}`)
  expect(undeclared(['product/resources:e'], many)).toEqual([
    'No manifest declares product/resources:e; did you mean ' +
      'product/resources:ee, product/resources:eee or product/resources:eef?',
  ])
})

test('a long list of nonsense beside a large catalogue is told of in a moment', () => {
  const large = Array.from({ length: 5000 }, (_, at) => `product-${at % 7}/resources-${at}:list`)
  const nonsense = Array.from({ length: 1000 }, (_, at) => `product-x/resources-${at}:lost*`)
  const began = process.cpuUsage()
  expect(undeclared(nonsense, large).length).toBe(1000)
  expect(process.cpuUsage(began).user / 1_000).toBeLessThan(3000)
})
