import { expect, test } from 'vitest'
import { startServer } from '../../../test/harness.ts'
import { apiSink } from '../../../test/message-sinks.ts'
import type { SentInvitation } from '../invitations/schema.ts'

const server = await startServer('postgres', { CASTELLAN_ALLOW_PRIVATE_PROVIDERS: 'true' })
const { call } = server
const api = await apiSink()

const made = async <Body>(path: string, body: object, token = server.token): Promise<Body> => {
  const reply = await call<Body>('POST', path, { body, token })
  expect([reply.status, reply.body]).toEqual([201, expect.anything()])
  return reply.body
}

const hook = async (name: string, more: object = {}): Promise<string> =>
  (
    await made<{ id: string }>('/v1/providers', {
      name,
      category: 'Email',
      type: 'Webhook',
      endpoint: `${api.url}/${name}`,
      clientSecret: 'canary-secret',
      ...more,
    })
  ).id

/** An application that may invite people, and its token. */
async function inviter(name: string) {
  const app = await made<{ id: string; clientId: string; clientSecret: string }>(
    '/v1/applications',
    { name, description: name },
  )
  await made('/v1/assignments', { actorId: app.id, role: 'default/admin' })
  const { clientId, clientSecret } = app
  const { body } = await call<{ accessToken: string }>('POST', '/v1/login/oauth/access_token', {
    token: null,
    body: { grantType: 'client_credentials', clientId, clientSecret },
  })
  const links = `/v1/applications/${app.id}/providers`
  return { token: body.accessToken, links }
}

let invited = 0
/** Which provider carried the mail of an invitation made with that token. */
async function carrierOf(token: string): Promise<string> {
  invited += 1
  const sent = await made<SentInvitation>(
    '/v1/invitations',
    { email: `guest${invited}@acme.test`, firstName: 'Guest', lastName: 'Of It' },
    token,
  )
  expect(sent.delivery).toBe('sent')
  return api.posted.at(-1)?.path ?? ''
}

test('a message for an application goes by what it may use, its default first, then by the tenant’s', async () => {
  await hook('of-the-tenant', { isDefault: true })
  const [quiet, spare, fit] = [await hook('quiet'), await hook('spare'), await hook('fit')]
  const { token, links } = await inviter('midaz')
  expect(await carrierOf(token)).toBe('/of-the-tenant')

  for (const providerId of [quiet, spare]) await made(links, { providerId })
  expect(await carrierOf(token)).toBe('/of-the-tenant')
  await call('PATCH', `${links}/${spare}/default`)
  expect(await carrierOf(token)).toBe('/spare')
  await made(links, { providerId: fit, canSignUp: true })
  expect(await carrierOf(token)).toBe('/fit')
  await call('PATCH', `${links}/${spare}`, { body: { canSignUp: true } })
  expect(await carrierOf(token)).toBe('/spare')
  await call('PATCH', `${links}/${quiet}`, { body: { canSignIn: true } })
  await call('DELETE', `${links}/${fit}`)
  await call('DELETE', `${links}/${spare}`)
  expect(await carrierOf(token)).toBe('/of-the-tenant')
})

test('an application’s default of SMS carries no mail, and its providers carry nobody else’s', async () => {
  const texts = await hook('texts', { category: 'SMS' })
  const own = await hook('own')
  const { token, links } = await inviter('plugin-fees')
  await made(links, { providerId: texts, canSignUp: true })
  await call('PATCH', `${links}/${texts}/default`)
  expect(await carrierOf(token)).toBe('/of-the-tenant')
  await made(links, { providerId: own, canSignUp: true })
  expect(await carrierOf(token)).toBe('/own')
  expect(await carrierOf((await inviter('plugin-crm')).token)).toBe('/of-the-tenant')
  expect(await carrierOf(server.token)).toBe('/of-the-tenant')
})

test('an invitation that a person sends again still goes by the application that made it', async () => {
  const { token, links } = await inviter('plugin-smart-templates')
  await made(links, { providerId: await hook('tracer-mail'), canSignUp: true })
  const sent = await made<SentInvitation>(
    '/v1/invitations',
    { email: 'again@acme.test', firstName: 'Guest', lastName: 'Of It' },
    token,
  )
  const again = await call<SentInvitation>('POST', `/v1/invitations/${sent.id}/resend`)
  expect(again.body.delivery).toBe('sent')
  expect(api.posted.slice(-2).map(({ path }) => path)).toEqual(['/tracer-mail', '/tracer-mail'])
})
