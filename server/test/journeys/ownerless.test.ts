import { afterAll, describe, expect, test } from 'vitest'
import { startServer } from '../harness.ts'
import { audience, startIssuer } from '../outside-issuer.ts'

const server = await startServer()
const { call } = server
const issuer = await startIssuer()
afterAll(() => issuer.stop())

interface Reply {
  readonly id: string
  readonly code?: string
}

const found = async (token: string, name: string) =>
  (await call<Reply>('POST', '/v1/workspaces', { token, body: { name } })).body.id

const ownerless = async (isOwnerless: boolean) => {
  const path = `/v1/workspaces?limit=100&ownerless=${isOwnerless}`
  return (await call<{ items: { name: string }[] }>('GET', path)).body.items.map(({ name }) => name)
}

describe('a workspace whose last owner was deleted or disabled', () => {
  test('is found, and taken over by whom a superadmin names', async () => {
    const [leaver, sleeper, stayer] = await Promise.all(
      ['leaver', 'sleeper', 'stayer'].map((name) => server.user(name)),
    )
    const left = await found(leaver?.token ?? '', 'left')
    await found(sleeper?.token ?? '', 'asleep')
    await found(stayer?.token ?? '', 'kept')
    expect(await ownerless(true)).toEqual([])

    expect((await call('DELETE', `/v1/users/${leaver?.id}`)).status).toBe(204)
    await call('PATCH', `/v1/users/${sleeper?.id}`, { body: { status: 'disabled' } })
    expect((await ownerless(true)).toSorted()).toEqual(['asleep', 'left'])
    expect(await ownerless(false)).toEqual(['kept'])

    const body = { actorId: stayer?.id }
    expect((await call('POST', `/v1/workspaces/${left}/transfer`, { body })).status).toBe(200)
    await call('PATCH', `/v1/users/${sleeper?.id}`, { body: { status: 'active' } })
    expect(await ownerless(true)).toEqual([])
  })
})

describe('an owner whose issuer is disabled', () => {
  test('is none by whom another could leave, or to whom they could hand over', async () => {
    const trusted = await call<Reply>('POST', '/v1/issuers', {
      body: {
        issuer: issuer.url,
        jwksUrl: issuer.jwksUrl,
        audiences: [audience],
        autoAssignRole: 'member',
      },
    })
    const outside = await call<Reply>('GET', '/v1/me', { token: await issuer.token({ sub: 'o' }) })
    const owner = await server.user('owner')
    const id = await found(owner.token, 'lab')
    const other = { actorId: outside.body.id, role: 'owner' }
    const as = { token: owner.token }
    await call('POST', `/v1/workspaces/${id}/members`, { ...as, body: other })
    await call('PATCH', `/v1/issuers/${trusted.body.id}`, { body: { enabled: false } })

    const leave = () => call<Reply>('POST', `/v1/workspaces/${id}/leave`, as)
    expect((await leave()).body.code).toBe('member.last-owner')
    const given = await call<Reply>('POST', `/v1/workspaces/${id}/transfer`, {
      ...as,
      body: { actorId: outside.body.id },
    })
    expect(given.body.code).toBe('member.last-owner')
    await call('PATCH', `/v1/issuers/${trusted.body.id}`, { body: { enabled: true } })
    expect((await leave()).status).toBe(204)
  })
})
