import { compile } from '@castellan/engine'
import { expect, test } from 'vitest'
import { actor, now, role, tenant } from '../../packages/engine/test/small-world.ts'
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
  const effect = await effectOf({ before: at([]), after: at(['crm/*:*']), names, now })
  expect(effect.count).toEqual({
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
  const back = await effectOf({ before: at(['crm/*:*']), after: at(['crm/*:a0']), names, now })
  expect([back.count.losses, back.isCut]).toEqual([60 * 199, true])
})
