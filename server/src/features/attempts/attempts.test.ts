import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryDirectory } from '../../../../tools/testing/endings.ts'
import { type BareServer, startBare } from '../../../test/bare.ts'
import { ada, freshDatabase, newUser, startServer } from '../../../test/harness.ts'
import { rowsOf } from '../../../test/rows.ts'
import { systemClock } from '../../kernel/clock.ts'

const secret = 'the-bootstrap-secret-of-attempts'

interface Asked {
  readonly username?: string
  readonly password?: string
  readonly from?: string
}

const signInAt =
  ({ send }: Pick<BareServer, 'send'>) =>
  async ({ username = 'ada', password = 'guess', from = '192.0.2.1' }: Asked = {}) => {
    const reply = await send<{ accessToken: string }>('POST', '/v1/login/oauth/access_token', {
      body: { grantType: 'password', username, password },
      headers: { 'x-forwarded-for': from },
    })
    return { status: reply.status, after: reply.headers.get('retry-after'), body: reply.body }
  }

/** Two processes on one database, and how to go on in time in both. */
async function pair() {
  let skew = 0
  const clock = () => new Date(systemClock().getTime() + skew)
  const environment = {
    CASTELLAN_DATABASE_URL: await freshDatabase(),
    CASTELLAN_MASTER_KEY_FILE: join(temporaryDirectory('attempts'), 'master.key'),
    CASTELLAN_BOOTSTRAP_SECRET: secret,
    CASTELLAN_PUBLIC_URL: 'http://castellan.acme.test',
    CASTELLAN_TRUSTED_PROXIES: '127.0.0.1',
  }
  const one = await startBare(environment, clock)
  const other = await startBare(environment, clock)
  const made = await one.send<{ token: { accessToken: string } }>('POST', '/v1/bootstrap', {
    body: { ...ada, secret },
  })
  const token = made.body.token.accessToken
  return {
    ...{ one, other, token },
    here: signInAt(one),
    there: signInAt(other),
    advance: (seconds: number) => {
      skew += seconds * 1000
    },
  }
}

const times = <T>(count: number, work: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, work))

describe('of two processes on one database', () => {
  test('each counts what failed in the other, until a minute has gone', async () => {
    const { here, there, advance } = await pair()
    for (let guess = 1; guess <= 10; guess += 1)
      expect((await (guess % 2 === 0 ? here : there)()).status).toBe(401)
    const right = { password: ada.password }
    for (const signIn of [here, there]) {
      expect((await signIn()).status).toBe(429)
      const { status, after } = await signIn(right)
      expect([status, Number(after) > 0]).toEqual([429, true])
      expect((await signIn({ ...right, from: '192.0.2.2' })).status).toBe(200)
    }
    advance(61)
    for (const signIn of [here, there]) expect((await signIn(right)).status).toBe(200)
  })

  test('the second lets nobody in whose guesses ran out in the first', async () => {
    const { here, there } = await pair()
    await times(10, here)
    expect((await there({ password: ada.password })).status).toBe(429)
  })

  test('both hear ten guesses together, of as many as come at once', async () => {
    const { here, there } = await pair()
    const replies = await Promise.all([times(20, here), times(20, there)])
    const statuses = replies.flat().map(({ status }) => status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(10)
    expect(statuses.filter((status) => status === 429)).toHaveLength(30)
  })

  test('each counts wrong passwords of those who change their own as well', async () => {
    const { one, other, here, token } = await pair()
    const made = await one.send<{ id: string }>('POST', '/v1/users', {
      token,
      body: newUser('grace'),
    })
    const { body } = await here({ username: 'grace', password: ada.password })
    const change = ({ send }: BareServer, oldPassword: string) =>
      send('PATCH', `/v1/users/${made.body.id}/update-password`, {
        token: body.accessToken,
        body: { oldPassword, newPassword: 'correct horse staple' },
        headers: { 'x-forwarded-for': '192.0.2.1' },
      })
    for (let guess = 1; guess <= 10; guess += 1) await change(one, 'guess')
    expect((await change(other, ada.password)).status).toBe(429)
  })
})

describe('a failure', () => {
  test('counts for the network, however an address of IPv6 is written', async () => {
    const { here } = await pair()
    const from = (host: string) => here({ from: `2001:db8::${host}` })
    for (let host = 1; host <= 9; host += 1) expect((await from(`${host}`)).status).toBe(401)
    expect((await here({ from: '2001:0DB8:0:0:1::' })).status).toBe(401)
    expect((await from('a')).status).toBe(429)
    expect((await here({ from: '2001:db8:0:1::1' })).status).toBe(401)
  })

  test('is kept without names, and not for long', async () => {
    const { one, here, advance } = await pair()
    const names = Array.from({ length: 12 }, (_, nth) => `nobody-${nth}`)
    for (const username of names) await here({ username })
    const kept = async () => {
      const text = JSON.stringify(await rowsOf(one.databaseUrl, ['failed_attempts']))
      expect(text).not.toMatch(/nobody|192\.0\.2/)
      return text.split('"row"').length - 1
    }
    expect(await kept()).toBe(12)
    advance(61)
    for (const username of ['late', 'later']) await here({ username })
    expect(await kept()).toBe(2)
  })

  test('counts in the embedded store too', async () => {
    const server = await startServer('embedded')
    const signIn = signInAt({
      send: (method, path, options) => server.call(method, path, { token: null, ...options }),
    })
    const replies = await times(12, signIn)
    expect(replies.filter(({ status }) => status === 401)).toHaveLength(10)
    expect((await signIn({ password: ada.password })).status).toBe(429)
  })
})
