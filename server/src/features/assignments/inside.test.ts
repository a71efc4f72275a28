import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { startServer } from '../../../test/harness.ts'
import { type Refusal, testRefusals } from '../../../test/rows.ts'
import { waiting } from '../../../test/waiting.ts'
import type { Page } from '../../kernel/page.ts'
import type { Assignment } from './schema.ts'

const server = await startServer()
const { call } = server
const nowhere = '01890000-0000-7000-8000-000000000000'

await call('PUT', '/v1/declarations/crm', {
  body: { manifest: 1, slug: 'crm', products: { crm: { notes: ['read', 'write'] } } },
})

const made = async <T>(path: string, body: unknown, token = server.token): Promise<T> => {
  const reply = await call<T>('POST', path, { body, token })
  expect([reply.status, reply.body]).toEqual([201, reply.body])
  return reply.body
}
const workspace = async (name: string, token = server.token) =>
  (await made<{ id: string }>('/v1/workspaces', { name }, token)).id
const assign = (body: unknown, token = server.token) =>
  made<Assignment>('/v1/assignments', body, token)

await made('/v1/roles', { code: 'writer', level: 'workspace', permissions: ['crm/notes:*'] })
await made('/v1/roles', {
  code: 'steward',
  level: 'workspace',
  permissions: ['access-manager/workspace-members:*', 'access-manager/workspaces:get'],
})
await made('/v1/roles', { code: 'assigner', permissions: ['access-manager/assignments:*'] })

const mayWrite = async (token: string, inside?: string) => {
  const { body } = await call<{ effect: string }>('POST', '/v1/explain', {
    token,
    body: {
      permission: 'crm/notes:write',
      ...(inside !== undefined && { resource: { workspace: inside } }),
    },
  })
  return body.effect
}

const here = await workspace('Here')
const there = await workspace('There')

describe('a role in a workspace', () => {
  test('counts there at once and nowhere else, is found there, and goes at once', async () => {
    const { id, token } = await server.user('eve')
    const given = await assign({ actorId: id, role: 'default/writer', workspace: here })
    expect(given).toMatchObject({ workspace: here, source: 'manual', role: 'default/writer' })
    expect(
      await Promise.all([mayWrite(token, here), mayWrite(token, there), mayWrite(token)]),
    ).toEqual(['allow', 'deny', 'deny'])
    const { body } = await call<Page<Assignment>>(
      'GET',
      `/v1/assignments?workspace=${here}&actorId=${id}`,
    )
    expect(body.items).toEqual([given])

    expect((await call('DELETE', `/v1/assignments/${given.id}`)).status).toBe(204)
    expect(await mayWrite(token, here)).toBe('deny')
  })

  test('that is given while the workspace goes leaves nothing with its holder', async () => {
    const { id } = await server.user('late')
    const gone = await workspace('Gone')
    const database = new pg.Client({ connectionString: server.databaseUrl })
    await database.connect()
    try {
      // What an act tells the audit trail, it tells last.
      await database.query('begin')
      await database.query('select from audit_heads for update')
      const given = assign({ actorId: id, role: 'default/writer', workspace: gone })
      await waiting(database, 1)
      const removed = call('DELETE', `/v1/workspaces/${gone}`)
      await waiting(database, 2)
      await database.query('rollback')
      expect([(await given).workspace, (await removed).status]).toEqual([gone, 204])
      const { rows } = await database.query(
        `select id from access_states where until_version is null and state::text like $1`,
        [`%${gone}%`],
      )
      expect(rows).toEqual([])
    } finally {
      await database.end()
    }
  })

  test('comes through a group too, and explanations name it', async () => {
    const { id, token } = await server.user('joe')
    await made('/v1/groups', { name: 'writers' })
    await assign({ group: 'writers', role: 'default/writer', workspace: here })
    await call('POST', '/v1/groups/writers/members', { body: { actorId: id } })
    const { body } = await call<Record<string, unknown>>('POST', '/v1/explain', {
      token,
      body: { permission: 'crm/notes:write', resource: { workspace: here } },
    })
    expect(body).toMatchObject({
      effect: 'allow',
      authoritative: {
        role: 'default/writer',
        group: 'writers',
        assignment: { to: { group: 'writers' }, role: 'default/writer', workspace: here },
      },
    })
    expect(await mayWrite(token, there)).toBe('deny')
  })

  test('holds for its time, which may be changed', async () => {
    const own = await startServer()
    const { id, token } = await own.user('temp')
    await own.call('POST', '/v1/roles', {
      body: { code: 'keeper', level: 'workspace', permissions: ['access-manager/resources:*'] },
    })
    const { body: place } = await own.call<{ id: string }>('POST', '/v1/workspaces', {
      body: { name: 'Place' },
    })
    const until = new Date(Date.now() + 100_000).toISOString()
    const { body: given } = await own.call<Assignment>('POST', '/v1/assignments', {
      body: { actorId: id, role: 'default/keeper', workspace: place.id, until },
    })
    const listed = async () =>
      (await own.call('GET', `/v1/workspaces/${place.id}/resources`, { token })).status
    expect([given.until, await listed()]).toEqual([until, 200])
    own.advance(101)
    expect(await listed()).toBe(404)
    await own.call('PATCH', `/v1/assignments/${given.id}`, { body: { until: null } })
    expect(await listed()).toBe(200)
  })

  test('stands beside what follows from a membership, and outlives it', async () => {
    const { id, token } = await server.user('both')
    await made(`/v1/workspaces/${here}/members`, { actorId: id, role: 'member' })
    const role = 'default/workspace-member'
    const byHand = await assign({ actorId: id, role, workspace: here })
    const held = async () =>
      (
        await call<Page<Assignment>>('GET', `/v1/assignments?actorId=${id}&role=${role}`)
      ).body.items.map(({ source }) => source)
    expect((await held()).sort()).toEqual(['manual', 'membership'])
    await call('DELETE', `/v1/workspaces/${here}/members/${id}`)
    expect(await held()).toEqual(['manual'])
    expect((await call('GET', `/v1/workspaces/${here}`, { token })).status).toBe(200)
    await call('DELETE', `/v1/assignments/${byHand.id}`)
    expect((await call('GET', `/v1/workspaces/${here}`, { token })).status).toBe(404)
  })

  test('ends with its workspace, for groups as well', async () => {
    const { id, token } = await server.user('last')
    const doomed = await workspace('Doomed')
    await made('/v1/groups', { name: 'doomed' })
    await assign({ actorId: id, role: 'default/writer', workspace: doomed })
    await assign({ group: 'doomed', role: 'default/writer', workspace: doomed })
    expect(await mayWrite(token, doomed)).toBe('allow')
    expect((await call('DELETE', `/v1/workspaces/${doomed}`)).status).toBe(204)
    expect(await mayWrite(token, doomed)).toBe('deny')
    for (const query of [`actorId=${id}&role=default/writer`, 'group=doomed']) {
      const { body } = await call<Page<Assignment>>('GET', `/v1/assignments?${query}`)
      expect(body.items).toEqual([])
    }
  })

  test('is given by who holds there what it gives, be that by the workspace alone', async () => {
    const owner = await server.user('olga')
    const { id } = await server.user('helper')
    await assign({ actorId: owner.id, role: 'default/assigner' })
    const theirs = await workspace('Theirs', owner.token)
    const given = await assign(
      { actorId: id, role: 'default/steward', workspace: theirs },
      owner.token,
    )
    expect(given.workspace).toBe(theirs)
    const reply = await call('DELETE', `/v1/assignments/${given.id}`, { token: owner.token })
    expect(reply.status).toBe(204)
  })
})

const assigner = await server.user('assigner')
await assign({ actorId: assigner.id, role: 'default/assigner' })
const admin = await server.user('admin')
await call('PATCH', `/v1/users/${admin.id}/global-role`, { body: { role: 'admin' } })
const member = await server.user('member')
const strong = await assign({ actorId: member.id, role: 'default/writer', workspace: here })
const tokens: Record<string, string> = {
  ada: server.token,
  assigner: assigner.token,
  admin: admin.token,
}
const path = () => '/v1/assignments'
const inside = { actorId: member.id, role: 'default/steward', workspace: there }

const refusals: Refusal[] = [
  {
    when: 'a tenant-level role is given in a workspace',
    as: 'ada',
    method: 'POST',
    path,
    body: () => ({ ...inside, role: 'default/admin' }),
    status: 400,
    code: 'assignment.level',
  },
  {
    when: 'a workspace-level role is given tenant-wide',
    as: 'ada',
    method: 'POST',
    path,
    body: () => ({ ...inside, workspace: null }),
    status: 400,
    code: 'assignment.level',
  },
  {
    when: 'the workspace is unknown',
    as: 'ada',
    method: 'POST',
    path,
    body: () => ({ ...inside, workspace: nowhere }),
    status: 404,
    code: 'workspace.unknown',
  },
  {
    when: 'the workspace is no id',
    as: 'ada',
    method: 'POST',
    path,
    body: () => ({ ...inside, workspace: 'here' }),
    status: 400,
    code: 'IDE-0002',
  },
  {
    when: 'the holder is unknown',
    as: 'ada',
    method: 'POST',
    path,
    body: () => ({ ...inside, actorId: nowhere }),
    status: 404,
    code: 'actor.unknown',
  },
  {
    when: 'it exists in that workspace',
    as: 'ada',
    method: 'POST',
    path,
    body: () => ({ actorId: member.id, role: 'default/writer', workspace: here }),
    status: 409,
    code: 'assignment.exists',
  },
  {
    when: 'the giver is not in the workspace',
    as: 'assigner',
    method: 'POST',
    path,
    body: () => inside,
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'a global admin, who sees no more than that it is there, lets somebody in',
    as: 'admin',
    method: 'POST',
    path,
    body: () => inside,
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'somebody gives it to themselves',
    as: 'admin',
    method: 'POST',
    path,
    body: () => ({ actorId: admin.id, role: 'default/workspace-owner', workspace: there }),
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'somebody takes away what they do not hold there',
    as: 'assigner',
    method: 'DELETE',
    path: () => `/v1/assignments/${strong.id}`,
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'somebody prolongs what they do not hold there',
    as: 'assigner',
    method: 'PATCH',
    path: () => `/v1/assignments/${strong.id}`,
    body: () => ({ reason: 'mine' }),
    status: 403,
    code: 'access.beyond-own',
  },
]

testRefusals(server, refusals, {
  tokens,
  tables: ['assignments', 'actors', 'groups', 'workspaces'],
})
