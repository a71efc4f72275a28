import { describe, expect, test } from 'vitest'
import { startServer } from '../../../test/harness.ts'
import { type Refusal, rowsOf, testRefusals } from '../../../test/rows.ts'
import { type TenantId, uuidv7 } from '../../kernel/ids.ts'
import type { Page } from '../../kernel/page.ts'
import { newClientId, tenantOfClient } from './client-id.ts'
import type { Application, ApplicationDetail, CreatedApplication, CreatedSecret } from './schema.ts'

const server = await startServer()
const { call } = server
const member = await server.user('grace')
const clerk = await server.user('clerk')
await call('POST', '/v1/assignments', { body: { actorId: clerk.id, role: 'default/admin' } })
const nobodyAtAll = '01890000-0000-7000-8000-000000000000'
const ledger = { name: 'midaz', description: 'nightly import' }

const create = async () =>
  (await call<CreatedApplication>('POST', '/v1/applications', { body: ledger })).body

const signIn = (clientId: string, clientSecret: string) =>
  call<{ accessToken: string }>('POST', '/v1/login/oauth/access_token', {
    token: null,
    body: { grantType: 'client_credentials', clientId, clientSecret },
  })

const mayPost = (token: string) =>
  call<{ authorized: boolean }>('POST', '/v1/authorize', {
    token,
    body: { resource: 'accounts', action: 'post', product: 'midaz' },
  })

describe('an application', () => {
  test('is made with what its product gives machines, and signs in', async () => {
    const made = await create()
    expect(made).toMatchObject({ ...ledger, enabled: true })
    expect(made.clientSecret).toMatch(/^cs_[\w-]{43}$/)

    const { status, body } = await signIn(made.clientId, made.clientSecret)
    expect(status).toBe(200)
    expect((await mayPost(body.accessToken)).body.authorized).toBe(true)
  })

  test('shows its secret once, and keeps only the hash', async () => {
    const { clientSecret, ...made } = await create()
    const shown = await call<ApplicationDetail>('GET', `/v1/applications/${made.id}`)
    expect(shown.body).toMatchObject(made)
    expect(shown.body.secrets).toEqual([
      {
        id: expect.any(String),
        hint: clientSecret.slice(-4),
        createdAt: made.createdAt,
        expiresAt: null,
      },
    ])
    const listed = await call<Page<Application>>('GET', '/v1/applications?name=midaz&limit=100')
    expect(listed.body.items).toContainEqual(made)

    const everything = [
      'applications',
      'application_secrets',
      'actors',
      'audit_events',
      'access_states',
    ]
    const kept = JSON.stringify([
      shown.body,
      listed.body,
      await rowsOf(server.databaseUrl, everything),
    ])
    expect(kept).not.toContain(clientSecret.slice(3))
  })

  test('is described anew, as of the revision that was read', async () => {
    const { id } = await create()
    const read = await call('GET', `/v1/applications/${id}`)
    const headers = { 'if-match': read.headers.get('etag') ?? '' }
    const body = { description: 'daily import' }
    const first = await call<Application>('PATCH', `/v1/applications/${id}`, { body, headers })
    expect([first.status, first.body.description]).toEqual([200, 'daily import'])
    expect((await call('PATCH', `/v1/applications/${id}`, { body, headers })).status).toBe(412)
  })

  test('that is deleted stops at once: its tokens, its secret, its place in lists', async () => {
    const made = await create()
    const { accessToken } = (await signIn(made.clientId, made.clientSecret)).body
    expect((await call('DELETE', `/v1/applications/${made.id}`)).status).toBe(204)

    expect((await mayPost(accessToken)).status).toBe(401)
    expect((await signIn(made.clientId, made.clientSecret)).status).toBe(401)
    expect((await call('GET', `/v1/applications/${made.id}`)).status).toBe(404)
    expect((await call('GET', `/v1/actors/${made.id}`)).status).toBe(404)
  })
})

describe('a rotated secret', () => {
  test('works beside the older one until the overlap is over', async () => {
    const own = await startServer()
    const made = await own.call<CreatedApplication>('POST', '/v1/applications', { body: ledger })
    const path = `/v1/applications/${made.body.id}`
    const next = await own.call<CreatedSecret>('POST', `${path}/secrets`, {
      body: { overlapSeconds: 60 },
    })
    expect(next.status).toBe(201)
    expect(next.body).toMatchObject({ clientId: made.body.clientId, expiresAt: null })

    const signInThere = async (clientSecret: string) =>
      (
        await own.call('POST', '/v1/login/oauth/access_token', {
          token: null,
          body: { grantType: 'client_credentials', clientId: made.body.clientId, clientSecret },
        })
      ).status
    const both = [made.body.clientSecret, next.body.clientSecret]
    expect(await Promise.all(both.map(signInThere))).toEqual([200, 200])
    own.advance(61)
    expect(await Promise.all(both.map(signInThere))).toEqual([401, 200])
    const { body } = await own.call<ApplicationDetail>('GET', path)
    expect(body.secrets.map((secret) => secret.id)).toEqual([next.body.id])
  })

  test('ends the older ones at once when the overlap is nothing', async () => {
    const made = await create()
    const next = await call<CreatedSecret>('POST', `/v1/applications/${made.id}/secrets`, {
      body: { overlapSeconds: 0 },
    })
    expect((await signIn(made.clientId, made.clientSecret)).status).toBe(401)
    expect((await signIn(made.clientId, next.body.clientSecret)).status).toBe(200)
  })

  test('never lengthens the life of an older one', async () => {
    const made = await create()
    const path = `/v1/applications/${made.id}`
    await call('POST', `${path}/secrets`, { body: { overlapSeconds: 60 } })
    const before = (await call<ApplicationDetail>('GET', path)).body.secrets.at(-1)
    await call('POST', `${path}/secrets`, { body: { overlapSeconds: 600 } })
    expect((await call<ApplicationDetail>('GET', path)).body.secrets.at(-1)).toEqual(before)
  })
})

describe('a client id', () => {
  test('names its tenant, and differs every time', () => {
    const tenant = uuidv7<'tenant'>()
    const [one, other] = [newClientId(tenant), newClientId(tenant)]
    expect([tenantOfClient(one), tenantOfClient(other)]).toEqual([tenant, tenant])
    expect(one).not.toBe(other)
  })

  const whole = newClientId('0189abcd-0000-7000-8000-000000000000' as TenantId)
  const strangers = [
    '',
    'midaz',
    whole.slice(0, -1),
    `${whole}A`,
    `${whole}=`,
    ` ${whole}`,
    'A'.repeat(32),
  ]
  for (const text of strangers)
    test(`is not ${JSON.stringify(text)}`, () => expect(tenantOfClient(text)).toBe(undefined))
})

const tokens: Record<string, string | null> = {
  nobody: null,
  ada: server.token,
  member: member.token,
  clerk: clerk.token,
}
const kept = await create()
const at = (rest = '') => `/v1/applications/${kept.id}${rest}`

const refusals: Refusal[] = [
  {
    when: 'nobody is signed in',
    as: 'nobody',
    method: 'POST',
    path: () => '/v1/applications',
    body: () => ledger,
    status: 401,
    code: 'IDE-0008',
  },
  {
    when: 'the caller may not add applications',
    as: 'member',
    method: 'POST',
    path: () => '/v1/applications',
    body: () => ledger,
    status: 403,
    code: 'auth.forbidden',
  },
  {
    when: 'the caller does not hold what the product gives machines',
    as: 'clerk',
    method: 'POST',
    path: () => '/v1/applications',
    body: () => ledger,
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'no manifest declares the product for machines',
    as: 'ada',
    method: 'POST',
    path: () => '/v1/applications',
    body: () => ({ ...ledger, name: 'nothing' }),
    status: 400,
    code: 'IDE-0012',
  },
  {
    when: 'the product is named like a part of every object',
    as: 'ada',
    method: 'POST',
    path: () => '/v1/applications',
    body: () => ({ ...ledger, name: 'constructor' }),
    status: 400,
    code: 'IDE-0012',
  },
  {
    when: 'the description is missing',
    as: 'ada',
    method: 'POST',
    path: () => '/v1/applications',
    body: () => ({ name: 'midaz' }),
    status: 400,
    code: 'IDE-0001',
  },
  {
    when: 'a secret is sent in',
    as: 'ada',
    method: 'POST',
    path: () => '/v1/applications',
    body: () => ({ ...ledger, clientSecret: 'mine' }),
    status: 400,
    code: 'IDE-0004',
  },
  {
    when: 'the application is unknown',
    as: 'ada',
    method: 'GET',
    path: () => `/v1/applications/${nobodyAtAll}`,
    status: 404,
    code: 'IDE-1001',
  },
  {
    when: 'the id is no UUID',
    as: 'ada',
    method: 'GET',
    path: () => '/v1/applications/7',
    status: 400,
    code: 'IDE-0003',
  },
  {
    when: 'a patch names a product',
    as: 'ada',
    method: 'PATCH',
    path: at,
    body: () => ({ name: 'plugin-fees' }),
    status: 400,
    code: 'IDE-0004',
  },
  {
    when: 'the overlap is longer than a week',
    as: 'ada',
    method: 'POST',
    path: () => at('/secrets'),
    body: () => ({ overlapSeconds: 604_801 }),
    status: 400,
    code: 'IDE-0002',
  },
  {
    when: 'a weaker caller renews its secret',
    as: 'clerk',
    method: 'POST',
    path: () => at('/secrets'),
    body: () => ({}),
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'a weaker caller deletes it',
    as: 'clerk',
    method: 'DELETE',
    path: at,
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'the application to delete is unknown',
    as: 'ada',
    method: 'DELETE',
    path: () => `/v1/applications/${nobodyAtAll}`,
    status: 404,
    code: 'IDE-1001',
  },
]

testRefusals(server, refusals, {
  tokens,
  tables: ['applications', 'application_secrets', 'actors', 'assignments'],
})
