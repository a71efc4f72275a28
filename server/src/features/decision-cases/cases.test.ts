import { readWorld } from '@castellan/engine'
import { expect, test } from 'vitest'
import { readSuite, runSuite } from './cases.ts'

const world = {
  tenant: 'acme',
  permissions: [{ key: 'crm/prices:read' }],
  policies: [
    {
      scope: 'default',
      code: 'of-2020',
      effect: 'allow',
      selectors: [{ kind: 'all', actions: ['crm/prices:read'] }],
      for: [
        { effectiveRange: { from: '2020-01-01T00:00:00Z', to: '2020-12-31T00:00:00Z' } },
        {
          asAtRelative: {
            date: 'Now',
            adjustment: -1,
            unit: 'Day',
            relativeToDateTime: 'BeforeOrOn',
          },
        },
      ],
    },
  ],
  collections: [],
  roles: [
    {
      scope: 'default',
      code: 'analyst',
      level: 'tenant',
      precedence: 1,
      permissions: [],
      policies: ['default/of-2020'],
      collections: [],
    },
  ],
  guardrails: [],
  groups: [],
  workspaces: [],
  actors: [{ id: '@ana', issuer: 'local', subject: 'ana', kind: 'user' }],
  assignments: [{ to: { actor: '@ana' }, role: 'default/analyst' }],
}

test('a case asks about the dates of the data', () => {
  const suite = readSuite(
    'prices.test.yaml',
    [
      'now: 2026-01-02T00:00:00Z',
      'cases:',
      ...[
        'expect: deny',
        'effective: 2020-06-01T00:00:00Z, expect: deny',
        'effective: 2020-06-01T00:00:00Z, asAt: 2026-01-01T00:00:00Z, expect: allow',
        'effective: {from: 2020-06-01T00:00:00Z}, asAt: 2026-01-01T00:00:00Z, expect: deny',
      ].map(
        (rest, at) => `  - {name: c${at}, actor: '@ana', permission: 'crm/prices:read', ${rest}}`,
      ),
      '',
    ].join('\n'),
  )
  const { tenant } = readWorld(JSON.stringify(world))
  expect(runSuite(suite, tenant).flatMap(({ faults }) => faults)).toEqual([])
})
