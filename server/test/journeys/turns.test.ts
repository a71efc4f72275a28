import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { startServer } from '../harness.ts'

const server = await startServer()
const { call } = server
const database = new pg.Client({ connectionString: server.databaseUrl })
const watcher = new pg.Client({ connectionString: server.databaseUrl })
await Promise.all([database.connect(), watcher.connect()])
afterAll(() => Promise.all([database.end(), watcher.end()]))
await call('POST', '/v1/groups', { body: { name: 'crew' } })

/** How many acts wait for others, and how many of these have changed or locked something. */
const standing = async () => {
  const asked = `select count(*)::int as waiting, count(backend_xid)::int as holding
    from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  return (await watcher.query(asked)).rows[0]
}

/** Begins the acts one after another while the actor is held, so that the first has its turn. */
async function whileHeld<T>(actor: string, acts: readonly (() => Promise<T>)[]): Promise<T[]> {
  const begun: Promise<T>[] = []
  await database.query('begin')
  try {
    await database.query('select from actors where id = $1 for no key update', [actor])
    for (const act of acts) {
      begun.push(act())
      await expect.poll(standing, { timeout: 10_000 }).toMatchObject({ waiting: begun.length })
    }
    expect(await standing(), 'whoever waits for a turn holds nothing').toMatchObject({ holding: 1 })
  } finally {
    await database.query('rollback')
  }
  return Promise.all(begun)
}

interface Ending {
  readonly when: string
  readonly method: string
  readonly path: (id: string) => string
  readonly body?: unknown
  readonly status: number
}

const endings: readonly Ending[] = [
  {
    when: 'disabled',
    method: 'PATCH',
    path: (id) => `/v1/users/${id}`,
    body: { status: 'disabled' },
    status: 200,
  },
  {
    when: 'shut out as an actor',
    method: 'PATCH',
    path: (id) => `/v1/actors/${id}`,
    body: { enabled: false },
    status: 200,
  },
  {
    when: 'deleted',
    method: 'DELETE',
    path: (id) => `/v1/users/${id}`,
    status: 204,
  },
  {
    when: 'lowered',
    method: 'PATCH',
    path: (id) => `/v1/users/${id}/global-role`,
    body: { role: 'member' },
    status: 200,
  },
  {
    when: 'taken out of a group',
    method: 'DELETE',
    path: (id) => `/v1/groups/crew/members/${id}`,
    status: 204,
  },
]

describe('an administrator who is changing themselves', () => {
  for (const [nth, { when, method, path, body, status }] of endings.entries())
    test(`is ${when} by another once that is done, and neither stands in the other’s way`, async () => {
      const { id, token } = await server.user(`clerk-${nth}`, ['crew'])
      const promoted = await call('PATCH', `/v1/users/${id}/global-role`, {
        body: { role: 'admin' },
      })
      expect(promoted.status).toBe(200)

      const replies = await whileHeld(id, [
        () => call('PATCH', `/v1/users/${id}`, { token, body: { firstName: 'Other' } }),
        () => call(method, path(id), { body }),
      ])
      expect(replies.map(({ status }) => status)).toEqual([200, status])
    })
})
