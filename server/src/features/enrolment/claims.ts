import { toLine } from '../../kernel/line.ts'
import type { ClaimRule, TrustedIssuer } from '../../kernel/trusted-issuer.ts'

export type Claims = Readonly<Record<string, unknown>>

/** What a token says of roles and groups, as `kind:value`, sorted, each once. */
export function normalise(claims: Claims): readonly string[] {
  const clients = Object.entries(recordOf(claims.resource_access))
  const found = [
    ...listOf(claims.roles).map((role) => `role:${role}`),
    ...listOf(recordOf(claims.realm_access).roles).map((role) => `realm:${role}`),
    ...listOf(claims.groups).map((group) => `group:${group}`),
    ...clients.flatMap(([client, said]) =>
      listOf(recordOf(said).roles).map((role) => `client:${clientPart(client)}:${role}`),
    ),
  ]
  return [...new Set(found)].sort()
}

/** Whether a token with these claims is let in. */
export const admits = (allow: readonly string[] | null, claims: readonly string[]): boolean =>
  allow === null || allow.some((pattern) => claims.some((claim) => fits(pattern, claim)))

/** The rules whose claim is there. */
export const rulesThatHold = (
  rules: readonly ClaimRule[],
  claims: readonly string[],
): readonly ClaimRule[] => rules.filter(({ when }) => claims.some((claim) => fits(when, claim)))

const fits = (pattern: string, claim: string): boolean =>
  pattern.endsWith('*') ? claim.startsWith(pattern.slice(0, -1)) : claim === pattern

export interface Profile {
  readonly name: string
  /** Undefined when the token tells none that it vouches for. */
  readonly email: string | undefined
  readonly kind: 'user' | 'application' | 'service' | 'agent'
}

const kinds = ['user', 'application', 'service', 'agent'] as const

/** Who the token says its subject is; the subject itself where it gives no name. */
export function profileOf({ claims: names }: TrustedIssuer, claims: Claims): Profile {
  const said = [
    names.name === undefined ? undefined : valueAt(claims, names.name),
    ...['name', 'fullname', 'preferred_username', 'email', 'sub'].map((claim) => claims[claim]),
  ]
  const email = textOf(valueAt(claims, names.email ?? 'email'), 254)
  const kind = names.kind === undefined ? undefined : valueAt(claims, names.kind)
  return {
    name: said.map((value) => textOf(value, 200)).find((text) => text !== undefined) ?? '',
    // An address that the issuer itself does not vouch for is nobody's.
    email: claims.email_verified === false || !email?.includes('@') ? undefined : email,
    kind: kinds.find((known) => known === kind) ?? 'user',
  }
}

/** A claim by its name, or by a JSON pointer (RFC 6901). */
function valueAt(claims: Claims, name: string): unknown {
  if (!name.startsWith('/')) return Object.hasOwn(claims, name) ? claims[name] : undefined
  let value: unknown = claims
  for (const part of name.slice(1).split('/')) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    const record = recordOf(value)
    value = Object.hasOwn(record, key) ? record[key] : undefined
  }
  return value
}

const textOf = (value: unknown, lengthMax: number): string | undefined => {
  if (typeof value !== 'string') return undefined
  const text = toLine(value.replace(/\p{Cs}/gu, ' '))
  return text === '' ? undefined : text.slice(0, lengthMax).toWellFormed()
}

const recordOf = (value: unknown): Claims =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Claims) : {}

const valueMax = 255

/** The texts of a claim that holds a list, or a single one; everything else of it is left out. */
const listOf = (value: unknown): string[] =>
  [value].flat().filter((one): one is string => typeof one === 'string' && isValue(one))

const isValue = (text: string): boolean =>
  text !== '' && text.length <= valueMax && !/\p{Cc}/u.test(text)

/** Colons of the client's id are escaped, or it could pose as another client's role. */
const clientPart = (client: string): string => client.replaceAll('%', '%25').replaceAll(':', '%3A')
