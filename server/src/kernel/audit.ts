import type { Author } from './caller.ts'

/** One thing that was done, told in the past tense: `user.created`. */
export interface AuditEvent {
  readonly action: string
  readonly by: Author
  /** The noun and id of what it was done to. */
  readonly target: string
  readonly at: Date
  /** Facts worth keeping; never a secret. */
  readonly facts?: Readonly<Record<string, unknown>>
}

/** Appends to the tenant's audit trail, in the transaction of the act itself. */
export interface AuditStore {
  append(event: AuditEvent): Promise<void>
}
