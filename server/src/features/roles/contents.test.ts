import { describe, expect, test } from 'vitest'
import { startServer } from '../../../test/harness.ts'
import { policyWorld } from '../../../test/policies.ts'
import { type Refusal, testRefusals } from '../../../test/rows.ts'
import type { Page } from '../../kernel/page.ts'
import type { Role, WrittenRole } from './schema.ts'

const server = await startServer()
const { call } = server
const { policy, role, give, ask } = policyWorld(server)
const get = 'midaz/accounts:get'
const nobodyAtAll = '01890000-0000-7000-8000-000000000000'

await policy('read-accounts', 'allow', [get])
await policy('no-accounts', 'deny', [get])
await policy('read-ledgers', 'allow', ['midaz/ledgers:get'])
await policy('no-archive', 'deny', ['midaz/accounts:*'], {
  selectors: [
    {
      kind: 'metadata',
      actions: ['midaz/accounts:*'],
      expressions: [{ key: 'state', operator: 'Equals', value: 'archived' }],
    },
  ],
})
await call('POST', '/v1/policy-collections', {
  body: { code: 'inner', policies: ['default/read-ledgers'] },
})
await call('POST', '/v1/policy-collections', {
  body: { code: 'outer', collections: ['default/inner'] },
})

const change = (verb: string, id: string, body: unknown, token = server.token) =>
  call<WrittenRole>('POST', `/v1/roles/${id}/${verb}`, { body, token })

describe('a role with policies', () => {
  test('keeps description, scope and annotations, and tells what it holds in order', async () => {
    const { warnings, ...made } = await role({
      scope: 'desks',
      code: 'London desk',
      description: 'Who trades in London',
      policies: ['default/read-accounts', 'default/no-archive', 'default/read-accounts'],
      collections: ['default/outer'],
      annotations: { how: { kind: 'by hand' } },
    })
    expect(warnings).toEqual([])
    expect(made).toMatchObject({
      scope: 'desks',
      code: 'London desk',
      description: 'Who trades in London',
      policies: ['default/no-archive', 'default/read-accounts'],
      collections: ['default/outer'],
      annotations: { how: { kind: 'by hand' } },
    })
    expect((await call('GET', `/v1/roles/${made.id}`)).body).toEqual(made)
    for (const query of ['scope=desks', 'code=London%20desk', 'filter=london'])
      expect((await call<Page<Role>>('GET', `/v1/roles?${query}`)).body.items).toEqual([made])
  })

  test('gives and denies by them at once, through collections in collections too', async () => {
    const { id } = await role({ code: 'holder' })
    const { id: actorId, token } = await server.user('holder')
    await give(actorId, 'default/holder')
    expect(await ask(token, get)).toBe('deny no-match')

    const attached = await change('attach', id, {
      policies: ['default/read-accounts'],
      collections: ['default/outer'],
    })
    expect([attached.status, attached.body.policies, attached.body.collections]).toEqual([
      200,
      ['default/read-accounts'],
      ['default/outer'],
    ])
    expect(await ask(token, get)).toBe('allow granted')
    expect(await ask(token, 'midaz/ledgers:get')).toBe('allow granted')

    const again = await change('attach', id, { policies: ['default/no-accounts'] })
    expect(again.body.policies).toEqual(['default/no-accounts', 'default/read-accounts'])
    expect(await ask(token, get)).toBe('deny denied')
    await change('detach', id, { policies: ['default/no-accounts', 'default/never-there'] })
    expect(await ask(token, get)).toBe('allow granted')
    await change('detach', id, { collections: ['default/outer'] })
    expect(await ask(token, 'midaz/ledgers:get')).toBe('deny no-match')
  })

  test('is replaced whole: what is left out is emptied, its place and name stay', async () => {
    const made = await role({
      code: 'whole',
      title: 'The whole',
      description: 'before',
      precedence: 42,
      permissions: [get],
      policies: ['default/no-archive'],
      collections: ['default/outer'],
      annotations: { a: 1 },
      when: { activate: '2020-01-01T00:00:00Z' },
      ceiling: ['midaz/*:*'],
    })
    const read = await call('GET', `/v1/roles/${made.id}`)
    const headers = { 'if-match': read.headers.get('etag') ?? '' }
    const body = { policies: ['default/read-ledgers'] }
    const replaced = await call<WrittenRole>('PUT', `/v1/roles/${made.id}`, { body, headers })
    expect([replaced.status, replaced.body]).toEqual([
      200,
      {
        ...made,
        title: 'whole',
        description: '',
        permissions: [],
        policies: ['default/read-ledgers'],
        collections: [],
        annotations: {},
        when: null,
        ceiling: null,
        updatedAt: replaced.body.updatedAt,
      },
    ])
    expect((await call('PUT', `/v1/roles/${made.id}`, { body, headers })).status).toBe(412)
  })

  test('keeps its policies and collections from being deleted, until it is gone', async () => {
    const kept = await policy('kept', 'allow', [get])
    const { id } = await role({ code: 'keeper', policies: ['default/kept'] })
    expect((await call('DELETE', `/v1/policies/${kept.id}`)).status).toBe(409)
    expect((await call('DELETE', `/v1/roles/${id}`)).status).toBe(204)
    expect((await call('DELETE', `/v1/policies/${kept.id}`)).status).toBe(204)
  })

  test('keeps every attachment of many that come at once', async () => {
    const { id } = await role({ code: 'busy' })
    const codes = Array.from({ length: 8 }, (_, at) => `busy-${at}`)
    for (const code of codes) await policy(code, 'allow', [get])
    const replies = await Promise.all(
      codes.map((code) => change('attach', id, { policies: [`default/${code}`] })),
    )
    expect(replies.map(({ status }) => status)).toEqual(codes.map(() => 200))
    const { body } = await call<Role>('GET', `/v1/roles/${id}`)
    expect(body.policies).toEqual(codes.map((code) => `default/${code}`))
  })

  test('tells the trail what was before and after', async () => {
    const { id } = await role({ code: 'told' })
    await change('attach', id, { policies: ['default/read-accounts'] })
    const { body } = await call<Page<{ target: string; facts: unknown }>>(
      'GET',
      '/v1/audit-events?action=role.updated&limit=1',
    )
    expect(body.items[0]).toMatchObject({
      target: `role/${id}`,
      facts: { before: { policies: [] }, after: { policies: ['default/read-accounts'] } },
    })
  })
})

/** Two roles of one user: the first allows, the second denies the same. */
async function rivals(name: string, allowAt: number, denyAt: number): Promise<string> {
  const { id: actorId, token } = await server.user(name)
  await role({ code: `${name}-a`, precedence: allowAt, policies: ['default/read-accounts'] })
  await role({ code: `${name}-d`, precedence: denyAt, policies: ['default/no-accounts'] })
  await give(actorId, `default/${name}-a`)
  await give(actorId, `default/${name}-d`)
  return ask(token, get)
}

describe('between roles', () => {
  test('the stronger decides, whichever it is, and in one step the denial', async () => {
    expect(await rivals('one', 60, 61)).toBe('allow granted')
    expect(await rivals('two', 63, 62)).toBe('deny denied')
    expect(await rivals('three', 64, 64)).toBe('deny denied')
  })
})

/** May write roles, and reads accounts but for the archived ones. */
const limited = await server.user('limited')
await role({
  code: 'limited',
  permissions: ['access-manager/roles:*', 'access-manager/user-roles:*', get],
  policies: ['default/no-archive'],
})
await give(limited.id, 'default/limited')
/** May write roles, and holds nothing else. */
const author = await server.user('author')
await role({ code: 'author', permissions: ['access-manager/roles:*'] })
await give(author.id, 'default/author')
const member = await server.user('member')

describe('nobody raises themselves', () => {
  const archived = { properties: { state: 'archived' } }

  test('as what they are denied under a condition stays denied, whatever they write', async () => {
    expect(await ask(limited.token, get)).toBe('allow granted')
    expect(await ask(limited.token, get, archived)).toBe('deny denied')
    const mine = await role({ code: 'mine', precedence: 900, permissions: [] })
    const own = (await call<Page<Role>>('GET', '/v1/roles?code=limited')).body.items[0]
    const reader = await role({ code: 'strong-reader', precedence: 950, permissions: [get] })
    await give(limited.id, 'default/strong-reader')
    const { token } = limited
    const attempts = [
      change('attach', mine.id, { policies: ['default/read-accounts'] }, token),
      change('detach', own?.id ?? '', { policies: ['default/no-archive'] }, token),
      change('move', reader.id, { before: 'default/limited' }, token),
      change('move', own?.id ?? '', { after: 'default/strong-reader' }, token),
      call('PATCH', `/v1/roles/${reader.id}`, { token, body: { precedence: 1 } }),
      call('PUT', `/v1/roles/${own?.id}`, { token, body: {} }),
      call('POST', '/v1/roles', { token, body: { code: 'other', permissions: [get] } }),
    ]
    for (const attempt of attempts) expect((await attempt).status).toBe(403)
    expect(await ask(token, get, archived)).toBe('deny denied')
  })

  test('by widening the ceiling of a role that they hold', async () => {
    const capped = await server.user('capped')
    const { id } = await role({
      code: 'capped',
      permissions: ['access-manager/roles:*'],
      ceiling: ['access-manager/*:*'],
    })
    await give(capped.id, 'default/capped')
    // Every user has the member roles of all manifests, which have no ceiling.
    const held = await call<Page<{ id: string; role: string }>>(
      'GET',
      `/v1/assignments?actorId=${capped.id}&limit=100`,
    )
    for (const one of held.body.items.filter(({ role }) => role !== 'default/capped'))
      await call('DELETE', `/v1/assignments/${one.id}`)
    const widened = await call<{ code: string }>('PATCH', `/v1/roles/${id}`, {
      token: capped.token,
      body: { ceiling: null },
    })
    expect([widened.status, widened.body.code]).toEqual([403, 'access.beyond-own'])
  })
})

const strong = await role({ code: 'strong', policies: ['default/read-accounts'] })
const plain = await role({ code: 'plain' })
const managed = (await call<Page<Role>>('GET', '/v1/roles?filter=superadmin')).body.items[0]
const tokens: Record<string, string | null> = {
  nobody: null,
  ada: server.token,
  author: author.token,
  member: member.token,
}
const on = (id: string | undefined, verb: string) => () => `/v1/roles/${id}/${verb}`
const reads = () => ({ policies: ['default/read-accounts'] })
const post = { method: 'POST', as: 'ada' } as const

await call('POST', '/access/api/roles', {
  body: {
    code: 'listed',
    resource: { policyIdRoleResource: { policies: [] } },
    when: { activate: '2020-01-01T00:00:00Z' },
  },
})
const [listed] = (await call<Page<Role>>('GET', '/v1/roles?code=listed')).body.items

test('what the lists of other APIs keep of a role stays, whatever annotations are given', async () => {
  const path = `/v1/roles/${listed?.id}`
  const annotations = { apis: { access: true } }
  expect(listed).toMatchObject({ annotations })
  const patched = await call<Role>('PATCH', path, { body: { annotations: { a: 1 } } })
  expect(patched.body.annotations).toEqual({ ...annotations, a: 1 })
  const again = await call<Role>('PATCH', path, { body: { annotations: patched.body.annotations } })
  expect(again.body.annotations).toEqual(patched.body.annotations)
  const replaced = await call<Role>('PUT', path, { body: { annotations: {} } })
  expect(replaced.body.annotations).toEqual(annotations)
})

const refusals: Refusal[] = [
  {
    when: 'nobody is signed in',
    ...post,
    as: 'nobody',
    path: on(plain.id, 'attach'),
    body: reads,
    status: 401,
    code: 'IDE-0008',
  },
  {
    when: 'the caller may not change roles',
    ...post,
    as: 'member',
    path: on(plain.id, 'attach'),
    body: reads,
    status: 403,
    code: 'auth.forbidden',
  },
  {
    when: 'the policy gives what the caller does not hold',
    ...post,
    as: 'author',
    path: on(plain.id, 'attach'),
    body: reads,
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'the collection gives it, deep inside',
    ...post,
    as: 'author',
    path: on(plain.id, 'attach'),
    body: () => ({ collections: ['default/outer'] }),
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'a denial is attached by whoever does not hold what it denies',
    ...post,
    as: 'author',
    path: on(plain.id, 'attach'),
    body: () => ({ policies: ['default/no-accounts'] }),
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'a weaker caller detaches from a stronger role',
    ...post,
    as: 'author',
    path: on(strong.id, 'detach'),
    body: reads,
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'a new role holds what its author does not',
    ...post,
    as: 'author',
    path: () => '/v1/roles',
    body: () => ({ code: 'new', ...reads() }),
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'the policy is unknown',
    ...post,
    path: on(plain.id, 'attach'),
    body: () => ({ policies: ['default/read-accounts', 'default/none'] }),
    status: 404,
    code: 'policy.unknown',
  },
  {
    when: 'the collection is unknown',
    ...post,
    path: on(plain.id, 'attach'),
    body: () => ({ collections: ['other/outer'] }),
    status: 404,
    code: 'policy-collection.unknown',
  },
  {
    when: 'the policy of a new role is unknown',
    ...post,
    path: () => '/v1/roles',
    body: () => ({ code: 'new', policies: ['default/none'] }),
    status: 404,
    code: 'policy.unknown',
  },
  {
    when: 'a reference is none',
    ...post,
    path: on(plain.id, 'attach'),
    body: () => ({ policies: ['read-accounts'] }),
    status: 400,
    code: 'IDE-0002',
  },
  {
    when: 'the scope is the system’s',
    ...post,
    path: () => '/v1/roles',
    body: () => ({ scope: '_users', code: 'new' }),
    status: 400,
    code: 'IDE-0002',
  },
  {
    when: 'the annotations are too large',
    ...post,
    path: () => '/v1/roles',
    body: () => ({ code: 'new', annotations: { text: 'x'.repeat(20_000) } }),
    status: 400,
    code: 'IDE-0002',
  },
  {
    when: 'the annotations say which lists of other APIs have it',
    ...post,
    path: () => '/v1/roles',
    body: () => ({ code: 'new', annotations: { apis: { access: false } } }),
    status: 400,
    code: 'role.annotation-reserved',
  },
  {
    when: 'the annotations of one that is there do',
    ...post,
    method: 'PATCH',
    path: () => `/v1/roles/${listed?.id}`,
    body: () => ({ annotations: { apis: { access: false } } }),
    status: 400,
    code: 'role.annotation-reserved',
  },
  {
    when: 'a manifest manages the role to attach to',
    ...post,
    path: on(managed?.id, 'attach'),
    body: reads,
    status: 409,
    code: 'role.managed',
  },
  {
    when: 'a manifest manages the role to replace',
    ...post,
    method: 'PUT',
    path: () => `/v1/roles/${managed?.id}`,
    body: () => ({}),
    status: 409,
    code: 'role.managed',
  },
  {
    when: 'the role is unknown',
    ...post,
    path: on(nobodyAtAll, 'detach'),
    body: reads,
    status: 404,
    code: 'role.unknown',
  },
]

testRefusals(server, refusals, { tokens, tables: ['roles', 'role_policies', 'role_collections'] })
