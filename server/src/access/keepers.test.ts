import { type Actor, compile, type Grant, type Snapshot } from '@castellan/engine'
import { expect, test } from 'vitest'
import { actor, role, tenant } from '../../../packages/engine/test/small-world.ts'
import { refusalOf } from './keepers.ts'

const now = 10

/** Who holds everything, and since when and until when. */
type Holding = Partial<Pick<Grant, 'from' | 'until'>>

const holderOf = (holding: Holding, index: number): Actor =>
  actor(`holder-${index}`, [], {
    grants: [{ role: 'default/crown', workspace: null, from: null, until: null, ...holding }],
  })

/** A tenant in which these hold everything. */
const heldBy = (...holdings: readonly Holding[]): Snapshot =>
  compile(
    tenant({
      permissions: [{ key: 'access-manager/roles:update', implies: [] }],
      roles: [role('crown', { precedence: 1, permissions: ['*/*:*'] })],
      actors: holdings.map(holderOf),
    }),
  )

const forGood = {}
const forNow = { until: now + 1 }
const toCome = { from: now + 1 }
const over = { until: now }

test.for([
  ['keeps one for good', [forGood], [forGood], undefined],
  ['passes it on for good', [forGood, forNow], [forNow, forGood], undefined],
  ['is left to one for a time', [forGood, forNow], [forNow], 'access.locked-out'],
  ['is left to one to come', [forGood, toCome], [toCome], 'access.locked-out'],
  ['is left to some in turn', [forGood], [forNow, toCome], 'access.locked-out'],
  ['is left to nobody', [forGood], [over], 'access.locked-out'],
  ['had one for a time only, and keeps one', [forNow, forNow], [forNow], undefined],
  ['had one for a time only, and loses them', [forNow, toCome], [toCome], 'access.locked-out'],
  ['had none', [over, toCome], [over], undefined],
] as const)('what a tenant that %s is refused with', ([, before, after, code]) => {
  const refusal = refusalOf({ before: heldBy(...before), after: heldBy(...after) }, now)
  expect(refusal?.kind.code).toBe(code)
})
