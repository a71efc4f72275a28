import { check, compile, explain, type Request, recompile, type Tenant } from '@castellan/engine'
import { expect, test } from 'vitest'
import { actor, ask, now, policy, role, tenant } from './small-world.ts'

const world = tenant({
  policies: [
    policy('archived', { effect: 'deny', condition: 'resource.properties.archived' }),
    policy('small', { condition: 'context.amount < 10' }),
    policy('past', { when: { from: null, until: now } }),
    policy('abroad', { applications: ['hr'] }),
  ],
  roles: [
    role('reader', {
      permissions: ['crm/notes:read', 'crm/notes:r*'],
      policies: ['default/archived'],
    }),
    role('little', {
      precedence: 20,
      policies: ['default/small', 'default/past', 'default/abroad'],
    }),
    role('local', {
      level: 'workspace',
      precedence: 5,
      permissions: ['crm/notes:delete'],
      ceiling: [],
    }),
    role('narrow', { ceiling: ['crm/notes:read'] }),
  ],
  groups: [
    { name: 'all', grants: [{ role: 'default/reader', workspace: null, from: null, until: null }] },
  ],
  actors: [
    actor('ada', [], { groups: ['all'] }),
    actor('bert', ['little']),
    actor('cleo', ['narrow', 'local in w1']),
    actor('dora', ['reader'], { enabled: false }),
  ],
})

test('names what decided: the first by text, and how it came to the actor', () => {
  const resource = { properties: { archived: false } }
  const { authoritative, effect } = explain(compile(world), ask('ada', 'read', { resource }))
  expect(effect).toBe('allow')
  expect(authoritative).toMatchObject({
    role: 'default/reader',
    permission: 'crm/notes:r*',
    policy: null,
    group: 'all',
    assignment: { to: { group: 'all' }, role: 'default/reader', workspace: null },
  })
})

test('a deny that cannot be evaluated denies, is named, and the allows beside it are lost', () => {
  const { reason, authoritative, failed, steps, remedy } = explain(compile(world), ask('ada'))
  expect(reason).toBe('denied')
  expect(authoritative?.policy).toBe('default/archived')
  expect(failed).toEqual([
    { policy: 'default/archived', error: expect.stringContaining('archived') },
  ])
  expect(steps).toHaveLength(1)
  expect(steps[0]?.lost.map(({ statement, to }) => [statement.permission, to])).toEqual([
    ['crm/notes:r*', 'deny'],
    ['crm/notes:read', 'deny'],
  ])
  expect(remedy).toEqual({
    change: 'lift-denies',
    policies: [{ role: 'default/reader', policy: 'default/archived' }],
  })
})

test('tells what nearly matched, and which part failed', () => {
  const resource = { properties: { archived: false } }
  const request = ask('bert', 'read', { resource, context: { amount: 10 } })
  const { steps, failed, remedy } = explain(compile(world), request)
  expect(steps[0]?.nearly.map(({ policy, part }) => [policy, part])).toEqual([
    ['default/past', 'when'],
    ['default/small', 'condition'],
    ['default/abroad', 'applications'],
  ])
  expect(failed).toEqual([])
  expect(remedy).toEqual({ change: 'assign-role', role: 'default/reader', workspace: null })
})

test('of a ceiling the cut allow is named, and what would have to be covered', () => {
  const request = ask('cleo', 'delete', { resource: { workspace: 'w1' } })
  const { reason, authoritative, steps, remedy } = explain(compile(world), request)
  expect(reason).toBe('ceiling')
  expect(authoritative).toMatchObject({ role: 'default/local', permission: 'crm/notes:delete' })
  expect(steps.map(({ precedence, roles }) => [precedence, roles])).toEqual([
    [5, ['default/local']],
    [10, ['default/narrow']],
  ])
  expect(remedy).toEqual({
    change: 'widen-ceiling',
    role: 'default/narrow',
    permission: 'crm/notes:delete',
  })
})

test('a gate names nothing, and says how it opens', () => {
  const resource = { properties: { archived: false } }
  const explanation = explain(compile(world, 7), ask('dora', 'read', { resource }))
  expect(explanation).toMatchObject({ reason: 'actor-disabled', version: 7, instant: now })
  expect(explanation).toMatchObject({ authoritative: null, steps: [] })
  expect(explanation.remedy).toEqual({ change: 'enable-actor', actor: 'dora' })
})

test('a delegation names who was denied', () => {
  const resource = { properties: { archived: false } }
  const request = ask('ada', 'read', { resource, act: ['bert'] })
  const { reason, authoritative, delegate } = explain(compile(world), request)
  expect([reason, authoritative, delegate]).toEqual(['delegation', null, 'bert'])
})

const open = { properties: { archived: false } }

const denials: readonly { what: string; request: Request }[] = [
  { what: 'a deny', request: ask('ada') },
  { what: 'no match', request: ask('bert', 'read', { resource: open }) },
  {
    what: 'no match in a workspace',
    request: ask('cleo', 'read', { resource: { ...open, workspace: 'w1' } }),
  },
  { what: 'a ceiling', request: ask('cleo', 'delete', { resource: { workspace: 'w1' } }) },
]

for (const { what, request } of denials) {
  test(`the remedy of ${what} turns it`, () => {
    const snapshot = compile(world)
    expect(check(snapshot, request).effect).toBe('deny')
    expect(check(recompile(snapshot, remedied(world, request), 2), request).effect).toBe('allow')
  })
}

test('of the roles that would allow, the remedy names the one that says least', () => {
  const roles = [
    role('all-of-it', { permissions: ['*/*:*'] }),
    role('just-this', { permissions: ['crm/notes:read'] }),
  ]
  const { remedy } = explain(compile(tenant({ roles, actors: [actor('ada', [])] })), ask('ada'))
  expect(remedy).toEqual({ change: 'assign-role', role: 'default/just-this', workspace: null })
})

/** The change that the remedy speaks of. */
function remedied({ roles, actors }: Tenant, request: Request) {
  const remedy = explain(compile(world), request).remedy
  if (remedy?.change === 'assign-role') {
    const { role, workspace } = remedy
    const grant = { role, workspace, from: null, until: null }
    const found = actors.filter(({ id }) => id === request.actor)
    return { put: { actors: found.map((each) => ({ ...each, grants: [...each.grants, grant] })) } }
  }
  if (remedy?.change === 'widen-ceiling') {
    const found = roles.filter(({ code }) => remedy.role === `default/${code}`)
    const wider = [remedy.permission]
    return { put: { roles: found.map((each) => ({ ...each, ceiling: wider })) } }
  }
  if (remedy?.change !== 'lift-denies') throw new Error(`No test of ${remedy?.change}`)
  const lifted = new Set(remedy.policies.map(({ policy }) => policy))
  return {
    put: {
      roles: roles.map((each) => ({
        ...each,
        policies: each.policies.filter((name) => !lifted.has(name)),
      })),
    },
  }
}
