import { beforeAll, describe, expect, test } from 'vitest'
import type { Route } from '../../src/kernel/route.ts'
import { describedRoutes } from '../../src/routes.ts'
import { startServer } from '../harness.ts'
import { rowsOf } from '../rows.ts'
import { type Case, type Outcome, type World, worldOf } from './cases.ts'
import { identityCalls } from './identity-calls.ts'
import { policyCalls } from './policy-calls.ts'
import { policyCollectionCalls } from './policy-collection-calls.ts'
import { roleCalls } from './role-calls.ts'
import { templateCalls } from './template-calls.ts'
import { userRoleCalls } from './user-role-calls.ts'

const server = await startServer('postgres', { CASTELLAN_RATE_LIMIT: 'false' })
const rows = describedRoutes().filter((row) => row.dialect)
const cases = [
  ...policyCalls,
  ...policyCollectionCalls,
  ...templateCalls,
  ...roleCalls,
  ...userRoleCalls,
  ...identityCalls,
]
const label = ({ method, path }: Pick<Route, 'method' | 'path'>) => `${method} ${path}`
let world: World
let nobody: string

beforeAll(async () => {
  world = await worldOf(server)
  const { id, token } = await server.user('nobody-at-all')
  nobody = token
  const held = await server.call<{ items: { id: string }[] }>(
    'GET',
    `/v1/assignments?actorId=${id}`,
  )
  for (const one of held.body.items) await server.call('DELETE', `/v1/assignments/${one.id}`)
})

const tables = [
  'policies',
  'policy_collections',
  'policy_collection_policies',
  'policy_templates',
  'roles',
  'role_policies',
  'role_collections',
  'role_supervised',
  'user_roles',
  'user_role_policies',
  'user_role_collections',
  'users',
  'actors',
  'assignments',
  'personal_tokens',
  'invitations',
  'access_states',
  'audit_events',
]

const send = (row: Pick<Route, 'method'>, path: string, options: object = {}) =>
  server.call<Record<string, unknown>>(row.method, path, options)

/** Holds that a refusal is told as this wire tells it. */
function expectTold(
  reply: { status: number; headers: Headers; body: unknown },
  code: number,
): void {
  expect(reply.headers.get('content-type')).toContain('application/problem+json')
  expect(reply.body).toMatchObject({
    name: expect.stringMatching(/^[A-Z][A-Za-z]+$/),
    code,
    title: expect.stringMatching(/./),
    detail: expect.stringMatching(/./),
    status: reply.status,
    type: expect.stringMatching(/^\/problems\//),
    instance: `urn:castellan:request:${reply.headers.get('x-request-id')}`,
    errorDetails: expect.any(Array),
  })
}

describe('every call', () => {
  const has = (row: Route, outcome: Outcome) =>
    cases.some((one) => one.call === label(row) && one.outcome === outcome)

  test('has a case of its success, and of what is missing, taken and invalid where it can be', () => {
    const lacking = rows.flatMap((row) => [
      ...(has(row, 'success') ? [] : [`${label(row)}: success`]),
      ...(row.path.includes(':') && !has(row, 'missing') ? [`${label(row)}: missing`] : []),
      ...(creates.test(row.name) && !has(row, 'taken') ? [`${label(row)}: taken`] : []),
      ...(takesFields(row) && !has(row, 'invalid') ? [`${label(row)}: invalid`] : []),
    ])
    expect(lacking).toEqual([])
    const known = new Set(rows.map(label))
    expect(cases.filter(({ call }) => !known.has(call))).toEqual([])
  })

  const creates = /\.create$/
  const takesFields = (row: Route) => row.body?.safeParse({}).success === false

  for (const one of cases) {
    const what = one.outcome === 'success' ? 'answers' : `refuses what is ${one.outcome}`
    test(`${one.call} ${what}: ${one.when}`, () => run(one))
  }
})

async function run({ call, outcome, as, at, body, status, code, reply }: Case): Promise<void> {
  const [method = ''] = call.split(' ')
  const before = outcome === 'success' ? undefined : await rowsOf(server.databaseUrl, tables)
  const sent = body?.(world)
  const got = await server.call<Record<string, unknown>>(method, await at(world), {
    ...(sent !== undefined && { body: sent }),
    ...(as && { token: await as(world) }),
  })
  expect([got.status, got.body]).toEqual([status, got.body])
  if (code !== undefined) expectTold(got, code)
  if (reply) expect(got.body).toEqual(reply(world))
  if (before) expect(await rowsOf(server.databaseUrl, tables)).toEqual(before)
}

const unknownId = '01890000-0000-7000-8000-000000000000'
const pathOf = ({ path }: Route) => path.replace(/:\w+/g, unknownId)

describe('whoever', () => {
  test('has no token, or one that is no good, is refused with 187', async () => {
    for (const row of rows) {
      for (const token of [null, 'not.a.token']) {
        const reply = await send(row, pathOf(row), { token })
        expect([label(row), reply.status]).toEqual([label(row), 401])
        expectTold(reply, 187)
        expect(reply.headers.get('www-authenticate')).toMatch(/^Bearer/)
      }
    }
  })

  test('asks to act as somebody else is refused with 692', async () => {
    const headers = { 'X-LUSID-Run-As-User': world.grace }
    for (const path of ['/access/api/me', '/identity/api/me']) {
      const reply = await server.call('GET', path, { headers })
      expect([path, reply.status]).toEqual([path, 403])
      expectTold(reply, 692)
    }
  })

  test('has no role is refused with 186, and nothing changes', async () => {
    const guarded = rows.filter((row) => row.allow !== 'authenticated')
    expect(guarded.length).toBeGreaterThan(50)
    const before = await rowsOf(server.databaseUrl, tables)
    for (const row of guarded) {
      const body = row.method === 'GET' ? undefined : {}
      const reply = await send(row, pathOf(row), { token: nobody, body })
      expect([label(row), reply.status, reply.body.code]).toEqual([label(row), 403, 186])
      expectTold(reply, 186)
    }
    expect(await rowsOf(server.databaseUrl, tables)).toEqual(before)
  })
})

describe('a request', () => {
  const writing = rows.filter(({ method }) => method !== 'GET')

  test('that is no JSON is refused with 157, and one of another media type too', async () => {
    for (const row of writing) {
      const malformed = await send(row, pathOf(row), { body: '{"a":' })
      expect([label(row), malformed.status]).toEqual([label(row), 400])
      expectTold(malformed, 157)
      const headers = { 'content-type': 'text/xml' }
      const other = await send(row, pathOf(row), { body: '<a/>', headers })
      expect([label(row), other.status]).toEqual([label(row), 415])
      expectTold(other, 157)
    }
  })

  test('comes as text/json and as any +json, and with a type but without a body', async () => {
    for (const type of ['text/json', 'application/json-patch+json', 'application/vnd.x+json']) {
      const reply = await server.call('POST', '/access/api/me', {
        body: '{}',
        headers: { 'content-type': `${type}; charset=utf-8` },
      })
      expect([type, reply.status, reply.body]).toEqual([type, 200, {}])
    }
    const headers = { 'content-type': 'application/json' }
    const bare = await server.call('DELETE', '/access/api/policies/nothing-there', { headers })
    expect(bare.status).toBe(404)
  })

  test('may have fields and parameters that nobody knows', async () => {
    const path = '/access/api/me?surprise=1&applications=LUSID'
    const question = {
      request: { action: { entityCode: 'Feature', scope: 'LUSID', activity: 'Execute', x: 1 } },
      resource: { id: { code: 'x' }, surprise: true },
    }
    expect((await server.call('POST', path, { body: { one: question } })).status).toBe(200)
  })

  test('that is refused names a page that tells what the refusal means', async () => {
    for (const code of ['access-api.page-token', 'access-api.impersonation', 'policy.unknown']) {
      const { status } = await server.call('GET', `/problems/${code}`, { token: null })
      expect([code, status]).toEqual([code, 200])
    }
  })

  test('to a path that is not there, or with a method that it has not, is refused here too', async () => {
    for (const [method, path, status] of [
      ['GET', '/access/api/licences', 404],
      ['GET', '/identity/api/networkzones', 404],
      ['PATCH', '/access/api/policies', 405],
    ] as const) {
      const reply = await server.call(method, path)
      expect([path, reply.status]).toEqual([path, status])
      expectTold(reply, -1)
    }
  })
})
