import type { Admitted } from '../../kernel/admitted.ts'
import type { AttemptGuess, Guess } from '../../kernel/attempt.ts'
import type { AuditEvent, AuditStore } from '../../kernel/audit.ts'
import type { Author } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { ActorId, NewId, SessionId, TenantId } from '../../kernel/ids.ts'
import type { Transact } from '../../kernel/transact.ts'
import type { Client, Clients } from './clients.ts'
import type { Issuer, Subject } from './issue.ts'
import type { UserInfo } from './schema.ts'

export interface Session {
  readonly id: SessionId
  readonly actor: ActorId
  readonly clientId: string | null
  readonly address: string | null
  readonly userAgent: string | null
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** A refresh token of a session that goes on. */
export interface RefreshToken {
  readonly expiresAt: Date
  readonly usedAt: Date | null
  readonly session: Pick<Session, 'id' | 'actor' | 'clientId' | 'expiresAt'>
  /** Of the session's tokens; undefined when gone or disabled. */
  readonly subject: Subject | undefined
}

/** The hash of the refresh token that is used, and what comes after it. */
export interface RefreshStep {
  readonly at: Date
  readonly used: string
  readonly next: SessionProof['refresh']
}

/** By what somebody proved themselves, and the token by which their session goes on. */
export interface SessionProof {
  readonly passwordHash: string
  readonly guess: Guess
  readonly refresh: { readonly hash: string; readonly expiresAt: Date }
}

/** What this module asks of a database; `store.ts` answers it. */
export interface TokenStore {
  /** The active user of that username or e-mail address, case-insensitively, and what their password must match. */
  userByName(username: string): Promise<(Subject & { passwordHash: string }) | undefined>
  /** The id of the user of that name, also of one who cannot sign in; undefined when none has it. */
  idByName(username: string): Promise<string | undefined>
  client(clientId: string, at: Date): Promise<Client | undefined>
  /**
   * Starts the session with its refresh token. False, and nothing started, when the user is not
   * active any more, has another password than the one that was proven, or was guessed too often.
   */
  startSession(session: Session, proof: SessionProof): Promise<boolean>
  endSession(id: string, at: Date): Promise<void>
  /** Reads the token, and locks it with its session, so that of two redemptions one comes first. */
  refresh(hash: string): Promise<RefreshToken | undefined>
  /** Uses up a token of the session, which goes on by the next. */
  goOn(session: SessionId, step: RefreshStep): Promise<void>
  /** Refuses the session's or the token's access tokens until they would end by themselves. */
  revoke(subject: string, until: Date): Promise<void>
  userInfo(actor: string): Promise<Omit<UserInfo, 'sub'> | undefined>
}

export interface TokenStores {
  readonly tokens: TokenStore
  readonly audit: AuditStore
}

export interface TokenPorts {
  readonly transact: Transact<TokenStores>
  readonly clock: Clock
  readonly newId: NewId
  readonly issuer: Issuer
  readonly clients: Clients
  /** Counts wrong passwords of an account, and refuses once there were too many. */
  readonly attemptGuess: AttemptGuess
  readonly verifyPassword: (password: string, hash: string | undefined) => Promise<boolean>
  /** The tenant of those who name none: the one organization of a single-tenant install. */
  readonly defaultTenant: () => TenantId
  /** The tenant of that slug; undefined when there is none. */
  readonly tenantAt: (slug: string) => Promise<TenantId | undefined>
  /** The tenant whose own e-mail domain it is. */
  readonly tenantOfDomain: (domain: string) => Promise<TenantId | undefined>
  /** During which tokens can be issued for the tenant. */
  readonly admitted: Admitted
  /** The tenant that a client id names inside itself; whether it is genuine, its secret decides. */
  readonly tenantOfClient: (clientId: string) => TenantId | undefined
  /** Appends a failed sign-in to the tenant's audit trail, within its bound. */
  readonly recordRefusal: (tenant: TenantId, refusal: AuditEvent) => Promise<void>
  /** Told of the tenant of each session that has started. */
  readonly sessionStarted: (tenant: TenantId) => void
  /** Makes a revocation hold in this process at once. */
  readonly revoked: (subject: string, until: Date) => void
}

/** Where a request came from, as sessions and audit rows keep it. */
export interface Origin {
  readonly by: Author
  readonly userAgent: string | null
  /** The slug of the tenant at whose own address it was asked; undefined at the root. */
  readonly atTenant?: string | undefined
}
