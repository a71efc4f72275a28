import type { Caller } from './caller.ts'

/** An answer as it was sent, to be repeated to the letter. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Empty when there is none. */
  readonly body: string
}

/** An act under a name of its caller's choice, by which a retry is told from a second act. */
export interface NamedAct {
  readonly key: string
  /** All that was asked for: another request cannot have the same name. */
  readonly request: string
  run(): Promise<Answer>
}

/** Runs the act, or repeats the answer that the caller got under that name; one that throws leaves no trace. */
export type Once = (caller: Caller, act: NamedAct) => Promise<Answer & { isReplayed: boolean }>
