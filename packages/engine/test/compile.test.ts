import { check, compile, recompile } from '@castellan/engine'
import { expect, test } from 'vitest'
import { actor, ask, now, policy, role, tenant } from './small-world.ts'

const reader = role('reader', { permissions: ['crm/notes:read'] })
const world = tenant({ roles: [reader], actors: [actor('ada', ['reader'])] })

test('a decision is one frozen object per reason', () => {
  const snapshot = compile(world)
  const decision = check(snapshot, ask('ada'))
  expect(decision).toEqual({ effect: 'allow', reason: 'granted' })
  expect(check(snapshot, ask('ada'))).toBe(decision)
  expect(Object.isFrozen(decision)).toBe(true)
})

test('a snapshot goes on answering as it did when its tenant has changed', () => {
  const before = compile(world, 1)
  const after = recompile(before, { put: { roles: [role('reader')] } }, 2)
  const gone = recompile(after, { remove: { actors: ['ada'] } }, 3)
  const back = recompile(gone, { put: { actors: [actor('ada', [])], roles: [reader] } }, 4)
  const reasons = [before, after, gone, back].map((each) => check(each, ask('ada')).reason)
  expect(reasons).toEqual(['granted', 'no-match', 'actor-unknown', 'no-match'])
  expect([before, after, gone, back].map(({ version }) => version)).toEqual([1, 2, 3, 4])
})

test('two descendants of one snapshot do not see each other', () => {
  const parent = compile(world)
  check(parent, ask('ada'))
  const bert = recompile(parent, { put: { actors: [actor('bert', ['reader'])] } }, 2)
  const cleo = recompile(parent, { put: { actors: [actor('cleo', ['reader'])] } }, 2)
  const reasons = [parent, bert, cleo].map((each) =>
    ['bert', 'cleo'].map((name) => check(each, ask(name)).reason),
  )
  expect(reasons).toEqual([
    ['actor-unknown', 'actor-unknown'],
    ['granted', 'actor-unknown'],
    ['actor-unknown', 'granted'],
  ])
})

test('the tenant of a recompiled snapshot is the changed one', () => {
  const added = role('writer', { permissions: ['crm/notes:write'] })
  const snapshot = recompile(compile(world), { suspended: true, put: { roles: [added] } }, 2)
  expect(snapshot.tenant).toEqual({ ...world, suspended: true, roles: [reader, added] })
})

test('a policy that changes deep in a collection changes the roles that hold it', () => {
  const collections = [
    { scope: 'default', code: 'outer', policies: [], collections: ['default/inner'] },
    { scope: 'default', code: 'inner', policies: ['default/open'], collections: ['default/outer'] },
  ]
  const roles = [role('reader', { collections: ['default/outer'] })]
  const snapshot = compile(tenant({ ...world, roles, collections, policies: [policy('open')] }))
  const denied = recompile(snapshot, { put: { policies: [policy('open', { effect: 'deny' })] } }, 2)
  const emptied = recompile(
    snapshot,
    { put: { collections: [{ scope: 'default', code: 'inner', policies: [], collections: [] }] } },
    2,
  )
  const reasons = [snapshot, denied, emptied].map((each) => check(each, ask('ada')).reason)
  expect(reasons).toEqual(['granted', 'denied', 'no-match'])
})

test('any instant can be asked about, in any order, however often', () => {
  const day = 86_400_000
  const when = { from: now, until: now + day }
  const roles = [
    role('reader', { policies: ['default/open'], when: { from: null, until: now + 3 * day } }),
  ]
  const late = { role: 'default/reader', workspace: null, from: now + 2 * day, until: null }
  const snapshot = compile(
    tenant({
      roles,
      policies: [
        policy('open', { when }),
        policy('late', { when: { from: now + 2 * day, until: null } }),
      ],
      guardrails: [],
      actors: [actor('ada', ['reader']), actor('bert', [], { grants: [late] })],
    }),
  )
  for (let round = 0; round < 40; round++) {
    for (const [instant, reason] of [
      [now - 1, 'no-match'],
      [now, 'granted'],
      [now + day - 1, 'granted'],
      [now + day, 'no-match'],
    ] as const) {
      expect(check(snapshot, ask('ada', 'read', { now: instant })).reason).toBe(reason)
    }
  }
  expect(check(snapshot, ask('bert')).reason).toBe('no-match')
})

test('a snapshot tells the next instant at which a window opens or closes', () => {
  const snapshot = compile(
    tenant({ roles: [role('reader', { when: { from: now, until: now + 10 } })] }),
  )
  const edges = [now - 1, now, now + 9, now + 10].map((instant) => snapshot.validUntil(instant))
  expect(edges).toEqual([now, now + 10, now + 10, Number.POSITIVE_INFINITY])
})

test('a workspace that is gone gives nothing, and gives again when it is back', () => {
  const local = role('local', { level: 'workspace', permissions: ['crm/notes:*'], ceiling: [] })
  const start = compile(
    tenant({ roles: [local, role('member')], actors: [actor('ada', ['member', 'local in w1'])] }),
  )
  const gone = recompile(start, { remove: { workspaces: ['w1'] } }, 2)
  const back = recompile(gone, { put: { workspaces: ['w1'] } }, 3)
  const request = ask('ada', 'read', { resource: { workspace: 'w1' } })
  const reasons = [start, gone, back].map((each) => check(each, request).reason)
  expect(reasons).toEqual(['granted', 'no-match', 'granted'])
})
