import { type AuditStore, changes } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { NewId, TenantId } from '../../kernel/ids.ts'
import { type Page, type Slice, type Sliced, sliceOf, toPage } from '../../kernel/page.ts'
import { known, Problem, workspaceUnknown } from '../../kernel/problem.ts'
import type { Refusals } from '../../kernel/refusals.ts'
import type { Transact } from '../../kernel/transact.ts'
import { actorUnknown } from '../actors/problems.ts'
import { groupUnknown } from '../groups/problems.ts'
import { roleUnknown } from '../roles/problems.ts'
import { lastAdministrator } from '../users/problems.ts'
import * as problems from './problems.ts'
import {
  type Assignment,
  type AssignmentPatch,
  type AssignmentQuery,
  givenBy,
  isWindow,
  type NewAssignment,
} from './schema.ts'

/** A role, as far as assigning it needs. */
export interface AssignableRole {
  readonly id: string
  /** `scope/code`. */
  readonly reference: string
  readonly level: 'tenant' | 'workspace'
}

/** What this module asks of a database; `store.ts` answers it. */
export interface AssignmentStore {
  /** Makes acts that change who holds what come one after another; what is read then stays. */
  takeTurn(): Promise<void>
  /** A role by its id or its reference. */
  role(name: string): Promise<AssignableRole | undefined>
  /** Adds the assignment; or says why not: it exists, or nobody is there to hold it, or no place. */
  insert(
    assignment: Assignment,
  ): Promise<'added' | 'exists' | 'holder-is-key' | 'holder-unknown' | 'workspace-unknown'>
  find(id: string): Promise<Assignment | undefined>
  list(query: AssignmentQuery, slice: Slice): Promise<Sliced<Assignment>>
  /** Writes time and reason. False when the holder has the same role for that time already. */
  change(assignment: Assignment): Promise<boolean>
  remove(assignment: Assignment): Promise<void>
}

export interface AssignmentStores {
  readonly assignments: AssignmentStore
  readonly audit: AuditStore
  /** Runs the act, and says whether it took the tenant's last administrator away. */
  readonly administrators: { areLostBy(act: () => Promise<void>): Promise<boolean> }
}

export interface AssignmentPorts extends Pick<Refusals, 'refuseBeyondGrants'> {
  readonly transact: Transact<AssignmentStores>
  readonly clock: Clock
  readonly newId: NewId
}

export type AssignmentService = ReturnType<typeof assignmentService>

export function assignmentService({ transact, clock, newId, refuseBeyondGrants }: AssignmentPorts) {
  return {
    /**
     * Gives a role to an actor or a group, tenant-wide or in a workspace, as its level says. Nobody
     * gives what they do not hold there, nor for longer.
     */
    create: (caller: Caller, by: Author, input: NewAssignment): Promise<Assignment> =>
      transact(caller.tenant, async ({ assignments, audit }) => {
        await assignments.takeTurn()
        const role = known(await assignments.role(input.role), roleUnknown)
        const at = clock()
        const assignment = made(input, role, { id: newId<'assignment'>(), at })
        if ((role.level === 'workspace') !== (assignment.workspace !== null))
          throw new Problem(problems.levelMismatch)
        refuseBeyondGrants(caller, [givenBy(assignment)])

        const outcome = await assignments.insert(assignment)
        if (outcome === 'exists') throw new Problem(problems.assignmentExists)
        if (outcome === 'holder-unknown')
          throw new Problem(input.group === undefined ? actorUnknown : groupUnknown)
        if (outcome === 'holder-is-key') throw new Problem(problems.holderIsKey)
        if (outcome === 'workspace-unknown') throw new Problem(workspaceUnknown)
        await audit.append({ action: 'assignment.created', by, at, ...told(assignment) })
        return assignment
      }),

    list: (tenant: TenantId, query: AssignmentQuery): Promise<Page<Assignment>> =>
      transact(tenant, async ({ assignments }) =>
        toPage(query, await assignments.list(query, sliceOf(query)), (assignment) => assignment.id),
      ),

    get: (tenant: TenantId, id: string): Promise<Assignment> =>
      transact(tenant, async ({ assignments }) =>
        known(await assignments.find(id), problems.assignmentUnknown),
      ),

    /** Changes since when, until when or why; nobody prolongs or cuts what they could not give. */
    update: (caller: Caller, by: Author, { id, patch }: Patch): Promise<Assignment> =>
      transact(caller.tenant, async ({ assignments, audit, administrators }) => {
        await assignments.takeTurn()
        const before = known(await assignments.find(id), problems.assignmentUnknown)
        const after = patched(before, patch)
        refuseBeyondGrants(caller, [givenBy(before), givenBy(after)])
        refuseFollowing(before)
        if (!isWindow(after)) throw new Problem(problems.assignmentEndless)
        const areLost = await administrators.areLostBy(async () => {
          if (!(await assignments.change(after))) throw new Problem(problems.assignmentExists)
        })
        if (areLost) throw new Problem(lastAdministrator)
        const facts = { role: before.role, ...changes(before, after) }
        const target = `assignment/${id}`
        await audit.append({ action: 'assignment.updated', by, target, at: clock(), facts })
        return after
      }),

    /** Takes a role away again; nobody takes away what they could not give. */
    remove: (caller: Caller, by: Author, id: string): Promise<void> =>
      transact(caller.tenant, async ({ assignments, audit, administrators }) => {
        await assignments.takeTurn()
        const assignment = known(await assignments.find(id), problems.assignmentUnknown)
        refuseBeyondGrants(caller, [givenBy(assignment)])
        refuseFollowing(assignment)
        if (await administrators.areLostBy(() => assignments.remove(assignment)))
          throw new Problem(lastAdministrator)
        await audit.append({ action: 'assignment.deleted', by, at: clock(), ...told(assignment) })
      }),
  }
}

interface Patch {
  readonly id: string
  readonly patch: AssignmentPatch
}

/** What follows from something else changes with that alone. */
function refuseFollowing({ source, syncedBy }: Assignment): void {
  if (source === 'global-role' || source === 'membership')
    throw new Problem(problems.assignmentDerived)
  if (syncedBy !== null) throw new Problem(problems.assignmentSynced)
}

const patched = (before: Assignment, { from, until, reason }: AssignmentPatch): Assignment => ({
  ...before,
  ...(from !== undefined && { from: instantOf(from) }),
  ...(until !== undefined && { until: instantOf(until) }),
  ...(reason !== undefined && { reason }),
})

const instantOf = (text: string | null | undefined): string | null =>
  typeof text === 'string' ? new Date(text).toISOString() : null

const made = (
  input: NewAssignment,
  role: AssignableRole,
  { id, at }: { id: string; at: Date },
): Assignment => ({
  id,
  actorId: input.actorId ?? null,
  group: input.group ?? null,
  role: role.reference,
  roleId: role.id,
  workspace: input.workspace ?? null,
  from: instantOf(input.from),
  until: instantOf(input.until),
  reason: input.reason ?? null,
  source: 'manual',
  syncedBy: null,
  createdAt: at.toISOString(),
})

const told = ({ id, createdAt: _, ...facts }: Assignment) => ({ target: `assignment/${id}`, facts })
