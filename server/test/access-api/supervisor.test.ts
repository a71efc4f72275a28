import { describe, expect, test } from 'vitest'
import { startServer } from '../harness.ts'
import { policyWorld } from '../policies.ts'
import { id } from './outcomes.ts'
import { action, applyLusid, ask, byId, evaluate, newPolicy, newRole } from './wire.ts'

const server = await startServer()
const { call } = server
const { give, role } = policyWorld(server)
await applyLusid(server)

const make = async (path: string, body: object) => {
  const reply = await call('POST', `/access/api/${path}`, { body })
  if (reply.status !== 201) throw new Error(`${path}: ${JSON.stringify(reply.body)}`)
}
const over = (code: string, ...codes: string[]) => ({
  ...newRole(code, []),
  resource: { nonTransitiveSupervisorRoleResource: { roles: codes.map(id) } },
})

await make('policies', newPolicy('read-official'))
await make('policies', {
  ...newPolicy('update-official'),
  selectors: [byId({ scope: 'official' }, action('Portfolio', 'Update'))],
})
await make('roles', newRole('analyst', ['read-official']))
await make('roles', newRole('trader', ['update-official']))
await make('roles', over('desk-head', 'analyst'))
await make('roles', over('director', 'desk-head', 'trader'))

const portfolio = { scope: 'official', code: 'uk' }
const questions = {
  read: ask(['default', 'Portfolio', 'Read'], portfolio),
  update: ask(['default', 'Portfolio', 'Update'], portfolio),
}

describe('a role over other roles', () => {
  test('grants what these hold, one level deep', async () => {
    const head = await server.user('head')
    await give(head.id, 'default/desk-head')
    const director = await server.user('director')
    await give(director.id, 'default/director')
    const { token } = head
    expect(await evaluate(server, questions, { token })).toEqual({
      read: 'Granted',
      update: 'Denied',
    })
    expect(await evaluate(server, questions, { token: director.token })).toEqual({
      read: 'Denied',
      update: 'Granted',
    })
    const own = await call<{ id: object; sourceRole: object }[]>('GET', '/access/api/me', { token })
    expect(own.body.filter((one) => 'code' in one.id && one.id.code === 'read-official')).toEqual([
      expect.objectContaining({ sourceRole: id('desk-head') }),
    ])
  })

  test('is made by nobody who does not hold what these hold', async () => {
    const author = await server.user('author')
    await role({ code: 'author', permissions: ['access-manager/roles:*'] })
    await give(author.id, 'default/author')
    const refused = await call<{ code: number }>('POST', '/access/api/roles', {
      token: author.token,
      body: over('raised', 'analyst'),
    })
    expect([refused.status, refused.body.code]).toEqual([403, 606])
    expect((await call('GET', '/access/api/roles/raised')).status).toBe(404)
  })

  test('may hold policies too, when it was made so elsewhere, and is told with both', async () => {
    const made = await role({
      code: 'both',
      policies: ['default/read-official'],
      supervises: ['default/trader'],
    })
    const told = await call<{ resource: object }>('GET', '/access/api/roles/both')
    expect(told.body.resource).toEqual({
      policyIdRoleResource: { policies: [id('read-official')], policyCollections: [] },
      nonTransitiveSupervisorRoleResource: { roles: [id('trader')] },
    })
    const same = await call('PUT', '/access/api/roles/both', { body: told.body })
    expect([same.status, same.body]).toEqual([200, told.body])
    const read = await call<{ updatedAt: string }>('GET', `/v1/roles/${made.id}`)
    expect(read.body.updatedAt).toBe(made.updatedAt)
  })

  test('gives nothing once it is deleted from Access and stays in Identity', async () => {
    await make('roles', over('leaving', 'trader'))
    await call('POST', '/identity/api/roles', { body: { name: 'leaving' } })
    const member = await server.user('leaving-member')
    await give(member.id, 'default/leaving')
    const asked = { update: questions.update }
    expect(await evaluate(server, asked, member)).toEqual({ update: 'Granted' })
    expect((await call('DELETE', '/access/api/roles/leaving')).status).toBe(204)
    expect(await evaluate(server, asked, member)).toEqual({ update: 'Denied' })
  })

  test('keeps these from being deleted, those too that are in Identity as well', async () => {
    await make('roles', newRole('shared', ['read-official']))
    await call('POST', '/identity/api/roles', { body: { name: 'shared' } })
    await make('roles', over('sharing', 'shared'))
    const refused = await call<{ code: number }>('DELETE', '/access/api/roles/shared')
    expect([refused.status, refused.body.code]).toEqual([409, 152])
    expect((await call('GET', '/access/api/roles/shared')).status).toBe(200)
    expect((await call('DELETE', '/access/api/roles/sharing')).status).toBe(204)
    expect((await call('DELETE', '/access/api/roles/shared')).status).toBe(204)
  })
})

describe('a change that comes with a place', () => {
  test('is made together with it, or not at all', async () => {
    await make('roles', newRole('moving', ['read-official']))
    const before = await call('GET', '/access/api/roles/moving')
    const body = newRole('moving', ['update-official'])
    const put = (query: string) => call('PUT', `/access/api/roles/moving?${query}`, { body })
    expect((await put('beforeCode=none-such')).status).toBe(404)
    expect((await put('beforeCode=moving')).status).toBe(400)
    expect((await call('GET', '/access/api/roles/moving')).body).toEqual(before.body)
    expect((await put('beforeCode=analyst')).status).toBe(200)
    const codes = (await call<{ id: { code: string } }[]>('GET', '/access/api/roles')).body
      .map((one) => one.id.code)
      .filter((code) => ['moving', 'analyst'].includes(code))
    expect(codes).toEqual(['moving', 'analyst'])
  })
})
