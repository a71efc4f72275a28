import type { Invitation } from '../../../features/invitations/schema.ts'
import type { User } from '../../../features/users/schema.ts'
import { Problem } from '../../../kernel/problem.ts'
import { everything } from '../../access-api/everything.ts'
import { scopeOf } from '../../access-api/names.ts'
import { alreadyActive, wrongStatus } from '../../access-api/problems.ts'
import { type Actor, roleIn } from '../../access-api/roles/acts.ts'
import type { IdentityApiServices } from '../ports.ts'
import type { NewWireUser } from './user.ts'

/**
 * Invites somebody, and gives them roles. When a role cannot be given the invitation is taken back,
 * so that a call that fails leaves nobody behind.
 */
export async function inviteUser(
  { invitations, roles, assignments, users }: IdentityApiServices,
  { caller, author }: Actor,
  given: NewWireUser,
): Promise<{ user: User; link: string }> {
  const { tenant } = caller
  const wanted = []
  for (const { scope, code } of given.roles ?? []) {
    const key = { scope: scopeOf(scope), code }
    wanted.push(await roleIn(roles, 'identity', { tenant, key }))
  }
  const { emailAddress, firstName, lastName } = given
  const email = emailAddress.toLowerCase()
  const person = { email, firstName, lastName, globalRole: 'member' as const, groups: [] }
  const { id, userId, link } = await invitations.create(caller, author, person)
  try {
    for (const role of wanted)
      await assignments.create(caller, author, { actorId: userId, role: role.id })
  } catch (error) {
    await invitations.revoke(caller, author, id)
    throw error
  }
  return { user: await users.get(tenant, userId), link }
}

/** Sends the link again to a user who has not come yet. */
export async function resendLink(
  { invitations }: IdentityApiServices,
  { caller, author }: Actor,
  user: User,
): Promise<void> {
  if (user.status === 'active') throw new Problem(alreadyActive)
  const all = await everything((page) => invitations.list(caller.tenant, page))
  const open = all.find(({ userId, status }) => userId === user.id && isOpen(status))
  if (!open || user.status !== 'invited') throw new Problem(wrongStatus)
  await invitations.resend(caller, author, open.id)
}

const isOpen = (status: Invitation['status']): boolean =>
  status === 'pending' || status === 'expired'
