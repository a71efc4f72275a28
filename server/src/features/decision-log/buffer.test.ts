import { expect, test } from 'vitest'
import { type TenantId, uuidv7 } from '../../kernel/ids.ts'
import { decisionBuffer } from './buffer.ts'
import type { LoggedDecision } from './schema.ts'

const [ours, theirs] = [uuidv7<'tenant'>(), uuidv7<'tenant'>()]

const decision = (permission: string): LoggedDecision => ({
  id: uuidv7(),
  at: '2026-01-01T00:00:00.000Z',
  actor: 'a',
  permission,
  effect: 'allow',
  reason: 'granted',
  role: null,
  policy: null,
  pattern: null,
  selector: null,
  group: null,
  resourceType: null,
  resourceId: {},
  workspace: null,
  effective: null,
  asAt: null,
  version: 1,
  surface: 'check',
  caller: 'a',
  requestId: null,
  droppedBefore: 0,
})

function buffering(waitingMax: number) {
  const written: { tenant: TenantId; decisions: readonly LoggedDecision[] }[] = []
  const failures: unknown[] = []
  const state = { isDown: false }
  const buffer = decisionBuffer({
    waitingMax,
    write: async (tenant, decisions) => {
      if (state.isDown) throw new Error('down')
      written.push({ tenant, decisions })
    },
    onFailure: (error) => failures.push(error),
  })
  const rows = (tenant: TenantId) =>
    written.filter((one) => one.tenant === tenant).flatMap(({ decisions }) => decisions)
  return { buffer, rows, failures, state }
}

test('when there is no room the oldest fall out, and the next one of their tenant counts them', async () => {
  const { buffer, rows } = buffering(10)
  buffer.keep(theirs, decision('theirs'))
  for (let at = 0; at < 25; at += 1) buffer.keep(ours, decision(`ours ${at}`))
  buffer.keep(theirs, decision('theirs again'))
  await buffer.stop()
  expect(rows(ours).map(({ permission }) => permission)).toEqual(
    Array.from({ length: 9 }, (_, at) => `ours ${at + 16}`),
  )
  expect(rows(ours).map(({ droppedBefore }) => droppedBefore)).toEqual([16, ...Array(8).fill(0)])
  expect(rows(theirs).map(({ droppedBefore }) => droppedBefore)).toEqual([1])
})

test('what cannot be written waits until it can, and none is counted twice', async () => {
  const { buffer, rows, failures, state } = buffering(10)
  state.isDown = true
  for (let at = 0; at < 8; at += 1) buffer.keep(ours, decision(`first ${at}`))
  await expect.poll(() => failures.length, { timeout: 2000 }).toBeGreaterThan(1)
  for (let at = 0; at < 8; at += 1) buffer.keep(ours, decision(`then ${at}`))
  await expect.poll(() => failures.length, { timeout: 2000 }).toBeGreaterThan(3)
  state.isDown = false
  await buffer.stop()
  expect(rows(ours).map(({ permission }) => permission)).toEqual([
    'first 6',
    'first 7',
    ...Array.from({ length: 8 }, (_, at) => `then ${at}`),
  ])
  expect(rows(ours).map(({ droppedBefore }) => droppedBefore)).toEqual([6, ...Array(9).fill(0)])
})

test('many are written in steps, in their order, down to the last at the end', async () => {
  const { buffer, rows } = buffering(20_000)
  for (let at = 0; at < 3500; at += 1) buffer.keep(ours, decision(String(at)))
  await buffer.stop()
  expect(rows(ours).map(({ permission }) => Number(permission))).toEqual(
    Array.from({ length: 3500 }, (_, at) => at),
  )
})
