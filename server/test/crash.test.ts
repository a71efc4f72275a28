import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { temporaryDirectory } from '../../tools/testing/endings.ts'
import { freePort } from '../../tools/testing/postgres.ts'
import { ada, freshDatabase, newUser } from './harness.ts'
import { spawnServer } from './process.ts'

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
process.stdout.write(`crash: SEED=${seed}\n`)

const creationsMax = 1_000
const acknowledgedMin = 300
/** How many more at most are acknowledged before the kill: each costs a password's hash. */
const spread = 300
const atOnce = 8
const secret = 'the-bootstrap-secret-of-crashes'

type Query = (text: string) => Promise<Record<string, unknown>[]>

/** Users of whom only a part was written, by the part that is missing. */
const halves = `
  select 'actor' as missing, u.id from users u
    where not exists (select from actors a where a.tenant_id = u.tenant_id and a.id = u.id)
  union all select 'access state', u.id from users u
    where not exists (select from access_states s where s.tenant_id = u.tenant_id
      and s.kind = 'actor' and s.id = u.id::text and s.until_version is null)
  union all select 'member role', u.id from users u
    where not exists (select from assignments s join roles r on r.id = s.role_id
      where s.actor_id = u.id and r.code = 'member')
  union all select 'group', u.id from users u
    where not exists (select from group_members m where m.actor_id = u.id)
  union all select 'audit event', u.id from users u
    where not exists (select from audit_events e
      where e.action = 'user.created' and e.target = 'user/' || u.id)
  union all select 'user', a.id from actors a where a.kind = 'user'
    and not exists (select from users u where u.id = a.id)
  union all select 'version', s.id::uuid from access_states s, tenants t
    where s.kind = 'actor' and s.version > t.access_version`

describe.for([{ store: 'embedded' }, { store: 'postgres' }] as const)(
  'killed during a thousand creations, a server on the $store store',
  ({ store }) => {
    test('has every user it acknowledged, and none is half there', {
      timeout: 300_000,
    }, async () => {
      const directory = temporaryDirectory('process')
      const data = join(directory, 'data')
      const databaseUrl = store === 'embedded' ? `pglite:${data}` : await freshDatabase()
      const environment = {
        DIRECTORY: directory,
        CASTELLAN_DATABASE_URL: databaseUrl,
        CASTELLAN_DATABASE_CONNECTIONS: '4',
        CASTELLAN_BOOTSTRAP_SECRET: secret,
        // By its address a server names itself in tokens, so those of before the crash hold after it.
        CASTELLAN_PORT: String(await freePort()),
      }
      const first = spawnServer(environment)
      const url = await first.url
      const token = await bootstrap(url)

      const killAfter = acknowledgedMin + (seed % spread)
      const acknowledged = await createUntil(url, token, (count) => {
        if (count === killAfter) first.child.kill('SIGKILL')
      })
      expect((await first.ended).signal).toBe('SIGKILL')
      expect(acknowledged.size).toBeGreaterThanOrEqual(acknowledgedMin)

      const second = spawnServer(environment)
      const again = await second.url
      const found = await everyone(again, token)
      expect([...acknowledged].filter(([id]) => !found.has(id))).toEqual([])
      for (const [id, username] of acknowledged) expect(found.get(id)).toBe(username)
      // What was not acknowledged may be there, as a whole.
      expect(found.size).toBeLessThanOrEqual(acknowledged.size + atOnce)
      const [, last = ''] = [...acknowledged].at(-1) ?? []
      expect((await signIn(again, last)).status).toBe(200)
      expect((await create(again, token, 'after-the-crash')).status).toBe(201)

      expect(await second.signal('SIGTERM')).toMatchObject({ code: 0 })
      await asking(store, databaseUrl, async (query) => {
        expect(await query(halves)).toEqual([])
        // The search does find one: a user whose group is taken away behind the server's back.
        await query(`delete from group_members where actor_id = '${[...acknowledged.keys()][0]}'`)
        expect(await query(halves)).toMatchObject([{ missing: 'group' }])
      })
    })
  },
)

async function bootstrap(url: string): Promise<string> {
  const reply = await post(url, '/v1/bootstrap', { ...ada, secret })
  expect(reply.status).toBe(201)
  return JSON.parse(await reply.text()).token.accessToken
}

/** Creates users, some at once, until the server is gone; answers the acknowledged, id to name. */
async function createUntil(
  url: string,
  token: string,
  acknowledge: (count: number) => void,
): Promise<Map<string, string>> {
  const acknowledged = new Map<string, string>()
  let next = 0
  const worker = async () => {
    while (next < creationsMax) {
      const username = `user-${next++}`
      const reply = await create(url, token, username).catch(() => undefined)
      const text = await reply?.text().catch(() => undefined)
      if (text === undefined) return
      expect(reply?.status, text).toBe(201)
      acknowledged.set(JSON.parse(text).id, username)
      acknowledge(acknowledged.size)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return acknowledged
}

/** Every user but the first, fetched one page after another. */
async function everyone(url: string, token: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (let after = ''; ; ) {
    const reply = await fetch(`${url}/v1/users?limit=100${after}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const page: { items: { id: string; username: string }[]; next: string | null } = JSON.parse(
      await reply.text(),
    )
    for (const { id, username } of page.items) if (username !== 'ada') found.set(id, username)
    if (page.next === null) return found
    after = `&after=${page.next}`
  }
}

const create = (url: string, token: string, username: string) =>
  post(url, '/v1/users', newUser(username, ['midaz-viewer-group']), token)

const signIn = (url: string, username: string) =>
  post(url, '/v1/login/oauth/access_token', {
    grantType: 'password',
    username,
    password: ada.password,
  })

const post = (url: string, path: string, body: unknown, token?: string) =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  })

/** Asks the store itself, past the server, which has ended. */
async function asking<T>(
  store: 'embedded' | 'postgres',
  databaseUrl: string,
  work: (query: Query) => Promise<T>,
): Promise<T> {
  if (store === 'embedded') {
    const database = await PGlite.create(databaseUrl.slice('pglite:'.length))
    try {
      return await work(async (text) => (await database.query<Record<string, unknown>>(text)).rows)
    } finally {
      await database.close()
    }
  }
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return await work(async (text) => (await client.query(text)).rows)
  } finally {
    await client.end()
  }
}
