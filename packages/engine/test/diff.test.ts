import { compile, diff, recompile } from '@castellan/engine'
import { expect, test } from 'vitest'
import { actor, now, role, tenant } from './small-world.ts'

const world = tenant({
  roles: [
    role('reader', { permissions: ['crm/notes:read'] }),
    role('local', { level: 'workspace', permissions: ['crm/notes:write'], ceiling: [] }),
  ],
  actors: [actor('ada', ['reader', 'local in w1']), actor('bert', ['reader'])],
})
const before = compile(world)

test('nothing differs from itself', () => {
  expect(diff(before, compile(world), { now })).toEqual({ gains: [], losses: [] })
})

test('an edited role gains and loses for all who have it, told once and not per workspace', () => {
  const edited = role('reader', { permissions: ['crm/notes:delete'] })
  const after = recompile(before, { put: { roles: [edited] } }, 2)
  const rows = (permission: string) =>
    ['ada', 'bert'].map((actor) => ({ actor, permission, workspace: null }))
  expect(diff(before, after, { now })).toEqual({
    gains: rows('crm/notes:delete'),
    losses: rows('crm/notes:read'),
  })
})

test('what a workspace role gave is lost in its workspace', () => {
  const after = recompile(before, { remove: { roles: ['default/local'] } }, 2)
  expect(diff(before, after, { now })).toEqual({
    gains: [],
    losses: [{ actor: 'ada', permission: 'crm/notes:write', workspace: 'w1' }],
  })
})

test('an actor that is gone loses all', () => {
  const after = recompile(before, { remove: { actors: ['bert'] } }, 2)
  expect(diff(before, after, { now }).losses).toEqual([
    { actor: 'bert', permission: 'crm/notes:read', workspace: null },
  ])
})
