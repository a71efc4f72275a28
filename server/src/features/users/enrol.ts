import type { Author } from '../../kernel/caller.ts'
import { Problem, type ProblemKind } from '../../kernel/problem.ts'
import { emailForeign } from '../tenants/problems.ts'
import type { StoredUser, UserStores } from './ports.ts'
import * as problems from './problems.ts'

/** One who is to be added, and the groups they are to be in. */
export interface Newcomer extends StoredUser {
  readonly groups: readonly string[]
}

/** Of those who were to be added the one, by its place, for whom nobody was. */
export interface Refused {
  readonly at: number
  readonly problem: Problem
}

const taken = {
  'username-taken': problems.usernameTaken,
  'email-taken': problems.emailTaken,
  'subject-taken': problems.subjectTaken,
} as const satisfies Record<string, ProblemKind>

/**
 * Adds users in a transaction that is open already, however many in a few statements. When one is
 * refused it says so, and the transaction must not commit.
 */
export async function enrolAll(
  stores: UserStores,
  by: Author,
  newcomers: readonly Newcomer[],
): Promise<Refused | undefined> {
  const foreign = new Set(await stores.tenants.foreign(newcomers.map(({ email }) => email)))
  const stranger = newcomers.findIndex(({ email }) => foreign.has(email))
  if (stranger >= 0) return { at: stranger, problem: new Problem(emailForeign) }

  const users = newcomers.map(({ groups: _, ...user }) => user)
  const clash = await stores.users.insert(users)
  if (clash) return { at: clash.at, problem: new Problem(taken[clash.why]) }
  await stores.memberRoles.grantTo(users)
  const [first] = users
  if (first)
    await stores.derivedGrants.deriveForAllOf(
      users.map(({ id }) => id),
      first.createdAt,
    )
  for (const [at, { id, groups, createdAt, status }] of newcomers.entries()) {
    if (groups.length > 0) {
      const { unknown } = await stores.memberships.replace(id, groups, createdAt)
      if (unknown.length > 0) return { at, problem: noSuchGroups(unknown) }
    }
    await stores.audit.append({
      action: status === 'invited' ? 'user.invited' : 'user.created',
      by,
      target: `user/${id}`,
      at: createdAt,
      facts: { groups },
    })
  }
  return undefined
}

export const noSuchGroups = (names: readonly string[]) =>
  new Problem(problems.groupsUnknown, { detail: `No such group: ${names.join(', ')}` })
