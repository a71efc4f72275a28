import { type CompiledRole, isEmpty, rowOf, summary } from './compiled-role.ts'
import type { Remedy } from './explanation.ts'
import type { Role } from './model.ts'
import { ASK, NONE } from './unit.ts'
import { PERSONAL, SLOT_SHIFT } from './walk.ts'

/**
 * What every role says of every permission, two bits each, as of an instant: none, allow, deny or
 * ask. All roles' opinions of one permission lie side by side, so a check reads few cache lines.
 *
 * INVARIANT: it holds for all of `[from, until)` and nothing but. It is a cache of its roles, moved
 * along with time by `moveTo`; whoever asks for another instant evaluates the roles themselves.
 */
export interface Opinions {
  bits: Uint8Array
  /** Bytes per permission. */
  stride: number
  /** One bit each: whether the role has anything to tell of the permission, at whatever instant. */
  mentioned: Uint8Array
  mentionedStride: number
  /** The instant they were last moved to; null before the first question. */
  at: number | null
  from: number
  until: number
  /** How many requests in a row lay outside of the interval. */
  misses: number
  /** Per permission, the roles of no window that are sure to allow it, in the order of rolesByReach. */
  allowers: (Allowers | undefined)[]
  /** The interval of each role. */
  readonly froms: number[]
  readonly untils: number[]
}

export interface Allowers {
  readonly tenant: readonly NamedRole[]
  readonly workspace: readonly NamedRole[]
}

export interface NamedRole {
  readonly reference: string
  readonly role: Role
  /** Of how many permissions it has an allow, whenever and on whatever. */
  readonly gives: number
  /** To assign it to the tenant's whole. */
  readonly remedy: Remedy
}

const empty: Opinions = {
  bits: new Uint8Array(0),
  stride: 0,
  mentioned: new Uint8Array(0),
  mentionedStride: 0,
  at: null,
  from: Infinity,
  until: -Infinity,
  misses: 0,
  allowers: [],
  froms: [],
  untils: [],
}

/** Opinions that hold at no instant yet. */
export const noOpinions = (): Opinions => ({ ...empty, allowers: [], froms: [], untils: [] })

export const opinionOf = (opinions: Opinions, slot: number, permission: number): number =>
  ((opinions.bits[permission * opinions.stride + (slot >> 2)] ?? 0) >> ((slot & 3) << 1)) & 3

/** False of most roles, and told by far fewer cache lines than what they say. */
const mentions = (opinions: Opinions, slot: number, permission: number): boolean =>
  (((opinions.mentioned[permission * opinions.mentionedStride + (slot >> 3)] ?? 0) >> (slot & 7)) &
    1) ===
  1

/** What an entry of a path says, as far as it is known without asking. Who hears, asks all that speak. */
export function opinionAt(
  opinions: Opinions,
  entry: number,
  permission: number,
  isHeard: boolean,
): number {
  if ((entry & PERSONAL) !== 0) return ASK
  const slot = entry >> SLOT_SHIFT
  if (!mentions(opinions, slot, permission)) return NONE
  return isHeard ? ASK : opinionOf(opinions, slot, permission)
}

/** A copy, at the same instant, in which the roles of some slots are others. */
export function renew(
  opinions: Opinions,
  slots: readonly number[],
  roles: readonly (CompiledRole | undefined)[],
  permissionCount: number,
): Opinions {
  const renewed = {
    ...opinions,
    bits: opinions.bits.slice(),
    mentioned: opinions.mentioned.slice(),
    allowers: [],
    froms: [...opinions.froms],
    untils: [...opinions.untils],
  }
  if (opinions.at === null) return renewed

  for (const slot of slots) {
    renewed.froms[slot] = Infinity
    renewed.untils[slot] = -Infinity
  }
  moveTo(renewed, roles, permissionCount, opinions.at)
  return renewed
}

/** Makes the opinions hold at an instant; only roles with a window edge in between are redone. */
export function moveTo(
  opinions: Opinions,
  roles: readonly (CompiledRole | undefined)[],
  permissionCount: number,
  now: number,
): void {
  reserve(opinions, roles.length, permissionCount)
  let from = -Infinity
  let until = Infinity
  roles.forEach((role, slot) => {
    const holds =
      (opinions.froms[slot] ?? Infinity) <= now && now < (opinions.untils[slot] ?? -Infinity)
    if (!holds) redo(opinions, slot, role, permissionCount, now)
    from = Math.max(from, opinions.froms[slot] ?? from)
    until = Math.min(until, opinions.untils[slot] ?? until)
  })
  opinions.at = now
  opinions.allowers = Array.from({ length: permissionCount }, () => undefined)
  opinions.from = from
  opinions.until = until
  opinions.misses = 0
}

function redo(
  opinions: Opinions,
  slot: number,
  role: CompiledRole | undefined,
  permissionCount: number,
  now: number,
): void {
  const { bits, stride, mentioned, mentionedStride } = opinions
  const shift = (slot & 3) << 1
  const keep = ~(3 << shift) & 0xff
  const excluded = new Set(role?.narrowed.flatMap((unit) => unit.excluded))
  for (let permission = 0; permission < permissionCount; permission++) {
    const byte = permission * stride + (slot >> 2)
    const row = role === undefined ? -1 : rowOf(role, permission)
    const opinion = role === undefined || row === -1 ? NONE : summary(role, row, now)
    bits[byte] = ((bits[byte] ?? 0) & keep) | (opinion << shift)
    const isMentioned = excluded.has(permission) || (role !== undefined && !isEmpty(role, row))
    const eighth = permission * mentionedStride + (slot >> 3)
    const others = (mentioned[eighth] ?? 0) & ~(1 << (slot & 7))
    mentioned[eighth] = others | (isMentioned ? 1 << (slot & 7) : 0)
  }

  let from = -Infinity
  let until = Infinity
  for (const unit of role?.units ?? []) {
    for (const edge of [unit.from, unit.until]) {
      if (edge <= now) from = Math.max(from, edge)
      else until = Math.min(until, edge)
    }
  }
  opinions.froms[slot] = from
  opinions.untils[slot] = until
}

/** Widens the columns to hold so many roles, with room to grow. */
function reserve(opinions: Opinions, slots: number, permissionCount: number): void {
  const stride = strideOf(slots, 2)
  if (stride > opinions.stride) {
    opinions.bits = widened(opinions.bits, opinions.stride, stride, permissionCount)
    opinions.stride = stride
  }
  const mentionedStride = strideOf(slots, 1)
  if (mentionedStride > opinions.mentionedStride) {
    const { mentioned } = opinions
    opinions.mentioned = widened(
      mentioned,
      opinions.mentionedStride,
      mentionedStride,
      permissionCount,
    )
    opinions.mentionedStride = mentionedStride
  }
}

/** Whole cache lines, or a half or quarter of one, so that roles whose slots are near are read together. */
function strideOf(slots: number, bits: number): number {
  const bytes = (slots * bits + 7) >> 3
  if (bytes <= 32) return bytes <= 16 ? 16 : 32
  return ((bytes + 63) >> 6) << 6
}

function widened(
  narrow: Uint8Array,
  before: number,
  after: number,
  permissionCount: number,
): Uint8Array {
  const wide = new Uint8Array(after * permissionCount)
  for (let permission = 0; permission < permissionCount; permission++) {
    const column = permission * before
    wide.set(narrow.subarray(column, column + before), permission * after)
  }
  return wide
}
