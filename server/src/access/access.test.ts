import { check } from '@castellan/engine'
import { expect, test } from 'vitest'
import { actor as actorOf, role as roleOf } from '../../../packages/engine/test/small-world.ts'
import type { TenantId } from '../kernel/ids.ts'
import { revocationList } from './revocations.ts'
import { type AccessSource, readAccess } from './snapshot.ts'
import type { AccessState } from './store.ts'

const tenant = '01890000-0000-7000-8000-000000000000' as TenantId

const actor = (id: string, roles: readonly string[]): AccessState => ({
  kind: 'actor',
  id,
  state: actorOf(id, roles),
})

const role = (id: string, code: string, permissions: readonly string[]): AccessState => ({
  kind: 'role',
  id,
  state: roleOf(code, { permissions }),
})

const key = 'crm/notes:read'
const permission: AccessState = { kind: 'permission', id: key, state: { key, implies: [] } }

/** A database of one tenant, in memory: what is written is the next version. */
function history(first: readonly AccessState[]) {
  const versions: AccessState[][] = [[...first]]
  const source: AccessSource = {
    current: async () => {
      const newest = new Map(versions.flat().map((state) => [`${state.kind} ${state.id}`, state]))
      const states = [...newest.values()].filter((one) => one.state !== undefined)
      return { version: versions.length, states }
    },
    since: async (_tenant, version) => ({
      version: versions.length,
      states: versions.slice(version).flat(),
    }),
  }
  return { source, write: (...states: AccessState[]) => versions.push(states) }
}

const may = (snapshot: Parameters<typeof check>[0], who = 'ada') =>
  check(snapshot, { actor: who, permission: key, now: 0 }).effect

test('a snapshot takes in what changed since, and says the same as one loaded afresh', async () => {
  const { source, write } = history([permission, role('r1', 'reader', [key]), actor('ada', [])])
  const access = await readAccess(source, tenant)
  expect(may(access.current())).toBe('deny')

  const steps: [AccessState[], 'allow' | 'deny'][] = [
    [[actor('ada', ['reader'])], 'allow'],
    [[role('r1', 'reader', [])], 'deny'],
    [[role('r1', 'reader', ['crm/*:*'])], 'allow'],
    [[role('r1', 'renamed', [key]), actor('ada', ['renamed'])], 'allow'],
    [[{ kind: 'permission', id: key, state: undefined }], 'deny'],
    [[permission], 'allow'],
    [[{ kind: 'tenant', id: tenant, state: { suspended: true, guardrails: [] } }], 'deny'],
    [[{ kind: 'tenant', id: tenant, state: { suspended: false, guardrails: [] } }], 'allow'],
    [[{ kind: 'actor', id: 'ada', state: undefined }], 'deny'],
  ]
  for (const [states, effect] of steps) {
    write(...states)
    const refreshed = await access.refresh()
    expect(may(refreshed)).toBe(effect)
    expect(access.current()).toBe(refreshed)
    const afresh = (await readAccess(source, tenant)).current()
    expect([afresh.version, may(afresh)]).toEqual([refreshed.version, effect])
  }
})

test('refreshes at once come in turn, and an older read never replaces a newer one', async () => {
  const { source, write } = history([permission, role('r1', 'reader', [key]), actor('ada', [])])
  let reads = 0
  const access = await readAccess(
    {
      ...source,
      async since(...asked) {
        const read = await source.since(...asked)
        reads += 1
        // The first read is the slowest, as a busy database may have it.
        await new Promise((resolve) => setTimeout(resolve, reads === 1 ? 30 : 0))
        return read
      },
    },
    tenant,
  )
  const refreshes = ['a', 'b', 'c'].map((id) => {
    write(actor(id, ['default/reader']))
    return access.refresh()
  })
  const versions = (await Promise.all(refreshes)).map((snapshot) => snapshot.version)
  expect(versions).toEqual([...versions].sort((one, other) => one - other))
  expect(access.current().version).toBe(4)
})

test('a read that failed is told to whoever asked, and the next starts anew', async () => {
  const { source, write } = history([permission, actor('ada', [])])
  let isBroken = true
  const access = await readAccess(
    {
      ...source,
      since: (...asked) =>
        isBroken ? Promise.reject(new Error('the database is gone')) : source.since(...asked),
    },
    tenant,
  )
  write(role('r1', 'reader', [key]))
  await expect(access.refresh()).rejects.toThrow('the database is gone')
  isBroken = false
  expect((await access.refresh()).version).toBe(2)
})

test('a revocation holds until its end is past, and is forgotten after it', () => {
  let now = 0
  const revocations = revocationList(() => new Date(now))
  revocations.add('sid:1', new Date(1_000))
  expect([revocations.has('sid:1'), revocations.has('sid:2')]).toEqual([true, false])
  now = 2_000
  for (let at = 0; at < 1_000; at += 1) revocations.add(`jti:${at}`, new Date(9_000))
  expect(revocations.has('sid:1')).toBe(false)
  expect(revocations.has('jti:0')).toBe(true)
})
