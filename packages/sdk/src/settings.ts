import { addressOf } from './address.ts'

/** The variables a product is configured by; nothing else of the environment is read. */
export type Environment = Readonly<Record<string, string | undefined>>

export interface ProtectOptions {
  /** Where Castellan answers. Default `PLUGIN_AUTH_ADDRESS`. */
  readonly address?: string
  /** Default `PLUGIN_AUTH_ENABLED`, else true. */
  readonly enabled?: boolean
  /** For one question, all in all. Default 5,000; past it the answer is 503. */
  readonly timeoutMs?: number
  /** Off unless given: how long an answer may be used again, and how many are kept. */
  readonly cache?: { readonly ttlSeconds: number; readonly entriesMax?: number }
  /** Names the protected space in `WWW-Authenticate`. Default `castellan`. */
  readonly realm?: string
  readonly fetch?: typeof globalThis.fetch
  /** Default `process.env`. */
  readonly env?: Environment
  /** Told, once, that nothing is protected. Default: standard error. */
  readonly warn?: (message: string) => void
  /** Epoch milliseconds; for tests. */
  readonly now?: () => number
}

export type Settings =
  | { readonly enabled: false }
  | {
      readonly enabled: true
      readonly address: string
      readonly timeoutMs: number
      readonly cache: { readonly ttlSeconds: number; readonly entriesMax: number } | null
      readonly realm: string
      readonly fetch: typeof globalThis.fetch
      readonly now: () => number
    }

/**
 * Settles how routes are protected. Throws, so that the product does not start, when protection is
 * on without an address, and when it is off in production without leave.
 */
export function settingsOf(options: ProtectOptions = {}): Settings {
  const { env = process.env, warn = console.warn } = options
  if (!(options.enabled ?? flag(env, 'PLUGIN_AUTH_ENABLED', true))) {
    refuseOpenProduction(env)
    warn(
      '*** PLUGIN_AUTH_ENABLED=false: EVERY ROUTE IS OPEN, nobody is asked who they are or what they may ***',
    )
    return { enabled: false }
  }

  const address = options.address ?? env.PLUGIN_AUTH_ADDRESS
  if (!address) {
    throw new TypeError(
      'PLUGIN_AUTH_ADDRESS is not set: give the address of Castellan, or PLUGIN_AUTH_ENABLED=false to run without protection',
    )
  }
  const { timeoutMs = 5_000, cache, realm = 'castellan' } = options
  if (!(timeoutMs > 0)) throw new RangeError('timeoutMs must be above 0')
  if (!/^[\w .:/-]+$/.test(realm)) throw new TypeError('realm must be plain words')
  return {
    enabled: true,
    address: addressOf(address),
    timeoutMs,
    cache: cache ? cacheOf(cache) : null,
    realm,
    fetch: options.fetch ?? globalThis.fetch,
    now: options.now ?? Date.now,
  }
}

function cacheOf({ ttlSeconds, entriesMax = 10_000 }: { ttlSeconds: number; entriesMax?: number }) {
  if (!(ttlSeconds > 0) || !(entriesMax >= 1)) {
    throw new RangeError('a cache needs a ttlSeconds above 0 and an entriesMax of 1 or more')
  }
  return { ttlSeconds, entriesMax }
}

function refuseOpenProduction(env: Environment): void {
  if (env.NODE_ENV !== 'production' || flag(env, 'PLUGIN_AUTH_ALLOW_DISABLED', false)) return
  throw new Error(
    'PLUGIN_AUTH_ENABLED=false is refused in production; PLUGIN_AUTH_ALLOW_DISABLED=true permits it',
  )
}

/** A word that is neither true nor false is a mistake, never a guess. */
function flag(env: Environment, name: string, absent: boolean): boolean {
  const text = env[name]?.trim().toLowerCase()
  if (!text) return absent
  if (text === 'true') return true
  if (text === 'false') return false
  throw new TypeError(`${name} must be true or false, not "${env[name]}"`)
}
