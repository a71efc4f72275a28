import { beforeAll, describe, expect, test } from 'vitest'
import { startServer } from '../harness.ts'
import { policyWorld } from '../policies.ts'

const server = await startServer()
const { call } = server
const { policy, role, ask } = policyWorld(server)

interface Reply {
  readonly code?: string
  readonly groups?: readonly string[]
}

const send = async (method: string, path: string, token: string, body: object) => {
  const { status, body: said } = await call<Reply>(method, path, { token, body })
  return `${status} ${said.code ?? ''}`.trim()
}

const admin = async (name: string, groups: readonly string[] = []) => {
  const user = await server.user(name, groups)
  await call('PATCH', `/v1/users/${user.id}/global-role`, { body: { role: 'admin' } })
  return user
}

const denied = 'access-manager/audit-events:list'
beforeAll(async () => {
  await policy('no-trail', 'deny', ['access-manager/audit-events:*'])
  await role({ code: 'restricted', precedence: 1, policies: ['default/no-trail'] })
  for (const name of ['restricted', 'harmless'])
    await call('POST', '/v1/groups', { body: { name } })
  await call('POST', '/v1/assignments', {
    body: { group: 'restricted', role: 'default/restricted' },
  })
})

describe('an administrator to whom a group denies something', () => {
  test('does not lift that by leaving the group, in whichever way', async () => {
    const { id, token } = await admin('bob', ['restricted'])
    const before = await ask(token, denied)
    expect(before).toBe('deny denied')

    expect(await send('PATCH', `/v1/users/${id}`, token, { groups: [] })).toBe(
      '403 access.beyond-own',
    )
    const left = await call<Reply>('DELETE', `/v1/groups/restricted/members/${id}`, { token })
    expect(`${left.status} ${left.body.code}`).toBe('403 access.beyond-own')
    expect(await ask(token, denied)).toBe(before)
    expect((await call<Reply>('GET', `/v1/users/${id}`)).body.groups).toEqual(['restricted'])
  })

  test('comes into others and goes, as long as they stay in that one', async () => {
    const { id, token } = await admin('eve', ['restricted'])
    for (const groups of [['restricted', 'harmless'], ['restricted']]) {
      expect(await send('PATCH', `/v1/users/${id}`, token, { groups })).toBe('200')
      expect((await call<Reply>('GET', `/v1/users/${id}`)).body.groups).toEqual(groups.toSorted())
    }
    expect(await ask(token, denied)).toBe('deny denied')
  })
})

test('nobody takes another out of a group that gives, in a workspace, what they do not hold', async () => {
  const owner = await server.user('owner')
  const workspace = await call<{ id: string }>('POST', '/v1/workspaces', {
    token: owner.token,
    body: { name: 'lab' },
  })
  await call('POST', '/v1/groups', { body: { name: 'insiders' } })
  await role({ code: 'insider', level: 'workspace', permissions: ['access-manager/resources:*'] })
  const given = { group: 'insiders', role: 'default/insider', workspace: workspace.body.id }
  expect((await call('POST', '/v1/assignments', { body: given })).status).toBe(201)
  const { id } = await server.user('grace', ['insiders'])
  const { token } = await admin('carl')

  expect(await send('PATCH', `/v1/users/${id}`, token, { groups: [] })).toBe(
    '403 access.beyond-own',
  )
  expect((await call<Reply>('GET', `/v1/users/${id}`)).body.groups).toEqual(['insiders'])
})
