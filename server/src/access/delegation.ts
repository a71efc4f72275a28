import {
  actorOf,
  catalogueOf,
  check,
  covers,
  type Grant,
  groupOf,
  type PersonalRole,
  type Policy,
  policiesOf,
  roleOf,
  type Snapshot,
} from '@castellan/engine'
import type { Caller } from '../kernel/caller.ts'
import type { Clock } from '../kernel/clock.ts'
import type { TenantId } from '../kernel/ids.ts'
import { heldBy, heldInside, rolesOf } from './held.ts'

/** What one actor may hand on to another, judged by what they may do themselves. */
export interface Delegation {
  /** Whether the caller holds all that these patterns give, now and as the catalogue grows. */
  holdsPatterns(caller: Caller, patterns: readonly string[]): boolean
  holdsRoles(caller: Caller, roles: readonly string[]): boolean
  /**
   * Whether the caller holds all that these policies speak of, those in collections too. It counts
   * for a deny as well: who takes one away gives what it denied.
   */
  holdsPolicies(caller: Caller, attached: PersonalRole): boolean
  holdsGroups(caller: Caller, groups: readonly string[]): boolean
  /** Whether the caller's own ceiling lets through all that this one would. */
  holdsCeiling(caller: Caller, ceiling: readonly string[]): boolean
  /** Whether the caller may do this, in the workspace or, without one, in the whole tenant. */
  may(
    caller: { readonly tenant: TenantId; readonly id: string },
    permission: string,
    workspace?: string,
  ): boolean
  /** Whether the caller holds all of this wholly in the workspace, each on its target if it has one. */
  holdsInside(caller: Caller, workspace: string, needed: readonly Needed[]): boolean
  /** Whether the other actor was given nothing tenant-wide that the caller does not hold. */
  isAsStrong(caller: Caller, other: string): boolean
}

/** A pattern of permissions, on one resource or on all of them. */
export interface Needed {
  readonly pattern: string
  readonly target: string | undefined
}

export function delegationOf(snapshot: (tenant: TenantId) => Snapshot, clock: Clock): Delegation {
  const held = (caller: Caller) => heldBy(snapshot(caller.tenant), caller.id, clock().getTime())

  const holdsPatterns: Delegation['holdsPatterns'] = (caller, patterns) => {
    const { catalogue } = snapshot(caller.tenant)
    const mine = held(caller)
    if (mine.size === catalogue.keys.length) return true
    return patterns.every((pattern) => {
      // Whoever is given a permission is given what it implies, which may be denied to the caller.
      const given = catalogue.expandImplied(pattern)
      // A pattern that gives nothing yet could give anything one day.
      return given.length > 0 && given.every((number) => mine.has(catalogue.keys[number] ?? ''))
    })
  }

  const holdsPolicies: Delegation['holdsPolicies'] = (caller, attached) => {
    const actions = policiesOf(snapshot(caller.tenant), attached).flatMap(actionsOf)
    return holdsPatterns(caller, [...new Set(actions)])
  }

  const holdsRoles: Delegation['holdsRoles'] = (caller, roles) => {
    const known = roles.flatMap((role) => roleOf(snapshot(caller.tenant), role) ?? [])
    // One that came to be a moment ago, in this very act maybe, could give anything.
    const isAllKnown = known.length === roles.length
    return (
      (isAllKnown || (holdsPatterns(caller, ['*/*:*']) && holdsCeiling(caller, ['*']))) &&
      holdsPatterns(
        caller,
        known.flatMap((role) => role.permissions),
      ) &&
      known.every((role) => holdsPolicies(caller, role) && holdsCeiling(caller, role.ceiling))
    )
  }

  /** A wider ceiling than one's own would let through what one's own cuts. */
  const holdsCeiling: Delegation['holdsCeiling'] = (caller, ceiling) => {
    const state = snapshot(caller.tenant)
    const counting = rolesOf(state, caller.id, { now: clock().getTime() })
    const own = counting.flatMap(({ level, ceiling }) => (level === 'tenant' ? ceiling : []))
    return (
      own.includes('*') ||
      catalogueOf(state).every(({ key }) => !isUnder(ceiling, key) || isUnder(own, key))
    )
  }

  return {
    holdsPatterns,
    holdsRoles,
    holdsPolicies,
    holdsCeiling,
    may: (caller, permission, workspace) =>
      check(snapshot(caller.tenant), {
        actor: caller.id,
        permission,
        now: clock().getTime(),
        ...(workspace !== undefined && { resource: { workspace } }),
      }).effect === 'allow',
    holdsInside(caller, workspace, needed) {
      const state = snapshot(caller.tenant)
      const { catalogue } = state
      return needed.every(({ pattern, target }) => {
        const asked = { now: clock().getTime(), place: { workspace, target } }
        const mine = heldInside(state, caller.id, asked)
        return catalogue
          .expandImplied(pattern)
          .every((number) => mine.has(catalogue.keys[number] ?? ''))
      })
    },
    holdsGroups(caller, groups) {
      const known = groups.map((group) => groupOf(snapshot(caller.tenant), group))
      return holdsRoles(
        caller,
        known.flatMap((group) => group?.grants.map((grant) => grant.role) ?? []),
      )
    },
    isAsStrong(caller, other) {
      if (caller.id === other) return true
      const state = snapshot(caller.tenant)
      // What they were given counts, not what they may do now: one who is disabled, or whose time
      // has not come, may do nothing, and would be an easy disguise. What workspaces give does not
      // count: whoever administers users need not be in every workspace of theirs.
      return (
        holdsRoles(
          caller,
          tenantGrants(state, other).map((grant) => grant.role),
        ) && holdsPolicies(caller, actorOf(state, other)?.personalRole ?? nothing)
      )
    },
  }
}

const nothing: PersonalRole = { policies: [], collections: [] }

const actionsOf = ({ selectors }: Policy): readonly string[] =>
  selectors.flatMap(({ actions }) => actions)

/** What an actor was given tenant-wide, by itself and through its groups. */
function tenantGrants(state: Snapshot, id: string): Grant[] {
  const actor = actorOf(state, id)
  const shared = actor?.groups.flatMap((name) => groupOf(state, name)?.grants ?? []) ?? []
  return [...(actor?.grants ?? []), ...shared].filter((grant) => grant.workspace === null)
}

const isUnder = (ceiling: readonly string[], key: string): boolean =>
  ceiling.some((pattern) => covers(pattern, key))
