import { expect, test } from 'vitest'
import { startBare } from '../../../test/bare.ts'
import { ada, freshDatabase } from '../../../test/harness.ts'
import { rowsOf } from '../../../test/rows.ts'
import { readConfig } from '../../config.ts'
import { StartFailure } from '../../kernel/start-failure.ts'

const secret = 'the-one-time-secret-of-this-test'
const tables = ['users', 'actors', 'tenants', 'assignments', 'sessions', 'audit_events']

interface Made {
  readonly code: string
  readonly user: { readonly id: string; readonly groups: string[] }
  readonly token: { readonly accessToken: string }
}

const start = (environment: Record<string, string> = {}) =>
  startBare({ CASTELLAN_BOOTSTRAP_SECRET: secret, ...environment })

/** What the trail tells of secrets that were refused. */
async function refusalsTold(
  { send }: Pick<Awaited<ReturnType<typeof start>>, 'send'>,
  token: string,
) {
  const trail = '/v1/audit-events?action=tenant.bootstrap-refused'
  return (await send<{ items: object[]; total: number }>('GET', trail, { token })).body
}

test('makes the first superadmin once, who holds everything', async () => {
  const { send } = await start()
  const made = await send<Made>('POST', '/v1/bootstrap', { body: { ...ada, secret } })
  expect(made.status).toBe(201)
  expect(made.body.user).toMatchObject({
    username: 'ada',
    groups: ['admin-group'],
    globalRole: 'superadmin',
  })
  const { accessToken: token } = made.body.token
  const shown = await send<object>('GET', `/v1/users/${made.body.user.id}`, { token })
  expect(made.body.user).toEqual(shown.body)
  const me = await send<{ roles: string[] }>('GET', '/v1/me', { token })
  expect(me.body.roles).toContain('default/superadmin')
  expect((await send('GET', '/v1/users', { token })).status).toBe(200)

  const again = await send<Made>('POST', '/v1/bootstrap', { body: { ...ada, secret } })
  expect([again.status, again.body.code]).toEqual([410, 'bootstrap.done'])
  const guess = await send<Made>('POST', '/v1/bootstrap', { body: { ...ada, secret: 'wrong' } })
  expect(guess.status).toBe(410)
})

test('is spent by nothing that was refused', async () => {
  const { send, databaseUrl } = await start()
  const before = await rowsOf(databaseUrl, tables)
  for (const [changed, status, code] of [
    [{ secret: 'wrong' }, 401, 'bootstrap.secret-wrong'],
    [{ password: 'short' }, 400, 'IDE-0020'],
    [{ password: 'ada ada ada 1' }, 400, 'IDE-0020'],
    [{ username: 'a b' }, 400, 'request.invalid'],
    [{ email: undefined }, 400, 'AUT-0001'],
    [{ groups: [] }, 400, 'AUT-0003'],
    [{ tenant: 'acme' }, 400, 'AUT-0003'],
  ] as const) {
    const body = { ...ada, secret, ...changed }
    const reply = await send<Made>('POST', '/v1/bootstrap', { body })
    expect([changed, reply.status, reply.body.code]).toEqual([changed, status, code])
  }
  expect(await rowsOf(databaseUrl, tables)).toEqual(before)
  const made = await send<Made>('POST', '/v1/bootstrap', { body: { ...ada, secret } })
  expect(made.status).toBe(201)
  const { items } = await refusalsTold({ send }, made.body.token.accessToken)
  expect(items).toMatchObject([{ actor: null, facts: { code: 'bootstrap.secret-wrong' } }])
})

test('of twenty at once one is made', async () => {
  const { send, databaseUrl } = await start()
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      send<Made>('POST', '/v1/bootstrap', {
        body: { ...ada, username: `ada${at}`, email: `ada${at}@acme.test`, secret },
      }),
    ),
  )
  const statuses = replies.map((reply) => reply.status).sort()
  expect(statuses).toEqual([201, ...Array(19).fill(410)])
  expect(await rowsOf(databaseUrl, ['users'])).toMatchObject({ users: { length: 1 } })
})

test('guesses at the secret run out', async () => {
  const { send } = await start()
  const replies = await Promise.all(
    Array.from({ length: 30 }, (_, at) =>
      send('POST', '/v1/bootstrap', { body: { ...ada, secret: `guess ${at}` } }),
    ),
  )
  expect(replies.filter((reply) => reply.status === 401).length).toBeLessThanOrEqual(10)
  expect(replies.filter((reply) => reply.status === 429).length).toBeGreaterThanOrEqual(20)
})

test('a secret of one’s own has at least twenty characters', () => {
  expect(() => readConfig({ CASTELLAN_BOOTSTRAP_SECRET: 'x'.repeat(19) })).toThrow(StartFailure)
  expect(() => readConfig({ CASTELLAN_BOOTSTRAP_SECRET: 'x'.repeat(19) })).toThrow(
    'CASTELLAN_BOOTSTRAP_SECRET: must have at least 20 characters',
  )
  expect(readConfig({ CASTELLAN_BOOTSTRAP_SECRET: 'x'.repeat(20) }).bootstrapSecret).toBeDefined()
})

test('a secret that nobody chose is made, 32 random bytes of it, and forgotten once used', async () => {
  const { app, send } = await startBare({})
  const made = (await app.unspentSecret())?.reveal() ?? ''
  expect(made).toMatch(/^[\w-]{43}$/)
  expect((await send('POST', '/v1/bootstrap', { body: { ...ada, secret: made } })).status).toBe(201)
  expect(await app.unspentSecret()).toBeUndefined()
})

test('stays done for a server that starts anew', async () => {
  const databaseUrl = await freshDatabase()
  const first = await start({ CASTELLAN_DATABASE_URL: databaseUrl })
  expect((await first.send('POST', '/v1/bootstrap', { body: { ...ada, secret } })).status).toBe(201)
  await first.app.stop()
  const second = await start({
    CASTELLAN_DATABASE_URL: databaseUrl,
    CASTELLAN_MASTER_KEY_FILE: first.masterKeyFile,
  })
  expect((await second.send('POST', '/v1/bootstrap', { body: { ...ada, secret } })).status).toBe(
    410,
  )
})

const post = (url: string, fields: Record<string, string>) =>
  fetch(`${url}/setup`, { method: 'POST', body: new URLSearchParams(fields) })

const expectPage = (reply: Response, status: number) => {
  expect(reply.status).toBe(status)
  expect(reply.headers.get('content-type')).toBe('text/html; charset=utf-8')
  const policy = reply.headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
  expect(reply.headers.get('referrer-policy')).toBe('no-referrer')
  expect(reply.headers.get('cache-control')).toBe('no-store')
}

test('the page shows a form, brings what was typed back, escaped, but for the password', async () => {
  const { url } = await start()
  const empty = await fetch(`${url}/setup`)
  expectPage(empty, 200)
  const form = await empty.text()
  for (const name of ['secret', 'username', 'email', 'firstName', 'lastName', 'password'])
    expect(form).toContain(`name="${name}"`)
  expect(form).not.toContain('<script')

  const hostile = `"><script>alert('x')</script>&`
  const linked = await fetch(`${url}/setup?secret=${encodeURIComponent(hostile)}`)
  expectPage(linked, 200)
  expect(await linked.text()).not.toContain('<script')
  const twice = await fetch(`${url}/setup?secret=a&secret=b`)
  expectPage(twice, 200)

  const typed = await post(url, { ...ada, secret, username: hostile })
  expectPage(typed, 400)
  const page = await typed.text()
  expect(page).not.toContain('<script')
  expect(page).toContain('&#34;&#62;&#60;script')
  expect(page).toContain('role="alert"')
  expect(page).not.toContain(ada.password)
  expectPage(await post(url, {}), 400)
})

test('the page tells what is wrong, makes the administrator once, and is then gone', async () => {
  const { url, send, app } = await start()
  const weak = await post(url, { ...ada, secret, password: 'short' })
  expectPage(weak, 400)
  expect(await weak.text()).toContain('at least 12 characters')
  const wrong = await post(url, { ...ada, secret: 'wrong' })
  expectPage(wrong, 401)
  expect(await wrong.text()).toContain('not the bootstrap secret')

  const made = await post(url, { ...ada, secret })
  expectPage(made, 201)
  expect(await made.text()).toContain(`npx castellan login --address ${app.url()} --username ada`)
  const signedIn = await send<{ accessToken: string }>('POST', '/v1/login/oauth/access_token', {
    body: { grantType: 'password', username: 'ada', password: ada.password },
  })
  expect(signedIn.status).toBe(200)

  expectPage(await fetch(`${url}/setup`), 410)
  expectPage(await post(url, { ...ada, secret }), 410)
  expectPage(await post(url, {}), 410)
  const { total } = await refusalsTold({ send }, signedIn.body.accessToken)
  expect(total).toBe(2)
})

test('the bare address leads to the page while nobody exists, then tells what this is', async () => {
  const { url, app } = await start()
  const led = await fetch(url, { redirect: 'manual' })
  expect([led.status, led.headers.get('location')]).toEqual([303, '/setup'])
  await post(url, { ...ada, secret })
  const home = await fetch(url)
  expectPage(home, 200)
  const text = await home.text()
  expect(text).toContain(`npx castellan login --address ${app.url()}`)
  for (const [, path] of text.matchAll(/href="([^"]+)"/g))
    expect([path, (await fetch(`${url}${path}`)).status]).toEqual([path, 200])
})
