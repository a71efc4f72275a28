import type { Snapshot } from './snapshot.ts'
import { isOfTenant, SLOT_SHIFT } from './walk.ts'

/** Whether the ceiling of some tenant-level role on the path covers the permission. */
export function isUnderCeiling(
  { compiledRoles }: Snapshot,
  entries: readonly number[],
  permission: number,
): boolean {
  for (const entry of entries) {
    const role = isOfTenant(entry) ? compiledRoles[entry >> SLOT_SHIFT] : undefined
    if (role !== undefined && isCovered(role.ceiling, permission)) return true
  }
  return false
}

/** A ceiling has one bit per permission. */
const isCovered = (ceiling: Uint8Array, permission: number): boolean =>
  (((ceiling[permission >> 3] ?? 0) >> (permission & 7)) & 1) === 1
