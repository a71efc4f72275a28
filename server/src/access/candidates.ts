import type { TenantId } from '../kernel/ids.ts'
import { Problem, tokenInvalid } from '../kernel/problem.ts'
import type { TrustedIssuer, VerifiedClaims } from '../kernel/trusted-issuer.ts'

export interface ChoicePorts {
  /** Whether a key of the issuer signed it. Throws a 503 problem while its keys cannot be had. */
  readonly isSignedBy: (token: string, issuer: TrustedIssuer) => Promise<boolean>
  /** Throws a 401 problem when the token is not good, a 503 one when that cannot be told. */
  readonly verify: (token: string, issuer: TrustedIssuer) => Promise<VerifiedClaims>
  /** Whether the issuer's allow-list lets in whoever has these claims. */
  readonly admits: (issuer: TrustedIssuer, claims: VerifiedClaims) => boolean
  /** The tenant whose own address is the root. */
  readonly platform: { readonly id: TenantId }
}

/** A token that holds, by the terms of one tenant. */
export interface Chosen {
  readonly issuer: TrustedIssuer
  readonly claims: VerifiedClaims
}

/**
 * Verifies a token by the terms of the one tenant that it is for. Where several name its issuer and
 * audience, those count whose keys signed it and whose terms it meets: whoever merely says that
 * they trust an issuer keeps nobody out. Of two that would take it, the one at home at the root has
 * it there. Throws a 401 problem that names what is wrong, also where neither is: nothing says which
 * one is meant, and whom it knows already would be for each of them to arrange.
 */
export async function choose(
  token: string,
  [first, ...others]: readonly [TrustedIssuer, ...TrustedIssuer[]],
  ports: ChoicePorts,
): Promise<Chosen> {
  const verified = async (issuer: TrustedIssuer): Promise<Chosen> => ({
    issuer,
    claims: await ports.verify(token, issuer),
  })
  if (others.length === 0) return verified(first)

  const signers = await signersOf(token, [first, ...others], ports)
  if (signers.length === 0) return verified(first)
  const outcomes = await Promise.allSettled(signers.map(verified))
  const holding = valuesOf(outcomes)
  const admitting = holding.filter(({ issuer, claims }) => ports.admits(issuer, claims))
  const taking = admitting.length > 0 ? admitting : holding
  const [one, another] = taking
  const atHome = taking.find(({ issuer }) => issuer.tenant === ports.platform.id)
  if (atHome) return atHome
  if (another) throw new Problem(tokenInvalid, { detail: ambiguous, challenge })
  if (one) return one
  throw reasonOf(outcomes)
}

const challenge = 'Bearer realm="castellan", error="invalid_token"'

const ambiguous =
  'The token is not taken: more than one tenant trusts its issuer for its audience. ' +
  'Send it to the address of the one that is meant, /t/{slug}'

/** One whose keys cannot be had does not count, unless no other's keys signed the token either. */
async function signersOf(
  token: string,
  issuers: readonly TrustedIssuer[],
  { isSignedBy }: ChoicePorts,
): Promise<TrustedIssuer[]> {
  const outcomes = await Promise.allSettled(
    issuers.map(async (issuer) => ((await isSignedBy(token, issuer)) ? [issuer] : [])),
  )
  const signers = valuesOf(outcomes).flat()
  const failure = reasonOf(outcomes)
  if (signers.length === 0 && failure !== undefined) throw failure
  return signers
}

const valuesOf = <T>(outcomes: readonly PromiseSettledResult<T>[]): T[] =>
  outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))

/** Why the first that failed did. */
const reasonOf = (outcomes: readonly PromiseSettledResult<unknown>[]): unknown =>
  outcomes.find((outcome) => outcome.status === 'rejected')?.reason
