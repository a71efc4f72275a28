import type { Guess } from '../../kernel/attempt.ts'
import type { SessionId, TenantId } from '../../kernel/ids.ts'
import { Problem } from '../../kernel/problem.ts'
import { sameText, sha256 } from '../../kernel/secret.ts'
import { tenantUnknown } from '../tenants/problems.ts'
import type { Client } from './clients.ts'
import type { Subject } from './issue.ts'
import type { Origin, TokenPorts } from './ports.ts'
import { clientWrong, credentialsWrong } from './problems.ts'
import type { TokenReply, TokenRequest } from './schema.ts'

/** A way to prove who one is, and the tokens it earns. */
interface Grant {
  /** Fields of the request that the grant cannot do without. */
  readonly needs: readonly (keyof TokenRequest)[]
  issue(ports: TokenPorts, request: TokenRequest, origin: Origin): Promise<TokenReply>
}

/** Everything the token route must know of a grant. A new one is a new row. */
export const grants = {
  /** RFC 6749 §4.3: a person's username and password, through a client or without one. */
  password: { needs: ['username', 'password'], issue: signIn },
  /** RFC 6749 §4.4: an application for itself. */
  client_credentials: { needs: ['clientId', 'clientSecret'], issue: authenticateClient },
} satisfies Record<string, Grant>

async function signIn(
  ports: TokenPorts,
  request: TokenRequest,
  origin: Origin,
): Promise<TokenReply> {
  const tenant = await tenantOf(ports, request, origin.atTenant)
  const refused = async () => {
    const known = await ports.transact(tenant, ({ tokens }) =>
      tokens.idByName(request.username ?? ''),
    )
    return { action: 'session.refused', by: origin.by, target: `user/${known ?? 'unknown'}` }
  }
  return ports.admitted(tenant, { unknown: credentialsWrong, refused }, async () => {
    const known = await ports.transact(tenant, ({ tokens }) =>
      tokens.userByName(request.username ?? ''),
    )
    const account = (known?.name ?? request.username ?? '').toLowerCase()
    const who = { tenant, account, address: origin.by.address }
    return ports.attemptGuess(who, async (guess) => {
      const isRight = await ports.verifyPassword(request.password ?? '', known?.passwordHash)
      if (!known || !isRight) throw new Problem(credentialsWrong)
      return startSession(ports, request, { tenant, origin, user: known, guess })
    })
  })
}

interface SigningIn {
  readonly tenant: TenantId
  readonly origin: Origin
  readonly user: Proven
  readonly guess: Guess
}

interface Proven extends Subject {
  /** Of the password that was proven. */
  readonly passwordHash: string
}

async function startSession(
  { transact, clock, issuer, newId, sessionStarted }: TokenPorts,
  request: TokenRequest,
  { tenant, origin, user, guess }: SigningIn,
): Promise<TokenReply> {
  const at = clock()
  const id = newId<'session'>()
  const refreshToken = issuer.newRefresh(tenant)
  const clientId = await transact(tenant, async ({ tokens, audit }) => {
    const client =
      request.clientId === undefined
        ? undefined
        : await provenClient(request, at, () => tokens.client(request.clientId ?? '', at))
    const session = { id, actor: user.id, clientId: client?.clientId ?? null, createdAt: at }
    const refresh = { hash: issuer.hashRefresh(refreshToken), expiresAt: issuer.refreshEnd(at) }
    const isStarted = await tokens.startSession(
      {
        ...session,
        expiresAt: issuer.sessionEnd(at),
        address: origin.by.address,
        userAgent: origin.userAgent,
      },
      { passwordHash: user.passwordHash, guess, refresh },
    )
    // Disabled, deleted, given another password or guessed too often while this one was hashed.
    if (!isStarted) throw new Problem(credentialsWrong)
    await audit.append({
      action: 'session.started',
      by: { ...origin.by, id: user.id },
      target: `session/${id}`,
      at,
    })
    return session.clientId
  })
  sessionStarted(tenant)
  return { ...issuer.access({ tenant, subject: user, at, session: id, clientId }), refreshToken }
}

async function authenticateClient(
  ports: TokenPorts,
  request: TokenRequest,
  { atTenant, by }: Origin,
): Promise<TokenReply> {
  const { transact, clock, issuer, clients } = ports
  const { clientId = '' } = request
  const tenant = ports.tenantOfClient(clientId)
  if (!tenant || !(await isAt(ports, tenant, atTenant))) throw new Problem(clientWrong)
  const find = (at: Date) =>
    clients.find(tenant, clientId, () =>
      transact(tenant, ({ tokens }) => tokens.client(clientId, at)),
    )
  const refused = async () => {
    const known = await find(clock())
    return { action: 'session.refused', by, target: `application/${known?.id ?? 'unknown'}` }
  }
  return ports.admitted(tenant, { unknown: clientWrong, refused }, async () => {
    const at = clock()
    const client = await provenClient(request, at, () => find(at))
    const { id, name } = client
    const target = `application/${id}`
    if (clients.isFirst(clientId, at))
      await transact(tenant, ({ audit }) =>
        audit.append({ action: 'token.issued', by: { ...by, id }, target, at }),
      )
    const subject = { id, kind: 'application', name, displayName: name } as const
    const session: SessionId | undefined = undefined
    return issuer.access({ tenant, subject, at, session, clientId: client.clientId })
  })
}

/**
 * The tenant of someone who signs in: that of the client they do it with, else the one at whose
 * address they are, else the one that owns the domain of their e-mail address, else the default.
 */
async function tenantOf(
  ports: TokenPorts,
  { clientId, username = '' }: TokenRequest,
  atTenant: string | undefined,
): Promise<TenantId> {
  const ofClient = clientId === undefined ? undefined : ports.tenantOfClient(clientId)
  if (ofClient && !(await isAt(ports, ofClient, atTenant))) throw new Problem(clientWrong)
  if (ofClient) return ofClient
  if (atTenant !== undefined) return addressed(ports, atTenant)
  const domain = /@([^@]+)$/.exec(username)?.[1]?.toLowerCase()
  return (domain && (await ports.tenantOfDomain(domain))) || ports.defaultTenant()
}

/** Whether a tenant's credential may be used here: anywhere at the root, or at its own address. */
export const isAt = async (
  ports: TokenPorts,
  tenant: TenantId,
  atTenant: string | undefined,
): Promise<boolean> => atTenant === undefined || (await addressed(ports, atTenant)) === tenant

async function addressed({ tenantAt }: TokenPorts, slug: string): Promise<TenantId> {
  const tenant = await tenantAt(slug)
  if (!tenant) throw new Problem(tenantUnknown)
  return tenant
}

/** The client that the request names and whose secret it knows. */
async function provenClient(
  request: TokenRequest,
  at: Date,
  find: () => Promise<Client | undefined>,
): Promise<Client> {
  const client = await find()
  const isProven = knowsSecret(client, request.clientSecret ?? '', at)
  if (!client || !isProven) throw new Problem(clientWrong)
  return client
}

/** Whether the secret is one of the client's now. */
export function knowsSecret(client: Client | undefined, secret: string, at: Date): boolean {
  const offered = sha256(secret)
  const good = client?.secrets.filter(({ expiresAt }) => expiresAt === null || expiresAt > at) ?? []
  // Compared also for an unknown client, so that the time tells nothing.
  const hashes = good.length > 0 ? good.map(({ hash }) => hash) : [sha256('nobody knows this one')]
  return hashes.map((hash) => sameText(hash, offered)).includes(true)
}
