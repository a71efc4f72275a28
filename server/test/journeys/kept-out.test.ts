import { describe, expect, test } from 'vitest'
import { ada, type CallOptions } from '../harness.ts'
import { foundTenant, passwordGrant, signIn, startPlatform } from '../platform.ts'

const server = await startPlatform()
const acme = await foundTenant(server, 'acme')
const signInPath = '/v1/login/oauth/access_token'

interface Told {
  readonly action: string
  readonly target: string
  readonly facts: { readonly code?: string }
}

/** What the tenant's trail tells of people who were kept out, newest first. */
async function told(options: CallOptions = {}): Promise<readonly string[]> {
  const { body } = await acme.call<{ items: readonly Told[] }>(
    'GET',
    '/v1/audit-events?limit=100',
    options,
  )
  return body.items
    .filter(({ action }) => action.endsWith('refused'))
    .map(({ action, target, facts }) => `${action} ${target} ${facts.code}`)
}

const attempt = (body: object) =>
  server.call<{ code: string; detail: string }>('POST', `/t/acme${signInPath}`, {
    token: null,
    body,
  })

async function userOf(username: string): Promise<string> {
  const person = { username, email: `${username}@acme.test`, firstName: username, lastName: 'X' }
  const made = await acme.call<{ id: string }>('POST', '/v1/users', {
    body: { ...person, password: ada.password },
  })
  expect(made.status).toBe(201)
  return made.body.id
}

describe('the trail tells of who was kept out', () => {
  test('with the right password and a client’s wrong secret', async () => {
    const id = await userOf('grace')
    const client = await acme.call<{ clientId: string }>('POST', '/v1/applications', {
      body: { name: 'midaz', description: 'of grace' },
    })
    const { clientId } = client.body
    const refused = await attempt({ ...passwordGrant('grace'), clientId, clientSecret: 'wrong' })
    expect(refused.status).toBe(401)
    expect((await told())[0]).toBe(`session.refused user/${id} ${refused.body.code}`)
  })

  test('with the right password of a disabled account, in words equal to those of a wrong one', async () => {
    const id = await userOf('dora')
    await acme.call('PATCH', `/v1/users/${id}`, { body: { status: 'disabled' } })
    const disabled = await attempt(passwordGrant('dora'))
    expect((await told())[0]).toBe(`session.refused user/${id} ${disabled.body.code}`)
    const nobody = await attempt(passwordGrant('nobody-here'))
    expect([disabled.status, disabled.body.code, disabled.body.detail]).toEqual([
      nobody.status,
      nobody.body.code,
      nobody.body.detail,
    ])
    expect((await told())[0]).toBe(`session.refused user/unknown ${nobody.body.code}`)
  })

  test('of a suspended tenant: with a password, a refresh token and a client', async () => {
    const id = await userOf('sue')
    const { refreshToken } = await signIn(server, 'acme', 'sue')
    const client = await acme.call<{ id: string; clientId: string; clientSecret: string }>(
      'POST',
      '/v1/applications',
      { body: { name: 'midaz', description: 'a machine' } },
    )
    const { clientId, clientSecret } = client.body
    await server.call('POST', `/v1/tenants/${acme.id}/suspend`)
    const machine = { grantType: 'client_credentials', clientId, clientSecret }
    expect((await attempt(passwordGrant('sue'))).body.code).toBe('tenant.suspended')
    expect((await attempt(machine)).body.code).toBe('tenant.suspended')
    const refreshed = await server.call<{ code: string }>('POST', '/v1/login/oauth/refresh_token', {
      token: null,
      body: { grantType: 'refresh_token', refreshToken },
    })
    expect(refreshed.body.code).toBe('tenant.suspended')
    await server.call('POST', `/v1/tenants/${acme.id}/resume`)
    expect((await told()).slice(0, 3)).toEqual([
      'session.refresh-refused session/unknown tenant.suspended',
      `session.refused application/${client.body.id} tenant.suspended`,
      `session.refused user/${id} tenant.suspended`,
    ])
  })
})
