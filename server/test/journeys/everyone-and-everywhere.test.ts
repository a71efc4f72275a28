import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { castellan, folder } from '../../../cli/test/castellan.ts'
import type { ExportedEvent } from '../../src/features/audit/schema.ts'
import type { SentInvitation } from '../../src/features/invitations/schema.ts'
import type { User } from '../../src/features/users/schema.ts'
import { ada, type Reply } from '../harness.ts'
import { mailSink } from '../message-sinks.ts'
import { nextSecond, startProvider } from '../outside-provider.ts'
import { foundTenant, signIn, startPlatform, type TestTenant, type Tokens } from '../platform.ts'

/**
 * One story from the first tenant to the last line of its trail; each test goes on where the one
 * before it ended.
 */
const server = await startPlatform({
  CASTELLAN_ALLOW_PRIVATE_PROVIDERS: 'true',
  CASTELLAN_ALLOW_LOOPBACK_ISSUERS: 'true',
})
const mail = await mailSink()
const provider = await startProvider()
afterAll(provider.stop)
const directory = folder()
const audience = 'https://gateway.north.example'
const smtpSecret = 'canary of the post office'

interface Story {
  north: TestTenant
  south: TestTenant
  /** Invited into the north, a global member there. */
  olga: { id: string; first: Tokens; second: Tokens }
  workspace: string
  key: { id: string; key: string }
  personal: string
  /** The actor that the outside provider's machine is. */
  machine: string
  /** What only the south knows. */
  foreign: string[]
  /** The north's trail as it was exported. */
  trail: string
}
const story: Partial<Story> = {}

/** What an earlier part of the story brought. */
function told<Part extends keyof Story>(part: Part): Story[Part] {
  const known = story[part]
  if (known === undefined) throw new Error(`the story has not come to ${part}`)
  return known
}

const call = <Body = Record<string, never>>(
  token: string | null,
  method: string,
  path: string,
  body?: unknown,
): Promise<Reply<Body>> => server.call(method, path, { token, ...(body !== undefined && { body }) })

const may = async (token: string, question: object): Promise<boolean> => {
  const reply = await call<{ authorized: boolean }>(token, 'POST', '/v1/authorize', {
    product: 'infralo',
    ...question,
  })
  expect([reply.status, reply.body]).toEqual([200, expect.anything()])
  return reply.body.authorized
}

const made = async <Body>(token: string, path: string, body: object): Promise<Body> => {
  const reply = await call<Body>(token, 'POST', path, body)
  expect([reply.status, reply.body]).toEqual([201, expect.anything()])
  return reply.body
}

const useModel = (id: string) => ({
  resource: 'models',
  action: 'use',
  resourceId: id,
  workspace: told('workspace'),
})

describe('everyone and everywhere', () => {
  test('two tenants are made, each with people and a workspace of its own', async () => {
    story.north = await foundTenant(server, 'north', ['north.example'])
    story.south = await foundTenant(server, 'south')
    const { token } = story.south
    const sam = await made<User>(token, '/v1/users', {
      username: 'sam',
      email: 'sam@south.test',
      firstName: 'Sam',
      lastName: 'South',
      password: ada.password,
    })
    const workspace = await made<{ id: string }>(token, '/v1/workspaces', { name: 'southern' })
    story.foreign = [sam.id, workspace.id, story.south.id, story.south.administrator]
  })

  test('an invitation comes by mail, and is accepted by the link in it, in its own tenant alone', async () => {
    const { token } = told('north')
    await made(token, '/v1/providers', {
      name: 'post office',
      category: 'Email',
      type: 'SMTP',
      host: '127.0.0.1',
      port: mail.port,
      disableSsl: true,
      clientId: 'castellan',
      clientSecret: smtpSecret,
      from: 'no-reply@north.example',
    })
    const sent = await made<SentInvitation>(token, '/v1/invitations', {
      email: 'olga@north.example',
      firstName: 'Olga',
      lastName: 'Owner',
    })
    expect([sent.delivery, mail.mails.length]).toEqual(['sent', 1])
    const [letter] = mail.mails
    expect(letter?.to).toMatchObject([{ address: 'olga@north.example' }])
    const acceptance = {
      token: invitationToken(),
      username: 'olga',
      password: ada.password,
    }
    const abroad = await call(null, 'POST', '/t/south/v1/invitations/accept', acceptance)
    expect(abroad.status).toBe(404)
    const accepted = await call<User>(null, 'POST', '/v1/invitations/accept', acceptance)
    expect(accepted.body).toMatchObject({ id: sent.userId, status: 'active', globalRole: 'member' })
    story.olga = {
      id: sent.userId,
      first: await signIn(server, 'north', 'olga'),
      second: await signIn(server, 'north', 'olga'),
    }
    expect((await call(null, 'POST', '/v1/invitations/accept', acceptance)).status).toBe(410)
  })

  test('a global member makes a workspace, and owns it', async () => {
    const { id, first } = told('olga')
    const workspace = await made<{ id: string }>(first.accessToken, '/v1/workspaces', {
      name: 'laboratory',
    })
    story.workspace = workspace.id
    const path = `/v1/workspaces/${workspace.id}`
    const members = await call<{ items: object[] }>(first.accessToken, 'GET', `${path}/members`)
    expect(members.body.items).toMatchObject([{ actorId: id, role: 'owner', source: 'manual' }])
    expect((await told('south').call('GET', path)).status).toBe(404)
  })

  test('an API key of it uses the one model that it was made for, and no other', async () => {
    const { id, first } = told('olga')
    for (const model of ['gpt-4o', 'claude'])
      await call(
        first.accessToken,
        'PUT',
        `/v1/workspaces/${told('workspace')}/resources/models/${model}`,
        { properties: {} },
      )
    story.key = await made(first.accessToken, `/v1/workspaces/${told('workspace')}/api-keys`, {
      name: 'gateway',
      models: ['gpt-4o'],
    })
    const { key } = story.key
    expect(await may(key, useModel('gpt-4o'))).toBe(true)
    expect(await may(key, useModel('claude'))).toBe(false)
    expect(await may(key, { ...useModel('gpt-4o'), action: 'whitelist' })).toBe(false)

    const asked = await told('north').call('POST', '/v1/introspect', { body: { token: key } })
    expect(asked.body).toEqual({
      active: true,
      sub: story.key.id,
      type: 'api-key',
      workspace: told('workspace'),
      scope: 'models:gpt-4o',
    })
    const abroad = await told('south').call('POST', '/v1/introspect', { body: { token: key } })
    expect(abroad.body).toEqual({ active: false })
    story.personal = (
      await made<{ token: string }>(first.accessToken, '/v1/personal-tokens', { name: 'laptop' })
    ).token
    expect((await call<{ id: string }>(story.personal, 'GET', '/v1/me')).body.id).toBe(id)
  })

  test('a machine of a second issuer is an actor by its first token', async () => {
    const workspace = told('workspace')
    const issuer = await made<{ id: string }>(told('north').token, '/v1/issuers', {
      issuer: provider.url,
      discoveryUrl: provider.discoveryUrl,
      audiences: [audience],
      autoAssignRole: 'member',
      rules: [{ when: 'group:lab-*', workspace, role: 'member' }],
    })
    expect((await told('north').call('GET', `/v1/issuers/${issuer.id}`)).status).toBe(200)
    expect((await told('south').call('GET', `/v1/issuers/${issuer.id}`)).status).toBe(404)
    const token = await provider.token(audience)
    const me = await call<{ id: string; issuer: string; subject: string }>(token, 'GET', '/v1/me')
    expect(me.body).toMatchObject({ issuer: provider.url, subject: 'etl' })
    story.machine = me.body.id
    expect((await call(token, 'GET', '/t/south/v1/me')).status).toBe(401)
    expect((await told('south').call('GET', `/v1/actors/${me.body.id}`)).status).toBe(404)
  })

  test('a group in its token is a membership of the workspace, until it is withdrawn', async () => {
    const workspace = told('workspace')
    const inside = { resource: 'workspace', action: 'get', workspace }
    const membersNow = async () => {
      const path = `/v1/workspaces/${workspace}/members`
      const { body } = await call<{ items: { actorId: string; source: string }[] }>(
        told('olga').first.accessToken,
        'GET',
        path,
      )
      return body.items.map(({ actorId, source }) => [actorId, source])
    }
    const owner = [told('olga').id, 'manual']
    expect(await may(await provider.token(audience), inside)).toBe(false)

    await nextSecond()
    provider.state.groups = ['lab-7']
    const within = await provider.token(audience)
    expect(await may(within, inside)).toBe(true)
    expect(await membersNow()).toEqual([owner, [told('machine'), 'sync']])

    await nextSecond()
    provider.state.groups = []
    expect(await may(await provider.token(audience), inside)).toBe(false)
    expect(await may(within, inside)).toBe(false)
    expect(await membersNow()).toEqual([owner])
  })

  test('within a second of being disabled nothing of that person opens anything', async () => {
    const { id, first, second } = told('olga')
    const credentials = {
      session: first.accessToken,
      'another session': second.accessToken,
      'personal token': told('personal'),
      'API key': told('key').key,
    }
    for (const token of Object.values(credentials))
      expect((await call(token, 'GET', '/v1/me')).status).toBe(200)

    const begun = performance.now()
    const disabled = await told('north').call('PATCH', `/v1/users/${id}`, {
      body: { status: 'disabled' },
    })
    const refused = await Promise.all([
      ...Object.values(credentials).flatMap((token) => [
        call(token, 'GET', '/v1/me'),
        call(token, 'POST', '/v1/authorize', { product: 'infralo', ...useModel('gpt-4o') }),
      ]),
      ...[first, second].map(({ refreshToken }) =>
        call(null, 'POST', '/v1/login/oauth/refresh_token', { refreshToken }),
      ),
      call(null, 'POST', '/t/north/v1/login/oauth/access_token', {
        grantType: 'password',
        username: 'olga',
        password: ada.password,
      }),
    ])
    const elapsed = performance.now() - begun
    expect(disabled.status).toBe(200)
    expect(refused.map(({ status }) => status)).toEqual([
      ...Array(8).fill(401),
      ...Array(2).fill(400),
      401,
    ])
    expect(elapsed).toBeLessThan(1000)
    for (const token of Object.values(credentials)) {
      const { body } = await told('north').call('POST', '/v1/introspect', { body: { token } })
      expect(body).toEqual({ active: false })
    }
  })

  test('all of it is in the trail of the north, each act with who did it', async () => {
    story.trail = await exportOf(told('north'))
    const events = eventsIn(story.trail)
    const { administrator } = told('north')
    const olga = told('olga').id
    const acts: [action: string, actor: string | null, target: string][] = [
      ['provider.created', administrator, 'provider/'],
      ['user.invited', administrator, `user/${olga}`],
      ['invitation.created', administrator, 'invitation/'],
      ['message.sent', administrator, 'provider/'],
      ['invitation.accepted', olga, 'invitation/'],
      ['session.started', olga, 'session/'],
      ['workspace.created', olga, `workspace/${told('workspace')}`],
      ['resource.put', olga, `workspace/${told('workspace')}`],
      ['api-key.created', olga, `api-key/${told('key').id}`],
      ['personal-token.created', olga, 'personal-token/'],
      ['issuer.created', administrator, 'issuer/'],
      ['actor.created', null, `actor/${told('machine')}`],
      ['assignment.created', null, 'assignment/'],
      ['member.added', null, `workspace/${told('workspace')}`],
      ['member.removed', null, `workspace/${told('workspace')}`],
      ['user.updated', administrator, `user/${olga}`],
      ['request.refused', told('key').id, 'operation/decisions.authorize'],
      ['session.refresh-refused', null, 'session/'],
      ['session.refused', null, 'user/'],
      ['audit.exported', administrator, 'audit-events'],
    ]
    const firsts = acts.map(([action, actor, target]) =>
      events.findIndex(
        (event) =>
          event.action === action && event.actor === actor && event.target.startsWith(target),
      ),
    )
    // Each is there, and in the order of the story; all that is refused was tried at once.
    expect(firsts).not.toContain(-1)
    const inTurn = firsts.filter((_, index) => !acts[index]?.[0].endsWith('refused'))
    expect(inTurn).toEqual([...inTurn].sort((one, other) => one - other))
  })

  test('nothing of the other tenant is in either trail, and no secret', async () => {
    const north = told('trail')
    const south = await exportOf(told('south'))
    for (const id of told('foreign')) expect([id, north.includes(id)]).toEqual([id, false])
    for (const id of told('foreign')) expect([id, south.includes(id)]).toEqual([id, true])
    const own = [told('north').id, told('olga').id, told('workspace'), told('key').id]
    for (const id of own) expect([id, north.includes(id)]).toEqual([id, true])
    // But for what its own people asked for and were not shown.
    const events = south.split('\n').filter((line) => !line.includes('"request.refused"'))
    for (const id of own) expect([id, events.join().includes(id)]).toEqual([id, false])
    const { first, second } = told('olga')
    const secrets = [
      ...[first, second].flatMap(({ accessToken, refreshToken }) => [accessToken, refreshToken]),
      told('key').key,
      told('personal'),
      invitationToken(),
      smtpSecret,
      ada.password,
      'olga@north.example',
    ]
    expect(secrets.filter((secret) => north.includes(secret))).toEqual([])
  })

  test('the chain holds by the server and by the file, and not once a copy was touched', async () => {
    const { token } = told('north')
    const env = { CASTELLAN_ADDRESS: server.url, CASTELLAN_TOKEN: token }
    const asked = await castellan(['audit', 'verify', '--json'], { env })
    expect([asked.code, asked.stderr]).toEqual([0, ''])
    expect(JSON.parse(asked.stdout)).toMatchObject({ valid: true, fault: null })

    const events = eventsIn(told('trail'))
    const last = events.at(-1)
    const anchor = ['--anchor', `${last?.sequence}:${last?.hash}`]
    const verify = (name: string, text: string) => {
      const path = join(directory, name)
      writeFileSync(path, text)
      return castellan(['audit', 'verify', '--file', path, ...anchor])
    }
    const whole = await verify('whole.ndjson', told('trail'))
    expect([whole.code, whole.stderr]).toEqual([0, ''])
    const copies = {
      edited: told('trail').replace('"status":"disabled"', '"status":"active"'),
      shortened: told('trail').replace(/^.*"api-key[.]created".*\n/m, ''),
      'laid at another door': told('trail').replace(told('olga').id, told('machine')),
      'cut off': `${told('trail').trimEnd().split('\n').slice(0, -3).join('\n')}\n`,
    }
    for (const [what, copy] of Object.entries(copies)) {
      expect(copy).not.toBe(told('trail'))
      const ran = await verify('tampered.ndjson', copy)
      expect([what, ran.code]).toEqual([what, 1])
      expect(ran.stderr).toMatch(/event \d+ /)
    }
  })
})

/** Of the link in the mail. */
const invitationToken = (): string =>
  /token=(inv_[\w-]+)/.exec(mail.mails[0]?.text ?? '')?.[1] ?? 'no token'

/** The whole trail of a tenant, as NDJSON. */
async function exportOf({ token }: TestTenant): Promise<string> {
  const headers = { authorization: `Bearer ${token}` }
  const reply = await fetch(`${server.url}/v1/audit-events/export`, { headers })
  expect(reply.status).toBe(200)
  return reply.text()
}

const eventsIn = (ndjson: string): ExportedEvent[] =>
  ndjson
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
