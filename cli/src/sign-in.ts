import { answerOf, type PasswordOptions, passwordOf } from './ask.ts'
import { addressOf, anonymous, type ConnectionOptions, checked, fresh } from './connection.ts'
import { UsageFailure } from './failure.ts'
import { note } from './output.ts'
import { readSession, removeSession, writeSession } from './session.ts'

export interface LoginOptions extends ConnectionOptions, PasswordOptions {
  readonly username?: string
  readonly clientId?: string
  readonly clientSecret?: string
}

/** Signs a person or an application in and keeps the session for the commands that follow. */
export async function login(options: LoginOptions): Promise<void> {
  const address = addressOf(options)
  const proof = await proofOf(options)
  const castellan = await anonymous(address)
  writeSession(address, await castellan.tokens.create({ body: proof }))
  note(`Signed in at ${address} as ${proof.username ?? proof.clientId}`)
}

interface Proof {
  grantType: 'password' | 'client_credentials'
  username?: string
  password?: string
  clientId?: string
  clientSecret?: string
}

async function proofOf(options: LoginOptions): Promise<Proof> {
  const clientId = options.clientId ?? process.env.CASTELLAN_CLIENT_ID
  if (options.username === undefined && clientId) {
    const clientSecret = options.clientSecret ?? process.env.CASTELLAN_CLIENT_SECRET
    if (!clientSecret) throw new UsageFailure('castellan: --client-secret is missing')
    return { grantType: 'client_credentials', clientId, clientSecret }
  }
  const username = options.username ?? (await answerOf('Username: ', '--username'))
  return { grantType: 'password', username, password: await passwordOf(options) }
}

/** Ends the session at the server and forgets it here; here also when the server does not answer. */
export async function logout(): Promise<void> {
  const session = readSession()
  if (!session) return note('Nobody is signed in')
  try {
    const { castellanClient } = await import('@castellan/sdk')
    const { address, accessToken: token } = await fresh(session)
    await castellanClient({ address, token }).tokens.logout()
  } catch (error) {
    if (!isOver(error)) throw error
  } finally {
    removeSession()
  }
  note(`Signed out of ${session.address}`)
}

/** Whether the server refused because the session has ended already. */
const isOver = (error: unknown): boolean =>
  error instanceof Error && 'status' in error && (error.status === 401 || error.status === 400)

export interface BootstrapOptions extends PasswordOptions {
  readonly address: string
  readonly secret: string
  readonly username: string
  readonly email: string
  readonly firstName: string
  readonly lastName: string
}

/** Makes the first administrator with the one-time secret, and signs them in. */
export async function bootstrap(options: BootstrapOptions): Promise<void> {
  const { secret, username, email, firstName, lastName } = options
  const address = checked(options.address)
  const password = await passwordOf(options)
  const castellan = await anonymous(address)
  const body = { secret, username, email, firstName, lastName, password }
  const { token } = await castellan.bootstrap.create({ body })
  writeSession(address, token)
  note(`${username} is the first administrator of ${address}, and signed in`)
}
