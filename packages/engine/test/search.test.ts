import { check, compile, permissionsOf, resourcesOf, whoCan, whoMight } from '@castellan/engine'
import { expect, test } from 'vitest'
import { law, load } from './laws.ts'
import { actor, ask, now, policy, role, tenant } from './small-world.ts'
import { seedOfRun } from './worlds-random.ts'

const snapshot = compile(
  tenant({
    policies: [
      policy('mine', {
        selectors: [{ kind: 'id', actions: ['crm/notes:delete'], id: { owner: 'a*' } }],
      }),
    ],
    roles: [
      role('reader', { permissions: ['crm/notes:read'] }),
      role('owner', { policies: ['default/mine'] }),
      role('local', { level: 'workspace', permissions: ['crm/notes:write'], ceiling: [] }),
    ],
    actors: [
      actor('ada', ['reader', 'owner']),
      actor('bert', ['reader', 'local in w1']),
      actor('cleo', ['reader'], { enabled: false }),
    ],
  }),
)

test('finds the permissions of an actor, where the resource is', () => {
  expect(permissionsOf(snapshot, { actor: 'bert', now })).toEqual(['crm/notes:read'])
  expect(permissionsOf(snapshot, { actor: 'bert', now, resource: { workspace: 'w1' } })).toEqual([
    'crm/notes:read',
    'crm/notes:write',
  ])
  expect(permissionsOf(snapshot, { actor: 'nobody', now })).toEqual([])
})

test('finds who can, and with a delegation who can for another', () => {
  const { actor: _, ...read } = ask('', 'read')
  expect(whoCan(snapshot, read)).toEqual(['ada', 'bert'])
  expect(whoCan(snapshot, { ...read, act: ['bert'] })).toEqual(['ada', 'bert'])
  expect(whoCan(snapshot, { ...read, act: ['cleo'] })).toEqual([])
})

test('finds the resources that an actor may act on', () => {
  const resources = ['ada', 'bert', 'anna'].map((owner) => ({ id: { owner } }))
  expect(resourcesOf(snapshot, ask('ada', 'delete'), resources)).toEqual([
    { id: { owner: 'ada' } },
    { id: { owner: 'anna' } },
  ])
  expect(resourcesOf(snapshot, ask('bert', 'delete'), resources)).toEqual([])
})

test('finds who might, as long as what is not told is so', () => {
  const { actor: _, ...asked } = ask('', 'delete')
  const conditional = [{ actor: 'ada', isConditional: true }]
  expect(whoMight(snapshot, asked)).toEqual(conditional)
  expect(whoMight(snapshot, { ...asked, resource: { id: { owner: 'anna' } } })).toEqual([
    { actor: 'ada', isConditional: false },
  ])
  expect(whoMight(snapshot, { ...asked, resource: { id: { owner: 'bert' } } })).toEqual([])
  expect(whoMight(snapshot, { ...asked, permission: 'crm/notes:read' })).toEqual([
    { actor: 'ada', isConditional: false },
    { actor: 'bert', isConditional: false },
  ])
  expect(whoMight(snapshot, { ...asked, permission: 'crm/none:read' })).toEqual([])
})

law(
  'whoever may once all is told is found before, and unless conditional may in any case',
  { seed: seedOfRun('who-might'), worlds: 200, requests: 5 },
  ({ world, request: line }, random) => {
    const { snapshot, requestOf } = load(world)
    const { act: _, ...whole } = requestOf({ ...line, act: null })
    const { id, properties, ...where } = whole.resource ?? {}
    const told = {
      ...where,
      ...(id && random.chance(50) && { id }),
      ...(properties && random.chance(50) && { properties }),
    }
    const { permission, now } = whole
    const found = whoMight(snapshot, { permission, now, resource: told })
    for (const { id: actor } of world.actors) {
      const { effect } = check(snapshot, { ...whole, actor })
      const candidate = found.find((one) => one.actor === actor)
      if (effect === 'allow' && candidate === undefined) return `${actor} is missing`
      if (effect === 'deny' && candidate?.isConditional === false) return `${actor} is sure`
    }
    return found.length > 0 ? null : 'silent'
  },
)
