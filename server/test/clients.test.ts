import { request } from 'node:http'
import { describe, expect, test } from 'vitest'
import { ada, startServer } from './harness.ts'

/** What older clients of the Auth and Identity API send, byte for byte, and what they read. */
const server = await startServer()
const { call } = server
const person = await server.user('grace', ['midaz-viewer-group'])

interface Wire {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly text: string
}

/** One HTTP/1.1 exchange with exactly these headers and bytes. */
function wire(
  method: string,
  path: string,
  { headers = {}, body = '' }: { headers?: Record<string, string>; body?: string } = {},
): Promise<Wire> {
  return new Promise((resolve, reject) => {
    const asked = request(`${server.url}${path}`, { method, headers }, (reply) => {
      let text = ''
      reply.setEncoding('utf8')
      reply.on('data', (chunk) => {
        text += chunk
      })
      reply.on('end', () =>
        resolve({ status: reply.statusCode ?? 0, headers: reply.headers, text }),
      )
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

const json = { 'Content-Type': 'application/json' }

const application = await call<{ id: string; clientId: string; clientSecret: string }>(
  'POST',
  '/v1/applications',
  { body: { name: 'midaz', description: 'as a client' } },
)
const { clientId, clientSecret } = application.body
const grant = JSON.stringify({ grantType: 'client_credentials', clientId, clientSecret })

async function machineToken(): Promise<string> {
  const reply = await wire('POST', '/v1/login/oauth/access_token', { headers: json, body: grant })
  return JSON.parse(reply.text).accessToken
}

describe('the middleware of products', () => {
  test('finds `healthy`, byte for byte', async () => {
    const reply = await wire('GET', '/health')
    expect([reply.status, reply.text]).toEqual([200, 'healthy'])
    expect(reply.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(reply.headers['content-length']).toBe('7')
  })

  test('asks about a person with the bare token, and reads authorized and an RFC 3339 timestamp', async () => {
    const headers = { ...json, Authorization: person.token }
    const claims = JSON.parse(
      Buffer.from(person.token.split('.')[1] ?? '', 'base64url').toString('utf8'),
    )
    expect(claims.type).toBe('normal-user')
    const sub = `${claims.owner}/${claims.sub}`
    const ask = (action: string) =>
      wire('POST', '/v1/authorize', {
        headers,
        body: `{"action":"${action}","product":"midaz","resource":"accounts","sub":"${sub}"}`,
      })
    const yes = await ask('get')
    expect(yes.status).toBe(200)
    expect(yes.text).toMatch(
      /^\{"authorized":true,"timestamp":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z","reason":"granted"\}$/,
    )
    const no = await ask('delete')
    expect([no.status, JSON.parse(no.text).authorized]).toEqual([200, false])
    // A non-empty `code` would be taken for an error, whatever the status.
    expect(JSON.parse(no.text)).not.toHaveProperty('code')
  })

  test('asks about a machine by the role it thinks every machine has', async () => {
    const headers = { ...json, Authorization: await machineToken() }
    const ask = async (body: string) =>
      JSON.parse((await wire('POST', '/v1/authorize', { headers, body })).text).authorized
    expect(
      await ask('{"action":"get","resource":"accounts","sub":"admin/midaz-editor-role"}'),
    ).toBe(true)
    expect(
      await ask('{"action":"get","resource":"account-types","sub":"admin/routing-editor-role"}'),
    ).toBe(true)
    expect(
      await ask('{"action":"get","resource":"holders","sub":"admin/plugin-crm-editor-role"}'),
    ).toBe(false)
  })

  test('in its newer line, asks about a machine by its own subject, with product and client address', async () => {
    const token = await machineToken()
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))
    const body = JSON.stringify({
      action: 'get',
      clientIp: '203.0.113.9',
      product: 'midaz',
      resource: 'accounts',
      sub: `${claims.owner}/${claims.sub}`,
    })
    const reply = await wire('POST', '/v1/authorize', {
      headers: {
        ...json,
        Authorization: token,
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      },
      body,
    })
    expect([reply.status, JSON.parse(reply.text).authorized]).toEqual([200, true])
  })

  test('gets a refusal it can hand on: a string code, title and message, never a 500', async () => {
    for (const [headers, body, status] of [
      [json, '{"action":"get","resource":"accounts"}', 401],
      [{ ...json, Authorization: 'not.a.token' }, '{"action":"get","resource":"accounts"}', 401],
      [{ ...json, Authorization: person.token }, '{"action":"get"}', 400],
      [
        { ...json, Authorization: server.token },
        '{"action":"get","resource":"a","sub":"x/y"}',
        404,
      ],
    ] as const) {
      const reply = await wire('POST', '/v1/authorize', { headers, body })
      expect(reply.status).toBe(status)
      expect(JSON.parse(reply.text)).toMatchObject({
        code: expect.stringMatching(/^AUT-/),
        title: expect.any(String),
        message: expect.any(String),
      })
      expect(JSON.parse(reply.text)).not.toHaveProperty('authorized')
    }
  })

  test('gets an application’s token: accessToken a text, expiresIn a whole number', async () => {
    const reply = await wire('POST', '/v1/login/oauth/access_token', { headers: json, body: grant })
    expect(reply.status).toBe(200)
    expect(JSON.parse(reply.text)).toEqual({
      accessToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      tokenType: 'Bearer',
      expiresIn: 3600,
    })
    const wrong = await wire('POST', '/v1/login/oauth/access_token', {
      headers: json,
      body: JSON.stringify({ grantType: 'client_credentials', clientId, clientSecret: 'wrong' }),
    })
    expect([wrong.status, JSON.parse(wrong.text).code]).toEqual([401, 'AUT-1004'])
  })
})

describe('the form dialect', () => {
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' }

  test('is answered in its own spelling', async () => {
    const reply = await wire('POST', '/v1/login/oauth/access_token', {
      headers: form,
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
      }).toString(),
    })
    expect(reply.status).toBe(200)
    expect(reply.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(JSON.parse(reply.text)).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 3600,
    })
  })

  test('is read in JSON too, and its refresh as well', async () => {
    const body = JSON.stringify({
      grant_type: 'password',
      username: 'grace',
      password: ada.password,
    })
    const first = await wire('POST', '/v1/login/oauth/access_token', { headers: json, body })
    const { refresh_token } = JSON.parse(first.text)
    const reply = await wire('POST', '/v1/login/oauth/refresh_token', {
      headers: form,
      body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token }).toString(),
    })
    expect(reply.status).toBe(200)
    expect(Object.keys(JSON.parse(reply.text))).toContain('refresh_token')
  })

  test('given twice over, or in both spellings at once, is refused and not guessed at', async () => {
    const reply = await wire('POST', '/v1/login/oauth/access_token', {
      headers: form,
      body: `grant_type=password&username=grace&password=${ada.password}&passwort=x`,
    })
    expect([reply.status, JSON.parse(reply.text).code]).toEqual([400, 'AUT-0003'])
  })
})

describe('the Console', () => {
  test('signs in with its client, and lists permissions with a slash and the bare token', async () => {
    const body = JSON.stringify({
      grantType: 'password',
      username: 'grace',
      password: ada.password,
      clientId,
      clientSecret,
    })
    const headers = { ...json, 'X-Request-Id': 'console-1' }
    const signedIn = await wire('POST', '/v1/login/oauth/access_token', { headers, body })
    expect(signedIn.status).toBe(200)
    expect(signedIn.headers['x-request-id']).toBe('console-1')
    const { accessToken, refreshToken, idToken } = JSON.parse(signedIn.text)
    expect([typeof refreshToken, typeof idToken]).toEqual(['string', 'string'])

    const listed = await wire('GET', '/v1/permissions/', {
      headers: { Authorization: accessToken, 'X-Request-Id': 'console-2' },
    })
    expect([listed.status, listed.headers['x-request-id']]).toEqual([200, 'console-2'])
    expect(JSON.parse(listed.text)).toMatchObject({ accounts: ['get', 'head'] })
    const profile = await wire('GET', '/v1/userinfo', { headers: { Authorization: accessToken } })
    expect(JSON.parse(profile.text)).toMatchObject({ preferredUsername: 'grace' })

    const out = await wire('POST', '/v1/logout', {
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: `id_token_hint=${idToken}`,
    })
    expect([out.status, out.text]).toEqual([204, ''])
    const after = await wire('GET', '/v1/permissions/', { headers: { Authorization: accessToken } })
    expect([after.status, JSON.parse(after.text).code]).toEqual([401, 'AUT-0007'])
  })

  test('makes, changes and deletes a user, and reads groups and applications', async () => {
    const headers = { ...json, Authorization: `Bearer ${server.token}` }
    const made = await wire('POST', '/v1/users', {
      headers,
      body: JSON.stringify({
        firstName: 'Con',
        lastName: 'Sole',
        username: 'con-sole',
        email: 'con@acme.test',
        password: 'Con$ole-Passw0rd-9',
        groups: ['midaz-viewer-group'],
      }),
    })
    expect(made.status, made.text).toBe(201)
    const { id } = JSON.parse(made.text)
    const changed = await wire('PATCH', `/v1/users/${id}`, {
      headers,
      body: JSON.stringify({
        firstName: 'Con',
        lastName: 'Ole',
        email: 'con@acme.test',
        groups: [],
      }),
    })
    expect([changed.status, JSON.parse(changed.text).lastName]).toEqual([200, 'Ole'])
    const groups = JSON.parse((await wire('GET', '/v1/groups?limit=100', { headers })).text)
    expect(groups.items.map((group: { id: string }) => group.id)).toContain('midaz-viewer-group')
    const applications = await wire('GET', '/v1/applications', { headers })
    expect(applications.text).not.toContain(clientSecret)
    const deleted = await wire('DELETE', `/v1/users/${id}`, {
      headers: { Authorization: headers.Authorization },
    })
    expect([deleted.status, deleted.text]).toEqual([204, ''])
  })

  test('gets an odd request id replaced, not echoed', async () => {
    for (const odd of ['a b', '<script>', 'x'.repeat(129)]) {
      const reply = await wire('GET', '/health', { headers: { 'X-Request-Id': odd } })
      expect(reply.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    }
  })
})
