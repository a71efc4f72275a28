import { actorOf } from '@castellan/engine'
import { LRUCache } from 'lru-cache'
import { peekJwt } from '../adapters/jwt.ts'
import type { Arrival, Caller } from '../kernel/caller.ts'
import type { Clock } from '../kernel/clock.ts'
import type { ActorId } from '../kernel/ids.ts'
import { Problem, tenantSuspended, tokenInvalid } from '../kernel/problem.ts'
import { sha256 } from '../kernel/secret.ts'
import { TakenBack } from '../kernel/taken-back.ts'
import type { TrustedIssuer } from '../kernel/trusted-issuer.ts'
import { type ChoicePorts, type Chosen, choose } from './candidates.ts'
import type { Resolver } from './resolve.ts'
import type { Revocations } from './revocations.ts'
import type { Tenants } from './tenants.ts'
import type { Asked, Candidates, Trust } from './trust.ts'

export interface ExternalPorts extends ChoicePorts {
  readonly trust: Trust
  readonly tenants: Tenants
  readonly revocations: Revocations
  /** Whether an `iss` is one of this server's own. */
  readonly isOwn: (issuer: string) => boolean
  /** The actor that the claims are about, made or brought up to date by them. */
  readonly enrol: (verified: Chosen, arrival: Arrival) => Promise<Enrolled>
  readonly clock: Clock
}

export interface Enrolled {
  readonly id: ActorId
  readonly kind: Caller['kind']
  /** The actor by whose state that was found; undefined when it came to be with it. */
  readonly state: object | undefined
}

const verifiedMax = 50_000
/** How long a token counts as verified before its issuer's keys are asked again. */
const verifiedMilliseconds = 5 * 60_000
const audiencesMax = 16

type Entered = Pick<VerifiedToken, 'caller' | 'state'>

interface VerifiedToken {
  readonly caller: Caller
  readonly state: Enrolled['state']
  readonly asked: Asked
  /** Of all whom it might have been for. */
  readonly terms: string
  readonly until: number
}

/** The resolver that also knows tokens of trusted issuers; all other tokens go to the first. */
export function withExternal(tokens: Resolver, ports: ExternalPorts): Resolver {
  const { trust, tenants, revocations, clock } = ports
  const verified = new LRUCache<string, VerifiedToken>({ max: verifiedMax })

  /** The caller of a token that was verified on the very terms that hold now. */
  const callerOn = (
    known: VerifiedToken | undefined,
    candidates: Candidates | undefined,
  ): Caller | undefined => {
    if (!known || known.until <= clock().getTime()) return undefined
    const { caller, state, terms } = known
    const open = tenants.peek(caller.tenant)
    // One that was changed since may have come with a newer token, or be gone.
    if (open && (!state || actorOf(open.access.current(), caller.id) !== state)) return undefined
    return terms === candidates?.terms && !isRevoked(caller) ? caller : undefined
  }

  const isRevoked = ({ tokenId }: Pick<Caller, 'tokenId'>): boolean =>
    revocations.has(`jti:${tokenId}`)

  const enter = async (token: string, verifiedAs: Chosen, arrival: Arrival): Promise<Entered> => {
    const { issuer, claims } = verifiedAs
    return tenants.whileOpen(issuer.tenant, async (tenant) => {
      if (!tenant) throw new Problem(tokenInvalid, { challenge })
      // No actor comes into being while nobody may come in.
      if (tenant.access.current().suspended) throw new Problem(tenantSuspended)
      const caller = callerOf(token, issuer, claims.exp)
      if (isRevoked(caller)) throw new TakenBack({ tenant: issuer.tenant, id: null })
      const { id, kind, state } = await ports.enrol(verifiedAs, arrival)
      // Another server may have made it.
      if (!actorOf(tenant.access.current(), id)) await tenant.access.refresh()
      return { caller: { ...caller, id, kind }, state }
    })
  }

  /** Undefined for a token that this server's own tenants may have issued. */
  const external = async (token: string, arrival: Arrival): Promise<Caller | undefined> => {
    const asked = askedOf(token, arrival.at)
    if (!asked || ports.isOwn(asked.issuer)) return undefined
    const candidates = await trust.find(asked)
    const [first, ...others] = candidates.issuers
    if (!first) throw new Problem(tokenInvalid, { detail: untrusted, challenge })
    const name = nameOf(token, arrival.at)
    const known = callerOn(verified.get(name), candidates)
    if (known) return known
    const chosen = await choose(token, [first, ...others], ports)
    const { caller, state } = await enter(token, chosen, arrival)
    const until = Math.min(caller.expiresAt, clock().getTime() + verifiedMilliseconds)
    verified.set(name, { caller, state, asked, terms: candidates.terms, until })
    return caller
  }

  return {
    known(token, at) {
      const own = tokens.known(token, at)
      if (own) return own
      const entry = verified.get(nameOf(token, at))
      const caller = entry && callerOn(entry, trust.peek(entry.asked))
      // Of a tenant that is not open, revocations may be missing here.
      return caller && tenants.peek(caller.tenant) ? caller : undefined
    },
    resolve: async (token, arrival) =>
      (await external(token, arrival)) ?? tokens.resolve(token, arrival),
    whoseSession: async (token, arrival) =>
      (await external(token, arrival)) ?? tokens.whoseSession(token, arrival),
  }
}

/** At the address of a tenant a token may be another's than at that of the server. */
const nameOf = (token: string, at: string | undefined): string =>
  at === undefined ? token : `${at} ${token}`

const untrusted = 'The token is not taken: its issuer is not trusted here for its audience'

const challenge = 'Bearer realm="castellan", error="invalid_token"'

/** Whose token it says it is; nothing of it is believed yet. */
function askedOf(token: string, at: string | undefined): Asked | undefined {
  const { iss, aud } = peekJwt(token) ?? {}
  const audiences = [...new Set([aud].flat())].filter((one) => typeof one === 'string')
  if (typeof iss !== 'string' || audiences.length === 0 || audiences.length > audiencesMax)
    return undefined
  return { issuer: iss, audiences, at }
}

const callerOf = (
  token: string,
  { id, tenant, tenantSlug, clockToleranceSeconds }: TrustedIssuer,
  exp: number,
): Omit<Caller, 'id' | 'kind'> => ({
  tenant,
  tenantSlug,
  session: undefined,
  clientId: undefined,
  // Its own `jti` could be that of another issuer's token.
  tokenId: `${id}:${sha256(token)}`,
  expiresAt: (exp + clockToleranceSeconds) * 1000,
})
