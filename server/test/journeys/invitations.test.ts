import pg from 'pg'
import { describe, expect, test } from 'vitest'
import type { SentInvitation } from '../../src/features/invitations/schema.ts'
import type { User } from '../../src/features/users/schema.ts'
import type { Page } from '../../src/kernel/page.ts'
import { ada, startServer } from '../harness.ts'
import { mailSink } from '../message-sinks.ts'
import { expectRefused, type Refusal, rowsOf } from '../rows.ts'

const server = await startServer('postgres', { CASTELLAN_ALLOW_PRIVATE_PROVIDERS: 'true' })
const { call } = server
const mail = await mailSink()
const clerk = await server.user('clerk')
await call('PATCH', `/v1/users/${clerk.id}/global-role`, { body: { role: 'admin' } })
const member = await server.user('plain')

const hours = 3600
const password = ada.password

type Sent = SentInvitation & { code: string }

const person = (name: string, more: object = {}) => ({
  email: `${name}@acme.test`,
  firstName: name,
  lastName: 'Guest',
  ...more,
})

const invite = async (name: string, more: object = {}, token = server.token): Promise<Sent> => {
  const { status, body } = await call<Sent>('POST', '/v1/invitations', {
    body: person(name, more),
    token,
  })
  expect(status).toBe(201)
  return body
}

const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? ''

const accept = (token: string, username: string, body: object = {}) =>
  call<User & { code: string }>('POST', '/v1/invitations/accept', {
    token: null,
    body: { token, username, password, ...body },
  })

const lookup = (token: string) =>
  call<{ code: string; email: string }>('GET', `/v1/invitations/lookup?token=${token}`, {
    token: null,
  })

const signIn = (username: string) =>
  call<{ accessToken: string; code: string }>('POST', '/v1/login/oauth/access_token', {
    token: null,
    body: { grantType: 'password', username, password },
  })

const statusOf = async (id: string) =>
  (await call<Sent>('GET', `/v1/invitations/${id}`)).body.status

describe('an invitation', () => {
  test('without a provider is a link for the inviter', async () => {
    const sent = await invite('nina', { groups: ['midaz-viewer-group'] })
    expect(sent).toMatchObject({
      status: 'pending',
      delivery: 'none',
      sentAt: null,
      globalRole: 'member',
      groups: ['midaz-viewer-group'],
      invitedBy: server.administrator,
    })
    const user = await call<User>('GET', `/v1/users/${sent.userId}`)
    expect(user.body).toMatchObject({ status: 'invited', username: '', email: 'nina@acme.test' })
    expect(sent.link).toMatch(/^http:\/\/localhost:\d+\/invite\?token=inv_[\w-]{65}$/)
  })

  test('comes by mail, is accepted from there, and lets its person sign in', async () => {
    await call('POST', '/v1/providers', {
      body: {
        name: 'post office',
        category: 'Email',
        type: 'SMTP',
        host: '127.0.0.1',
        port: mail.port,
        disableSsl: true,
        clientId: 'castellan',
        clientSecret: 'canary of smtp',
        from: 'no-reply@acme.test',
      },
    })
    const sent = await invite('gina', { globalRole: 'admin', groups: ['midaz-viewer-group'] })
    expect(sent.delivery).toBe('sent')
    expect(sent.sentAt).not.toBeNull()
    expect(mail.logins).toEqual(['castellan:canary of smtp'])
    const [letter] = mail.mails
    expect(letter).toMatchObject({
      from: { address: 'no-reply@acme.test' },
      to: [{ address: 'gina@acme.test' }],
      subject: 'Your invitation to default',
    })
    const link = /http\S+/.exec(letter?.text ?? '')?.[0] ?? ''
    expect(link).toBe(sent.link)

    expect((await lookup(tokenOf(link))).body).toEqual({
      email: 'gina@acme.test',
      tenant: 'default',
      expiresAt: sent.expiresAt,
    })
    expect((await signIn('gina@acme.test')).status).toBe(401)
    const accepted = await accept(tokenOf(link), 'gina')
    expect(accepted.status).toBe(200)
    expect(accepted.body).toMatchObject({
      id: sent.userId,
      username: 'gina',
      status: 'active',
      groups: ['midaz-viewer-group'],
    })
    const { body } = await signIn('gina')
    const me = await call<{ roles: string[] }>('GET', '/v1/me', { token: body.accessToken })
    expect(me.body.roles).toEqual(expect.arrayContaining(['default/admin', 'default/member']))
    expect(await statusOf(sent.id)).toBe('accepted')
  })

  test('that cannot be mailed is still a link, and says so', async () => {
    mail.refuses = true
    const sent = await invite('lost')
    mail.refuses = false
    expect(sent.delivery).toBe('failed')
    expect(sent.deliveryFailure).toMatch(/./)
    expect(sent.sentAt).toBeNull()
    expect((await lookup(tokenOf(sent.link))).status).toBe(200)
  })

  test('is accepted once, however many try at the same time', async () => {
    const { link, userId } = await invite('race')
    const tries = await Promise.all(
      Array.from({ length: 20 }, (_, at) => accept(tokenOf(link), `racer-${at}`)),
    )
    const statuses = tries.map(({ status }) => status).sort()
    expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 410)])
    const winner = tries.find(({ status }) => status === 200)
    expect(winner?.body.id).toBe(userId)
    const here = await call<Page<User>>('GET', '/v1/users?filter=race@')
    expect(here.body.items.map(({ username }) => username)).toEqual([winner?.body.username])
  })

  test('is not spent by a refused password or name', async () => {
    const { link } = await invite('picky')
    const token = tokenOf(link)
    expect((await accept(token, 'picky', { password: 'short' })).body.code).toBe('IDE-0020')
    expect((await accept(token, 'clerk')).body.code).toBe('user.username-taken')
    expect((await accept(token, 'x')).status).toBe(400)
    expect((await accept(token, 'picky')).status).toBe(200)
  })

  test('ends after 72 hours, and lives again when it is sent again', async () => {
    const { id, link } = await invite('late')
    server.advance(72 * hours - 60)
    expect((await lookup(tokenOf(link))).status).toBe(200)
    server.advance(120)
    try {
      const { accessToken } = (await signIn('ada')).body
      expect((await lookup(tokenOf(link))).body.code).toBe('invitation.expired')
      expect((await accept(tokenOf(link), 'late')).status).toBe(410)
      const shown = await call<Sent>('GET', `/v1/invitations/${id}`, { token: accessToken })
      expect(shown.body.status).toBe('expired')
      const again = await call<Sent>('POST', `/v1/invitations/${id}/resend`, { token: accessToken })
      expect(again.body).toMatchObject({ status: 'pending', delivery: 'sent' })
      expect((await lookup(tokenOf(link))).body.code).toBe('invitation.unknown')
      expect((await accept(tokenOf(again.body.link), 'late')).status).toBe(200)
    } finally {
      server.advance(-72 * hours - 60)
    }
  })

  test('that is revoked is worth nothing, and its e-mail address can be invited again', async () => {
    const first = await invite('twice')
    expect((await call('DELETE', `/v1/invitations/${first.id}`)).status).toBe(204)
    expect((await accept(tokenOf(first.link), 'twice')).status).toBe(404)
    expect(await statusOf(first.id)).toBe('revoked')
    const second = await invite('twice')
    expect(second.userId).not.toBe(first.userId)
    await call('DELETE', `/v1/users/${second.userId}`)
    expect((await accept(tokenOf(second.link), 'twice')).status).toBe(404)
    expect(await statusOf(second.id)).toBe('revoked')
    const third = await invite('twice')
    expect((await accept(tokenOf(third.link), 'twice')).status).toBe(200)
  })

  test('sleeps while its user is disabled', async () => {
    const { link, userId } = await invite('sleepy')
    const set = (status: string) => call<User>('PATCH', `/v1/users/${userId}`, { body: { status } })
    expect((await set('disabled')).body.status).toBe('disabled')
    expect((await lookup(tokenOf(link))).status).toBe(404)
    expect((await accept(tokenOf(link), 'sleepy')).status).toBe(404)
    expect((await set('active')).body.status).toBe('invited')
    expect((await accept(tokenOf(link), 'sleepy')).body.status).toBe('active')
  })

  test('leaves no token behind, only its hash', async () => {
    const { link } = await invite('hushed')
    const tables = await rowsOf(server.databaseUrl, ['invitations', 'users', 'audit_events'])
    expect(JSON.stringify(tables)).not.toContain(tokenOf(link))
    expect(JSON.stringify(tables)).not.toContain(tokenOf(link).slice(26))
  })

  test('is told in the audit trail without a name or an address', async () => {
    const { id, userId } = await invite('traced')
    const told = (await allRows()).filter((row) => row.startsWith('audit_events'))
    expect(told.filter((row) => row.includes(`invitation/${id}`))).toHaveLength(2)
    expect(told.filter((row) => row.includes(`user/${userId}`))).toHaveLength(1)
    expect(told.filter((row) => row.includes('traced'))).toEqual([])
  })
})

describe('an invitation is refused', () => {
  const tables = ['users', 'actors', 'invitations', 'assignments', 'group_members']
  let ids: { readonly boss?: Sent; readonly done?: Sent } = {}
  const of = (name: 'boss' | 'done') => ids[name]?.id
  const unknown = '01890000-0000-7000-8000-000000000000'
  const body = (more: object) => () => person('refused', more)
  const invitations = () => '/v1/invitations'

  const refusals: readonly Refusal[] = [
    {
      when: 'the caller may not invite',
      as: 'member',
      method: 'POST',
      path: invitations,
      body: body({}),
      status: 403,
      code: 'auth.forbidden',
    },
    {
      when: 'the role is more than the caller holds',
      as: 'clerk',
      method: 'POST',
      path: invitations,
      body: body({ globalRole: 'superadmin' }),
      status: 403,
      code: 'access.beyond-own',
    },
    {
      when: 'a group gives more than the caller holds',
      as: 'clerk',
      method: 'POST',
      path: invitations,
      body: body({ groups: ['midaz-editor-group'] }),
      status: 403,
      code: 'access.beyond-own',
    },
    {
      when: 'a group is none',
      as: 'ada',
      method: 'POST',
      path: invitations,
      body: body({ groups: ['nowhere-group'] }),
      status: 400,
      code: 'user.groups-unknown',
    },
    {
      when: 'the e-mail address is an active user’s',
      as: 'ada',
      method: 'POST',
      path: invitations,
      body: body({ email: 'PLAIN@acme.test' }),
      status: 409,
      code: 'user.email-taken',
    },
    {
      when: 'the e-mail address is invited already',
      as: 'ada',
      method: 'POST',
      path: invitations,
      body: body({ email: 'boss@acme.test' }),
      status: 409,
      code: 'user.email-taken',
    },
    {
      when: 'the role is none',
      as: 'ada',
      method: 'POST',
      path: invitations,
      body: body({ globalRole: 'emperor' }),
      status: 400,
      code: 'IDE-0002',
    },
    {
      when: 'a tenant is named',
      as: 'ada',
      method: 'POST',
      path: invitations,
      body: body({ tenantId: unknown }),
      status: 400,
      code: 'IDE-0004',
    },
    {
      when: 'it is to be sent again to one who is stronger',
      as: 'clerk',
      method: 'POST',
      path: () => `/v1/invitations/${of('boss')}/resend`,
      status: 403,
      code: 'access.beyond-own',
    },
    {
      when: 'one of somebody stronger is to be revoked',
      as: 'clerk',
      method: 'DELETE',
      path: () => `/v1/invitations/${of('boss')}`,
      status: 403,
      code: 'access.beyond-own',
    },
    {
      when: 'an accepted one is to be sent again',
      as: 'ada',
      method: 'POST',
      path: () => `/v1/invitations/${of('done')}/resend`,
      status: 409,
      code: 'invitation.closed',
    },
    {
      when: 'an accepted one is to be revoked',
      as: 'ada',
      method: 'DELETE',
      path: () => `/v1/invitations/${of('done')}`,
      status: 409,
      code: 'invitation.closed',
    },
    {
      when: 'it is not there',
      as: 'ada',
      method: 'DELETE',
      path: () => `/v1/invitations/${unknown}`,
      status: 404,
      code: 'invitation.unknown',
    },
    {
      when: 'its user’s password is to be set by somebody else',
      as: 'ada',
      method: 'PATCH',
      path: () => `/v1/users/${ids.boss?.userId}/reset-password`,
      body: () => ({ newPassword: password }),
      status: 409,
      code: 'user.not-accepted',
    },
    {
      when: 'its e-mail address is to become another',
      as: 'ada',
      method: 'PATCH',
      path: () => `/v1/users/${ids.boss?.userId}`,
      body: () => ({ email: 'other@acme.test' }),
      status: 409,
      code: 'user.not-accepted',
    },
    {
      when: 'its actor is to be enabled before',
      as: 'ada',
      method: 'PATCH',
      path: () => `/v1/actors/${ids.boss?.userId}`,
      body: () => ({ enabled: true }),
      status: 409,
      code: 'user.not-accepted',
    },
    {
      when: 'its user is to be purged before being deleted',
      as: 'ada',
      method: 'POST',
      path: () => `/v1/users/${ids.boss?.userId}/purge`,
      status: 409,
      code: 'user.not-deleted',
    },
    ...[
      ['used', () => tokenOf(ids.done?.link ?? ''), 410, 'invitation.used'],
      ['changed in one character', () => changed(ids.boss?.link ?? ''), 404, 'invitation.unknown'],
      ['of another tenant', () => foreign(ids.boss?.link ?? ''), 404, 'invitation.unknown'],
      ['no token at all', () => 'inv_nothing', 404, 'invitation.unknown'],
    ].map(
      ([what, token, status, code]): Refusal => ({
        when: `its token is ${what}`,
        as: 'nobody',
        method: 'POST',
        path: () => '/v1/invitations/accept',
        body: () => ({ token: (token as () => string)(), username: 'intruder', password }),
        status: status as number,
        code: code as string,
      }),
    ),
  ]

  const changed = (link: string) =>
    `${tokenOf(link).slice(0, -2)}${link.endsWith('AA') ? 'BB' : 'AA'}`
  const foreign = (link: string) =>
    `inv_${Buffer.from(unknown.replaceAll('-', ''), 'hex').toString('base64url')}${tokenOf(link).slice(26)}`

  const tokens: Readonly<Record<string, string | null>> = {
    ada: server.token,
    clerk: clerk.token,
    member: member.token,
    nobody: null,
  }

  test.each(refusals)('when $when', async (refusal) => {
    if (ids.boss === undefined) {
      const done = await invite('done')
      await accept(tokenOf(done.link), 'done')
      ids = { boss: await invite('boss', { globalRole: 'superadmin' }), done }
    }
    await expectRefused(server, refusal, { token: tokens[refusal.as], tables })
  })
})

describe('the page behind the link', () => {
  const open = (token: string) => fetch(`${server.url}/invite?token=${token}`)
  const send = (fields: Record<string, string>) =>
    fetch(`${server.url}/invite`, { method: 'POST', body: new URLSearchParams(fields) })

  test('shows whom it is for, without a script, and tells its address to nobody', async () => {
    const { link } = await invite('visitor')
    const reply = await open(tokenOf(link))
    expect(reply.status).toBe(200)
    expect(reply.headers.get('referrer-policy')).toBe('no-referrer')
    expect(reply.headers.get('cache-control')).toBe('no-store')
    expect(reply.headers.get('content-security-policy')).toContain("default-src 'none'")
    const text = await reply.text()
    expect(text).toContain('visitor@acme.test')
    expect(text).not.toContain('<script')
    expect(text).not.toContain('Guest')
  })

  test('says what is wrong with the password, and keeps the rest', async () => {
    const { link } = await invite('mender')
    const token = tokenOf(link)
    const weak = await send({ token, username: 'mender', password: 'password1234' })
    expect(weak.status).toBe(400)
    const text = await weak.text()
    expect(text).toContain('commonly used')
    expect(text).toContain('value="mender"')
    expect(text).not.toContain('password1234')
    const taken = await send({ token, username: 'ada', password })
    expect(taken.status).toBe(409)
    const done = await send({ token, username: 'mender', password })
    expect(done.status).toBe(200)
    expect(await done.text()).toContain('mender')
    expect((await signIn('mender')).status).toBe(200)
    expect((await send({ token, username: 'mender', password })).status).toBe(410)
  })

  test.each([
    ['', 404],
    ['inv_x', 404],
    ['"><b>', 404],
  ])('shows no form for the token "%s"', async (token, status) => {
    const reply = await open(encodeURIComponent(token))
    expect(reply.status).toBe(status)
    const text = await reply.text()
    expect(text).not.toContain('<form')
    expect(text).not.toContain('"><b>')
  })
})

/** Every row of every table, as text. */
async function allRows(): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    )
    const texts: string[] = []
    for (const { name } of rows) {
      const found = await client.query<{ row: string }>(`select t::text as row from ${name} t`)
      texts.push(...found.rows.map(({ row }) => `${name} ${row}`))
    }
    return texts
  } finally {
    await client.end()
  }
}

describe('a user who is purged', () => {
  test('leaves nothing personal in any table', async () => {
    const sent = await invite('zoltan', { groups: ['midaz-viewer-group'] })
    await accept(tokenOf(sent.link), 'zoltan-the-great')
    const { accessToken } = (await signIn('zoltan-the-great')).body
    await call('POST', '/v1/personal-tokens', { token: accessToken, body: { name: 'laptop' } })
    const purge = () => call<{ code: string }>('POST', `/v1/users/${sent.userId}/purge`)
    expect((await purge()).body.code).toBe('user.not-deleted')
    await call('DELETE', `/v1/users/${sent.userId}`)
    expect((await call('GET', '/v1/me', { token: accessToken })).status).toBe(401)
    expect((await purge()).status).toBe(204)

    const rows = await allRows()
    expect(rows.filter((row) => row.toLowerCase().includes('zoltan'))).toEqual([])
    expect(rows.some((row) => row.includes(sent.userId))).toBe(true)

    expect((await purge()).body.code).toBe('IDE-1003')
    expect((await call('GET', `/v1/users/${sent.userId}`)).status).toBe(404)
    const purged = await call<Page<User>>('GET', '/v1/users?status=purged')
    expect(purged.body.items).toMatchObject([{ id: sent.userId, username: '', email: '' }])
    expect((await invite('zoltan')).status).toBe('pending')
  })
})
