import type { Author, Caller } from '../../kernel/caller.ts'
import type { SessionId, TenantId } from '../../kernel/ids.ts'
import { Problem, tokenInvalid } from '../../kernel/problem.ts'
import type { Client } from './clients.ts'
import { grants, isAt, knowsSecret } from './grants.ts'
import type { Origin, TokenPorts, TokenStores } from './ports.ts'
import * as problems from './problems.ts'
import type { RefreshRequest, TokenReply, TokenRequest, UserInfo } from './schema.ts'

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
    async refresh(request: RefreshRequest, { by, atTenant }: Origin): Promise<TokenReply> {
      const tenant = issuer.tenantOfRefresh(request.refreshToken)
      if (!tenant || !(await isAt(ports, tenant, atTenant)))
        throw new Problem(problems.refreshWrong)
      const refused = async () => refusalOf(by)
      const entry = { unknown: problems.refreshWrong, refused }
      const outcome = await ports.admitted(tenant, entry, () =>
        transact(tenant, (stores) => redeem(stores, request, { tenant, by })),
      )
      if (outcome.kind === 'refused') {
        await ports.recordRefusal(tenant, { ...refusalOf(by, outcome.session), at: clock() })
        throw new Problem(problems.refreshWrong)
      }
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
      // Another issuer's tokens may live longer than ours.
      const end = Math.max(issuer.accessEnd(at).getTime(), caller.expiresAt)
      const until = new Date(Math.min(end, latest))
      await transact(caller.tenant, async ({ tokens, audit }) => {
        if (caller.session) await tokens.endSession(caller.session, at)
        await tokens.revoke(subject, until)
        await audit.append({
          action: 'session.ended',
          by: { ...by, id: caller.id },
          target: caller.session ? `session/${caller.session}` : `token/${caller.tokenId}`,
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

  function clientOf({ client }: TokenStores['tokens'], tenant: TenantId, clientId: string) {
    return ports.clients.find(tenant, clientId, () => client(clientId, clock()))
  }

  async function redeem(
    { tokens, audit }: TokenStores,
    request: RefreshRequest,
    { tenant, by }: { tenant: TenantId; by: Author },
  ): Promise<Redeemed> {
    const at = clock()
    const hash = issuer.hashRefresh(request.refreshToken)
    const token = await tokens.refresh(hash)
    if (!token || token.expiresAt <= at || token.session.expiresAt <= at) return { kind: 'refused' }
    const { session, subject } = token
    const client =
      session.clientId === null ? null : await clientOf(tokens, tenant, session.clientId)
    if (!subject || !goesOnWith(client, request, at))
      return { kind: 'refused', session: session.id }

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
      const next = { hash: issuer.hashRefresh(successor), expiresAt: issuer.refreshEnd(at) }
      await tokens.goOn(session.id, { at, used: hash, next })
      const author = { ...by, id: session.actor }
      const target = `session/${session.id}`
      await audit.append({ action: 'session.refreshed', by: author, target, at })
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

/**
 * A session that a client started goes on with that client alone, for as long as there is one. It
 * need not name itself (RFC 6749 §6), but what it says of itself is so.
 */
function goesOnWith(
  client: Client | null | undefined,
  { clientId, clientSecret }: RefreshRequest,
  at: Date,
): boolean {
  if (client === null) return clientId === undefined && clientSecret === undefined
  if (client === undefined || (clientId ?? client.clientId) !== client.clientId) return false
  return clientSecret === undefined || knowsSecret(client, clientSecret, at)
}

const refusalOf = (by: Author, session?: SessionId) => {
  const target = `session/${session ?? 'unknown'}`
  return { action: 'session.refresh-refused', by, target }
}

/** The last millisecond of the year 9999; one that never ends is signed out until then. */
const latest = 253_402_300_799_999

type Redeemed =
  | { readonly kind: 'renewed'; readonly reply: TokenReply }
  | { readonly kind: 'reused'; readonly session: SessionId }
  | { readonly kind: 'refused'; readonly session?: SessionId }
