import { describe, expect, test } from 'vitest'
import { startServer } from '../../../test/harness.ts'
import { type Refusal, testRefusals } from '../../../test/rows.ts'
import type { Page } from '../../kernel/page.ts'
import type { Collection } from './schema.ts'

const server = await startServer()
const { call } = server

const policy = async (code: string, actions = ['midaz/accounts:get']) => {
  const body = { code, effect: 'allow', selectors: [{ kind: 'all', actions }] }
  expect((await call('POST', '/v1/policies', { body })).status).toBe(201)
  return `default/${code}`
}
const create = async (body: unknown) => {
  const made = await call<Collection>('POST', '/v1/policy-collections', { body })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body
}

const [read, write] = [await policy('read'), await policy('write', ['midaz/accounts:patch'])]

describe('a policy collection', () => {
  test('is added with what it holds, shown and listed', async () => {
    const inner = await create({ code: 'inner', policies: [write] })
    const outer = await create({
      code: 'outer',
      description: 'All of it',
      policies: [read, read],
      collections: ['default/inner'],
      annotations: { owner: 'ledger' },
    })
    expect(outer).toMatchObject({
      scope: 'default',
      description: 'All of it',
      policies: [read],
      collections: ['default/inner'],
      annotations: { owner: 'ledger' },
      revision: 1,
    })
    expect((await call('GET', `/v1/policy-collections/${outer.id}`)).body).toEqual(outer)
    const listed = await call<Page<Collection>>('GET', '/v1/policy-collections?filter=NER')
    expect(listed.body.items).toEqual([inner])
  })

  test('takes members in and gives them out, and is replaced whole', async () => {
    const inner = await create({ code: 'member' })
    const { id } = await create({ code: 'changing', description: 'kept', policies: [read] })
    const path = `/v1/policy-collections/${id}`
    const body = { policies: [write, read], collections: ['default/member'] }
    expect((await call('POST', `${path}/add`, { body })).body).toMatchObject({
      description: 'kept',
      policies: [read, write],
      collections: ['default/member'],
      revision: 2,
    })
    const less = { policies: [read], collections: ['default/inner'] }
    expect((await call('POST', `${path}/take`, { body: less })).body).toMatchObject({
      policies: [write],
      collections: ['default/member'],
    })
    expect((await call('DELETE', `/v1/policy-collections/${inner.id}`)).status).toBe(409)
    const whole = { policies: [read] }
    expect((await call('PUT', path, { body: whole })).body).toMatchObject({
      description: '',
      policies: [read],
      collections: [],
    })
    expect((await call('DELETE', `/v1/policy-collections/${inner.id}`)).status).toBe(204)
    expect((await call('DELETE', path)).status).toBe(204)
    expect((await call('GET', path)).status).toBe(404)
  })

  test('never comes to hold itself, and the refusal names the way', async () => {
    const a = await create({ code: 'a' })
    const b = await create({ code: 'b', collections: ['default/a'] })
    await create({ code: 'c', collections: ['default/a', 'default/b'] })
    const said = async (id: string, ...collections: string[]) => {
      const path = `/v1/policy-collections/${id}/add`
      const { body } = await call<{ code: string; detail: string }>('POST', path, {
        body: { collections },
      })
      return [body.code, body.detail]
    }
    expect(await said(a.id, 'default/c')).toEqual([
      'policy-collection.cycle',
      'default/a → default/c → default/a',
    ])
    expect(await said(b.id, 'default/c')).toEqual([
      'policy-collection.cycle',
      'default/b → default/c → default/b',
    ])
    expect(await said(a.id, 'default/a')).toEqual([
      'policy-collection.cycle',
      'default/a → default/a',
    ])
  })

  test('makes no cycle with another that is written at once', async () => {
    for (const round of [1, 2, 3]) {
      const [one, other] = [
        await create({ code: `x${round}` }),
        await create({ code: `y${round}` }),
      ]
      const statuses = await Promise.all([
        call('POST', `/v1/policy-collections/${one.id}/add`, {
          body: { collections: [`default/y${round}`] },
        }),
        call('POST', `/v1/policy-collections/${other.id}/add`, {
          body: { collections: [`default/x${round}`] },
        }),
      ])
      expect(statuses.map(({ status }) => status).sort()).toEqual([200, 409])
    }
  })
})

describe('a policy collection of many layers', () => {
  test('that share what is in them is told from a cycle at once', async () => {
    let below: string[] = []
    for (let layer = 0; layer < 12; layer += 1) {
      const pair = ['left', 'right'].map((side) => `${side}-${layer}`)
      for (const code of pair) await create({ code, collections: below })
      below = pair.map((code) => `default/${code}`)
    }
    const { id } = (await call<Page<Collection>>('GET', '/v1/policy-collections?code=left-0')).body
      .items[0] ?? { id: '' }
    const { body } = await call<{ code: string; detail: string }>(
      'POST',
      `/v1/policy-collections/${id}/add`,
      { body: { collections: below } },
    )
    expect(body.code).toBe('policy-collection.cycle')
    expect(body.detail.split(' → ').length).toBe(13)
  })
})

const member = await server.user('grace')
const author = await server.user('author')
await call('POST', '/v1/roles', {
  body: { code: 'collector', permissions: ['access-manager/policy-collections:*'] },
})
await call('POST', '/v1/assignments', { body: { actorId: author.id, role: 'default/collector' } })
const tokens: Record<string, string | null> = {
  nobody: null,
  ada: server.token,
  member: member.token,
  author: author.token,
}

const unknown = '01890000-0000-7000-8000-000000000000'
const inner = await create({ code: 'held-inside', policies: [read] })
const outer = await create({ code: 'holder', collections: ['default/held-inside'] })
const empty = await create({ code: 'empty' })
await call('POST', '/v1/roles', { body: { code: 'holding', collections: ['default/holder'] } })
const path = () => '/v1/policy-collections'
const at =
  ({ id }: { id: string }, rest = '') =>
  () =>
    `/v1/policy-collections/${id}${rest}`
const nowhere = { id: unknown }
const calls = (collection: { id: string }) =>
  [
    ['GET', at(collection), undefined],
    ['PUT', at(collection), {}],
    ['POST', at(collection, '/add'), { policies: [read] }],
    ['POST', at(collection, '/take'), { policies: [read] }],
    ['DELETE', at(collection), undefined],
  ] as const

const refusals: Refusal[] = [
  {
    when: 'nobody is signed in',
    as: 'nobody',
    method: 'POST',
    path,
    body: () => ({ code: 'new' }),
    status: 401,
    code: 'IDE-0008',
  },
  ...[
    ['POST', path, { code: 'new' }] as const,
    ['GET', path, undefined] as const,
    ...calls(empty),
  ].map(
    ([method, path, body]): Refusal => ({
      when: `a member calls ${method} ${path().replace(empty.id, ':id')}`,
      as: 'member',
      method,
      path,
      ...(body && { body: () => body }),
      status: 403,
      code: 'auth.forbidden',
    }),
  ),
  ...(
    [
      ['POST', path, { code: 'new', policies: [read] }],
      ['POST', path, { code: 'new', collections: ['default/holder'] }],
      ['POST', at(empty, '/add'), { policies: [read] }],
      ['PUT', at(empty), { collections: ['default/held-inside'] }],
      ['POST', at(inner, '/take'), { policies: [read] }],
      ['POST', at(outer, '/take'), { collections: ['default/held-inside'] }],
      ['PUT', at(outer), {}],
      ['DELETE', at(outer), undefined],
    ] as const
  ).map(
    ([method, path, body]): Refusal => ({
      when: `${method} ${path().replace(/[0-9a-f-]{36}/, ':id')} with ${JSON.stringify(body)} is beyond its author`,
      as: 'author',
      method,
      path,
      ...(body && { body: () => body }),
      status: 403,
      code: 'access.beyond-own',
    }),
  ),
  {
    when: 'another collection has the name',
    as: 'ada',
    method: 'POST',
    path,
    body: () => ({ code: 'empty' }),
    status: 409,
    code: 'policy-collection.code-taken',
  },
  {
    when: 'a new one is to hold itself',
    as: 'ada',
    method: 'POST',
    path,
    body: () => ({ code: 'new', collections: ['default/new'] }),
    status: 409,
    code: 'policy-collection.cycle',
  },
  {
    when: 'one that it holds is to hold it',
    as: 'ada',
    method: 'PUT',
    path: at(inner),
    body: () => ({ collections: ['default/holder'] }),
    status: 409,
    code: 'policy-collection.cycle',
  },
  ...(
    [
      ['POST', path, { code: 'new', policies: ['default/nowhere'] }, 'policy.unknown'],
      ['POST', at(empty, '/add'), { policies: ['default/nowhere'] }, 'policy.unknown'],
      ['POST', at(empty, '/take'), { policies: ['default/nowhere'] }, 'policy.unknown'],
      ['PUT', at(empty), { collections: ['a/nowhere'] }, 'policy-collection.unknown'],
      ['POST', at(empty, '/take'), { collections: ['a/nowhere'] }, 'policy-collection.unknown'],
    ] as const
  ).map(
    ([method, path, body, code]): Refusal => ({
      when: `${method} ${path().replace(empty.id, ':id')} names ${JSON.stringify(body)}`,
      as: 'ada',
      method,
      path,
      body: () => body,
      status: 404,
      code,
    }),
  ),
  {
    when: 'a reference is none',
    as: 'ada',
    method: 'POST',
    path: at(empty, '/add'),
    body: () => ({ policies: ['read'] }),
    status: 400,
    code: 'IDE-0002',
  },
  {
    when: 'the scope is of the system',
    as: 'ada',
    method: 'POST',
    path,
    body: () => ({ scope: '_keys', code: 'new' }),
    status: 400,
    code: 'IDE-0002',
  },
  ...calls(nowhere).map(
    ([method, path, body]): Refusal => ({
      when: `${method} ${path().replace(unknown, ':id')} is of none that there is`,
      as: 'ada',
      method,
      path,
      ...(body && { body: () => body }),
      status: 404,
      code: 'policy-collection.unknown',
    }),
  ),
  ...[inner, outer].map(
    (collection): Refusal => ({
      when: `something holds ${collection.code}, which is to be deleted`,
      as: 'ada',
      method: 'DELETE',
      path: at(collection),
      status: 409,
      code: 'policy-collection.attached',
    }),
  ),
]

testRefusals(server, refusals, {
  tokens,
  tables: ['policy_collections', 'policy_collection_policies', 'policy_collection_collections'],
})

test('a refused deletion tells what holds the collection', async () => {
  const told = async (collection: Collection) =>
    (await call<{ detail: string }>('DELETE', at(collection)())).body.detail
  expect([await told(inner), await told(outer)]).toEqual([
    'It is held by collection default/holder',
    'It is held by role default/holding',
  ])
})

test('a collection is replaced as of the revision that was read', async () => {
  const { id } = await create({ code: 'guarded' })
  const headers = { 'if-match': '"1"' }
  const put = (description: string) =>
    call('PUT', `/v1/policy-collections/${id}`, { body: { description }, headers })
  expect([(await put('one')).status, (await put('other')).status]).toEqual([200, 412])
})
