import { type CryptoKey, importJWK, type JWK } from 'jose'
import { isRecord } from './error.ts'

/** The signatures that are believed; every other, `none` and HMAC first of all, is refused. */
export const algorithms = {
  ES256: { kty: 'EC', crv: 'P-256' },
  EdDSA: { kty: 'OKP', crv: 'Ed25519' },
  RS256: { kty: 'RSA', crv: undefined },
} as const

export type Algorithm = keyof typeof algorithms

export interface KeySetOptions {
  readonly url: string
  readonly fetch: typeof globalThis.fetch
  readonly timeoutMs: number
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** The public keys of an issuer, kept fresh. */
export interface KeySet {
  /** The keys with that id that can make such a signature; empty when there are none. */
  find(kid: string, algorithm: Algorithm): Promise<readonly CryptoKey[]>
}

const refreshMs = 5 * 60_000
const cooldownMs = 15_000
/** How long the last good keys count while the issuer does not answer. */
const graceMs = 15 * 60_000
const keysMax = 32
const bytesMax = 1024 * 1024

/**
 * Reads a JWKS by its URL: again after five minutes, and out of turn when a key id is unknown, but
 * never twice within 15 seconds, so that forged ids cannot make it a hammer.
 */
export function remoteKeySet(options: KeySetOptions): KeySet {
  const url = safeUrl(options.url)
  const { now } = options
  let keys: readonly JWK[] | undefined
  let readAt = Number.NEGATIVE_INFINITY
  let triedAt = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined

  const read = (): Promise<void> => {
    if (reading) return reading
    triedAt = now()
    reading = readKeys(url, options)
      .then((fresh) => {
        keys = fresh
        readAt = now()
      })
      .finally(() => {
        reading = undefined
      })
    return reading
  }

  /** The keys at hand, read again when they are old; a failed reading leaves the last good ones. */
  const current = async (): Promise<readonly JWK[]> => {
    const age = now() - readAt
    const mayTry = keys === undefined || now() - triedAt >= cooldownMs
    if (age >= refreshMs && (mayTry || reading)) {
      await read().catch((error: unknown) => {
        if (now() - readAt >= graceMs) throw error
      })
    }
    if (keys === undefined || now() - readAt >= graceMs) throw new Error(`${url} is not readable`)
    return keys
  }

  return {
    find: async (kid, algorithm) => {
      const known = (await current()).filter((key) => key.kid === kid)
      if (known.length === 0 && (reading || now() - triedAt >= cooldownMs)) await read()
      const fitting = (keys ?? []).filter((key) => key.kid === kid && fits(key, algorithm))
      return Promise.all(fitting.map((key) => publicKey(key, algorithm)))
    },
  }
}

/** Throws unless the URL is https, or http to this very machine. */
function safeUrl(text: string): string {
  const url = new URL(text)
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) {
    throw new TypeError(`"${text}" is no place to read keys from: it must be https`)
  }
  return url.href
}

async function readKeys(url: string, { fetch, timeoutMs }: KeySetOptions): Promise<JWK[]> {
  const response = await fetch(url, {
    headers: { accept: 'application/jwk-set+json, application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)

  const set: unknown = JSON.parse(await limitedText(response))
  if (!isRecord(set) || !Array.isArray(set.keys)) throw new Error(`${url} holds no key set`)
  if (set.keys.length > keysMax) throw new Error(`${url} holds more than ${keysMax} keys`)
  return set.keys.filter(isRecord)
}

async function limitedText(response: Response): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > bytesMax) throw new Error(`${response.url} is larger than ${bytesMax} bytes`)
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function fits(key: JWK, algorithm: Algorithm): boolean {
  const wanted = algorithms[algorithm]
  return (
    key.kty === wanted.kty &&
    key.crv === wanted.crv &&
    (key.alg === undefined || key.alg === algorithm) &&
    (key.use === undefined || key.use === 'sig') &&
    (key.key_ops === undefined || key.key_ops.includes('verify'))
  )
}

/** Takes the public members alone, so that a private key published by mistake stays unused. */
async function publicKey(key: JWK, algorithm: Algorithm): Promise<CryptoKey> {
  const members = ['kty', 'crv', 'x', 'y', 'n', 'e'] as const
  const open = Object.fromEntries(
    members.flatMap((name) => (key[name] === undefined ? [] : [[name, key[name]]])),
  )
  const imported = await importJWK(open, algorithm)
  if (imported instanceof Uint8Array) throw new TypeError('a symmetric key verifies nothing here')
  return imported
}
