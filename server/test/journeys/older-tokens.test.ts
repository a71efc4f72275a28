import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { startServer } from '../harness.ts'
import { audience, startIssuer } from '../outside-issuer.ts'

const server = await startServer()
const { call } = server
const issuer = await startIssuer()
afterAll(() => issuer.stop())
const workspace = await call<{ id: string }>('POST', '/v1/workspaces', { body: { name: 'lab' } })
for (const name of ['crew', 'boss']) await call('POST', '/v1/groups', { body: { name } })

const rules = {
  role: { when: 'group:boss', globalRole: 'admin' },
  group: { when: 'group:boss', group: 'boss' },
  place: { when: 'group:boss', workspace: workspace.body.id, role: 'admin' },
  crew: { when: 'group:crew', group: 'crew' },
}
const trusted = await call<{ id: string }>('POST', '/v1/issuers', {
  body: {
    issuer: issuer.url,
    jwksUrl: issuer.jwksUrl,
    audiences: [audience],
    autoAssignRole: 'member',
  },
})
const path = `/v1/issuers/${trusted.body.id}`
const change = async (body: object) => {
  const reply = await call('PATCH', path, { body })
  expect([reply.status, reply.body]).toEqual([200, reply.body])
}
beforeEach(() => change({ rules: Object.values(rules), allow: null }))

const now = Math.floor(Date.now() / 1000)
/** A token that was issued so many seconds ago. */
const token = (sub: string, groups: readonly string[], age: number) =>
  issuer.token({ sub, groups, iat: now - age, exp: now + 3600 })

interface Me {
  readonly id: string
  readonly groups: readonly string[]
}

const enter = async (bearer: string): Promise<Me> => {
  const reply = await call<Me>('GET', '/v1/me', { token: bearer })
  expect([reply.status, reply.body]).toEqual([200, reply.body])
  return reply.body
}

/** What the actor has by claims. */
async function synced(actor: string): Promise<readonly string[]> {
  const { roles, groups } = (
    await call<{ roles: { role: string; syncedBy: string | null }[]; groups: string[] }>(
      'GET',
      `/v1/actors/${actor}`,
    )
  ).body
  const members = await call<{ items: { actorId: string }[] }>(
    'GET',
    `/v1/workspaces/${workspace.body.id}/members`,
  )
  const isInside = members.body.items.some(({ actorId }) => actorId === actor)
  return [
    ...roles.filter(({ syncedBy }) => syncedBy !== null).map(({ role }) => role),
    ...groups,
    ...(isInside ? ['lab'] : []),
  ]
}

describe('what a rule gave', () => {
  test('goes with the rule, though an older token is all that comes', async () => {
    const older = await token('ada', ['boss', 'crew'], 20)
    const { id } = await enter(await token('ada', ['boss', 'crew'], 10))
    const all = await synced(id)
    expect(all).toEqual(expect.arrayContaining(['default/admin', 'boss', 'crew', 'lab']))

    await change({ rules: [rules.crew] })
    expect(await synced(id)).toEqual(['crew'])
    await enter(older)
    expect(await synced(id)).toEqual(['crew'])
    const { items } = (
      await call<{ items: { facts: { withdrawn?: object } }[] }>(
        'GET',
        `/v1/audit-events?action=issuer.updated&target=issuer/${trusted.body.id}&limit=1`,
      )
    ).body
    expect(items[0]?.facts.withdrawn).toMatchObject({ groups: [`boss of ${id}`] })
  })

  test('comes again with the next request of whoever has it by another', async () => {
    const newest = await token('eve', ['boss', 'crew'], 10)
    const { id } = await enter(newest)
    await change({ rules: [{ when: 'group:crew', group: 'boss' }, rules.crew] })
    expect(await synced(id)).toEqual(['crew'])
    await enter(newest)
    expect(await synced(id)).toEqual(expect.arrayContaining(['boss', 'crew']))
  })
})

describe('a subject whose newest token was not admitted', () => {
  test('is not let in by an older one, but by the next that is', async () => {
    const older = await token('mallory', ['crew'], 20)
    await enter(older)
    await change({ allow: ['group:crew'] })
    await enter(older)
    const out = { token: await token('mallory', ['nobody'], 10) }
    expect((await call('GET', '/v1/me', out)).status).toBe(401)
    for (const _ of [1, 2]) expect((await call('GET', '/v1/me', { token: older })).status).toBe(401)
    await enter(await token('mallory', ['crew'], 5))
    await enter(older)
  })
})

test('a membership by hand that is taken away is there again by the claim, from the next request on', async () => {
  await change({ rules: [] })
  const newest = await token('grace', ['boss'], 10)
  const { id } = await enter(newest)
  const inside = `/v1/workspaces/${workspace.body.id}/members`
  await call('POST', inside, { body: { actorId: id, role: 'member' } })
  await change({ rules: [rules.place] })
  await enter(newest)

  expect((await call('DELETE', `${inside}/${id}`)).status).toBe(204)
  expect(await synced(id)).toEqual([])
  await enter(newest)
  expect(await synced(id)).toEqual(['lab'])
})
