import { randomBytes } from 'node:crypto'
import { idFromBytes, idToBytes, type TenantId } from './ids.ts'

/** What long-lived credentials begin with: API keys of workspaces, and tokens of persons. */
export const prefixes = { 'api-key': 'vk_', 'personal-token': 'pat_' } as const
export type CredentialKind = keyof typeof prefixes

/** How many credentials an act ended, as the trail tells it; no interface, so that it can be facts. */
export type EndedCredentials = Readonly<Record<'sessionsEnded' | 'tokensEnded', number>>

/** Characters of the tenant's id, of the random part (190 bits), and of the checksum. */
const tenantLength = 22
const randomLength = 32
const checksumLength = 6

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const kinds = Object.entries(prefixes) as [CredentialKind, string][]

/** A fresh credential, which names its tenant and carries a checksum over all before it. */
export function newCredential(kind: CredentialKind, tenant: TenantId): string {
  const named = base62(BigInt(`0x${idToBytes(tenant).toString('hex')}`), tenantLength)
  const body = `${prefixes[kind]}${named}${randomDigits(randomLength)}`
  return `${body}${checksum(body)}`
}

export interface ReadCredential {
  readonly kind: CredentialKind
  readonly tenant: TenantId
}

/** What a text says that looks like a credential; undefined when `newCredential` never gave it. */
export function readCredential(text: string): ReadCredential | undefined {
  const kind = credentialKind(text)
  if (kind === undefined) return undefined
  const prefix = prefixes[kind].length
  if (text.length !== prefix + tenantLength + randomLength + checksumLength) return undefined
  const body = text.slice(0, -checksumLength)
  if (!/^[0-9A-Za-z]+$/.test(text.slice(prefix)) || text !== `${body}${checksum(body)}`)
    return undefined
  const number = numberOf(text.slice(prefix, prefix + tenantLength))
  if (number >= 1n << 128n) return undefined
  const tenant = idFromBytes<'tenant'>(Buffer.from(number.toString(16).padStart(32, '0'), 'hex'))
  return tenant && { kind, tenant }
}

/** Which kind a text looks like by its prefix; whether it is one, `readCredential` tells. */
export const credentialKind = (text: string): CredentialKind | undefined =>
  kinds.find(([, prefix]) => text.startsWith(prefix))?.[0]

/** Enough to tell one's credentials apart, and no help in guessing one. */
export const hintOf = (credential: string): string =>
  credential.slice(-checksumLength - 4, -checksumLength)

function base62(value: bigint, length: number): string {
  let text = ''
  for (let rest = value; text.length < length; rest /= 62n) text = digitAt(rest % 62n) + text
  return text
}

const digitAt = (value: bigint | number): string => digits.charAt(Number(value))

const numberOf = (text: string): bigint =>
  [...text].reduce((sum, digit) => sum * 62n + BigInt(digits.indexOf(digit)), 0n)

/** Bytes past the last multiple of 62 are thrown away, so that no digit is likelier than another. */
function randomDigits(length: number): string {
  let text = ''
  while (text.length < length)
    text += [...randomBytes(length)]
      .filter((byte) => byte < 248)
      .map((byte) => digitAt(byte % 62))
      .join('')
  return text.slice(0, length)
}

const checksum = (text: string): string => base62(BigInt(crc32(text)), checksumLength)

/** CRC-32 (ISO 3309): it finds typing errors, so that these cost no look-up. */
function crc32(text: string): number {
  let crc = 0xffffffff
  for (const byte of Buffer.from(text)) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
