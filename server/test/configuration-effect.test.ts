import { compile } from '@castellan/engine'
import { describe, expect, test } from 'vitest'
import { actor, now, policy, role, tenant } from '../../packages/engine/test/small-world.ts'
import { effectOf } from '../src/features/configuration/effect.ts'

test('an effect counts everything, lists ten thousand rows by name, and says that it is cut', async () => {
  const permissions = Array.from({ length: 200 }, (_, index) => ({
    key: `crm/notes:a${index}`,
    implies: [],
  }))
  const actors = Array.from({ length: 60 }, (_, index) => actor(`id${index}`, ['all']))
  const at = (patterns: string[]) =>
    compile(tenant({ permissions, actors, roles: [role('all', { permissions: patterns })] }))
  const names = new Map(actors.map(({ id }, index) => [id, `@u${String(99 - index)}`]))
  const effect = await effectOf({ before: at([]), after: at(['crm/*:*']), names, now, moved: [] })
  expect(effect.count).toEqual({
    onResources: 0,
    gains: 12_000,
    losses: 0,
    mayDiffer: 0,
    actorsGaining: 60,
    actorsLosing: 0,
  })
  expect([effect.gains.length, effect.isCut]).toEqual([10_000, true])
  expect(effect.gains.slice(0, 2)).toEqual([
    { actor: 'id59', name: '@u40', permission: 'crm/notes:a0', workspace: null },
    { actor: 'id59', name: '@u40', permission: 'crm/notes:a1', workspace: null },
  ])
  const back = await effectOf({
    before: at(['crm/*:*']),
    after: at(['crm/*:a0']),
    names,
    now,
    moved: [],
  })
  expect([back.count.losses, back.isCut]).toEqual([60 * 199, true])
})

describe('by other properties of a registered resource', () => {
  const workspace = '0190d0f0-0000-7000-8000-000000000001'
  const own = policy('own', {
    selectors: [{ kind: 'all', actions: ['crm/notes:*'] }],
    condition: 'resource.properties.owner == actor.attributes.username',
  })
  const permissions = ['crm/notes:read', 'crm/other:read'].map((key) => ({ key, implies: [] }))
  const people = ['ana', 'bert', 'cleo', 'dan']
  const at = (readers: readonly string[]) =>
    compile(
      tenant({
        permissions,
        policies: [own],
        workspaces: [workspace],
        roles: [
          role('owner', { policies: ['default/own'] }),
          role('reader', { permissions: ['crm/*:*'] }),
        ],
        actors: people.map((name) =>
          actor(name, readers.includes(name) ? ['reader'] : ['owner'], {
            attributes: { username: name },
          }),
        ),
      }),
    )
  const note = (id: string, owner: string) => ({
    workspace,
    type: 'notes',
    id,
    properties: { owner },
  })
  const moved = (id: string, from: string, to: string) => ({
    was: note(id, from),
    is: note(id, to),
  })
  const names = new Map(people.map((name) => [name, `@${name}`]))
  const row = (act: string, name: string, resource: string) => ({
    act,
    actor: name,
    name: `@${name}`,
    permission: 'crm/notes:read',
    workspace,
    resource,
  })

  test('it is told who gains and who loses there', async () => {
    const state = at(['cleo'])
    const effect = await effectOf({
      before: state,
      after: state,
      names,
      now,
      moved: [moved('1', 'ana', 'bert'), moved('2', 'cleo', 'dan'), moved('3', 'x', 'y')],
    })
    expect(effect.onResources).toEqual([
      row('lose', 'ana', 'notes/1'),
      row('gain', 'bert', 'notes/1'),
      row('gain', 'dan', 'notes/2'),
    ])
    expect([effect.count.onResources, effect.count.gains, effect.isCut]).toEqual([3, 0, false])
  })

  test('nobody is told of who gains it on all', async () => {
    const effect = await effectOf({
      before: at([]),
      after: at(['bert']),
      names,
      now,
      moved: [moved('1', 'ana', 'bert')],
    })
    expect(effect.onResources).toEqual([row('lose', 'ana', 'notes/1')])
    expect(effect.gains.map(({ name, permission }) => `${name} ${permission}`)).toEqual([
      '@bert crm/notes:read',
      '@bert crm/other:read',
    ])
  })
})
