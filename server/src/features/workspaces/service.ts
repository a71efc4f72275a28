import { type AuditStore, changes, removal } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { NewId, TenantId } from '../../kernel/ids.ts'
import { type Page, type Slice, type Sliced, sliceOf, toPage } from '../../kernel/page.ts'
import { known, Problem, preconditionFailed, workspaceUnknown } from '../../kernel/problem.ts'
import type { Refusals } from '../../kernel/refusals.ts'
import type { Transact } from '../../kernel/transact.ts'
import { actorUnknown } from '../actors/problems.ts'
import { lastOwner } from '../members/problems.ts'
import type { WorkspaceRole } from '../members/schema.ts'
import type { NewWorkspace, Workspace, WorkspacePatch, WorkspaceQuery } from './schema.ts'

/** What this module asks of a database; `store.ts` answers it. */
export interface WorkspaceStore {
  insert(workspace: Workspace, by: string): Promise<void>
  find(id: string): Promise<Workspace | undefined>
  /** Those the actor is in; all of the tenant's for null. */
  list(query: WorkspaceQuery, slice: Slice, memberOrAll: string | null): Promise<Sliced<Workspace>>
  /** Changes the workspace as of `revision`, or as it is; undefined when there is none such. */
  update(
    id: string,
    patch: WorkspacePatch,
    change: { at: Date; revision: number | undefined },
  ): Promise<Workspace | undefined>
  /** Removes it with everything in it: memberships, resources, keys. */
  remove(id: string, at: Date): Promise<void>
}

interface Place {
  readonly workspace: string
  readonly actor: string
}

export interface WorkspaceStores {
  readonly workspaces: WorkspaceStore
  readonly members: {
    takeTurn(workspace: string): Promise<boolean>
    put(place: Place, role: WorkspaceRole, at: Date): Promise<void>
    find(place: Place): Promise<{ role: WorkspaceRole } | undefined>
    hasActor(actor: string): Promise<boolean>
    hasOwner(workspace: string): Promise<boolean>
  }
  readonly audit: AuditStore
}

export interface WorkspacePorts extends Pick<Refusals, 'refusePassing'> {
  readonly transact: Transact<WorkspaceStores>
  readonly clock: Clock
  readonly newId: NewId
  /** Whether the caller may see all workspaces of the tenant. */
  readonly mayListAll: (caller: Caller) => boolean
}

export type WorkspaceService = ReturnType<typeof workspaceService>

export function workspaceService(ports: WorkspacePorts) {
  const { transact, clock, newId, mayListAll, refusePassing } = ports

  return {
    /** Makes a workspace, whose owner is whoever makes it. */
    create: (caller: Caller, by: Author, input: NewWorkspace): Promise<Workspace> =>
      transact(caller.tenant, async ({ workspaces, members, audit }) => {
        const at = clock()
        const time = at.toISOString()
        const id = newId<'workspace'>()
        const workspace = { ...input, id, createdAt: time, updatedAt: time, revision: 1 }
        await workspaces.insert(workspace, caller.id)
        await members.put({ workspace: id, actor: caller.id }, 'owner', at)
        await audit.append({
          action: 'workspace.created',
          by,
          at,
          ...told(id, { ...input, owner: caller.id }),
        })
        return workspace
      }),

    /** The caller's own; all of them for who may list workspaces tenant-wide. */
    list: (caller: Caller, query: WorkspaceQuery): Promise<Page<Workspace>> =>
      transact(caller.tenant, async ({ workspaces }) => {
        const whose = mayListAll(caller) ? null : caller.id
        const sliced = await workspaces.list(query, sliceOf(query), whose)
        return toPage(query, sliced, (workspace) => workspace.id)
      }),

    get: (tenant: TenantId, id: string): Promise<Workspace> =>
      transact(tenant, async ({ workspaces }) =>
        known(await workspaces.find(id), workspaceUnknown),
      ),

    /** Changes what is given and leaves the rest. */
    update: (caller: Caller, by: Author, { id, patch, ifMatch }: Patch): Promise<Workspace> =>
      transact(caller.tenant, async ({ workspaces, audit }) => {
        const at = clock()
        const before = known(await workspaces.find(id), workspaceUnknown)
        const updated = known(
          await workspaces.update(id, patch, { at, revision: ifMatch }),
          preconditionFailed,
        )
        const facts = changes(before, updated)
        await audit.append({ action: 'workspace.updated', by, at, ...told(id, facts) })
        return updated
      }),

    /** Removes the workspace with everything in it; its keys stop at once. */
    remove: (caller: Caller, by: Author, id: string): Promise<void> =>
      transact(caller.tenant, async ({ workspaces, audit }) => {
        const at = clock()
        const workspace = known(await workspaces.find(id), workspaceUnknown)
        const held = await audit.holdings('workspace', id)
        await workspaces.remove(id, at)
        const facts = { before: { ...removal(workspace).before, ...held } }
        await audit.append({ action: 'workspace.deleted', by, at, ...told(id, facts) })
      }),

    /** Makes another actor the owner; the caller stays as an admin when they were one. */
    transfer: (caller: Caller, by: Author, { id, to }: { id: string; to: string }) =>
      transact(caller.tenant, async ({ workspaces, members, audit }) => {
        const at = clock()
        if (!(await members.takeTurn(id))) throw new Problem(workspaceUnknown)
        refusePassing(caller, 'workspaces:transfer', id)
        if (!(await members.hasActor(to))) throw new Problem(actorUnknown)
        const own = await members.find({ workspace: id, actor: caller.id })
        if (own?.role === 'owner' && to !== caller.id)
          await members.put({ workspace: id, actor: caller.id }, 'admin', at)
        await members.put({ workspace: id, actor: to }, 'owner', at)
        if (!(await members.hasOwner(id))) throw new Problem(lastOwner)
        const facts = { from: own?.role === 'owner' ? caller.id : null, to }
        await audit.append({ action: 'workspace.transferred', by, at, ...told(id, facts) })
        return known(await workspaces.find(id), workspaceUnknown)
      }),
  }
}

interface Patch {
  readonly id: string
  readonly patch: WorkspacePatch
  readonly ifMatch: number | undefined
}

const told = (id: string, facts: Record<string, unknown>) => ({ target: `workspace/${id}`, facts })
