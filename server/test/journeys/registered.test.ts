import { beforeAll, describe, expect, test } from 'vitest'
import { settleAccess } from '../../src/access/store.ts'
import { syncedMemberStore } from '../../src/features/members/store.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import type { TenantId } from '../../src/kernel/ids.ts'
import type { TenantDatabase } from '../../src/storage/database.ts'
import { openDatabase } from '../../src/storage/pool.ts'
import { openDoors } from '../../src/storage/tenant.ts'
import { makeGoldKey } from '../gold-key.ts'
import { startServer, type TestServer } from '../harness.ts'

let server: TestServer
let workspace: string

beforeAll(async () => {
  server = await startServer()
  const { body } = await server.call<{ id: string }>('POST', '/v1/workspaces', {
    body: { name: 'research' },
  })
  workspace = body.id
})

const register = (id: string, properties: object) =>
  server.call('PUT', `/v1/workspaces/${workspace}/resources/models/${id}`, { body: { properties } })

const goldKey = async () => (await makeGoldKey(server, workspace)).key

describe('a decision about a registered resource', () => {
  test('goes by what was registered, and follows its change at once', async () => {
    const token = await goldKey()
    await register('gpt-4o', { tier: 'gold' })
    await register('mini', { tier: 'silver' })
    const use = async (resourceId: string, attributes?: object) => {
      const reply = await server.call<{ authorized: boolean }>('POST', '/v1/authorize', {
        token,
        body: {
          product: 'infralo',
          resource: 'models',
          action: 'use',
          resourceId,
          workspace,
          attributes,
        },
      })
      return reply.body.authorized
    }
    for (const _ of ['read', 'remembered']) {
      expect(await use('gpt-4o')).toBe(true)
      expect(await use('gpt-4o', { tier: 'silver' })).toBe(true)
      expect(await use('mini')).toBe(false)
      expect(await use('mini', { tier: 'gold' })).toBe(false)
      expect(await use('unregistered')).toBe(false)
      expect(await use('unregistered', { tier: 'gold' })).toBe(true)
    }
    await register('mini', { tier: 'gold' })
    expect(await use('mini')).toBe(true)
    await server.call('DELETE', `/v1/workspaces/${workspace}/resources/models/mini`)
    expect([await use('mini'), await use('mini', { tier: 'gold' })]).toEqual([false, true])
  })

  test('is the same in a batch and in an explanation, whatever type the request names', async () => {
    const token = await goldKey()
    await register('solid', { tier: 'gold' })
    await register('plated', { tier: 'brass' })
    const question = (id: string) => ({
      permission: 'infralo/models:use',
      resource: { type: 'other', id: { id, part: 'x' }, workspace, properties: { tier: 'gold' } },
    })
    const requests = ['solid', 'plated', 'solid'].map(question)
    const batch = await server.call<{ decisions: { effect: string }[] }>('POST', '/v1/check', {
      token,
      body: { requests },
    })
    expect(batch.body.decisions.map(({ effect }) => effect)).toEqual(['allow', 'deny', 'allow'])
    for (const [id, effect] of [
      ['solid', 'allow'],
      ['plated', 'deny'],
    ] as const) {
      const told = await server.call<{ effect: string }>('POST', '/v1/explain', {
        token,
        body: question(id),
      })
      expect(told.body.effect).toBe(effect)
    }
  })

  const refusals = [
    { when: 'its properties are no object', type: 'models', id: 'x', body: { properties: [] } },
    { when: 'it has an unknown field', type: 'models', id: 'x', body: { tenantId: 'other' } },
    { when: 'its type has a slash', type: 'a%2Fb', id: 'x', body: {} },
    { when: 'its id has a line break', type: 'models', id: 'a%0Ab', body: {} },
    {
      when: 'its properties are too large',
      type: 'models',
      id: 'x',
      body: { properties: { text: 'x'.repeat(20_000) } },
    },
  ]
  for (const { when, type, id, body } of refusals)
    test(`is not changed by a registration that is refused, when ${when}`, async () => {
      const path = `/v1/workspaces/${workspace}/resources/${type}/${id}`
      expect((await server.call('PUT', path, { body })).status).toBe(400)
      expect((await server.call('GET', path)).status).toBeGreaterThanOrEqual(400)
    })
})

describe('a membership', () => {
  const inTenant = async <T>(work: (database: TenantDatabase) => Promise<T>): Promise<T> => {
    const pool = await openDatabase(server.databaseUrl, 1)
    const me = await server.call<{ tenant: { id: string } }>('GET', '/v1/me')
    const { inTenant: within } = await openDoors(pool.kysely, settleAccess(systemClock))
    return within(me.body.tenant.id as TenantId, work).finally(() => pool.close())
  }
  const put = (actor: string, role: 'admin' | 'member') =>
    inTenant((database) =>
      syncedMemberStore(database).putSynced({ workspace, actor }, role, new Date()),
    )
  const remove = (actor: string) =>
    inTenant((database) =>
      syncedMemberStore(database).removeSynced({ workspace, actor }, new Date()),
    )
  const path = () => `/v1/workspaces/${workspace}/members`
  const shown = async (actor: string) => {
    const { body } = await server.call<{
      items: { actorId: string; role: string; source: string }[]
    }>('GET', `${path()}?limit=100`)
    const member = body.items.find(({ actorId }) => actorId === actor)
    return member && [member.role, member.source]
  }

  test('that a claim brought follows it, and goes with it', async () => {
    const { id } = await server.user('synced')
    expect(await put(id, 'member')).toBe(true)
    expect(await shown(id)).toEqual(['member', 'sync'])
    expect(await put(id, 'admin')).toBe(true)
    expect(await shown(id)).toEqual(['admin', 'sync'])
    expect(await remove(id)).toBe(true)
    expect(await shown(id)).toBeUndefined()
    expect(await remove(id)).toBe(false)
  })

  test('that a hand made is left alone by claims', async () => {
    const { id } = await server.user('by-hand')
    await server.call('POST', path(), { body: { actorId: id, role: 'member' } })
    expect([await put(id, 'admin'), await remove(id)]).toEqual([false, false])
    expect(await shown(id)).toEqual(['member', 'manual'])
  })

  test('that a claim brought is by hand once a hand made an owner of it', async () => {
    const { id } = await server.user('changed')
    await put(id, 'member')
    await server.call('PATCH', `${path()}/${id}`, { body: { role: 'owner' } })
    expect(await remove(id)).toBe(false)
    expect(await shown(id)).toEqual(['owner', 'manual'])
  })

  test('of nobody, or of no workspace, is none', async () => {
    const absent = '01890000-0000-7000-8000-000000000000'
    expect(await put(absent, 'admin')).toBe(false)
  })
})
