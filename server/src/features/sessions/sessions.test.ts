import { describe, expect, test } from 'vitest'
import { ada, startServer } from '../../../test/harness.ts'
import { expectRefused, type Refusal } from '../../../test/rows.ts'
import type { Page } from '../../kernel/page.ts'
import type { Session } from './schema.ts'

const server = await startServer()
const { call } = server
const nobodyAtAll = '01890000-0000-7000-8000-000000000000'

const signIn = async (username: string, userAgent = 'a browser') =>
  (
    await call<{ accessToken: string; refreshToken: string }>(
      'POST',
      '/v1/login/oauth/access_token',
      {
        token: null,
        body: { grantType: 'password', username, password: ada.password },
        headers: { 'user-agent': userAgent },
      },
    )
  ).body

const sessionsOf = async (token: string) =>
  (await call<Page<Session>>('GET', '/v1/sessions', { token })).body.items

describe('one’s own sessions', () => {
  test('are listed, the newest first, with the one that asks marked', async () => {
    await server.user('grace')
    const { accessToken } = await signIn('grace', 'a phone')
    const sessions = await sessionsOf(accessToken)
    expect(sessions).toHaveLength(2)
    expect(sessions.map((session) => session.isCurrent)).toEqual([true, false])
    expect(sessions[0]).toMatchObject({
      userAgent: 'a phone',
      clientId: null,
      address: expect.any(String),
    })
  })

  test('end at once with all their tokens, and leave the others', async () => {
    const first = await server.user('eve')
    const second = await signIn('eve')
    const stolen = (await sessionsOf(first.token)).find((session) => !session.isCurrent)
    const ended = await call('DELETE', `/v1/sessions/${stolen?.id}`, { token: first.token })
    expect(ended.status).toBe(204)

    expect((await call('GET', '/v1/sessions', { token: second.accessToken })).status).toBe(401)
    const renewed = await call('POST', '/v1/login/oauth/refresh_token', {
      token: null,
      body: { refreshToken: second.refreshToken },
    })
    expect(renewed.status).toBe(400)
    expect(await sessionsOf(first.token)).toHaveLength(1)
  })

  test('may be ended from within', async () => {
    const { token } = await server.user('zoe')
    const [current] = await sessionsOf(token)
    expect((await call('DELETE', `/v1/sessions/${current?.id}`, { token })).status).toBe(204)
    expect((await call('GET', '/v1/sessions', { token })).status).toBe(401)
  })

  test('are forgotten when their time is over', async () => {
    const own = await startServer()
    own.advance(31 * 24 * 3600)
    const { body } = await own.call<{ accessToken: string }>(
      'POST',
      '/v1/login/oauth/access_token',
      {
        token: null,
        body: { grantType: 'password', username: ada.username, password: ada.password },
      },
    )
    const listed = await own.call<Page<Session>>('GET', '/v1/sessions', { token: body.accessToken })
    expect(listed.body.items.map((session) => session.isCurrent)).toEqual([true])
  })
})

const owner = await server.user('owner')
const [foreign] = await sessionsOf(owner.token)

const refusals: Refusal[] = [
  {
    when: 'nobody is signed in',
    as: 'nobody',
    method: 'GET',
    path: () => '/v1/sessions',
    status: 401,
    code: 'AUT-0006',
  },
  {
    when: 'the session is another’s, even for a superadmin',
    as: 'ada',
    method: 'DELETE',
    path: () => `/v1/sessions/${foreign?.id}`,
    status: 404,
    code: 'session.unknown',
  },
  {
    when: 'the session is unknown',
    as: 'ada',
    method: 'DELETE',
    path: () => `/v1/sessions/${nobodyAtAll}`,
    status: 404,
    code: 'session.unknown',
  },
  {
    when: 'the id is no UUID',
    as: 'ada',
    method: 'DELETE',
    path: () => '/v1/sessions/1',
    status: 400,
    code: 'AUT-0002',
  },
]

for (const refusal of refusals)
  test(`refuses with ${refusal.code} when ${refusal.when}`, () =>
    expectRefused(server, refusal, {
      token: refusal.as === 'nobody' ? null : server.token,
      tables: ['sessions', 'revocations', 'refresh_tokens'],
    }))
