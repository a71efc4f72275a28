import pg from 'pg'
import { expect, test } from 'vitest'
import { freshDatabase } from './harness.ts'
import { spawnServer } from './process.ts'

const secret = 'canary-bootstrap-secret-0123456789'

/** A password that a store, a log or a reply can be searched for. */
const password = (of: string) => `canary passphrase ${of} 4711`

/** Everything that must never be written down, as it is collected on the way. */
const canaries = new Set([secret])
const replies: { path: string; text: string }[] = []

test('no secret is found in logs, tables, audit rows or problem documents', async () => {
  const databaseUrl = await freshDatabase()
  const masterKey = 'c4'.repeat(32)
  canaries.add(masterKey)
  const server = spawnServer({
    CASTELLAN_DATABASE_URL: databaseUrl,
    CASTELLAN_MASTER_KEY: masterKey,
    CASTELLAN_BOOTSTRAP_SECRET: secret,
    CASTELLAN_LOG_LEVEL: 'trace',
  })
  const url = await server.url
  await everyFlow(url)
  // A fault inside the server is logged with all that is known of it.
  await withoutTable(databaseUrl, 'audit_events', () => faults(url))
  const { stdout, stderr } = await server.signal('SIGTERM')

  expect(stderr).toContain('Something failed inside the server')
  expect(found(stdout + stderr)).toEqual([])
  const dump = await dumpOf(databaseUrl)
  expect(dump).toContain('user.password-changed')
  expect(dump).toContain('argon2id')
  expect(found(dump)).toEqual([])
  const shown = replies.filter(({ text }) => found(text).length > 0)
  expect(shown.map(({ path }) => path)).toEqual([])
  expect(replies.length).toBeGreaterThan(20)
  expect(canaries.size).toBeGreaterThan(10)
  // The search would find one.
  expect(found(`… ${password('ada')} …`)).toHaveLength(1)
})

const found = (text: string): string[] => [...canaries].filter((canary) => text.includes(canary))

interface Made {
  readonly id: string
  readonly user: { readonly id: string }
  readonly token: Tokens
}

interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
  readonly idToken: string
  readonly clientId: string
  readonly clientSecret: string
}

let administrator = ''

async function everyFlow(url: string): Promise<void> {
  const send = sender(url)
  const person = { email: 'ada@acme.test', firstName: 'Ada', lastName: 'L', username: 'ada' }
  await send('POST', '/v1/bootstrap', {
    ...person,
    secret: `${secret}-wrong`,
    password: 'canary w',
  })
  await send('POST', '/v1/bootstrap', { ...person, secret, password: 'canary weak' })
  await send('POST', '/v1/bootstrap', { ...person, secret, password: password('ada'), odd: secret })
  const first = await secretly<Made>(send, '/v1/bootstrap', {
    ...person,
    secret,
    password: password('ada'),
  })
  const token = first.token.accessToken
  administrator = token

  const grace = { ...person, username: 'grace', email: 'grace@acme.test', groups: [] }
  const made = await send('POST', '/v1/users', { ...grace, password: password('grace') }, token)
  await send('POST', '/v1/users', { ...grace, password: password('grace') }, token)
  await send('POST', '/v1/users', { ...grace, password: 'canary short' }, token)
  const id = JSON.parse(made).id
  const login = (words: string) => ({ grantType: 'password', username: 'grace', password: words })
  const tokens = await secretly<Tokens>(send, signIn, login(password('grace')))
  await send('POST', signIn, login(password('wrong')))
  await send('POST', signIn, { ...login(password('typo')), passwort: password('field') })
  await send('POST', signIn, `{"password": "${password('malformed')}`)
  const renewed = await secretly<Tokens>(send, '/v1/login/oauth/refresh_token', {
    refreshToken: tokens.refreshToken,
  })
  await send('POST', '/v1/login/oauth/refresh_token', { refreshToken: `${renewed.refreshToken}x` })

  const own = `/v1/users/${id}/update-password`
  const change = { oldPassword: password('grace'), newPassword: password('changed') }
  await send('PATCH', own, { ...change, oldPassword: password('guessed') }, renewed.accessToken)
  await send('PATCH', own, change, renewed.accessToken)
  await send('PATCH', `/v1/users/${id}/reset-password`, { newPassword: password('reset') }, token)

  const application = await secretly<Tokens & { id: string }>(
    send,
    '/v1/applications',
    { name: 'midaz', description: 'canary' },
    token,
  )
  const { clientId, clientSecret } = application
  const machine = { grantType: 'client_credentials', clientId, clientSecret }
  await secretly(send, signIn, machine)
  await send('POST', signIn, { ...machine, clientSecret: password('client') })
  await secretly(send, `/v1/applications/${application.id}/secrets`, {}, token)
  const bad = token.slice(0, -6)
  await send('GET', '/v1/me', undefined, bad)
  await send('POST', '/v1/logout', { idTokenHint: `${tokens.idToken}x` })
  await send('POST', '/setup', { secret: password('setup'), password: password('page') })
  for (const path of [
    '/v1/audit-events?limit=100',
    '/v1/applications',
    '/v1/users',
    '/v1/sessions',
  ])
    await send('GET', path, undefined, token)
  for (const path of [`/v1/applications/${application.id}`, '/v1/declarations', '/openapi.json'])
    await send('GET', path, undefined, token)
}

const signIn = '/v1/login/oauth/access_token'

async function faults(url: string): Promise<void> {
  const send = sender(url)
  const grace = { email: 'x@acme.test', firstName: 'X', lastName: 'Y', username: 'xavier' }
  const fault = { ...grace, groups: [], password: password('fault') }
  expect(JSON.parse(await send('POST', '/v1/users', fault, administrator)).status).toBe(500)
  const login = { grantType: 'password', username: 'ada', password: password('ada') }
  expect(JSON.parse(await send('POST', signIn, login)).status).toBe(500)
}

type Send = ReturnType<typeof sender>

/** Sends, collects every secret that goes out, and keeps the reply to be searched. */
const sender =
  (url: string) =>
  async (method: string, path: string, body?: unknown, token?: string): Promise<string> => {
    collect(body)
    const text = await exchange(url, { method, path, body, token })
    replies.push({ path: `${method} ${path}`, text })
    return text
  }

/** Sends what is answered with secrets: those are collected, and this one reply is not searched. */
async function secretly<T>(send: Send, path: string, body: unknown, token?: string): Promise<T> {
  const reply = JSON.parse(await send('POST', path, body, token))
  replies.pop()
  expect(reply.status ?? 200).toBe(200)
  collect(reply)
  return reply
}

const secretFields = new Set([
  'password',
  'oldPassword',
  'newPassword',
  'secret',
  'clientSecret',
  'accessToken',
  'refreshToken',
  'idToken',
])

function collect(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  for (const [name, part] of Object.entries(value)) {
    if (typeof part === 'string' && secretFields.has(name)) canaries.add(part)
    collect(part)
  }
}

interface Exchange {
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly token: string | undefined
}

async function exchange(url: string, { method, path, body, token }: Exchange): Promise<string> {
  const reply = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return reply.text()
}

/** Every row of every table as JSON, in one text. */
async function dumpOf(databaseUrl: string): Promise<string> {
  return asking(databaseUrl, async (query) => {
    const tables = await query(
      `select table_name as name from information_schema.tables where table_schema = 'public'`,
    )
    const rows: unknown[] = []
    for (const { name } of tables)
      rows.push(...(await query(`select to_jsonb(t) as row from "${name}" t`)))
    return JSON.stringify(rows)
  })
}

/** Runs the work while a table is out of the server's reach, so that it meets a fault of its own. */
const withoutTable = (databaseUrl: string, table: string, work: () => Promise<void>) =>
  asking(databaseUrl, async (query) => {
    await query(`alter table ${table} rename to ${table}_away`)
    try {
      await work()
    } finally {
      await query(`alter table ${table}_away rename to ${table}`)
    }
  })

async function asking<T>(
  databaseUrl: string,
  work: (query: (text: string) => Promise<Record<string, string>[]>) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return await work(async (text) => (await client.query(text)).rows)
  } finally {
    await client.end()
  }
}
