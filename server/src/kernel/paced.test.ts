import { expect, test } from 'vitest'
import { paced, pauses } from './paced.ts'

/** Keeps the process busy. */
function busy(milliseconds: number): void {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}

test('what is quick is there at once', () => {
  expect(paced([3, 4], (item, at) => item * at)).toEqual([0, 4])
  expect(paced([], () => 1)).toEqual([])
})

test('what is slow lets others have their turn, and keeps its order', async () => {
  const happened: string[] = []
  const items = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  const work = paced(items, (item, at) => {
    busy(15)
    happened.push(item)
    return `${item}${at}`
  })
  expect(work).toBeInstanceOf(Promise)
  setImmediate(() => happened.push('another'))
  expect(await work).toEqual(['a0', 'b1', 'c2', 'd3', 'e4', 'f5', 'g6'])
  expect(happened.indexOf('another')).toBeLessThan(happened.indexOf('g'))
})

test('a pause lets others have their turn once the present one takes long', async () => {
  const pause = pauses()
  const happened: string[] = []
  setImmediate(() => happened.push('another'))
  await pause()
  happened.push('quick')
  busy(25)
  await pause()
  happened.push('slow')
  expect(happened).toEqual(['quick', 'another', 'slow'])
})

test('what takes more than it may is refused, and the turns of others are not counted', async () => {
  const allowance = { milliseconds: 100, refusal: () => new Error('too long') }
  const work = (count: number) =>
    paced(
      Array.from({ length: count }, () => undefined),
      () => busy(25),
      allowance,
    )
  const others = setInterval(() => busy(30), 1)
  expect(await work(3)).toHaveLength(3)
  clearInterval(others)
  await expect(work(10)).rejects.toThrow('too long')
})

test('what fails in a later turn fails the whole', async () => {
  const work = async () =>
    paced([1, 2, 3], (item) => {
      busy(15)
      if (item === 3) throw new Error('three')
      return item
    })
  await expect(work()).rejects.toThrow('three')
})
