import { beforeAll, describe, expect, test } from 'vitest'
import { startServer } from '../harness.ts'
import {
  action,
  applyLusid,
  ask,
  byId,
  evaluate,
  matchAll,
  newPolicy,
  newRole,
  since,
  toldPolicy,
  toldRole,
} from './wire.ts'

const server = await startServer('postgres', { CASTELLAN_RATE_LIMIT: 'false' })
let grace: { id: string; token: string }

beforeAll(async () => {
  await applyLusid(server)
  grace = await server.user('grace')
})

const call = async (method: string, path: string, body?: object, token?: string) => {
  const reply = await server.call<unknown>(method, path, {
    ...(body && { body }),
    ...(token !== undefined && { token }),
  })
  return [reply.status, reply.body]
}

const read = ['default', 'Portfolio', 'Read'] as const
const official = { scope: 'official', code: 'uk-equity' }
const mine = (questions: object, more: { query?: string; headers?: Record<string, string> } = {}) =>
  evaluate(server, questions, { token: grace.token, ...more })

describe('a session, from the first policy to the last delete', () => {
  const role = newRole('readers', [], ['reading'])

  test('a policy, a collection that holds it, and a role that holds the collection are made', async () => {
    expect(await call('POST', '/access/api/policies', newPolicy('read-official'))).toEqual([
      201,
      toldPolicy('read-official'),
    ])
    const parts = { policies: [{ scope: 'default', code: 'read-official' }] }
    expect(
      await call('POST', '/access/api/policycollections', { code: 'reading', ...parts }),
    ).toEqual([
      201,
      {
        id: { scope: 'default', code: 'reading' },
        ...parts,
        policyCollections: [],
        description: '',
        links: expect.any(Array),
      },
    ])
    expect(await call('POST', '/access/api/roles', role)).toEqual([201, toldRole(role)])
  })

  test('a member of the role may do what the policy allows, on those records alone', async () => {
    const questions = { yes: ask(read, official), no: ask(read, { scope: 'private', code: 'x' }) }
    expect(await mine(questions)).toEqual({ yes: 'Denied', no: 'Denied' })
    const [, { id }] = (await call('GET', '/identity/api/roles/byCode/readers')) as [
      number,
      { id: string },
    ]
    expect(await call('PUT', `/identity/api/roles/${id}/users/${grace.id}`, {})).toEqual([204, ''])
    expect(await mine(questions)).toEqual({ yes: 'Granted', no: 'Denied' })
  })

  test('what the role holds counts from the next request on, with the token that there is', async () => {
    const questions = { one: ask(read, official) }
    const without = { ...role, resource: { policyIdRoleResource: { policies: [] } } }
    for (const [body, result] of [
      [without, 'Denied'],
      [role, 'Granted'],
    ] as const) {
      const { code: _, ...content } = body
      const [status] = await call('PUT', '/access/api/roles/readers', content)
      expect([status, await mine(questions)]).toEqual([200, { one: result }])
    }
  })

  test('a denial in the user-role yields to the role, since user-roles are weakest', async () => {
    const denial = newPolicy('deny-official', { grant: 'Deny' })
    expect((await call('POST', '/access/api/policies', denial))[0]).toBe(201)
    const held = { policies: [{ scope: 'default', code: 'deny-official' }] }
    const path = `/access/api/userroles/${grace.id}/update`
    expect(await call('POST', path, { resource: held })).toEqual([
      200,
      {
        resource: { policyIdRoleResource: { ...held, policyCollections: [] } },
        id: { scope: '_users', code: grace.id },
      },
    ])
    expect(await mine({ one: ask(read, official) })).toEqual({ one: 'Granted' })
  })

  test('the caller is told which policies they have, through what, and in which order', async () => {
    const [, own] = await call('GET', '/access/api/me', undefined, grace.token)
    const told = (own as { sourceRole: object; id: object; roleHierarchyIndex: number }[]).map(
      ({ sourceRole, id }) => [sourceRole, id],
    )
    expect(told).toEqual([
      [
        { scope: 'default', code: 'readers' },
        { scope: 'default', code: 'read-official' },
      ],
      [
        { scope: '_users', code: grace.id },
        { scope: 'default', code: 'deny-official' },
      ],
    ])
    const { links: _, ...policy } = toldPolicy('read-official')
    expect((own as object[])[0]).toEqual({
      ...policy,
      sourceRole: { scope: 'default', code: 'readers' },
      roleHierarchyIndex: expect.any(Number),
      policyType: 'Entitlement',
    })
  })

  test('the native explanation names the same role and policy', async () => {
    const question = { permission: 'default/Portfolio:Read', resource: { id: official } }
    const [status, explained] = await call('POST', '/v1/explain', question, grace.token)
    expect(status).toBe(200)
    expect(explained).toMatchObject({
      effect: 'allow',
      authoritative: { role: 'default/readers', policy: 'default/read-official' },
    })
  })

  test('what is held is not deleted; taken apart from the top, all of it is', async () => {
    const refused = { code: 152, status: 409 }
    for (const path of ['policies/read-official', 'policycollections/reading'])
      expect(await call('DELETE', `/access/api/${path}`)).toEqual([
        409,
        expect.objectContaining(refused),
      ])
    const [, { id }] = (await call('GET', '/identity/api/roles/byCode/readers')) as [
      number,
      { id: string },
    ]
    expect(await call('DELETE', `/identity/api/roles/${id}/users/${grace.id}`)).toEqual([204, ''])
    expect(await mine({ one: ask(read, official) })).toEqual({ one: 'Denied' })
    for (const path of [
      'roles/readers',
      'policycollections/reading',
      'policies/read-official',
      `userroles/${grace.id}`,
      'policies/deny-official',
    ]) {
      expect([path, await call('DELETE', `/access/api/${path}`)]).toEqual([path, [204, '']])
      const [status] = await call('GET', `/access/api/${path}`)
      expect([path, status]).toEqual([path, 404])
    }
  })
})

describe('precedence', () => {
  const allow = newPolicy('p-allow')
  const deny = newPolicy('p-deny', { grant: 'Deny' })

  beforeAll(async () => {
    for (const policy of [allow, deny]) await call('POST', '/access/api/policies', policy)
    for (const [code, policy] of [
      ['p-strong', 'p-allow'],
      ['p-weak', 'p-deny'],
    ] as const) {
      await call('POST', '/access/api/roles', newRole(code, [policy]))
      const [, { id }] = (await call('GET', `/identity/api/roles/byCode/${code}`)) as [
        number,
        { id: string },
      ]
      await call('PUT', `/identity/api/roles/${id}/users/${grace.id}`, {})
    }
  })

  const order = async () => {
    const [, roles] = await call('GET', '/access/api/roles')
    return (roles as { id: { code: string }; roleHierarchyIndex: number }[])
      .filter(({ id }) => id.code.startsWith('p-'))
      .map(({ id }) => id.code)
  }
  const { code: _, ...weak } = newRole('p-weak', ['p-deny'])

  test('of new roles: each goes last, so that the first one wins', async () => {
    expect(await order()).toEqual(['p-strong', 'p-weak'])
    expect(await mine({ one: ask(read, official) })).toEqual({ one: 'Granted' })
  })

  test('of a role put before another is directly above it, and decides', async () => {
    const [status, told] = await call(
      'PUT',
      '/access/api/roles/p-weak?beforeCode=p-strong&beforeScope=default',
      weak,
    )
    expect([status, told]).toEqual([200, toldRole(newRole('p-weak', ['p-deny']))])
    expect(await order()).toEqual(['p-weak', 'p-strong'])
    expect(await mine({ one: ask(read, official) })).toEqual({ one: 'Denied' })
  })

  test('of a role put after another is directly below it', async () => {
    await call('PUT', '/access/api/roles/p-weak?afterCode=p-strong', weak)
    expect(await order()).toEqual(['p-strong', 'p-weak'])
    expect(await mine({ one: ask(read, official) })).toEqual({ one: 'Granted' })
  })

  test('of a role that a manifest manages changes, when what it is told to be is sent back', async () => {
    const [, role] = await call('GET', '/access/api/roles/instrument-administrator')
    const path = '/access/api/roles/instrument-administrator?beforeCode=lusid-evaluator'
    const [status, moved] = await call('PUT', path, role as object)
    const [, evaluator] = await call('GET', '/access/api/roles/lusid-evaluator')
    const index = (one: unknown) => (one as { roleHierarchyIndex: number }).roleHierarchyIndex
    expect(status).toBe(200)
    expect(index(moved)).toBeLessThan(index(evaluator))
  })

  test('beside a role that is not there changes nothing of the role either', async () => {
    const before = await call('GET', '/access/api/roles/p-weak')
    const changed = { ...weak, description: 'other' }
    const reply = await call('PUT', '/access/api/roles/p-weak?afterCode=nothing', changed)
    expect(reply).toEqual([404, expect.objectContaining({ code: 660 })])
    expect(await call('GET', '/access/api/roles/p-weak')).toEqual(before)
  })
})

describe('a role of both APIs', () => {
  const access = (method: string, rest = '', body?: object) =>
    call(method, `/access/api/roles${rest}`, body)
  const identity = (method: string, rest = '', body?: object) =>
    call(method, `/identity/api/roles${rest}`, body)
  const idOf = async (code: string) => {
    const [, role] = await identity('GET', `/byCode/${code}`)
    return (role as { id: string }).id
  }

  test.for([
    { code: 'access-first', order: ['access', 'identity'] },
    { code: 'identity-first', order: ['identity', 'access'] },
  ])('is made in either order, once in each: $code', async ({ code, order }) => {
    const made = {
      access: () => access('POST', '', newRole(code, ['p-allow'])),
      identity: () => identity('POST', '', { name: code }),
    }
    const taken = { access: 615, identity: 157 }
    for (const api of order as ('access' | 'identity')[]) {
      expect((await made[api]())[0]).toBe(201)
      expect(await made[api]()).toEqual([409, expect.objectContaining({ code: taken[api] })])
    }
    expect(await access('GET', `/${code}`)).toEqual([200, toldRole(newRole(code, ['p-allow']))])
    expect((await identity('GET', `/${await idOf(code)}`))[0]).toBe(200)
  })

  test('gives nothing once it is deleted from Access, and stays with its members in Identity', async () => {
    const member = await server.user('member-of-both')
    const path = `/${await idOf('access-first')}`
    await identity('PUT', `${path}/users/${member.id}`, {})
    const asked = () => evaluate(server, { one: ask(read, official) }, { token: member.token })
    expect(await asked()).toEqual({ one: 'Granted' })
    expect(await access('DELETE', '/access-first')).toEqual([204, ''])
    expect(await asked()).toEqual({ one: 'Denied' })
    expect((await access('GET', '/access-first'))[0]).toBe(404)
    const [, members] = await identity('GET', `${path}/users`)
    expect((members as object[]).length).toBe(1)
    expect(await identity('DELETE', path)).toEqual([204, ''])
    expect((await identity('GET', path))[0]).toBe(404)
  })

  test('goes on giving nothing when it is deleted from Identity first, for it has nobody', async () => {
    const path = `/${await idOf('identity-first')}`
    expect(await identity('DELETE', path)).toEqual([204, ''])
    expect((await identity('GET', path))[0]).toBe(404)
    expect((await access('GET', '/identity-first'))[0]).toBe(200)
    expect(await access('DELETE', '/identity-first')).toEqual([204, ''])
    expect((await access('GET', '/identity-first'))[0]).toBe(404)
  })
})

describe('Evaluate', () => {
  /** Holds one policy in a user-role of somebody new, and asks as them. */
  const asking = async (name: string, ...policies: object[]) => {
    const user = await server.user(name)
    const codes = policies.map((_, at) => `${name}-${at}`)
    for (const [at, policy] of policies.entries()) {
      const [status, told] = await call(
        'POST',
        '/access/api/policies',
        newPolicy(codes[at] ?? '', policy),
      )
      expect([status, told]).toEqual([201, expect.anything()])
    }
    const held = { policies: codes.map((code) => ({ code })) }
    await call('POST', `/access/api/userroles/${user.id}/update`, { resource: held })
    return (questions: object, more: { query?: string; headers?: Record<string, string> } = {}) =>
      evaluate(server, questions, { token: user.token, ...more })
  }

  test('answers each of many questions under the key that it came with', async () => {
    const as = await asking('batcher', {})
    const keys = Array.from({ length: 100 }, (_, at) => `question ${at}/ü`)
    const questions = Object.fromEntries(
      keys.map((key, at) => [key, ask(read, { scope: at % 2 ? 'official' : 'x', code: `${at}` })]),
    )
    const results = await as(questions)
    expect(Object.keys(results)).toEqual(keys)
    expect(Object.values(results).filter((one) => one === 'Granted').length).toBe(50)
    expect(await as({})).toEqual({})
  })

  test('takes wildcards, parts that are not named, and Any', async () => {
    const as = await asking('wild', {
      selectors: [
        byId({ code: 'api-configuration*' }, action('Feature', 'Execute', 'LUSID')),
        matchAll(action('Instrument', 'Any')),
      ],
    })
    const feature = (code: string) => ask(['LUSID', 'Feature', 'Execute'], { scope: 'LUSID', code })
    expect(
      await as({
        prefix: feature('api-configurationrecipe-get'),
        other: feature('api-instruments-list'),
        any: ask(['default', 'Instrument', 'Delete'], {}),
        undeclared: ask(['default', 'Instrument', 'Fly'], {}),
        unknown: ask(['default', 'Spaceship', 'Read'], {}),
      }),
    ).toEqual({
      prefix: 'Granted',
      other: 'Denied',
      any: 'Granted',
      undeclared: 'Denied',
      unknown: 'Denied',
    })
  })

  test('compares the metadata of the request', async () => {
    const expressions = [
      { metadataKey: 'region', operator: 'In', textValue: 'UK, EU' },
      { metadataKey: 'secret', operator: 'NotEquals', textValue: 'yes' },
    ]
    const as = await asking('metadata', {
      selectors: [
        { metadataSelectorDefinition: { expressions, actions: [action(read[1], read[2])] } },
      ],
    })
    const of = (metadata?: object) => ask(read, official, metadata ? { metadata } : {})
    expect(
      await as({
        one: of({ region: [{ provider: 'p', value: 'EU' }] }),
        several: of({ region: [{ value: 'US' }, { value: 'UK' }] }),
        denied: of({ region: [{ value: 'UK' }], secret: [{ value: 'yes' }] }),
        none: of(),
      }),
    ).toEqual({ one: 'Granted', several: 'Granted', denied: 'Denied', none: 'Denied' })
  })

  test('holds for-items against the dates of the data', async () => {
    const as = await asking('dated', {
      for: [
        {
          effectiveRange: {
            from: '2020-01-01T00:00:00.0000000+00:00',
            to: '2020-12-31T00:00:00.0000000+00:00',
          },
        },
        {
          asAtRangeForSpec: {
            from: { dateTimeOffset: '2021-01-01T00:00:00.0000000+00:00' },
            to: { value: 'AsAt=Latest' },
          },
        },
      ],
    })
    const of = (request: object) => ask(read, official, { request })
    const may = '2020-05-05T00:00:00.0000000+00:00'
    expect(
      await as({
        inside: of({ fromEffectiveDate: may }),
        range: of({ fromEffectiveDate: may, toEffectiveDate: '2020-06-06T00:00:00Z' }),
        beyond: of({ fromEffectiveDate: may, toEffectiveDate: '2022-01-01T00:00:00Z' }),
        now: of({}),
        earlier: of({ fromEffectiveDate: may, fromAsAt: '2020-06-06T00:00:00Z' }),
        later: of({ fromEffectiveDate: may, fromAsAt: '2022-06-06T00:00:00Z', toAsAt: null }),
      }),
    ).toEqual({
      inside: 'Granted',
      range: 'Granted',
      beyond: 'Denied',
      now: 'Denied',
      earlier: 'Denied',
      later: 'Granted',
    })
  })

  test('takes headers, claims and scopes of the very request for if-items', async () => {
    const item = (kind: string, name: object) => ({ if: [{ [kind]: name }] })
    const equals = { operator: 'EqualsCaseInsensitive' }
    for (const [name, policy, headers, result] of [
      [
        'header-no',
        item('ifRequestHeaderExpression', { headerName: 'X-Desk', ...equals, value: 'FX' }),
        {},
        'Denied',
      ],
      [
        'header-yes',
        item('ifRequestHeaderExpression', { headerName: 'X-Desk', ...equals, value: 'FX' }),
        { 'x-desk': 'fx' },
        'Granted',
      ],
      [
        'header-token',
        item('ifRequestHeaderExpression', { headerName: 'Authorization', operator: 'NotPresent' }),
        {},
        'Granted',
      ],
      [
        'claim-yes',
        item('ifIdentityClaimExpression', { claimType: 'name', ...equals, value: 'claim-yes' }),
        {},
        'Granted',
      ],
      [
        'claim-no',
        item('ifIdentityClaimExpression', { claimType: 'name', ...equals, value: 'x' }),
        {},
        'Denied',
      ],
      [
        'claim-issuer',
        item('ifIdentityClaimExpression', {
          claimType: 'name',
          ...equals,
          value: 'claim-issuer',
          claimIssuer: 'https://other',
        }),
        {},
        'Denied',
      ],
      ['scope-yes', item('ifIdentityScopeExpression', { scopeName: 'openid' }), {}, 'Granted'],
      ['scope-no', item('ifIdentityScopeExpression', { scopeName: 'payments' }), {}, 'Denied'],
      ['via-api', item('ifViaApiExpression', { apiFeatureCodes: ['api-x'] }), {}, 'Denied'],
    ] as const) {
      const as = await asking(name, policy)
      expect([name, await as({ one: ask(read, official) }, { headers })]).toEqual([
        name,
        { one: result },
      ])
    }
  })

  test('considers only policies for the applications that are asked for', async () => {
    const as = await asking(
      'applied',
      { applications: ['Drive'], grant: 'Deny' },
      { applications: ['LUSID'] },
      { applications: [], selectors: [byId({ scope: 'other' }, action('Portfolio', 'Read'))] },
    )
    const questions = { one: ask(read, official), any: ask(read, { scope: 'other' }) }
    for (const [query, one] of [
      ['', 'Denied'],
      ['?applications=LUSID', 'Granted'],
      ['?applications=Drive', 'Denied'],
      ['?applications=Drive&applications=LUSID', 'Denied'],
      ['?applications=Website', 'Denied'],
    ] as const)
      expect([query, await as(questions, { query })]).toEqual([query, { one, any: 'Granted' }])
  })

  test('follows the windows of policies and roles', async () => {
    const ended = { ...since, deactivate: '2017-01-01T00:00:00Z' }
    const as = await asking('windowed', { when: ended })
    expect(await as({ one: ask(read, official) })).toEqual({ one: 'Denied' })
  })

  test('says nothing of why it grants, and briefly why it denies', async () => {
    const { body } = await server.call<object>('POST', '/access/api/me', {
      token: grace.token,
      body: { one: ask(read, { scope: 'nowhere' }) },
    })
    expect(body).toEqual({ one: { result: 'Denied', detailedMessage: 'No policy allows it' } })
  })
})
