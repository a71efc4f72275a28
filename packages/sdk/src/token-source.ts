import { CastellanError, isRecord, problemOf, unreachable } from './error.ts'

/** Who calls: a token one has, an application, or a person. */
export type Credentials =
  | { readonly token: string | (() => string | Promise<string>) }
  | { readonly clientId: string; readonly clientSecret: string }
  | { readonly username: string; readonly password: string }

/** Calls what is open to anyone, with no token. */
export interface Anonymous {
  readonly token?: never
  readonly clientId?: never
  readonly clientSecret?: never
  readonly username?: never
  readonly password?: never
}

export interface TokenSourceOptions {
  /** Where Castellan answers, without a path of the API. */
  readonly address: string
  readonly credentials: Credentials | Anonymous
  readonly fetch: typeof globalThis.fetch
  readonly timeoutMs: number
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** Hands out an access token that is good for a while yet; undefined without credentials. */
export interface TokenSource {
  get(): Promise<string | undefined>
  /**
   * Forgets a token that was refused, so that the next `get` brings another. False when this
   * source has no other to bring.
   */
  drop(token: string): boolean
}

/** Renewed this long before the end, or at half of a short life. */
const marginSeconds = 30

/**
 * Makes tokens of credentials and renews them before they end. Calls that need a new token at the
 * same time wait for one renewal together.
 */
export function tokenSource(options: TokenSourceOptions): TokenSource {
  const { credentials, now } = options
  if ('token' in credentials && credentials.token !== undefined)
    return givenToken(credentials.token)
  const secret = secretOf(credentials)
  if (!secret) return noToken

  let held: Held | undefined
  let renewal: Promise<Held> | undefined

  const renew = (): Promise<Held> => {
    renewal ??= obtain(options, secret, held)
      .then((fresh) => {
        held = fresh
        return fresh
      })
      .finally(() => {
        renewal = undefined
      })
    return renewal
  }

  return {
    get: async () =>
      held && now() < held.renewAt ? held.accessToken : (await renew()).accessToken,
    drop: (token) => {
      if (held?.accessToken === token) held = undefined
      return true
    },
  }
}

interface Held {
  readonly accessToken: string
  readonly refreshToken: string | null
  /** Epoch milliseconds. */
  readonly renewAt: number
}

type Secret = Exclude<Credentials, { readonly token: unknown }>

function secretOf(credentials: Credentials | Anonymous): Secret | undefined {
  if ('clientId' in credentials && credentials.clientId !== undefined) return credentials
  if ('username' in credentials && credentials.username !== undefined) return credentials
  return undefined
}

const noToken: TokenSource = { get: async () => undefined, drop: () => false }

const givenToken = (token: string | (() => string | Promise<string>)): TokenSource => ({
  get: async () => (typeof token === 'string' ? token : token()),
  drop: () => false,
})

/**
 * An application proves itself each time; a person's session goes on by its refresh token, and when
 * that is refused they sign in anew.
 */
async function obtain(options: TokenSourceOptions, secret: Secret, held?: Held): Promise<Held> {
  if ('clientId' in secret) {
    const { clientId, clientSecret } = secret
    return ask(options, 'access_token', {
      grantType: 'client_credentials',
      clientId,
      clientSecret,
    })
  }
  if (held?.refreshToken) {
    try {
      return await ask(options, 'refresh_token', { refreshToken: held.refreshToken })
    } catch (error) {
      const refused = error instanceof CastellanError && error.status >= 400 && error.status < 500
      if (!refused) throw error
    }
  }
  const { username, password } = secret
  return ask(options, 'access_token', { grantType: 'password', username, password })
}

async function ask(
  { address, fetch, timeoutMs, now }: TokenSourceOptions,
  route: 'access_token' | 'refresh_token',
  body: Record<string, string>,
): Promise<Held> {
  const askedAt = now()
  const response = await fetch(`${address}/v1/login/oauth/${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((error: unknown) => Promise.reject(unreachable(address, error)))
  const answer: unknown = await response.json().catch(() => undefined)

  if (!response.ok) throw new CastellanError(problemOf(response, answer))
  return heldOf(answer, askedAt)
}

function heldOf(answer: unknown, askedAt: number): Held {
  if (!isRecord(answer) || typeof answer.accessToken !== 'string' || answer.accessToken === '') {
    const asksMore = isRecord(answer) && answer.mfaRequired === true
    throw new CastellanError({
      status: 401,
      code: asksMore ? 'mfa.required' : 'token.missing',
      title: asksMore ? 'A second factor is needed' : 'The answer held no token',
      detail: asksMore
        ? 'sign in with the second factor first and pass the token that comes of it'
        : 'the token endpoint answered without accessToken',
    })
  }
  const life = typeof answer.expiresIn === 'number' && answer.expiresIn > 0 ? answer.expiresIn : 0
  return {
    accessToken: answer.accessToken,
    refreshToken: typeof answer.refreshToken === 'string' ? answer.refreshToken : null,
    renewAt: askedAt + (life - Math.min(marginSeconds, life / 2)) * 1000,
  }
}
