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
import type { Clock } from '../kernel/clock.ts'
import type { TenantId } from '../kernel/ids.ts'
import type { Given, Inside, Needed, Who } from '../kernel/refusals.ts'
import { grantsOf, type Place, rolesOf } from './held.ts'
import { type Holding, holdingsOf, turnsOf } from './lasting.ts'

/**
 * What one actor may hand on to another, judged by what they may do themselves, at every instant
 * from now on until what is handed on ends. Where nothing says when it ends, that is for good.
 */
export interface Delegation {
  /** Whether the caller holds all that these patterns give, also as the catalogue grows. */
  holdsPatterns(caller: Who, patterns: readonly string[]): boolean
  holdsRoles(caller: Who, roles: readonly string[]): boolean
  /** Whether the caller holds all that each gives where it holds: in its workspace, or tenant-wide. */
  holdsGrants(caller: Who, grants: readonly Given[]): boolean
  holdsGroups(caller: Who, groups: readonly string[]): boolean
  /** Whether the caller's own ceiling lets through all that this one would. */
  holdsCeiling(caller: Who, ceiling: readonly string[]): boolean
  /** Whether the caller may do this, in the workspace or, without one, in the whole tenant; now. */
  may(who: Who, permission: string, workspace?: string): boolean
  /** The same, and whether that is to stay so as far as it is known today. */
  mayLastingly(who: Who, permission: string, workspace?: string): boolean
  /** Whether the caller holds all of this wholly in the workspace, each on its target if it has one. */
  holdsInside(caller: Who, inside: Inside, needed: readonly Needed[]): boolean
  /** Whether the other actor was given nothing tenant-wide that the caller does not hold. */
  isAsStrong(caller: Who, other: string): boolean
  /** The caller beside many others, looked at once. */
  beside(caller: Who): Beside
}

export interface Beside {
  isAsStrong(other: string): boolean
  /** The same of all that they were given, in workspaces too. */
  holdsAllOf(other: string): boolean
}

type SnapshotOf = (tenant: TenantId) => Snapshot

export function delegationOf(snapshot: SnapshotOf, clock: Clock): Delegation {
  const judging = (caller: Who) =>
    judge({ state: snapshot(caller.tenant), actor: caller.id, now: clock().getTime() })

  const beside = (caller: Who): Beside => {
    const state = snapshot(caller.tenant)
    const { holds, holdsGrants } = judging(caller)
    /** Whether the caller holds what the other was given, as far as it counts. */
    const holdsOf = (other: string, counts: (grant: Grant) => boolean): boolean => {
      if (caller.id === other) return true
      // What they were given counts, not what they may do now: one who is disabled, or whose time
      // has not come, may do nothing, and would be an easy disguise.
      const given = grantsOf(state, other).filter(counts)
      const personal = actorOf(state, other)?.personalRole
      return holdsGrants(given) && (!personal || holds(partsOf(state, personal, null)))
    }
    return {
      // What workspaces give does not count: whoever administers users need not be in every
      // workspace of theirs.
      isAsStrong: (other) => holdsOf(other, ({ workspace }) => workspace === null),
      holdsAllOf: (other) => holdsOf(other, () => true),
    }
  }

  return {
    holdsPatterns: (caller, patterns) => judging(caller).holds([{ patterns, until: null }]),
    holdsRoles: (caller, roles) =>
      judging(caller).holdsGrants(roles.map((role) => ({ role, workspace: null, until: null }))),
    holdsGrants: (caller, grants) => judging(caller).holdsGrants(grants),
    holdsGroups(caller, groups) {
      const state = snapshot(caller.tenant)
      return judging(caller).holdsGrants(
        groups.flatMap((group) => groupOf(state, group)?.grants ?? []),
      )
    },
    holdsCeiling: (caller, ceiling) => judging(caller).holdsCeiling(ceiling, null),
    may: (who, permission, workspace) =>
      isAllowed(snapshot(who.tenant), who, { permission, workspace, now: clock().getTime() }),
    mayLastingly(who, permission, workspace) {
      const state = snapshot(who.tenant)
      return turnsOf(state, who.id, clock().getTime()).every((now) =>
        isAllowed(state, who, { permission, workspace, now }),
      )
    },
    holdsInside: (caller, inside, needed) => judging(caller).holdsInside(inside, needed),
    isAsStrong: (caller, other) => beside(caller).isAsStrong(other),
    beside,
  }
}

/** Patterns that somebody is given, and until when; without end for null. */
interface Part {
  readonly patterns: readonly string[]
  readonly until: number | null
}

interface Judged {
  readonly state: Snapshot
  readonly actor: string
  readonly now: number
}

/** What one actor holds of what they would give. */
function judge({ state, actor, now }: Judged) {
  const { catalogue } = state
  const holdings = holdingsOf(state, actor, now)
  const has = (held: ReadonlySet<string>) => (number: number) =>
    held.has(catalogue.keys[number] ?? '')

  const holdsPart = (holding: Holding, { patterns, until }: Part): boolean => {
    let given: readonly (readonly number[])[] | undefined
    return holding.isThroughout(until, (held) => {
      if (held.size === catalogue.keys.length) return true
      // Whoever is given a permission is given what it implies, which may be denied to the caller.
      given ??= [...new Set(patterns)].map(catalogue.expandImplied)
      // A pattern that gives nothing yet could give anything one day.
      return given.every((numbers) => numbers.length > 0 && numbers.every(has(held)))
    })
  }

  const holds = (parts: readonly Part[], place?: Place): boolean =>
    parts.every((part) => holdsPart(holdings(place), part))

  /** A wider ceiling than one's own would let through what one's own cuts. */
  const holdsCeiling = (ceiling: readonly string[], until: number | null): boolean =>
    ceiling.length === 0 ||
    holdings().isThroughout(until, (_, at) => {
      const counting = rolesOf(state, actor, { now: at })
      const own = counting.flatMap((role) => (role.level === 'tenant' ? role.ceiling : []))
      return ceiling.every((pattern) => {
        if (isUnder(own, pattern)) return true
        const keys = catalogueOf(state).filter(({ key }) => covers(pattern, key))
        // A pattern that covers nothing yet could cover anything one day.
        return keys.length > 0 && keys.every(({ key }) => isUnder(own, key))
      })
    })

  const holdsGrant = ({ role, workspace, until }: Given): boolean => {
    const known = roleOf(state, role)
    // One that came to be a moment ago, in this very act maybe, could give anything.
    if (!known) return holds([{ patterns: ['*/*:*'], until }]) && holdsCeiling(['*'], until)
    const last = earlier(until, known.when.until)
    const place = workspace === null ? undefined : { workspace, target: undefined }
    const parts = [{ patterns: known.permissions, until: last }, ...partsOf(state, known, last)]
    return holds(parts, place) && holdsCeiling(known.ceiling, last)
  }

  return {
    holds,
    holdsCeiling,
    holdsGrants: (grants: readonly Given[]): boolean => grants.every(holdsGrant),
    holdsInside: ({ workspace, until }: Inside, needed: readonly Needed[]): boolean =>
      needed.every(({ pattern, target }) =>
        holdings({ workspace, target }).isThroughout(until, (held) =>
          catalogue.expandImplied(pattern).every(has(held)),
        ),
      ),
  }
}

/**
 * What the attached policies speak of, those in collections too. A deny counts as well: who takes one
 * away gives what it denied.
 */
const partsOf = (state: Snapshot, attached: PersonalRole, until: number | null): Part[] =>
  policiesOf(state, attached).map((policy) => ({
    patterns: actionsOf(policy),
    until: earlier(until, policy.when.until),
  }))

const actionsOf = ({ selectors }: Policy): readonly string[] =>
  selectors.flatMap(({ actions }) => actions)

const earlier = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other)

interface Asked {
  readonly permission: string
  readonly workspace: string | undefined
  readonly now: number
}

const isAllowed = (state: Snapshot, { id }: Who, { permission, workspace, now }: Asked): boolean =>
  check(state, {
    actor: id,
    permission,
    now,
    ...(workspace !== undefined && { resource: { workspace } }),
  }).effect === 'allow'

/** Whether the ceiling lets the permission through, or all that a pattern will ever cover. */
const isUnder = (ceiling: readonly string[], permission: string): boolean =>
  ceiling.some((pattern) => covers(pattern, permission))
