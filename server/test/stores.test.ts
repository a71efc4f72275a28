import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryDirectory } from '../../tools/testing/endings.ts'
import { startBare } from './bare.ts'
import { ada, freshDatabase, newUser } from './harness.ts'

const secret = 'the-bootstrap-secret-of-stores'

interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
}

describe.for([{ store: 'embedded' }, { store: 'postgres' }] as const)(
  'on the $store store',
  ({ store }) => {
    test('what was done is there after a restart, down to what was revoked', async () => {
      const directory = temporaryDirectory('process')
      const environment = {
        CASTELLAN_DATABASE_URL:
          store === 'embedded' ? `pglite:${join(directory, 'data')}` : await freshDatabase(),
        CASTELLAN_MASTER_KEY_FILE: join(directory, 'master.key'),
        CASTELLAN_BOOTSTRAP_SECRET: secret,
        CASTELLAN_PUBLIC_URL: 'http://castellan.acme.test',
      }
      const { app, send } = await startBare(environment)
      const made = await send<{ token: Tokens }>('POST', '/v1/bootstrap', {
        body: { ...ada, secret },
      })
      const admin = made.body.token.accessToken
      const login = async (username: string, ask: typeof send = send) =>
        ask<Tokens>('POST', '/v1/login/oauth/access_token', {
          body: { grantType: 'password', username, password: ada.password },
        })

      await send('POST', '/v1/groups', { token: admin, body: { name: 'readers' } })
      await send('POST', '/v1/assignments', {
        token: admin,
        body: { group: 'readers', role: 'default/midaz-viewer-role' },
      })
      const user = await send<{ id: string }>('POST', '/v1/users', {
        token: admin,
        body: newUser('grace', ['readers']),
      })
      const grace = (await login('grace')).body
      const ended = (await login('grace')).body
      await send('POST', '/v1/logout', { token: ended.accessToken })
      const application = await send<{ clientId: string; clientSecret: string }>(
        'POST',
        '/v1/applications',
        { token: admin, body: { name: 'midaz', description: 'nightly' } },
      )
      const gone = await send<{ id: string }>('POST', '/v1/users', {
        token: admin,
        body: newUser('gone'),
      })
      await send('DELETE', `/v1/users/${gone.body.id}`, { token: admin })
      const before = await facts(send, { admin, grace: grace.accessToken })
      expect(before.authorized).toMatchObject([{ authorized: true }, { authorized: false }])
      await app.stop()

      const again = await startBare(environment)
      expect(await facts(again.send, { admin, grace: grace.accessToken })).toEqual(before)
      const me = (token: string) => again.send('GET', '/v1/me', { token })
      expect((await me(ended.accessToken)).status).toBe(401)
      const renewed = await again.send<Tokens>('POST', '/v1/login/oauth/refresh_token', {
        body: { refreshToken: grace.refreshToken },
      })
      expect(renewed.status).toBe(200)
      expect((await me(renewed.body.accessToken)).status).toBe(200)
      const dead = await again.send('POST', '/v1/login/oauth/refresh_token', {
        body: { refreshToken: ended.refreshToken },
      })
      expect(dead.status).toBe(400)
      expect((await login('grace', again.send)).status).toBe(200)
      expect((await login('gone', again.send)).status).toBe(401)
      const { clientId, clientSecret } = application.body
      const machine = await again.send<Tokens>('POST', '/v1/login/oauth/access_token', {
        body: { grantType: 'client_credentials', clientId, clientSecret },
      })
      expect(machine.status).toBe(200)
      const disabled = await again.send('PATCH', `/v1/users/${user.body.id}`, {
        token: admin,
        body: { status: 'disabled' },
      })
      expect(disabled.status).toBe(200)
      expect((await me(renewed.body.accessToken)).status).toBe(401)
    })

    test('the same person cannot be made twice, however many ask at once', async () => {
      const directory = temporaryDirectory('process')
      const { send } = await startBare({
        CASTELLAN_DATABASE_URL:
          store === 'embedded' ? `pglite:${join(directory, 'data')}` : await freshDatabase(),
        CASTELLAN_BOOTSTRAP_SECRET: secret,
      })
      const made = await send<{ token: Tokens }>('POST', '/v1/bootstrap', {
        body: { ...ada, secret },
      })
      const token = made.body.token.accessToken
      const replies = await Promise.all(
        Array.from({ length: 20 }, () =>
          send('POST', '/v1/users', { token, body: newUser('grace') }),
        ),
      )
      expect(replies.map((reply) => reply.status).sort()).toEqual([201, ...Array(19).fill(409)])
    })
  },
)

type Send = Awaited<ReturnType<typeof startBare>>['send']

/** What callers can see of the journey. */
async function facts(send: Send, { admin, grace }: { admin: string; grace: string }) {
  const read = async (path: string, token: string) => (await send('GET', path, { token })).body
  const ask = async (action: string) => {
    const reply = await send<{ authorized: boolean; reason: string }>('POST', '/v1/authorize', {
      token: grace,
      body: { resource: 'accounts', action },
    })
    return { authorized: reply.body.authorized, reason: reply.body.reason }
  }
  return {
    users: await read('/v1/users', admin),
    deleted: await read('/v1/users?status=deleted', admin),
    groups: await read('/v1/groups?limit=100', admin),
    applications: await read('/v1/applications', admin),
    roles: await read('/v1/roles?limit=100', admin),
    declarations: await read('/v1/declarations', admin),
    me: await read('/v1/me', grace),
    permissions: await read('/v1/permissions', grace),
    keys: await read('/.well-known/jwks.json', admin),
    authorized: [await ask('get'), await ask('post')],
  }
}
