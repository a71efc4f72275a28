import type { TenantId } from './ids.ts'

/** So many failures in a minute, and nobody is heard any more. */
export const failuresMax = 10

/** Somebody who tries to prove themselves. */
export interface Prover {
  readonly tenant: TenantId
  /** What they try to get into. */
  readonly account: string
  /** Where they come from. */
  readonly address: string | null
}

/**
 * Runs one attempt of theirs; whatever it throws is a failure. Refuses (429) once too many failed, in
 * whichever process. Guesses that come at once count at once.
 */
export type Attempt = <T>(who: Prover, prove: () => Promise<T>) => Promise<T>

/** Under what failures are counted; null when none are. */
export type Guess = string | null

/** The same where the statement that lets somebody in looks whether the guesses have run out. */
export type AttemptGuess = <T>(who: Prover, prove: (guess: Guess) => Promise<T>) => Promise<T>
