import type { AssignmentService } from '../../../features/assignments/service.ts'
import { everything } from '../../access-api/everything.ts'
import type { Actor } from '../../access-api/roles/acts.ts'

/** Takes a role from the actor, or from every actor who holds it; groups keep theirs. */
export async function removeMembers(
  assignments: AssignmentService,
  { caller, author }: Actor,
  held: { readonly role: string; readonly actorId?: string },
): Promise<void> {
  const all = await everything((page) => assignments.list(caller.tenant, { ...page, ...held }))
  for (const { id, actorId, workspace } of all)
    if (actorId !== null && workspace === null) await assignments.remove(caller, author, id)
}
