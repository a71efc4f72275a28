import { describe, expect, test } from 'vitest'
import type { AuditEntry } from '../../src/features/audit/schema.ts'
import type { Page } from '../../src/kernel/page.ts'
import { ada, startServer } from '../harness.ts'

const server = await startServer()

/** The refusals that the trail tells of somebody, the oldest first. */
async function told(query: string): Promise<readonly AuditEntry[]> {
  const path = `/v1/audit-events?limit=100&${query}`
  const { body } = await server.call<Page<AuditEntry>>('GET', path)
  return body.items.filter(({ action }) => action.includes('refus')).reverse()
}

const actionsOf = (events: readonly AuditEntry[]) => events.map(({ action }) => action)

describe('a burst of refusals at once', () => {
  test('leaves the first thirty as they were, then the silence, then how many were left out', async () => {
    const { id, token } = await server.user('burst')
    const refused = () => server.call('GET', '/v1/audit-events', { token })
    const replies = await Promise.all(Array.from({ length: 100 }, refused))
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([403]))
    const events = await told(`actor=${id}`)
    expect(actionsOf(events).sort()).toEqual([
      'audit.refusals-silenced',
      ...Array(30).fill('request.refused'),
    ])
    server.advance(61)
    await refused()
    const after = (await told(`actor=${id}`)).at(-1)
    expect([after?.action, after?.facts.unrecorded]).toEqual(['request.refused', 70])
  })
})

interface Person {
  readonly id: string
  readonly token: string
}

/** What somebody comes with after it was taken back from them. */
interface TakenBack {
  readonly what: string
  /** Takes it back; answers the credential, and whose it is. */
  readonly lose: (person: Person) => Promise<{ credential: string; id: string }>
}

const done = async (
  method: string,
  path: string,
  options?: { token?: string; body?: unknown },
): Promise<Record<string, string>> => {
  const { status, body } = await server.call<Record<string, string>>(method, path, options)
  expect([path, Math.floor(status / 100)]).toEqual([path, 2])
  return body
}

const takenBack: TakenBack[] = [
  {
    what: 'the token of a session that was signed out',
    async lose({ id, token }) {
      await done('POST', '/v1/logout', { token })
      return { credential: token, id }
    },
  },
  {
    what: 'the token of a user who was disabled',
    async lose({ id, token }) {
      await done('PATCH', `/v1/users/${id}`, { body: { status: 'disabled' } })
      return { credential: token, id }
    },
  },
  {
    what: 'the token of a user whose password was reset',
    async lose({ id, token }) {
      const body = { newPassword: 'another battery staple' }
      await done('PATCH', `/v1/users/${id}/reset-password`, { body })
      return { credential: token, id }
    },
  },
  {
    what: 'a personal token that was revoked',
    async lose({ id, token }) {
      const made = await done('POST', '/v1/personal-tokens', { token, body: { name: 'mine' } })
      await done('DELETE', `/v1/personal-tokens/${made.id}`, { token })
      return { credential: made.token ?? '', id }
    },
  },
  {
    what: 'an API key that was revoked',
    async lose() {
      const workspace = await done('POST', '/v1/workspaces', { body: { name: 'keys' } })
      const path = `/v1/workspaces/${workspace.id}/api-keys`
      const body = { name: 'robot' }
      const made = await done('POST', path, { body })
      await done('GET', '/v1/me', { token: made.key ?? '' })
      await done('DELETE', `${path}/${made.id}`)
      return { credential: made.key ?? '', id: made.id ?? '' }
    },
  },
]

describe('a genuine credential that was taken back', () => {
  for (const [index, { what, lose }] of takenBack.entries())
    test(`is told when it comes again: ${what}`, async () => {
      const { credential, id } = await lose(await server.user(`loser-${index}`))
      const { status, body } = await server.call<{ code: string }>('GET', '/v1/me', {
        token: credential,
      })
      expect(status).toBe(401)
      const events = await told(`actor=${id}`)
      expect(events.map(({ action, target, facts }) => ({ action, target, facts }))).toEqual([
        {
          action: 'request.refused',
          target: expect.stringMatching(/^operation[/]/),
          facts: { method: 'GET', path: '/v1/me', status: 401, code: expect.any(String) },
        },
      ])
      expect(body.code).toBeTypeOf('string')
    })
})

describe('a proof that fails', () => {
  test('is told of an old password', async () => {
    const { id, token } = await server.user('guess')
    const body = { oldPassword: 'not the old one', newPassword: 'another battery staple' }
    const path = `/v1/users/${id}/update-password`
    expect((await server.call('PATCH', path, { token, body })).status).toBe(400)
    const [event, ...others] = await told(`actor=${id}`)
    expect([event?.action, event?.target]).toEqual(['user.password-refused', `user/${id}`])
    expect(others).toEqual([])
  })

  test('is told of the secret of the first administrator, once it is spent', async () => {
    const body = { ...ada, secret: 'a-secret-of-nobody-at-all' }
    const options = { token: null, body, headers: { 'x-request-id': 'too-late' } }
    expect((await server.call('POST', '/v1/bootstrap', options)).status).toBe(410)
    expect(
      (await told('requestId=too-late')).map(({ action, facts }) => ({ action, facts })),
    ).toEqual([{ action: 'tenant.bootstrap-refused', facts: { code: 'bootstrap.done' } }])
  })
})

describe('what is refused as if it were not there', () => {
  test('is told of a workspace that the caller is not in', async () => {
    const { id, token } = await server.user('stranger')
    const workspace = await done('POST', '/v1/workspaces', { body: { name: 'closed' } })
    const path = `/v1/workspaces/${workspace.id}`
    expect((await server.call('GET', path, { token })).status).toBe(404)
    const facts = { path, status: 404, code: 'workspace.unknown' }
    expect((await told(`actor=${id}`)).map((event) => event.facts)).toMatchObject([facts])
  })
})

describe('a token whose time is up', () => {
  test('is refused and not told: every client has one now and then', async () => {
    const { id, token } = await server.user('late')
    server.advance(3600)
    expect((await server.call('GET', '/v1/me', { token })).status).toBe(401)
    const again = await done('POST', '/v1/login/oauth/access_token', {
      body: { grantType: 'password', username: ada.username, password: ada.password },
    })
    const path = `/v1/audit-events?actor=${id}&action=request.refused`
    const { body } = await server.call<{ total: number }>('GET', path, {
      token: again.accessToken ?? '',
    })
    expect(body.total).toBe(0)
  })
})
