import { LRUCache } from 'lru-cache'
import type { Clock } from '../kernel/clock.ts'
import { Problem, unavailable } from '../kernel/problem.ts'
import type { TrustedIssuer } from '../kernel/trusted-issuer.ts'

/** Answers which issuer, of which tenant, tokens of this `iss` for these audiences belong to. */
export type TrustSource = (
  issuer: string,
  audiences: readonly string[],
) => Promise<TrustedIssuer | undefined>

/** The trusted issuers as this process knows them, never older than a second. */
export interface Trust {
  /**
   * Undefined when no tenant trusts the issuer for these audiences, or more than one does. Throws
   * a 503 problem for one never met before when too many such were asked for just now.
   */
  find(asked: Asked): Promise<TrustedIssuer | undefined>
  /** The same without waiting; undefined too when it must be looked up again. */
  peek(asked: Asked): TrustedIssuer | undefined
  /** Forgets everything; what changed counts from now on. */
  forget(): void
}

export interface Asked {
  readonly issuer: string
  readonly audiences: readonly string[]
}

const freshMilliseconds = 1000
const heldMax = 10_000
/** So that made-up issuers, of which there is no end, do not occupy the database. */
const strangersPerSecondMax = 100

interface Looked {
  readonly at: number
  readonly found: Promise<TrustedIssuer | undefined>
  /** Undefined until it is known. */
  issuer?: TrustedIssuer | undefined
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
    const found = source(asked.issuer, asked.audiences)
    const looked: Looked = { at: clock().getTime(), found }
    held.set(name, looked)
    found.then(
      (issuer) => {
        looked.issuer = issuer
        if (issuer) met.set(name, true)
      },
      // Whoever waits for it is told; the next one asks again.
      () => void held.delete(name),
    )
    return looked
  }

  return {
    find: async (asked) => (fresh(asked) ?? look(asked)).found,
    peek: (asked) => fresh(asked)?.issuer,
    forget: () => held.clear(),
  }
}

const nameOf = ({ issuer, audiences }: Asked): string => JSON.stringify([issuer, ...audiences])
