import type { AuditStore } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { ActorId, NewId, SessionId, TenantId } from '../../kernel/ids.ts'
import { Problem, tokenInvalid } from '../../kernel/problem.ts'
import type { Transact } from '../../kernel/transact.ts'
import type { Attempts } from './attempts.ts'
import { grants } from './grants.ts'
import type { Issuer, Subject } from './issue.ts'
import * as problems from './problems.ts'
import type { RefreshRequest, TokenReply, TokenRequest, UserInfo } from './schema.ts'

export interface Session {
  readonly id: SessionId
  readonly actor: ActorId
  readonly clientId: string | null
  readonly address: string | null
  readonly userAgent: string | null
  readonly createdAt: Date
  readonly expiresAt: Date
}

export interface Client {
  readonly id: ActorId
  readonly clientId: string
  readonly name: string
  /** Hashes of the secrets that are good now. */
  readonly secretHashes: readonly string[]
}

export interface RefreshToken {
  readonly sessionId: SessionId
  readonly expiresAt: Date
  readonly usedAt: Date | null
}

/** What this module asks of a database; `store.ts` answers it. */
export interface TokenStore {
  /** The active user of that name, case-insensitively, and what their password must match. */
  userByName(username: string): Promise<(Subject & { passwordHash: string }) | undefined>
  /** The subject of a live session's tokens; undefined when gone or disabled. */
  subject(actor: string): Promise<Subject | undefined>
  client(clientId: string, at: Date): Promise<Client | undefined>
  startSession(session: Session): Promise<void>
  /** The session while it goes on. */
  session(id: string): Promise<Session | undefined>
  useSession(id: SessionId, at: Date): Promise<void>
  endSession(id: string, at: Date): Promise<void>
  insertRefresh(token: {
    hash: string
    sessionId: SessionId
    createdAt: Date
    expiresAt: Date
  }): Promise<void>
  /** Reads and locks the token, so that of two redemptions one comes after the other. */
  refresh(hash: string): Promise<RefreshToken | undefined>
  markUsed(hash: string, at: Date): Promise<void>
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
  readonly attempts: Attempts
  readonly verifyPassword: (password: string, hash: string | undefined) => Promise<boolean>
  /** The tenant of callers who have no token yet: the one organization of a single-tenant install. */
  readonly defaultTenant: () => TenantId
  /** The tenant that a client id names inside itself; whether it is genuine, its secret decides. */
  readonly tenantOfClient: (clientId: string) => TenantId | undefined
  /** Makes a revocation hold in this process at once. */
  readonly revoked: (subject: string, until: Date) => void
}

/** Where a request came from, as sessions and audit rows keep it. */
export interface Origin {
  readonly by: Author
  readonly userAgent: string | null
}

export type TokenService = ReturnType<typeof tokenService>

export function tokenService(ports: TokenPorts) {
  const { transact, clock, issuer } = ports

  return {
    /** Tokens for whoever proves themselves in one of the ways `grants` lists. */
    async issue(request: TokenRequest, origin: Origin): Promise<TokenReply> {
      const grant = Object.hasOwn(grants, request.grantType)
        ? grants[request.grantType as keyof typeof grants]
        : undefined
      if (!grant)
        throw new Problem(problems.grantUnknown, {
          detail: `Known: ${Object.keys(grants).join(', ')}`,
        })
      const missing = grant.needs.filter((field) => request[field] === undefined)
      if (missing.length > 0)
        throw new Problem(problems.grantIncomplete, { detail: `Missing: ${missing.join(', ')}` })
      return grant.issue(ports, request, origin)
    },

    /**
     * A new pair for a refresh token. Redeemed again within ten seconds it gives the same
     * successor, as an honest retry needs; redeemed later, the whole session ends.
     */
    async refresh(request: RefreshRequest, { by }: Origin): Promise<TokenReply> {
      const tenant = issuer.tenantOfRefresh(request.refreshToken)
      if (!tenant) throw new Problem(problems.refreshWrong)
      await issuer.prepare(tenant)
      const outcome = await transact(tenant, async (stores) =>
        redeem(stores, request, { tenant, by }),
      )
      if (outcome.kind === 'refused') throw new Problem(problems.refreshWrong)
      if (outcome.kind === 'reused') {
        ports.revoked(`sid:${outcome.session}`, issuer.accessEnd(clock()))
        throw new Problem(problems.refreshWrong, {
          detail: 'It was used before; the session has ended',
        })
      }
      return outcome.reply
    },

    /** Ends what the token belongs to: the session with all its tokens, or the single token. */
    async logout({ caller, by }: { caller: Caller; by: Author }): Promise<void> {
      const at = clock()
      const subject = caller.session ? `sid:${caller.session}` : `jti:${caller.tokenId}`
      const until = issuer.accessEnd(at)
      await transact(caller.tenant, async ({ tokens, audit }) => {
        if (caller.session) await tokens.endSession(caller.session, at)
        await tokens.revoke(subject, until)
        await audit.append({
          action: 'session.ended',
          by: { ...by, id: caller.id },
          target: subject,
          at,
        })
      })
      ports.revoked(subject, until)
    },

    userInfo: (caller: Caller): Promise<UserInfo> =>
      transact(caller.tenant, async ({ tokens }) => {
        const known = await tokens.userInfo(caller.id)
        if (!known) throw new Problem(tokenInvalid, { detail: 'The token stands for no user' })
        return { sub: caller.id, ...known }
      }),
  }

  async function redeem(
    { tokens, audit }: TokenStores,
    request: RefreshRequest,
    { tenant, by }: { tenant: TenantId; by: Author },
  ): Promise<Redeemed> {
    const at = clock()
    const hash = issuer.hashRefresh(request.refreshToken)
    const token = await tokens.refresh(hash)
    const session =
      token && token.expiresAt > at ? await tokens.session(token.sessionId) : undefined
    if (!token || !session || session.expiresAt <= at) return { kind: 'refused' }
    // A session that a client started goes on only with that client.
    if (request.clientId !== undefined && request.clientId !== session.clientId)
      return { kind: 'refused' }
    const subject = await tokens.subject(session.actor)
    if (!subject) return { kind: 'refused' }

    const isRetry = token.usedAt !== null
    if (
      token.usedAt !== null &&
      at.getTime() - token.usedAt.getTime() > issuer.retrySeconds * 1000
    ) {
      await tokens.endSession(session.id, at)
      await tokens.revoke(`sid:${session.id}`, issuer.accessEnd(at))
      const facts = { session: session.id }
      await audit.append({
        action: 'session.refresh-reused',
        by,
        target: `actor/${session.actor}`,
        at,
        facts,
      })
      return { kind: 'reused', session: session.id }
    }
    const successor = issuer.successor(request.refreshToken)
    if (!isRetry) {
      await tokens.markUsed(hash, at)
      const expiresAt = issuer.refreshEnd(at)
      await tokens.insertRefresh({
        hash: issuer.hashRefresh(successor),
        sessionId: session.id,
        createdAt: at,
        expiresAt,
      })
      await tokens.useSession(session.id, at)
    }
    const issued = issuer.access({
      tenant,
      subject,
      at,
      session: session.id,
      clientId: session.clientId,
    })
    return { kind: 'renewed', reply: { ...issued, refreshToken: successor } }
  }
}

type Redeemed =
  | { readonly kind: 'renewed'; readonly reply: TokenReply }
  | { readonly kind: 'reused'; readonly session: SessionId }
  | { readonly kind: 'refused' }
