import { beforeEach, describe, expect, test } from 'vitest'
import type { Applied, Plan } from '../src/features/configuration/schema.ts'
import type { Configuration } from '../src/features/configuration/shapes.ts'
import { startServer, type TestServer } from './harness.ts'

let server: TestServer
let heirs: { readonly abe: string; readonly zoe: string }
beforeEach(async () => {
  server = await startServer()
  heirs = { abe: (await server.user('abe')).token, zoe: (await server.user('zoe')).token }
})

interface Application {
  readonly id: string
  readonly clientId: string
  readonly clientSecret: string
}

const desk = '0190d0f0-0000-7000-8000-000000000001'

const send = <Body>(path: string, configuration: object, token = server.token) =>
  server.call<Body>('POST', path, {
    token,
    body: { configuration: { format: 1, ...configuration } },
  })

/** Plans it and does it, and holds that whoever administers the tenant then sees it done. */
async function done(configuration: object, heir = server.token): Promise<void> {
  const planned = await send<Plan>('/v1/plan', configuration)
  expect([planned.status, planned.body]).toEqual([200, expect.anything()])
  const applied = await send<Applied>('/v1/apply', configuration)
  expect([applied.status, applied.body]).toEqual([200, expect.anything()])
  expect(applied.body.changes).toEqual(planned.body.changes)
  const again = await send<Plan>('/v1/plan', configuration, heir)
  expect([again.status, again.body.changes]).toEqual([200, []])
}

const exported = async (token = server.token) =>
  (await server.call<Configuration>('GET', '/v1/export', { token })).body

const usersWith = async (change: (username: string) => object) =>
  ((await exported()).users ?? []).map((user) => ({ ...user, ...change(user.username) }))

const superadmins = async (token = server.token) =>
  ((await exported(token)).users ?? [])
    .filter(({ globalRole }) => globalRole === 'superadmin')
    .map(({ username }) => username)

describe('files that hand over', () => {
  test.each([
    ['@abe', '@zoe'],
    ['@zoe', '@abe'],
  ])('a workspace, give it from %s to %s alone', async (from, to) => {
    const owned = (members: object[]) => ({ workspaces: [{ id: desk, name: 'Desk', members }] })
    await done(owned([{ actor: from, role: 'owner' }]))
    await done(
      owned([
        { actor: from, role: 'member' },
        { actor: to, role: 'owner' },
      ]),
    )
    await done(owned([{ actor: from, role: 'owner' }]))
  })

  test.each(['abe', 'zoe'] as const)('the tenant, leave %s its only superadmin', async (heir) => {
    const roleOf = (username: string) => ({
      globalRole: username === heir ? 'superadmin' : 'member',
    })
    await done({ users: await usersWith(roleOf) }, heirs[heir])
    expect(await superadmins(heirs[heir])).toEqual([heir])
  })

  test('the tenant, may lower one by what they say of users, and raise another by a role', async () => {
    const group = { name: 'wheel', members: ['@zoe'] }
    const assignment = { to: { group: 'wheel' }, role: 'default/superadmin' }
    const users = await usersWith(() => ({ globalRole: 'member' }))
    await done({ users, groups: [group], assignments: [assignment] }, heirs.zoe)
    expect(await superadmins(heirs.zoe)).toEqual([])
  })

  test('the tenant, are refused when nobody is left who administers it', async () => {
    const users = await usersWith(() => ({ globalRole: 'member' }))
    for (const path of ['/v1/plan', '/v1/apply'] as const) {
      const refused = await send<{ code: string }>(path, { users })
      expect([path, refused.status, refused.body.code]).toEqual([
        path,
        409,
        'user.last-administrator',
      ])
    }
    expect(await superadmins()).toEqual(['ada'])
  })

  test('the tenant, are refused when only others than users would be left', async () => {
    const body = { name: 'midaz', description: 'applies the files' }
    const made = await server.call<Application>('POST', '/v1/applications', { body })
    const { id, clientId, clientSecret } = made.body
    const role = 'default/superadmin'
    await server.call('POST', '/v1/assignments', { body: { actorId: id, role } })
    const granted = await server.call<{ accessToken: string }>(
      'POST',
      '/v1/login/oauth/access_token',
      { token: null, body: { grantType: 'client_credentials', clientId, clientSecret } },
    )
    const { accessToken: token } = granted.body
    const users = (await exported()).users ?? []
    const gone = users.filter(({ username }) => username !== 'ada')
    const disabled = users.map((user) =>
      user.username === 'ada' ? { ...user, status: 'disabled' } : user,
    )
    for (const left of [gone, disabled])
      for (const path of ['/v1/plan', '/v1/apply']) {
        const body = { configuration: { format: 1, users: left }, prune: true }
        const refused = await server.call<{ code: string }>('POST', path, { token, body })
        expect([refused.status, refused.body.code]).toEqual([409, 'user.last-administrator'])
      }
    expect(await superadmins()).toEqual(['ada'])
  })

  test('e-mail addresses in a circle, are refused with whose is taken', async () => {
    const users = await usersWith((username) => ({
      ...(username === 'abe' && { email: 'zoe@acme.test' }),
      ...(username === 'zoe' && { email: 'abe@acme.test' }),
    }))
    for (const path of ['/v1/plan', '/v1/apply'] as const) {
      const refused = await send<{ code: string; detail: string }>(path, { users })
      expect([path, refused.status, refused.body.code]).toEqual([path, 409, 'user.email-taken'])
      expect(refused.body.detail).toContain('users @abe')
    }
  })
})

describe('a reason that files change', () => {
  test('leaves the assignment what it is, the only superadmin’s too', async () => {
    const given = (reason: string | null) => ({
      assignments: [{ to: { actor: '@ada' }, role: 'default/superadmin', reason }],
    })
    const assignments = async () =>
      (
        await server.call<{ items: { id: string; source: string; reason: string | null }[] }>(
          'GET',
          '/v1/assignments?role=default/superadmin',
        )
      ).body.items.filter(({ source }) => source === 'manual')
    await done(given('founder'))
    // By it alone she administers the tenant from now on.
    await done({ users: await usersWith(() => ({ globalRole: 'member' })) })
    const before = await assignments()
    expect(before).toMatchObject([{ reason: 'founder' }])
    await done(given('still here'))
    expect(await assignments()).toEqual(before.map((one) => ({ ...one, reason: 'still here' })))
    await done(given(null))
    expect(await assignments()).toEqual(before.map((one) => ({ ...one, reason: null })))
  })
})
