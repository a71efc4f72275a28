import { describe, expect, test } from 'vitest'
import { startServer } from '../../../test/harness.ts'
import type { Page } from '../../kernel/page.ts'
import type { Policy, PolicyRevision, RevisionLine, WrittenPolicy } from './schema.ts'

const server = await startServer()
const { call } = server

const reads = { kind: 'all', actions: ['midaz/accounts:get'] }
const create = async (body: unknown) => {
  const made = await call<WrittenPolicy>('POST', '/v1/policies', { body })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body
}

describe('a policy', () => {
  test('is added with all that is left out filled in, shown and listed', async () => {
    const { warnings, ...policy } = await create({
      code: 'plain',
      effect: 'allow',
      selectors: [reads],
    })
    expect(warnings).toEqual([])
    expect(policy).toMatchObject({
      scope: 'default',
      code: 'plain',
      description: '',
      effect: 'allow',
      applications: [],
      selectors: [reads],
      for: [],
      if: [],
      when: { activate: null, deactivate: null },
      condition: null,
      annotations: {},
      revision: 1,
    })
    const shown = await call<Policy>('GET', `/v1/policies/${policy.id}`)
    expect([shown.body, shown.headers.get('etag')]).toEqual([policy, '"1"'])
    for (const query of ['filter=PLAI', 'code=plain', 'scope=default&code=plain'])
      expect((await call<Page<Policy>>('GET', `/v1/policies?${query}`)).body.items).toEqual([
        policy,
      ])
    expect((await call<Page<Policy>>('GET', '/v1/policies?scope=other')).body.total).toBe(0)
  })

  test('keeps every revision, shows each, and restores one as another', async () => {
    const { id } = await create({
      code: 'revised',
      description: 'first',
      effect: 'allow',
      selectors: [reads],
      annotations: { how: 'so' },
    })
    const patched = await call<WrittenPolicy>('PATCH', `/v1/policies/${id}`, {
      body: { description: 'second', effect: 'deny' },
    })
    expect(patched.body).toMatchObject({
      description: 'second',
      effect: 'deny',
      selectors: [reads],
      annotations: { how: 'so' },
      revision: 2,
    })
    const replaced = await call<WrittenPolicy>('PUT', `/v1/policies/${id}`, {
      body: { effect: 'deny', selectors: [{ ...reads, kind: 'id', id: { id: 'a*' } }] },
    })
    expect(replaced.body).toMatchObject({ description: '', annotations: {}, revision: 3 })

    const lines = await call<Page<RevisionLine>>('GET', `/v1/policies/${id}/revisions`)
    expect(lines.body.items.map(({ revision, effect }) => [revision, effect])).toEqual([
      [3, 'deny'],
      [2, 'deny'],
      [1, 'allow'],
    ])
    expect(lines.body.items.every(({ actorId }) => actorId === server.administrator)).toBe(true)
    const first = await call<PolicyRevision>('GET', `/v1/policies/${id}/revisions/1`)
    expect(first.body).toMatchObject({ description: 'first', effect: 'allow', selectors: [reads] })

    const restored = await call<WrittenPolicy>('POST', `/v1/policies/${id}/revisions/1/restore`)
    expect(restored.body).toMatchObject({ description: 'first', effect: 'allow', revision: 4 })
    expect((await call('DELETE', `/v1/policies/${id}`)).status).toBe(204)
    expect((await call('GET', `/v1/policies/${id}`)).status).toBe(404)
  })

  test('that would say the same is not written again', async () => {
    const body = {
      effect: 'allow',
      selectors: [{ kind: 'id', actions: reads.actions, id: { scope: 's', id: 'a' } }],
      annotations: { b: 1, aa: { d: 2, c: 3 } },
    }
    const { id } = await create({ code: 'same', ...body })
    const again = await call<WrittenPolicy>('PUT', `/v1/policies/${id}`, { body })
    expect([again.status, again.body.revision]).toEqual([200, 1])
    const patched = await call<WrittenPolicy>('PATCH', `/v1/policies/${id}`, {
      body: { annotations: { aa: { c: 3, d: 2 }, b: 1 }, description: 'New' },
    })
    expect(patched.body.revision).toBe(2)
    const events = await call<Page<{ target: string; facts: unknown }>>(
      'GET',
      '/v1/audit-events?action=policy.updated&limit=100',
    )
    const told = events.body.items.find(({ target }) => target === `policy/${id}`)
    expect(told?.facts).toEqual({ before: { description: '' }, after: { description: 'New' } })
  })

  test('warns of what no manifest declares, and of a time that is over', async () => {
    const { warnings } = await create({
      code: 'typo',
      effect: 'allow',
      selectors: [
        { kind: 'all', actions: ['midaz/acounts:get', 'midaz/accounts:get', 'mitaz/accounts:*'] },
        { kind: 'id', id: { id: '1' }, actions: ['nothing/of-the-kind:do'] },
      ],
      when: { deactivate: '2020-01-01T00:00:00+01:00' },
    })
    expect(warnings).toEqual([
      'No manifest declares midaz/acounts:get; did you mean midaz/accounts:get?',
      'No manifest declares a permission that mitaz/accounts:* covers; did you mean midaz/accounts:*?',
      'No manifest declares nothing/of-the-kind:do',
      'Its time ended at 2019-12-31T23:00:00.000Z',
    ])
  })

  test('refuses a number that is too great to be kept', async () => {
    const expression = '{"key":"k","operator":"Equals","value":1e999}'
    const selector = `{"kind":"metadata","actions":["a/b:c"],"expressions":[${expression}]}`
    const body = `{"code":"huge","effect":"allow","selectors":[${selector}]}`
    const refused = await call<{ errors: { pointer: string }[] }>('POST', '/v1/policies', { body })
    expect([refused.status, refused.body.errors[0]?.pointer]).toEqual([
      400,
      '/selectors/0/expressions/0/value',
    ])
  })
})
