import type { TenantId } from './ids.ts'

/** An actor of a tenant. */
export interface Who {
  readonly tenant: TenantId
  readonly id: string
}

/** A role (`scope/code`) as somebody is given it. */
export interface Given {
  readonly role: string
  /** Null for the whole tenant. */
  readonly workspace: string | null
  /** In milliseconds; without end for null. */
  readonly until: number | null
}

/** A workspace, and until which millisecond something is given there; without end for null. */
export interface Inside {
  readonly workspace: string
  readonly until: number | null
}

/** A pattern of permissions, on one resource or on all of them. */
export interface Needed {
  readonly pattern: string
  readonly target: string | undefined
}

/**
 * Nobody grants or takes away what they do not hold, nor for longer, or changes whoever may do more
 * than they. Each throws a 403 problem that says what the caller lacks.
 */
export interface Refusals {
  /** When the caller does not hold all that the patterns give, also as the catalogue grows. */
  readonly refuseBeyondPatterns: (caller: Who, patterns: readonly string[]) => void
  /** When the caller does not hold all that the roles (`scope/code`) would give tenant-wide. */
  readonly refuseBeyondRoles: (caller: Who, roles: readonly string[]) => void
  /** When the caller does not hold all that each gives where, and as long as, it gives it. */
  readonly refuseBeyondGrants: (caller: Who, grants: readonly Given[]) => void
  /** When the caller does not hold all that the groups would give. */
  readonly refuseBeyondOwn: (caller: Who, groups: readonly string[]) => void
  /** When the caller may not do all of this in the workspace themselves for that long. */
  readonly refuseBeyondPlace: (caller: Who, inside: Inside, needed: readonly Needed[]) => void
  /** When the ceiling, null being everything, lets through what the caller's own cuts. */
  readonly refuseWiderCeiling: (caller: Who, ceiling: readonly string[] | null) => void
  /** When the caller may do this there only until an instant: what they make has no end. */
  readonly refusePassing: (caller: Who, permission: string, workspace: string) => void
  /** When the other actor was given something tenant-wide that the caller does not hold. */
  readonly refuseStronger: (caller: Who, other: string) => void
}
