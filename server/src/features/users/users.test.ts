import { describe, expect, test } from 'vitest'
import { ada, newUser, startServer } from '../../../test/harness.ts'
import { expectRefused, type Refusal } from '../../../test/rows.ts'
import type { Page } from '../../kernel/page.ts'
import type { User } from './schema.ts'

const server = await startServer()
const { call } = server
const unknownId = '01890000-0000-7000-8000-000000000000'
const viewer = await server.user('viewer', ['midaz-viewer-group'])
const clerk = await server.user('clerk')
await call('POST', '/v1/assignments', { body: { actorId: clerk.id, role: 'default/admin' } })
const taken = await server.user('taken')

const login = (username: string, password: string = ada.password) =>
  call<{ accessToken: string; code: string }>('POST', '/v1/login/oauth/access_token', {
    token: null,
    body: { grantType: 'password', username, password },
  })

const add = (name: string, groups: readonly string[] = []) =>
  call<User & { code: string }>('POST', '/v1/users', { body: newUser(name, groups) })

const patch = (id: string, body: unknown, headers = {}) =>
  call<User & { code: string }>('PATCH', `/v1/users/${id}`, { body, headers })

const statusOf = async (token: string) => (await call('GET', '/v1/me', { token })).status

describe('a user', () => {
  test('is added with groups and no sign of the password, and can sign in', async () => {
    const made = await add('grace', ['midaz-viewer-group'])
    expect(made.status).toBe(201)
    expect(made.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
      subject: made.body.id,
      username: 'grace',
      email: 'grace@acme.test',
      firstName: 'grace',
      lastName: 'Tester',
      groups: ['midaz-viewer-group'],
      globalRole: 'member',
      status: 'active',
      createdAt: expect.stringMatching(/^\d{4}-.+Z$/),
      updatedAt: made.body.createdAt,
    })
    expect((await call('GET', `/v1/users/${made.body.id}`)).body).toEqual(made.body)
    expect((await login('grace')).status).toBe(200)
  })

  test('without groups holds what every member does, and nothing more', async () => {
    const { id } = (await add('plain')).body
    const token = (await login('plain')).body.accessToken
    const me = await call<{ roles: string[]; groups: string[] }>('GET', '/v1/me', { token })
    expect(me.body).toMatchObject({
      groups: [],
      roles: ['default/infralo-member', 'default/member', 'default/plugin-identity-default-role'],
    })
    expect((await call('GET', `/v1/users/${id}`, { token })).status).toBe(403)
  })

  test('is changed in what is given, and left in the rest', async () => {
    const { body } = await add('patched', ['midaz-viewer-group'])
    const changed = await patch(body.id, { lastName: 'Renamed', email: 'New@Acme.Test' })
    expect(changed.body).toEqual({
      ...body,
      lastName: 'Renamed',
      email: 'new@acme.test',
      updatedAt: changed.body.updatedAt,
    })
    expect((await patch(body.id, { groups: [] })).body.groups).toEqual([])
  })

  test('named twice over in one group is in it once', async () => {
    const groups = ['midaz-viewer-group', 'midaz-viewer-group']
    expect((await add('doubled', groups)).body.groups).toEqual(['midaz-viewer-group'])
  })

  test('is deleted softly: gone for everyone, in the list of the deleted, the name free again', async () => {
    const { body } = await add('leaver', ['midaz-viewer-group'])
    const token = (await login('leaver')).body.accessToken
    expect((await call('DELETE', `/v1/users/${body.id}`)).status).toBe(204)

    expect(await statusOf(token)).toBe(401)
    expect((await login('leaver')).status).toBe(401)
    expect((await call('GET', `/v1/users/${body.id}`)).status).toBe(404)
    expect((await patch(body.id, { lastName: 'x' })).body.code).toBe('IDE-1003')
    expect((await call('DELETE', `/v1/users/${body.id}`)).status).toBe(404)
    const deleted = await call<Page<User>>('GET', '/v1/users?status=deleted&filter=leaver')
    expect(deleted.body.items).toMatchObject([{ id: body.id, status: 'deleted', groups: [] }])

    const again = await add('LEAVER')
    expect(again.status).toBe(201)
    expect(again.body.id).not.toBe(body.id)
  })
})

describe('of twenty who ask at once', () => {
  test('for one username, one gets it', async () => {
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        call<User & { code: string }>('POST', '/v1/users', {
          body: { ...newUser(at % 2 ? 'racer' : 'RACER'), email: `racer${at}@acme.test` },
        }),
      ),
    )
    expect(replies.filter((reply) => reply.status === 201)).toHaveLength(1)
    const codes = new Set(replies.map((reply) => reply.body.code ?? 'made'))
    expect(codes).toEqual(new Set(['made', 'user.username-taken']))
    const found = await call<Page<User>>('GET', '/v1/users?filter=racer')
    expect(found.body.total).toBe(1)
  })

  test('for one e-mail address, one gets it, whichever way they come to it', async () => {
    const others = await Promise.all(Array.from({ length: 10 }, (_, at) => add(`mover${at}`)))
    const replies = await Promise.all([
      ...others.map(({ body }) => patch(body.id, { email: 'wanted@acme.test' })),
      ...Array.from({ length: 10 }, (_, at) =>
        call<{ code: string }>('POST', '/v1/users', {
          body: { ...newUser(`wanter${at}`), email: 'WANTED@acme.test' },
        }),
      ),
    ])
    const won = replies.filter((reply) => reply.status < 300)
    expect(won).toHaveLength(1)
    const lost = replies.filter((reply) => reply.status >= 300)
    expect(new Set(lost.map((reply) => `${reply.status} ${reply.body.code}`))).toEqual(
      new Set(['409 user.email-taken']),
    )
  })
})

describe('a change', () => {
  test('names the revision it builds on, and is refused once that is stale', async () => {
    const { id } = (await add('etag')).body
    const shown = await call('GET', `/v1/users/${id}`)
    const etag = shown.headers.get('etag') ?? ''
    expect(etag).toBe('"1"')

    const first = await patch(id, { lastName: 'First' }, { 'if-match': etag })
    expect([first.status, first.headers.get('etag')]).toEqual([200, '"2"'])
    const stale = await patch(id, { lastName: 'Lost' }, { 'if-match': etag })
    expect([stale.status, stale.body.code]).toEqual([412, 'request.precondition-failed'])
    for (const match of ['"x"', '2', '"2" junk', '']) {
      const refused = await patch(id, { lastName: 'Lost' }, { 'if-match': match })
      expect([match, refused.status]).toEqual([match, 412])
    }
    expect((await call<User>('GET', `/v1/users/${id}`)).body.lastName).toBe('First')
    expect((await patch(id, { lastName: 'Any' }, { 'if-match': '*' })).status).toBe(200)
    expect((await patch(id, { lastName: 'None' })).status).toBe(200)
  })

  test('of ten at once on one revision goes through once', async () => {
    const { id } = (await add('etag-race')).body
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        patch(id, { lastName: `L${at}` }, { 'if-match': '"1"' }),
      ),
    )
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, ...Array(9).fill(412)])
  })

  test('raises the access version that every write tells', async () => {
    const versions: number[] = []
    for (const name of ['version-a', 'version-b', 'version-c'])
      versions.push(Number((await add(name)).headers.get('x-access-version')))
    expect(versions.every((version) => version > 0)).toBe(true)
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
  })

  test('to disabled ends every session at once, and to active lets in again with a new one', async () => {
    const { id, token, refreshToken } = await server.user('sleeper')
    expect(await statusOf(token)).toBe(200)
    expect((await patch(id, { status: 'disabled' })).body.status).toBe('disabled')

    expect(await statusOf(token)).toBe(401)
    const renewed = await call('POST', '/v1/login/oauth/refresh_token', {
      token: null,
      body: { refreshToken },
    })
    expect(renewed.status).toBe(400)
    const refused = await login('sleeper')
    expect([refused.status, refused.body.code]).toEqual([401, 'AUT-1002'])

    expect((await patch(id, { status: 'active' })).status).toBe(200)
    expect(await statusOf(token)).toBe(401)
    expect((await login('sleeper')).status).toBe(200)
  })
})

describe('a password', () => {
  const change = (id: string, token: string, oldPassword: string, newPassword: string) =>
    call<{ code: string }>('PATCH', `/v1/users/${id}/update-password`, {
      token,
      body: { oldPassword, newPassword },
    })

  test('is changed by its owner, who signs in anew with it', async () => {
    const { id, token } = await server.user('changer')
    expect((await change(id, token, ada.password, 'another fine passphrase')).status).toBe(204)
    expect(await statusOf(token)).toBe(401)
    expect((await login('changer')).status).toBe(401)
    expect((await login('changer', 'another fine passphrase')).status).toBe(200)
  })

  test('is reset by an administrator, and the sessions end', async () => {
    const { id, token } = await server.user('forgetful')
    const reset = await call('PATCH', `/v1/users/${id}/reset-password`, {
      body: { newPassword: 'given by the help desk' },
    })
    expect(reset.status).toBe(204)
    expect(await statusOf(token)).toBe(401)
    expect((await login('forgetful', 'given by the help desk')).status).toBe(200)
  })

  test('can be guessed at with a stolen token ten times, also all at once', async () => {
    const { id, token } = await server.user('guessed')
    const replies = await Promise.all(
      Array.from({ length: 30 }, (_, at) =>
        change(id, token, `guess ${at}`, 'a new fine passphrase'),
      ),
    )
    const judged = replies.filter((reply) => reply.body.code === 'user.password-wrong')
    expect(judged.length).toBeLessThanOrEqual(10)
    expect(replies.filter((reply) => reply.status === 429)).toHaveLength(30 - judged.length)
  })

  for (const { password, why } of [
    { password: 'short', why: 'short' },
    { password: 'elevenchars', why: 'a character too short' },
    { password: '😀😀😀😀😀😀😀😀😀😀😀', why: 'long only when counted in halves' },
    { password: 'password1234', why: 'common' },
    { password: 'P@ssw0rd!!!!', why: 'common, with signs for letters' },
    { password: 'Welcome2024!', why: 'common, with a year' },
    { password: 'qwertyuiop123', why: 'a row of keys' },
    { password: 'aaaaaaaaaaaaaaaa', why: 'one character again and again' },
    { password: 'abababababababab', why: 'two characters again and again' },
    { password: 'abcdefghijklmnop', why: 'the alphabet' },
    { password: 'zyxwvutsrqponmlk', why: 'the alphabet backwards' },
    { password: '123456789012', why: 'digits in order' },
    { password: 'candidate1234', why: 'the username with digits' },
    { password: 'Candidate!!!!', why: 'the username in another case' },
  ]) {
    test(`that is ${why} is refused`, async () => {
      const reply = await call<{ code: string; detail: string }>('POST', '/v1/users', {
        body: { ...newUser('candidate'), password },
      })
      expect([reply.status, reply.body.code]).toEqual([400, 'IDE-0020'])
      expect(JSON.stringify(reply.body)).not.toContain(password)
    })
  }

  for (const password of [
    'correct horse battery',
    'tr0ub4dor & threepwood',
    'eine lange Nacht im Wald',
    'пароль из четырёх слов',
    '🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧',
    'xxxQuite-Unguessable-9',
    'a passphrase of candidate proportions',
  ]) {
    test(`like "${password}" will do`, async () => {
      const reply = await call('POST', '/v1/users', {
        body: {
          ...newUser(`good-${Buffer.from(password).toString('hex').slice(0, 60)}`),
          password,
        },
      })
      expect(reply.status, JSON.stringify(reply.body)).toBe(201)
    })
  }
})

describe('refused, with nothing changed:', () => {
  const rows: (Refusal & { as: 'ada' | 'viewer' | 'clerk' | 'nobody' })[] = [
    {
      when: 'nobody is signed in',
      as: 'nobody',
      method: 'POST',
      path: () => '/v1/users',
      body: () => newUser('fresh'),
      status: 401,
      code: 'IDE-0008',
    },
    {
      when: 'the caller may not add users',
      as: 'viewer',
      method: 'POST',
      path: () => '/v1/users',
      body: () => newUser('fresh'),
      status: 403,
      code: 'auth.forbidden',
    },
    ...[
      { when: 'the username is taken', with: { username: 'taken' }, code: 'user.username-taken' },
      { when: 'it is in another case', with: { username: 'TAKEN' }, code: 'user.username-taken' },
      { when: 'the e-mail is taken', with: { email: 'TAKEN@acme.test' }, code: 'user.email-taken' },
    ].map((row) => ({
      when: row.when,
      as: 'ada' as const,
      method: 'POST',
      path: () => '/v1/users',
      body: () => ({ ...newUser('fresh'), ...row.with }),
      status: 409,
      code: row.code,
    })),
    ...[
      { when: 'a group is unknown', with: { groups: ['no-such'] }, code: 'user.groups-unknown' },
      { when: 'the username has a blank', with: { username: 'a b c' }, code: 'IDE-0002' },
      { when: 'the username is too short', with: { username: 'ab' }, code: 'IDE-0002' },
      { when: 'the e-mail is none', with: { email: 'ada at acme' }, code: 'IDE-0002' },
      { when: 'a name is blank', with: { firstName: '  ' }, code: 'IDE-0002' },
      { when: 'a name has half a surrogate pair', with: { lastName: '\ud800' }, code: 'IDE-0002' },
      { when: 'a name has NUL', with: { lastName: 'a\0b' }, code: 'IDE-0002' },
      { when: 'a field is missing', with: { lastName: undefined }, code: 'IDE-0001' },
      { when: 'a status is given', with: { status: 'active' }, code: 'IDE-0004' },
      { when: 'an id is given', with: { id: unknownId }, code: 'IDE-0004' },
      { when: 'a tenant is given', with: { tenant: 'acme' }, code: 'IDE-0004' },
    ].map((row) => ({
      when: row.when,
      as: 'ada' as const,
      method: 'POST',
      path: () => '/v1/users',
      body: () => ({ ...newUser('fresh'), ...row.with }),
      status: 400,
      code: row.code,
    })),
    {
      when: 'the groups give what the caller does not hold',
      as: 'clerk',
      method: 'POST',
      path: () => '/v1/users',
      body: () => newUser('fresh', ['midaz-viewer-group']),
      status: 403,
      code: 'access.beyond-own',
    },
    {
      when: 'one gives oneself such a group',
      as: 'clerk',
      method: 'PATCH',
      path: () => `/v1/users/${clerk.id}`,
      body: () => ({ groups: ['midaz-editor-group'] }),
      status: 403,
      code: 'access.beyond-own',
    },
    ...[
      { method: 'PATCH', path: '', body: { email: 'mine@acme.test' } },
      { method: 'PATCH', path: '', body: { status: 'disabled' } },
      { method: 'PATCH', path: '/reset-password', body: { newPassword: 'now it is mine, haha' } },
      { method: 'DELETE', path: '', body: undefined },
    ].map(({ method, path, body }) => ({
      when: `the other is stronger (${method}${path} ${Object.keys(body ?? {})})`,
      as: 'clerk' as const,
      method,
      path: () => `/v1/users/${server.administrator}${path}`,
      ...(body && { body: () => body }),
      status: 403,
      code: 'access.beyond-own',
    })),
    ...[
      { method: 'DELETE', body: undefined },
      { method: 'PATCH', body: { status: 'disabled' } },
    ].map(({ method, body }) => ({
      when: `the last administrator would go (${method})`,
      as: 'ada' as const,
      method,
      path: () => `/v1/users/${server.administrator}`,
      ...(body && { body: () => body }),
      status: 409,
      code: 'user.last-administrator',
    })),
    ...[
      { method: 'GET', path: '' },
      { method: 'PATCH', path: '', body: {} },
      { method: 'DELETE', path: '' },
      { method: 'PATCH', path: '/reset-password', body: { newPassword: 'a fine passphrase' } },
    ].map(({ method, path, body }) => ({
      when: `there is no such user (${method}${path})`,
      as: 'ada' as const,
      method,
      path: () => `/v1/users/${unknownId}${path}`,
      ...(body && { body: () => body }),
      status: 404,
      code: 'IDE-1003',
    })),
    {
      when: 'the username is to change',
      as: 'ada',
      method: 'PATCH',
      path: () => `/v1/users/${viewer.id}`,
      body: () => ({ username: 'other' }),
      status: 400,
      code: 'IDE-0004',
    },
    {
      when: 'the e-mail belongs to another',
      as: 'ada',
      method: 'PATCH',
      path: () => `/v1/users/${viewer.id}`,
      body: () => ({ email: 'taken@acme.test', lastName: 'Lost' }),
      status: 409,
      code: 'user.email-taken',
    },
    {
      when: 'one group of a change is unknown',
      as: 'ada',
      method: 'PATCH',
      path: () => `/v1/users/${viewer.id}`,
      body: () => ({ groups: ['admin-group', 'no-such'], lastName: 'Lost' }),
      status: 400,
      code: 'user.groups-unknown',
    },
    {
      when: 'the old password is wrong',
      as: 'viewer',
      method: 'PATCH',
      path: () => `/v1/users/${viewer.id}/update-password`,
      body: () => ({ oldPassword: 'wrong', newPassword: 'a fine new passphrase' }),
      status: 400,
      code: 'user.password-wrong',
    },
    {
      when: 'the new password is weak',
      as: 'viewer',
      method: 'PATCH',
      path: () => `/v1/users/${viewer.id}/update-password`,
      body: () => ({ oldPassword: ada.password, newPassword: 'short' }),
      status: 400,
      code: 'IDE-0020',
    },
    {
      when: 'it is another’s password, even for a superadmin',
      as: 'ada',
      method: 'PATCH',
      path: () => `/v1/users/${viewer.id}/update-password`,
      body: () => ({ oldPassword: ada.password, newPassword: 'a fine new passphrase' }),
      status: 403,
      code: 'IDE-0013',
    },
    {
      when: 'a member resets somebody’s password',
      as: 'viewer',
      method: 'PATCH',
      path: () => `/v1/users/${taken.id}/reset-password`,
      body: () => ({ newPassword: 'a fine new passphrase' }),
      status: 403,
      code: 'auth.forbidden',
    },
  ]
  const tokens = { ada: server.token, viewer: viewer.token, clerk: clerk.token, nobody: null }

  for (const row of rows)
    test(`${row.code} when ${row.when}`, () =>
      expectRefused(server, row, {
        token: tokens[row.as],
        tables: ['users', 'actors', 'group_members', 'assignments', 'sessions'],
      }))

  test('the last administrator who is one by a group cannot lose it by a change of groups', async () => {
    const other = await startServer()
    await other.call('POST', '/v1/groups', { body: { name: 'crown' } })
    await other.call('POST', '/v1/assignments', {
      body: { group: 'crown', role: 'default/superadmin' },
    })
    const heir = await other.user('heir', ['crown'])
    const asHeir = { token: heir.token }
    const gone = await other.call('DELETE', `/v1/users/${other.administrator}`, asHeir)
    expect(gone.status).toBe(204)
    const reply = await other.call<{ code: string }>('PATCH', `/v1/users/${heir.id}`, {
      ...asHeir,
      body: { groups: [] },
    })
    expect([reply.status, reply.body.code]).toEqual([409, 'user.last-administrator'])
    expect((await other.call('GET', '/v1/users', asHeir)).status).toBe(200)
    await other.stop()
  })

  test('of two administrators who remove each other at once, one remains', async () => {
    const other = await startServer()
    const rival = await other.user('rival')
    await other.call('POST', '/v1/assignments', {
      body: { actorId: rival.id, role: 'default/superadmin' },
    })
    const replies = await Promise.all([
      other.call('DELETE', `/v1/users/${rival.id}`),
      other.call('DELETE', `/v1/users/${other.administrator}`, { token: rival.token }),
    ])
    expect(replies.filter((reply) => reply.status === 204)).toHaveLength(1)
    await other.stop()
  })
})

describe('the list', () => {
  test('goes page by page and by cursor over the same users, without gap or repeat', async () => {
    const whole = await call<Page<User>>('GET', '/v1/users?limit=100')
    const ids = whole.body.items.map((user) => user.id)
    expect(whole.body).toMatchObject({ page: 1, limit: 100, total: ids.length, next: null })
    expect(ids).toEqual([...ids].sort())

    const byPage: string[] = []
    for (let page = 1; byPage.length < ids.length; page += 1) {
      const { body } = await call<Page<User>>('GET', `/v1/users?page=${page}&limit=7`)
      expect([body.page, body.limit, body.total]).toEqual([page, 7, ids.length])
      byPage.push(...body.items.map((user) => user.id))
    }
    expect(byPage).toEqual(ids)

    const byCursor: string[] = []
    for (let after = ''; ; ) {
      const { body } = await call<Page<User>>('GET', `/v1/users?limit=7${after}`)
      byCursor.push(...body.items.map((user) => user.id))
      if (body.next === null) break
      after = `&after=${body.next}`
    }
    expect(byCursor).toEqual(ids)
  })

  test('by cursor misses nobody who was there when others come and go', async () => {
    const first = await call<Page<User>>('GET', '/v1/users?limit=3&filter=tester')
    const gone = first.body.items[2]?.id ?? ''
    const before = await call<Page<User>>('GET', '/v1/users?limit=100&filter=tester')
    await call('PATCH', `/v1/users/${gone}`, { body: { lastName: 'Elsewhere' } })
    const rest = await call<Page<User>>(
      'GET',
      `/v1/users?limit=100&filter=tester&after=${first.body.next}`,
    )
    expect(rest.body.items.map((user) => user.id)).toEqual(
      before.body.items.slice(3).map((user) => user.id),
    )
  })

  test('is filtered by part of any name in any case, and by status', async () => {
    await call('POST', '/v1/users', {
      body: { ...newUser('needle'), firstName: 'Zoë', lastName: '100%_sure' },
    })
    for (const filter of ['NEEDLE', 'zoë', 'edle@acme', '100%_s', '0%_'])
      expect(
        (await call<Page<User>>('GET', `/v1/users?filter=${encodeURIComponent(filter)}`)).body
          .items,
      ).toMatchObject([{ username: 'needle' }])
    expect((await call<Page<User>>('GET', '/v1/users?filter=0%25x')).body.total).toBe(0)

    const { id } = (await add('dozing')).body
    await patch(id, { status: 'disabled' })
    const disabled = await call<Page<User>>('GET', '/v1/users?status=disabled')
    expect(disabled.body.items.map((user) => user.username)).toEqual(['dozing'])
  })

  for (const query of [
    'page=0',
    'page=x',
    'limit=101',
    'limit=0',
    'after=*',
    'sort=name',
    'status=odd',
    'globalRole=odd',
  ])
    test(`is refused for ?${query}`, async () => {
      const reply = await call<{ code: string }>('GET', `/v1/users?${query}`)
      expect([reply.status, reply.body.code]).toEqual([400, 'IDE-0005'])
    })
})
