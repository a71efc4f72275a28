import { describe, expect, test } from 'vitest'
import { ada, startServer, type TestServer } from '../../../test/harness.ts'
import { type Refusal, testRefusals } from '../../../test/rows.ts'
import type { Page } from '../../kernel/page.ts'
import type { LoggedDecision } from './schema.ts'

const server = await startServer('postgres', { CASTELLAN_DECISION_LOG: 'full' })
const { call } = server
const viewer = await server.user('viewer', ['midaz-viewer-group'])

const list = async (query: Record<string, string> = {}, { call: ask }: TestServer = server) => {
  const search = new URLSearchParams({ limit: '100', ...query })
  return (await ask<Page<LoggedDecision>>('GET', `/v1/decisions?${search}`)).body
}

/** The log once it has so many decisions; they are written a moment after they were given. */
const logged = (total: number, query: Record<string, string> = {}) =>
  expect
    .poll(async () => (await list(query)).total, { timeout: 5000 })
    .toBe(total)
    .then(() => list(query))

const authorize = (action: string, resourceId?: string) =>
  call('POST', '/v1/authorize', {
    token: viewer.token,
    body: { product: 'midaz', resource: 'accounts', action, ...(resourceId && { resourceId }) },
    headers: { 'x-request-id': `ask-${action}` },
  })

describe('the log of decisions', () => {
  test('tells of each who, what, the answer and what it came of, the newest first', async () => {
    await authorize('get', 'a7')
    await authorize('delete')
    const { items } = await logged(2)
    const [denied, allowed] = items
    expect(allowed).toEqual({
      id: expect.any(String),
      at: expect.any(String),
      actor: viewer.id,
      permission: 'midaz/accounts:get',
      effect: 'allow',
      reason: 'granted',
      role: 'default/midaz-viewer-role',
      policy: null,
      pattern: expect.stringMatching(/^midaz\//),
      selector: null,
      group: 'midaz-viewer-group',
      resourceType: 'accounts',
      resourceId: { id: 'a7' },
      workspace: null,
      effective: null,
      asAt: null,
      version: expect.any(Number),
      surface: 'authorize',
      caller: viewer.id,
      requestId: 'ask-get',
      droppedBefore: 0,
    })
    expect(denied).toMatchObject({ effect: 'deny', reason: 'no-match', role: null, group: null })
    const one = await call<LoggedDecision>('GET', `/v1/decisions/${allowed?.id}`)
    expect(one.body).toEqual(allowed)
  })

  test('names the instant and the version from which the decision is replayed', async () => {
    const [, allowed] = (await logged(2)).items
    const again = await call<Record<string, unknown>>('POST', '/v1/explain', {
      body: { actor: allowed?.actor, permission: allowed?.permission, asOf: allowed?.at },
    })
    expect(again.body).toMatchObject({ effect: 'allow', version: allowed?.version })
    // A replay is no decision: nothing was done on it.
    expect((await list()).total).toBe(2)
  })

  test('has every question of a batch, and an explanation, with the surface of each', async () => {
    const requests = ['get', 'post', 'head'].map((action) => ({
      actor: viewer.id,
      permission: `midaz/ledgers:${action}`,
    }))
    await call('POST', '/v1/check', { body: { requests } })
    await call('POST', '/v1/explain', { body: requests[0] })
    const { items } = await logged(6)
    expect(items.map(({ surface }) => surface).sort()).toEqual([
      'authorize',
      'authorize',
      'check',
      'check',
      'check',
      'explain',
    ])
    expect(new Set(items.map(({ caller }) => caller))).toEqual(
      new Set([viewer.id, server.administrator]),
    )
  })

  test('is found by actor, permission, effect, role, and between two instants', async () => {
    const { items } = await logged(6)
    const [newest] = items
    for (const [query, total] of [
      [{ actor: viewer.id }, 6],
      [{ actor: server.administrator }, 0],
      [{ permission: 'midaz/accounts:get' }, 1],
      [{ effect: 'deny' }, 2],
      [{ role: 'default/midaz-viewer-role' }, 4],
      [{ policy: 'default/none' }, 0],
      [{ from: '2001-01-01T00:00:00Z', to: '2001-01-02T00:00:00Z' }, 0],
      [{ from: items.at(-1)?.at ?? '' }, 6],
      [{ to: items.at(-1)?.at ?? '' }, 0],
      [{ actor: viewer.id, effect: 'allow' }, 4],
    ] as [Record<string, string>, number][])
      expect([query, (await list(query)).total]).toEqual([query, total])
    const first = await list({ limit: '2' })
    const second = await list({ limit: '100', after: first.next ?? '' })
    expect([...first.items, ...second.items]).toEqual(items)
    expect(first.items[0]).toEqual(newest)
  })

  test('takes questions about nobody, and about what is nowhere', async () => {
    const requests = [
      {
        actor: 'nobody',
        permission: 'no/such:thing',
        resource: { id: { part: 'value' }, workspace: 'nowhere' },
      },
    ]
    await call('POST', '/v1/check', { body: { requests } })
    const { items } = await logged(1, { permission: 'no/such:thing' })
    expect(items[0]).toMatchObject({
      actor: 'nobody',
      reason: 'actor-unknown',
      resourceId: { part: 'value' },
      workspace: 'nowhere',
    })
  })
})

describe('a log that is', () => {
  test('off has nothing', async () => {
    const own = await startServer()
    await own.call('POST', '/v1/check', { body: { requests: [{ permission: 'midaz/a:get' }] } })
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect((await list({}, own)).total).toBe(0)
  })

  test('of a share has about that many', async () => {
    const own = await startServer('postgres', { CASTELLAN_DECISION_LOG: '0.2' })
    const requests = Array.from({ length: 1000 }, () => ({ permission: 'midaz/accounts:get' }))
    for (const _ of [1, 2, 3]) await own.call('POST', '/v1/check', { body: { requests } })
    await expect
      .poll(async () => (await list({}, own)).total, { timeout: 5000 })
      .toBeGreaterThan(400)
    expect((await list({}, own)).total).toBeLessThan(800)
  })

  test('kept for a day forgets what is older, as new decisions come', async () => {
    const own = await startServer('postgres', {
      CASTELLAN_DECISION_LOG: 'full',
      CASTELLAN_DECISION_LOG_DAYS: '1',
    })
    const ask = (permission: string, count = 1) =>
      own.call('POST', '/v1/check', {
        body: { requests: Array.from({ length: count }, () => ({ permission })) },
      })
    const total = (permission: string) => list({ permission }, own).then((page) => page.total)
    await ask('midaz/accounts:get', 5)
    await expect.poll(() => total('midaz/accounts:get'), { timeout: 5000 }).toBe(5)
    own.advance(25 * 3600)
    const { body } = await own.call<{ accessToken: string }>(
      'POST',
      '/v1/login/oauth/access_token',
      {
        token: null,
        body: { grantType: 'password', username: ada.username, password: ada.password },
      },
    )
    const token = body.accessToken
    const requests = [1, 2].map(() => ({ permission: 'midaz/ledgers:get' }))
    await own.call('POST', '/v1/check', { token, body: { requests } })
    const kept = async () => {
      const page = await own.call<Page<LoggedDecision>>('GET', '/v1/decisions', { token })
      return page.body.items.map(({ permission }) => permission)
    }
    await expect.poll(kept, { timeout: 5000 }).toEqual(Array(2).fill('midaz/ledgers:get'))
  })
})

const path = (query: string) => () => `/v1/decisions${query}`
const refusals: Refusal[] = [
  { when: 'the caller may not', as: 'viewer', path: path(''), status: 403, code: 'auth.forbidden' },
  {
    when: 'there is no such decision',
    as: 'ada',
    path: path('/01890000-0000-7000-8000-000000000000'),
    status: 404,
    code: 'decision-log.unknown',
  },
  { when: 'the id is none', as: 'ada', path: path('/1'), status: 400, code: 'AUT-0002' },
  {
    when: 'it ends before it begins',
    as: 'ada',
    path: path('?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z'),
    status: 400,
    code: 'AUT-0004',
  },
].map((row) => ({ method: 'GET', ...row }))

testRefusals(server, refusals, { tokens: { viewer: viewer.token }, tables: ['decision_log'] })
