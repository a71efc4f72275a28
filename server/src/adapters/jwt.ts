import type { KeyObject } from 'node:crypto'
import { signEs256, verifyEs256 } from './es256.ts'

export type Claims = Readonly<Record<string, unknown>>

export interface SigningKey {
  readonly kid: string
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
  readonly publicJwk: Readonly<Record<string, unknown>>
}

/** The kinds of JWT that are issued; the header's `typ` keeps one from passing for another. */
export type TokenType = 'at+jwt' | 'JWT'

/** A signed compact JWS (RFC 7515) of the claims. */
export function signJwt(claims: Claims, type: TokenType, key: SigningKey): string {
  const head = encode({ alg: 'ES256', kid: key.kid, typ: type })
  const text = `${head}.${encode(claims)}`
  return `${text}.${signEs256(text, key.privateKey)}`
}

/** The claims as they stand, nothing verified: only to find out whose keys must verify them. */
export function peekJwt(token: string): Claims | undefined {
  if (token.length > 8192) return undefined
  const [, payload, ...rest] = token.split('.')
  return payload !== undefined && rest.length === 1 ? decode(payload) : undefined
}

/**
 * The claims of a token that one of `keys` signed. Undefined for any other algorithm or type,
 * an unknown `kid`, `crit`, or a signature that does not hold. Keys named or carried in the
 * header (`jku`, `x5u`, `jwk`) are never looked at.
 */
export function verifyJwt(
  token: string,
  type: TokenType,
  keys: readonly SigningKey[],
): Claims | undefined {
  const [head = '', payload = '', signature = '', ...rest] = token.split('.')
  const header = rest.length === 0 ? decode(head) : undefined
  if (header?.alg !== 'ES256' || header.typ !== type || 'crit' in header) return undefined
  const key = keys.find((one) => one.kid === header.kid)
  if (!key || !verifyEs256(`${head}.${payload}`, signature, key.publicKey)) return undefined
  return decode(payload)
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

function decode(part: string): Claims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Claims)
      : undefined
  } catch {
    // Not JSON: no token of ours, which is all the caller asks.
    return undefined
  }
}
