import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  type JWK,
  type JWTHeaderParameters,
  SignJWT,
} from 'jose'

/** Claims beside those that every token of the issuer has; undefined leaves one out. */
export type TokenClaims = Readonly<Record<string, unknown>>

export interface SignOptions {
  readonly header?: Partial<JWTHeaderParameters>
  /** Signs with this key instead of the issuer's newest. */
  readonly key?: CryptoKey
}

/** A real issuer of tokens on this machine, which can be told to misbehave. */
export interface OutsideIssuer {
  /** Its `iss`. */
  readonly url: string
  readonly jwksUrl: string
  readonly discoveryUrl: string
  /** How often its keys were fetched. */
  fetches(): number
  /** A token that holds, but for what the claims and options change. */
  token(claims?: TokenClaims, options?: SignOptions): Promise<string>
  /** Signs with a new key from now on, and publishes it beside the others. */
  rotate(): Promise<string>
  /** Publishes these keys instead. */
  publish(keys: readonly unknown[]): void
  /** Answers requests for its keys like this instead; undefined is as before. */
  misbehave(listener: RequestListener | undefined): void
  stop(): Promise<void>
}

export const audience = 'https://api.acme.test'

/** Starts an issuer whose clock is `now`. Whoever starts it stops it. */
export async function startIssuer(
  algorithm = 'ES256',
  now: () => number = Date.now,
): Promise<OutsideIssuer> {
  let keys: { kid: string; private: CryptoKey; jwk: JWK }[] = []
  let published: readonly unknown[] | undefined
  let listener: RequestListener | undefined
  let fetched = 0
  const server = createServer((request, reply) => {
    if (request.url === '/metadata') return send(reply, { issuer: url, jwks_uri: `${url}/jwks` })
    fetched += 1
    if (listener) return listener(request, reply)
    send(reply, { keys: published ?? keys.map(({ jwk }) => jwk) })
  })
  const url = await listen(server)

  const rotate = async (): Promise<string> => {
    const pair = await generateKeyPair(algorithm, { extractable: true })
    const kid = `key-${keys.length + 1}`
    const jwk = { ...(await exportJWK(pair.publicKey)), kid, alg: algorithm, use: 'sig' }
    keys = [...keys, { kid, private: pair.privateKey, jwk }]
    return kid
  }
  await rotate()

  return {
    url,
    jwksUrl: `${url}/jwks`,
    discoveryUrl: `${url}/metadata`,
    fetches: () => fetched,
    token(claims = {}, { header, key } = {}) {
      const newest = keys.at(-1)
      if (!newest) throw new Error('the issuer has no key')
      const at = Math.floor(now() / 1000)
      const said = { iss: url, aud: audience, sub: 'grace', iat: at, exp: at + 600, ...claims }
      return new SignJWT(JSON.parse(JSON.stringify(said)))
        .setProtectedHeader({ alg: algorithm, kid: newest.kid, typ: 'at+jwt', ...header })
        .sign(key ?? newest.private)
    },
    rotate,
    publish: (those) => {
      published = those
    },
    misbehave: (as) => {
      listener = as
    },
    stop: () => stop(server),
  }
}

function send(reply: Parameters<RequestListener>[1], body: unknown): void {
  reply.setHeader('content-type', 'application/json').end(JSON.stringify(body))
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      resolve(`http://127.0.0.1:${port}`)
    })
  })
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
