import { randomUUID } from 'node:crypto'

/** A UUID v7 that says what it names, so that a tenant's can never be passed for a user's. */
export type Id<Noun extends string> = string & { readonly noun: Noun }

export type TenantId = Id<'tenant'>
export type ActorId = Id<'actor'>
export type SessionId = Id<'session'>

/** Makes a fresh id; ids made later sort later. */
export type NewId = <Noun extends string>() => Id<Noun>

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Whether a text is a UUID in the lower-case form in which ids are written and compared. */
export const isId = (text: string): boolean => pattern.test(text)

/** A UUID v7 (RFC 9562 §5.7): 48 bits of milliseconds, then 74 random bits. */
export function uuidv7<Noun extends string>(millisecond = Date.now()): Id<Noun> {
  const time = millisecond.toString(16).padStart(12, '0')
  // A UUID v4 has the same bits for its variant, and random ones in all that is taken of it.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}` as Id<Noun>
}

/** Below every id that was made at that instant or later, and above those made before. */
export function firstIdAt(at: Date): string {
  const hex = Math.max(at.getTime(), 0).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

/** The 16 bytes of an id, for credentials that name their tenant inside themselves. */
export const idToBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')

/** The id that `idToBytes` wrote; undefined unless there are 16 bytes. */
export function idFromBytes<Noun extends string>(bytes: Buffer): Id<Noun> | undefined {
  if (bytes.length !== 16) return undefined
  const id = bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return isId(id) ? (id as Id<Noun>) : undefined
}
