import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { ada, newUser, startServer } from '../../../test/harness.ts'
import { rowsOf } from '../../../test/rows.ts'

const server = await startServer()
const { call, databaseUrl } = server
const other = await server.user('other')
await call('POST', '/v1/assignments', { body: { actorId: other.id, role: 'default/superadmin' } })

const ledger = { name: 'midaz', description: 'nightly import' }

interface Made {
  readonly id: string
  readonly code: string
  readonly clientSecret: string
  readonly effect: string
}

/** Sends a POST under a key. */
const post = (path: string, body: unknown, key: string, token = server.token) =>
  call<Made>('POST', path, { body, token, headers: { 'idempotency-key': key } })

const isReplayed = ({ headers }: { headers: Headers }) => headers.get('idempotent-replayed')

const usersNamed = async (name: string) => {
  const { body } = await call<{ items: { username: string }[] }>('GET', '/v1/users?limit=100')
  return body.items.filter(({ username }) => username === name).length
}

describe('a retry with the same key', () => {
  test('gets the answer of the first request to the letter, and does nothing', async () => {
    const first = await post('/v1/users', newUser('grace'), 'first-user')
    expect([first.status, isReplayed(first)]).toEqual([201, null])
    const watched = ['users', 'actors', 'audit_events', 'access_states', 'idempotency_keys']
    const before = await rowsOf(databaseUrl, watched)

    const retry = await post('/v1/users', newUser('grace'), 'first-user')

    expect([retry.status, isReplayed(retry)]).toEqual([201, 'true'])
    expect(retry.body).toEqual(first.body)
    for (const name of ['content-type', 'etag', 'x-access-version'])
      expect([name, retry.headers.get(name)]).toEqual([name, first.headers.get(name)])
    expect(await rowsOf(databaseUrl, watched)).toEqual(before)
  })

  test('gets a secret that is shown once again, and the table does not show it', async () => {
    const first = await post('/v1/applications', ledger, 'midaz-1')
    const retry = await post('/v1/applications', ledger, 'midaz-1')
    expect(first.status).toBe(201)
    expect(retry.body).toEqual(first.body)
    expect(retry.body.clientSecret).toMatch(/^cs_/)

    const dump = JSON.stringify(await rowsOf(databaseUrl, ['idempotency_keys']))
    expect(dump).toContain('midaz-1')
    expect(dump).not.toContain(first.body.clientSecret)
    expect(dump).not.toContain(ada.password)
    expect(dump).not.toContain('grace')
  })

  test('gets an answer without a body as such', async () => {
    const name = `group-${randomUUID()}`
    await call('POST', '/v1/groups', { body: { name } })
    const first = await post(`/v1/groups/${name}/members`, { actorId: other.id }, 'join')
    const retry = await post(`/v1/groups/${name}/members`, { actorId: other.id }, 'join')
    expect([first.status, retry.status]).toEqual([204, 204])
    expect([first.body, retry.body, isReplayed(retry)]).toEqual(['', '', 'true'])
  })

  test('makes one user of twenty requests at once', async () => {
    const twenty = Array.from({ length: 20 }, () => post('/v1/users', newUser('twenty'), 'twenty'))
    const replies = await Promise.all(twenty)

    for (const { status, body, headers } of replies.filter(({ status }) => status !== 201)) {
      expect([status, body.code]).toEqual([409, 'request.idempotency-in-progress'])
      expect(headers.get('retry-after')).toBe('1')
    }
    const made = replies.filter(({ status }) => status === 201)
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1)
    expect(made.filter((reply) => isReplayed(reply) === null)).toHaveLength(1)
    expect(await usersNamed('twenty')).toBe(1)
    const late = await post('/v1/users', newUser('twenty'), 'twenty')
    expect(late.body).toEqual(made[0]?.body)
  })

  test('runs anew after a day, and the expired row goes', async () => {
    const first = await post('/v1/applications', ledger, 'daily')
    server.advance(24 * 3600 + 1)
    const { body: fresh } = await call<{ accessToken: string }>(
      'POST',
      '/v1/login/oauth/access_token',
      {
        token: null,
        body: { grantType: 'password', username: ada.username, password: ada.password },
      },
    )
    const token = fresh.accessToken
    const again = await post('/v1/applications', ledger, 'daily', token)
    server.advance(-24 * 3600 - 1)

    expect([again.status, isReplayed(again)]).toEqual([201, null])
    expect(again.body.id).not.toBe(first.body.id)
    const kept = await rowsOf(databaseUrl, ['idempotency_keys'])
    expect(JSON.stringify(kept)).not.toContain('midaz-1')
  })
})

describe('a key', () => {
  for (const { when, path, body } of [
    { when: 'another body', path: '/v1/users', body: newUser('reused-2') },
    { when: 'another path', path: '/v1/groups', body: { name: 'reused' } },
  ])
    test(`is refused for a request with ${when}`, async () => {
      const key = `reused-${when.replaceAll(' ', '-')}`
      await post('/v1/applications', ledger, key)
      const before = await rowsOf(databaseUrl, ['users', 'groups', 'audit_events'])
      const reply = await post(path, body, key)
      expect([reply.status, reply.body.code]).toEqual([422, 'request.idempotency-key-reused'])
      expect(await rowsOf(databaseUrl, ['users', 'groups', 'audit_events'])).toEqual(before)
    })

  test('of another actor is another key', async () => {
    const mine = await post('/v1/applications', ledger, 'shared')
    const theirs = await post('/v1/applications', ledger, 'shared', other.token)
    expect([theirs.status, isReplayed(theirs)]).toEqual([201, null])
    expect(theirs.body.id).not.toBe(mine.body.id)
  })

  test('is free again after a request that was refused', async () => {
    const { body } = await call<Made>('POST', '/v1/users', { body: newUser('occupied') })
    const refused = await post('/v1/users', newUser('occupied'), 'second-try')
    expect(refused.status).toBe(409)
    await call('DELETE', `/v1/users/${body.id}`)
    const allowed = await post('/v1/users', newUser('occupied'), 'second-try')
    expect([allowed.status, isReplayed(allowed)]).toEqual([201, null])
  })

  for (const [what, key] of [
    ['with a space', 'a b'],
    ['of no character', ''],
    ['of 256 characters', 'x'.repeat(256)],
    ['beyond ASCII', 'é'],
  ] as const)
    test(`${what} is refused`, async () => {
      const reply = await post('/v1/groups', { name: `bad-key-${key.length}` }, key)
      expect([reply.status, reply.body.code]).toEqual([400, 'IDE-0007'])
      expect((await call('GET', `/v1/groups/bad-key-${key.length}`)).status).toBe(404)
    })

  test('of 255 characters is taken', async () => {
    const key = '~'.repeat(255)
    expect((await post('/v1/groups', { name: 'long-key' }, key)).status).toBe(201)
    expect(isReplayed(await post('/v1/groups', { name: 'long-key' }, key))).toBe('true')
  })

  test('says nothing to a question, whose answer is always of now', async () => {
    const body = { permission: 'access-manager/users:create' }
    const asker = await server.user('asker')
    const before = await post('/v1/explain', body, 'question', asker.token)
    await call('POST', '/v1/assignments', {
      body: { actorId: asker.id, role: 'default/superadmin' },
    })
    const after = await post('/v1/explain', body, 'question', asker.token)
    expect([before.body.effect, after.body.effect]).toEqual(['deny', 'allow'])
  })

  test('opens nothing to whoever lost the permission since', async () => {
    const clerk = await server.user('clerk')
    const given = await call<Made>('POST', '/v1/assignments', {
      body: { actorId: clerk.id, role: 'default/superadmin' },
    })
    const first = await post('/v1/applications', ledger, 'mine', clerk.token)
    await call('DELETE', `/v1/assignments/${given.body.id}`)
    const retry = await post('/v1/applications', ledger, 'mine', clerk.token)
    expect([first.status, retry.status]).toEqual([201, 403])
  })
})

describe('a server that died over a request', () => {
  /** Leaves the key as one that was taken and never answered. */
  async function abandon(key: string, secondsAgo: number): Promise<void> {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    await client.query(
      `update idempotency_keys set status = null, sealed_body = null,
       created_at = now() - make_interval(secs => $2) where key = $1`,
      [key, secondsAgo],
    )
    await client.end()
  }

  test('holds the key for a minute, and no longer', async () => {
    const first = await post('/v1/applications', ledger, 'crashed')
    await abandon('crashed', 50)
    const early = await post('/v1/applications', ledger, 'crashed')
    expect([early.status, early.body.code]).toEqual([409, 'request.idempotency-in-progress'])

    await abandon('crashed', 70)
    const stranger = await post('/v1/applications', { ...ledger, name: 'plugin-fees' }, 'crashed')
    expect([stranger.status, stranger.body.code]).toEqual([422, 'request.idempotency-key-reused'])
    const late = await post('/v1/applications', ledger, 'crashed')
    expect([late.status, isReplayed(late)]).toEqual([201, null])
    expect(late.body.id).not.toBe(first.body.id)
    expect((await post('/v1/applications', ledger, 'crashed')).body).toEqual(late.body)
  })
})
