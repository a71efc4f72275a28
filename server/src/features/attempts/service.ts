import { isIPv6 } from 'node:net'
import { LRUCache } from 'lru-cache'
import { type Attempt, type AttemptGuess, failuresMax, type Guess } from '../../kernel/attempt.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Problem, tooManyRequests } from '../../kernel/problem.ts'
import { sha256 } from '../../kernel/secret.ts'
import type { Transact } from '../../kernel/transact.ts'

/** What this module asks of a database; `store.ts` answers it. */
export interface AttemptStore {
  /** Counts a failure, in the window that is open or else a new one; answers how many it has now. */
  fail(guess: string, window: { at: Date; until: Date }): Promise<Failures>
  /** Undefined when they have not run out. */
  runOutUntil(guess: Guess, at: Date): Promise<Date | undefined>
}

interface Failures {
  readonly count: number
  /** When its window ends, in milliseconds. */
  readonly until: number
}

export interface AttemptPorts {
  readonly transact: Transact<{ readonly attempts: AttemptStore }>
  readonly clock: Clock
}

export interface Attempts {
  readonly attempt: Attempt
  readonly attemptGuess: AttemptGuess
}

const windowSeconds = 60

/**
 * Counts failures per account and network, so that guesses run out and a stranger's guesses never
 * lock out the owner, who comes from elsewhere. The database counts them for all processes, and
 * lets nobody in whose guesses have run out. A process counts what is under way in it as failed
 * already, and learns of the failures in others by the next one in it: so it hashes few in vain.
 */
export function countAttempts({ transact, clock }: AttemptPorts): Attempts {
  const known = new LRUCache<string, { count: number; until: number }>({ max: 100_000 })

  const attemptGuess: AttemptGuess = async ({ tenant, account, address }, prove) => {
    const guess = sha256(`${account}\n${networkOf(address)}`)
    const at = clock()
    const now = at.getTime()
    const until = new Date(now + windowSeconds * 1000)
    const last = known.get(guess + tenant)
    const here = last && last.until > now ? last : { count: 0, until: until.getTime() }
    if (here.count >= failuresMax) throw tooMany(here.until - now)
    here.count += 1
    known.set(guess + tenant, here)
    try {
      const result = await prove(guess)
      here.count -= 1
      return result
    } catch (error) {
      const all = await transact(tenant, ({ attempts }) => attempts.fail(guess, { at, until }))
      here.count = Math.max(here.count, all.count)
      here.until = all.until
      if (all.count > failuresMax) throw tooMany(all.until - now)
      throw error
    }
  }

  return {
    attemptGuess,
    async attempt(who, prove) {
      const proven = await attemptGuess(who, async (guess) => ({ guess, result: await prove() }))
      const at = clock()
      const until = await transact(who.tenant, ({ attempts }) =>
        attempts.runOutUntil(proven.guess, at),
      )
      if (until) throw tooMany(until.getTime() - at.getTime())
      return proven.result
    },
  }
}

export const uncounted: Attempts = {
  attempt: (_, prove) => prove(),
  attemptGuess: (_, prove) => prove(null),
}

const tooMany = (milliseconds: number) =>
  new Problem(tooManyRequests, {
    detail: 'Too many failed sign-ins; wait a moment',
    retryAfterSeconds: Math.ceil(milliseconds / 1000),
  })

/** An IPv6 caller has a /64 to pick addresses from; they count as one, however they are written. */
function networkOf(address: string | null): string {
  if (address === null || !isIPv6(address) || address.includes('.')) return address ?? 'unknown'
  const [before = [], after = []] = address
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''))
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0')
  const groups = [...before, ...zeros, ...after].slice(0, 4)
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')
}
