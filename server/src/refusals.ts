import type { Delegation } from './access/delegation.ts'
import { beyondOwn } from './features/assignments/problems.ts'
import { Problem } from './kernel/problem.ts'
import type { Refusals } from './kernel/refusals.ts'

/** What callers hold, judged over the access state, as refusals of what goes beyond it. */
export const refusalsOf = (delegation: Delegation): Refusals => ({
  refuseBeyondPatterns: (caller, patterns) =>
    unless(
      delegation.holdsPatterns(caller, patterns),
      `You do not hold all of ${patterns.join(', ')}`,
    ),
  refuseBeyondRoles: (caller, roles) =>
    unless(delegation.holdsRoles(caller, roles), lacking(roles)),
  refuseBeyondGrants: (caller, grants) =>
    unless(delegation.holdsGrants(caller, grants), lacking(grants.map(({ role }) => role))),
  refuseBeyondOwn: (caller, groups) =>
    unless(delegation.holdsGroups(caller, groups), lacking(groups)),
  refuseBeyondPlace: (caller, inside, needed) =>
    unless(
      delegation.holdsInside(caller, inside, needed),
      'You may not use all that the scopes name',
    ),
  refuseWiderCeiling: (caller, ceiling) =>
    unless(
      delegation.holdsCeiling(caller, ceiling ?? ['*']),
      'Your own ceiling cuts what that one would let through',
    ),
  refusePassing: (caller, permission, workspace) =>
    unless(
      delegation.mayLastingly(caller, `access-manager/${permission}`, workspace),
      `You may not do ${permission} in that workspace`,
    ),
  refuseStronger: (caller, other) =>
    unless(delegation.isAsStrong(caller, other), 'That actor may do what you may not'),
})

const lacking = (names: readonly string[]): string =>
  `You do not hold all that ${names.join(', ')} gives`

function unless(isHeld: boolean, detail: string): void {
  if (isHeld) return
  throw new Problem(beyondOwn, { detail: `${detail}, or not for as long as that would last` })
}
