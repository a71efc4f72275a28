import { describe, expect, test } from 'vitest'
import { ada, startServer } from '../../../test/harness.ts'
import { expectRefused, type Refusal } from '../../../test/rows.ts'
import type { Page } from '../../kernel/page.ts'
import type { CreatedApplication } from '../applications/schema.ts'
import type { Actor, ActorDetail } from './schema.ts'

const server = await startServer()
const { call } = server
const member = await server.user('grace')
const clerk = await server.user('clerk')
await call('POST', '/v1/assignments', { body: { actorId: clerk.id, role: 'default/admin' } })
const nobodyAtAll = '01890000-0000-7000-8000-000000000000'

const setEnabled = (id: string, enabled: boolean) =>
  call<ActorDetail>('PATCH', `/v1/actors/${id}`, { body: { enabled } })

const statusOf = async (token: string) => (await call('GET', '/v1/permissions', { token })).status

describe('an actor', () => {
  test('is shown with its groups, its roles and how each came to it', async () => {
    await call('POST', '/v1/groups', { body: { name: 'helpers' } })
    await call('POST', '/v1/assignments', { body: { group: 'helpers', role: 'default/admin' } })
    const { id } = await server.user('eve', ['helpers'])
    const { body } = await call<ActorDetail>('GET', `/v1/actors/${id}`)
    expect(body).toMatchObject({
      id,
      issuer: 'local',
      subject: id,
      kind: 'user',
      enabled: true,
      groups: ['helpers'],
    })
    const held = body.roles.map(({ role, group }) => ({ role, group }))
    expect(held[0]).toEqual({ role: 'default/admin', group: 'helpers' })
    expect(held).toContainEqual({ role: 'default/member', group: null })
  })

  test('is found by kind, issuer, state and part of a name', async () => {
    await call('POST', '/v1/applications', { body: { name: 'midaz', description: 'import' } })
    const found = async (query: string) =>
      (await call<Page<Actor>>('GET', `/v1/actors?limit=100&${query}`)).body.items
    expect((await found('kind=application')).map((actor) => actor.displayName)).toEqual(['midaz'])
    expect((await found('filter=GRACE')).map((actor) => actor.id)).toEqual([member.id])
    expect(await found('issuer=https://elsewhere.test')).toEqual([])
    expect(await found('enabled=false&filter=grace')).toEqual([])
  })

  test('is found by part of the e-mail address, as it is now', async () => {
    const { id } = await server.user('mail')
    const found = async (filter: string) =>
      (await call<Page<Actor>>('GET', `/v1/actors?filter=${filter}`)).body.items.map(
        (actor) => actor.id,
      )
    const { email } = (await call<ActorDetail>('GET', `/v1/actors/${id}`)).body
    expect(await found(encodeURIComponent(`${email}`.toUpperCase()))).toEqual([id])
    await call('PATCH', `/v1/users/${id}`, { body: { email: 'post@moved.test' } })
    expect([await found('t@moved.'), await found(`${email}`)]).toEqual([[id], []])
  })

  test('that is disabled is refused at once, and its sessions do not come back with it', async () => {
    const { id, token, refreshToken } = await server.user('zoe')
    expect(await statusOf(token)).toBe(200)
    expect((await setEnabled(id, false)).body.enabled).toBe(false)
    expect(await statusOf(token)).toBe(401)

    expect((await setEnabled(id, true)).body.enabled).toBe(true)
    expect(await statusOf(token)).toBe(401)
    const renewed = await call('POST', '/v1/login/oauth/refresh_token', {
      token: null,
      body: { refreshToken },
    })
    expect(renewed.status).toBe(400)
    const signedIn = await call('POST', '/v1/login/oauth/access_token', {
      token: null,
      body: { grantType: 'password', username: 'zoe', password: ada.password },
    })
    expect(signedIn.status).toBe(200)
  })

  test('that is a user is disabled as a user too, and stays so when their name changes', async () => {
    const { id } = await server.user('mia')
    await setEnabled(id, false)
    const changed = await call('PATCH', `/v1/users/${id}`, { body: { firstName: 'Maria' } })
    expect(changed.body).toMatchObject({ status: 'disabled' })
    expect((await call<ActorDetail>('GET', `/v1/actors/${id}`)).body.enabled).toBe(false)
  })

  test('that is an application stops and starts again with its token', async () => {
    const { body } = await call<CreatedApplication>('POST', '/v1/applications', {
      body: { name: 'midaz', description: 'export' },
    })
    const { clientId, clientSecret } = body
    const signIn = () =>
      call<{ accessToken: string }>('POST', '/v1/login/oauth/access_token', {
        token: null,
        body: { grantType: 'client_credentials', clientId, clientSecret },
      })
    const { accessToken } = (await signIn()).body
    await setEnabled(body.id, false)
    expect([await statusOf(accessToken), (await signIn()).status]).toEqual([401, 401])
    await setEnabled(body.id, true)
    expect([await statusOf(accessToken), (await signIn()).status]).toEqual([200, 200])
  })

  test('is not disabled twice', async () => {
    const { id } = await server.user('tim')
    await setEnabled(id, false)
    await setEnabled(id, false)
    const { body } = await call<Page<unknown>>(
      'GET',
      `/v1/audit-events?action=actor.disabled&target=actor/${id}`,
    )
    expect(body.total).toBe(1)
  })
})

test('of two administrators who disable each other at once, one stays', async () => {
  const own = await startServer()
  const second = await own.user('second')
  await own.call('POST', '/v1/assignments', {
    body: { actorId: second.id, role: 'default/superadmin' },
  })
  const body = { enabled: false }
  const replies = await Promise.all([
    own.call('PATCH', `/v1/actors/${second.id}`, { body }),
    own.call('PATCH', `/v1/actors/${own.administrator}`, { body, token: second.token }),
  ])
  expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1)
})

const tokens: Record<string, string | null> = {
  nobody: null,
  ada: server.token,
  member: member.token,
  clerk: clerk.token,
}
const at = (id: string) => () => `/v1/actors/${id}`
const disable = () => ({ enabled: false })
const enable = () => ({ enabled: true })
const second = await server.user('second')
await call('POST', '/v1/assignments', { body: { actorId: second.id, role: 'default/superadmin' } })
await setEnabled(second.id, false)

const refusals: Refusal[] = [
  {
    when: 'nobody is signed in',
    as: 'nobody',
    method: 'GET',
    path: () => '/v1/actors',
    status: 401,
    code: 'IDE-0008',
  },
  {
    when: 'the caller may not list actors',
    as: 'member',
    method: 'GET',
    path: () => '/v1/actors',
    status: 403,
    code: 'auth.forbidden',
  },
  {
    when: 'the caller may not change actors',
    as: 'member',
    method: 'PATCH',
    path: at(clerk.id),
    body: disable,
    status: 403,
    code: 'auth.forbidden',
  },
  {
    when: 'the actor is stronger than the caller',
    as: 'clerk',
    method: 'PATCH',
    path: at(server.administrator),
    body: disable,
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'the actor, once enabled, would be stronger than the caller',
    as: 'clerk',
    method: 'PATCH',
    path: at(second.id),
    body: enable,
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'the caller disables themselves',
    as: 'ada',
    method: 'PATCH',
    path: at(server.administrator),
    body: disable,
    status: 409,
    code: 'actor.oneself',
  },
  {
    when: 'the actor to delete is a user of this server',
    as: 'ada',
    method: 'DELETE',
    path: at(member.id),
    status: 409,
    code: 'actor.local',
  },
  {
    when: 'the actor to delete is stronger than the caller',
    as: 'clerk',
    method: 'DELETE',
    path: at(server.administrator),
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'the caller deletes themselves',
    as: 'ada',
    method: 'DELETE',
    path: at(server.administrator),
    status: 409,
    code: 'actor.oneself',
  },
  {
    when: 'the actor to delete is unknown',
    as: 'ada',
    method: 'DELETE',
    path: at(nobodyAtAll),
    status: 404,
    code: 'actor.unknown',
  },
  {
    when: 'the actor is unknown',
    as: 'ada',
    method: 'GET',
    path: at(nobodyAtAll),
    status: 404,
    code: 'actor.unknown',
  },
  {
    when: 'the actor to change is unknown',
    as: 'ada',
    method: 'PATCH',
    path: at(nobodyAtAll),
    body: disable,
    status: 404,
    code: 'actor.unknown',
  },
  {
    when: 'the patch says nothing',
    as: 'ada',
    method: 'PATCH',
    path: at(member.id),
    body: () => ({}),
    status: 400,
    code: 'IDE-0001',
  },
  {
    when: 'the kind is unknown',
    as: 'ada',
    method: 'GET',
    path: () => '/v1/actors?kind=robot',
    status: 400,
    code: 'IDE-0005',
  },
]

for (const refusal of refusals)
  test(`refuses with ${refusal.code} when ${refusal.when}`, () =>
    expectRefused(server, refusal, {
      token: tokens[refusal.as],
      tables: ['actors', 'users', 'sessions'],
    }))
