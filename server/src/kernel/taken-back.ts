import type { ActorId, TenantId } from './ids.ts'
import { Problem, tokenInvalid } from './problem.ts'

/** Whom a genuine credential was given to; of a token of others the actor may not be known. */
export interface Bearer {
  readonly tenant: TenantId
  readonly id: ActorId | null
}

/**
 * A genuine credential that was taken back comes again: a logout, a revocation, the end of whoever
 * had it. Its tenant's trail tells of it. One whose time is up is no such one, since every client
 * comes with it now and then.
 */
export class TakenBack extends Problem {
  readonly bearer: Bearer

  constructor(bearer: Bearer) {
    super(tokenInvalid, { challenge })
    this.bearer = bearer
  }
}

const challenge = 'Bearer realm="castellan", error="invalid_token"'
