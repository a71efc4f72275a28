import type { TenantId } from './ids.ts'

/** What a claim gives to whoever brings it. */
export type ClaimRule =
  | { readonly when: string; readonly globalRole: string }
  | { readonly when: string; readonly group: string }
  | { readonly when: string; readonly workspace: string; readonly role: 'admin' | 'member' }

/** Where the keys of an issuer lie: one of the two addresses is there. */
export interface KeySource {
  /** The `iss` of its tokens, to the letter. */
  readonly issuer: string
  readonly jwksUrl: string | null
  readonly discoveryUrl: string | null
}

/** What a token must be like to be taken. */
export interface TokenTerms extends KeySource {
  readonly algorithms: readonly string[]
  /** Of which a token must name at least one. */
  readonly audiences: readonly string[]
  readonly clockToleranceSeconds: number
  readonly acceptIdTokens: boolean
}

/** Which claims tell who an actor is; a JSON pointer where a name starts with `/`. */
export interface ClaimNames {
  readonly name?: string | undefined
  readonly email?: string | undefined
  readonly kind?: string | undefined
}

/** An outside issuer whose tokens one tenant takes, and what its claims give there. */
export interface TrustedIssuer extends TokenTerms {
  readonly id: string
  readonly tenant: TenantId
  readonly tenantSlug: string
  readonly enabled: boolean
  /** Grows with each change of it. */
  readonly revision: number
  readonly claims: ClaimNames
  /** What a new actor of it gets, as `scope/code`. */
  readonly autoAssignRole: string | null
  /** Of which a token must bring at least one; null admits every token. */
  readonly allow: readonly string[] | null
  readonly rules: readonly ClaimRule[]
}

/** The claims of a token that holds, those that everything else stands on among them. */
export interface VerifiedClaims {
  readonly [claim: string]: unknown
  readonly sub: string
  /** Seconds since 1970, as RFC 7519 counts. */
  readonly iat: number
  readonly exp: number
}
