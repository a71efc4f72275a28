import { LRUCache } from 'lru-cache'
import type { Clock } from '../kernel/clock.ts'
import { Problem, unavailable } from '../kernel/problem.ts'
import type { TrustedIssuer } from '../kernel/trusted-issuer.ts'

/**
 * Answers with the tenants that trust tokens of this `iss` for these audiences, a bounded number of
 * them, and their terms.
 */
export type TrustSource = (asked: Asked) => Promise<readonly TrustedIssuer[]>

/** Those that a token may be for: its signature and their terms decide which one it is. */
export interface Candidates {
  readonly issuers: readonly TrustedIssuer[]
  /** Differs when they or their terms differ. */
  readonly terms: string
}

/** The trusted issuers as this process knows them, never older than a second. */
export interface Trust {
  /**
   * None when no tenant trusts the issuer for these audiences. Throws a 503 problem for one never
   * met before when too many such were asked for just now.
   */
  find(asked: Asked): Promise<Candidates>
  /** The same without waiting; undefined when it must be looked up again. */
  peek(asked: Asked): Candidates | undefined
  /** Forgets everything; what changed counts from now on. */
  forget(): void
}

export interface Asked {
  readonly issuer: string
  readonly audiences: readonly string[]
  /** The slug of the tenant at whose own address it was asked, if at one. */
  readonly at: string | undefined
}

const freshMilliseconds = 1000
const heldMax = 10_000
/** So that made-up issuers, of which there is no end, do not occupy the database. */
const strangersPerSecondMax = 100

interface Looked {
  readonly at: number
  readonly found: Promise<Candidates>
  /** Undefined until they are known. */
  candidates?: Candidates
}

export function trustOf(source: TrustSource, clock: Clock): Trust {
  const held = new LRUCache<string, Looked>({ max: heldMax })
  /** Those that were found at some time; they are looked up whenever it is needed. */
  const met = new LRUCache<string, true>({ max: heldMax })
  let strangers = { since: 0, count: 0 }

  const fresh = (asked: Asked): Looked | undefined => {
    const looked = held.get(nameOf(asked))
    return looked && clock().getTime() - looked.at < freshMilliseconds ? looked : undefined
  }

  const admitStranger = (): void => {
    const now = clock().getTime()
    if (Math.abs(now - strangers.since) >= 1000) strangers = { since: now, count: 0 }
    strangers.count += 1
    if (strangers.count > strangersPerSecondMax)
      throw new Problem(unavailable, {
        detail: 'Too many tokens of unknown issuers at once',
        retryAfterSeconds: 1,
      })
  }

  const look = (asked: Asked): Looked => {
    const name = nameOf(asked)
    if (!met.has(name)) admitStranger()
    const found = source(asked).then(candidatesOf)
    const looked: Looked = { at: clock().getTime(), found }
    held.set(name, looked)
    found.then(
      (candidates) => {
        looked.candidates = candidates
        if (candidates.issuers.length > 0) met.set(name, true)
      },
      // Whoever waits for it is told; the next one asks again.
      () => void held.delete(name),
    )
    return looked
  }

  return {
    find: async (asked) => (fresh(asked) ?? look(asked)).found,
    peek: (asked) => fresh(asked)?.candidates,
    forget: () => held.clear(),
  }
}

const nameOf = ({ issuer, audiences, at }: Asked): string =>
  JSON.stringify([at ?? null, issuer, ...audiences])

const candidatesOf = (issuers: readonly TrustedIssuer[]): Candidates => ({
  issuers,
  terms: issuers.map(({ id, revision }) => `${id}/${revision}`).join(),
})
