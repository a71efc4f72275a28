import { compactVerify, errors, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { Problem, tokenInvalid } from '../kernel/problem.ts'
import type { TokenTerms, VerifiedClaims } from '../kernel/trusted-issuer.ts'
import type { Claims } from './jwt.ts'

/**
 * Verifies a token of an outside issuer: algorithm, signature, issuer, audience, time and type.
 * Only keys of the issuer's own key set count; `jku`, `x5u`, `jwk` and the like in the header are
 * never looked at. Throws a 401 problem that names what is wrong.
 */
export async function verifyOutsideJwt(
  token: string,
  terms: TokenTerms,
  { keyFor, now }: { keyFor: JWTVerifyGetKey; now: Date },
): Promise<VerifiedClaims> {
  const { payload, protectedHeader } = await jwtVerify(token, keyFor, {
    algorithms: [...terms.algorithms],
    issuer: terms.issuer,
    audience: [...terms.audiences],
    clockTolerance: terms.clockToleranceSeconds,
    currentDate: now,
    requiredClaims: ['sub', 'exp', 'iat'],
  }).catch((error: unknown) => {
    throw toProblem(error)
  })
  const { sub, iat, exp } = payload
  if (typeof sub !== 'string' || typeof iat !== 'number' || typeof exp !== 'number')
    throw refused('its sub, iat or exp is not valid')
  if (iat < 0) throw refused('its iat is not valid')
  if (iat > now.getTime() / 1000 + terms.clockToleranceSeconds)
    throw refused('its iat lies in the future')
  if (exp <= iat) throw refused('it ends before it begins')

  const type = typeOf(protectedHeader.typ, payload)
  if (type === 'other') throw refused('it is neither an access token nor an ID token')
  if (type === 'id-token' && !terms.acceptIdTokens)
    throw refused('it is an ID token, and its issuer is trusted for access tokens only')
  return { ...payload, sub, iat, exp }
}

/**
 * Whether a key of the issuer signed the token; what the token says is not looked at. Throws a 503
 * problem while the keys cannot be had.
 */
export async function isSignedBy(
  token: string,
  { algorithms }: Pick<TokenTerms, 'algorithms'>,
  keyFor: JWTVerifyGetKey,
): Promise<boolean> {
  try {
    await compactVerify(token, keyFor, { algorithms: [...algorithms] })
    return true
  } catch (error) {
    const problem = toProblem(error)
    if (problem instanceof Problem && problem.kind === tokenInvalid) return false
    throw problem
  }
}

const challenge = 'Bearer realm="castellan", error="invalid_token"'

const refused = (fault: string): Problem =>
  new Problem(tokenInvalid, { detail: `The token is not taken: ${fault}`, challenge })

/** Claims that OpenID Connect gives to ID tokens. */
const idTokenClaims = ['nonce', 'at_hash', 'c_hash', 's_hash', 'auth_time']

/**
 * What a token is. `typ: at+jwt` (RFC 9068) is an access token. With `typ: JWT` the claims tell:
 * one that says `typ: ID` of itself is an ID token; one with `scope`, `scp` or `typ: Bearer` is an
 * access token; of the rest, one with a claim that only ID tokens need is an ID token. Events
 * (RFC 8417), such as logout tokens, and every other `typ` are neither.
 */
function typeOf(header: string | undefined, claims: Claims): 'access-token' | 'id-token' | 'other' {
  const type = header?.toLowerCase().replace(/^application\//, '')
  if ('events' in claims || (type !== 'at+jwt' && type !== 'jwt')) return 'other'
  if (type === 'at+jwt') return 'access-token'
  if (claims.typ === 'ID') return 'id-token'
  if ('scope' in claims || 'scp' in claims || claims.typ === 'Bearer') return 'access-token'
  return idTokenClaims.some((name) => name in claims) ? 'id-token' : 'access-token'
}

const faults: Readonly<Record<string, string>> = {
  ERR_JOSE_ALG_NOT_ALLOWED: 'its algorithm is not one that this issuer may use',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'its signature does not hold',
  ERR_JWKS_NO_MATCHING_KEY: 'its issuer has no such key',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: 'it does not say which key signed it',
  ERR_JWT_EXPIRED: 'its time is up',
}

function toProblem(error: unknown): unknown {
  if (error instanceof errors.JOSEError) return refused(faultOf(error))
  // What an issuer publishes as a key may be too short, or no key at all.
  const isKeyFault = error instanceof TypeError || error instanceof DOMException
  return isKeyFault ? refused('the key of its issuer cannot be used') : error
}

function faultOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTClaimValidationFailed)
    return error.reason === 'missing'
      ? `it has no ${error.claim}`
      : `its ${error.claim} is not valid`
  return faults[error.code] ?? 'it is no JWT that can be verified'
}
