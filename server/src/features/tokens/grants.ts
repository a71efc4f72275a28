import type { SessionId } from '../../kernel/ids.ts'
import { Problem } from '../../kernel/problem.ts'
import { sameText, sha256 } from '../../kernel/secret.ts'
import type { Client } from './clients.ts'
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
  const { username = '', password = '' } = request
  const tenant = ports.defaultTenant()
  const { transact, clock, issuer, attempts } = ports
  await issuer.prepare(tenant)

  const user = await attempts.attempt(
    { account: username.toLowerCase(), address: origin.by.address },
    async () => {
      const known = await transact(tenant, ({ tokens }) => tokens.userByName(username))
      if (await ports.verifyPassword(password, known?.passwordHash)) return known
      await transact(tenant, ({ audit }) =>
        audit.append({
          action: 'session.refused',
          by: origin.by,
          target: `user/${known?.id ?? 'unknown'}`,
          at: clock(),
        }),
      )
      throw new Problem(credentialsWrong)
    },
  )
  if (!user) throw new Problem(credentialsWrong)

  const at = clock()
  const id = ports.newId<'session'>()
  const refreshToken = issuer.newRefresh(tenant)
  const clientId = await transact(tenant, async ({ tokens, audit }) => {
    const client =
      request.clientId === undefined
        ? undefined
        : await provenClient(request, at, () => tokens.client(request.clientId ?? '', at))
    const session = { id, actor: user.id, clientId: client?.clientId ?? null, createdAt: at }
    const expiresAt = issuer.refreshEnd(at)
    await tokens.startSession({
      ...session,
      expiresAt: issuer.sessionEnd(at),
      address: origin.by.address,
      userAgent: origin.userAgent,
    })
    await tokens.insertRefresh({
      hash: issuer.hashRefresh(refreshToken),
      sessionId: id,
      createdAt: at,
      expiresAt,
    })
    await audit.append({
      action: 'session.started',
      by: { ...origin.by, id: user.id },
      target: `session/${id}`,
      at,
    })
    return session.clientId
  })
  return { ...issuer.access({ tenant, subject: user, at, session: id, clientId }), refreshToken }
}

async function authenticateClient(ports: TokenPorts, request: TokenRequest): Promise<TokenReply> {
  const { transact, clock, issuer } = ports
  const tenant = ports.tenantOfClient(request.clientId ?? '')
  if (!tenant) throw new Problem(clientWrong)
  const at = clock()
  const client = await provenClient(request, at, () =>
    ports.clients.find(tenant, request.clientId ?? '', () =>
      transact(tenant, ({ tokens }) => tokens.client(request.clientId ?? '', at)),
    ),
  )
  await issuer.prepare(tenant)
  const subject = {
    id: client.id,
    kind: 'application',
    name: client.name,
    displayName: client.name,
  } as const
  const session: SessionId | undefined = undefined
  return issuer.access({ tenant, subject, at, session, clientId: client.clientId })
}

/** The client that the request names and whose secret it knows. */
async function provenClient(
  request: TokenRequest,
  at: Date,
  find: () => Promise<Client | undefined>,
): Promise<Client> {
  const client = await find()
  const offered = sha256(request.clientSecret ?? '')
  const good = client?.secrets.filter(({ expiresAt }) => expiresAt === null || expiresAt > at) ?? []
  // Compared also for an unknown client, so that the time tells nothing.
  const hashes = good.length > 0 ? good.map(({ hash }) => hash) : [sha256('nobody knows this one')]
  const isProven = hashes.map((hash) => sameText(hash, offered)).includes(true)
  if (!client || !isProven) throw new Problem(clientWrong)
  return client
}
