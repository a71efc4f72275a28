import { describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '../../../test/harness.ts'
import { type Refusal, testRefusals } from '../../../test/rows.ts'
import type { Page } from '../../kernel/page.ts'
import type { Role } from '../roles/schema.ts'
import type { Assignment } from './schema.ts'

const server = await startServer()
const { call } = server
const member = await server.user('grace')
const clerk = await server.user('clerk')
await call('POST', '/v1/assignments', { body: { actorId: clerk.id, role: 'default/admin' } })
const nobodyAtAll = '01890000-0000-7000-8000-000000000000'

const give = async (body: unknown) =>
  (await call<Assignment>('POST', '/v1/assignments', { body })).body

const mayListAudit = async (token: string, on: TestServer = server) =>
  (
    await on.call<{ authorized: boolean }>('POST', '/v1/authorize', {
      token,
      body: { resource: 'audit-events', action: 'list', product: 'access-manager' },
    })
  ).body.authorized

const crownOf = async (actor: string, on: TestServer = server) =>
  (
    await on.call<Page<Assignment>>(
      'GET',
      `/v1/assignments?actorId=${actor}&role=default/superadmin`,
    )
  ).body.items.map((assignment) => assignment.id)

describe('an assignment', () => {
  test('gives its role at once, and takes it away at once', async () => {
    const { id, token } = await server.user('eve')
    const made = await call<Assignment>('POST', '/v1/assignments', {
      body: { actorId: id, role: 'default/admin', reason: 'covers for Ada' },
    })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      actorId: id,
      group: null,
      role: 'default/admin',
      workspace: null,
      from: null,
      until: null,
      reason: 'covers for Ada',
    })
    expect(await mayListAudit(token)).toBe(true)
    expect((await call('GET', `/v1/assignments/${made.body.id}`)).body).toEqual(made.body)

    expect((await call('DELETE', `/v1/assignments/${made.body.id}`)).status).toBe(204)
    expect(await mayListAudit(token)).toBe(false)
  })

  test('holds from its first instant until before its last', async () => {
    const own = await startServer()
    const { id, token } = await own.user('temp')
    const [from, until] = [100, 200].map((seconds) => new Date(Date.now() + seconds * 1000))
    const made = await own.call<Assignment>('POST', '/v1/assignments', {
      body: { actorId: id, role: 'default/admin', from, until },
    })
    expect(made.body).toMatchObject({ from: from?.toISOString(), until: until?.toISOString() })
    expect(await mayListAudit(token, own)).toBe(false)
    own.advance(101)
    expect(await mayListAudit(token, own)).toBe(true)
    own.advance(100)
    expect(await mayListAudit(token, own)).toBe(false)
  })

  test('is prolonged, cut short and told why, and nothing else of it changes', async () => {
    const own = await startServer()
    const { id, token } = await own.user('temp')
    const [from, until] = [100, 200].map((s) => new Date(Date.now() + s * 1000).toISOString())
    const made = await own.call<Assignment>('POST', '/v1/assignments', {
      body: { actorId: id, role: 'default/admin', from, until },
    })
    const change = (body: unknown) =>
      own.call<Assignment>('PATCH', `/v1/assignments/${made.body.id}`, { body })
    const opened = await change({ from: null, reason: 'from today on' })
    expect([opened.status, opened.body]).toEqual([
      200,
      { ...made.body, from: null, reason: 'from today on' },
    ])
    expect(await mayListAudit(token, own)).toBe(true)
    own.advance(201)
    expect(await mayListAudit(token, own)).toBe(false)
    expect((await change({ until: null })).body).toEqual({ ...opened.body, until: null })
    expect(await mayListAudit(token, own)).toBe(true)
    const [event] = (
      await own.call<Page<{ facts: unknown }>>(
        'GET',
        '/v1/audit-events?action=assignment.updated&limit=1',
      )
    ).body.items
    expect(event?.facts).toEqual({
      role: 'default/admin',
      before: { until },
      after: { until: null },
    })
  })

  test('keeps what each of two changes at once says of it', async () => {
    const { id: actorId } = await server.user('changed-twice')
    const { id } = await give({ actorId, role: 'default/admin' })
    const change = (body: unknown) => call('PATCH', `/v1/assignments/${id}`, { body })
    for (let year = 2090; year < 2100; year += 1) {
      const until = `${year}-01-01T00:00:00.000Z`
      const reason = `until ${year}`
      const done = await Promise.all([change({ until }), change({ reason })])
      expect(done.map(({ status }) => status)).toEqual([200, 200])
      expect((await call('GET', `/v1/assignments/${id}`)).body).toMatchObject({ until, reason })
    }
  })

  test('is found among those that hold at an instant, or in a workspace', async () => {
    const { id } = await server.user('timed')
    const { id: workspace } = (
      await call<{ id: string }>('POST', '/v1/workspaces', { body: { name: 'Place' } })
    ).body
    const timed = await give({
      actorId: id,
      role: 'default/admin',
      from: '2090-01-01T00:00:00Z',
      until: '2091-01-01T00:00:00Z',
    })
    const found = async (query: string) =>
      (await call<Page<Assignment>>('GET', `/v1/assignments?limit=100&${query}`)).body.items
    const at = async (instant: string) =>
      (await found(`actorId=${id}&role=default/admin&activeAt=${instant}`)).map((one) => one.id)
    expect(await at('2089-12-31T23:59:59.999Z')).toEqual([])
    expect(await at('2090-01-01T00:00:00Z')).toEqual([timed.id])
    expect(await at('2091-01-01T00:00:00Z')).toEqual([])
    const inside = await found(`workspace=${workspace}`)
    expect(inside.length).toBeGreaterThan(0)
    expect(inside.filter((one) => one.workspace !== workspace)).toEqual([])
  })

  test('takes a role by its id, and an instant in any zone', async () => {
    const { body } = await call<Page<Role>>('GET', '/v1/roles?filter=superadmin')
    const [role] = body.items
    const { id } = await server.user('zoe')
    const made = await give({
      actorId: id,
      role: role?.id,
      until: '2100-01-01T02:00:00.1239+02:00',
    })
    expect(made).toMatchObject({
      role: 'default/superadmin',
      roleId: role?.id,
      until: '2100-01-01T00:00:00.123Z',
    })
    await call('DELETE', `/v1/assignments/${made.id}`)
  })

  test('is found by its holder and its role', async () => {
    await call('POST', '/v1/groups', { body: { name: 'helpers' } })
    const made = await give({ group: 'helpers', role: 'default/member' })
    for (const query of [
      'group=helpers',
      `group=helpers&role=default/member`,
      `role=${made.roleId}&group=helpers`,
    ]) {
      const { body } = await call<Page<Assignment>>('GET', `/v1/assignments?${query}`)
      expect([body.total, body.items]).toEqual([1, [made]])
    }
    const { body } = await call<Page<Assignment>>(
      'GET',
      '/v1/assignments?group=helpers&role=default/admin',
    )
    expect(body.items).toEqual([])
  })

  test('of a deleted user is listed no more', async () => {
    const { id } = await server.user('ghost')
    const { id: assignment } = await give({ actorId: id, role: 'default/admin' })
    await call('DELETE', `/v1/users/${id}`)
    expect((await call<Page<unknown>>('GET', `/v1/assignments?actorId=${id}`)).body.total).toBe(0)
    expect((await call('GET', `/v1/assignments/${assignment}`)).status).toBe(404)
  })
})

describe('the last administrator', () => {
  test('keeps the role, whoever takes it away', async () => {
    const [crown] = await crownOf(server.administrator)
    const reply = await call<{ code: string }>('DELETE', `/v1/assignments/${crown}`)
    expect([reply.status, reply.body.code]).toEqual([409, 'assignment.derived'])
    const lowered = await call<{ code: string }>(
      'PATCH',
      `/v1/users/${server.administrator}/global-role`,
      { body: { role: 'member' } },
    )
    expect([lowered.status, lowered.body.code]).toEqual([409, 'user.last-administrator'])
    expect(await crownOf(server.administrator)).toEqual([crown])
  })

  test('is not somebody who is disabled, or whose time is over or not yet come', async () => {
    const own = await startServer()
    const past = { until: '2020-01-01T00:00:00Z' }
    const future = { from: '2100-01-01T00:00:00Z' }
    for (const [name, window] of Object.entries({ past, future, disabled: {} })) {
      const { id } = await own.user(name)
      await own.call('POST', '/v1/assignments', {
        body: { actorId: id, role: 'default/superadmin', ...window },
      })
      if (name === 'disabled')
        await own.call('PATCH', `/v1/users/${id}`, { body: { status: 'disabled' } })
    }
    const lowered = await own.call('PATCH', `/v1/users/${own.administrator}/global-role`, {
      body: { role: 'member' },
    })
    expect(lowered.status).toBe(409)
  })

  test('is left when two administrators take the role from each other at once', async () => {
    const own = await startServer()
    const second = await own.user('second')
    const { body: given } = await own.call<Assignment>('POST', '/v1/assignments', {
      body: { actorId: second.id, role: 'default/superadmin' },
    })
    const replies = await Promise.all([
      own.call('DELETE', `/v1/assignments/${given.id}`),
      own.call('PATCH', `/v1/users/${own.administrator}/global-role`, {
        token: second.token,
        body: { role: 'member' },
      }),
    ])
    expect(replies.filter((reply) => reply.status < 300)).toHaveLength(1)
  })
})

const tokens: Record<string, string | null> = {
  nobody: null,
  ada: server.token,
  member: member.token,
  clerk: clerk.token,
}
const path = () => '/v1/assignments'
const ofMember = { actorId: member.id, role: 'default/admin' }
const workspaceRole = await call<Role>('POST', '/v1/roles', {
  body: { code: 'desk', level: 'workspace' },
})
const [crown] = await crownOf(server.administrator)
await give({ actorId: member.id, role: 'default/admin', from: '2090-01-01T00:00:00Z' })
const { id: second } = await give({
  actorId: clerk.id,
  role: 'default/admin',
  until: '2090-01-01T00:00:00Z',
})

const refusals: Refusal[] = [
  {
    when: 'nobody is signed in',
    as: 'nobody',
    method: 'POST',
    path,
    body: () => ofMember,
    status: 401,
    code: 'IDE-0008',
  },
  {
    when: 'the caller may not assign',
    as: 'member',
    method: 'POST',
    path,
    body: () => ofMember,
    status: 403,
    code: 'auth.forbidden',
  },
  {
    when: 'an administrator raises themselves',
    as: 'clerk',
    method: 'POST',
    path,
    body: () => ({ actorId: clerk.id, role: 'default/superadmin' }),
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'an administrator raises a group',
    as: 'clerk',
    method: 'POST',
    path,
    body: () => ({ group: 'admin-group', role: 'default/superadmin' }),
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'a weaker caller takes a stronger role away',
    as: 'clerk',
    method: 'DELETE',
    path: () => `/v1/assignments/${crown}`,
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'neither actor nor group is named',
    as: 'ada',
    method: 'POST',
    path,
    body: () => ({ role: 'default/admin' }),
    status: 400,
    code: 'IDE-0002',
  },
  {
    when: 'both actor and group are named',
    as: 'ada',
    method: 'POST',
    path,
    body: () => ({ ...ofMember, group: 'admin-group' }),
    status: 400,
    code: 'IDE-0002',
  },
  {
    when: 'it ends before it begins',
    as: 'ada',
    method: 'POST',
    path,
    body: () => ({ ...ofMember, from: '2030-01-01T00:00:00Z', until: '2030-01-01T00:00:00Z' }),
    status: 400,
    code: 'IDE-0002',
  },
  {
    when: 'an instant has no zone',
    as: 'ada',
    method: 'POST',
    path,
    body: () => ({ ...ofMember, from: '2030-01-01T00:00:00' }),
    status: 400,
    code: 'IDE-0002',
  },
  {
    when: 'a workspace-level role is given tenant-wide',
    as: 'ada',
    method: 'POST',
    path,
    body: () => ({ ...ofMember, role: workspaceRole.body.id }),
    status: 400,
    code: 'assignment.level',
  },
  {
    when: 'the role is unknown',
    as: 'ada',
    method: 'POST',
    path,
    body: () => ({ ...ofMember, role: 'default/none' }),
    status: 404,
    code: 'role.unknown',
  },
  {
    when: 'the actor is unknown',
    as: 'ada',
    method: 'POST',
    path,
    body: () => ({ ...ofMember, actorId: nobodyAtAll }),
    status: 404,
    code: 'actor.unknown',
  },
  {
    when: 'the group is unknown',
    as: 'ada',
    method: 'POST',
    path,
    body: () => ({ group: 'none', role: 'default/admin' }),
    status: 404,
    code: 'IDE-1006',
  },
  {
    when: 'it exists',
    as: 'ada',
    method: 'POST',
    path,
    body: () => ({ ...ofMember, from: '2090-01-01T00:00:00Z' }),
    status: 409,
    code: 'assignment.exists',
  },
  {
    when: 'the assignment is unknown',
    as: 'ada',
    method: 'GET',
    path: () => `/v1/assignments/${nobodyAtAll}`,
    status: 404,
    code: 'assignment.unknown',
  },
  {
    when: 'it is changed to end before it begins',
    as: 'ada',
    method: 'PATCH',
    path: () => `/v1/assignments/${second}`,
    body: () => ({ from: '2100-01-01T00:00:00Z' }),
    status: 400,
    code: 'assignment.window',
  },
  {
    when: 'one that follows from a global role is cut short',
    as: 'ada',
    method: 'PATCH',
    path: () => `/v1/assignments/${crown}`,
    body: () => ({ until: '2020-01-01T00:00:00Z' }),
    status: 409,
    code: 'assignment.derived',
  },
  {
    when: 'a weaker caller prolongs a stronger role',
    as: 'clerk',
    method: 'PATCH',
    path: () => `/v1/assignments/${crown}`,
    body: () => ({ until: null }),
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'it is changed into one that exists',
    as: 'ada',
    method: 'PATCH',
    path: () => `/v1/assignments/${second}`,
    body: () => ({ until: null }),
    status: 409,
    code: 'assignment.exists',
  },
  {
    when: 'the assignment to change is unknown',
    as: 'ada',
    method: 'PATCH',
    path: () => `/v1/assignments/${nobodyAtAll}`,
    body: () => ({ reason: 'why not' }),
    status: 404,
    code: 'assignment.unknown',
  },
  {
    when: 'the assignment to delete is unknown',
    as: 'ada',
    method: 'DELETE',
    path: () => `/v1/assignments/${nobodyAtAll}`,
    status: 404,
    code: 'assignment.unknown',
  },
]

testRefusals(server, refusals, { tokens, tables: ['assignments', 'actors', 'groups'] })
