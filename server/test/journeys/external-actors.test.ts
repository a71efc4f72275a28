import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Reply, startServer, type TestServer } from '../harness.ts'
import { audience, type OutsideIssuer, startIssuer } from '../outside-issuer.ts'
import { nextSecond, startProvider } from '../outside-provider.ts'

let server: TestServer
const stops: (() => Promise<void>)[] = []

beforeAll(async () => {
  server = await startServer()
})
afterAll(async () => {
  for (const stop of stops) await stop()
})

const call = <Body = Record<string, never>>(
  method: string,
  path: string,
  body?: unknown,
  token = server.token,
): Promise<Reply<Body>> => server.call(method, path, { token, ...(body !== undefined && { body }) })

const trust = async (body: object): Promise<string> => {
  const reply = await call<{ id: string }>('POST', '/v1/issuers', body)
  expect([reply.status, reply.body]).toEqual([201, expect.anything()])
  return reply.body.id
}

const may = async (token: string, question: object): Promise<boolean> => {
  const reply = await call<{ authorized: boolean }>('POST', '/v1/authorize', question, token)
  expect([reply.status, reply.body]).toEqual([200, expect.anything()])
  return reply.body.authorized
}

interface Event {
  readonly action: string
  readonly target: string
  readonly facts: Readonly<Record<string, unknown>>
}
const trailOf = async (actor: string): Promise<string[]> => {
  const { body } = await call<{ items: Event[] }>('GET', '/v1/audit-events?limit=100')
  return body.items
    .filter(({ target, facts }) =>
      [target.replace('actor/', ''), facts.actor, facts.actorId].includes(actor),
    )
    .map(({ action, facts }) => `${action}${'syncedBy' in facts ? ' by a claim' : ''}`)
    .sort()
}

describe('a machine of another provider', () => {
  test('works with its own tokens, in the workspace that its group opens, until it closes', async () => {
    const provider = await startProvider()
    stops.push(provider.stop)
    const resource = 'https://models.acme.test'
    const workspace = await call<{ id: string }>('POST', '/v1/workspaces', { name: 'lake' })
    await call('POST', '/v1/groups', { name: 'loaders' })
    await call('POST', '/v1/assignments', { group: 'loaders', role: 'default/medatarun-manager' })
    const issuer = await trust({
      issuer: provider.url,
      discoveryUrl: provider.discoveryUrl,
      audiences: [resource],
      autoAssignRole: 'member',
      rules: [
        { when: 'group:lake-*', workspace: workspace.body.id, role: 'member' },
        { when: 'group:loaders', group: 'loaders' },
      ],
    })
    const tested = await call('POST', `/v1/issuers/${issuer}/test`)
    expect(tested.body).toMatchObject({ ok: true, missing: [], warnings: [] })

    const first = await provider.token(resource)
    const me = await call<{ id: string; kind: string }>('GET', '/v1/me', undefined, first)
    expect(me.body).toMatchObject({
      issuer: provider.url,
      subject: 'etl',
      roles: ['default/member'],
    })
    const actor = me.body.id
    const inside = {
      product: 'infralo',
      resource: 'workspace',
      action: 'get',
      workspace: workspace.body.id,
    }
    const write = { product: 'medatarun', resource: 'model', action: 'write' }
    expect([await may(first, inside), await may(first, write)]).toEqual([false, false])

    await nextSecond()
    provider.state.groups = ['lake-7', 'loaders']
    const second = await provider.token(resource)
    expect([await may(second, inside), await may(second, write)]).toEqual([true, true])
    expect(await may(first, inside)).toBe(true)
    const members = await call<{ items: object[] }>(
      'GET',
      `/v1/workspaces/${workspace.body.id}/members`,
    )
    expect(members.body.items).toContainEqual(
      expect.objectContaining({ actorId: actor, role: 'member', source: 'sync' }),
    )

    await nextSecond()
    provider.state.groups = ['loaders']
    const third = await provider.token(resource)
    expect([await may(third, inside), await may(third, write)]).toEqual([false, true])

    await call('PATCH', `/v1/actors/${actor}`, { enabled: false })
    for (const token of [first, second, third])
      expect((await call('GET', '/v1/me', undefined, token)).status).toBe(401)
    expect((await call('GET', '/v1/me', undefined, await provider.token(resource))).status).toBe(
      401,
    )
    await call('PATCH', `/v1/actors/${actor}`, { enabled: true })
    expect((await call('GET', '/v1/me', undefined, third)).status).toBe(200)

    expect(await trailOf(actor)).toEqual([
      'actor.created',
      'actor.disabled',
      'actor.enabled',
      'assignment.created',
      'group.member-added by a claim',
      'member.added by a claim',
      'member.removed by a claim',
    ])
  })
})

describe('actors of every issuer', () => {
  let issuer: OutsideIssuer
  const ids: Record<string, string> = {}
  const tokens: Record<string, string> = {}

  beforeAll(async () => {
    issuer = await startIssuer('EdDSA')
    stops.push(issuer.stop)
    await trust({
      issuer: issuer.url,
      jwksUrl: issuer.jwksUrl,
      audiences: [audience],
      claims: { kind: 'sort' },
    })
    for (const kind of ['user', 'service', 'agent', 'application']) {
      tokens[kind] = await issuer.token({ sub: `the-${kind}`, sort: kind })
      const { body } = await call<{ id: string }>('GET', '/v1/me', undefined, tokens[kind])
      ids[kind] = body.id
    }
    const local = await server.user('local')
    ids.local = local.id
    tokens.local = local.token
  })

  const list = async (query: string): Promise<string[]> => {
    const { body } = await call<{ items: { id: string }[] }>('GET', `/v1/actors?limit=100&${query}`)
    return body.items.map(({ id }) => id).sort()
  }
  const of = (...names: string[]) => names.map((name) => ids[name] ?? '').sort()

  test('are listed alike, and found by issuer, kind and name', async () => {
    const { url } = issuer
    expect(await list(`issuer=${url}`)).toEqual(of('user', 'service', 'agent', 'application'))
    expect(await list(`issuer=${url}&kind=agent`)).toEqual(of('agent'))
    expect(await list('filter=the-service')).toEqual(of('service'))
    expect(await list('enabled=true')).toEqual(expect.arrayContaining(of('user', 'local')))
  })

  for (const name of ['local', 'user', 'service', 'agent', 'application'])
    test(`are given roles, directly and by a group, and lose them alike: ${name}`, async () => {
      const token = tokens[name] ?? ''
      const read = { product: 'medatarun', resource: 'model', action: 'read' }
      const manage = { product: 'medatarun', resource: 'tag-local', action: 'manage' }
      const both = async () => [await may(token, read), await may(token, manage)]
      expect(await both()).toEqual([false, false])
      const assigned = await call<{ id: string }>('POST', '/v1/assignments', {
        actorId: ids[name],
        role: 'default/medatarun-reader',
      })
      await call('POST', '/v1/groups', { name: `of-${name}` })
      await call('POST', '/v1/assignments', {
        group: `of-${name}`,
        role: 'default/medatarun-manager',
      })
      expect(await both()).toEqual([true, false])
      await call('POST', `/v1/groups/of-${name}/members`, { actorId: ids[name] })
      expect(await both()).toEqual([true, true])
      await call('DELETE', `/v1/assignments/${assigned.body.id}`)
      await call('DELETE', `/v1/groups/of-${name}/members/${ids[name]}`)
      expect(await both()).toEqual([false, false])

      const disabled = await call('PATCH', `/v1/actors/${ids[name]}`, { enabled: false })
      expect(disabled.status).toBe(200)
      expect((await call('GET', '/v1/me', undefined, token)).status).toBe(401)
      expect(await list('enabled=false')).toContain(ids[name])
      await call('PATCH', `/v1/actors/${ids[name]}`, { enabled: true })
      const back = (await call('GET', '/v1/me', undefined, token)).status
      // A local user's sessions ended; an outside token is as good as its issuer says.
      expect(back).toBe(name === 'local' ? 401 : 200)
    })

  test('of an outside issuer are no users: what is a user’s own is not there', async () => {
    const token = tokens.user ?? ''
    await call('POST', '/v1/assignments', { actorId: ids.user, role: 'default/member' })
    const made = await call<{ code: string }>(
      'POST',
      '/v1/personal-tokens',
      { name: 'x', expiresInDays: 1 },
      token,
    )
    expect(made.status).toBeGreaterThanOrEqual(400)
    expect(made.status).toBeLessThan(500)
    expect((await call('GET', '/v1/userinfo', undefined, token)).status).toBe(401)
    expect((await call('GET', '/v1/sessions', undefined, token)).status).toBe(200)
  })

  test('cannot be the last administrator: a user of this server stays', async () => {
    await call('POST', '/v1/assignments', { actorId: ids.user, role: 'default/superadmin' })
    const lowered = await call<{ code: string }>(
      'PATCH',
      `/v1/actors/${server.administrator}`,
      { enabled: false },
      tokens.user,
    )
    expect([lowered.status, lowered.body.code]).toEqual([409, 'user.last-administrator'])
  })
})
