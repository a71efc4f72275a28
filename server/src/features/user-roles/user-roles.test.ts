import { describe, expect, test } from 'vitest'
import { newUser, startServer } from '../../../test/harness.ts'
import { policyWorld } from '../../../test/policies.ts'
import { expectRefused, type Refusal } from '../../../test/rows.ts'
import type { Page } from '../../kernel/page.ts'
import type { UserRole } from './schema.ts'

const server = await startServer()
const { call } = server
const { policy, role, give, ask } = policyWorld(server)
const get = 'midaz/accounts:get'
const nobodyAtAll = '01890000-0000-7000-8000-000000000000'

await policy('read-accounts', 'allow', [get])
await policy('no-accounts', 'deny', [get])
await policy('read-ledgers', 'allow', ['midaz/ledgers:get'])
await call('POST', '/v1/policy-collections', {
  body: { code: 'ledgers', policies: ['default/read-ledgers'] },
})
await role({ code: 'reader', precedence: 5000, policies: ['default/read-accounts'] })
await role({ code: 'denier', precedence: 5000, policies: ['default/no-accounts'] })

/** A user who has never signed in. */
const newcomer = async (name: string) =>
  (await call<{ id: string }>('POST', '/v1/users', { body: newUser(name) })).body.id
const of = (id: string) => `/v1/user-roles/${id}`
const attach = (id: string, body: unknown, token = server.token) =>
  call<UserRole>('POST', `${of(id)}/attach`, { body, token })

describe('the user-role', () => {
  test('is made empty when its user signs in first, and not again', async () => {
    const id = await newcomer('first')
    expect((await call('GET', of(id))).status).toBe(404)
    const signIn = () =>
      call('POST', '/v1/login/oauth/access_token', {
        token: null,
        body: { grantType: 'password', username: 'first', password: newUser('first').password },
      })
    expect((await signIn()).status).toBe(200)
    const made = await call<UserRole>('GET', of(id))
    expect(made.body).toMatchObject({
      userId: id,
      issuer: 'local',
      subject: id,
      displayName: 'first Tester',
      policies: [],
      collections: [],
    })
    await attach(id, { policies: ['default/read-ledgers'] })
    await signIn()
    expect((await call<UserRole>('GET', of(id))).body.policies).toEqual(['default/read-ledgers'])
    for (const filter of ['FIRST', newUser('first').email]) {
      const listed = await call<Page<UserRole>>('GET', `/v1/user-roles?filter=${filter}`)
      expect(listed.body.items.map(({ userId }) => userId)).toEqual([id])
    }
  })

  test('can be made in advance, once, and then gives what it holds and nothing to others', async () => {
    const id = await newcomer('early')
    const body = {
      userId: id,
      policies: ['default/read-accounts'],
      collections: ['default/ledgers'],
    }
    const made = await call<UserRole>('POST', '/v1/user-roles', { body })
    expect([made.status, made.body]).toMatchObject([201, body])
    expect((await call('POST', '/v1/user-roles', { body })).status).toBe(409)
    const { body: tokens } = await call<{ accessToken: string }>(
      'POST',
      '/v1/login/oauth/access_token',
      {
        token: null,
        body: { grantType: 'password', username: 'early', password: newUser('x').password },
      },
    )
    expect(await ask(tokens.accessToken, get)).toBe('allow granted')
    expect(await ask(tokens.accessToken, 'midaz/ledgers:get')).toBe('allow granted')
    const other = await server.user('other')
    expect(await ask(other.token, get)).toBe('deny no-match')
  })

  test('is shown by explanations as _users and the user’s id', async () => {
    const { id, token } = await server.user('explained')
    await attach(id, { policies: ['default/read-accounts'] })
    const { body } = await call<{ effect: string; authoritative: object }>('POST', '/v1/explain', {
      token,
      body: { permission: get },
    })
    expect(body.effect).toBe('allow')
    expect(body.authoritative).toMatchObject({
      role: `_users/${id}`,
      policy: 'default/read-accounts',
    })
  })

  test('is replaced, emptied piece by piece, and removed, each at once', async () => {
    const { id, token } = await server.user('changing')
    await attach(id, { policies: ['default/read-accounts'] })
    expect(await ask(token, get)).toBe('allow granted')
    const read = await call('GET', of(id))
    const headers = { 'if-match': read.headers.get('etag') ?? '' }
    const body = { policies: ['default/no-accounts'], collections: ['default/ledgers'] }
    const replaced = await call<UserRole>('PUT', of(id), { body, headers })
    expect([replaced.status, replaced.body]).toMatchObject([200, body])
    expect(await ask(token, get)).toBe('deny denied')
    expect((await call('PUT', of(id), { body, headers })).status).toBe(412)

    await call('POST', `${of(id)}/detach`, { body: { policies: ['default/no-accounts'] } })
    expect(await ask(token, get)).toBe('deny no-match')
    expect(await ask(token, 'midaz/ledgers:get')).toBe('allow granted')
    expect((await call('DELETE', of(id))).status).toBe(204)
    expect(await ask(token, 'midaz/ledgers:get')).toBe('deny no-match')
    expect((await call('GET', of(id))).status).toBe(404)
    const { body: trail } = await call<Page<{ action: string }>>(
      'GET',
      '/v1/audit-events?limit=100',
    )
    const told = new Set(trail.items.map(({ action }) => action))
    expect(
      ['user-role.updated', 'user-role.deleted'].filter((action) => !told.has(action)),
    ).toEqual([])
  })

  test('is weaker than every role, both ways', async () => {
    const denied = await server.user('denied')
    await attach(denied.id, { policies: ['default/read-accounts'] })
    await give(denied.id, 'default/denier')
    expect(await ask(denied.token, get)).toBe('deny denied')
    const allowed = await server.user('allowed')
    await attach(allowed.id, { policies: ['default/no-accounts'] })
    await give(allowed.id, 'default/reader')
    expect(await ask(allowed.token, get)).toBe('allow granted')
  })

  test('is no role: nothing is moved behind it, and nobody is assigned it', async () => {
    const { id } = await server.user('alone')
    const other = await server.user('envious')
    const assigned = await call('POST', '/v1/assignments', {
      body: { actorId: other.id, role: `_users/${id}` },
    })
    expect(assigned.status).toBe(404)
    const { body } = await call<Page<{ id: string }>>('GET', '/v1/roles?code=denier')
    const moved = await call('POST', `/v1/roles/${body.items[0]?.id}/move`, {
      body: { after: `_users/${id}` },
    })
    expect(moved.status).toBe(404)
  })

  test('goes with its user, and keeps nothing that it held', async () => {
    const { id } = await server.user('leaver')
    const held = await policy('held', 'allow', [get])
    await attach(id, { policies: ['default/held'] })
    expect((await call('DELETE', `/v1/policies/${held.id}`)).status).toBe(409)
    await call('DELETE', `/v1/users/${id}`)
    expect((await call('GET', of(id))).status).toBe(404)
    expect((await call('DELETE', `/v1/policies/${held.id}`)).status).toBe(204)
  })
})

/** Administers users, and may do nothing with accounts. */
const clerk = await server.user('clerk')
await give(clerk.id, 'default/admin')
const member = await server.user('grace')
const richer = await server.user('richer')
await attach(richer.id, { policies: ['default/read-accounts'] })
const never = await newcomer('never')
const machine = await call<{ id: string }>('POST', '/v1/applications', {
  body: { name: 'midaz', description: 'a machine' },
})
const tokens: Record<string, string | null> = {
  nobody: null,
  ada: server.token,
  clerk: clerk.token,
  member: member.token,
}
const reads = () => ({ policies: ['default/read-accounts'] })
const post = { method: 'POST', as: 'ada', path: () => '/v1/user-roles' } as const

const refusals: Refusal[] = [
  {
    when: 'nobody is signed in',
    ...post,
    as: 'nobody',
    body: () => ({ userId: never }),
    status: 401,
    code: 'IDE-0008',
  },
  {
    when: 'the caller may not make user-roles',
    ...post,
    as: 'member',
    body: () => ({ userId: never }),
    status: 403,
    code: 'auth.forbidden',
  },
  {
    when: 'a member raises themselves',
    ...post,
    as: 'member',
    path: () => `${of(member.id)}/attach`,
    body: reads,
    status: 403,
    code: 'auth.forbidden',
  },
  {
    when: 'an administrator raises themselves',
    ...post,
    as: 'clerk',
    path: () => `${of(clerk.id)}/attach`,
    body: reads,
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'an administrator gives a newcomer more than they hold',
    ...post,
    as: 'clerk',
    body: () => ({ userId: never, ...reads() }),
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'an administrator takes away what they do not hold',
    as: 'clerk',
    method: 'DELETE',
    path: () => of(richer.id),
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'an administrator empties what they do not hold',
    as: 'clerk',
    method: 'PUT',
    path: () => of(richer.id),
    body: () => ({}),
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'the user has one',
    ...post,
    body: () => ({ userId: member.id }),
    status: 409,
    code: 'user-role.taken',
  },
  {
    when: 'the user is unknown',
    ...post,
    body: () => ({ userId: nobodyAtAll }),
    status: 404,
    code: 'IDE-1003',
  },
  {
    when: 'the actor is no user',
    ...post,
    body: () => ({ userId: machine.body.id }),
    status: 404,
    code: 'IDE-1003',
  },
  {
    when: 'the policy is unknown',
    ...post,
    body: () => ({ userId: never, policies: ['default/none'] }),
    status: 404,
    code: 'policy.unknown',
  },
  {
    when: 'the collection to attach is unknown',
    ...post,
    path: () => `${of(member.id)}/attach`,
    body: () => ({ collections: ['default/none'] }),
    status: 404,
    code: 'policy-collection.unknown',
  },
  {
    when: 'it is given permissions',
    ...post,
    body: () => ({ userId: never, permissions: [get] }),
    status: 400,
    code: 'IDE-0004',
  },
  {
    when: 'a user who never signed in has none to show',
    as: 'ada',
    method: 'GET',
    path: () => of(never),
    status: 404,
    code: 'user-role.unknown',
  },
]

for (const refusal of refusals)
  test(`refuses with ${refusal.code} when ${refusal.when}`, () =>
    expectRefused(server, refusal, {
      token: tokens[refusal.as],
      tables: ['user_roles', 'user_role_policies', 'user_role_collections'],
    }))
