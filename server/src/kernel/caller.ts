import type { CredentialKind } from './credential.ts'
import type { ActorId, SessionId, TenantId } from './ids.ts'

/** Who calls, as the credential proved it: the only source of a request's tenant. */
export interface Caller {
  readonly tenant: TenantId
  readonly tenantSlug: string
  readonly id: ActorId
  readonly kind: 'user' | 'application' | 'service' | 'agent'
  /** The session the token belongs to; undefined for client credentials. */
  readonly session: SessionId | undefined
  /** The client the token was issued to. */
  readonly clientId: string | undefined
  /** JWT id of the token that was presented, or the id of the key. */
  readonly tokenId: string
  /** What was presented when it was no access token. */
  readonly credential?: CredentialKind
  /** When the token ends, in epoch milliseconds; `Infinity` for a key without an end. */
  readonly expiresAt: number
}

/** Who is named in an audit row: a caller, or the server itself (bootstrap, reconciling). */
export interface Author {
  readonly id: ActorId | null
  readonly requestId: string | null
  readonly address: string | null
}

/** By which request a credential came. */
export interface Arrival extends Omit<Author, 'id'> {
  /** The slug of the tenant at whose own address it came; undefined at that of the server. */
  readonly at: string | undefined
}

/** An author for acts that no caller asked for. */
export const system: Author = { id: null, requestId: null, address: null }
