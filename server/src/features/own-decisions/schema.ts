import type { writePolicy } from '@castellan/engine'

/** A question of a caller about themselves. */
export interface OwnQuestion {
  readonly permission: string
  /** The resource by the parts of its id. */
  readonly id: Readonly<Record<string, string>>
  readonly properties: Readonly<Record<string, readonly string[]>>
  readonly effective?: OwnRange
  readonly asAt?: OwnRange
}

/** Epoch milliseconds; both ends belong to it. */
interface OwnRange {
  readonly from: number | undefined
  readonly to: number | undefined
}

export interface OwnQuestions {
  readonly questions: readonly OwnQuestion[]
  /** Only policies for one of these, or for all of them, count; none named: all do. */
  readonly applications: readonly string[]
  /** Facts of the request, as `if` items see them. */
  readonly context: Readonly<Record<string, unknown>>
}

/** A policy that a caller has, and through what. */
export interface OwnPolicy {
  readonly source: { readonly scope: string; readonly code: string }
  /** Null for the personal role, which comes after all others. */
  readonly precedence: number | null
  /** In the shape of a world file. */
  readonly policy: ReturnType<typeof writePolicy>
}
