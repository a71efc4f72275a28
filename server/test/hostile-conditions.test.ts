import { beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from './harness.ts'

/** Each of them would end in hours or never, were it evaluated to its end. */
const hostile: readonly (readonly [string, object])[] = [
  ['context.path.matches("^(a+)+$")', { path: `${'a'.repeat(60)}!` }],
  ['context.path.matches(context.pattern)', { path: `${'a'.repeat(60)}!`, pattern: '^(a|aa)+$' }],
  ['context.path.matches("^((((a*)*)*)*)*b$")', { path: 'a'.repeat(200) }],
  [
    'context.list.all(a, context.list.all(b, context.list.all(c, a + b + c >= 0.0)))',
    { list: Array.from({ length: 20_000 }, (_, index) => index) },
  ],
  ['duration(context.digits) > duration("1s")', { digits: '1'.repeat(50_000) }],
]

const permission = 'midaz/accounts:patch'
const selectors = [{ kind: 'all', actions: [permission] }]

let server: TestServer
let user: { readonly id: string; readonly token: string }

beforeAll(async () => {
  server = await startServer()
  user = await server.user('asker')
})

describe('a condition that would take for ever', () => {
  test.for(hostile)('%s does not match in a draft', async ([condition, context]) => {
    const rule = { scope: 'default', code: 'slow', effect: 'allow', selectors, condition }
    const role = { scope: 'default', code: 'slow', precedence: 50, policies: ['default/slow'] }
    const assignment = { to: { actor: '@asker' }, role: 'default/slow' }
    const reply = await server.call<{ decisions: unknown }>('POST', '/v1/simulate', {
      body: {
        draft: { format: 1, policies: [rule], roles: [role], assignments: [assignment] },
        requests: [{ actor: user.id, permission, context }],
      },
    })
    expect([reply.status, reply.body]).toMatchObject([
      200,
      { decisions: [{ after: { effect: 'deny', reason: 'no-match' } }] },
    ])
  })

  test('is answered for each of a thousand questions, and named', async () => {
    const made = await server.call('POST', '/v1/policies', {
      body: { code: 'slow', effect: 'deny', selectors, condition: hostile[3]?.[0] },
    })
    expect(made.status).toBe(201)
    const role = await server.call<{ id: string }>('POST', '/v1/roles', {
      body: { code: 'slow', precedence: 50, policies: ['default/slow'] },
    })
    const assignment = { actorId: user.id, role: role.body.id }
    expect((await server.call('POST', '/v1/assignments', { body: assignment })).status).toBe(201)

    const context = { list: Array.from({ length: 150 }, (_, index) => index) }
    const { token } = user
    const { body } = await server.call<{ decisions: { reason: string }[] }>('POST', '/v1/check', {
      token,
      body: { requests: Array.from({ length: 1_000 }, () => ({ permission, context })) },
    })
    expect(body.decisions.map(({ reason }) => reason)).toEqual(Array(1_000).fill('denied'))

    const explained = await server.call('POST', '/v1/explain', {
      token,
      body: { permission, context },
    })
    expect(explained.body).toMatchObject({
      reason: 'denied',
      failed: [{ policy: 'default/slow', error: 'it takes more than 50,000 steps' }],
    })
  })
})
