import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { meant } from './meant.ts'

const Scope = z.union([z.enum(['all', 'deny']), z.array(z.string().max(3))], 'all, deny or a list')
const Rule = z.union(
  [
    z.strictObject({ when: z.string(), group: z.string() }),
    z.strictObject({ when: z.string(), workspace: z.string(), role: z.enum(['admin', 'member']) }),
  ],
  'a group, or a role in a workspace',
)
const Both = z.strictObject({ scope: Scope.optional(), rules: z.array(Rule).optional() })

const told = (value: unknown): string[] => {
  const { error } = Both.safeParse(value)
  return (error?.issues ?? [])
    .flatMap(meant)
    .map(({ path, message }) => `${path.join('/')}: ${message}`)
}

describe('of several shapes a value may have', () => {
  for (const [what, value, faults] of [
    ['none is like it', { scope: 'gpt' }, ['scope: all, deny or a list']],
    ['one holds the fault', { scope: ['gpt-4o'] }, [/^scope\/0: Too big/]],
    [
      'all miss something',
      { rules: [{ when: 'x' }] },
      [/^rules\/0\/group: Invalid input: expected/],
    ],
    [
      'none knows a field',
      { rules: [{ when: 'x', grop: 'y' }] },
      [/^rules\/0\/group/, /^rules\/0: Unrecognized key: "grop"/],
    ],
    [
      'one is nearest',
      { rules: [{ when: 'x', workspace: 'w', role: 'owner' }] },
      [/^rules\/0\/role: Invalid option/],
    ],
  ] as const)
    test(`faults are told where ${what}`, () => {
      const found = told(value)
      expect(found).toHaveLength(faults.length)
      for (const [index, fault] of faults.entries()) expect(found[index]).toMatch(fault)
    })

  test('only what is wrong by each is told of two that are as near', () => {
    const Either = z.union([
      z.strictObject({ actor: z.string() }),
      z.strictObject({ group: z.string() }),
    ])
    const { error } = Either.safeParse({ aktor: 'x' })
    const issues = (error?.issues ?? []).flatMap(meant)
    expect(issues).toMatchObject([{ code: 'unrecognized_keys', keys: ['aktor'] }])
  })
})
