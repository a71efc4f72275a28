import { createLocalJWKSet, errors, type JWK, type JWTVerifyGetKey } from 'jose'
import { LRUCache } from 'lru-cache'
import type { Clock } from '../kernel/clock.ts'
import { Problem, unavailable } from '../kernel/problem.ts'
import type { KeySource } from '../kernel/trusted-issuer.ts'
import type { Fetched } from './fetch-json.ts'

/** What an issuer's key set holds, or why it cannot be had. */
export interface KeyReport {
  /** Where the keys were looked for; null when discovery did not say. */
  readonly jwksUrl: string | null
  readonly keys: readonly PublicKeyNote[]
  /** Null when all is well. */
  readonly failure: string | null
}

export interface PublicKeyNote {
  readonly kid: string | null
  readonly kty: string
  readonly alg: string | null
  readonly use: string | null
}

/** The public keys of outside issuers, fetched when they are needed and kept for a while. */
export interface KeySets {
  /** Finds the key that a token's header means. Throws a 503 problem while none can be had. */
  keyFor(source: KeySource): JWTVerifyGetKey
  /** Fetches the keys anew and says what was found. */
  inspect(source: KeySource): Promise<KeyReport>
}

export interface KeyPorts {
  readonly fetch: (address: string) => Promise<Fetched>
  readonly clock: Clock
}

const refreshMilliseconds = 5 * 60_000
/** How long keys serve while the issuer gives none. */
const staleMilliseconds = 15 * 60_000
/** Between two attempts that a token of unknown key, or a failure, asks for. */
const pauseMilliseconds = 15_000
const keysMax = 32
const sourcesMax = 1000

interface Held {
  readonly find: JWTVerifyGetKey | undefined
  readonly fetchedAt: number
  readonly attemptedAt: number
}

export function keySets({ fetch, clock }: KeyPorts): KeySets {
  const held = new LRUCache<string, Held>({ max: sourcesMax })
  const underWay = new Map<string, Promise<Held>>()
  const now = () => clock().getTime()

  const attempt = async (source: KeySource): Promise<Held> => {
    const at = now()
    const { keys, failure } = await fetchKeys(fetch, source)
    const before = held.get(nameOf(source))
    const after =
      failure === null
        ? { find: createLocalJWKSet({ keys: [...keys] }), fetchedAt: at, attemptedAt: at }
        : { find: before?.find, fetchedAt: before?.fetchedAt ?? 0, attemptedAt: at }
    held.set(nameOf(source), after)
    return after
  }

  /** One request at a time for each issuer, however many tokens wait for it. */
  const renew = (source: KeySource): Promise<Held> => {
    const name = nameOf(source)
    const turn = underWay.get(name) ?? attempt(source).finally(() => void underWay.delete(name))
    underWay.set(name, turn)
    return turn
  }

  const mayTry = (one: Held | undefined) => !one || now() - one.attemptedAt >= pauseMilliseconds

  const current = async (source: KeySource): Promise<Held & { find: JWTVerifyGetKey }> => {
    let known = held.get(nameOf(source))
    const isFresh = known?.find && now() - known.fetchedAt < refreshMilliseconds
    if (!isFresh && mayTry(known)) known = await renew(source)
    if (!known?.find || now() - known.fetchedAt >= staleMilliseconds)
      throw new Problem(unavailable, {
        detail: noKeys,
        retryAfterSeconds: pauseMilliseconds / 1000,
      })
    return { ...known, find: known.find }
  }

  return {
    keyFor: (source) => async (header, token) => {
      const known = await current(source)
      try {
        return await known.find(header, token)
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey) || !mayTry(known)) throw error
        const newer = await renew(source)
        return (newer.find ?? known.find)(header, token)
      }
    },
    async inspect(source) {
      const { jwksUrl, keys, failure } = await fetchKeys(fetch, source)
      return { jwksUrl, failure, keys: keys.map(noteOf) }
    },
  }
}

const noKeys = 'The keys of the issuer of this token cannot be had right now'

const nameOf = ({ issuer, jwksUrl, discoveryUrl }: KeySource): string =>
  JSON.stringify([issuer, jwksUrl, discoveryUrl])

interface KeysFetched {
  readonly jwksUrl: string | null
  readonly keys: readonly JWK[]
  readonly failure: string | null
}

async function fetchKeys(fetch: KeyPorts['fetch'], source: KeySource): Promise<KeysFetched> {
  const located = await locate(fetch, source)
  if (located.failure !== undefined)
    return { jwksUrl: null, keys: [], failure: `The discovery document: ${located.failure}` }
  const { jwksUrl } = located
  const fetched = await fetch(jwksUrl)
  const failed = (failure: string) => ({ jwksUrl, keys: [], failure: `The key set: ${failure}` })
  if (fetched.failure !== undefined) return failed(fetched.failure)
  const listed = isRecord(fetched.value) ? fetched.value.keys : undefined
  if (!Array.isArray(listed)) return failed('it is not a JWK set')
  if (listed.length > keysMax) return failed(`it has more than ${keysMax} keys`)
  const keys = listed.filter(isPublicKey)
  return keys.length > 0 ? { jwksUrl, keys, failure: null } : failed('it has no public key')
}

type Located = { readonly jwksUrl: string; readonly failure?: undefined } | { failure: string }

/** The address of the key set: as configured, or as the issuer's own metadata says. */
async function locate(fetch: KeyPorts['fetch'], source: KeySource): Promise<Located> {
  if (source.jwksUrl !== null) return { jwksUrl: source.jwksUrl }
  const fetched = await fetch(source.discoveryUrl ?? '')
  if (fetched.failure !== undefined) return fetched
  const metadata = isRecord(fetched.value) ? fetched.value : {}
  // Another's metadata would have another's keys (OpenID Connect Discovery §4.3).
  if (metadata.issuer !== source.issuer) return { failure: 'it is of another issuer' }
  return typeof metadata.jwks_uri === 'string'
    ? { jwksUrl: metadata.jwks_uri }
    : { failure: 'it names no jwks_uri' }
}

/** A key that can verify signatures; a secret or private one in a public set counts as none. */
const isPublicKey = (key: unknown): key is JWK =>
  isRecord(key) &&
  (key.kty === 'RSA' || key.kty === 'EC' || key.kty === 'OKP') &&
  (key.use === undefined || key.use === 'sig') &&
  !('d' in key)

const noteOf = ({ kid, kty, alg, use }: JWK): PublicKeyNote => ({
  kid: textOr(kid),
  kty: textOr(kty) ?? '',
  alg: textOr(alg),
  use: textOr(use),
})

const textOr = (value: unknown): string | null =>
  typeof value === 'string' ? value.slice(0, 255) : null

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
