import { describe, expect, test } from 'vitest'
import type { SentInvitation } from '../../src/features/invitations/schema.ts'
import type { Tenant } from '../../src/features/tenants/schema.ts'
import { ada } from '../harness.ts'
import { foundTenant, signIn, startPlatform } from '../platform.ts'
import { expectRefused, type Refusal } from '../rows.ts'

const server = await startPlatform()
const acme = await foundTenant(server, 'acme', ['acme.test'])

type Sent = SentInvitation & { code: string }

const person = (name: string, domain = 'acme.test') => ({
  email: `${name}@${domain}`,
  firstName: name,
  lastName: 'Of It',
})
const invite = (tenant: string, body: object, token = server.token) =>
  server.call<Sent>('POST', `/v1/tenants/${tenant}/administrators`, { token, body })
const accept = (sent: Sent, username: string) =>
  server.call<{ code: string }>('POST', '/v1/invitations/accept', {
    token: null,
    body: {
      token: new URL(sent.link).searchParams.get('token'),
      username,
      password: ada.password,
    },
  })

describe('a superadmin whom operators invite', () => {
  test('opens a tenant that was made without one', async () => {
    const made = await server.call<Tenant>('POST', '/v1/tenants', {
      body: { slug: 'empty', name: 'Empty' },
    })
    const sent = await invite(made.body.id, person('first', 'empty.test'))
    expect([sent.status, sent.body.globalRole, sent.body.invitedBy]).toEqual([
      201,
      'superadmin',
      null,
    ])
    expect((await accept(sent.body, 'first')).status).toBe(200)
    const { accessToken: token } = await signIn(server, 'empty', 'first')
    const me = await server.call<{ roles: string[] }>('GET', '/v1/me', { token })
    expect(me.body.roles).toContain('default/superadmin')
    expect((await server.call('GET', '/v1/users', { token })).status).toBe(200)
  })

  test('comes beside one who lost their password, and is told in both trails', async () => {
    const sent = await invite(acme.id, person('second'))
    const toldIn = async (call: typeof acme.call) => {
      const path = `/v1/audit-events?action=tenant.administrator-invited`
      const { body } = await call<{ items: { actor: string | null; target: string }[] }>(
        'GET',
        path,
      )
      return body.items.find(({ target }) => target === `tenant/${acme.id}`)?.actor
    }
    expect(await toldIn(acme.call)).toBeNull()
    expect(await toldIn(server.call)).toBe(server.administrator)
    expect((await accept(sent.body, 'second')).status).toBe(200)
    await signIn(server, 'acme', 'second')
  })

  test('who has not come yet gets another link when asked again, and the first is worth nothing', async () => {
    const first = await invite(acme.id, person('late'))
    const second = await invite(acme.id, person('late'))
    expect([second.status, second.body.id]).toEqual([201, first.body.id])
    expect((await accept(first.body, 'late')).status).toBe(404)
    expect((await accept(second.body, 'late')).status).toBe(200)
    expect((await invite(acme.id, person('late'))).body.code).toBe('user.email-taken')
  })
})

describe('nobody is invited', () => {
  const clerk = server.user('clerk')
  const refusals: readonly Refusal[] = [
    ['by a superadmin of that tenant', 'root', () => acme.id, 403, 'auth.forbidden'],
    ['by somebody of the platform who may not', 'clerk', () => acme.id, 403, 'auth.forbidden'],
    ['into the platform’s own tenant', 'ada', () => platform, 409, 'tenant.is-platform'],
    ['into no tenant', 'ada', () => acme.administrator, 404, 'tenant.unknown'],
  ].map(
    ([when, as, tenant, status, code]): Refusal => ({
      when: when as string,
      as: as as string,
      method: 'POST',
      path: () => `/v1/tenants/${(tenant as () => string)()}/administrators`,
      body: () => person('mallory'),
      status: status as number,
      code: code as string,
    }),
  )
  let platform = ''

  test.each(refusals)('$when', async (refusal) => {
    platform = (await server.call<Tenant>('GET', '/v1/tenants/current')).body.id
    const tokens: Record<string, string> = {
      ada: server.token,
      root: acme.token,
      clerk: (await clerk).token,
    }
    const tables = ['users', 'actors', 'invitations', 'assignments']
    await expectRefused(server, refusal, { token: tokens[refusal.as], tables })
  })

  test('with an address of another’s domain, or into a deleted tenant', async () => {
    expect((await invite(acme.id, person('mallory', 'evil.test'))).body.code).toBe('IDE-0034')
    const gone = await foundTenant(server, 'gone')
    await server.call('DELETE', `/v1/tenants/${gone.id}`)
    expect((await invite(gone.id, person('heir', 'gone.test'))).body.code).toBe('tenant.deleted')
  })
})
