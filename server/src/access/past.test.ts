import { expect, test } from 'vitest'
import { uuidv7 } from '../kernel/ids.ts'
import { type PastSource, pastOf } from './past.ts'
import type { AccessState } from './store.ts'

const tenant = uuidv7<'tenant'>()

/** A history whose version at an instant is its millisecond, each of that many workspaces. */
function history(workspaces: number) {
  const read: number[] = []
  let forgotten = 0
  const states: AccessState[] = Array.from({ length: workspaces }, (_, at) => ({
    kind: 'workspace',
    id: `w${at}`,
    state: `w${at}`,
  }))
  const source: PastSource = {
    versionAt: async (_, at) => ({ version: at.getTime(), forgotten }),
    async statesBeside(_, version) {
      read.push(version)
      return states
    },
    actorsAt: async () => [],
    propertiesAt: async () => [],
  }
  const past = pastOf(source)
  return {
    read,
    ask: (version: number) => past(tenant, new Date(version), []),
    askWhole: (version: number) => past(tenant, new Date(version)),
    purge: () => {
      forgotten += 1
    },
  }
}

test('versions of the past are read once while there is room for them', async () => {
  const { read, ask } = history(10)
  for (const version of [1, 2, 1, 2]) await ask(version)
  await Promise.all([ask(3), ask(3)])
  expect(read).toEqual([1, 2, 3])
})

test('versions of the past make room for others by how much they hold', async () => {
  const { read, ask } = history(120_000)
  for (const version of [1, 1, 2, 1]) await ask(version)
  expect(read).toEqual([1, 2, 1])
})

test('versions of the past are read anew once a person was purged from them', async () => {
  const { read, ask, askWhole, purge } = history(10)
  for (const asking of [ask, askWhole]) {
    await asking(1)
    await asking(2)
    purge()
    for (const version of [1, 1, 2]) await asking(version)
    expect(read.splice(0)).toEqual([1, 2, 1, 2])
  }
})

test('a version that is too large to be kept is answered from nevertheless', async () => {
  const { read, ask } = history(200_001)
  expect((await ask(1))?.snapshot.version).toBe(1)
  expect((await ask(1))?.snapshot.version).toBe(1)
  expect(read).toEqual([1, 1])
})

test('what could not be read is tried anew', async () => {
  let isBroken = true
  const past = pastOf({
    versionAt: async () => ({ version: 1, forgotten: 0 }),
    statesBeside: () => (isBroken ? Promise.reject(new Error('gone')) : Promise.resolve([])),
    actorsAt: async () => [],
    propertiesAt: async () => [],
  })
  await expect(past(tenant, new Date(), [])).rejects.toThrow('gone')
  isBroken = false
  expect((await past(tenant, new Date(), []))?.snapshot.version).toBe(1)
})
