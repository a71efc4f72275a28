import { LRUCache } from 'lru-cache'
import { type Claims, peekJwt, type TokenType, verifyJwt } from '../adapters/jwt.ts'
import type { Arrival, Caller } from '../kernel/caller.ts'
import type { Clock } from '../kernel/clock.ts'
import { type ActorId, isId, type SessionId, type TenantId } from '../kernel/ids.ts'
import { Problem, tokenInvalid } from '../kernel/problem.ts'
import { TakenBack } from '../kernel/taken-back.ts'
import type { Revocations } from './revocations.ts'
import type { OpenTenant, Tenants } from './tenants.ts'

export interface ResolverPorts {
  readonly tenants: Tenants
  /** What the tenant's tokens name as their issuer. */
  readonly issuerOf: (tenant: OpenTenant) => string
  readonly revocations: Revocations
  readonly clock: Clock
}

/** The choke point of authentication: a token becomes a caller here, or nobody. */
export interface Resolver {
  /**
   * The caller of a token that was verified before, at the same address (`at`, the slug of a tenant,
   * where it is the tenant's own), and still holds. Never waits.
   */
  known(token: string, at: string | undefined): Caller | undefined
  /** Verifies an access token (RFC 9068 §4). Throws a 401 problem when it is not good. */
  resolve(token: string, arrival: Arrival): Promise<Caller>
  /** Whose session a token belongs to: an access token that holds, or an ID token of any age. */
  whoseSession(token: string, arrival: Arrival): Promise<Caller>
}

const verifiedMax = 50_000

/** Ends of signatures: hashing all of a token at each request would cost more than deciding. */
const keyLength = 16
const keyOf = (token: string): string => token.slice(-keyLength)

interface Verified {
  readonly token: string
  readonly caller: Caller
  /** What may be revoked of it; asked for at each request, so spelled once. */
  readonly subjects: readonly string[]
}

export function tokenResolver(ports: ResolverPorts): Resolver {
  const { tenants, issuerOf, revocations, clock } = ports
  const verified = new LRUCache<string, Verified>({ max: verifiedMax })

  const isCurrent = (caller: Caller): boolean => caller.expiresAt > clock().getTime()

  const isRevoked = (subjects: readonly string[]): boolean =>
    subjects.some((subject) => revocations.has(subject))

  /** The claims, if the tenant that the token names signed them as its issuer. */
  const claimsOf = async (token: string, type: TokenType): Promise<Claims | undefined> => {
    const id = peekJwt(token)?.tenantId
    if (typeof id !== 'string' || !isId(id)) return undefined
    return tenants.whileOpen(id as TenantId, (tenant) => {
      if (!tenant) return undefined
      const claims = verifyJwt(token, type, tenant.keys)
      if (claims?.tenantId !== id || claims.iss !== issuerOf(tenant)) return undefined
      if (type === 'at+jwt' && claims.tenantSlug !== tenant.slug) return undefined
      return { ...claims, tenantSlug: tenant.slug }
    })
  }

  const resolve = async (token: string): Promise<Caller> => {
    const claims = await claimsOf(token, 'at+jwt')
    const caller = claims && isFor(claims, claims.iss) ? toCaller(claims) : undefined
    const hasBegun = [claims?.nbf, claims?.iat].every((start) => isPast(start, clock()))
    if (!caller || !hasBegun || !isCurrent(caller)) throw new Problem(tokenInvalid, { challenge })
    const subjects = subjectsOf(caller)
    if (isRevoked(subjects)) throw new TakenBack(caller)
    verified.set(keyOf(token), { token, caller, subjects })
    return caller
  }

  return {
    known(token) {
      const known = verified.get(keyOf(token))
      // Only the whole token is the token.
      if (known?.token !== token) return undefined
      const { caller, subjects } = known
      // Of a tenant that is not open, revocations may be missing here.
      if (isCurrent(caller) && !isRevoked(subjects) && tenants.peek(caller.tenant)) return caller
      // Left in the cache, a token that no longer holds would be looked at again each time.
      verified.delete(keyOf(token))
      return undefined
    },
    resolve,
    async whoseSession(token) {
      const claims = await claimsOf(token, 'JWT')
      const caller = claims && toCaller({ ...claims, jti: claims.sid })
      return caller ?? resolve(token)
    },
  }
}

const challenge = 'Bearer realm="castellan", error="invalid_token"'

const subjectsOf = ({ session, tokenId }: Caller): readonly string[] =>
  session === undefined ? [`jti:${tokenId}`] : [`jti:${tokenId}`, `sid:${session}`]

/** Our own API goes by the name of the tenant's issuer. */
const isFor = (claims: Claims, audience: unknown): boolean =>
  Array.isArray(claims.aud) ? claims.aud.includes(audience) : claims.aud === audience

/** Whether it is seconds since 1970 of a moment that has come. */
const isPast = (seconds: unknown, now: Date): boolean =>
  typeof seconds === 'number' && seconds * 1000 <= now.getTime()

/** The caller that the claims of one of our own tokens describe. */
function toCaller(claims: Claims): Caller | undefined {
  const { tenantId, tenantSlug, sub, exp, jti, sid, client_id: clientId, type } = claims
  if (typeof sub !== 'string' || !isId(sub)) return undefined
  if (typeof exp !== 'number' || typeof jti !== 'string') return undefined
  if (sid !== undefined && typeof sid !== 'string') return undefined
  return {
    tenant: tenantId as TenantId,
    tenantSlug: String(tenantSlug),
    id: sub as ActorId,
    kind: type === 'application' ? 'application' : 'user',
    session: sid as SessionId | undefined,
    clientId: typeof clientId === 'string' ? clientId : undefined,
    tokenId: jti,
    expiresAt: exp * 1000,
  }
}
