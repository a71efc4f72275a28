import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '../../../test/harness.ts'
import { apiSink, isSigned, mailSink } from '../../../test/message-sinks.ts'
import { expectRefused, type Refusal, rowsOf } from '../../../test/rows.ts'
import type { Page } from '../../kernel/page.ts'
import type { Provider, TestOutcome } from './schema.ts'

const server = await startServer('postgres', { CASTELLAN_ALLOW_PRIVATE_PROVIDERS: 'true' })
const { call } = server
const mail = await mailSink()
const doubtful = await mailSink(true)
const api = await apiSink()
const clerk = await server.user('clerk')
await call('PATCH', `/v1/users/${clerk.id}/global-role`, { body: { role: 'admin' } })
const plain = await server.user('plain')
const unknownId = '01890000-0000-7000-8000-000000000000'

type Made = Provider & { code: string }

const smtp = (name: string, more: object = {}) => ({
  name,
  category: 'Email',
  type: 'SMTP',
  host: '127.0.0.1',
  port: mail.port,
  disableSsl: true,
  from: 'castellan@acme.test',
  ...more,
})

const vendors = {
  SendGrid: { category: 'Email', from: 'castellan@acme.test', endpoint: api.url },
  Twilio: { category: 'SMS', clientId: 'AC123', from: '+15005550006', endpoint: `${api.url}/` },
  Webhook: { category: 'Email', endpoint: `${api.url}/hook` },
}

const vendor = (type: keyof typeof vendors, name: string, more: object = {}) => ({
  name,
  type,
  clientSecret: 'canary-secret',
  ...vendors[type],
  ...more,
})

const add = async (body: object): Promise<Made> => {
  const made = await call<Made>('POST', '/v1/providers', { body })
  expect([made.status, made.body.code]).toEqual([201, undefined])
  return made.body
}

const patch = (id: string, body: object, headers = {}) =>
  call<Made>('PATCH', `/v1/providers/${id}`, { body, headers })

const tryOut = async ({ id }: { id: string }, to = 'ada@acme.test') =>
  (await call<TestOutcome & { code: string }>('POST', `/v1/providers/${id}/test`, { body: { to } }))
    .body

const taken = { isDelivered: true, failure: null }

describe('a provider', () => {
  test('keeps its secret sealed, and never shows it', async () => {
    const made = await add(smtp('sealed', { clientId: 'user', clientSecret: 'canary-password' }))
    expect(made).toEqual({
      id: expect.any(String),
      name: 'sealed',
      category: 'Email',
      type: 'SMTP',
      clientId: 'user',
      hasSecret: true,
      host: '127.0.0.1',
      port: mail.port,
      disableSsl: true,
      endpoint: null,
      from: 'castellan@acme.test',
      isDefault: false,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    })
    const shown = await call<Made>('GET', `/v1/providers/${made.id}`)
    expect(shown.body).toEqual(made)
    await patch(made.id, { clientSecret: 'canary-password-two' })
    const rows = JSON.stringify(
      await rowsOf(server.databaseUrl, ['providers', 'audit_events', 'access_states']),
    )
    expect(rows).not.toContain('canary-password')
    expect(rows).toContain('[REDACTED]')
  })

  test('is listed by category, changed as of its revision, and deleted', async () => {
    const made = await add(vendor('Twilio', 'short lived'))
    const sms = await call<Page<Provider>>('GET', '/v1/providers?category=SMS')
    expect(sms.body.items.map(({ type }) => type)).toEqual(['Twilio'])
    expect((await patch(made.id, { name: 'renamed' }, { 'if-match': '"9"' })).status).toBe(412)
    const renamed = await patch(made.id, { name: 'renamed' }, { 'if-match': '"1"' })
    expect(renamed.body.name).toBe('renamed')
    expect(renamed.headers.get('etag')).toBe('"2"')
    expect((await call('DELETE', `/v1/providers/${made.id}`)).status).toBe(204)
    expect((await call('GET', `/v1/providers/${made.id}`)).status).toBe(404)
  })

  test('that is told another place forgets its secret, so that nobody gets it sent there', async () => {
    const made = await add(smtp('mover', { clientId: 'user', clientSecret: 'canary-moved' }))
    expect((await patch(made.id, { port: mail.port })).body.hasSecret).toBe(true)
    expect((await patch(made.id, { host: 'localhost' })).body.hasSecret).toBe(false)
    const hook = await add(vendor('Webhook', 'hook that moves'))
    const moved = await patch(hook.id, { endpoint: `${api.url}/elsewhere` })
    expect([moved.status, moved.body.code]).toEqual([400, 'provider.unfit'])
    const anew = await patch(hook.id, { endpoint: `${api.url}/elsewhere`, clientSecret: 'new' })
    expect(anew.body).toMatchObject({ hasSecret: true, endpoint: `${api.url}/elsewhere` })
  })

  test('of a category is the default alone, until another is', async () => {
    const first = await add(vendor('SendGrid', 'first default', { isDefault: true }))
    const second = await add(vendor('SendGrid', 'second default', { isDefault: true }))
    const isDefault = async ({ id }: Made) =>
      (await call<Made>('GET', `/v1/providers/${id}`)).body.isDefault
    expect([await isDefault(first), await isDefault(second)]).toEqual([false, true])
    await patch(first.id, { isDefault: true })
    expect([await isDefault(first), await isDefault(second)]).toEqual([true, false])
    await patch(first.id, { isDefault: false })
  })
})

describe('a test message', () => {
  test('goes out by SMTP, signed in', async () => {
    const made = await add(smtp('by smtp', { clientId: 'castellan', clientSecret: 'open sesame' }))
    expect(await tryOut(made)).toEqual(taken)
    expect(mail.logins.at(-1)).toBe('castellan:open sesame')
    expect(mail.mails.at(-1)).toMatchObject({
      from: { address: 'castellan@acme.test' },
      to: [{ address: 'ada@acme.test' }],
      subject: 'Castellan: test message',
    })
  })

  test('goes out by SendGrid’s API', async () => {
    api.status = 202
    expect(await tryOut(await add(vendor('SendGrid', 'by sendgrid')))).toEqual(taken)
    const { path, headers, body } = api.posted.at(-1) ?? { path: '', headers: {}, body: '{}' }
    expect(path).toBe('/v3/mail/send')
    expect(headers.authorization).toBe('Bearer canary-secret')
    expect(JSON.parse(body)).toMatchObject({
      personalizations: [{ to: [{ email: 'ada@acme.test' }] }],
      from: { email: 'castellan@acme.test' },
      content: [{ type: 'text/plain' }],
    })
  })

  test('goes out by Twilio’s API', async () => {
    api.status = 201
    expect(await tryOut(await add(vendor('Twilio', 'by twilio')), '+4930123456')).toEqual(taken)
    const { path, headers, body } = api.posted.at(-1) ?? { path: '', headers: {}, body: '' }
    expect(path).toBe('/2010-04-01/Accounts/AC123/Messages.json')
    const proof = Buffer.from('AC123:canary-secret').toString('base64')
    expect(headers.authorization).toBe(`Basic ${proof}`)
    const sent = new URLSearchParams(body)
    expect([sent.get('To'), sent.get('From')]).toEqual(['+4930123456', '+15005550006'])
    expect(sent.get('Body')).toContain('This provider works')
  })

  test('goes out to a webhook, signed with the moment and the body', async () => {
    api.status = 204
    expect(await tryOut(await add(vendor('Webhook', 'by webhook')))).toEqual(taken)
    const posted = api.posted.at(-1) ?? { path: '', headers: {}, body: '{}' }
    expect(posted.path).toBe('/hook')
    expect(JSON.parse(posted.body)).toMatchObject({ category: 'Email', to: 'ada@acme.test' })
    expect(isSigned(posted, 'canary-secret')).toBe(true)
    expect(isSigned({ ...posted, body: `${posted.body} ` }, 'canary-secret')).toBe(false)
    expect(isSigned(posted, 'another')).toBe(false)
  })

  test('is told in the audit trail, with how it went', async () => {
    const made = await add(vendor('Webhook', 'told'))
    api.status = 204
    await tryOut(made)
    api.status = 500
    await tryOut(made)
    const events = await call<Page<{ action: string; target: string; facts: object }>>(
      'GET',
      '/v1/audit-events?limit=100',
    )
    const told = events.body.items.filter(({ target }) => target === `provider/${made.id}`)
    expect(told.map(({ action, facts }) => [action, facts])).toEqual(
      expect.arrayContaining([
        ['message.sent', { about: 'test' }],
        ['message.failed', { about: 'test', failure: 'it answered 500' }],
      ]),
    )
  })
})

describe('a provider that does not take the message', () => {
  test.each([
    [401, 'it answered 401'],
    [307, 'it answered 307'],
    [503, 'it answered 503'],
  ])(
    'and answers %i is told by that alone, and a redirect is not followed',
    async (status, words) => {
      const made = await add(vendor('SendGrid', `answers ${status}`))
      api.status = status
      const before = api.posted.length
      expect(await tryOut(made)).toEqual({ isDelivered: false, failure: words })
      expect(api.posted.length).toBe(before + 1)
    },
  )

  test('because it is not there is told', async () => {
    const made = await add(smtp('nobody', { port: 1 }))
    expect(await tryOut(made)).toEqual({
      isDelivered: false,
      failure: expect.stringContaining('ECONNREFUSED'),
    })
    const hook = await add(vendor('Webhook', 'nobody either', { endpoint: 'http://127.0.0.1:1/' }))
    expect((await tryOut(hook)).failure).toContain('ECONNREFUSED')
  })

  test('without TLS gets neither mail nor password, unless that was asked for', async () => {
    const before = mail.logins.length
    const made = await add(
      smtp('bare', { disableSsl: false, clientId: 'user', clientSecret: 'canary-bare' }),
    )
    expect((await tryOut(made)).failure).toBe('it answered 500 to STARTTLS')
    expect(mail.logins.length).toBe(before)
    const moved = await patch(made.id, { port: doubtful.port, clientSecret: 'canary-bare' })
    expect((await tryOut(moved.body)).failure).toMatch(/certificate/)
    expect(doubtful.logins).toEqual([])
    expect(doubtful.mails).toEqual([])
  })

  test('says by number and step what it would not do, without its own words', async () => {
    const made = await add(smtp('full'))
    mail.refuses = true
    const outcome = await tryOut(made)
    mail.refuses = false
    expect(outcome).toEqual({ isDelivered: false, failure: 'it answered 452 to DATA' })
  })

  test('for ten seconds is not waited for', async () => {
    const made = await add(vendor('Webhook', 'silent'))
    api.status = 0
    const since = Date.now()
    expect((await tryOut(made)).failure).toBe('no answer within 10 s')
    expect(Date.now() - since).toBeLessThan(13_000)
  })
})

describe('without the operator’s leave', () => {
  test.each([
    ['SMTP', { host: '127.0.0.1' }],
    ['SMTP', { host: 'localhost' }],
    ['SMTP', { host: '10.0.0.1' }],
    ['Webhook', { endpoint: 'http://127.0.0.1/' }],
    ['Webhook', { endpoint: 'https://169.254.169.254/' }],
    ['Webhook', { endpoint: 'https://[::ffff:10.0.0.1]/' }],
    ['SendGrid', { endpoint: 'https://localhost/' }],
  ] as const)('%s is not told, and does not reach, what is not public: %o', async (type, place) => {
    const body = type === 'SMTP' ? smtp('inside', place) : vendor(type, 'inside', place)
    const words = /public address|loopback address|not https/
    const refused = await careful.call<Made & { detail: string }>('POST', '/v1/providers', { body })
    expect([refused.status, refused.body.code]).toEqual([400, 'provider.unfit'])
    expect(refused.body.detail).toMatch(words)

    const outside = type === 'SMTP' ? { host: 'acme.test' } : { endpoint: 'https://acme.test/' }
    const made = await careful.call<Made>('POST', '/v1/providers', {
      body: { ...body, ...outside },
    })
    expect(made.status).toBe(201)
    await movedBy(careful, made.body.id, place)
    const { body: outcome } = await careful.call<TestOutcome>(
      'POST',
      `/v1/providers/${made.body.id}/test`,
      { body: { to: 'ada@acme.test' } },
    )
    expect(outcome.isDelivered).toBe(false)
    expect(outcome.failure).toMatch(words)
    await careful.call('DELETE', `/v1/providers/${made.body.id}`)
  })
})

/** As one that was told its place while the operator allowed it. */
async function movedBy({ databaseUrl }: TestServer, id: string, place: object): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const [[column = '', text] = []] = Object.entries(place)
  await client.query(`update providers set ${column} = $1 where id = $2`, [text, id])
  await client.end()
}

const careful = await startServer()

describe('an application', () => {
  test('uses providers, one of them by default', async () => {
    const { body: app } = await call<{ id: string }>('POST', '/v1/applications', {
      body: { name: 'midaz', description: 'books' },
    })
    const first = await add(vendor('SendGrid', 'link one'))
    const second = await add(vendor('Twilio', 'link two'))
    const links = `/v1/applications/${app.id}/providers`
    const linked = await call('POST', links, {
      body: { providerId: first.id, canSignIn: true, rule: 'all' },
    })
    expect(linked.status).toBe(201)
    expect(linked.body).toEqual({
      providerId: first.id,
      category: 'Email',
      type: 'SendGrid',
      canSignIn: true,
      canSignUp: false,
      canUnlink: false,
      prompted: false,
      alertType: null,
      rule: 'all',
      isDefault: false,
    })
    await call('POST', links, { body: { providerId: second.id } })
    const change = (id: string, path: string, body?: object) =>
      call<{ isDefault: boolean; canSignUp: boolean; rule: string | null }>(
        'PATCH',
        `${links}/${id}${path}`,
        body ? { body } : {},
      )
    expect((await change(first.id, '/default')).body.isDefault).toBe(true)
    expect((await change(second.id, '/default')).body.isDefault).toBe(true)
    const changed = await change(first.id, '', { canSignUp: true, rule: null })
    expect(changed.body).toMatchObject({ canSignUp: true, rule: null, isDefault: false })
    const list = await call<{ providerId: string; isDefault: boolean }[]>('GET', links)
    expect(list.body.map(({ isDefault }) => isDefault)).toEqual([false, true])

    expect((await call('DELETE', `${links}/${first.id}`)).status).toBe(204)
    await call('DELETE', `/v1/providers/${second.id}`)
    expect((await call<object[]>('GET', links)).body).toEqual([])
  })
})

const kept = await add(smtp('kept'))
const linked = await add(vendor('SendGrid', 'kept link'))
const { body: app } = await call<{ id: string }>('POST', '/v1/applications', {
  body: { name: 'midaz', description: 'kept' },
})
const linksOf = `/v1/applications/${app.id}/providers`
await call('POST', linksOf, { body: { providerId: linked.id } })

const creating = (when: string, body: object, code: string, status = 400): Refusal => ({
  when,
  as: 'ada',
  method: 'POST',
  path: () => '/v1/providers',
  body: () => body,
  status,
  code,
})

const asking = (
  when: string,
  [method, path, body]: readonly [string, string, object?],
  [status, code]: readonly [number, string],
): Refusal => ({
  when,
  as: 'ada',
  method,
  path: () => path,
  ...(body && { body: () => body }),
  status,
  code,
})

const refusals: readonly Refusal[] = [
  creating('the name is taken', smtp('kept'), 'provider.name-taken', 409),
  creating('SMTP is for SMS', smtp('x', { category: 'SMS' }), 'provider.unfit'),
  creating('SMTP has no host', { ...smtp('x'), host: undefined }, 'provider.unfit'),
  creating(
    'Twilio has no account',
    vendor('Twilio', 'x', { clientId: undefined }),
    'provider.unfit',
  ),
  creating(
    'a webhook has no secret',
    { ...vendor('Webhook', 'x'), clientSecret: undefined },
    'provider.unfit',
  ),
  creating('the sender is nobody', smtp('x', { from: 'a\r\nBcc: b@c.de' }), 'IDE-0002'),
  creating('the sender is no number', vendor('Twilio', 'x', { from: 'me' }), 'provider.unfit'),
  creating('the type is none', smtp('x', { type: 'Pigeon' }), 'IDE-0002'),
  creating(
    'the endpoint is no web address',
    vendor('Webhook', 'x', { endpoint: 'file:///etc/passwd' }),
    'IDE-0002',
  ),
  ...[
    'https://user:canary-password@acme.test/hook',
    'https://canary-password@acme.test/hook',
    'https://acme.test/hook?token=canary-password',
    'https://acme.test/hook#canary-password',
  ].map((endpoint) =>
    creating(
      `the endpoint carries what could be a secret: ${endpoint}`,
      vendor('Webhook', 'x', { endpoint }),
      'provider.unfit',
    ),
  ),
  creating(
    'the host carries a password',
    smtp('x', { host: 'user:canary-password@acme.test' }),
    'provider.unfit',
  ),
  asking(
    'it is told an endpoint with a password',
    ['PATCH', `/v1/providers/${linked.id}`, { endpoint: 'https://u:canary-password@acme.test' }],
    [400, 'provider.unfit'],
  ),
  creating('something else is there', smtp('x', { tenantId: unknownId }), 'IDE-0004'),
  asking(
    'its category is to change',
    ['PATCH', `/v1/providers/${kept.id}`, { category: 'SMS' }],
    [400, 'IDE-0004'],
  ),
  asking(
    'its type is to change',
    ['PATCH', `/v1/providers/${kept.id}`, { type: 'SendGrid' }],
    [400, 'IDE-0004'],
  ),
  asking(
    'it is to lose its host',
    ['PATCH', `/v1/providers/${kept.id}`, { host: null }],
    [400, 'provider.unfit'],
  ),
  asking(
    'it is to be named as another',
    ['PATCH', `/v1/providers/${kept.id}`, { name: 'kept link' }],
    [409, 'provider.name-taken'],
  ),
  asking(
    'it is not there',
    ['PATCH', `/v1/providers/${unknownId}`, { name: 'y' }],
    [404, 'provider.unknown'],
  ),
  asking(
    'it is not there to delete',
    ['DELETE', `/v1/providers/${unknownId}`],
    [404, 'provider.unknown'],
  ),
  asking(
    'a mail is to go to a number',
    ['POST', `/v1/providers/${kept.id}/test`, { to: '+4930123456' }],
    [400, 'provider.recipient-unfit'],
  ),
  asking(
    'a mail is to go to two',
    ['POST', `/v1/providers/${kept.id}/test`, { to: 'a@b.de,c@d.ef' }],
    [400, 'provider.recipient-unfit'],
  ),
  asking(
    'no application is linked',
    ['POST', `/v1/applications/${unknownId}/providers`, { providerId: kept.id }],
    [404, 'IDE-1001'],
  ),
  asking(
    'no application has links',
    ['GET', `/v1/applications/${unknownId}/providers`],
    [404, 'IDE-1001'],
  ),
  asking('no provider is linked', ['POST', linksOf, { providerId: unknownId }], [404, 'IDE-1012']),
  asking(
    'it is linked already',
    ['POST', linksOf, { providerId: linked.id }],
    [409, 'provider.linked'],
  ),
  asking(
    'one not linked is to be changed',
    ['PATCH', `${linksOf}/${kept.id}`, { prompted: true }],
    [404, 'IDE-1012'],
  ),
  asking(
    'one not linked is to be the default',
    ['PATCH', `${linksOf}/${kept.id}/default`],
    [404, 'IDE-1012'],
  ),
  asking(
    'one not linked is to be taken away',
    ['DELETE', `${linksOf}/${kept.id}`],
    [404, 'IDE-1012'],
  ),
  { ...creating('an admin adds one', smtp('x'), 'auth.forbidden', 403), as: 'clerk' },
  {
    ...asking(
      'an admin moves one',
      ['PATCH', `/v1/providers/${kept.id}`, { host: 'evil.test' }],
      [403, 'auth.forbidden'],
    ),
    as: 'clerk',
  },
  {
    ...asking('a member looks at them', ['GET', '/v1/providers'], [403, 'auth.forbidden']),
    as: 'plain',
  },
]

const tokens: Readonly<Record<string, string>> = {
  ada: server.token,
  clerk: clerk.token,
  plain: plain.token,
}

test.each(refusals)('is refused when $when', async (refusal) => {
  await expectRefused(server, refusal, {
    token: tokens[refusal.as],
    tables: ['providers', 'application_providers'],
  })
})
