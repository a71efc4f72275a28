import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { TenantId } from '../kernel/ids.ts'
import { type News, otherNodes } from './nodes.ts'

const tenant = '01890000-0000-7000-8000-000000000000' as TenantId
const nothing: News = { moved: [], ended: [], next: '7' }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A process whose questions are answered by `answer`, with a record of all that came of it. */
function following(answer: () => News) {
  const asked: string[] = []
  const changed: TenantId[] = []
  const ended: string[] = []
  const failures: unknown[] = []
  const nodes = otherNodes({
    ask: async (_known, since) => {
      asked.push(since)
      return answer()
    },
    tenants: {
      versions: () => new Map([[tenant, 3]]),
      changed: async (moved) => void changed.push(moved),
    },
    revocations: { add: (subject) => void ended.push(subject) },
    everyMilliseconds: 250,
    elapsed: () => performance.now(),
  })
  nodes.follow((error) => failures.push(error))
  return { nodes, asked, changed, ended, failures }
}

test('what moved is read again, what ended is refused, and the next question goes on from there', async () => {
  const { nodes, asked, changed, ended } = following(() => ({
    moved: [tenant],
    ended: [{ subject: 'sid:1', until: new Date() }],
    next: '42',
  }))
  await vi.advanceTimersByTimeAsync(600)
  expect(asked).toEqual(['0', '42'])
  expect(changed).toEqual([tenant, tenant])
  expect(ended).toEqual(['sid:1', 'sid:1'])
  await nodes.stop()
  await vi.advanceTimersByTimeAsync(5000)
  expect(asked).toHaveLength(2)
})

test('a process that hears nothing for five seconds is not current until it does again', async () => {
  let isDown = false
  const { nodes, failures, asked } = following(() => {
    if (isDown) throw new Error('down')
    return nothing
  })
  await vi.advanceTimersByTimeAsync(10_000)
  expect([nodes.isCurrent(), failures]).toEqual([true, []])

  isDown = true
  await vi.advanceTimersByTimeAsync(4000)
  expect(nodes.isCurrent()).toBe(true)
  await vi.advanceTimersByTimeAsync(2000)
  expect(nodes.isCurrent()).toBe(false)
  expect(failures.map(String)).toEqual(['Error: down'])
  expect(asked.at(-1)).toBe('7')

  isDown = false
  await vi.advanceTimersByTimeAsync(500)
  expect(nodes.isCurrent()).toBe(true)
  isDown = true
  await vi.advanceTimersByTimeAsync(500)
  expect(failures).toHaveLength(2)
  await nodes.stop()
})
