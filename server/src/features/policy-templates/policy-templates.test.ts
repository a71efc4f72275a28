import { describe, expect, test } from 'vitest'
import { startServer } from '../../../test/harness.ts'
import { type Refusal, testRefusals } from '../../../test/rows.ts'
import type { Page } from '../../kernel/page.ts'
import type { Generated, Template } from './schema.ts'

const server = await startServer()
const { call } = server
const member = await server.user('grace')
const unknown = '01890000-0000-7000-8000-000000000000'

const reads = { kind: 'all', actions: ['midaz/accounts:get'] }
const one = { kind: 'id', actions: ['midaz/ledgers:*'], id: { id: 'a*' } }
const open = {
  kind: 'metadata',
  actions: ['lusid/portfolios:Read'],
  expressions: [{ key: 'state', operator: 'Equals', value: 'open' }],
}
const content = {
  title: 'Ledger',
  description: 'What a ledger needs',
  selectors: [
    { application: 'midaz', tag: 'read', selector: reads },
    { application: 'midaz', tag: 'write', selector: one },
    { application: 'lusid', tag: 'read', selector: open },
  ],
}

const create = async (code: string, body: object = content) => {
  const made = await call<Template>('POST', '/v1/policy-templates', { body: { code, ...body } })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body
}
const generate = (body: object) =>
  call<Generated>('POST', '/v1/policy-templates/generate', { body })

const ledger = await create('ledger')

describe('a policy template', () => {
  test('tells the applications and tags of its selectors, and is listed', async () => {
    expect(ledger).toMatchObject({
      scope: 'default',
      code: 'ledger',
      ...content,
      applications: ['lusid', 'midaz'],
      tags: ['read', 'write'],
      revision: 1,
    })
    const shown = await call('GET', `/v1/policy-templates/${ledger.id}`)
    expect([shown.body, shown.headers.get('etag')]).toEqual([ledger, '"1"'])
    for (const query of ['filter=LEDG', 'code=ledger', 'filter=needs&scope=default'])
      expect(
        (await call<Page<Template>>('GET', `/v1/policy-templates?${query}`)).body.items,
      ).toEqual([ledger])
  })

  test('is replaced whole as of the revision that was read, and deleted', async () => {
    const { id } = await create('brief')
    const path = `/v1/policy-templates/${id}`
    const headers = { 'if-match': '"1"' }
    const body = { title: 'Brief', selectors: content.selectors.slice(0, 1) }
    const replaced = await call<Template>('PUT', path, { body, headers })
    expect(replaced.body).toMatchObject({ description: '', tags: ['read'], revision: 2 })
    expect((await call('PUT', path, { body, headers })).status).toBe(412)
    expect((await call<Template>('PUT', path, { body })).body.revision).toBe(2)
    expect((await call('DELETE', path)).status).toBe(204)
    expect((await call('GET', path)).status).toBe(404)
  })

  test('keeps what its selectors are called, which no policy of it has', async () => {
    const called = { name: 'Every account', description: 'Of all ledgers' }
    const selectors = [{ application: 'midaz', tag: 'read', selector: reads, ...called }]
    const made = await create('called', { ...content, selectors })
    expect(made.selectors).toEqual(selectors)
    expect((await call('GET', `/v1/policy-templates/${made.id}`)).body).toEqual(made)
    const { body } = await generate({ templates: [{ code: 'called' }] })
    expect(Object.keys(body).sort()).toEqual(['applications', 'selectors', 'templateMetadata'])
    expect(body.selectors).toEqual([reads])
  })

  test('gives a selector once, whoever wrote it first', async () => {
    await create('once')
    const body = { templates: [{ code: 'once' }], selectors: [one, reads, open] }
    expect((await generate(body)).body.selectors).toEqual([reads, one, open])
  })

  test('gives the selectors of the tags that are asked for, each once, and stores nothing', async () => {
    await create('further', {
      title: 'Further',
      selectors: [{ application: 'crm', tag: 'any', selector: { ...reads } }],
    })
    const before = (await call<Page<object>>('GET', '/v1/policies')).body.total
    const { status, body } = await generate({
      templates: [
        { code: 'ledger', tags: ['read'] },
        { scope: 'default', code: 'further' },
      ],
      selectors: [{ kind: 'policy', actions: ['access-manager/policies:get'] }],
    })
    expect([status, body.applications]).toEqual([200, ['crm', 'lusid', 'midaz']])
    expect(body.selectors).toEqual([
      reads,
      open,
      {
        kind: 'policy',
        actions: ['access-manager/policies:get'],
        identity: null,
        restrictions: [],
      },
    ])
    expect(body.templateMetadata).toEqual({
      templateSelection: [
        { scope: 'default', code: 'ledger', tags: ['read'] },
        { scope: 'default', code: 'further' },
      ],
      buildAsAt: expect.stringMatching(/^\d{4}-.+Z$/),
    })
    expect((await call<Page<object>>('GET', '/v1/policies')).body.total).toBe(before)
  })

  test('makes a policy, when what it gave is written as one', async () => {
    const { templateMetadata, ...made } = (await generate({ templates: [{ code: 'ledger' }] })).body
    const policy = await call('POST', '/v1/policies', {
      body: { code: 'of-ledger', effect: 'allow', ...made, annotations: { templateMetadata } },
    })
    expect(policy.body).toMatchObject({ ...made, annotations: { templateMetadata } })
  })
})

const tokens: Record<string, string | null> = {
  nobody: null,
  ada: server.token,
  member: member.token,
}
const path = () => '/v1/policy-templates'
const at = (id: string) => () => `/v1/policy-templates/${id}`
const generates = () => '/v1/policy-templates/generate'
const wrong = (when: string, body: object, code = 'IDE-0002'): Refusal => ({
  when,
  as: 'ada',
  method: 'POST',
  path,
  body: () => ({ code: 'new', ...content, ...body }),
  status: 400,
  code,
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
      ['GET', at(ledger.id), undefined],
      ['PUT', at(ledger.id), content],
      ['DELETE', at(ledger.id), undefined],
      ['POST', generates, { templates: [{ code: 'ledger' }] }],
    ] as const
  ).map(
    ([method, path, body]): Refusal => ({
      when: `a member calls ${method} ${path().replace(ledger.id, ':id')}`,
      as: 'member',
      method,
      path,
      ...(body && { body: () => body }),
      status: 403,
      code: 'auth.forbidden',
    }),
  ),
  {
    when: 'another template has the name',
    as: 'ada',
    method: 'POST',
    path,
    body: () => ({ code: 'ledger', ...content }),
    status: 409,
    code: 'policy-template.code-taken',
  },
  wrong('it has no selector', { selectors: [] }),
  wrong(
    'a selector has no tag',
    { selectors: [{ application: 'a', selector: reads }] },
    'IDE-0001',
  ),
  wrong('a selector cannot be read', {
    selectors: [
      { application: 'a', tag: 't', selector: { kind: 'id', actions: ['a/b:c'], id: {} } },
    ],
  }),
  wrong('the scope is of the system', { scope: '_users' }),
  ...(
    [
      ['GET', at(unknown), undefined],
      ['PUT', at(unknown), content],
      ['DELETE', at(unknown), undefined],
      ['POST', generates, { templates: [{ code: 'nowhere' }] }],
    ] as const
  ).map(
    ([method, path, body]): Refusal => ({
      when: `${method} ${path().replace(unknown, ':id')} is of none that there is`,
      as: 'ada',
      method,
      path,
      ...(body && { body: () => body }),
      status: 404,
      code: 'policy-template.unknown',
    }),
  ),
  {
    when: 'a tag is asked for that the template lacks',
    as: 'ada',
    method: 'POST',
    path: generates,
    body: () => ({ templates: [{ code: 'ledger', tags: ['read', 'delete'] }] }),
    status: 400,
    code: 'policy-template.tag-unknown',
  },
  {
    when: 'a further selector cannot be read',
    as: 'ada',
    method: 'POST',
    path: generates,
    body: () => ({ templates: [{ code: 'ledger' }], selectors: [{ kind: 'all' }] }),
    status: 400,
    code: 'IDE-0002',
  },
]

testRefusals(server, refusals, { tokens, tables: ['policy_templates', 'policies'] })
