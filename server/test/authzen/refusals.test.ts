import { describe, expect, test } from 'vitest'
import { startServer } from '../harness.ts'
import { expectRefused } from '../rows.ts'

const server = await startServer()
const { call } = server
const bea = await server.user('bea')
await call('PUT', '/v1/declarations/default', {
  body: {
    manifest: 1,
    slug: 'default',
    title: 'Records',
    products: { default: { record: { read: null, write: null } } },
    roles: [{ code: 'record-reader', permissions: ['default/record:read'] }],
  },
})

const subject = { type: 'user', id: bea.id }
const action = { name: 'read' }
const resource = { type: 'record', id: 'record-1' }
const question = { subject, action, resource }
const evaluation = '/access/v1/evaluation'
const evaluations = '/access/v1/evaluations'
const search = (entity: string) => `/access/v1/search/${entity}`

const tokens: Readonly<Record<string, string | null>> = {
  nobody: null,
  stranger: 'not.a.token',
  bea: bea.token,
  ada: server.token,
}

describe('a request', () => {
  for (const { when, path, body, as = 'ada', status = 400, code } of [
    {
      when: 'it has no token',
      path: evaluation,
      body: question,
      as: 'nobody',
      status: 401,
      code: 'AUT-0006',
    },
    {
      when: 'its token is not good',
      path: evaluation,
      body: question,
      as: 'stranger',
      status: 401,
      code: 'AUT-0007',
    },
    {
      when: 'the subject is missing',
      path: evaluation,
      body: { action, resource },
      code: 'AUT-0001',
    },
    {
      when: 'the action is missing',
      path: evaluation,
      body: { subject, resource },
      code: 'AUT-0001',
    },
    {
      when: 'the resource is missing',
      path: evaluation,
      body: { subject, action },
      code: 'AUT-0001',
    },
    {
      when: 'the context of a batch has more members than can be put together for each',
      path: evaluations,
      body: {
        ...question,
        context: Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`k${index}`, 1])),
        evaluations: Array(1_000).fill({ action: { name: 'read', properties: { soft: true } } }),
      },
      code: 'request.invalid',
    },
    {
      when: 'the subject has no type',
      path: evaluation,
      body: { ...question, subject: { id: 'a' } },
      code: 'AUT-0001',
    },
    {
      when: 'the subject has no id',
      path: evaluation,
      body: { ...question, subject: { type: 'user' } },
      code: 'AUT-0001',
    },
    {
      when: 'the action has no name',
      path: evaluation,
      body: { ...question, action: {} },
      code: 'AUT-0001',
    },
    {
      when: 'the resource has no type',
      path: evaluation,
      body: { ...question, resource: { id: 'a' } },
      code: 'AUT-0001',
    },
    {
      when: 'the resource has no id',
      path: evaluation,
      body: { ...question, resource: { type: 'record' } },
      code: 'AUT-0001',
    },
    {
      when: 'the subject is a text',
      path: evaluation,
      body: { ...question, subject: 'bea' },
      code: 'request.invalid',
    },
    {
      when: 'the name is a number',
      path: evaluation,
      body: { ...question, action: { name: 7 } },
      code: 'request.invalid',
    },
    {
      when: 'properties are a list',
      path: evaluation,
      body: { ...question, resource: { ...resource, properties: [] } },
      code: 'request.invalid',
    },
    {
      when: 'the context is a text',
      path: evaluation,
      body: { ...question, context: 'noon' },
      code: 'request.invalid',
    },
    { when: 'the body is empty', path: evaluation, body: '', code: 'AUT-0009' },
    { when: 'the body is no JSON', path: evaluation, body: '{"subject":', code: 'AUT-0009' },
    { when: 'the body is a list', path: evaluation, body: [], code: 'request.invalid' },
    {
      when: 'there are no evaluations and no resource',
      path: evaluations,
      body: { subject, action },
      code: 'AUT-0001',
    },
    {
      when: 'the evaluations are none and so is the subject',
      path: evaluations,
      body: { action, resource, evaluations: [] },
      code: 'AUT-0001',
    },
    {
      when: 'the evaluations are an object',
      path: evaluations,
      body: { ...question, evaluations: {} },
      code: 'request.invalid',
    },
    {
      when: 'there are too many evaluations',
      path: evaluations,
      body: { ...question, evaluations: Array(1001).fill({}) },
      code: 'request.invalid',
    },
    {
      when: 'a default is a text',
      path: evaluations,
      body: { ...question, subject: 'bea', evaluations: [{}] },
      code: 'request.invalid',
    },
    {
      when: 'the semantic is not known',
      path: evaluations,
      body: { ...question, evaluations: [{}], options: { evaluations_semantic: 'some' } },
      code: 'request.invalid',
    },
    {
      when: 'the options are a text',
      path: evaluations,
      body: { ...question, evaluations: [{}], options: 'all' },
      code: 'request.invalid',
    },
    {
      when: 'a subject search lacks the action',
      path: search('subject'),
      body: { subject: { type: 'user' }, resource },
      code: 'AUT-0001',
    },
    {
      when: 'a subject search lacks the id of the resource',
      path: search('subject'),
      body: { subject: { type: 'user' }, action, resource: { type: 'record' } },
      code: 'AUT-0001',
    },
    {
      when: 'a resource search lacks the subject',
      path: search('resource'),
      body: { action, resource: { type: 'record' } },
      code: 'AUT-0001',
    },
    {
      when: 'a resource search lacks the id of the subject',
      path: search('resource'),
      body: { subject: { type: 'user' }, action, resource: { type: 'record' } },
      code: 'AUT-0001',
    },
    {
      when: 'an action search lacks the resource',
      path: search('action'),
      body: { subject },
      code: 'AUT-0001',
    },
    {
      when: 'the page is a number',
      path: search('action'),
      body: { subject, resource, page: 2 },
      code: 'request.invalid',
    },
    {
      when: 'the limit is negative',
      path: search('action'),
      body: { subject, resource, page: { limit: -1 } },
      code: 'request.invalid',
    },
    {
      when: 'the token was never given',
      path: search('action'),
      body: { subject, resource, page: { token: 'WyJ4Il0' } },
      code: 'request.invalid',
    },
    {
      when: 'the token is no token',
      path: search('resource'),
      body: { subject, action, resource: { type: 'record' }, page: { token: '?' } },
      code: 'request.invalid',
    },
    {
      when: 'somebody asks about another',
      as: 'bea',
      path: evaluation,
      body: { ...question, subject: { type: 'user', id: server.administrator } },
      status: 403,
      code: 'decision.subject-foreign',
    },
    {
      when: 'somebody asks about nobody',
      as: 'bea',
      path: evaluation,
      body: { ...question, subject: { type: 'user', id: 'nobody' } },
      status: 403,
      code: 'decision.subject-foreign',
    },
    {
      when: 'one of several is about another',
      as: 'bea',
      path: evaluations,
      body: { ...question, evaluations: [{}, { subject: { id: 'x' } }] },
      status: 403,
      code: 'decision.subject-foreign',
    },
    {
      when: 'somebody asks who may',
      as: 'bea',
      path: search('subject'),
      body: { subject: { type: 'user' }, action, resource },
      status: 403,
      code: 'decision.subject-foreign',
    },
    {
      when: 'somebody asks what another may',
      as: 'bea',
      path: search('action'),
      body: { subject: { type: 'user', id: 'x' }, resource },
      status: 403,
      code: 'decision.subject-foreign',
    },
    {
      when: 'somebody asks on what another may',
      as: 'bea',
      path: search('resource'),
      body: { subject: { type: 'user', id: 'x' }, action, resource: { type: 'record' } },
      status: 403,
      code: 'decision.subject-foreign',
    },
  ]) {
    test(`is refused with ${status} when ${when}`, async () => {
      await expectRefused(
        server,
        { when, as, method: 'POST', path: () => path, body: () => body, status, code },
        { token: tokens[as], tables: ['actors', 'decision_log'] },
      )
    })
  }
})

test('a body that is not application/json is refused with 400', async () => {
  for (const type of ['text/plain', 'text/json', 'application/vnd.x+json', 'text/xml', 'nonsense'])
    for (const path of [evaluation, evaluations, search('action')]) {
      const { status } = await call('POST', path, {
        body: { ...question, evaluations: [{}] },
        headers: { 'content-type': type },
      })
      expect([type, path, status]).toEqual([type, path, 400])
    }
  const form = await call('POST', evaluation, {
    body: 'subject=bea',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  expect(form.status).toBe(400)
  const spelled = await call('POST', evaluation, {
    body: question,
    headers: { 'content-type': 'Application/JSON; charset=utf-8' },
  })
  expect(spelled.status).toBe(200)
})

test('a refusal echoes the id of the request', async () => {
  for (const id of ['bfe9eb29-ab87-4ca3-be83-a1d5d8305716', 'any text (of 2026), even this']) {
    const headers = { 'x-request-id': id }
    const refused = await call('POST', evaluation, { body: {}, headers })
    expect(refused.headers.get('x-request-id')).toBe(id)
    const answered = await call('POST', evaluation, { body: question, headers })
    expect(answered.headers.get('x-request-id')).toBe(id)
  }
})

test.for([
  ['GET', evaluation, 405],
  ['DELETE', `${search('action')}?x=1`, 405],
  ['POST', '/access/v1/nothing', 404],
  ['GET', '/access/v1', 404],
  ['POST', '/access/v1/%ff', 400],
] as const)('the id of the request %s %s comes back with %i', async ([method, path, status]) => {
  for (const id of ['any text (of 2026), even this', '~'.repeat(1024)]) {
    const reply = await call(method, path, { headers: { 'x-request-id': id } })
    expect([reply.status, reply.headers.get('x-request-id')]).toEqual([status, id])
  }
  const longer = await call(method, path, { headers: { 'x-request-id': '~'.repeat(1025) } })
  expect(longer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
})

test('a body beyond a megabyte is refused with 413, as a problem document', async () => {
  const headers = { 'x-request-id': 'too much of it' }
  const body = { ...question, context: { much: 'x'.repeat(1024 * 1024) } }
  const reply = await call<{ code: string }>('POST', evaluation, { body, headers })
  expect([reply.status, reply.headers.get('x-request-id')]).toEqual([413, 'too much of it'])
  expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/)
})

test('whoever may not evaluate others may ask about themself', async () => {
  const asked = { token: bea.token, body: question }
  expect(await call('POST', evaluation, asked)).toMatchObject({
    status: 200,
    body: { decision: false },
  })
})

test('a version that is not there yet is waited for, in vain too', async () => {
  const written = await call('POST', '/v1/groups', { body: { name: 'seen' } })
  const version = Number(written.headers.get('x-access-version'))
  const asked = (min_version: number) => ({ ...question, context: { min_version } })
  expect((await call('POST', evaluation, { body: asked(version) })).status).toBe(200)
  const early = await call<{ code: string }>('POST', evaluations, {
    body: { ...question, evaluations: [{}, { context: { min_version: version + 1_000 } }] },
  })
  expect([early.status, early.body.code]).toEqual([503, 'decision.version-ahead'])
})
