import { check, compile, detached, diff, recompile } from '@castellan/engine'
import { describe, expect, test } from 'vitest'
import { actor, ask, now, policy, role, tenant } from './small-world.ts'

const world = tenant({
  roles: [
    role('reader', { permissions: ['crm/notes:read'] }),
    role('local', { level: 'workspace', permissions: ['crm/notes:write'], ceiling: [] }),
  ],
  actors: [actor('ada', ['reader', 'local in w1']), actor('bert', ['reader'])],
})
const before = compile(world)
const none = { gains: [], losses: [], mayDiffer: [] }

test('nothing differs from itself', () => {
  expect(diff(before, compile(world), { now })).toEqual(none)
})

test('an edited role gains and loses for all who have it, told once and not per workspace', () => {
  const edited = role('reader', { permissions: ['crm/notes:delete'] })
  const after = recompile(before, { put: { roles: [edited] } }, 2)
  const rows = (permission: string) =>
    ['ada', 'bert'].map((actor) => ({ actor, permission, workspace: null }))
  expect(diff(before, after, { now })).toEqual({
    ...none,
    gains: rows('crm/notes:delete'),
    losses: rows('crm/notes:read'),
  })
})

test('what a workspace role gave is lost in its workspace', () => {
  const after = recompile(before, { remove: { roles: ['default/local'] } }, 2)
  expect(diff(before, after, { now })).toEqual({
    ...none,
    losses: [{ actor: 'ada', permission: 'crm/notes:write', workspace: 'w1' }],
  })
})

test('an actor that is gone loses all', () => {
  const after = recompile(before, { remove: { actors: ['bert'] } }, 2)
  expect(diff(before, after, { now }).losses).toEqual([
    { actor: 'bert', permission: 'crm/notes:read', workspace: null },
  ])
})

describe('what hangs on the resource', () => {
  const held = (id: string) =>
    policy('held', {
      effect: 'deny',
      selectors: [{ kind: 'id', actions: ['crm/*:*'], id: { id } }],
    })
  const guarded = { ...world, policies: [held('a-*')], guardrails: ['default/held'] }
  const rows = ['ada', 'bert'].map((actor) => ({
    actor,
    permission: 'crm/notes:read',
    workspace: null,
  }))
  const inside = { actor: 'ada', permission: 'crm/notes:write', workspace: 'w1' }

  test('may differ once a condition is another', () => {
    const after = compile({ ...guarded, policies: [held('b-*')] })
    const { gains, losses, mayDiffer } = diff(compile(guarded), after, { now })
    expect([gains, losses]).toEqual([[], []])
    expect(mayDiffer).toEqual([rows[0], inside, rows[1]])
  })

  test('may differ for whoever a condition reads otherwise', () => {
    const own = policy('own', { condition: 'actor.attributes.team == resource.properties.team' })
    const people = (team: string) => [
      actor('ada', ['reader'], { attributes: { team } }),
      actor('bert', ['reader']),
    ]
    const reader = role('reader', { policies: ['default/own'] })
    const team = { ...world, policies: [own], roles: [reader] }
    const at = (name: string) => compile({ ...team, actors: people(name) })
    expect(diff(at('red'), at('blue'), { now }).mayDiffer).toEqual([rows[0]])
  })

  test('does not when what is said otherwise says the same', () => {
    const roles = (one: number, other: number) => [
      role('one', { precedence: one, policies: ['default/some'] }),
      role('other', { precedence: other, permissions: ['crm/notes:read'] }),
    ]
    const some = policy('some', {
      selectors: [{ kind: 'id', actions: ['crm/*:*'], id: { id: 'a' } }],
    })
    const at = (one: number, other: number) =>
      compile({
        ...world,
        policies: [some],
        roles: roles(one, other),
        actors: [actor('ada', ['one', 'other'])],
      })
    expect(diff(at(1, 2), at(2, 1), { now })).toEqual(none)
  })
})

test('what is tried on a detached state leaves no trace in it', () => {
  const keys = () => [before.roles, before.actors, before.policies].map(({ index }) => index.size)
  const was = keys()
  const own = policy('own', { condition: 'actor.id == "cleo"' })
  const after = recompile(
    detached(before),
    { put: { policies: [own], roles: [role('new')], actors: [actor('cleo', ['new', 'reader'])] } },
    2,
  )
  expect(diff(detached(before), after, { now }).gains).toHaveLength(1)
  expect(keys()).toEqual(was)
  expect(before.shared.conditions.size).toBe(0)
  expect(check(before, ask('ada')).effect).toBe('allow')
})
