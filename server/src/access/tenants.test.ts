import { compile } from '@castellan/engine'
import { describe, expect, test } from 'vitest'
import type { TenantId } from '../kernel/ids.ts'
import { type OpenTenant, openTenants } from './tenants.ts'

const idOf = (name: string) => name as TenantId

const empty = {
  suspended: false,
  guardrails: [],
  permissions: [],
  policies: [],
  collections: [],
  roles: [],
  groups: [],
  workspaces: [],
  actors: [],
}

/** A database of versions: what is committed here is what a reading finds. */
function versions() {
  const committed = new Map<string, number>()
  const readings: string[] = []
  const gates: (() => void)[] = []
  const snapshotOf = (tenant: string) => compile({ ...empty, tenant }, committed.get(tenant) ?? 0)

  return {
    committed,
    readings,
    /** Lets the readings end that wait. */
    release() {
      for (const open of gates.splice(0)) open()
    },
    open: async (id: TenantId): Promise<OpenTenant | undefined> => {
      readings.push(id)
      let snapshot = snapshotOf(id)
      await new Promise<void>((resolve) => gates.push(resolve))
      if (id === 'nobody') return undefined
      if (id === 'broken') throw new Error('the database is down')
      const refresh = async () => {
        snapshot = snapshotOf(id)
        return snapshot
      }
      const foresee = () => ({ before: snapshot, after: snapshot })
      const standing = () => ({ version: snapshot.version, foresee })
      const access = { current: () => snapshot, refresh, changedAt: () => undefined, standing }
      return { id, slug: id, keys: [], access }
    },
  }
}

type Versions = ReturnType<typeof versions>

const visit = async (tenants: ReturnType<typeof openTenants>, database: Versions, name: string) => {
  const visited = tenants.whileOpen(idOf(name), (tenant) => tenant?.slug)
  await Promise.resolve()
  database.release()
  return visited
}

describe('the tenants in memory', () => {
  test('are read once, however many ask at once', async () => {
    const database = versions()
    const tenants = openTenants({ inMemoryMax: 2, open: database.open })
    const asked = Array.from({ length: 50 }, () => tenants.whileOpen(idOf('a'), (one) => one))
    database.release()
    expect(new Set(await Promise.all(asked)).size).toBe(1)
    expect(database.readings).toEqual(['a'])
    expect(tenants.peek(idOf('a'))?.slug).toBe('a')
  })

  test('make room for others, the one that nobody asked for longest first', async () => {
    const database = versions()
    const tenants = openTenants({ inMemoryMax: 2, open: database.open })
    for (const name of ['a', 'b', 'a', 'c']) await visit(tenants, database, name)
    expect(['a', 'b', 'c'].filter((name) => tenants.peek(idOf(name)))).toEqual(['a', 'c'])
    await visit(tenants, database, 'b')
    expect(database.readings).toEqual(['a', 'b', 'c', 'b'])
  })

  test('stay while work goes on in them, and are the same for whoever joins', async () => {
    const database = versions()
    const tenants = openTenants({ inMemoryMax: 1, open: database.open })
    const work = Promise.withResolvers<void>()
    const begun = tenants.whileOpen(idOf('a'), async (tenant) => {
      await work.promise
      return tenant === tenants.peek(idOf('a'))
    })
    await Promise.resolve()
    database.release()
    for (const name of ['b', 'c']) await visit(tenants, database, name)
    expect(tenants.peek(idOf('a'))).toBeDefined()
    expect(await visit(tenants, database, 'a')).toBe('a')
    work.resolve()
    expect(await begun).toBe(true)
    expect(tenants.peek(idOf('a'))).toBeUndefined()
    expect(database.readings).toEqual(['a', 'b', 'c'])
  })

  test('stay for good when they are kept', async () => {
    const database = versions()
    const tenants = openTenants({ inMemoryMax: 1, open: database.open })
    const kept = tenants.keep(idOf('platform'))
    database.release()
    await kept
    for (const name of ['a', 'b']) await visit(tenants, database, name)
    expect(tenants.peek(idOf('platform'))).toBeDefined()
  })

  test('show no state older than a change that came while they were read', async () => {
    const database = versions()
    const tenants = openTenants({ inMemoryMax: 2, open: database.open })
    const asked = tenants.whileOpen(idOf('a'), (tenant) => tenant?.access.current().version)
    database.committed.set('a', 7)
    await tenants.changed(idOf('a'))
    database.release()
    expect(await asked).toBe(7)
    database.committed.set('a', 8)
    await tenants.changed(idOf('a'))
    expect(tenants.peek(idOf('a'))?.access.current().version).toBe(8)
  })

  test('are not read for a change that nobody waits for', async () => {
    const database = versions()
    const tenants = openTenants({ inMemoryMax: 2, open: database.open })
    await tenants.changed(idOf('a'))
    expect(database.readings).toEqual([])
  })

  test('know nothing of one that there is not, and ask again', async () => {
    const database = versions()
    const tenants = openTenants({ inMemoryMax: 2, open: database.open })
    expect(await visit(tenants, database, 'nobody')).toBeUndefined()
    expect(await visit(tenants, database, 'nobody')).toBeUndefined()
    expect(database.readings).toEqual(['nobody', 'nobody'])
  })

  test('tell everyone who waits of a reading that failed, and the next one reads anew', async () => {
    const database = versions()
    const tenants = openTenants({ inMemoryMax: 2, open: database.open })
    const asked = [1, 2].map(() => tenants.whileOpen(idOf('broken'), (tenant) => tenant))
    database.release()
    for (const one of await Promise.allSettled(asked)) expect(one.status).toBe('rejected')
    await expect(visit(tenants, database, 'broken')).rejects.toThrow('down')
    expect(database.readings).toEqual(['broken', 'broken'])
  })

  test('are let go of by work that fails', async () => {
    const database = versions()
    const tenants = openTenants({ inMemoryMax: 1, open: database.open })
    const failed = tenants.whileOpen(idOf('a'), () => Promise.reject(new Error('work')))
    await Promise.resolve()
    database.release()
    await expect(failed).rejects.toThrow('work')
    await visit(tenants, database, 'b')
    expect(tenants.peek(idOf('a'))).toBeUndefined()
  })
})
