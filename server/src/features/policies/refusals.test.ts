import { describe, expect, test } from 'vitest'
import { startServer } from '../../../test/harness.ts'
import { type Refusal, testRefusals } from '../../../test/rows.ts'
import type { WrittenPolicy } from './schema.ts'

const server = await startServer()
const { call } = server
const member = await server.user('grace')
const unknown = '01890000-0000-7000-8000-000000000000'

const create = async (body: unknown) =>
  (await call<WrittenPolicy>('POST', '/v1/policies', { body })).body

/** Somebody who may write policies and collections, and holds nothing else. */
const author = await server.user('author')
const own = ['access-manager/policies:*', 'access-manager/policy-collections:*']
await call('POST', '/v1/roles', { body: { code: 'policy-author', permissions: own } })
await call('POST', '/v1/assignments', {
  body: { actorId: author.id, role: 'default/policy-author' },
})

const all = (...actions: string[]) => ({ kind: 'all', actions })
const content = { effect: 'allow', selectors: [all('midaz/accounts:get')] }
const mine = { effect: 'allow', selectors: [all('access-manager/policies:get')] }

const strong = await create({ code: 'strong', effect: 'deny', selectors: [all('midaz/*:*')] })
const held = await create({ code: 'held', ...content })
await call('POST', '/v1/policy-collections', {
  body: { code: 'holds', policies: ['default/held'] },
})
const guard = await create({ code: 'guard', ...content, effect: 'deny' })
await call('PUT', `/v1/guardrails/${guard.id}`, { body: {} })
const weak = await create({ code: 'weak', ...mine })

const tokens: Record<string, string | null> = {
  nobody: null,
  ada: server.token,
  member: member.token,
  author: author.token,
}
const path = () => '/v1/policies'
const at =
  ({ id }: { id: string }, rest = '') =>
  () =>
    `/v1/policies/${id}${rest}`
const gone = at({ id: unknown })
const create400 = { as: 'ada', method: 'POST', path, status: 400 } as const
const wrong = (when: string, body: object, code = 'IDE-0002'): Refusal => ({
  when,
  ...create400,
  code,
  body: () => ({ code: 'new', ...content, ...body }),
})

const refusals: Refusal[] = [
  {
    when: 'nobody is signed in',
    as: 'nobody',
    method: 'POST',
    path,
    body: () => ({ code: 'new', ...content }),
    status: 401,
    code: 'IDE-0008',
  },
  ...(
    [
      ['POST', path, { code: 'new', ...content }],
      ['GET', path, undefined],
      ['GET', at(held), undefined],
      ['GET', at(held, '/revisions'), undefined],
      ['GET', at(held, '/attachments'), undefined],
      ['PUT', at(held), content],
      ['PATCH', at(held), {}],
      ['POST', at(held, '/revisions/1/restore'), {}],
      ['DELETE', at(held), undefined],
    ] as const
  ).map(
    ([method, path, body]): Refusal => ({
      when: `a member calls ${method} ${path().replace(held.id, ':id')}`,
      as: 'member',
      method,
      path,
      ...(body && { body: () => body }),
      status: 403,
      code: 'auth.forbidden',
    }),
  ),
  ...(['allow', 'deny'] as const).map(
    (effect): Refusal => ({
      when: `the policy is to ${effect} what its author does not hold`,
      as: 'author',
      method: 'POST',
      path,
      body: () => ({ code: 'new', ...content, effect }),
      status: 403,
      code: 'access.beyond-own',
    }),
  ),
  {
    when: 'a change reaches beyond what its author holds',
    as: 'author',
    method: 'PATCH',
    path: at(weak),
    body: () => ({ selectors: [all('access-manager/*:*')] }),
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'a weaker author takes from a stronger policy',
    as: 'author',
    method: 'PUT',
    path: at(strong),
    body: () => mine,
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'a weaker author deletes a stronger policy',
    as: 'author',
    method: 'DELETE',
    path: at(strong),
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'another policy has the name',
    as: 'ada',
    method: 'POST',
    path,
    body: () => ({ code: 'held', ...content }),
    status: 409,
    code: 'policy.code-taken',
  },
  wrong('the scope is of the system', { scope: '_keys' }),
  wrong('the code has a slash', { code: 'a/b' }),
  wrong('the code begins with a space', { code: ' a' }),
  wrong('a field is unknown', { grant: 'Allow' }, 'IDE-0004'),
  wrong('the effect is none', { effect: 'Allow' }),
  wrong('there is no selector', { selectors: [] }),
  wrong('a selector names no action', { selectors: [all()] }),
  wrong('there are too many actions', {
    selectors: [all(...Array.from({ length: 1001 }, (_, at) => `midaz/a${at}:get`))],
  }),
  wrong('a pattern has a star inside a part', { selectors: [all('midaz/acc*unts:get')] }),
  wrong('a pattern is the bare star', { selectors: [all('*')] }),
  wrong('a selector is of no kind', { selectors: [{ actions: ['midaz/a:get'] }] }),
  wrong('an expression names nothing to be in', {
    selectors: [
      {
        ...all('midaz/a:get'),
        kind: 'metadata',
        expressions: [{ key: 'k', operator: 'In', value: [] }],
      },
    ],
  }),
  wrong('its time ends before it begins', {
    when: { activate: '2026-01-02T00:00:00Z', deactivate: '2026-01-01T00:00:00Z' },
  }),
  wrong('an instant has no zone', { when: { activate: '2026-01-02T00:00:00' } }),
  wrong('a condition on dates is of two kinds at once', {
    for: [
      { effectiveDateHasQuality: { quality: 'IsBeforeMidday' }, asAtRangeForSpec: { from: null } },
    ],
  }),
  wrong('a condition on the request has an operator that is none', {
    if: [{ ifRequestHeaderExpression: { headerName: 'x', operator: 'Like', value: 'y' } }],
  }),
  wrong('the annotations are too long', { annotations: { note: 'x'.repeat(17_000) } }),
  wrong('the annotations are too deep', {
    annotations: { a: JSON.parse('['.repeat(40) + ']'.repeat(40)) },
  }),
  ...(['PUT', 'PATCH'] as const).map(
    (method): Refusal => ({
      when: `${method} says what the engine cannot read`,
      as: 'ada',
      method,
      path: at(held),
      body: () => ({ ...content, condition: 'actor.id ==' }),
      status: 400,
      code: 'IDE-0002',
    }),
  ),
  {
    when: 'the name is changed',
    as: 'ada',
    method: 'PATCH',
    path: at(held),
    body: () => ({ code: 'other' }),
    status: 400,
    code: 'IDE-0004',
  },
  {
    when: 'a guardrail is to allow',
    as: 'ada',
    method: 'PATCH',
    path: at(guard),
    body: () => ({ effect: 'allow' }),
    status: 400,
    code: 'guardrail.allows',
  },
  {
    when: 'a guardrail comes to deny that it is taken away',
    as: 'ada',
    method: 'PATCH',
    path: at(guard),
    body: () => ({ selectors: [all('access-manager/*:delete')] }),
    status: 409,
    code: 'guardrail.locks-out',
  },
  {
    when: 'something holds the policy to delete',
    as: 'ada',
    method: 'DELETE',
    path: at(held),
    status: 409,
    code: 'policy.attached',
  },
  {
    when: 'a guardrail is to be deleted',
    as: 'ada',
    method: 'DELETE',
    path: at(guard),
    status: 409,
    code: 'policy.attached',
  },
  ...(
    [
      ['GET', gone, undefined],
      ['GET', at({ id: unknown }, '/revisions'), undefined],
      ['GET', at({ id: unknown }, '/revisions/1'), undefined],
      ['GET', at({ id: unknown }, '/attachments'), undefined],
      ['PUT', gone, content],
      ['PATCH', gone, {}],
      ['POST', at({ id: unknown }, '/revisions/1/restore'), {}],
      ['DELETE', gone, undefined],
    ] as const
  ).map(
    ([method, path, body]): Refusal => ({
      when: `${method} ${path().replace(unknown, ':id')} is of none that there is`,
      as: 'ada',
      method,
      path,
      ...(body && { body: () => body }),
      status: 404,
      code: 'policy.unknown',
    }),
  ),
  {
    when: 'a revision never was',
    as: 'ada',
    method: 'GET',
    path: at(held, '/revisions/7'),
    status: 404,
    code: 'policy.revision-unknown',
  },
  {
    when: 'a revision to restore never was',
    as: 'ada',
    method: 'POST',
    path: at(held, '/revisions/7/restore'),
    status: 404,
    code: 'policy.revision-unknown',
  },
  {
    when: 'the path is no id',
    as: 'ada',
    method: 'GET',
    path: () => '/v1/policies/default',
    status: 400,
    code: 'IDE-0003',
  },
]

testRefusals(server, refusals, { tokens, tables: ['policies', 'policy_revisions'] })

describe('a refusal', () => {
  interface Told {
    readonly errors: readonly { readonly pointer: string; readonly detail: string }[]
  }
  const told = async (body: object) =>
    (await call<Told>('POST', '/v1/policies', { body: { code: 'new', ...content, ...body } })).body
      .errors

  test.for([
    {
      pointer: '/selectors/1/actions/0',
      body: { selectors: [all('midaz/a:get'), all('midaz')] },
    },
    {
      pointer: '/selectors/0/expressions/0/operator',
      body: {
        selectors: [
          {
            kind: 'metadata',
            actions: ['midaz/a:get'],
            expressions: [{ key: 'a', operator: 'Like', value: 1 }],
          },
        ],
      },
    },
    {
      pointer: '/selectors/0/restrictions/0/kind',
      body: {
        selectors: [
          { kind: 'policy', actions: ['midaz/a:get'], restrictions: [{ kind: 'policy' }] },
        ],
      },
    },
    {
      pointer: '/when',
      body: { when: { activate: '2026-02-01T00:00:00Z', deactivate: '2026-01-01T00:00:00Z' } },
    },
    {
      pointer: '/for/0/effectiveDateHasQuality/quality',
      body: { for: [{ effectiveDateHasQuality: { quality: 'x' } }] },
    },
    {
      pointer: '/if/0/ifIdentityScopeExpression/scopeName',
      body: { if: [{ ifIdentityScopeExpression: {} }] },
    },
    { pointer: '/annotations', body: { annotations: 7 } },
  ])('points at $pointer', async ({ pointer, body }) => {
    expect((await told(body)).map((error) => error.pointer)).toEqual([pointer])
  })

  test.for([
    { condition: 'actor.id == ', position: /at 1\d$/ },
    { condition: 'context.a && foo.b', position: /foo.*at 13$/ },
    { condition: '1 + 2', position: /boolean.*at 0$/ },
    { condition: 'permission.matches("(")', position: /missing closing.*at 19$/ },
    { condition: 'permission.matches("a(?=b)")', position: /Perl syntax.*at 19$/ },
    { condition: 'now > timestamp("garbage")', position: /no instant.*at 6$/ },
    { condition: 'now.getHours("Mars/Base") < 8', position: /Mars\/Base.*at 13$/ },
    { condition: '[1].all(a, [1].all(b, [1].all(c, [1].all(d, true))))', position: /at 33$/ },
  ])('tells where in the condition $condition it stumbled', async ({ condition, position }) => {
    expect(await told({ condition })).toEqual([
      { pointer: '/condition', code: 'invalid', detail: expect.stringMatching(position) },
    ])
  })

  test('for a revision that is no longer the last changes nothing', async () => {
    const { id } = await create({ code: 'guarded', ...content })
    const headers = { 'if-match': '"1"' }
    const patch = (description: string) =>
      call('PATCH', `/v1/policies/${id}`, { body: { description }, headers })
    const both = await Promise.all([patch('one'), patch('other')])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
    expect((await call('PUT', `/v1/policies/${id}`, { body: content, headers })).status).toBe(412)
    const restore = `/v1/policies/${id}/revisions/1/restore`
    expect((await call('POST', restore, { headers })).status).toBe(412)
  })
})
