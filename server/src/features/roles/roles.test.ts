import { describe, expect, test } from 'vitest'
import { startServer } from '../../../test/harness.ts'
import { type Refusal, testRefusals } from '../../../test/rows.ts'
import type { Page } from '../../kernel/page.ts'
import type { Assignment } from '../assignments/schema.ts'
import type { Role, WrittenRole } from './schema.ts'

const server = await startServer()
const { call } = server
const member = await server.user('grace')
const nobodyAtAll = '01890000-0000-7000-8000-000000000000'

const create = async (body: unknown) =>
  (await call<WrittenRole>('POST', '/v1/roles', { body })).body

/** Somebody who may write roles, and holds nothing else. */
const author = await server.user('author')
await create({ code: 'role-author', permissions: ['access-manager/roles:*'] })
await call('POST', '/v1/assignments', { body: { actorId: author.id, role: 'default/role-author' } })

const mayGet = async (token: string, on = server) =>
  (
    await on.call<{ authorized: boolean }>('POST', '/v1/authorize', {
      token,
      body: { resource: 'accounts', action: 'get', product: 'midaz' },
    })
  ).body.authorized

describe('a role of the tenant’s own', () => {
  test('is added with all that is left out filled in, shown and listed', async () => {
    const made = await call<WrittenRole>('POST', '/v1/roles', { body: { code: 'plain' } })
    expect(made.status).toBe(201)
    const { warnings, ...role } = made.body
    expect(warnings).toEqual([])
    expect(role).toMatchObject({
      scope: 'default',
      code: 'plain',
      title: 'plain',
      level: 'tenant',
      precedence: 100,
      permissions: [],
      ceiling: null,
      when: null,
      managedBy: null,
    })
    expect((await call('GET', `/v1/roles/${role.id}`)).body).toEqual(role)
    const listed = await call<Page<Role>>('GET', '/v1/roles?filter=PLAIN&level=tenant')
    expect(listed.body.items).toEqual([role])
    expect(
      (await call<Page<Role>>('GET', '/v1/roles?filter=plain&level=workspace')).body.total,
    ).toBe(0)
  })

  test('gives its holders what it says, and a change of it reaches them at once', async () => {
    const { id } = await create({ code: 'ledger-reader', permissions: ['midaz/accounts:get'] })
    const { id: actorId, token } = await server.user('reader')
    await call('POST', '/v1/assignments', { body: { actorId, role: id } })
    expect(await mayGet(token)).toBe(true)

    const changed = await call<WrittenRole>('PATCH', `/v1/roles/${id}`, {
      body: { permissions: ['midaz/ledgers:*'] },
    })
    expect([changed.status, changed.body.permissions]).toEqual([200, ['midaz/ledgers:*']])
    expect(await mayGet(token)).toBe(false)
  })

  test('counts only inside its own time', async () => {
    const own = await startServer()
    const [activate, deactivate] = [100, 200].map((seconds) =>
      new Date(Date.now() + seconds * 1000).toISOString(),
    )
    const { body } = await own.call<WrittenRole>('POST', '/v1/roles', {
      body: { code: 'season', permissions: ['midaz/accounts:get'], when: { activate, deactivate } },
    })
    expect(body.when).toEqual({ activate, deactivate })
    const { id: actorId, token } = await own.user('temp')
    await own.call('POST', '/v1/assignments', { body: { actorId, role: body.id } })
    expect(await mayGet(token, own)).toBe(false)
    own.advance(101)
    expect(await mayGet(token, own)).toBe(true)
    const opened = await own.call<WrittenRole>('PATCH', `/v1/roles/${body.id}`, {
      body: { when: null },
    })
    expect(opened.body.when).toBe(null)
    own.advance(100)
    expect(await mayGet(token, own)).toBe(true)
  })

  test('warns of permissions that no manifest declares', async () => {
    const { warnings } = await create({
      code: 'typo',
      permissions: ['midaz/acounts:get', 'midaz/accounts:get', 'unheard-of/*:*'],
    })
    expect(warnings).toEqual([
      'No manifest declares midaz/acounts:get; did you mean midaz/accounts:get?',
      'No manifest declares a permission that unheard-of/*:* covers',
    ])
  })

  test('is changed as of the revision that was read', async () => {
    const { id } = await create({ code: 'revised' })
    const read = await call('GET', `/v1/roles/${id}`)
    const headers = { 'if-match': read.headers.get('etag') ?? '' }
    const body = { precedence: 50, title: 'Revised' }
    expect((await call('PATCH', `/v1/roles/${id}`, { body, headers })).body).toMatchObject(body)
    expect((await call('PATCH', `/v1/roles/${id}`, { body, headers })).status).toBe(412)
  })

  test('is deleted once nobody holds it; a deleted user does not', async () => {
    const { id } = await create({ code: 'brief' })
    const { id: actorId } = await server.user('leaver')
    await call<Assignment>('POST', '/v1/assignments', { body: { actorId, role: id } })
    expect((await call('DELETE', `/v1/roles/${id}`)).status).toBe(409)
    await call('DELETE', `/v1/users/${actorId}`)
    expect((await call('DELETE', `/v1/roles/${id}`)).status).toBe(204)
    expect((await call('GET', `/v1/roles/${id}`)).status).toBe(404)
    expect((await call('POST', '/v1/roles', { body: { code: 'brief' } })).status).toBe(201)
  })

  test('may give what its author holds, and be narrowed to it', async () => {
    const made = await call<WrittenRole>('POST', '/v1/roles', {
      token: author.token,
      body: { code: 'junior-author', permissions: ['access-manager/roles:get'] },
    })
    expect(made.status).toBe(201)
  })
})

const tokens: Record<string, string | null> = {
  nobody: null,
  ada: server.token,
  member: member.token,
  author: author.token,
}
const path = () => '/v1/roles'
const strong = await create({ code: 'strong', permissions: ['midaz/*:*'] })
const desk = await create({ code: 'desk', level: 'workspace' })
const held = await create({ code: 'held' })
await call('POST', '/v1/assignments', { body: { actorId: member.id, role: held.id } })
const managed = (await call<Page<Role>>('GET', '/v1/roles?filter=superadmin')).body.items[0]
const at = (role: Role | undefined) => () => `/v1/roles/${role?.id}`
const patch = () => ({ title: 'Another' })

const refusals: Refusal[] = [
  {
    when: 'nobody is signed in',
    as: 'nobody',
    method: 'POST',
    path,
    body: () => ({ code: 'new' }),
    status: 401,
    code: 'IDE-0008',
  },
  {
    when: 'the caller may not add roles',
    as: 'member',
    method: 'POST',
    path,
    body: () => ({ code: 'new' }),
    status: 403,
    code: 'auth.forbidden',
  },
  {
    when: 'the role gives more than its author holds',
    as: 'author',
    method: 'POST',
    path,
    body: () => ({ code: 'new', permissions: ['*/*:*'] }),
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'the role gives what nothing declares yet',
    as: 'author',
    method: 'POST',
    path,
    body: () => ({ code: 'new', permissions: ['future/things:do'] }),
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'a change gives more than its author holds',
    as: 'author',
    method: 'PATCH',
    path: at(held),
    body: () => ({ permissions: ['midaz/accounts:get'] }),
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'a weaker author takes from a stronger role',
    as: 'author',
    method: 'PATCH',
    path: at(strong),
    body: () => ({ permissions: [] }),
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'a pattern has a star inside a part',
    as: 'ada',
    method: 'POST',
    path,
    body: () => ({ code: 'new', permissions: ['midaz/acc*unts:get'] }),
    status: 400,
    code: 'IDE-0002',
  },
  {
    when: 'a permission is the bare star',
    as: 'ada',
    method: 'POST',
    path,
    body: () => ({ code: 'new', permissions: ['*'] }),
    status: 400,
    code: 'IDE-0002',
  },
  {
    when: 'the precedence is nothing',
    as: 'ada',
    method: 'POST',
    path,
    body: () => ({ code: 'new', precedence: 0 }),
    status: 400,
    code: 'IDE-0002',
  },
  {
    when: 'a workspace-level role has a ceiling',
    as: 'ada',
    method: 'POST',
    path,
    body: () => ({ code: 'new', level: 'workspace', ceiling: ['*'] }),
    status: 400,
    code: 'IDE-0002',
  },
  {
    when: 'a workspace-level role gets a ceiling',
    as: 'ada',
    method: 'PATCH',
    path: at(desk),
    body: () => ({ ceiling: [] }),
    status: 400,
    code: 'role.ceiling-misplaced',
  },
  {
    when: 'its time ends before it begins',
    as: 'ada',
    method: 'POST',
    path,
    body: () => ({
      code: 'new',
      when: { activate: '2030-01-01T00:00:00Z', deactivate: '2029-01-01T00:00:00Z' },
    }),
    status: 400,
    code: 'IDE-0002',
  },
  {
    when: 'the code is taken by a manifest',
    as: 'ada',
    method: 'POST',
    path,
    body: () => ({ code: 'superadmin' }),
    status: 409,
    code: 'role.code-taken',
  },
  {
    when: 'a patch renames it',
    as: 'ada',
    method: 'PATCH',
    path: at(held),
    body: () => ({ code: 'renamed' }),
    status: 400,
    code: 'IDE-0004',
  },
  {
    when: 'a manifest manages the role to change',
    as: 'ada',
    method: 'PATCH',
    path: at(managed),
    body: patch,
    status: 409,
    code: 'role.managed',
  },
  {
    when: 'a manifest manages the role to delete',
    as: 'ada',
    method: 'DELETE',
    path: at(managed),
    status: 409,
    code: 'role.managed',
  },
  {
    when: 'somebody holds the role to delete',
    as: 'ada',
    method: 'DELETE',
    path: at(held),
    status: 409,
    code: 'role.assigned',
  },
  {
    when: 'the role is unknown',
    as: 'ada',
    method: 'GET',
    path: () => `/v1/roles/${nobodyAtAll}`,
    status: 404,
    code: 'role.unknown',
  },
  {
    when: 'the role to change is unknown',
    as: 'ada',
    method: 'PATCH',
    path: () => `/v1/roles/${nobodyAtAll}`,
    body: patch,
    status: 404,
    code: 'role.unknown',
  },
]

testRefusals(server, refusals, { tokens, tables: ['roles', 'assignments'] })
