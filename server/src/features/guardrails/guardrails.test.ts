import { describe, expect, test } from 'vitest'
import { startServer } from '../../../test/harness.ts'
import { policyWorld } from '../../../test/policies.ts'
import { type Refusal, testRefusals } from '../../../test/rows.ts'
import type { Page } from '../../kernel/page.ts'
import type { Guardrail } from './schema.ts'

const server = await startServer()
const { call } = server
const { policy, role, give, ask } = policyWorld(server)
const get = 'midaz/accounts:get'
const post = 'midaz/accounts:post'
const nobodyAtAll = '01890000-0000-7000-8000-000000000000'

await role({ code: 'reader', precedence: 1, permissions: ['midaz/accounts:*'] })
const reader = await server.user('reader')
await give(reader.id, 'default/reader')
const noReading = await policy('no-reading', 'deny', [get], { description: 'Nobody reads' })
const at = (id: string) => `/v1/guardrails/${id}`
const put = (id: string, body: unknown = {}) => call<Guardrail>('PUT', at(id), { body })

describe('a guardrail', () => {
  test('denies everybody at once, superadmins and the strongest role too, until it is gone', async () => {
    expect(await ask(reader.token, get)).toBe('allow granted')
    const made = await put(noReading.id, { reason: 'The audit of March' })
    expect([made.status, made.body]).toMatchObject([
      200,
      {
        policyId: noReading.id,
        policy: 'default/no-reading',
        description: 'Nobody reads',
        reason: 'The audit of March',
      },
    ])
    for (const token of [reader.token, server.token]) {
      expect(await ask(token, get)).toBe('deny guardrail')
      expect(await ask(token, post)).toBe('allow granted')
    }
    expect((await call<Page<Guardrail>>('GET', '/v1/guardrails')).body.items).toContainEqual(
      made.body,
    )
    expect((await put(noReading.id)).body).toEqual({ ...made.body, reason: null })

    expect((await call('DELETE', at(noReading.id))).status).toBe(204)
    expect(await ask(reader.token, get)).toBe('allow granted')
    expect((await call('DELETE', at(noReading.id))).status).toBe(404)
  })

  test('has no effect on what a policy of it leaves out, and follows the policy', async () => {
    const { id } = await policy('no-archive', 'deny', [get], {
      selectors: [
        {
          kind: 'metadata',
          actions: [get],
          expressions: [{ key: 'state', operator: 'Equals', value: 'archived' }],
        },
      ],
    })
    await put(id)
    const archived = { properties: { state: 'archived' } }
    expect(await ask(reader.token, get)).toBe('allow granted')
    expect(await ask(reader.token, get, archived)).toBe('deny guardrail')
    await call('PATCH', `/v1/policies/${id}`, {
      body: { selectors: [{ kind: 'all', actions: [post] }] },
    })
    expect(await ask(reader.token, get, archived)).toBe('allow granted')
    expect(await ask(reader.token, post)).toBe('deny guardrail')
    await call('DELETE', at(id))
  })

  test('keeps its policy denying, and from being deleted', async () => {
    const { id } = await policy('kept', 'deny', [get])
    await put(id)
    const path = `/v1/policies/${id}`
    expect((await call('PATCH', path, { body: { effect: 'allow' } })).status).toBe(400)
    const everything = { selectors: [{ kind: 'all', actions: ['*/*:*'] }] }
    expect((await call('PATCH', path, { body: everything })).status).toBe(409)
    expect((await call('DELETE', path)).status).toBe(409)
    await call('DELETE', at(id))
    expect((await call('DELETE', path)).status).toBe(204)
  })

  test('stands in no superadmin’s way when they grant: it binds whoever is given it too', async () => {
    await put(noReading.id)
    const made = await role({ code: 'granted', permissions: ['*/*:*'] })
    expect(made.permissions).toEqual(['*/*:*'])
    expect((await call('DELETE', at(noReading.id))).status).toBe(204)
  })

  test('tells the trail', async () => {
    await put(noReading.id, { reason: 'told' })
    await call('DELETE', at(noReading.id))
    const { body } = await call<Page<{ action: string; facts: unknown }>>(
      'GET',
      '/v1/audit-events?limit=2',
    )
    expect(body.items).toMatchObject([
      { action: 'guardrail.deleted', facts: { policy: 'default/no-reading', reason: 'told' } },
      { action: 'guardrail.put', facts: { policy: 'default/no-reading', reason: 'told' } },
    ])
  })
})

describe('windows', () => {
  test('of policy, role and assignment each open and close what they hold', async () => {
    const own = await startServer()
    const world = policyWorld(own)
    const moment = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString()
    await world.policy('timed', 'allow', [get], {
      when: { activate: moment(100), deactivate: moment(400) },
    })
    await world.role({
      code: 'timed',
      policies: ['default/timed'],
      when: { activate: moment(50), deactivate: moment(300) },
    })
    const { id: actorId, token } = await own.user('temp')
    await own.call('POST', '/v1/assignments', {
      body: { actorId, role: 'default/timed', from: moment(150), until: moment(600) },
    })
    const decided: string[] = []
    for (const seconds of [0, 101, 50, 150]) {
      own.advance(seconds)
      decided.push(await world.ask(token, get))
    }
    expect(decided).toEqual(['deny no-match', 'deny no-match', 'allow granted', 'deny no-match'])
  })
})

describe('a ceiling', () => {
  test('cuts what a workspace’s roles give, and nothing that the user-role gives', async () => {
    const { body: place } = await call<{ id: string }>('POST', '/v1/workspaces', {
      body: { name: 'Place' },
    })
    const manifest = {
      manifest: 1,
      slug: 'desk',
      products: { desk: { papers: ['read'] } },
      roles: [{ code: 'desk-member', level: 'workspace', permissions: ['desk/papers:read'] }],
      workspace: { member: 'desk-member' },
    }
    expect((await call('PUT', '/v1/declarations/desk', { body: manifest })).status).toBe(200)
    await policy('papers', 'allow', ['desk/papers:read'])
    await role({ code: 'cap', ceiling: ['midaz/*:*'] })
    const { id, token } = await server.user('capped')
    await call('POST', `/v1/workspaces/${place.id}/members`, {
      body: { actorId: id, role: 'member' },
    })
    const inside = () => ask(token, 'desk/papers:read', { workspace: place.id })
    expect(await inside()).toBe('allow granted')

    await give(id, 'default/cap')
    const held = await call<Page<{ id: string; role: string; workspace: string | null }>>(
      'GET',
      `/v1/assignments?actorId=${id}&limit=100`,
    )
    for (const one of held.body.items)
      if (one.workspace === null && one.role !== 'default/cap')
        await call('DELETE', `/v1/assignments/${one.id}`)
    expect(await inside()).toBe('deny ceiling')
    await call('POST', `/v1/user-roles/${id}/attach`, { body: { policies: ['default/papers'] } })
    expect(await inside()).toBe('allow granted')
  })
})

/** May put guardrails, and holds nothing else. */
const guard = await server.user('guard')
await role({ code: 'guard', permissions: ['access-manager/guardrails:*'] })
await give(guard.id, 'default/guard')
const clerk = await server.user('clerk')
await give(clerk.id, 'default/admin')
const yes = await policy('yes', 'allow', [get])
const lockOut = await policy('lock-out', 'deny', ['access-manager/*:*'])
const standing = await policy('standing', 'deny', ['midaz/ledgers:get'])
await put(standing.id)
const tokens: Record<string, string | null> = {
  nobody: null,
  ada: server.token,
  guard: guard.token,
  clerk: clerk.token,
}
const empty = () => ({})
const row = { method: 'PUT', as: 'ada', path: () => at(noReading.id), body: empty } as const

const refusals: Refusal[] = [
  { when: 'nobody is signed in', ...row, as: 'nobody', status: 401, code: 'IDE-0008' },
  {
    when: 'the caller is no superadmin',
    ...row,
    as: 'clerk',
    status: 403,
    code: 'auth.forbidden',
  },
  {
    when: 'an administrator reads them',
    as: 'clerk',
    method: 'GET',
    path: () => '/v1/guardrails',
    status: 403,
    code: 'auth.forbidden',
  },
  {
    when: 'the caller does not hold what it denies',
    ...row,
    as: 'guard',
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'the caller does not hold what its end would give',
    as: 'guard',
    method: 'DELETE',
    path: () => at(standing.id),
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'the policy allows',
    ...row,
    path: () => at(yes.id),
    status: 400,
    code: 'guardrail.allows',
  },
  {
    when: 'nobody could take it away again',
    ...row,
    path: () => at(lockOut.id),
    status: 409,
    code: 'guardrail.locks-out',
  },
  {
    when: 'the policy is unknown',
    ...row,
    path: () => at(nobodyAtAll),
    status: 404,
    code: 'policy.unknown',
  },
  {
    when: 'the policy to release is no guardrail',
    as: 'ada',
    method: 'DELETE',
    path: () => at(yes.id),
    status: 404,
    code: 'guardrail.unknown',
  },
  {
    when: 'the reason is empty',
    ...row,
    body: () => ({ reason: ' ' }),
    status: 400,
    code: 'IDE-0002',
  },
]

testRefusals(server, refusals, { tokens, tables: ['guardrails'] })
