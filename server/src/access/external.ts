import { actorOf } from '@castellan/engine'
import { LRUCache } from 'lru-cache'
import { peekJwt } from '../adapters/jwt.ts'
import type { Caller } from '../kernel/caller.ts'
import type { Clock } from '../kernel/clock.ts'
import type { ActorId } from '../kernel/ids.ts'
import { Problem, tenantSuspended, tokenInvalid } from '../kernel/problem.ts'
import { sha256 } from '../kernel/secret.ts'
import type { TrustedIssuer, VerifiedClaims } from '../kernel/trusted-issuer.ts'
import type { Resolver } from './resolve.ts'
import type { Revocations } from './revocations.ts'
import type { Tenants } from './tenants.ts'
import type { Asked, Trust } from './trust.ts'

export interface ExternalPorts {
  readonly trust: Trust
  readonly tenants: Tenants
  readonly revocations: Revocations
  /** Whether an `iss` is one of this server's own. */
  readonly isOwn: (issuer: string) => boolean
  /** Throws a 401 problem when the token is not good, a 503 one when that cannot be told. */
  readonly verify: (token: string, issuer: TrustedIssuer) => Promise<VerifiedClaims>
  /** The actor that the claims are about, made or brought up to date by them. */
  readonly enrol: (issuer: TrustedIssuer, claims: VerifiedClaims) => Promise<Enrolled>
  readonly clock: Clock
}

export interface Enrolled {
  readonly id: ActorId
  readonly kind: Caller['kind']
}

const verifiedMax = 50_000
/** How long a token counts as verified before its issuer's keys are asked again. */
const verifiedMilliseconds = 5 * 60_000
const audiencesMax = 16

interface VerifiedToken {
  readonly caller: Caller
  readonly asked: Asked
  readonly issuer: TrustedIssuer
  readonly until: number
}

/** The resolver that also knows tokens of trusted issuers; all other tokens go to the first. */
export function withExternal(tokens: Resolver, ports: ExternalPorts): Resolver {
  const { trust, tenants, revocations, clock } = ports
  const verified = new LRUCache<string, VerifiedToken>({ max: verifiedMax })

  /** The caller of a token that was verified on the very terms that hold now. */
  const callerOn = (token: string, issuer: TrustedIssuer | undefined): Caller | undefined => {
    const known = verified.get(token)
    if (!known || !issuer?.enabled || known.until <= clock().getTime()) return undefined
    const isSame = known.issuer.id === issuer.id && known.issuer.revision === issuer.revision
    return isSame && !isRevoked(known.caller) ? known.caller : undefined
  }

  const isRevoked = ({ tokenId }: Pick<Caller, 'tokenId'>): boolean =>
    revocations.has(`jti:${tokenId}`)

  const verify = (token: string, issuer: TrustedIssuer, asked: Asked): Promise<Caller> =>
    tenants.whileOpen(issuer.tenant, async (tenant) => {
      if (!tenant) throw new Problem(tokenInvalid, { challenge })
      // No actor comes into being while nobody may come in.
      if (tenant.access.current().suspended) throw new Problem(tenantSuspended)
      const claims = await ports.verify(token, issuer)
      const caller = callerOf(token, issuer, claims.exp)
      if (isRevoked(caller)) throw new Problem(tokenInvalid, { challenge })
      const actor = await ports.enrol(issuer, claims)
      // Another server may have made it.
      if (!actorOf(tenant.access.current(), actor.id)) await tenant.access.refresh()
      const until = Math.min(caller.expiresAt, clock().getTime() + verifiedMilliseconds)
      const known = { ...caller, ...actor }
      verified.set(token, { caller: known, asked, issuer, until })
      return known
    })

  /** Undefined when no tenant trusts the token's issuer for its audience. */
  const external = async (token: string): Promise<Caller | undefined> => {
    const asked = askedOf(token)
    if (!asked || ports.isOwn(asked.issuer)) return undefined
    const issuer = await trust.find(asked)
    if (!issuer?.enabled) return undefined
    return callerOn(token, issuer) ?? verify(token, issuer, asked)
  }

  return {
    known(token) {
      const own = tokens.known(token)
      if (own) return own
      const entry = verified.get(token)
      const caller = entry && callerOn(token, trust.peek(entry.asked))
      // Of a tenant that is not open, revocations may be missing here.
      return caller && tenants.peek(caller.tenant) ? caller : undefined
    },
    resolve: async (token) => (await external(token)) ?? tokens.resolve(token),
    whoseSession: async (token) => (await external(token)) ?? tokens.whoseSession(token),
  }
}

const challenge = 'Bearer realm="castellan", error="invalid_token"'

/** Whose token it says it is; nothing of it is believed yet. */
function askedOf(token: string): Asked | undefined {
  const { iss, aud } = peekJwt(token) ?? {}
  const audiences = [...new Set([aud].flat())].filter((one) => typeof one === 'string')
  if (typeof iss !== 'string' || audiences.length === 0 || audiences.length > audiencesMax)
    return undefined
  return { issuer: iss, audiences }
}

const callerOf = (
  token: string,
  { id, tenant, tenantSlug, clockToleranceSeconds }: TrustedIssuer,
  exp: number,
): Omit<Caller, keyof Enrolled> => ({
  tenant,
  tenantSlug,
  session: undefined,
  clientId: undefined,
  // Its own `jti` could be that of another issuer's token.
  tokenId: `${id}:${sha256(token)}`,
  expiresAt: (exp + clockToleranceSeconds) * 1000,
})
