import { describe, expect, test } from 'vitest'
import { startServer } from '../harness.ts'
import { build, records } from './worlds.ts'

/**
 * The certification scenario of the Authorization API 1.0 (repository openid/authzen,
 * `certification/authorization-api-1_0-scenario.md`): its fixture, and its seven levels with the
 * numbers of their sections. Its answers for what is malformed are in `refusals.test.ts`.
 */
const server = await startServer()
const { call } = server
const { ask, token } = await build(server, records)

const workspace = await call<{ id: string }>('POST', '/v1/workspaces', {
  body: { name: 'Records' },
})
for (const [id, status] of [
  ['record-1', 'active'],
  ['record-2', 'archived'],
])
  await call('PUT', `/v1/workspaces/${workspace.body.id}/resources/record/${id}`, {
    body: { properties: { status } },
  })

const alice = { type: 'user', id: 'alice' }
const bob = { type: 'user', id: 'bob' }
const admin = { ...bob, properties: { role: 'admin' } }
const read = { name: 'read' }
const write = { name: 'write' }
const first = { type: 'record', id: 'record-1' }
const second = { type: 'record', id: 'record-2' }
const archived = { ...second, properties: { status: 'archived' } }
const active = { ...first, properties: { status: 'active' } }
const softly = (soft: boolean) => ({ name: 'delete', properties: { soft } })
const context = { time: '2025-06-27T18:03-07:00', ip: '192.168.1.1' }

const evaluate = (body: object) => ask('/access/v1/evaluation', body)
const evaluateAll = (body: object) => ask('/access/v1/evaluations', body)
const search = (entity: string, body: object) =>
  ask<{ results: { type?: string; id?: string; name?: string }[]; page?: Page }>(
    `/access/v1/search/${entity}`,
    body,
  )
interface Page {
  readonly next_token: string
  readonly count: number
  readonly total?: number
}
const yes = { decision: true }
const no = { decision: false }

describe('Basic Core', () => {
  test.for([
    {
      what: '2.2.1 alice reads',
      question: { subject: alice, action: read, resource: first },
      answer: yes,
    },
    {
      what: 'rule 2: alice writes',
      question: { subject: alice, action: write, resource: first },
      answer: yes,
    },
    {
      what: 'rule 3: bob reads',
      question: { subject: bob, action: read, resource: first },
      answer: yes,
    },
    {
      what: '2.2.2 bob does not write',
      question: { subject: bob, action: write, resource: first },
      answer: no,
    },
    {
      what: '2.2.3 a context changes nothing',
      question: { subject: alice, action: read, resource: first, context },
      answer: yes,
    },
    {
      what: '2.2.8 nor do other properties',
      question: {
        subject: { ...alice, properties: { department: 'Sales', role: 'manager' } },
        action: { ...read, properties: { method: 'GET' } },
        resource: { ...first, properties: { status: 'active', owner: 'bob' } },
      },
      answer: yes,
    },
    {
      what: '2.2.9 what is not known is ignored',
      question: {
        subject: alice,
        action: read,
        resource: { ...first, more: 1 },
        foo: 'bar',
        futureField: { nested: true },
      },
      answer: yes,
    },
  ])('$what', async ({ question, answer }) => {
    expect(await evaluate(question)).toEqual(answer)
  })

  test('2.5 the id of a request is echoed, and one is made where there is none', async () => {
    const body = { subject: alice, action: read, resource: first }
    const named = await call('POST', '/access/v1/evaluation', {
      body,
      token,
      headers: { 'x-request-id': 'bfe9eb29-ab87-4ca3-be83-a1d5d8305716' },
    })
    expect(named.headers.get('x-request-id')).toBe('bfe9eb29-ab87-4ca3-be83-a1d5d8305716')
    const unnamed = await call('POST', '/access/v1/evaluation', { body, token })
    expect(unnamed.headers.get('x-request-id')).toBeTruthy()
    expect(unnamed.headers.get('content-type')).toMatch(/^application\/json/)
  })

  test('2.6 the same question has the same answer', async () => {
    for (let round = 0; round < 5; round += 1)
      expect(await evaluate({ subject: bob, action: write, resource: first })).toEqual(no)
  })
})

describe('Basic Properties', () => {
  test.for([
    {
      what: '2.2.4 alice does not write what is archived',
      question: { subject: alice, action: write, resource: archived },
      answer: no,
    },
    {
      what: '2.2.5 an administrator does',
      question: { subject: admin, action: write, resource: archived },
      answer: yes,
    },
    {
      what: 'rule 6: whoever is said to be one',
      question: {
        subject: { ...alice, properties: { role: 'admin' } },
        action: write,
        resource: archived,
      },
      answer: yes,
    },
    {
      what: '2.2.6 alice deletes softly',
      question: { subject: alice, action: softly(true), resource: first },
      answer: yes,
    },
    {
      what: '2.2.7 and not otherwise',
      question: { subject: alice, action: softly(false), resource: first },
      answer: no,
    },
  ])('$what', async ({ question, answer }) => {
    expect(await evaluate(question)).toEqual(answer)
  })
})

describe('Batch Core', () => {
  test.for([
    {
      what: '3.2.1 two resources',
      batch: {
        subject: alice,
        action: read,
        evaluations: [{ resource: first }, { resource: second }],
      },
      answers: [yes, yes],
    },
    {
      what: '3.2.2 two actions, in their order',
      batch: { subject: bob, resource: first, evaluations: [{ action: read }, { action: write }] },
      answers: [yes, no],
    },
    {
      what: '3.2.5 no defaults',
      batch: {
        evaluations: [
          { subject: alice, action: read, resource: first },
          { subject: bob, action: write, resource: first },
        ],
      },
      answers: [yes, no],
    },
    {
      what: '3.2.6 a context for all but one',
      batch: {
        subject: alice,
        action: read,
        context,
        evaluations: [
          { resource: first },
          { resource: second, context: { source: 'batch-override' } },
        ],
      },
      answers: [yes, yes],
    },
  ])('$what', async ({ batch, answers }) => {
    expect(await evaluateAll(batch)).toEqual({ evaluations: answers })
  })

  test('3.4.1 what one evaluation lacks is told in its answer', async () => {
    const batch = { subject: alice, action: read, evaluations: [{ resource: first }, {}] }
    expect(await evaluateAll(batch)).toEqual({
      evaluations: [
        yes,
        { ...no, context: { error: { status: 400, message: 'resource is missing' } } },
      ],
    })
  })

  test('3.4.2 without evaluations, or with none, it is one question', async () => {
    const question = { subject: alice, action: read, resource: first }
    expect(await evaluateAll(question)).toEqual(yes)
    expect(await evaluateAll({ ...question, evaluations: [] })).toEqual(yes)
  })
})

describe('Batch Properties', () => {
  test.for([
    {
      what: '3.2.3 of resources',
      batch: {
        subject: alice,
        action: write,
        evaluations: [{ resource: active }, { resource: archived }],
      },
      answers: [yes, no],
    },
    {
      what: '3.2.4 of subjects',
      batch: {
        action: write,
        resource: archived,
        evaluations: [{ subject: alice }, { subject: admin }],
      },
      answers: [no, yes],
    },
    {
      what: '3.2.7 the type of the default, and nothing else of it',
      batch: {
        subject: alice,
        action: write,
        resource: { type: 'record', properties: { status: 'archived' } },
        evaluations: [
          { resource: { id: 'record-1', properties: { status: 'active' } } },
          { resource: { id: 'record-1' } },
          { resource: archived },
        ],
      },
      answers: [yes, yes, no],
    },
  ])('$what', async ({ batch, answers }) => {
    expect(await evaluateAll(batch)).toEqual({ evaluations: answers })
  })
})

describe('Search Core', () => {
  test('4.2 subjects, also with a context', async () => {
    const who = { subject: { type: 'user' }, action: read, resource: first }
    for (const body of [who, { ...who, context }]) {
      const { results } = await search('subject', body)
      expect(results).toEqual(expect.arrayContaining([alice, bob]))
      expect(results.every(({ type }) => type === 'user')).toBe(true)
    }
  })

  test('4.3 resources', async () => {
    const { results } = await search('resource', {
      subject: alice,
      action: read,
      resource: { type: 'record' },
    })
    expect(results.map(({ type, id }) => [type, id])).toEqual([
      ['record', 'record-1'],
      ['record', 'record-2'],
    ])
  })

  test('4.4 actions, also with a context', async () => {
    const what = { subject: alice, resource: first }
    for (const body of [what, { ...what, context }])
      expect(await search('action', body)).toEqual({ results: [read, write] })
  })

  test('4.5 page by page, to an empty token', async () => {
    const who = { subject: { type: 'user' }, action: read, resource: first }
    const one = await search('subject', { ...who, page: { limit: 2 } })
    expect(one).toMatchObject({ results: [{ type: 'user' }, alice], page: { count: 2, total: 3 } })
    const two = await search('subject', { ...who, page: { token: one.page?.next_token } })
    expect(two).toEqual({ results: [bob], page: { next_token: '', count: 1, total: 3 } })
  })

  test('4.6 what is not known has no results', async () => {
    const unknown = { subject: { type: 'user', id: 'nonexistent-user' }, resource: first }
    expect(await search('action', unknown)).toEqual({ results: [] })
    const spaceship = { subject: { type: 'spaceship' }, action: read, resource: first }
    expect(await search('subject', spaceship)).toEqual({ results: [] })
    const planet = { subject: alice, action: read, resource: { type: 'planet' } }
    expect(await search('resource', planet)).toEqual({ results: [] })
  })
})

describe('Search Properties', () => {
  test('4.2.4 subjects by properties of the resource', async () => {
    const who = { subject: { type: 'user' }, action: write, resource: archived }
    // The first administrator of the tenant may do everything.
    const everything = { type: 'user', id: server.administrator }
    expect(await search('subject', who)).toEqual({ results: [everything, bob] })
  })

  test('4.3.3 resources by properties of the subject', async () => {
    const where = { subject: admin, action: write, resource: { type: 'record' } }
    const { results } = await search('resource', where)
    expect(results.map(({ id }) => id)).toEqual(['record-2'])
  })

  test('4.4.3 actions by properties of both', async () => {
    const { results } = await search('action', { subject: admin, resource: archived })
    expect(results).toEqual([read, write])
  })

  test('whatever is found is permitted when it is asked about as it was told', async () => {
    const where = { subject: admin, action: write, resource: { type: 'record' } }
    for (const resource of (await search('resource', where)).results)
      expect(await evaluate({ subject: admin, action: write, resource })).toEqual(yes)
  })
})

describe('Discovery', () => {
  test('6 the metadata names the point itself and where each API is', async () => {
    const reply = await call('GET', '/.well-known/authzen-configuration', { token: null })
    expect(reply.status).toBe(200)
    expect(reply.headers.get('content-type')).toMatch(/^application\/json/)
    expect(reply.headers.get('cache-control')).toBe('max-age=3600')
    const point = server.app.url()
    const at = (path: string) => `${point}/access/v1/${path}`
    expect(reply.body).toEqual({
      policy_decision_point: point,
      access_evaluation_endpoint: at('evaluation'),
      access_evaluations_endpoint: at('evaluations'),
      search_subject_endpoint: at('search/subject'),
      search_resource_endpoint: at('search/resource'),
      search_action_endpoint: at('search/action'),
    })
  })
})
