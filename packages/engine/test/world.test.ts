import { compile, readRequests, readWorld, WorldError, writeWorld } from '@castellan/engine'
import { expect, test } from 'vitest'

const world = {
  tenant: 'acme',
  now: '2026-06-01T12:00:00Z',
  permissions: [{ key: 'crm/notes:read' }, { key: 'crm/notes:write', implies: ['crm/notes:read'] }],
  policies: [
    {
      scope: 'default',
      code: 'open',
      effect: 'allow',
      selectors: [{ kind: 'all', actions: ['crm/notes:read'] }],
    },
    {
      scope: 'default',
      code: 'never',
      effect: 'deny',
      selectors: [{ kind: 'id', actions: ['crm/*:*'], id: { code: 'x*' } }],
    },
  ],
  collections: [{ scope: 'default', code: 'base', policies: ['default/open'], collections: [] }],
  roles: [
    {
      scope: 'default',
      code: 'editor',
      level: 'tenant',
      precedence: 20,
      permissions: ['crm/notes:*'],
      policies: [],
      collections: ['default/base'],
    },
    {
      scope: 'default',
      code: 'guest',
      level: 'workspace',
      precedence: 30,
      permissions: [],
      policies: [],
      collections: [],
    },
  ],
  guardrails: ['default/never'],
  groups: [{ name: 'editors', members: ['a1'] }],
  workspaces: [{ id: 'w1' }],
  actors: [{ id: 'a1', issuer: 'local', subject: 'ada', kind: 'user' }],
  assignments: [
    { to: { group: 'editors' }, role: 'default/editor' },
    { to: { actor: 'a1' }, role: 'default/guest', workspace: 'w1' },
  ],
}

/** The world with one value put under a JSON pointer; undefined takes what is there away. */
function withValue(pointer: string, value: unknown): string {
  const copy: unknown = structuredClone(world)
  const keys = pointer.split('/').slice(1)
  const last = keys.pop() ?? ''
  const holder = keys.reduce((each, key) => Reflect.get(Object(each), key), copy)
  Reflect.set(Object(holder), last, value)
  return JSON.stringify(copy)
}

const refusals: readonly { when: string; put: string; value: unknown; pointer?: string }[] = [
  { when: 'a field is unknown', put: '/colour', value: 'red' },
  { when: 'a field inside is unknown', put: '/roles/0/colour', value: 'red' },
  { when: 'a field is missing', put: '/roles', value: undefined },
  {
    when: 'a policy of a role is dangling',
    put: '/roles/0/policies',
    value: ['default/none'],
    pointer: '/roles/0/policies/0',
  },
  { when: 'a member of a group is dangling', put: '/groups/0/members/0', value: 'a9' },
  {
    when: 'an implied permission is dangling',
    put: '/permissions/0/implies',
    value: ['crm/notes:none'],
    pointer: '/permissions/0/implies/0',
  },
  { when: 'an assignment is to nobody', put: '/assignments/0/to/group', value: 'none' },
  {
    when: 'an assignment is in no workspace of the world',
    put: '/assignments/1/workspace',
    value: 'w9',
  },
  { when: 'a role is there twice', put: '/roles/1/code', value: 'editor', pointer: '/roles/1' },
  { when: 'a permission is there twice', put: '/permissions/1/key', value: 'crm/notes:read' },
  { when: 'a subject is there twice', put: '/actors/1', value: { ...world.actors[0], id: 'a2' } },
  { when: 'an allow is a guardrail', put: '/guardrails/0', value: 'default/open' },
  { when: 'a workspace-level role has a ceiling', put: '/roles/1/ceiling', value: ['*'] },
  {
    when: 'a tenant-level role is assigned in a workspace',
    put: '/assignments/0/workspace',
    value: 'w1',
  },
  {
    when: 'a workspace-level role is assigned in none',
    put: '/assignments/1/workspace',
    value: null,
  },
  {
    when: 'a personal role has permissions',
    put: '/actors/0/personalRole',
    value: { policies: [], collections: [], permissions: [] },
    pointer: '/actors/0/personalRole/permissions',
  },
  {
    when: 'a service has a personal role',
    put: '/actors/0',
    value: {
      id: 'a1',
      issuer: 'local',
      subject: 'ada',
      kind: 'service',
      personalRole: { policies: [], collections: [] },
    },
    pointer: '/actors/0/personalRole',
  },
  { when: 'the precedence is zero', put: '/roles/0/precedence', value: 0 },
  { when: 'the precedence is no integer', put: '/roles/0/precedence', value: 1.5 },
  { when: 'a star stands inside a part', put: '/roles/0/permissions/0', value: 'crm/*s:read' },
  { when: 'a bare star is no ceiling', put: '/roles/0/permissions/0', value: '*' },
  { when: 'a permission is a pattern', put: '/permissions/0/key', value: 'crm/notes:*' },
  {
    when: 'a star stands inside an id pattern',
    put: '/policies/1/selectors/0/id/code',
    value: 'a*b',
  },
  { when: 'there are no selectors', put: '/policies/0/selectors', value: [] },
  { when: 'there are no actions', put: '/policies/0/selectors/0/actions', value: [] },
  { when: 'an id selector names nothing', put: '/policies/1/selectors/0/id', value: {} },
  { when: 'a selector is of kind policy', put: '/policies/0/selectors/0/kind', value: 'policy' },
  {
    when: 'a window ends as it starts',
    put: '/policies/0/when',
    value: { activate: '2026-01-01T00:00:00Z', deactivate: '2026-01-01T00:00:00Z' },
  },
  {
    when: 'an assignment ends before it starts',
    put: '/assignments/0',
    value: {
      to: { group: 'editors' },
      role: 'default/editor',
      from: '2026-01-02T00:00:00Z',
      until: '2026-01-01T00:00:00Z',
    },
    pointer: '/assignments/0/until',
  },
  { when: 'an instant has no zone', put: '/now', value: '2026-06-01T12:00:00' },
  { when: 'an instant is on no calendar', put: '/now', value: '2026-02-30T12:00:00Z' },
  { when: 'a condition does not parse', put: '/policies/0/condition', value: '1 ==' },
  { when: 'a collection is in itself', put: '/collections/0/collections', value: ['default/base'] },
]

for (const { when, put, value, pointer = put } of refusals) {
  test(`refuses a world at ${pointer} when ${when}`, () => {
    const read = () => readWorld(withValue(put, value))
    expect(read).toThrow(WorldError)
    expect(read).toThrow(expect.objectContaining({ pointer }))
  })
}

const expressions = [
  { when: 'there are none', value: [], at: '' },
  {
    when: 'the value is null',
    value: [{ key: 'a', operator: 'Equals', value: null }],
    at: '/0/value',
  },
  {
    when: 'the value is an object',
    value: [{ key: 'a', operator: 'Equals', value: {} }],
    at: '/0/value',
  },
  {
    when: 'the list of In is empty',
    value: [{ key: 'a', operator: 'In', value: [] }],
    at: '/0/value',
  },
  {
    when: 'Equals has a list',
    value: [{ key: 'a', operator: 'Equals', value: ['b'] }],
    at: '/0/value',
  },
]

for (const { when, value, at } of expressions) {
  test(`refuses expressions when ${when}`, () => {
    const selector = { kind: 'metadata', actions: ['crm/notes:read'], expressions: value }
    const pointer = `/policies/0/selectors/0/expressions${at}`
    expect(() => readWorld(withValue('/policies/0/selectors/0', selector))).toThrow(
      expect.objectContaining({ pointer }),
    )
  })
}

test('names the line of what is no JSON, and of a member that is there twice', () => {
  expect(() => readWorld('{\n"tenant": "acme",\n!')).toThrow(expect.objectContaining({ line: 3 }))
  expect(() => readWorld('{"a": {"b": 1,\n"b": 2}}')).toThrow(
    expect.objectContaining({ line: 2, pointer: '/a/b' }),
  )
})

test('warns of literal permissions that the catalogue lacks, and of no pattern', () => {
  const { warnings } = readWorld(withValue('/roles/0/permissions', ['crm/notes:print', 'hr/*:*']))
  expect(warnings).toEqual(['/roles/0/permissions/0: the catalogue lacks crm/notes:print'])
})

test('a world that is written reads back as it was', () => {
  const { tenant, now } = readWorld(JSON.stringify(world))
  const again = readWorld(JSON.stringify(writeWorld(compile(tenant).tenant, now)))
  expect(again.tenant).toEqual(tenant)
  expect(again.now).toBe(now)
})

const line = { id: 'r1', actor: 'a1', permission: 'crm/notes:read', resource: {}, now: null }

const requestRefusals = [
  {
    when: 'the permission is a pattern',
    change: { permission: 'crm/*:read' },
    pointer: '/permission',
  },
  { when: 'a field is unknown', change: { colour: 'red' }, pointer: '/colour' },
  { when: 'no now is told anywhere', change: {}, pointer: '/now' },
]

for (const { when, change, pointer } of requestRefusals) {
  test(`refuses a request at ${pointer} of its line when ${when}`, () => {
    const lines = `${JSON.stringify({ ...line, now: '2026-06-01T12:00:00Z' })}\n\n${JSON.stringify({ ...line, ...change })}`
    expect(() => readRequests(lines, { now: null })).toThrow(
      expect.objectContaining({ line: 3, pointer }),
    )
  })
}

test('cuts off digits past the millisecond and reads an offset', () => {
  const text = JSON.stringify({ ...line, now: '2026-06-01T14:00:00.1239999+02:00' })
  const [first] = readRequests(text, { now: null })
  expect(first?.request.now).toBe(Date.UTC(2026, 5, 1, 12, 0, 0, 123))
})
