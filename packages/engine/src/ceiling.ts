import type { Snapshot } from './snapshot.ts'
import { END, GUARDRAILS, SLOT_SHIFT, type Walk } from './walk.ts'

/**
 * Whether the ceiling of some tenant-level role that counts covers the permission. Those are on the
 * path that leads through no workspace, and on every other.
 */
export function isUnderCeiling(
  { compiledRoles }: Snapshot,
  { words, start }: Walk,
  permission: number,
): boolean {
  for (let index = start; ; index++) {
    const entry = words[index] ?? END
    if (entry === END) return false
    const slot = entry >> SLOT_SHIFT
    const role = slot === GUARDRAILS ? undefined : compiledRoles[slot]
    if (role !== undefined && isCovered(role.ceiling, permission)) return true
  }
}

/** A ceiling has one bit per permission. */
const isCovered = (ceiling: Uint8Array, permission: number): boolean =>
  (((ceiling[permission >> 3] ?? 0) >> (permission & 7)) & 1) === 1
