import assert from 'node:assert/strict'
import { beforeAll, describe, test } from 'vitest'
import { newUser, startServer, type TestServer } from '../../../../server/test/harness.ts'
import {
  TokenError,
  type TokenFault,
  tokenVerifier,
  type VerifierOptions,
} from '../../src/index.ts'
import { type Machine, machine } from './product.ts'

let castellan: TestServer
let issuer: string
let vera: { id: string; token: string }
let robot: Machine

beforeAll(async () => {
  castellan = await startServer()
  issuer = castellan.app.url()
  vera = await castellan.user('vera', ['midaz-viewer-group'])
  robot = await machine(castellan, 'midaz')
})

const verifier = (options: Partial<VerifierOptions> = {}) =>
  tokenVerifier({ issuer, audience: issuer, ...options })

const faultOf = async (token: string, options: Partial<VerifierOptions> = {}) => {
  const refused: unknown = await verifier(options)
    .verify(token)
    .then(
      () => assert.fail('the token was taken'),
      (error: unknown) => error,
    )
  assert(refused instanceof TokenError, String(refused))
  return refused.fault
}

describe('a verifier that knows nothing but the issuer', () => {
  test('takes the token of a person', async () => {
    const claims = await verifier().verify(vera.token)

    assert.equal(claims.sub, vera.id)
    assert.equal(claims.iss, issuer)
    assert.deepEqual(claims.aud, [issuer])
    assert.equal(claims.type, 'normal-user')
    assert.equal(claims.name, 'vera')
    assert.equal(claims.tenantSlug, 'default')
    assert.equal(claims.exp - Number(claims.iat), 3600)
  })

  test('takes the token of a machine, meant for Castellan and for its client', async () => {
    const claims = await verifier({ audience: robot.clientId }).verify(robot.token)

    assert.equal(claims.sub, robot.id)
    assert.equal(claims.type, 'application')
    assert.equal(claims.client_id, robot.clientId)
    assert.deepEqual(claims.aud, [issuer, robot.clientId])
  })

  test('says who calls even after their session was ended: whether they may, Castellan says', async () => {
    const { id, token } = await castellan.user('otto', ['midaz-viewer-group'])
    await castellan.call('POST', '/v1/logout', { token })

    assert.equal((await verifier().verify(token)).sub, id)
  })

  const other = { issuer: 'http://127.0.0.1:9', jwksUrl: () => `${issuer}/.well-known/jwks.json` }
  const refusals: readonly {
    readonly when: string
    readonly token: () => string | Promise<string>
    readonly options?: () => Partial<VerifierOptions>
    readonly fault: TokenFault
  }[] = [
    { when: 'a refresh token', token: () => refreshOf(castellan), fault: 'malformed' },
    { when: 'an ID token', token: () => idTokenOf(castellan), fault: 'type' },
    {
      when: 'a token with another’s signature',
      token: () => [...vera.token.split('.').slice(0, 2), robot.token.split('.')[2]].join('.'),
      fault: 'signature',
    },
    {
      when: 'a token that is over',
      token: () => vera.token,
      options: () => ({ now: () => Date.now() + 3_700_000 }),
      fault: 'expired',
    },
    {
      when: 'a token meant for another',
      token: () => vera.token,
      options: () => ({ audience: 'another' }),
      fault: 'audience',
    },
    {
      when: 'a token of another issuer',
      token: () => vera.token,
      options: () => ({ issuer: other.issuer, jwksUrl: other.jwksUrl() }),
      fault: 'issuer',
    },
  ]

  for (const { when, token, options, fault } of refusals) {
    test(`refuses ${when} (${fault})`, async () => {
      assert.equal(await faultOf(await token(), options?.()), fault)
    })
  }

  test('refuses the token of another Castellan, and blames nobody but the keys when it is down', async () => {
    const second = await startServer('embedded')
    assert.equal(await faultOf(second.token), 'key-unknown')

    const early = verifier({ issuer: second.app.url(), audience: second.app.url() })
    assert.equal((await early.verify(second.token)).sub, second.administrator)
    const late = { issuer: second.app.url(), audience: null }
    await second.stop()

    assert.equal(await faultOf(second.token, late), 'keys-unavailable')
    assert.equal((await early.verify(second.token)).sub, second.administrator)
  })
})

const signIn = async ({ call }: TestServer) => {
  const { password } = newUser('vera')
  const { body } = await call<{ idToken: string; refreshToken: string }>(
    'POST',
    '/v1/login/oauth/access_token',
    { token: null, body: { grantType: 'password', username: 'vera', password } },
  )
  return body
}

const refreshOf = async (server: TestServer) => (await signIn(server)).refreshToken
const idTokenOf = async (server: TestServer) => (await signIn(server)).idToken
