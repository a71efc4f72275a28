import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { Problem, tooManyRequests } from '../kernel/problem.ts'

/** Hashes and verifies passwords without letting a flood of them starve the rest. */
export interface Passwords {
  hash(password: string): Promise<string>
  /** False for a wrong password. Without a hash it works as long, then answers false. */
  verify(password: string, hash: string | undefined): Promise<boolean>
}

/** OWASP's second argon2id setting: 19 MiB, two passes, one lane. Argon2id is the library's default. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

const waitingMax = 200

export function passwords(): Passwords {
  const inTurn = bounded(availableParallelism(), waitingMax)
  // What an unknown user's password is compared with, so that the answer takes as long.
  const nobody = hash('nobody has this password', cost)

  return {
    hash: (password) => inTurn(() => hash(password, cost)),
    verify: (password, known) =>
      inTurn(async () => {
        const matches = await verify(known ?? (await nobody), password)
        return matches && known !== undefined
      }),
  }
}

/** Runs at most `runningMax` works at once; with `waitingMax` in line, refuses the next (429). */
export function bounded(runningMax: number, waitingMax: number) {
  const waiting: (() => void)[] = []
  let running = 0

  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= runningMax) {
      if (waiting.length >= waitingMax) throw new Problem(tooManyRequests, { retryAfterSeconds: 2 })
      // The one who finishes hands its place over, so `running` stays as it is.
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
