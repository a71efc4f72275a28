import { describe, expect, test } from 'vitest'
import { readManifests } from '../../src/features/declarations/folder.ts'
import { permissionsOf } from '../../src/features/declarations/manifest.ts'
import { reserved } from '../../src/features/declarations/service.ts'
import { startServer } from '../harness.ts'
import { foundTenant, startPlatform } from '../platform.ts'

const server = await startServer()
const { call } = server

type Told = { code: string; id: string; key: string }

describe('an API key', () => {
  const made = async (scopes: object) => {
    const workspace = await call<Told>('POST', '/v1/workspaces', { body: { name: 'lab' } })
    const path = `/v1/workspaces/${workspace.body.id}/api-keys`
    const key = await call<Told>('POST', path, { body: { name: 'robot', ...scopes } })
    expect([key.status, key.body]).toEqual([201, expect.anything()])
    return { ...key.body, workspace: workspace.body.id }
  }

  test('is given no role', async () => {
    const { id: actorId } = await made({ models: 'all' })
    const role = 'default/midaz-viewer-role'
    const reply = await call<Told>('POST', '/v1/assignments', { body: { actorId, role } })
    expect([reply.status, reply.body.code]).toEqual([409, 'assignment.api-key'])
    const held = await call<{ total: number }>('GET', `/v1/assignments?actorId=${actorId}`)
    expect(held.body.total).toBe(0)
  })

  test('is put into no group', async () => {
    const { id: actorId, workspace } = await made({ models: 'all' })
    await call('POST', '/v1/groups', { body: { name: 'robots' } })
    const path = '/v1/groups/robots/members'
    const reply = await call<Told>('POST', path, { body: { actorId } })
    expect([reply.status, reply.body.code]).toEqual([409, 'group.api-key'])
    expect((await call<{ items: [] }>('GET', path)).body.items).toEqual([])
    const inside = await call<Told>('POST', `/v1/workspaces/${workspace}/members`, {
      body: { actorId, role: 'member' },
    })
    expect(inside.status).toBe(404)
  })

  test('is in no file, and no file gives it anything', async () => {
    const { id } = await made({ models: 'all' })
    expect(JSON.stringify((await call('GET', '/v1/export')).body)).not.toContain(id)
    const files = [
      { groups: [{ name: 'crew', members: [id] }] },
      { assignments: [{ to: { actor: id }, role: 'default/midaz-viewer-role' }] },
    ]
    for (const held of files) {
      const reply = await call<{ code: string; detail: string }>('POST', '/v1/apply', {
        body: { configuration: { format: 1, ...held } },
      })
      expect([reply.status, reply.body.code]).toEqual([400, 'configuration.wrong'])
      expect(reply.body.detail).toContain(`there is no actor ${id}`)
    }
  })

  test('is told what it may, be it on one thing alone', async () => {
    const permissions = async (token: string, query = '') =>
      (await call('GET', `/v1/permissions${query}`, { token })).body
    const one = await made({ models: ['gpt-4'] })
    // Whoever may use one may get it too.
    const use = ['get', 'list', 'use']
    expect(await permissions(one.key)).toEqual({ models: use })
    const some = await made({ models: 'all', operations: ['deploy'] })
    expect(await permissions(some.key)).toEqual({ models: use, operations: ['use'] })
    expect(await permissions(some.key, `?workspace=${one.workspace}`)).toEqual({})
    expect(await permissions((await made({})).key)).toEqual({})
  })
})

describe('oneself', () => {
  test('is neither disabled nor deleted, as a user no more than as an actor', async () => {
    const anton = await server.user('anton')
    await call('PATCH', `/v1/users/${anton.id}/global-role`, { body: { role: 'admin' } })
    const refused = [
      ['PATCH', `/v1/users/${anton.id}`, { status: 'disabled' }],
      ['DELETE', `/v1/users/${anton.id}`, undefined],
      ['PATCH', `/v1/actors/${anton.id}`, { enabled: false }],
    ] as const
    for (const [method, path, body] of refused) {
      const reply = await call<Told>(method, path, { token: anton.token, body })
      expect([method, path, reply.status, reply.body.code]).toEqual([
        method,
        path,
        409,
        'actor.oneself',
      ])
    }
    const changed = await call('PATCH', `/v1/users/${anton.id}`, {
      token: anton.token,
      body: { firstName: 'Toni' },
    })
    expect(changed.status).toBe(200)
    expect((await call('DELETE', `/v1/users/${anton.id}`)).status).toBe(204)
  })
})

describe('a cursor that no list gave', () => {
  test.each(['users', 'groups', 'permission-catalogue', 'actors', 'audit-events', 'roles'])(
    'is refused by %s',
    async (list) => {
      for (const after of ['garbage', 'AAAA', '%20', 'Z3-'])
        expect([after, (await call('GET', `/v1/${list}?after=${after}`)).status]).toEqual([
          after,
          400,
        ])
    },
  )
})

test('an event is shown by its id, and is not there for others', async () => {
  const list = await call<{ items: Told[] }>('GET', '/v1/audit-events?limit=1')
  const [newest] = list.body.items
  const shown = await call('GET', `/v1/audit-events/${newest?.id}`)
  expect([shown.status, shown.body]).toEqual([200, newest])
  const none = await call<Told>('GET', `/v1/audit-events/${server.administrator}`)
  expect([none.status, none.body.code]).toEqual([404, 'audit-event.unknown'])
})

describe('of other tenants', () => {
  const platform = startPlatform()

  test('an actor is as unknown to an explanation as to a decision', async () => {
    const many = await platform
    const acme = await foundTenant(many, 'acme')
    const asked = { resource: 'users', action: 'get', product: 'access-manager' }
    const decided = await many.call<Told>('POST', '/v1/authorize', {
      body: { ...asked, sub: acme.administrator },
    })
    const explained = await many.call<Told>('POST', '/v1/explain', {
      body: { permission: 'access-manager/users:get', actor: acme.administrator },
    })
    expect([explained.status, explained.body.code]).toEqual([decided.status, decided.body.code])
    expect(explained.status).toBe(404)
  })

  test('what operates the platform is declared by none', async () => {
    const acme = await foundTenant(await platform, 'bold')
    const manifest = (slug: string, product: string, resource: string) => ({
      manifest: 1,
      slug,
      title: 'Mine',
      products: { [product]: { [resource]: ['create'] } },
    })
    for (const body of [
      manifest('platform', 'shop', 'things'),
      manifest('mine', 'access-manager', 'tenants'),
    ]) {
      const put = await acme.call<Told>('PUT', `/v1/declarations/${body.slug}`, { body })
      expect([put.status, put.body.code]).toEqual([409, 'declaration.reserved'])
    }
    const body = manifest('mine', 'shop', 'tenants')
    expect((await acme.call('PUT', '/v1/declarations/mine', { body })).status).toBe(200)
  })

  test('that is what the shipped manifest of the platform says', () => {
    const shipped = readManifests().find(({ slug }) => slug === reserved.slug)
    expect(shipped).toBeDefined()
    for (const { key } of shipped ? permissionsOf(shipped) : [])
      expect(key.startsWith(reserved.permissions)).toBe(true)
  })
})
