import { describe, expect, test } from 'vitest'
import { ada, startServer } from '../harness.ts'

const server = await startServer()
const { call } = server

interface Client {
  readonly id: string
  readonly clientId: string
  readonly clientSecret: string
}

interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
}

const application = async () =>
  (
    await call<Client>('POST', '/v1/applications', {
      body: { name: 'midaz', description: 'of the test' },
    })
  ).body

/** A session of the administrator, through the client. */
const start = async ({ clientId, clientSecret }: Client): Promise<Tokens> => {
  const { username, password } = ada
  const body = { grantType: 'password', username, password, clientId, clientSecret }
  const reply = await call<Tokens>('POST', '/v1/login/oauth/access_token', { token: null, body })
  expect(reply.status).toBe(200)
  return reply.body
}

const refresh = (refreshToken: string, said: Partial<Client> = {}) =>
  call<Tokens>('POST', '/v1/login/oauth/refresh_token', {
    token: null,
    body: { refreshToken, ...said },
  })

describe('a session that an application started', () => {
  test('goes on whether or not the application names itself', async () => {
    const { id: _, ...client } = await application()
    const { clientId, clientSecret } = client
    let { refreshToken } = await start({ id: '', ...client })
    for (const said of [{}, { clientId }, { clientId, clientSecret }, { clientSecret }]) {
      const reply = await refresh(refreshToken, said)
      expect([said, reply.status]).toEqual([said, 200])
      refreshToken = reply.body.refreshToken
    }
  })

  test('does not go on by a wrong secret, nor does the token that came with it end', async () => {
    const client = await application()
    const { clientId } = client
    const { refreshToken } = await start(client)
    const other = await application()
    for (const said of [
      { clientId, clientSecret: 'cs_wrong' },
      { clientId, clientSecret: other.clientSecret },
      { clientId: other.clientId, clientSecret: other.clientSecret },
    ])
      expect([said, (await refresh(refreshToken, said)).status]).toEqual([said, 400])
    expect((await refresh(refreshToken)).status).toBe(200)
  })

  test('ends with the application, and rests while that is disabled', async () => {
    const client = await application()
    const { refreshToken } = await start(client)
    await call('PATCH', `/v1/actors/${client.id}`, { body: { enabled: false } })
    expect((await refresh(refreshToken)).status).toBe(400)
    await call('PATCH', `/v1/actors/${client.id}`, { body: { enabled: true } })
    const again = await refresh(refreshToken)
    expect(again.status).toBe(200)
    expect((await call('DELETE', `/v1/applications/${client.id}`)).status).toBe(204)
    expect((await refresh(again.body.refreshToken)).status).toBe(400)
  })
})

test('a session that no application started takes no secret of one', async () => {
  const { refreshToken } = await server.user('grace')
  const { clientSecret } = await application()
  expect((await refresh(refreshToken, { clientSecret })).status).toBe(400)
  expect((await refresh(refreshToken)).status).toBe(200)
})
