import { LRUCache } from 'lru-cache'
import type { Clock } from '../kernel/clock.ts'
import type { TrustedIssuer } from '../kernel/trusted-issuer.ts'

/** Answers which issuer, of which tenant, tokens of this `iss` for these audiences belong to. */
export type TrustSource = (
  issuer: string,
  audiences: readonly string[],
) => Promise<TrustedIssuer | undefined>

/** The trusted issuers as this process knows them, never older than a second. */
export interface Trust {
  /** Undefined when no tenant trusts the issuer for these audiences, or more than one does. */
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

interface Looked {
  readonly at: number
  readonly found: Promise<TrustedIssuer | undefined>
  /** Undefined until it is known. */
  issuer?: TrustedIssuer | undefined
}

export function trustOf(source: TrustSource, clock: Clock): Trust {
  const held = new LRUCache<string, Looked>({ max: heldMax })

  const fresh = (asked: Asked): Looked | undefined => {
    const looked = held.get(nameOf(asked))
    return looked && clock().getTime() - looked.at < freshMilliseconds ? looked : undefined
  }

  const look = (asked: Asked): Looked => {
    const name = nameOf(asked)
    const found = source(asked.issuer, asked.audiences)
    const looked: Looked = { at: clock().getTime(), found }
    held.set(name, looked)
    found.then(
      (issuer) => {
        looked.issuer = issuer
      },
      // Whoever waits for it is told; the next one asks again.
      () => void held.delete(name),
    )
    return looked
  }

  return {
    find: (asked) => (fresh(asked) ?? look(asked)).found,
    peek: (asked) => fresh(asked)?.issuer,
    forget: () => held.clear(),
  }
}

const nameOf = ({ issuer, audiences }: Asked): string => JSON.stringify([issuer, ...audiences])
