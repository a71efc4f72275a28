import { isIPv6 } from 'node:net'
import { LRUCache } from 'lru-cache'
import type { Clock } from '../../kernel/clock.ts'
import { Problem, tooManyRequests } from '../../kernel/problem.ts'

/**
 * Counts failed sign-ins per account and network, so that guesses run out and a stranger's
 * guesses never lock out the owner, who comes from elsewhere.
 */
export interface Attempts {
  /** Runs one attempt. Refuses (429) once too many failed; parallel guesses count at once. */
  attempt<T>(who: { account: string; address: string | null }, work: () => Promise<T>): Promise<T>
}

const failuresMax = 10
const windowSeconds = 60

export function countAttempts(clock: Clock): Attempts {
  const failures = new LRUCache<string, { count: number; until: number }>({ max: 100_000 })

  return {
    async attempt({ account, address }, work) {
      const key = `${account}\n${networkOf(address)}`
      const now = clock().getTime()
      const known = failures.get(key)
      const entry =
        known && known.until > now ? known : { count: 0, until: now + windowSeconds * 1000 }
      if (entry.count >= failuresMax)
        throw new Problem(tooManyRequests, {
          detail: 'Too many failed sign-ins; wait a moment',
          retryAfterSeconds: Math.ceil((entry.until - now) / 1000),
        })
      // Counted as failed until it is known to have succeeded, so parallel guesses cannot slip by.
      entry.count += 1
      failures.set(key, entry)
      const result = await work()
      entry.count -= 1
      return result
    },
  }
}

export const uncounted: Attempts = { attempt: (_, work) => work() }

/** An IPv6 caller has a /64 to pick addresses from; they count as one. */
const networkOf = (address: string | null): string =>
  address && isIPv6(address) ? address.split(':').slice(0, 4).join(':') : (address ?? 'unknown')
