import { describe, expect, test } from 'vitest'
import { startServer } from '../../../test/harness.ts'
import { type Refusal, testRefusals } from '../../../test/rows.ts'
import type { Page } from '../../kernel/page.ts'
import type { AuditEntry } from './schema.ts'

const server = await startServer()
const { call } = server
const member = await server.user('grace')

const eventsOf = async (query: string) =>
  (await call<Page<AuditEntry>>('GET', `/v1/audit-events?limit=100&${query}`)).body

describe('the audit trail', () => {
  test('tells who did what to what, from where and by which request', async () => {
    const made = await call('POST', '/v1/groups', {
      body: { name: 'night-shift' },
      headers: { 'x-request-id': 'request-of-the-test' },
    })
    expect(made.status).toBe(201)
    const { items } = await eventsOf('target=group/night-shift')
    expect(items).toEqual([
      {
        id: expect.any(String),
        action: 'group.created',
        actor: server.administrator,
        actorName: 'Ada Lovelace',
        target: 'group/night-shift',
        facts: { title: 'night-shift' },
        requestId: 'request-of-the-test',
        address: '127.0.0.1',
        at: expect.any(String),
        sequence: expect.any(Number),
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ])
  })

  test('is found by action and by actor', async () => {
    await server.user('eve')
    const { items } = await eventsOf(`action=user.created&actor=${server.administrator}`)
    expect(items.length).toBeGreaterThan(0)
    expect(new Set(items.map((event) => event.action))).toEqual(new Set(['user.created']))
    expect((await eventsOf(`action=user.created&actor=${member.id}`)).total).toBe(0)
  })

  test('is cut to a time, its end left out', async () => {
    await call('POST', '/v1/groups', { body: { name: 'timed' } })
    const [event] = (await eventsOf('target=group/timed')).items
    const at = event?.at ?? ''
    const after = new Date(Date.parse(at) + 1).toISOString()
    expect((await eventsOf(`target=group/timed&from=${at}&to=${after}`)).total).toBe(1)
    expect((await eventsOf(`target=group/timed&to=${at}`)).total).toBe(0)
    expect((await eventsOf(`target=group/timed&from=${after}`)).total).toBe(0)
  })

  test('reads page after page from the newest to the oldest', async () => {
    const ids: string[] = []
    let after = ''
    for (;;) {
      const { body } = await call<Page<AuditEntry>>('GET', `/v1/audit-events?limit=4${after}`)
      ids.push(...body.items.map((event) => event.id))
      if (body.next === null) break
      after = `&after=${body.next}`
    }
    expect(ids).toEqual([...ids].sort().reverse())
    expect(new Set(ids).size).toBe(ids.length)
  })
})

const refusals: Refusal[] = [
  {
    when: 'nobody is signed in',
    as: 'nobody',
    method: 'GET',
    path: () => '/v1/audit-events',
    status: 401,
    code: 'IDE-0008',
  },
  {
    when: 'the caller may not read it',
    as: 'member',
    method: 'GET',
    path: () => '/v1/audit-events',
    status: 403,
    code: 'auth.forbidden',
  },
  {
    when: 'its time ends before it begins',
    as: 'ada',
    method: 'GET',
    path: () => '/v1/audit-events?from=2030-01-01T00:00:00Z&to=2029-01-01T00:00:00Z',
    status: 400,
    code: 'IDE-0005',
  },
  {
    when: 'the actor is no UUID',
    as: 'ada',
    method: 'GET',
    path: () => '/v1/audit-events?actor=ada',
    status: 400,
    code: 'IDE-0005',
  },
  {
    when: 'nobody may take events away',
    as: 'ada',
    method: 'DELETE',
    path: () => '/v1/audit-events',
    status: 405,
    code: 'route.wrong-method',
  },
]
const tokens: Record<string, string | null> = {
  nobody: null,
  ada: server.token,
  member: member.token,
}

testRefusals(server, refusals, { tokens, tables: [] })
