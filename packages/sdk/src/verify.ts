import {
  type CryptoKey,
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  jwtVerify,
  type ProtectedHeaderParameters,
} from 'jose'
import { type Algorithm, algorithms, remoteKeySet } from './key-set.ts'

export interface VerifierOptions {
  /** Compared letter by letter with the claim `iss`. */
  readonly issuer: string
  /** The names this product goes by; one must be in `aud`. Null takes tokens meant for anybody. */
  readonly audience: string | readonly string[] | null
  /** Default: `.well-known/jwks.json` below the issuer. https, but for this very machine. */
  readonly jwksUrl?: string
  /** Default ES256 alone. */
  readonly algorithms?: readonly Algorithm[]
  /** How far two clocks may differ. Default 5. */
  readonly clockToleranceSeconds?: number
  readonly fetch?: typeof globalThis.fetch
  /** For one reading of the keys. Default 5,000. */
  readonly timeoutMs?: number
  /** Epoch milliseconds; for tests. */
  readonly now?: () => number
}

/** The claims of an access token, its signature and times checked. */
export interface VerifiedToken extends JWTPayload {
  readonly iss: string
  readonly sub: string
  readonly exp: number
}

export interface TokenVerifier {
  /** The claims of a good token. Throws `TokenError` for any other. */
  verify(token: string): Promise<VerifiedToken>
}

/** Why a token was not taken. `keys-unavailable` blames the issuer, every other the token. */
export type TokenFault =
  | 'malformed'
  | 'type'
  | 'algorithm'
  | 'header'
  | 'key-unknown'
  | 'signature'
  | 'issuer'
  | 'audience'
  | 'expired'
  | 'not-yet-valid'
  | 'claim'
  | 'keys-unavailable'

export class TokenError extends Error {
  override readonly name = 'TokenError'
  readonly fault: TokenFault

  constructor(fault: TokenFault, detail: string, cause?: unknown) {
    super(detail, { cause })
    this.fault = fault
  }
}

const lengthMax = 16_384

/** Header fields that would let a token bring, or point to, its own key. */
const keyCarriers = ['jwk', 'jku', 'x5c', 'x5u'] as const

/**
 * Verifies access tokens (RFC 9068) in the product's own process. Says who calls, not what they
 * may: that, and whether a session was ended meanwhile, is for Castellan to answer.
 */
export function tokenVerifier(options: VerifierOptions): TokenVerifier {
  const { issuer, audience, now = Date.now, clockToleranceSeconds = 5 } = options
  const accepted = acceptedAlgorithms(options.algorithms ?? ['ES256'])
  const keySet = remoteKeySet({
    url: options.jwksUrl ?? `${issuer.replace(/\/+$/, '')}/.well-known/jwks.json`,
    fetch: options.fetch ?? globalThis.fetch,
    timeoutMs: options.timeoutMs ?? 5_000,
    now,
  })

  return {
    verify: async (token) => {
      const { kid, algorithm } = readHeader(token, accepted)
      const keys = await keySet.find(kid, algorithm).catch((error: unknown) => {
        throw new TokenError('keys-unavailable', `the keys of ${issuer} cannot be read`, error)
      })
      if (keys.length === 0) throw new TokenError('key-unknown', 'signed by an unknown key')

      const claims = await verifyWithAny(token, keys, {
        issuer,
        algorithms: [algorithm],
        ...(audience === null ? {} : { audience: [audience].flat() }),
        typ: 'at+jwt',
        requiredClaims: ['sub', 'exp'],
        clockTolerance: clockToleranceSeconds,
        currentDate: new Date(now()),
      })
      return verified(claims)
    },
  }
}

/** Throws for a list that is empty or names an algorithm that is never to be believed. */
function acceptedAlgorithms(names: readonly string[]): readonly string[] {
  const unknown = names.find((name) => !Object.hasOwn(algorithms, name))
  if (unknown !== undefined || names.length === 0) {
    throw new TypeError(`algorithms must be some of ${Object.keys(algorithms).join(', ')}`)
  }
  return names
}

/** What the header must settle before any key is looked for. */
function readHeader(token: string, accepted: readonly string[]) {
  const header = decode(token)
  const carrier = keyCarriers.find((name) => header[name] !== undefined)
  if (carrier) throw new TokenError('header', `the header must not carry "${carrier}"`)
  if (header.crit !== undefined) throw new TokenError('header', 'the header must not carry "crit"')

  const algorithm = header.alg
  if (!isAlgorithm(algorithm) || !accepted.includes(algorithm)) {
    throw new TokenError('algorithm', 'signed by an algorithm that is not accepted')
  }
  if (!/^(application\/)?at\+jwt$/i.test(String(header.typ))) {
    throw new TokenError('type', 'this is no access token: typ must be at+jwt')
  }
  if (typeof header.kid !== 'string' || header.kid === '') {
    throw new TokenError('header', 'the header names no key')
  }
  return { kid: header.kid, algorithm }
}

function decode(token: string): ProtectedHeaderParameters {
  if (typeof token !== 'string' || token.length > lengthMax) {
    throw new TokenError('malformed', `a token is a text of at most ${lengthMax} characters`)
  }
  try {
    return decodeProtectedHeader(token)
  } catch (error) {
    throw new TokenError('malformed', 'this is no signed token', error)
  }
}

const isAlgorithm = (name: unknown): name is Algorithm =>
  typeof name === 'string' && Object.hasOwn(algorithms, name)

/** Tries each key of that id, since some issuers keep one id through a rotation. */
async function verifyWithAny(
  token: string,
  keys: readonly CryptoKey[],
  options: Parameters<typeof jwtVerify>[2],
): Promise<JWTPayload> {
  let refusal: unknown
  for (const key of keys) {
    try {
      return (await jwtVerify(token, key, options)).payload
    } catch (error) {
      refusal = error
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) break
    }
  }
  throw tokenError(refusal)
}

function tokenError(error: unknown): TokenError {
  if (error instanceof errors.JWTExpired) return new TokenError('expired', 'the token is over')
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return new TokenError('signature', 'the signature does not fit')
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    const fault = claimFaults.get(error.claim) ?? 'claim'
    return new TokenError(fault, `the claim "${error.claim}" does not fit`, error)
  }
  return new TokenError('malformed', 'the token cannot be read', error)
}

const claimFaults: ReadonlyMap<string, TokenFault> = new Map([
  ['iss', 'issuer'],
  ['aud', 'audience'],
  ['nbf', 'not-yet-valid'],
  ['typ', 'type'],
])

function verified(claims: JWTPayload): VerifiedToken {
  const { iss, sub, exp } = claims
  if (typeof iss !== 'string' || typeof sub !== 'string' || sub === '' || exp === undefined) {
    throw new TokenError('claim', 'iss, sub and exp must be there')
  }
  return { ...claims, iss, sub, exp }
}
