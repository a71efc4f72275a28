import { setTimeout } from 'node:timers/promises'
import { decodeJwt, decodeProtectedHeader, importJWK, jwtVerify, SignJWT } from 'jose'
import pg from 'pg'
import { expect, test } from 'vitest'
import { ada, startServer } from '../../../test/harness.ts'

const server = await startServer()
const signIn = '/v1/login/oauth/access_token'
const renew = '/v1/login/oauth/refresh_token'

interface Tokens {
  readonly accessToken: string
  readonly idToken?: string
  readonly refreshToken: string
  readonly tokenType: string
  readonly expiresIn: number
  readonly scope: string
}

const login = (username = 'ada') =>
  server.call<Tokens>('POST', signIn, {
    token: null,
    body: { grantType: 'password', username, password: ada.password },
  })

const refresh = (refreshToken: string, more = {}) =>
  server.call<Tokens & { code: string }>('POST', renew, {
    token: null,
    body: { refreshToken, ...more },
  })

const status = async (token: string) => (await server.call('GET', '/v1/me', { token })).status

const newApplication = async () => {
  const { body } = await server.call<{ id: string; clientId: string; clientSecret: string }>(
    'POST',
    '/v1/applications',
    { body: { name: 'midaz', description: 'nightly import' } },
  )
  return body
}

test('a password earns an access token (RFC 9068) that any JOSE library verifies by the JWKS', async () => {
  const { status, body } = await login()
  const keys = await server.call<{ keys: Record<string, string>[] }>(
    'GET',
    '/.well-known/jwks.json',
    { token: null },
  )
  const [key] = keys.body.keys
  const { payload, protectedHeader } = await jwtVerify(
    body.accessToken,
    await importJWK(key ?? {}, 'ES256'),
  )

  expect(status).toBe(200)
  expect(body).toMatchObject({
    tokenType: 'Bearer',
    expiresIn: 3600,
    scope: 'openid profile email',
  })
  expect(protectedHeader).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: key?.kid })
  expect(payload).toMatchObject({
    sub: server.administrator,
    type: 'normal-user',
    owner: 'default',
    tenantSlug: 'default',
    name: 'ada',
    exp: (payload.iat ?? 0) + 3600,
    nbf: payload.iat,
  })
  expect(payload.iss).toBe(server.app.url())
  expect(Object.keys(payload)).toEqual(expect.arrayContaining(['jti', 'sid', 'tenantId', 'aud']))
  expect(Object.keys(payload)).not.toContain('roles')
})

test('a username is known in any case', async () => {
  expect((await login('ADA')).status).toBe(200)
})

test('a form in snake_case is answered in snake_case, with the same fields and no more', async () => {
  const reply = await fetch(`${server.url}${signIn}`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', username: 'ada', password: ada.password }),
  })
  expect(reply.status).toBe(200)
  const answer: object = Object(await reply.json())
  expect(Object.keys(answer).sort()).toEqual(
    ['access_token', 'expires_in', 'id_token', 'refresh_token', 'scope', 'token_type'].sort(),
  )
})

test('client credentials earn a token of the application itself, without a refresh token', async () => {
  const { id, clientId, clientSecret } = await newApplication()
  const { status, body } = await server.call<Tokens>('POST', signIn, {
    token: null,
    body: { grantType: 'client_credentials', clientId, clientSecret },
  })
  expect(status).toBe(200)
  expect(body.refreshToken).toBeUndefined()
  expect(decodeJwt(body.accessToken)).toMatchObject({
    sub: id,
    type: 'application',
    azp: clientId,
    client_id: clientId,
  })
  expect(decodeProtectedHeader(body.accessToken).typ).toBe('at+jwt')
})

test('a rotated secret is good at once, the old one until its overlap ends', async () => {
  const { id, clientId, clientSecret } = await newApplication()
  const earns = async (secret: string) => {
    const body = { grantType: 'client_credentials', clientId, clientSecret: secret }
    return (await server.call('POST', signIn, { token: null, body })).status
  }
  expect(await earns(clientSecret)).toBe(200)
  const rotated = await server.call<{ clientSecret: string }>(
    'POST',
    `/v1/applications/${id}/secrets`,
    {
      body: { overlapSeconds: 60 },
    },
  )
  expect(await earns(rotated.body.clientSecret)).toBe(200)
  expect(await earns(clientSecret)).toBe(200)
  server.advance(61)
  expect(await earns(clientSecret)).toBe(401)
  expect(await earns(rotated.body.clientSecret)).toBe(200)
  await server.call('DELETE', `/v1/applications/${id}`)
  expect(await earns(rotated.body.clientSecret)).toBe(401)
})

const refusals = [
  {
    when: 'the password is wrong',
    body: { grantType: 'password', username: 'ada', password: 'wrong' },
    status: 401,
    code: 'AUT-1002',
  },
  {
    when: 'nobody has that username',
    body: { grantType: 'password', username: 'nobody', password: 'wrong' },
    status: 401,
    code: 'AUT-1002',
  },
  {
    when: 'the password is missing',
    body: { grantType: 'password', username: 'ada' },
    status: 400,
    code: 'AUT-0014',
  },
  { when: 'the grant is unknown', body: { grantType: 'magic' }, status: 400, code: 'AUT-0013' },
  {
    when: 'the grant is named like a property of every object',
    body: { grantType: 'constructor' },
    status: 400,
    code: 'AUT-0013',
  },
  { when: 'the grant is missing', body: {}, status: 400, code: 'AUT-0001' },
  {
    when: 'a field is unknown',
    body: { grantType: 'password', tenant: 'acme' },
    status: 400,
    code: 'AUT-0003',
  },
  {
    when: 'a field has another type',
    body: { grantType: 'password', username: 7, password: 'x' },
    status: 400,
    code: 'request.invalid',
  },
  { when: 'the body is no JSON', body: '{"grantType":', status: 400, code: 'AUT-0009' },
  {
    when: 'the client is unknown',
    body: { grantType: 'client_credentials', clientId: 'nobody', clientSecret: 'x' },
    status: 401,
    code: 'AUT-1004',
  },
]

for (const { when, body, status, code } of refusals) {
  test(`signing in is refused with ${code} when ${when}`, async () => {
    const reply = await server.call<{ code: string; requestId: string }>('POST', signIn, {
      token: null,
      body,
    })
    expect([reply.status, reply.body.code]).toEqual([status, code])
    expect(reply.headers.get('content-type')).toContain('application/problem+json')
    expect(reply.headers.get('x-request-id')).toBe(reply.body.requestId)
  })
}

test('a refused sign-in reads the same for an unknown user and a wrong password', async () => {
  const of = async (username: string) => {
    const body = { grantType: 'password', username, password: 'wrong' }
    const reply = await server.call<{ requestId: string }>('POST', signIn, { token: null, body })
    return { ...reply.body, requestId: '' }
  }
  expect(await of('ada')).toEqual(await of('nobody-at-all'))
})

const meanwhile = [
  { when: 'the password was changed', change: `password_hash = 'another'` },
  { when: 'the user was disabled', change: `status = 'disabled'` },
  { when: 'the user was deleted', change: `status = 'deleted'` },
]

for (const [nth, { when, change }] of meanwhile.entries()) {
  test(`a sign-in starts no session when ${when} while it was under way`, async () => {
    const username = `hasty-${nth}`
    const { id } = await server.user(username)
    const database = new pg.Client(server.databaseUrl)
    await database.connect()
    const rowsOf = async (query: string, values: string[] = []) =>
      (await database.query(query, values)).rows
    const sessions = `select id from sessions where actor_id = $1`
    const before = await rowsOf(sessions, [id])

    await database.query('begin')
    await database.query(`update users set ${change} where id = $1`, [id])
    const signingIn = login(username)
    const waiting = `select from pg_locks
      where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`
    for (let tries = 0; tries < 200 && (await rowsOf(waiting)).length === 0; tries += 1)
      await setTimeout(20)
    await database.query('commit')

    expect((await signingIn).status).toBe(401)
    expect(await rowsOf(sessions, [id])).toEqual(before)
    await database.end()
  })
}

test('guesses run out after ten, also when they come all at once', async () => {
  await server.user('target')
  const guess = () =>
    server.call('POST', signIn, {
      token: null,
      body: { grantType: 'password', username: 'target', password: 'guess' },
    })
  const replies = await Promise.all(Array.from({ length: 30 }, guess))
  const hashed = replies.filter((reply) => reply.status === 401)
  const refused = replies.filter((reply) => reply.status === 429)
  expect(hashed.length).toBeLessThanOrEqual(10)
  expect(hashed.length + refused.length).toBe(30)
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('a refresh token earns a new pair, and the old access token still runs out by itself', async () => {
  const first = (await login()).body
  const second = await refresh(first.refreshToken)
  expect(second.status).toBe(200)
  expect(second.body.refreshToken).not.toBe(first.refreshToken)
  expect(decodeJwt(second.body.accessToken).sid).toBe(decodeJwt(first.accessToken).sid)
  expect(await status(first.accessToken)).toBe(200)
})

test('fifty redemptions at once give one successor, and the session goes on with it', async () => {
  const { refreshToken } = (await login()).body
  const replies = await Promise.all(Array.from({ length: 50 }, () => refresh(refreshToken)))
  expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([200]))
  const successors = new Set(replies.map((reply) => reply.body.refreshToken))
  expect(successors.size).toBe(1)
  expect((await refresh([...successors][0] ?? '')).status).toBe(200)
})

test('a refresh token used again after the retry window ends the session with all its tokens', async () => {
  const { refreshToken, accessToken } = (await login()).body
  const successor = (await refresh(refreshToken)).body
  server.advance(11)
  const reused = await refresh(refreshToken)
  expect([reused.status, reused.body.code]).toEqual([400, 'AUT-1005'])
  expect((await refresh(successor.refreshToken)).status).toBe(400)
  expect(await status(accessToken)).toBe(401)
  expect(await status(successor.accessToken)).toBe(401)
})

for (const { what, token } of [
  { what: 'that was never issued', token: 'AAAA.BBBB' },
  { what: 'of another tenant', token: `${Buffer.alloc(16, 7).toString('base64url')}.x` },
  { what: 'that is an access token', token: server.token },
]) {
  test(`a refresh token ${what} is refused`, async () => {
    expect((await refresh(token)).body.code).toMatch(/AUT-1005|request.invalid/)
  })
}

test('a session that a client started goes on only with that client', async () => {
  const { clientId, clientSecret } = await newApplication()
  const { body } = await server.call<Tokens>('POST', signIn, {
    token: null,
    body: {
      grantType: 'password',
      username: 'ada',
      password: ada.password,
      clientId,
      clientSecret,
    },
  })
  expect((await refresh(body.refreshToken, { clientId: 'another' })).status).toBe(400)
  expect((await refresh(body.refreshToken, { clientId })).status).toBe(200)
})

test('logout ends the access token, its siblings and the refresh token at once', async () => {
  const { accessToken, refreshToken } = (await login()).body
  const sibling = (await refresh(refreshToken)).body
  const reply = await server.call('POST', '/v1/logout', { token: accessToken })
  expect(reply.status).toBe(204)
  expect(await status(accessToken)).toBe(401)
  expect(await status(sibling.accessToken)).toBe(401)
  expect((await refresh(sibling.refreshToken)).status).toBe(400)
})

test('logout takes an ID token as form field id_token_hint', async () => {
  const { accessToken, idToken } = (await login()).body
  const body = new URLSearchParams({ id_token_hint: idToken ?? '' })
  const reply = await fetch(`${server.url}/v1/logout`, { method: 'POST', body })
  expect(reply.status).toBe(204)
  expect(await status(accessToken)).toBe(401)
})

test('logout of one session leaves the others', async () => {
  const [one, other] = [(await login()).body, (await login()).body]
  await server.call('POST', '/v1/logout', { token: one.accessToken })
  expect(await status(other.accessToken)).toBe(200)
})

test('the profile has the fields of the Auth API', async () => {
  const { body } = await server.call('GET', '/v1/userinfo')
  expect(body).toEqual({
    sub: server.administrator,
    name: 'Ada Lovelace',
    preferredUsername: 'ada',
    email: 'ada@acme.test',
    emailVerified: false,
    picture: '',
    profile: '',
  })
})

test('an access token ends with its hour', async () => {
  const { accessToken } = (await login()).body
  server.advance(3600)
  expect(await status(accessToken)).toBe(401)
})

const secretKey = new TextEncoder().encode('a shared secret of at least 32 bytes')
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Tokens that look right but for the one thing that each is named for. */
const hostile: { what: string; make: (good: string, id: string) => Promise<string> | string }[] = [
  {
    what: 'with algorithm none',
    make: (good) => `${part({ alg: 'none', typ: 'at+jwt' })}.${good.split('.')[1]}.`,
  },
  {
    what: 'signed with a shared secret under the key’s id',
    make: (good) =>
      new SignJWT(decodeJwt(good))
        .setProtectedHeader({ ...decodeProtectedHeader(good), alg: 'HS256' })
        .sign(secretKey),
  },
  {
    what: 'that carries its own key',
    make: (good) =>
      `${part({ alg: 'ES256', typ: 'at+jwt', jwk: { kty: 'EC' } })}.${good.split('.')[1]}.${good.split('.')[2]}`,
  },
  {
    what: 'with changed claims',
    make: (good) => {
      const [head, , signature] = good.split('.')
      return `${head}.${part({ ...decodeJwt(good), name: 'eve' })}.${signature}`
    },
  },
  { what: 'with a changed signature', make: (good) => `${good.slice(0, -4)}AAAA` },
  { what: 'with a fourth part', make: (good) => `${good}.AAAA` },
  { what: 'that is an ID token', make: (_good, id) => id },
  { what: 'that is empty but for its dots', make: () => '..' },
  { what: 'that is no token at all', make: () => 'hello' },
]

for (const { what, make } of hostile) {
  test(`a token ${what} is nobody`, async () => {
    const { accessToken, idToken = '' } = (await login()).body
    expect(await status(await make(accessToken, idToken))).toBe(401)
    expect(await status(accessToken)).toBe(200)
  })
}
