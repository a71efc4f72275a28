import { expect, test } from 'vitest'
import type { SentInvitation } from '../../src/features/invitations/schema.ts'
import type { User } from '../../src/features/users/schema.ts'
import { ada, type Reply } from '../harness.ts'
import { foundTenant, startPlatform } from '../platform.ts'

const server = await startPlatform()
const acme = await foundTenant(server, 'acme', ['acme.example'])
const other = await foundTenant(server, 'other')

type Refused = { code: string }

const invite = (email: string) =>
  acme.call<SentInvitation & Refused>('POST', '/v1/invitations', {
    body: { email, firstName: 'Grace', lastName: 'Hopper' },
  })

const tokenOf = ({ body }: Reply<SentInvitation>) =>
  new URL(body.link).searchParams.get('token') ?? ''

const lookup = (place: string, token: string) =>
  server.call<Refused & { tenant: string }>(
    'GET',
    `${place}/v1/invitations/lookup?token=${token}`,
    {
      token: null,
    },
  )

const accept = (place: string, token: string, username: string) =>
  server.call<User & Refused>('POST', `${place}/v1/invitations/accept`, {
    token: null,
    body: { token, username, password: ada.password },
  })

test('an invitation leads into its own tenant, from the root and from its address', async () => {
  const first = await invite('grace@acme.example')
  expect((await lookup('', tokenOf(first))).body.tenant).toBe('ACME')
  expect((await lookup('/t/acme', tokenOf(first))).status).toBe(200)
  const accepted = await accept('', tokenOf(first), 'grace')
  expect(accepted.status).toBe(200)
  expect((await acme.call<User>('GET', `/v1/users/${accepted.body.id}`)).body.username).toBe(
    'grace',
  )
  expect((await other.call('GET', `/v1/users/${accepted.body.id}`)).status).toBe(404)
})

test('at the address of another tenant it is as if there were none', async () => {
  const sent = await invite('linus@acme.example')
  for (const place of ['/t/other', '/t/nowhere']) {
    expect((await lookup(place, tokenOf(sent))).body.code).toBe('invitation.unknown')
    expect((await accept(place, tokenOf(sent), 'linus')).body.code).toBe('invitation.unknown')
  }
  for (const [method, path] of [
    ['GET', ''],
    ['POST', '/resend'],
    ['DELETE', ''],
  ] as const) {
    const reply = await other.call<Refused>(method, `/v1/invitations/${sent.body.id}${path}`)
    expect([reply.status, reply.body.code]).toEqual([404, 'invitation.unknown'])
  }
  expect((await accept('/t/acme', tokenOf(sent), 'linus')).status).toBe(200)
})

test('nobody is invited whose e-mail address is in none of the tenant’s domains', async () => {
  const refused = await invite('mallory@evil.example')
  expect([refused.status, refused.body.code]).toEqual([400, 'IDE-0034'])
})

test('while the tenant is suspended nobody comes in by a link, and nothing of it is lost', async () => {
  const sent = await invite('ken@acme.example')
  await server.call('POST', `/v1/tenants/${acme.id}/suspend`)
  const shut = await accept('', tokenOf(sent), 'ken')
  expect([shut.status, shut.body.code]).toEqual([403, 'tenant.suspended'])
  expect((await lookup('', tokenOf(sent))).body.code).toBe('tenant.suspended')
  const page = await fetch(`${server.url}/invite?token=${tokenOf(sent)}`)
  expect(page.status).toBe(403)
  expect(await page.text()).not.toContain('ken@acme.example')
  await server.call('POST', `/v1/tenants/${acme.id}/resume`)
  expect((await accept('', tokenOf(sent), 'ken')).status).toBe(200)
})
