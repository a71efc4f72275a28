import { compile, permissionsOf, resourcesOf, whoCan } from '@castellan/engine'
import { expect, test } from 'vitest'
import { actor, ask, now, policy, role, tenant } from './small-world.ts'

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
