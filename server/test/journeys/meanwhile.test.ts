import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { newUser, startServer } from '../harness.ts'
import { waiting } from '../waiting.ts'

const server = await startServer()
const { call } = server
const database = new pg.Client({ connectionString: server.databaseUrl })
await database.connect()
afterAll(() => database.end())

const created = async (path: string, body: unknown) => {
  const reply = await call<{ id: string }>('POST', path, { body })
  expect([reply.status, reply.body]).toEqual([201, reply.body])
  return reply.body.id
}
const workspace = await created('/v1/workspaces', { name: 'Lab' })
const people = await Promise.all(
  ['una', 'uwe', 'rita', 'rob'].map(async (name) => (await server.user(name)).id),
)
const [una = '', uwe = '', rita = '', rob = ''] = people

/** What a manifest ties to being a user, a superadmin and a member of a workspace. */
const manifestOf = (slug: string) => ({
  manifest: 1,
  slug,
  products: { [slug]: { carts: ['get', 'clear'] } },
  roles: [
    { code: `${slug}-user`, permissions: [`${slug}/carts:get`] },
    { code: `${slug}-chief`, permissions: [`${slug}/carts:*`] },
    { code: `${slug}-insider`, level: 'workspace', permissions: [`${slug}/carts:get`] },
  ],
  global: { member: `${slug}-user`, superadmin: `${slug}-chief` },
  workspace: { member: `${slug}-insider` },
})

/** Holds both acts where they tell the audit trail, which is last, and lets them go together. */
async function meanwhile<T>(first: () => Promise<T>, second: () => Promise<T>): Promise<T[]> {
  await database.query('begin')
  try {
    await database.query('select from audit_heads for update')
    const one = first()
    await waiting(database, 1)
    const other = second()
    await waiting(database, 2)
    await database.query('rollback')
    return Promise.all([one, other])
  } catch (error) {
    await database.query('rollback')
    throw error
  }
}

interface Case {
  readonly when: string
  readonly code: string
  /** Answers whoever is to hold the role. */
  readonly act: (nth: number) => Promise<string>
}

const cases: readonly Case[] = [
  {
    when: 'who is added',
    code: 'user',
    act: (nth) => created('/v1/users', newUser(`newcomer-${nth}`)),
  },
  {
    when: 'who is made a superadmin',
    code: 'chief',
    async act(nth) {
      const id = [una, uwe][nth] ?? ''
      const body = { role: 'superadmin' }
      expect((await call('PATCH', `/v1/users/${id}/global-role`, { body })).status).toBe(200)
      return id
    },
  },
  {
    when: 'who is let into a workspace',
    code: 'insider',
    async act(nth) {
      const actorId = [rita, rob][nth] ?? ''
      const body = { actorId, role: 'member' }
      expect((await call('POST', `/v1/workspaces/${workspace}/members`, { body })).status).toBe(201)
      return actorId
    },
  },
]

describe('a user', () => {
  for (const { when, code, act } of cases)
    for (const [nth, order] of ['before', 'after'].entries())
      test(`${when} while a manifest is applied holds what that gives: begun ${order} it`, async () => {
        const slug = `${code}-${order}`
        const apply = async () => {
          const path = `/v1/declarations/${slug}`
          expect((await call('PUT', path, { body: manifestOf(slug) })).status).toBe(200)
          return ''
        }
        const done = () => act(nth)
        const holders = await (order === 'before' ? meanwhile(done, apply) : meanwhile(apply, done))
        const { body } = await call<{ items: { role: string }[] }>(
          'GET',
          `/v1/assignments?limit=100&actorId=${holders.join('')}`,
        )
        expect(body.items.map(({ role }) => role)).toContain(`default/${slug}-${code}`)
      })
})
