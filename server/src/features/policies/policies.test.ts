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
      managedBy: null,
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
})
