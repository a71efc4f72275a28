import { describe, expect, test } from 'vitest'
import { startServer } from '../../../test/harness.ts'
import type { Page } from '../../kernel/page.ts'
import type { Collection } from '../policy-collections/schema.ts'
import type { Attachment, WrittenPolicy } from './schema.ts'

const server = await startServer()
const { call } = server

const permission = 'midaz/accounts:patch'
const writes = { kind: 'all', actions: [permission] }

let made = 0
/** A policy that lies in no role yet. */
async function policy(content: object): Promise<{ id: string; reference: string }> {
  made += 1
  const body = { code: `p${made}`, effect: 'allow', selectors: [writes], ...content }
  const reply = await call<WrittenPolicy>('POST', '/v1/policies', { body })
  expect(reply.status, JSON.stringify(reply.body)).toBe(201)
  return { id: reply.body.id, reference: `default/p${made}` }
}

/** Somebody whose one role, beside that of every member, holds these. */
async function holder(contents: object): Promise<{ id: string; token: string; role: string }> {
  made += 1
  const { id, token } = await server.user(`holder-${made}`)
  const role = await call<{ id: string }>('POST', '/v1/roles', {
    body: { code: `r${made}`, precedence: 50, ...contents },
  })
  expect(role.status, JSON.stringify(role.body)).toBe(201)
  const body = { actorId: id, role: role.body.id }
  expect((await call('POST', '/v1/assignments', { body })).status).toBe(201)
  return { id, token, role: role.body.id }
}

interface Decisions {
  readonly decisions: readonly { readonly effect: string; readonly reason: string }[]
}

async function decide(token: string, question: object = {}, on = server): Promise<string> {
  const { body } = await on.call<Decisions>('POST', '/v1/check', {
    token,
    body: { requests: [{ permission, ...question }] },
  })
  const [decision] = body.decisions
  return `${decision?.effect}: ${decision?.reason}`
}

const granted = 'allow: granted'
const none = 'deny: no-match'

describe('what a policy says', () => {
  test('holds in the very next check after it is written, replaced, restored', async () => {
    const { id, reference } = await policy({})
    const { token } = await holder({ policies: [reference] })
    expect(await decide(token)).toBe(granted)
    await call('PATCH', `/v1/policies/${id}`, { body: { effect: 'deny' } })
    expect(await decide(token)).toBe('deny: denied')
    const elsewhere = { effect: 'allow', selectors: [{ ...writes, actions: ['midaz/ledgers:*'] }] }
    await call('PUT', `/v1/policies/${id}`, { body: elsewhere })
    expect(await decide(token)).toBe(none)
    await call('POST', `/v1/policies/${id}/revisions/1/restore`)
    expect(await decide(token)).toBe(granted)
  })

  test('denies beside an allow of the same role, and loses to a stronger one', async () => {
    const [allows, denies] = [await policy({}), await policy({ effect: 'deny' })]
    const both = await holder({ policies: [allows.reference, denies.reference] })
    expect(await decide(both.token)).toBe('deny: denied')
    const { id } = (
      await call<{ id: string }>('POST', '/v1/roles', {
        body: { code: 'stronger', precedence: 40, policies: [allows.reference] },
      })
    ).body
    await call('POST', '/v1/assignments', { body: { actorId: both.id, role: id } })
    expect(await decide(both.token)).toBe(granted)
  })

  test('is denied to whoever a guardrail stops, whatever their roles allow', async () => {
    const [allows, denies] = [
      await policy({}),
      await policy({
        effect: 'deny',
        selectors: [{ kind: 'id', id: { id: 'x' }, actions: [permission] }],
      }),
    ]
    const { token } = await holder({ policies: [allows.reference] })
    const path = `/v1/guardrails/${denies.id}`
    expect((await call('PUT', path, { body: { reason: 'frozen' } })).status).toBe(200)
    const resource = { id: { id: 'x' } }
    expect(await decide(token, { resource })).toBe('deny: guardrail')
    expect(await decide(token, { resource: { id: { id: 'y' } } })).toBe(granted)
    expect((await call('DELETE', path)).status).toBe(204)
    expect(await decide(token, { resource })).toBe(granted)
  })

  test.for([
    {
      what: 'an id, each part by itself, with a prefix',
      content: {
        selectors: [{ kind: 'id', actions: [permission], id: { code: 'a*', scope: 's' } }],
      },
      yes: { resource: { id: { code: 'abc', scope: 's', more: 'z' } } },
      no: { resource: { id: { code: 'abc' } } },
    },
    {
      what: 'metadata',
      content: {
        selectors: [
          {
            kind: 'metadata',
            actions: [permission],
            expressions: [
              { key: 'state', operator: 'In', value: ['open', 'new'] },
              { key: 'size', operator: 'LessThan', value: 10 },
            ],
          },
        ],
      },
      yes: { resource: { properties: { state: 'open', size: 9 } } },
      no: { resource: { properties: { state: 'open', size: 10 } } },
    },
    {
      what: 'policies, by their identity and what they select',
      content: {
        selectors: [
          {
            kind: 'policy',
            actions: [permission],
            identity: { code: 'team-*' },
            restrictions: [{ kind: 'all', actions: ['midaz/accounts:get'] }],
          },
        ],
      },
      yes: {
        resource: {
          id: { code: 'team-a' },
          properties: { selectors: [{ kind: 'all', actions: ['midaz/accounts:get'] }] },
        },
      },
      no: {
        resource: {
          id: { code: 'team-a' },
          properties: { selectors: [{ kind: 'all', actions: ['midaz/accounts:patch'] }] },
        },
      },
    },
    {
      what: 'a condition',
      content: { condition: 'context.amount < 100 && actor.kind == "user"' },
      yes: { context: { amount: 99 } },
      no: { context: { amount: 100 } },
    },
    {
      what: 'a header',
      content: {
        if: [
          {
            ifRequestHeaderExpression: {
              headerName: 'X-Desk',
              operator: 'EqualsCaseInsensitive',
              value: 'london',
            },
          },
        ],
      },
      yes: { context: { headers: { 'x-desk': 'London' } } },
      no: { context: { headers: { 'x-desk': 'Paris' } } },
    },
    {
      what: 'a claim and a scope, both',
      content: {
        if: [
          {
            ifIdentityClaimExpression: {
              claimType: 'desk',
              operator: 'InCaseInsensitive',
              value: 'fx,rates',
            },
          },
          { ifIdentityScopeExpression: { scopeName: 'trade' } },
        ],
      },
      yes: { context: { claims: { desk: 'FX' }, scopes: 'read trade' } },
      no: { context: { claims: { desk: 'FX' }, scopes: 'read' } },
    },
    {
      what: 'the way by which it came',
      content: { if: [{ ifViaApiExpression: { apiFeatureCodes: ['api-orders'] } }] },
      yes: { context: { via: ['api-orders'] } },
      no: {},
    },
  ])('is asked of $what', async ({ content, yes, no }) => {
    const { reference } = await policy(content)
    const { token } = await holder({ policies: [reference] })
    expect([await decide(token, yes), await decide(token, no)]).toEqual([granted, none])
  })

  test('is for the products that it names, and for all when it names none', async () => {
    const [other, own] = [
      await policy({ applications: ['lusid'] }),
      await policy({ applications: ['midaz', 'lusid'] }),
    ]
    expect(await decide((await holder({ policies: [other.reference] })).token)).toBe(none)
    expect(await decide((await holder({ policies: [own.reference] })).token)).toBe(granted)
  })
})

describe('the time of a policy', () => {
  const second = 1000
  const instant = (seconds: number) => new Date(Date.now() + seconds * second).toISOString()

  test('begins and ends with its window, and dates of the data asked for bound it', async () => {
    const own = await startServer()
    const body = (code: string, content: object) => ({
      code,
      effect: 'allow',
      selectors: [writes],
      ...content,
    })
    const window = { activate: instant(60), deactivate: instant(120) }
    const until = {
      for: [{ effectiveRange: { from: '2020-01-01T00:00:00Z', to: instant(60) } }],
    }
    for (const [code, content] of Object.entries({ window: { when: window }, until }))
      await own.call('POST', '/v1/policies', { body: body(code, content) })
    const people = await Promise.all(
      ['window', 'until'].map(async (code) => {
        const { id, token } = await own.user(`of-${code}`)
        const role = { code: `of-${code}`, policies: [`default/${code}`] }
        await own.call('POST', '/v1/roles', { body: role })
        await own.call('POST', '/v1/assignments', {
          body: { actorId: id, role: `default/of-${code}` },
        })
        return token
      }),
    )
    const now = () => Promise.all(people.map((token) => decide(token, {}, own)))
    expect(await now()).toEqual([none, granted])
    own.advance(70)
    expect(await now()).toEqual([granted, none])
    own.advance(60)
    expect(await now()).toEqual([none, none])
  })
})

describe('what a collection holds', () => {
  test('is as good as attached itself, at any depth, and a change of it holds at once', async () => {
    const { id, reference } = await policy({})
    const collection = async (code: string, contents: object) =>
      (await call<Collection>('POST', '/v1/policy-collections', { body: { code, ...contents } }))
        .body
    const inner = await collection('inner', { policies: [reference] })
    await collection('middle', { collections: ['default/inner'] })
    await collection('outer', { collections: ['default/middle'] })
    const { token, id: actor, role } = await holder({ collections: ['default/outer'] })
    expect(await decide(token)).toBe(granted)

    const userRole = { policies: [reference], collections: ['default/middle'] }
    const put = await call('PUT', `/v1/user-roles/${actor}`, { body: userRole })
    expect(put.status).toBe(200)
    const held = await call<Page<Attachment>>('GET', `/v1/policies/${id}/attachments?limit=100`)
    expect(held.body.items.map(({ kind, id, through }) => [kind, id, through])).toEqual([
      ['collection', inner.id, null],
      ['collection', expect.any(String), 'default/inner'],
      ['collection', expect.any(String), 'default/middle'],
      ['role', role, 'default/outer'],
      ['user-role', actor, null],
      ['user-role', actor, 'default/middle'],
    ])
    const paged = await call<Page<Attachment>>('GET', `/v1/policies/${id}/attachments?limit=4`)
    const rest = `/v1/policies/${id}/attachments?limit=4&after=${paged.body.next}`
    const more = await call<Page<Attachment>>('GET', rest)
    expect([...paged.body.items, ...more.body.items]).toEqual(held.body.items)

    const refused = await call<{ code: string; detail: string }>('DELETE', `/v1/policies/${id}`)
    expect([refused.body.code, refused.body.detail]).toEqual([
      'policy.attached',
      expect.stringContaining('role default/r'),
    ])
    await call('PUT', `/v1/user-roles/${actor}`, { body: { policies: [], collections: [] } })
    await call('POST', `/v1/policy-collections/${inner.id}/take`, {
      body: { policies: [reference] },
    })
    expect(await decide(token)).toBe(none)
    expect((await call('DELETE', `/v1/policies/${id}`)).status).toBe(204)
  })
})
