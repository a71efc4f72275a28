import { expect, test } from 'vitest'
import type { Caller } from '../kernel/caller.ts'
import type { ActorId, TenantId } from '../kernel/ids.ts'
import { Outdated } from '../kernel/judgement.ts'
import { actJudged } from './judged.ts'

const judgedIn = (tenant: string) => {
  const caller: Caller = {
    tenant: tenant as TenantId,
    tenantSlug: 'acme',
    id: 'ada' as ActorId,
    kind: 'user',
    session: undefined,
    clientId: undefined,
    tokenId: '1',
    expiresAt: Number.POSITIVE_INFINITY,
  }
  return { caller, version: 1 }
}

/** Something that goes on until it is told to end. */
function lasting() {
  const told = Promise.withResolvers<string>()
  return { act: () => told.promise, end: () => told.resolve('ended') }
}

/** Acts of a tenant, of which one is being done anew, and goes on. */
function whileOneIsDoneAnew(tenant: string) {
  const judged = judgedIn(tenant)
  const judgeAnew = async () => judged
  const anew = lasting()
  const first = Promise.withResolvers<string>()
  let isFirst = true
  const redone = actJudged(judged, {
    judgeAnew,
    act: () => {
      if (!isFirst) return anew.act()
      isFirst = false
      return first.promise
    },
  })
  first.reject(new Outdated())
  return {
    act: (act: () => Promise<string>) => actJudged(judged, { act, judgeAnew }),
    anew,
    redone,
  }
}

test('what others do waits for what is done anew', async () => {
  const { act, anew, redone } = whileOneIsDoneAnew('waits')
  const order: string[] = []
  await new Promise((resolve) => setTimeout(resolve, 10))
  const other = act(async () => {
    order.push('other')
    return 'done'
  })
  await new Promise((resolve) => setTimeout(resolve, 50))
  order.push('anew')
  anew.end()
  expect(await Promise.all([redone, other])).toEqual(['ended', 'done'])
  expect(order).toEqual(['anew', 'other'])
})

test('what waits for a server outside holds up nobody for long', async () => {
  const { act, anew, redone } = whileOneIsDoneAnew('outside')
  await new Promise((resolve) => setTimeout(resolve, 10))
  const outside = lasting()
  const slow = act(outside.act)
  expect(await act(async () => 'done')).toBe('done')
  anew.end()
  outside.end()
  expect(await Promise.all([redone, slow])).toEqual(['ended', 'ended'])
})

test('what fails in its turn lets the next go on', async () => {
  const { act, anew, redone } = whileOneIsDoneAnew('fails')
  await new Promise((resolve) => setTimeout(resolve, 10))
  const failing = act(() => Promise.reject(new Error('no')))
  const next = act(async () => 'done')
  anew.end()
  await expect(failing).rejects.toThrow('no')
  expect(await Promise.all([redone, next])).toEqual(['ended', 'done'])
})
