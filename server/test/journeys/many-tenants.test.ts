import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type BareServer, startBare } from '../bare.ts'
import { ada, newUser, type TestServer } from '../harness.ts'
import {
  foundTenant,
  newTenant,
  passwordGrant,
  signIn,
  startPlatform,
  type TestTenant,
  type Tokens,
} from '../platform.ts'

const masterKey = { CASTELLAN_MASTER_KEY: 'c7'.repeat(32) }

describe('with three tenants in memory and twelve in use', () => {
  let server: TestServer
  let tenants: TestTenant[]

  /** Asks for every other tenant, so that this one has to make room. */
  const crowdOut = async (tenant: TestTenant) => {
    for (const other of tenants.filter((one) => one !== tenant)) await other.call('GET', '/v1/me')
  }

  beforeAll(async () => {
    server = await startPlatform({ CASTELLAN_TENANTS_IN_MEMORY: '3' })
    tenants = []
    for (let at = 0; at < 12; at += 1) tenants.push(await foundTenant(server, `tenant-${at}`))
  })

  test('everyone is answered in their own, at once and in turn', async () => {
    const rounds = Array.from({ length: 5 }, (_, round) => round)
    await Promise.all(
      tenants.map(async (tenant, at) => {
        for (const round of rounds) {
          const me = await tenant.call<{ tenant: { id: string } }>('GET', '/v1/me')
          expect(me.body.tenant.id).toBe(tenant.id)
          const name = `group-${at}-${round}`
          const made = await tenant.call('POST', '/v1/groups', { body: { name } })
          expect([made.status, made.headers.has('x-access-version')]).toEqual([201, true])
          await signIn(server, tenant.slug, 'root')
        }
      }),
    )
    for (const [at, tenant] of tenants.entries()) {
      const { body } = await tenant.call<{ items: { name: string }[] }>(
        'GET',
        '/v1/groups?filter=group-&limit=100',
      )
      const names = body.items.map(({ name }) => name).filter((name) => /^group-\d/.test(name))
      expect(names.sort()).toEqual(rounds.map((round) => `group-${at}-${round}`).sort())
    }
  })

  test('what a tenant’s people may do is asked while it makes room for others', async () => {
    const [tenant] = tenants
    if (!tenant) throw new Error('there are twelve')
    const create = (at: number) =>
      tenant.call<{ id: string }>('POST', '/v1/users', {
        body: newUser(`crowded-${at}`, ['admin-group']),
      })
    const created = await Promise.all([
      ...[0, 1, 2, 3].map(create),
      ...tenants.map((other) => other.call('GET', '/v1/users')),
    ])
    expect(created.map(({ status }) => status).slice(0, 4)).toEqual([201, 201, 201, 201])
  })

  test('a session that ended stays ended, in memory or not', async () => {
    const [tenant] = tenants
    if (!tenant) throw new Error('there are twelve')
    const { accessToken: token } = await signIn(server, tenant.slug, 'root')
    expect((await server.call('GET', '/v1/me', { token })).status).toBe(200)
    await crowdOut(tenant)
    expect((await server.call('POST', '/v1/logout', { token, body: {} })).status).toBe(204)
    for (let round = 0; round < 3; round += 1) {
      expect((await server.call('GET', '/v1/me', { token })).status).toBe(401)
      await crowdOut(tenant)
    }
    expect((await tenant.call('GET', '/v1/me')).status).toBe(200)
  })

  test('a user who was disabled, and a manifest that was put, stay so', async () => {
    const [, tenant] = tenants
    if (!tenant) throw new Error('there are twelve')
    const { body: user } = await tenant.call<{ id: string }>('POST', '/v1/users', {
      body: newUser('leaver'),
    })
    const { accessToken: token } = await signIn(server, tenant.slug, 'leaver')
    expect((await server.call('GET', '/v1/me', { token })).status).toBe(200)
    const put = await tenant.call<{ hash: string }>('PUT', '/v1/declarations/midaz', {
      body: {
        manifest: 1,
        slug: 'midaz',
        title: 'Ours',
        products: { midaz: { things: ['read'] } },
      },
    })
    expect(put.status).toBe(200)
    await tenant.call('PATCH', `/v1/users/${user.id}`, { body: { status: 'disabled' } })
    await crowdOut(tenant)
    expect((await server.call('GET', '/v1/me', { token })).status).toBe(401)
    const shown = await tenant.call<{ hash: string }>('GET', '/v1/declarations/midaz')
    expect(shown.body.hash).toBe(put.body.hash)
  })

  test('one that is suspended while it is not in memory lets nobody in', async () => {
    const [, , tenant] = tenants
    if (!tenant) throw new Error('there are twelve')
    await crowdOut(tenant)
    await server.call('POST', `/v1/tenants/${tenant.id}/suspend`)
    expect((await tenant.call('GET', '/v1/me')).status).toBe(403)
    await crowdOut(tenant)
    await server.call('POST', `/v1/tenants/${tenant.id}/resume`)
    expect((await tenant.call('GET', '/v1/me')).status).toBe(200)
  })
})

describe('after a restart', () => {
  test('what ended stays ended in every tenant, and the rest goes on', async () => {
    const environment = {
      ...masterKey,
      MULTI_TENANT_ENABLED: 'true',
      // The same address in both processes, so that the issuer stays.
      CASTELLAN_PUBLIC_URL: 'http://castellan.test',
      CASTELLAN_BOOTSTRAP_SECRET: 'the-bootstrap-secret-of-tests',
    }
    const before = await startBare(environment)
    const send = async (server: BareServer, path: string, { body, token }: Sending) => {
      const reply = await server.app.http.inject({
        method: body === undefined ? 'GET' : 'POST',
        url: path,
        headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
        ...(body !== undefined && { payload: body }),
      })
      return { status: reply.statusCode, body: reply.body === '' ? {} : reply.json() }
    }
    const secret = environment.CASTELLAN_BOOTSTRAP_SECRET
    const first = await send(before, '/v1/bootstrap', { body: { ...ada, secret } })
    const operator = first.body.token.accessToken
    await send(before, '/v1/tenants', { body: newTenant('acme'), token: operator })
    const enterAcme = async () => {
      const path = '/t/acme/v1/login/oauth/access_token'
      return (await send(before, path, { body: passwordGrant('root') })).body.accessToken
    }
    const [ended, kept] = [await enterAcme(), await enterAcme()]
    expect((await send(before, '/v1/logout', { body: {}, token: ended })).status).toBe(204)
    await before.app.stop()

    const after = await startBare({ ...environment, CASTELLAN_DATABASE_URL: before.databaseUrl })
    expect((await send(after, '/v1/me', { token: ended })).status).toBe(401)
    expect((await send(after, '/v1/me', { token: kept })).status).toBe(200)
    expect((await send(after, '/v1/me', { token: operator })).status).toBe(200)
  })
})

interface Sending {
  readonly body?: object
  readonly token?: string
}

describe('two hundred tenants', () => {
  test('cost a start, a sign-in and a first answer no statement more than two', async () => {
    const server = await startPlatform({ ...masterKey, ...silent })
    await foundTenant(server, 'tenant-one')
    const small = await statementsOf(server.databaseUrl, 'tenant-one')

    for (let batch = 0; batch < 10; batch += 1)
      await Promise.all(
        Array.from({ length: 20 }, async (_, at) => {
          const body = { slug: `many-${batch}-${at}`, name: 'One of many' }
          expect((await server.call('POST', '/v1/tenants', { body })).status).toBe(201)
        }),
      )
    await foundTenant(server, 'tenant-last')
    const list = await server.call<{ total: number }>('GET', '/v1/tenants')
    expect(list.body.total).toBe(203)

    expect(await statementsOf(server.databaseUrl, 'tenant-one')).toEqual(small)
    expect(await statementsOf(server.databaseUrl, 'tenant-last')).toEqual(small)
  })
})

describe('manifests that an upgrade brings', () => {
  test('reach a tenant when it is next opened, and clash without shutting it', async () => {
    const server = await startPlatform(masterKey)
    const open = await foundTenant(server, 'opened')
    const idle = await foundTenant(server, 'left-alone')
    const clash = await foundTenant(server, 'clashing')
    const role = { code: 'greeter', permissions: ['access-manager/users:get'] }
    expect((await clash.call('POST', '/v1/roles', { body: role })).status).toBe(201)
    await server.app.stop()

    const upgraded = await startAgain(server.databaseUrl, {
      CASTELLAN_MANIFESTS: folderWith('greetings', greetings),
    })
    const declared = async (slug: string) => {
      const { accessToken: token } = await enter(upgraded, slug)
      const path = '/v1/declarations/greetings'
      return (await upgraded.send('GET', path, { token })).status
    }
    expect(await declared('opened')).toBe(200)
    expect(await declared('clashing')).toBe(404)
    const { accessToken: token } = await enter(upgraded, 'clashing')
    const trail = await upgraded.send<{ items: { action: string; target: string }[] }>(
      'GET',
      '/v1/audit-events?limit=100',
      { token },
    )
    const refused = trail.body.items.filter(({ action }) => action === 'declaration.refused')
    expect(refused.map(({ target }) => target)).toEqual(['declaration/greetings'])
    expect(await slugsIn(server.databaseUrl, open.id)).toContain('greetings')
    expect(await slugsIn(server.databaseUrl, idle.id)).not.toContain('greetings')
  })
})

const greetings = `manifest: 1
slug: greetings
products:
  greetings:
    cards: [read]
roles:
  - { code: greeter, permissions: ['greetings/cards:read'] }
`

/** A folder of the shipped manifests and one more. */
function folderWith(name: string, text: string): string {
  const shipped = fileURLToPath(new URL('../../../manifests/', import.meta.url))
  const folder = mkdtempSync(join(tmpdir(), 'castellan-manifests-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const file of readdirSync(shipped).filter((name) => name.endsWith('.yaml')))
    copyFileSync(join(shipped, file), join(folder, file))
  writeFileSync(join(folder, `${name}.yaml`), text)
  return folder
}

/** Another process over the same database. */
const startAgain = (databaseUrl: string, environment: Record<string, string> = {}) =>
  startBare({
    MULTI_TENANT_ENABLED: 'true',
    CASTELLAN_PORT: '0',
    CASTELLAN_DATABASE_URL: databaseUrl,
    ...masterKey,
    ...environment,
  })

const enter = async (server: BareServer, slug: string): Promise<Tokens> => {
  const path = `/t/${slug}/v1/login/oauth/access_token`
  const reply = await server.send<Tokens>('POST', path, { body: passwordGrant('root') })
  expect(reply.status).toBe(200)
  return reply.body
}

/** By which the connections of the server whose statements count are told from the first one's. */
const counts = 'counted'

/** Without the questions about other processes, which are not of any request. */
const silent = { CASTELLAN_REFRESH_MILLISECONDS: '0' }

interface Statements {
  readonly start: number
  readonly signIn: number
  readonly first: number
  readonly next: number
}

/** How many statements the database is sent by a start, and then by a tenant's first requests. */
async function statementsOf(databaseUrl: string, slug: string): Promise<Statements> {
  let server: BareServer | undefined
  const start = await counting(async () => {
    server = await startAgain(`${databaseUrl}?application_name=${counts}`, silent)
  })
  if (!server) throw new Error('it started')
  const { send } = server
  let token = ''
  const signIn = await counting(async (answered) => {
    token = (await enter({ ...server, send } as BareServer, slug)).accessToken
    // The sign-in does not wait for it, and so it would fall into whichever count comes next.
    await expect.poll(() => isSwept(answered), { timeout: 10_000 }).toBe(true)
  })
  const ask = () => counting(async () => void (await send('GET', '/v1/me', { token })))
  const counted = { start, signIn, first: await ask(), next: await ask() }
  await server.app.stop()
  return counted
}

/** Whether what the first sign-in sets off is done: to remove the sessions whose time is up. */
function isSwept(answered: readonly string[]): boolean {
  const last = answered.findIndex((text) => text.startsWith('delete from sessions'))
  return last !== -1 && answered.indexOf('commit', last) !== -1
}

/** Counts at the driver, which sends them; the work is shown those that have been answered. */
async function counting(work: (answered: readonly string[]) => Promise<void>): Promise<number> {
  const { query } = pg.Client.prototype
  const answered: string[] = []
  let statements = 0
  pg.Client.prototype.query = function noted(this: Named, asked: Asked, ...others: unknown[]) {
    const reply = Reflect.apply(query, this, [asked, ...others])
    if (this.connectionParameters.application_name !== counts) return reply
    statements += 1
    const text = typeof asked === 'string' ? asked : asked.text
    return reply.then((result: unknown) => {
      answered.push(text)
      return result
    })
  } as typeof query
  try {
    await work(answered)
  } finally {
    pg.Client.prototype.query = query
  }
  return statements
}

type Asked = string | { readonly text: string }

/** What the driver keeps of where a connection leads. */
type Named = pg.Client & { readonly connectionParameters: { readonly application_name?: string } }

async function slugsIn(databaseUrl: string, tenant: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ slug: string }>(
    `select slug from declarations where tenant_id = '${tenant}' order by 1`,
  )
  await client.end()
  return rows.map((row) => row.slug)
}
