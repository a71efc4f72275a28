import { expect, test } from 'vitest'
import { Problem } from '../kernel/problem.ts'
import { bounded, passwords } from './passwords.ts'

test('a password is known by its argon2id hash, of the cost that is promised', async () => {
  const { hash, verify } = passwords()
  const hashed = await hash('correct horse battery')
  expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await verify('correct horse battery', hashed)).toBe(true)
  expect(await verify('correct horse batterY', hashed)).toBe(false)
  expect(await verify('nobody has this password', undefined)).toBe(false)
})

test('at most so many works run at once, the next wait in turn, and those beyond are refused', async () => {
  const inTurn = bounded(2, 3)
  let [running, most] = [0, 0]
  const done: number[] = []
  const work = (name: number) =>
    inTurn(async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 5))
      running -= 1
      done.push(name)
      if (name === 1) throw new Error('a work that fails gives its place back')
    })
  const all = await Promise.allSettled([0, 1, 2, 3, 4, 5, 6].map(work))
  expect(most).toBe(2)
  expect(done).toEqual([0, 1, 2, 3, 4])
  expect(all.map((one) => one.status === 'rejected' && one.reason instanceof Problem)).toEqual([
    ...Array(5).fill(false),
    true,
    true,
  ])
  await work(7)
  expect(done.at(-1)).toBe(7)
})
