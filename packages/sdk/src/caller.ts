import { isRecord } from './error.ts'

/** Who called a protected route, as the token says that Castellan accepted. */
export interface Caller {
  /** The token's `sub`. */
  readonly subject: string | null
  readonly issuer: string | null
  /** `normal-user` or `application`. */
  readonly type: string | null
  readonly name: string | null
  readonly clientId: string | null
  readonly tenantId: string | null
  readonly tenantSlug: string | null
  /** Every claim; empty when the token is no JWT. */
  readonly claims: Readonly<Record<string, unknown>>
}

/** Reads the caller out of a token. INVARIANT: only of a token that Castellan just accepted. */
export function callerOf(token: string): Caller {
  const claims = claimsOf(token)
  const text = (name: string) => {
    const value = claims[name]
    return typeof value === 'string' ? value : null
  }
  return {
    subject: text('sub'),
    issuer: text('iss'),
    type: text('type'),
    name: text('name'),
    clientId: text('client_id') ?? text('azp'),
    tenantId: text('tenantId'),
    tenantSlug: text('tenantSlug'),
    claims,
  }
}

function claimsOf(token: string): Record<string, unknown> {
  const payload = token.split('.')[1]
  if (payload === undefined) return {}
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
    return isRecord(claims) ? claims : {}
  } catch {
    // An opaque token may hold dots; it then simply tells nothing about its bearer.
    return {}
  }
}
