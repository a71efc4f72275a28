import { expect, test } from 'vitest'
import type { ActorId, TenantId } from '../kernel/ids.ts'
import { lastSeen } from './last-seen.ts'

const tenants = ['one', 'two', 'three'] as TenantId[]
const ada = 'ada' as ActorId

test('an end waits for what is being written, and writes what came meanwhile', async () => {
  const written: TenantId[] = []
  const begun = Promise.withResolvers<void>()
  const seen = lastSeen({
    async write(tenant) {
      begun.resolve()
      await new Promise((resolve) => setTimeout(resolve, 5))
      written.push(tenant)
    },
    clock: () => new Date(0),
    onFailure: (error) => expect.unreachable(String(error)),
  })
  for (const tenant of tenants.slice(0, 2)) seen.note(tenant, `${tenant}-ada` as ActorId)
  const underWay = seen.flush()
  await begun.promise
  seen.note('three' as TenantId, ada)
  await seen.flush()
  expect(written).toEqual(tenants)
  await underWay
})
