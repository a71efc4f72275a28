import { describe, expect, test } from 'vitest'
import type { Applied } from '../src/features/configuration/schema.ts'
import type { Role, WrittenRole } from '../src/features/roles/schema.ts'
import type { Page } from '../src/kernel/page.ts'
import { startServer } from './harness.ts'
import { policyWorld } from './policies.ts'
import { type Refusal, testRefusals } from './rows.ts'

const server = await startServer()
const { call } = server
const { policy, role, give, ask } = policyWorld(server)
interface Explanation {
  readonly effect: string
  readonly now: string
  readonly authoritative: { readonly role: string; readonly permission: string }
}

const read = 'midaz/accounts:get'
const write = 'midaz/accounts:patch'
const ledgers = 'midaz/ledgers:get'

await policy('read-ledgers', 'allow', [ledgers])
await policy('no-writing', 'deny', [write])
await call('POST', '/v1/policy-collections', {
  body: { code: 'ledgers', policies: ['default/read-ledgers'] },
})

const patch = (id: string, body: object, token = server.token) =>
  call<WrittenRole>('PATCH', `/v1/roles/${id}`, { body, token })

/** A role of that code that supervises these, and the token of somebody who holds just that. */
async function head(code: string, supervises: readonly string[], more: object = {}) {
  const { id } = await role({ code, supervises, ...more })
  const user = await server.user(`holder-of-${code}`)
  await give(user.id, `default/${code}`)
  return { id, token: user.token, user: user.id }
}

describe('a role that supervises', () => {
  test('gives what the others give of themselves, and not what these supervise', async () => {
    await role({ code: 'inmost', permissions: [write] })
    await role({
      code: 'inner',
      permissions: [read],
      collections: ['default/ledgers'],
      supervises: ['default/inmost'],
    })
    const { token } = await head('head', ['default/inner'])
    expect(await ask(token, read)).toBe('allow granted')
    expect(await ask(token, ledgers)).toBe('allow granted')
    expect(await ask(token, write)).toBe('deny no-match')
  })

  test('is told with whom it supervises, in order and each once', async () => {
    await role({ code: 'b-inner' })
    await role({ code: 'a-inner' })
    const names = ['default/b-inner', 'default/a-inner', 'default/b-inner']
    const { warnings, ...made } = await role({ code: 'teller', supervises: names })
    expect(made.supervises).toEqual(['default/a-inner', 'default/b-inner'])
    expect((await call('GET', `/v1/roles/${made.id}`)).body).toEqual(made)
    const listed = await call<Page<Role>>('GET', '/v1/roles?code=teller')
    expect(listed.body.items).toEqual([made])
    expect((await patch(made.id, { title: 'T' })).body.supervises).toEqual(made.supervises)
    const less = await patch(made.id, { supervises: ['default/a-inner'] })
    expect(less.body.supervises).toEqual(['default/a-inner'])
    const whole = await call<WrittenRole>('PUT', `/v1/roles/${made.id}`, { body: {} })
    expect(whole.body.supervises).toEqual([])
  })

  test('decides at its own precedence, and is named as what decided', async () => {
    await role({ code: 'weak', precedence: 900, permissions: [write] })
    await role({ code: 'barred', precedence: 50, policies: ['default/no-writing'] })
    const { token, user } = await head('strong', ['default/weak'], { precedence: 10 })
    await give(user, 'default/barred')
    expect(await ask(token, write)).toBe('allow granted')
    const { body } = await call<Explanation>('POST', '/v1/explain', {
      body: { actor: user, permission: write },
    })
    expect(body.authoritative).toMatchObject({ role: 'default/strong', permission: write })
  })

  test('denies what they deny', async () => {
    await role({ code: 'denying', policies: ['default/no-writing'] })
    const { token } = await head('also-denying', ['default/denying'], { permissions: [write] })
    expect(await ask(token, write)).toBe('deny denied')
  })

  test('does not take their ceilings', async () => {
    await role({ code: 'wide', ceiling: ['*'] })
    const { id } = await head('narrow', ['default/wide'], { ceiling: [] })
    expect((await call<Role>('GET', `/v1/roles/${id}`)).body.ceiling).toEqual([])
  })

  test('follows what the others come to give, at once, and as it was in the past', async () => {
    const inner = await role({ code: 'changing' })
    const { token, user } = await head('follower', ['default/changing'])
    expect(await ask(token, read)).toBe('deny no-match')
    await patch(inner.id, { permissions: [read] })
    expect(await ask(token, read)).toBe('allow granted')
    const explained = (permission: string, asOf?: string) =>
      call<Explanation>('POST', '/v1/explain', { body: { actor: user, permission, asOf } })
    const { now } = (await explained(read)).body
    await call('POST', `/v1/roles/${inner.id}/attach`, {
      body: { policies: ['default/read-ledgers'] },
    })
    expect(await ask(token, ledgers)).toBe('allow granted')
    await patch(inner.id, { permissions: [] })
    expect(await ask(token, read)).toBe('deny no-match')
    expect((await explained(read, now)).body.effect).toBe('allow')
    expect((await explained(ledgers, now)).body.effect).toBe('deny')
  })

  test('may be supervised by one that it supervises', async () => {
    const one = await role({ code: 'one', permissions: [read] })
    await role({ code: 'other', permissions: [ledgers], supervises: ['default/one'] })
    expect((await patch(one.id, { supervises: ['default/other'] })).status).toBe(200)
    const { id, token } = await server.user('of-one')
    await give(id, 'default/one')
    expect([await ask(token, read), await ask(token, ledgers)]).toEqual([
      'allow granted',
      'allow granted',
    ])
  })

  test('tells the trail whom', async () => {
    await role({ code: 'told-of' })
    const { id } = await role({ code: 'telling' })
    await patch(id, { supervises: ['default/told-of'] })
    const { body } = await call<Page<{ target: string; facts: unknown }>>(
      'GET',
      '/v1/audit-events?action=role.updated&limit=1',
    )
    expect(body.items[0]).toMatchObject({
      target: `role/${id}`,
      facts: { before: { supervises: [] }, after: { supervises: ['default/told-of'] } },
    })
  })
})

describe('roles that supervise, as files,', () => {
  const file = (code: string, supervises: readonly string[] = [], more: object = {}) => ({
    code,
    precedence: 500,
    supervises: supervises.map((name) => `default/${name}`),
    ...more,
  })
  const apply = async (roles: readonly object[], prune = false) => {
    // What other tests made stays, but for what is named here.
    const { body } = await call<{ roles: { code: string }[] }>('GET', '/v1/export')
    const others = body.roles.filter(({ code }) => !code.startsWith('f-'))
    const configuration = { format: 1, roles: [...others, ...roles] }
    return call<Applied>('POST', '/v1/apply', { body: { configuration, prune } })
  }
  const told = async () => {
    const { body } = await call<{ roles: Role[] }>('GET', '/v1/export')
    const ours = body.roles.filter(({ code }) => code.startsWith('f-'))
    return Object.fromEntries(ours.map(({ code, supervises }) => [code, supervises]))
  }

  test('come in any order, and in a circle', async () => {
    const roles = [file('f-a', ['f-b', 'f-c']), file('f-b', ['f-a']), file('f-c')]
    expect((await apply(roles)).body.changes).toEqual(
      ['f-a', 'f-b', 'f-c'].map((code) => ({
        kind: 'roles',
        key: `default/${code}`,
        act: 'create',
        fields: [],
      })),
    )
    expect(await told()).toEqual({
      'f-a': ['default/f-b', 'default/f-c'],
      'f-b': ['default/f-a'],
      'f-c': [],
    })
    expect((await apply(roles)).body.changes).toEqual([])
  })

  test('let go of one that gets an end in the same act', async () => {
    const ending = { when: { deactivate: '2999-01-01T00:00:00Z' } }
    const kept = await apply([file('f-a', ['f-c']), file('f-b', ['f-a']), file('f-c', [], ending)])
    expect([kept.status, kept.body]).toMatchObject([409, { code: 'role.in-use' }])
    const roles = [file('f-a', ['f-b']), file('f-b', ['f-a']), file('f-c', [], ending)]
    const changed = await apply(roles)
    expect(changed.body.changes.map(({ key, fields }) => [key, ...fields])).toEqual([
      ['default/f-a', 'supervises'],
      ['default/f-c', 'when'],
    ])
    expect((await apply(roles)).body.changes).toEqual([])
  })

  test('go together when they are pruned, and not while another needs one', async () => {
    const kept = await apply([file('f-b', ['f-a'])], true)
    expect([kept.status, kept.body]).toMatchObject([409, { code: 'role.in-use' }])
    const gone = await apply([], true)
    expect(gone.body.changes.map(({ key, act }) => [key, act])).toEqual([
      ['default/f-a', 'delete'],
      ['default/f-b', 'delete'],
      ['default/f-c', 'delete'],
    ])
    expect(await told()).toEqual({})
  })
})

describe('a role that is supervised', () => {
  test('is deleted once nobody supervises it', async () => {
    const { id } = await role({ code: 'kept' })
    const supervisor = await role({ code: 'keeping', supervises: ['default/kept'] })
    const refused = await call<{ code: string; detail: string }>('DELETE', `/v1/roles/${id}`)
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
      409,
      'role.in-use',
      'Supervised by default/keeping',
    ])
    expect((await call('DELETE', `/v1/roles/${supervisor.id}`)).status).toBe(204)
    expect((await call('DELETE', `/v1/roles/${id}`)).status).toBe(204)
  })

  test('gets no end, and gets one when it is let go', async () => {
    const { id } = await role({ code: 'lasting', when: { activate: '2020-01-01T00:00:00Z' } })
    const supervisor = await role({ code: 'relying', supervises: ['default/lasting'] })
    for (const when of [
      { deactivate: '2999-01-01T00:00:00Z' },
      { activate: '2999-01-01T00:00:00Z' },
    ]) {
      const refused = await call<{ code: string }>('PATCH', `/v1/roles/${id}`, { body: { when } })
      expect([refused.status, refused.body.code]).toEqual([409, 'role.in-use'])
    }
    expect((await patch(id, { when: { activate: '2021-01-01T00:00:00Z' } })).status).toBe(200)
    await patch(supervisor.id, { supervises: [] })
    expect((await patch(id, { when: { deactivate: '2999-01-01T00:00:00Z' } })).status).toBe(200)
  })

  test('stays when its manifest has it no more, and counts no more once it is a workspace’s', async () => {
    const declare = (roles: object[]) =>
      call('PUT', '/v1/declarations/crm', {
        body: {
          manifest: 1,
          slug: 'crm',
          title: 'CRM',
          products: { crm: { notes: { get: null } } },
          roles,
        },
      })
    const agent = {
      code: 'agent',
      title: 'Agent',
      level: 'tenant',
      precedence: 50,
      permissions: ['crm/notes:get'],
    }
    expect((await declare([agent])).status).toBe(200)
    const { token } = await head('chief', ['default/agent'])
    expect(await ask(token, 'crm/notes:get')).toBe('allow granted')
    expect((await declare([{ ...agent, permissions: [] }])).status).toBe(200)
    expect(await ask(token, 'crm/notes:get')).toBe('deny no-match')
    expect((await declare([{ ...agent, level: 'workspace' }])).status).toBe(200)
    expect(await ask(token, 'crm/notes:get')).toBe('deny no-match')
    expect((await declare([agent])).status).toBe(200)
    expect((await declare([])).status).toBe(200)
    expect(await ask(token, 'crm/notes:get')).toBe('allow granted')
  })
})

const { id: refusing } = await role({ code: 'refusing' })
const { id: workspaces } = await role({ code: 'of-workspaces', level: 'workspace' })
await role({ code: 'ending', when: { deactivate: '2999-01-01T00:00:00Z' } })
await role({ code: 'coming', when: { activate: '2999-01-01T00:00:00Z' } })
await role({ code: 'beyond', permissions: [write] })
await role({ code: 'denying-deep', policies: ['default/no-writing'] })
await role({ code: 'indirect', collections: ['default/ledgers'] })
const { id: wide } = await role({ code: 'wide-head', supervises: ['default/beyond'] })
const limited = await server.user('limited')
await role({ code: 'limited', permissions: ['access-manager/roles:*', read] })
await give(limited.id, 'default/limited')
const member = await server.user('member')
const tokens: Record<string, string> = {
  ada: server.token,
  limited: limited.token,
  member: member.token,
}

const supervising = (
  when: string,
  body: object,
  { at = refusing, as = 'ada', status = 400, code = 'role.supervision-misplaced' } = {},
): Refusal => ({
  when,
  as,
  method: 'PATCH',
  path: () => `/v1/roles/${at}`,
  body: () => body,
  status,
  code,
})
const creating = (when: string, body: object, more = {}): Refusal => ({
  ...supervising(when, { code: 'made-by-refusal', ...body }, more),
  method: 'POST',
  path: () => '/v1/roles',
})
const beyond = { as: 'limited', status: 403, code: 'access.beyond-own' }

const refusals: Refusal[] = [
  supervising('it would supervise itself', { supervises: ['default/refusing'] }),
  supervising('the other ends', { supervises: ['default/ending'] }),
  supervising('the other has not begun', { supervises: ['default/coming'] }),
  supervising('the other is of workspaces', { supervises: ['default/of-workspaces'] }),
  supervising('it is of workspaces', { supervises: ['default/beyond'] }, { at: workspaces }),
  supervising(
    'the other is not there',
    { supervises: ['default/none'] },
    { status: 404, code: 'role.unknown' },
  ),
  supervising('a reference is none', { supervises: ['none'] }, { code: 'IDE-0002' }),
  supervising(
    'the caller may not change roles',
    { supervises: ['default/beyond'] },
    { as: 'member', status: 403, code: 'auth.forbidden' },
  ),
  supervising('the other allows what they do not hold', { supervises: ['default/beyond'] }, beyond),
  supervising('the other denies that', { supervises: ['default/denying-deep'] }, beyond),
  supervising('a collection of it allows that', { supervises: ['default/indirect'] }, beyond),
  supervising('they take it away', { supervises: [] }, { ...beyond, at: wide }),
  supervising('they place it anew', { precedence: 1 }, { ...beyond, at: wide }),
  {
    ...supervising('they move it', {}, beyond),
    method: 'POST',
    path: () => `/v1/roles/${wide}/move`,
    body: () => ({ after: 'default/limited' }),
  },
  creating('a new one is', { supervises: ['default/beyond'] }, beyond),
  creating(
    'a new one is of workspaces',
    { level: 'workspace', supervises: ['default/beyond'] },
    { code: 'IDE-0002' },
  ),
  creating(
    'a new one supervises what is not there',
    { supervises: ['default/none'] },
    { status: 404, code: 'role.unknown' },
  ),
]

testRefusals(server, refusals, { tokens, tables: ['roles', 'role_supervised', 'assignments'] })

test('nobody gives a role that supervises what they do not hold', async () => {
  await role({ code: 'giver', permissions: ['access-manager/assignments:*'] })
  await give(limited.id, 'default/giver')
  const given = await call<{ code: string }>('POST', '/v1/assignments', {
    token: limited.token,
    body: { actorId: member.id, role: 'default/wide-head' },
  })
  expect([given.status, given.body.code]).toEqual([403, 'access.beyond-own'])
})
