import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { newUser, startServer } from '../harness.ts'
import { waiting } from '../waiting.ts'

const server = await startServer()
const { call } = server
const database = new pg.Client({ connectionString: server.databaseUrl })
await database.connect()
afterAll(() => database.end())

interface Admin {
  readonly id: string
  readonly token: string
}

let count = 0
const admin = (): Promise<Admin> => server.user(`admin-${++count}`, ['admin-group'])

/** Holds the tenant, whose row whoever changes what somebody may do waits for before anything else. */
async function whileHeld<T>(work: () => Promise<T>): Promise<T> {
  await database.query('begin')
  try {
    await database.query('select from tenants for no key update')
    return await work()
  } finally {
    await database.query('rollback')
  }
}

/** Has the act be judged while what others do waits, and wait until that is done. */
async function whileItWaits<T>(act: () => Promise<T>, others: () => Promise<unknown>): Promise<T> {
  const [changing, acting] = await whileHeld(async () => {
    const changing = others()
    await waiting(database, 1)
    const acting = act()
    await waiting(database, 2)
    return [changing, acting] as const
  })
  await changing
  return acting
}

const patch = async (path: string, body: unknown) => {
  const reply = await call('PATCH', path, { body })
  expect([reply.status, reply.body]).toEqual([200, reply.body])
}
const disable = ({ id }: Admin) => patch(`/v1/users/${id}`, { status: 'disabled' })
const demote = ({ id }: Admin) => patch(`/v1/users/${id}`, { groups: [] })

describe('what waits is judged again when it goes on', () => {
  test('an admin who was removed meanwhile adds nobody to the group', async () => {
    const [bob, mallory] = await Promise.all([admin(), server.user('mallory')])
    const { status } = await whileItWaits(
      () =>
        call('POST', '/v1/groups/admin-group/members', {
          token: bob.token,
          body: { actorId: mallory.id },
        }),
      () => demote(bob),
    )
    expect(status).toBe(403)
    const { body } = await call<{ groups: string[] }>('GET', `/v1/users/${mallory.id}`)
    expect(body.groups).toEqual([])
  })

  test('an admin who was disabled meanwhile makes nobody', async () => {
    const bob = await admin()
    const { status } = await whileItWaits(
      () =>
        call('POST', '/v1/users', {
          token: bob.token,
          body: newUser('too-late', ['admin-group']),
        }),
      () => disable(bob),
    )
    expect(status).toBe(401)
    const { body } = await call<{ total: number }>('GET', '/v1/users?filter=too-late')
    expect(body.total).toBe(0)
  })

  test('an admin whose session ended meanwhile makes nobody', async () => {
    const bob = await admin()
    const { token } = bob
    const [acting] = await whileHeld(async () => {
      const body = newUser('after-the-end', ['admin-group'])
      const acting = call('POST', '/v1/users', { token, body })
      await waiting(database, 1)
      await call('POST', '/v1/logout', { token })
      return [acting] as const
    })
    expect((await acting).status).toBe(401)
    const { body } = await call<{ total: number }>('GET', '/v1/users?filter=after-the-end')
    expect(body.total).toBe(0)
  })

  test('an admin who may still do it does it, whoever else changed meanwhile', async () => {
    const [bob, other] = await Promise.all([admin(), admin()])
    const { status } = await whileItWaits(
      () =>
        call('POST', '/v1/users', {
          token: bob.token,
          body: newUser('in-time', ['admin-group']),
        }),
      () => disable(other),
    )
    expect(status).toBe(201)
  })

  test('one whom others changed, and who may still do it, does it once', async () => {
    const bob = await admin()
    const created = '/v1/audit-events?action=user.created&limit=1'
    const before = await call<{ total: number }>('GET', created)
    const { status } = await whileItWaits(
      () =>
        call('POST', '/v1/users', {
          token: bob.token,
          body: newUser('once-only', ['admin-group']),
        }),
      () => patch(`/v1/users/${bob.id}`, { lastName: 'Other' }),
    )
    expect(status).toBe(201)
    const after = await call<{ total: number }>('GET', created)
    expect(after.body.total).toBe(before.body.total + 1)
  })

  test('an admin who writes without end keeps nobody from taking that away', async () => {
    const bob = await admin()
    let isOver = false
    const loop = async (body: unknown) => {
      for (let asked = 0; asked < 500 && !isOver; asked += 1) {
        const { status } = await call('PATCH', `/v1/users/${bob.id}`, { token: bob.token, body })
        if (status === 403) return
        expect(status).toBe(200)
      }
    }
    const loops = [{ lastName: 'A' }, { lastName: 'B' }, { groups: ['admin-group'] }].map(loop)
    await demote(bob)
    isOver = true
    await Promise.all(loops)
    const { body } = await call<{ groups: string[] }>('GET', `/v1/users/${bob.id}`)
    expect(body.groups).toEqual([])
  })

  test('many who make things at once outdate none of each other', async () => {
    const made = await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        call('POST', '/v1/groups', { body: { name: `at-once-${at}` } }),
      ),
    )
    expect(new Set(made.map(({ status }) => status))).toEqual(new Set([201]))
  })

  test('many who change one thing at once all do, one after another', async () => {
    const changed = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        call('PATCH', `/v1/users/${server.administrator}`, { body: { lastName: `L${at}` } }),
      ),
    )
    expect(new Set(changed.map(({ status }) => status))).toEqual(new Set([200]))
  })
})
