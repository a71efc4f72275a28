import { afterAll, describe, expect, test } from 'vitest'
import { startBare } from '../bare.ts'
import { startServer } from '../harness.ts'
import { audience, startIssuer } from '../outside-issuer.ts'
import { foundTenant, startPlatform } from '../platform.ts'
import { build, records } from './worlds.ts'

const server = await startServer('postgres', { CASTELLAN_DECISION_LOG: 'full' })
const { call } = server
const { ask, ids, token } = await build(server, records)
const issuer = await startIssuer()
afterAll(issuer.stop)

const alice = { type: 'user', id: 'alice' }
const bob = { type: 'user', id: 'bob' }
const read = { name: 'read' }
const write = { name: 'write' }
const first = { type: 'record', id: 'record-1' }

interface Answer {
  readonly decision: boolean
  readonly context?: Readonly<Record<string, unknown>>
}
interface Results {
  readonly results: readonly {
    readonly id?: string
    readonly name?: string
    readonly properties?: Readonly<Record<string, unknown>>
  }[]
  readonly page?: { readonly next_token: string; readonly count: number; readonly total?: number }
}

const decide = async (subject: object, action: object, resource: object): Promise<boolean> =>
  (await ask<Answer>('/access/v1/evaluation', { subject, action, resource })).decision
const search = (entity: string, body: object) => ask<Results>(`/access/v1/search/${entity}`, body)

/** A workspace in which bob may write, with these records registered. */
async function workspace(name: string, recordIds: readonly string[]): Promise<string> {
  const { body } = await call<{ id: string }>('POST', '/v1/workspaces', { body: { name } })
  for (const id of recordIds)
    await call('PUT', `/v1/workspaces/${body.id}/resources/record/${id}`, {
      body: { properties: { status: id.startsWith('old') ? 'archived' : 'active' } },
    })
  return body.id
}
const north = await workspace('north', ['n1', 'old-n2', 'n3'])
const south = await workspace('south', ['s1', 'old-s2'])

describe('the series', () => {
  const evaluations = ['record-1', 'record-2', 'record-3'].map((id, at) => ({
    resource: { ...first, id, properties: { status: at === 1 ? 'archived' : 'active' } },
  }))
  const series = async (subject: object, evaluations_semantic: string, items: unknown[]) => {
    const options = { evaluations_semantic, another_option: 'value' }
    const body = { subject, action: write, options, evaluations: items }
    const reply = await ask<{ evaluations: Answer[] }>('/access/v1/evaluations', body)
    return reply.evaluations.map(({ decision }) => decision)
  }

  test('runs to its end, or to the first denial, or to the first permit', async () => {
    expect(await series(alice, 'execute_all', evaluations)).toEqual([true, false, true])
    expect(await series(alice, 'deny_on_first_deny', evaluations)).toEqual([true, false])
    expect(await series(alice, 'permit_on_first_permit', evaluations)).toEqual([true])
    expect(await series(bob, 'permit_on_first_permit', evaluations)).toEqual([false, true])
    expect(await series(bob, 'deny_on_first_deny', evaluations)).toEqual([false])
  })

  test('takes an evaluation that lacks something for a denial', async () => {
    const items = [evaluations[0], {}, evaluations[2]]
    expect(await series(alice, 'execute_all', items)).toEqual([true, false, true])
    expect(await series(alice, 'deny_on_first_deny', items)).toEqual([true, false])
    expect(await series(alice, 'permit_on_first_permit', [{}, ...items])).toEqual([false, true])
  })

  test.for([
    [7, 'the evaluation is no object'],
    [{ subject: 'alice' }, 'subject is no object'],
    [{ subject: { type: 5 } }, 'subject.type is no text of at most 1024 characters'],
    [{ action: {}, resource: first }, 'action.name is missing'],
    [{ action: { ...read, properties: [] } }, 'action.properties is no object'],
    [{ action: read }, 'resource is missing'],
    [{ action: read, resource: { type: 'record' } }, 'resource.id is missing'],
    [{ action: read, resource: first, context: 1 }, 'context is no object'],
  ] as const)('tells what is wrong with %j', async ([item, message]) => {
    const body = { subject: alice, evaluations: [item] }
    expect(await ask('/access/v1/evaluations', body)).toEqual({
      evaluations: [{ decision: false, context: { error: { status: 400, message } } }],
    })
  })
})

describe('the subject', () => {
  test('is known by its subject or its id, as what it is', async () => {
    expect(await decide(alice, read, first)).toBe(true)
    expect(await decide({ ...alice, id: ids.alice }, read, first)).toBe(true)
    expect(await decide({ ...alice, properties: { issuer: 'local' } }, read, first)).toBe(true)
    for (const type of ['application', 'service', 'agent', 'person', ''])
      expect([type, await decide({ ...alice, type }, read, first)]).toEqual([type, false])
    expect(await decide({ ...alice, id: 'nobody' }, read, first)).toBe(false)
  })

  test('of another issuer is known with that issuer alone', async () => {
    await call('POST', '/v1/issuers', {
      body: { issuer: issuer.url, jwksUrl: issuer.jwksUrl, audiences: [audience] },
    })
    const me = await call<{ id: string; kind: string }>('GET', '/v1/me', {
      token: await issuer.token({ sub: 'alice' }),
    })
    const { id: actorId, kind: type } = me.body
    await call('POST', '/v1/assignments', { body: { actorId, role: 'default/record-keeper' } })
    const outside = { type, id: 'alice', properties: { issuer: issuer.url } }
    expect(await decide(outside, read, first)).toBe(true)
    expect(await decide({ type, id: 'alice', properties: { issuer: 'x' } }, read, first)).toBe(
      false,
    )
    const found = await search('subject', { subject: { type }, action: read, resource: first })
    expect(found.results).toContainEqual(outside)
    const narrow = { type, properties: { issuer: issuer.url } }
    const alone = await search('subject', { subject: narrow, action: read, resource: first })
    expect(alone.results).toEqual([outside])
  })

  test('whoever asks may ask about themself, without a permission', async () => {
    const { id, token: own } = await server.user('cleo')
    await call('POST', '/v1/assignments', { body: { actorId: id, role: 'default/record-keeper' } })
    const body = { subject: { type: 'user', id }, action: read, resource: first }
    const asked = await call('POST', '/access/v1/evaluation', { token: own, body })
    expect(asked).toMatchObject({ status: 200, body: { decision: true } })
    const actions = await call('POST', '/access/v1/search/action', { token: own, body })
    expect(actions.body).toEqual({ results: [read, write] })
  })
})

describe('the resource', () => {
  test('is of the product that its type names, else of the default one', async () => {
    const administrator = { type: 'user', id: server.administrator }
    const users = { type: 'access-manager/users', id: 'x' }
    expect(await decide(administrator, { name: 'create' }, users)).toBe(true)
    expect(await decide(alice, { name: 'create' }, users)).toBe(false)
    expect(await decide(alice, read, { ...first, type: 'default/record' })).toBe(true)
    expect(await decide(alice, read, { ...first, type: 'crm/record' })).toBe(false)
  })

  test('is what it is registered as, in the workspace that its properties name', async () => {
    const within = { workspace: north, status: 'active' }
    expect(await decide(alice, write, { type: 'record', id: 'n1', properties: within })).toBe(true)
    const old = { type: 'record', id: 'old-n2', properties: within }
    expect(await decide(alice, write, old)).toBe(false)
    expect(await decide(bob, write, old)).toBe(true)
    const nowhere = { ...old, properties: { ...within, workspace: 'no-such' } }
    expect(await decide(alice, write, nowhere)).toBe(true)
  })

  test('gives those rights who have a role in its workspace', async () => {
    const { id } = await server.user('dora')
    await call('POST', `/v1/workspaces/${north}/members`, { body: { actorId: id } })
    for (const workspace of [north, south])
      await call('PUT', `/v1/workspaces/${workspace}/resources/resources/one`, { body: {} })
    const dora = { type: 'user', id }
    const get = { name: 'get' }
    const type = 'access-manager/resources'
    const inside = (workspace: string) => ({ type, id: 'one', properties: { workspace } })
    expect(await decide(dora, get, inside(north))).toBe(true)
    expect(await decide(dora, get, inside(south))).toBe(false)
    expect(await decide(dora, get, { type, id: 'one' })).toBe(false)
    const { results } = await search('resource', { subject: dora, action: get, resource: { type } })
    expect(results).toEqual([inside(north)])
  })
})

describe('an answer', () => {
  test('tells why when the context asks, and only then', async () => {
    const question = { subject: alice, action: read, resource: first }
    for (const context of [undefined, { explain: false }, { explain: 'yes' }])
      expect(await ask('/access/v1/evaluation', { ...question, context })).toEqual({
        decision: true,
      })
    const told = await ask<Answer>('/access/v1/evaluation', {
      ...question,
      context: { explain: true },
    })
    expect(told).toMatchObject({
      decision: true,
      context: {
        reason: 'granted',
        explanation: { effect: 'allow', authoritative: { role: 'default/record-keeper' } },
      },
    })
    const several = { ...question, evaluations: [{ context: { explain: true } }, {}] }
    const { evaluations } = await ask<{ evaluations: Answer[] }>('/access/v1/evaluations', several)
    expect(evaluations.map((one) => one.context?.reason)).toEqual(['granted', undefined])
  })
})

test('a context may mean something else by the names of our wishes', async () => {
  const question = { subject: alice, action: read, resource: first }
  for (const min_version of ['1.2', 1.5, -1, 2 ** 53, null, true, {}]) {
    const context = { min_version, explain: { why: 'not' } }
    expect(await ask('/access/v1/evaluation', { ...question, context })).toEqual({ decision: true })
    const several = { ...question, evaluations: [{ context }] }
    expect(await ask('/access/v1/evaluations', several)).toEqual({
      evaluations: [{ decision: true }],
    })
    const { results } = await search('action', { subject: alice, resource: first, context })
    expect(results).toEqual([read, write])
  }
})

test('each decision is in the log, an unknown subject as it was named', async () => {
  const known = { subject: alice, action: read, resource: { ...first, id: 'logged' } }
  const unknown = { ...known, subject: { type: 'spaceship', id: 'alice' } }
  const evaluations = [{}, { subject: unknown.subject }, { subject: 7 }]
  await ask('/access/v1/evaluation', known)
  await ask('/access/v1/evaluations', { ...known, evaluations })
  const logged = async () => {
    const { body } = await call<{ items: Record<string, unknown>[] }>(
      'GET',
      '/v1/decisions?limit=100&permission=default/record:read',
    )
    return body.items
      .filter(({ resourceId }) => JSON.stringify(resourceId) === '{"id":"logged"}')
      .map(({ actor, effect, surface }) => `${actor} ${effect} ${surface}`)
      .sort()
  }
  await expect
    .poll(logged, { timeout: 15_000 })
    .toEqual([
      `${ids.alice} allow authzen`,
      `${ids.alice} allow authzen`,
      'spaceship:alice deny authzen',
    ])
})

describe('a search', () => {
  const where = { subject: alice, action: read, resource: { type: 'record' } }

  test('goes through the resources of all workspaces, a page at a time', async () => {
    const seen: (string | undefined)[] = []
    let page: object = { limit: 2 }
    for (let pages = 1; pages <= 3; pages += 1) {
      const reply = await search('resource', { ...where, page })
      seen.push(...reply.results.map(({ id }) => id))
      const token = reply.page?.next_token ?? ''
      expect([pages, token === '', reply.page?.count]).toEqual([
        pages,
        pages === 3,
        pages === 3 ? 1 : 2,
      ])
      // Drafts of the standard called it as it is answered.
      page = pages === 1 ? { token } : { next_token: token }
    }
    expect(seen).toEqual(['n1', 'n3', 'old-n2', 'old-s2', 's1'])
  })

  test('keeps to the workspace that is named, and tells it of each result', async () => {
    const { results } = await search('resource', {
      ...where,
      resource: { type: 'record', properties: { workspace: south } },
    })
    const properties = { workspace: south }
    expect(results).toEqual([
      { type: 'record', id: 'old-s2', properties },
      { type: 'record', id: 's1', properties },
    ])
    for (const workspace of ['no-such', ids.alice])
      expect(
        await search('resource', {
          ...where,
          resource: { type: 'record', properties: { workspace } },
        }),
      ).toEqual({ results: [] })
  })

  test('finds nothing on a page of none, nor behind it', async () => {
    const none = await search('resource', { ...where, page: { limit: 0 } })
    expect([none.results, none.page?.count]).toEqual([[], 0])
    const token = none.page?.next_token
    expect(token).not.toBe('')
    const behind = await search('resource', { ...where, page: { token, limit: 0 } })
    expect([behind.results, behind.page?.count]).toEqual([[], 0])
  })

  test.for([
    ['the token of another search', { action: write }, undefined, '/page/token'],
    ['a smaller page behind a token', {}, 1, '/page/limit'],
    ['a larger page behind a token', {}, 3, '/page/limit'],
  ] as const)('refuses %s', async ([, change, limit, pointer]) => {
    const { page } = await search('resource', { ...where, page: { limit: 2 } })
    const other = { ...where, ...change, page: { token: page?.next_token, limit } }
    const reply = await call('POST', '/access/v1/search/resource', { body: other, token })
    expect([reply.status, reply.body]).toMatchObject([
      400,
      { code: 'request.invalid', errors: [{ pointer }] },
    ])
  })

  test('takes a token beside the limit that it came with', async () => {
    const { page } = await search('resource', { ...where, page: { limit: 2 } })
    const same = { token: page?.next_token, limit: 2 }
    const next = await search('resource', { ...where, page: same })
    expect(next.results.map(({ id }) => id)).toEqual(['old-n2', 'old-s2'])
  })

  test('takes its token whatever the order of its members', async () => {
    const context = { zone: { name: 'x', floors: [1, { up: 2, down: [3] }] }, at: 'noon' }
    const turned = { at: 'noon', zone: { floors: [1, { down: [3], up: 2 }], name: 'x' } }
    const asked = (of: object, properties: object, page: object) => ({
      page,
      context: of,
      ...where,
      subject: { ...alice, properties },
    })
    const one = await search('resource', asked(context, { a: 1, b: { c: 2, d: 3 } }, { limit: 2 }))
    const page = { token: one.page?.next_token }
    const two = await search('resource', asked(turned, { b: { d: 3, c: 2 }, a: 1 }, page))
    expect(two.results.map(({ id }) => id)).toEqual(['old-n2', 'old-s2'])
    const other = { ...turned, zone: { floors: [{ down: [3], up: 2 }, 1], name: 'x' } }
    const body = asked(other, { a: 1, b: { c: 2, d: 3 } }, page)
    const reply = await call('POST', '/access/v1/search/resource', { body, token })
    expect(reply.status).toBe(400)
  })

  test.for([
    { levels: 63, status: 200 },
    { levels: 64, status: 400 },
    { levels: 50_000, status: 400 },
  ])('whose context is $levels levels deep is answered with $status', async (asked) => {
    const deep = `${'{"x":'.repeat(asked.levels)}1${'}'.repeat(asked.levels)}`
    const reply = await fetch(`${server.url}/access/v1/search/resource`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(where).replace(/}$/, `,"context":${deep}}`),
    })
    expect(reply.status).toBe(asked.status)
  })

  test('tells of the page before its results', async () => {
    const one = await search('resource', { ...where, page: { limit: 2 } })
    expect(Object.keys(one)).toEqual(['page', 'results'])
  })

  test('is stable while what it goes through changes', async () => {
    const who = { subject: { type: 'user' }, action: read, resource: first }
    const one = await search('subject', { ...who, page: { limit: 1 } })
    const { id } = await server.user('late')
    await call('POST', '/v1/assignments', { body: { actorId: id, role: 'default/record-keeper' } })
    const seen = [...one.results]
    for (let token = one.page?.next_token; token; ) {
      const next = await search('subject', { ...who, page: { token } })
      seen.push(...next.results)
      token = next.page?.next_token
    }
    expect(new Set(seen.map((result) => JSON.stringify(result))).size).toBe(seen.length)
    expect(seen).toEqual(expect.arrayContaining([alice, bob, { type: 'user', id }]))
  })
})

const wellKnown = '/.well-known/authzen-configuration'

test('each tenant has a decision point of its own at its own address', async () => {
  const platform = await startPlatform()
  const root = platform.app.url()
  const acme = await foundTenant(platform, 'acme')
  const own = await platform.call('GET', wellKnown, { token: null })
  expect(own.body).toMatchObject({ policy_decision_point: root })
  const point = `${root}/t/acme`
  for (const path of [`/t/acme${wellKnown}`, `${wellKnown}/t/acme`]) {
    const { body } = await platform.call<Record<string, string>>('GET', path, { token: null })
    expect([path, body.policy_decision_point]).toEqual([path, point])
    expect(body.access_evaluation_endpoint).toBe(`${point}/access/v1/evaluation`)
  }
  const subject = { type: 'user', id: acme.administrator }
  const question = {
    subject,
    action: { name: 'list' },
    resource: { type: 'access-manager/users', id: '*' },
  }
  const inside = await acme.call('POST', '/t/acme/access/v1/evaluation', { body: question })
  expect([inside.status, inside.body]).toEqual([200, { decision: true }])
  const outside = await platform.call('POST', '/t/acme/access/v1/evaluation', { body: question })
  expect(outside.status).toBe(401)
  // The default tenant is at the root alone: no other address is what its metadata names.
  for (const slug of ['nobody', 'default'])
    for (const path of [`/t/${slug}${wellKnown}`, `${wellKnown}/t/${slug}`]) {
      const { status } = await platform.call('GET', path, { token: null })
      expect([path, status]).toEqual([path, 404])
    }
  await platform.stop()
})

test('a server of one tenant has no decision point below its root', async () => {
  const reply = await call('GET', `${wellKnown}/t/default`, { token: null })
  expect(reply.status).toBe(404)
})

test('a decision point whose public address has a path is told with it', async () => {
  const point = 'https://example.test/castellan'
  const { send } = await startBare({ CASTELLAN_PUBLIC_URL: point })
  expect((await send('GET', wellKnown)).body).toMatchObject({
    policy_decision_point: point,
    search_action_endpoint: `${point}/access/v1/search/action`,
  })
})
