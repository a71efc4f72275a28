import { beforeAll, expect, test } from 'vitest'
import type { LoggedDecision } from '../../src/features/decision-log/schema.ts'
import { startServer, type TestServer } from '../harness.ts'
import { policyWorld } from '../policies.ts'
import { expectRefused, type Refusal } from '../rows.ts'

/** Dates of the data that is asked for, through every call that decides. */
let server: TestServer
let vera: { id: string; token: string }

const permission = 'midaz/accounts:get'
const early = '2020-06-01T00:00:00Z'
const late = '2022-06-01T00:00:00Z'
const policy = {
  code: 'of-2020',
  effect: 'allow',
  selectors: [{ kind: 'all', actions: [permission] }],
  for: [
    { effectiveRange: { from: '2020-01-01T00:00:00Z', to: '2020-12-31T23:59:59Z' } },
    {
      asAtRangeForSpec: {
        from: { dateTimeOffset: '2021-01-01T00:00:00Z' },
        to: { value: 'AsAt=Latest' },
      },
    },
  ],
}
const role = { code: 'historian', permissions: [], policies: ['default/of-2020'] }

beforeAll(async () => {
  server = await startServer('postgres', { CASTELLAN_DECISION_LOG: 'full' })
  vera = await server.user('vera')
  const world = policyWorld(server)
  await world.policy('of-2020', 'allow', [permission], { for: policy.for })
  await world.role(role)
  await world.give(vera.id, 'default/historian')
})

const cases = [
  { when: 'nothing is said of dates', dates: {}, effect: 'deny' },
  { when: 'the effective date is within', dates: { effective: early }, effect: 'allow' },
  { when: 'it is not', dates: { effective: late }, effect: 'deny' },
  { when: 'a range is', dates: { effective: { from: early, to: early } }, effect: 'allow' },
  { when: 'one end is not', dates: { effective: { from: early, to: late } }, effect: 'deny' },
  { when: 'a range has no end', dates: { effective: { from: early } }, effect: 'deny' },
  {
    when: 'the as-at date is too early',
    dates: { effective: early, asAt: '2020-12-31T00:00:00Z' },
    effect: 'deny',
  },
] as const

interface Asked {
  readonly effective?: unknown
  readonly asAt?: unknown
}

const answers: Readonly<Record<string, (dates: Asked) => Promise<unknown>>> = {
  check: async (dates) => {
    const body = { requests: [{ permission, ...dates }] }
    const reply = await ask<{ decisions: { effect: string }[] }>('/v1/check', body)
    return reply.decisions[0]?.effect
  },
  explain: async (dates) =>
    (await ask<{ effect: string }>('/v1/explain', { permission, ...dates })).effect,
  authorize: async (dates) => {
    const body = { product: 'midaz', resource: 'accounts', action: 'get', ...dates }
    return (await ask<{ authorized: boolean }>('/v1/authorize', body)).authorized ? 'allow' : 'deny'
  },
  simulate: async (dates) => {
    const body = { draft: { format: 1 }, requests: [{ permission, actor: vera.id, ...dates }] }
    const reply = await server.call<{ decisions: { before: { effect: string } }[] }>(
      'POST',
      '/v1/simulate',
      { body },
    )
    return reply.body.decisions[0]?.before.effect
  },
  evaluation: async (dates) =>
    (await ask<Decided>('/access/v1/evaluation', evaluation(dates))).decision ? 'allow' : 'deny',
  evaluations: async (dates) => {
    const body = { evaluations: [evaluation(dates)] }
    const reply = await ask<{ evaluations: Decided[] }>('/access/v1/evaluations', body)
    return reply.evaluations[0]?.decision ? 'allow' : 'deny'
  },
  'search of actions': async (dates) => {
    const { action: _, ...search } = evaluation(dates)
    const { results } = await ask<{ results: { name: string }[] }>(
      '/access/v1/search/action',
      search,
    )
    return results.some(({ name }) => name === 'get') ? 'allow' : 'deny'
  },
}

interface Decided {
  readonly decision: boolean
}

const evaluation = ({ effective, asAt }: Asked) => ({
  subject: { type: 'user', id: vera.id },
  action: { name: 'get' },
  resource: { type: 'midaz/accounts', id: 'a1' },
  context: { effective, as_at: asAt },
})

const ask = async <T>(path: string, body: unknown): Promise<T> =>
  (await server.call<T>('POST', path, { token: vera.token, body })).body

for (const [call, answer] of Object.entries(answers))
  for (const { when, dates, effect } of cases)
    test(`${call} answers ${effect} when ${when}`, async () => {
      expect(await answer(dates)).toBe(effect)
    })

test('a row of the log has the dates, and is answered again by them', async () => {
  const dates = { effective: { from: early, to: early }, asAt: early }
  for (const one of [{}, dates]) await answers.check?.({ ...one })
  const range = { from: new Date(early).toISOString(), to: new Date(early).toISOString() }
  const logged = async () => {
    const { body } = await server.call<{ items: LoggedDecision[] }>(
      'GET',
      `/v1/decisions?limit=2&actor=${vera.id}`,
    )
    return body.items
  }
  await expect
    .poll(async () => (await logged()).map(({ effective, asAt }) => ({ effective, asAt })))
    .toEqual([
      { effective: range, asAt: range.from },
      { effective: null, asAt: null },
    ])
  for (const { at, actor, effective, asAt, effect, reason } of await logged()) {
    const body = {
      ...{ permission, actor, asOf: at },
      ...(effective !== null && { effective }),
      ...(asAt !== null && { asAt }),
    }
    const again = await server.call('POST', '/v1/explain', { body })
    expect(again.body).toMatchObject({ effect, reason })
  }
})

test('an evaluation of several whose date is none is denied, and says so', async () => {
  const body = {
    evaluations: [evaluation({ effective: 'soon' }), evaluation({ effective: early })],
  }
  expect(await ask('/access/v1/evaluations', body)).toEqual({
    evaluations: [
      {
        decision: false,
        context: {
          error: {
            status: 400,
            message: 'context.effective must be an instant (RFC 3339) or {from, to}',
          },
        },
      },
      { decision: true },
    ],
  })
})

const wrong = { status: 400, code: 'request.invalid', as: 'vera', method: 'POST' }
const refusals: Refusal[] = [
  {
    ...wrong,
    when: 'a date is none',
    path: () => '/v1/explain',
    body: () => ({ permission, effective: 'soon' }),
  },
  {
    ...wrong,
    when: 'a range ends before it begins',
    path: () => '/v1/check',
    body: () => ({ requests: [{ permission, asAt: { from: late, to: early } }] }),
  },
  {
    ...wrong,
    when: 'the date of an evaluation is none',
    path: () => '/access/v1/evaluation',
    body: () => evaluation({ asAt: 'soon' }),
  },
  {
    when: 'a draft is asked about somebody else by one who may not ask about others',
    as: 'planner',
    method: 'POST',
    path: () => '/v1/simulate',
    body: () => ({ draft: { format: 1 }, requests: [{ permission, actor: vera.id }] }),
    status: 403,
    code: 'decision.subject-foreign',
  },
]

for (const refusal of refusals)
  test(`refuses with ${refusal.code} when ${refusal.when}`, async () => {
    const token = refusal.as === 'planner' ? await planner() : vera.token
    await expectRefused(server, refusal, { token, tables: ['policies'] })
  })

/** One who may plan, and so simulate, and no more. */
async function planner(): Promise<string> {
  const world = policyWorld(server)
  await world.role({ code: 'planner', permissions: ['access-manager/configuration:plan'] })
  const { id, token } = await server.user('planner')
  await world.give(id, 'default/planner')
  const body = { draft: { format: 1 }, requests: [{ permission }] }
  expect((await server.call('POST', '/v1/simulate', { token, body })).status).toBe(200)
  return token
}
