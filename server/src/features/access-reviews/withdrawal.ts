import type { AuditEvent } from '../../kernel/audit.ts'
import type { Author } from '../../kernel/caller.ts'
import { Problem } from '../../kernel/problem.ts'
import { assignmentDerived } from '../assignments/problems.ts'
import type { Assignment } from '../assignments/schema.ts'
import { lastOwner } from '../members/problems.ts'
import { lastAdministrator } from '../users/problems.ts'
import type { GrantStores, StoredItem } from './ports.ts'

/** Who takes the access away, when, and in which campaign. */
export interface Act {
  readonly by: Author
  readonly at: Date
  readonly review: string
}

type Withdraw = (stores: GrantStores, item: StoredItem, act: Act) => Promise<boolean>

/**
 * Takes the access of an item away, in the transaction of the decision and with the event that the
 * same act by hand has. False when it is gone already. The last administrator and the last owner
 * keep theirs: that is a problem for whoever decides.
 */
export const withdraw: Withdraw = (stores, item, act) => ways[item.kind](stores, item, act)

const endGroupMembership: Withdraw = async (stores, { group, actorId }, act) => {
  if (group === null || actorId === null) return false
  const outcomes: string[] = []
  await keepingAdministrators(stores, async () => {
    outcomes.push(await stores.groups.removeMember({ group, actor: actorId }))
  })
  if (outcomes.includes('unknown')) return false
  const target = `group/${group}`
  return told(stores, act, { action: 'group.member-removed', target, facts: { actor: actorId } })
}

const endAssignment: Withdraw = async (stores, { assignmentId }, act) => {
  const assignment = assignmentId === null ? undefined : await stores.assignments.find(assignmentId)
  if (!assignment) return false
  const { actorId, workspace, source } = assignment
  if (source === 'membership' && actorId !== null && workspace !== null)
    return leave(stores, { workspace, actor: actorId }, act)
  if (source === 'global-role' && actorId !== null)
    return lower(stores, { user: actorId, role: assignment.role }, act)
  await keepingAdministrators(stores, () => stores.assignments.remove(assignment))
  const target = `assignment/${assignment.id}`
  return told(stores, act, { action: 'assignment.deleted', target, facts: factsOf(assignment) })
}

const endWorkspaceMembership: Withdraw = async (stores, { workspace, actorId }, act) =>
  workspace !== null && actorId !== null && leave(stores, { workspace, actor: actorId }, act)

const ways: Readonly<Record<StoredItem['kind'], Withdraw>> = {
  'group-member': endGroupMembership,
  assignment: endAssignment,
  'workspace-member': endWorkspaceMembership,
}

/** Ends a membership of a workspace, in its turn; an owner remains. */
async function leave(
  stores: GrantStores,
  place: { readonly workspace: string; readonly actor: string },
  act: Act,
): Promise<boolean> {
  const { members } = stores
  if (!(await members.takeTurn(place.workspace))) return false
  const before = await members.find(place)
  if (!before) return false
  await members.remove(place, act.at)
  if (before.role === 'owner' && !(await members.hasOwner(place.workspace)))
    throw new Problem(lastOwner)
  const { role, source } = before
  const target = `workspace/${place.workspace}`
  const facts = { actor: place.actor, before: { role, source } }
  return told(stores, act, { action: 'member.removed', target, facts })
}

/** Makes a user whose global role brings the role a member, as everybody is. */
async function lower(
  stores: GrantStores,
  { user, role }: { readonly user: string; readonly role: string },
  act: Act,
): Promise<boolean> {
  const { globalRoles, derivedGrants } = stores
  const globalRole = await globalRoles.find(user)
  if (globalRole === undefined) return false
  if (globalRole === 'member' || (await globalRoles.rolesWith('member')).includes(role))
    throw new Problem(assignmentDerived, { detail: 'Every member of the tenant has this role' })
  await keepingAdministrators(stores, async () => {
    await globalRoles.set(user, 'member')
    await derivedGrants.deriveFor(user, act.at)
  })
  const facts = { before: { globalRole }, after: { globalRole: 'member' } }
  const target = `user/${user}`
  return told(stores, act, { action: 'user.global-role-changed', target, facts })
}

async function keepingAdministrators(
  { administrators }: GrantStores,
  act: () => Promise<void>,
): Promise<void> {
  if (await administrators.areLostBy(act)) throw new Problem(lastAdministrator)
}

const factsOf = ({ id: _, createdAt: __, ...facts }: Assignment) => facts

async function told(
  { audit }: GrantStores,
  { by, at, review }: Act,
  { action, target, facts }: Pick<AuditEvent, 'action' | 'target' | 'facts'>,
): Promise<true> {
  await audit.append({ action, by, at, target, facts: { ...facts, accessReview: review } })
  return true
}
