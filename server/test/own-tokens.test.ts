import { decodeJwt } from 'jose'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Claims, type SigningKey, signJwt, type TokenType } from '../src/adapters/jwt.ts'
import { sealerOf } from '../src/adapters/seal.ts'
import { openSigningKey } from '../src/adapters/signing-keys.ts'
import type { TenantId } from '../src/kernel/ids.ts'
import type { TestServer } from './harness.ts'
import { foundTenant, passwordGrant, startPlatform, type TestTenant } from './platform.ts'
import { rowsOf } from './rows.ts'

const masterKey = 'ab'.repeat(32)
let server: TestServer
let alpha: TestTenant
let bravo: TestTenant
let keys: { alpha: SigningKey; bravo: SigningKey }

beforeAll(async () => {
  server = await startPlatform({ CASTELLAN_MASTER_KEY: masterKey })
  alpha = await foundTenant(server, 'alpha')
  bravo = await foundTenant(server, 'bravo')
  keys = { alpha: await keyOf(alpha.id), bravo: await keyOf(bravo.id) }
})

/** The key that signs the tenant's tokens, as whoever has the database and the master key has it. */
async function keyOf(tenant: string): Promise<SigningKey> {
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  const { rows } = await client.query('select * from signing_keys where tenant_id = $1', [tenant])
  await client.end()
  const [row] = rows
  return openSigningKey(sealerOf(masterKey), tenant as TenantId, {
    kid: row.kid,
    publicJwk: row.public_jwk,
    sealedPrivate: row.sealed_private,
    createdAt: row.created_at,
  })
}

const seconds = () => Math.floor(Date.now() / 1000)
const unknownId = '01890000-0000-7000-8000-000000000000'
const me = (token: string) => server.call<{ code: string }>('GET', '/v1/me', { token })

/** A token of the tenant's superadmin, truly signed, but for these claims; undefined leaves one out. */
const token = (claims: Claims, { type = 'at+jwt', key = keys.alpha }: Signing = {}): string =>
  signJwt({ ...decodeJwt(alpha.token), ...claims }, type, key)

interface Signing {
  readonly type?: TokenType
  readonly key?: SigningKey
}

const issuer = (slug: string) => `${server.app.url()}/t/${slug}`

const wrong: { when: string; token: () => string }[] = [
  { when: 'iss is another', token: () => token({ iss: 'https://evil.test' }) },
  { when: 'iss is another tenant’s', token: () => token({ iss: issuer('bravo') }) },
  { when: 'iss is the platform’s', token: () => token({ iss: server.app.url() }) },
  { when: 'iss is missing', token: () => token({ iss: undefined }) },
  { when: 'aud is another', token: () => token({ aud: 'https://api.test' }) },
  { when: 'aud is another tenant’s', token: () => token({ aud: [issuer('bravo')] }) },
  { when: 'aud is empty', token: () => token({ aud: [] }) },
  { when: 'aud is missing', token: () => token({ aud: undefined }) },
  { when: 'exp is past', token: () => token({ exp: seconds() - 1 }) },
  { when: 'exp is missing', token: () => token({ exp: undefined }) },
  { when: 'exp is text', token: () => token({ exp: 'tomorrow' }) },
  { when: 'nbf is to come', token: () => token({ nbf: seconds() + 60 }) },
  { when: 'nbf is text', token: () => token({ nbf: 'now' }) },
  { when: 'nbf is missing', token: () => token({ nbf: undefined }) },
  { when: 'iat is to come', token: () => token({ iat: seconds() + 60 }) },
  { when: 'iat is missing', token: () => token({ iat: undefined }) },
  { when: 'sub is nobody', token: () => token({ sub: unknownId }) },
  { when: 'sub is somebody of another tenant', token: () => token({ sub: bravo.administrator }) },
  { when: 'sub is missing', token: () => token({ sub: undefined }) },
  { when: 'sub is a number', token: () => token({ sub: 7 }) },
  { when: 'sub is no id', token: () => token({ sub: "' or '1'='1" }) },
  { when: 'jti is missing', token: () => token({ jti: undefined }) },
  { when: 'jti is a number', token: () => token({ jti: 7 }) },
  { when: 'sid is a number', token: () => token({ sid: 7 }) },
  { when: 'tenantId is another', token: () => token({ tenantId: bravo.id }) },
  { when: 'tenantId is nobody’s', token: () => token({ tenantId: unknownId }) },
  { when: 'tenantId is missing', token: () => token({ tenantId: undefined }) },
  { when: 'tenantId is no id', token: () => token({ tenantId: 'alpha' }) },
  { when: 'tenantSlug is another', token: () => token({ tenantSlug: 'bravo' }) },
  { when: 'tenantSlug is missing', token: () => token({ tenantSlug: undefined }) },
  { when: 'typ is that of an ID token', token: () => token({}, { type: 'JWT' }) },
  { when: 'the key is another tenant’s', token: () => token({}, { key: keys.bravo }) },
  {
    when: 'the key is another tenant’s, and all claims say so but the tenant',
    token: () =>
      token(
        { iss: issuer('bravo'), aud: [issuer('bravo')], tenantSlug: 'bravo' },
        { key: keys.bravo },
      ),
  },
  {
    when: 'the key of another tenant bears the name of its own',
    token: () => token({}, { key: { ...keys.bravo, kid: keys.alpha.kid } }),
  },
]

describe('a token that this server’s own key signed lets nobody in when', () => {
  for (const { when, token } of wrong)
    test(when, async () => {
      const tables = ['actors', 'sessions', 'access_states']
      const before = await rowsOf(server.databaseUrl, tables)
      const reply = await me(token())
      expect([reply.status, reply.body.code]).toEqual([401, 'AUT-0007'])
      expect(reply.headers.get('www-authenticate')).toContain('invalid_token')
      expect(await rowsOf(server.databaseUrl, tables)).toEqual(before)
    })

  test('nothing is changed, it lets in', async () => {
    expect((await me(token({}))).status).toBe(200)
  })
})

test('an ID token ends its session at its own tenant’s address, and at no other', async () => {
  const path = '/v1/login/oauth/access_token'
  const { body } = await server.call<{ accessToken: string; idToken: string }>(
    'POST',
    `/t/alpha${path}`,
    {
      token: null,
      body: passwordGrant('root'),
    },
  )
  const logout = (place: string) =>
    server.call('POST', `${place}/v1/logout`, { token: null, body: { idTokenHint: body.idToken } })
  expect((await logout('/t/bravo')).status).toBe(401)
  expect((await me(body.accessToken)).status).toBe(200)
  expect((await logout('/t/alpha')).status).toBe(204)
  expect((await me(body.accessToken)).status).toBe(401)
})
