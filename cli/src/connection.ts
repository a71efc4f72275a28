import { UsageFailure } from './failure.ts'
import { readSession, type Session, writeSession } from './session.ts'

/** What every command that calls the server takes. */
export interface ConnectionOptions {
  readonly address?: string
  readonly token?: string
}

/** Calls without a token, for what anyone may ask. */
export async function anonymous(address: string) {
  const { castellanClient } = await import('@castellan/sdk')
  return castellanClient({ address: checked(address) })
}

/**
 * Calls as whoever the flags, else the environment, else the stored session say. The session's token
 * is sent to the address that it came from, and to no other.
 */
export async function connected(options: ConnectionOptions) {
  const { castellanClient } = await import('@castellan/sdk')
  const session = readSession()
  const address = addressOf(options, session)
  return castellanClient({ address, ...(await credentials(options, address, session)) })
}

/** The address that is meant, whoever calls. Throws `UsageFailure` when there is none. */
export function addressOf(options: ConnectionOptions, session = readSession()): string {
  const address = options.address ?? (process.env.CASTELLAN_ADDRESS || session?.address)
  if (!address)
    throw new UsageFailure(
      'castellan: no address: pass --address, set CASTELLAN_ADDRESS or run castellan login',
    )
  return checked(address)
}

async function credentials(
  { token }: ConnectionOptions,
  address: string,
  session: Session | undefined,
) {
  const { CASTELLAN_TOKEN, CASTELLAN_CLIENT_ID, CASTELLAN_CLIENT_SECRET } = process.env
  const given = token || CASTELLAN_TOKEN
  if (given) return { token: given }
  if (CASTELLAN_CLIENT_ID && CASTELLAN_CLIENT_SECRET)
    return { clientId: CASTELLAN_CLIENT_ID, clientSecret: CASTELLAN_CLIENT_SECRET }
  if (!session)
    throw new UsageFailure(
      'castellan: nobody is signed in: run castellan login, pass --token or set CASTELLAN_TOKEN',
    )
  if (session.address !== address)
    throw new UsageFailure(
      `castellan: the session is of ${session.address}: run castellan login --address ${address}`,
    )
  return { token: (await fresh(session)).accessToken }
}

const marginMilliseconds = 30_000

/** The session with a token that is good for a while yet; renewed, and stored, when it was not. */
export async function fresh(session: Session): Promise<Session> {
  const { address, refreshToken, expiresAt } = session
  if (Date.now() < expiresAt - marginMilliseconds || refreshToken === null) return session
  const castellan = await anonymous(address)
  return writeSession(address, await castellan.tokens.refresh({ body: { refreshToken } }))
}

/** The address as it is compared and stored. */
export function checked(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.search || url.hash)
    throw new UsageFailure(`castellan: "${address}" is no address: give an http or https URL`)
  return url.href.replace(/\/+$/, '')
}
