import { type AuditStore, changes } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { TenantId } from '../../kernel/ids.ts'
import {
  type Page,
  type PageQuery,
  type Slice,
  type Sliced,
  sliceOf,
  toPage,
} from '../../kernel/page.ts'
import { known, Problem, workspaceUnknown } from '../../kernel/problem.ts'
import type { Refusals } from '../../kernel/refusals.ts'
import type { Transact } from '../../kernel/transact.ts'
import { actorUnknown } from '../actors/problems.ts'
import * as problems from './problems.ts'
import type { Member, NewMember, WorkspaceRole } from './schema.ts'

/** Who, in which workspace. */
export interface Place {
  readonly workspace: string
  readonly actor: string
}

/** What this module asks of a database; `store.ts` answers it. */
export interface MemberStore {
  /** Makes changes of one workspace's members come one after another. False when it is gone. */
  takeTurn(workspace: string): Promise<boolean>
  find(place: Place): Promise<Member | undefined>
  list(workspace: string, slice: Slice): Promise<Sliced<Member>>
  /** Makes it the actor's role by hand, whether or not they were a member. */
  put(place: Place, role: WorkspaceRole, at: Date): Promise<void>
  remove(place: Place, at: Date): Promise<void>
  /** Has the newest token of an actor of another issuer count anew. */
  followClaims(actor: string): Promise<void>
  /** Whether an owner who may act remains. */
  hasOwner(workspace: string): Promise<boolean>
  actorOfEmail(email: string): Promise<string | undefined>
  hasActor(actor: string): Promise<boolean>
}

export interface MemberStores {
  readonly members: MemberStore
  readonly audit: AuditStore
}

export interface MemberPorts extends Pick<Refusals, 'refusePassing'> {
  readonly transact: Transact<MemberStores>
  readonly clock: Clock
  /** Whether the caller may make owners: an owner does, and who may do so tenant-wide. */
  readonly mayTransfer: (caller: Caller, workspace: string) => boolean
}

export type MemberService = ReturnType<typeof memberService>

export function memberService({ transact, clock, mayTransfer, refusePassing }: MemberPorts) {
  const refuseOwners = (caller: Caller, workspace: string, roles: readonly WorkspaceRole[]) => {
    if (roles.includes('owner') && !mayTransfer(caller, workspace))
      throw new Problem(problems.ownersOnly)
  }

  /** One change of one member, in its turn; an owner may be its last only if nobody else was. */
  const change = (
    caller: Caller,
    place: Place,
    work: (stores: MemberStores, member: Member) => Promise<void>,
  ): Promise<void> =>
    transact(caller.tenant, async (stores) => {
      const { members } = stores
      if (!(await members.takeTurn(place.workspace))) throw new Problem(workspaceUnknown)
      const member = known(await members.find(place), problems.workspaceMemberUnknown)
      await work(stores, member)
      if (member.role === 'owner' && !(await members.hasOwner(place.workspace)))
        throw new Problem(problems.lastOwner)
    })

  const drop = (caller: Caller, by: Author, place: Place): Promise<void> =>
    change(caller, place, async ({ members, audit }, { role, source }) => {
      if (caller.id !== place.actor) refuseOwners(caller, place.workspace, [role])
      // The next token would bring it back.
      if (source === 'sync') throw new Problem(problems.workspaceMemberSynced)
      const at = clock()
      await members.remove(place, at)
      await members.followClaims(place.actor)
      await audit.append({
        action: 'member.removed',
        by,
        at,
        ...told(place, { before: { role, source } }),
      })
    })

  return {
    list: (tenant: TenantId, workspace: string, query: PageQuery): Promise<Page<Member>> =>
      transact(tenant, async ({ members }) =>
        toPage(query, await members.list(workspace, sliceOf(query)), (member) => member.actorId),
      ),

    /** Adds an actor of the tenant, by id or by the e-mail address of a user. */
    create(
      caller: Caller,
      by: Author,
      { workspace, input }: { workspace: string; input: NewMember },
    ): Promise<Member> {
      refuseOwners(caller, workspace, [input.role])
      refusePassing(caller, 'workspace-members:create', workspace)
      return transact(caller.tenant, async ({ members, audit }) => {
        if (!(await members.takeTurn(workspace))) throw new Problem(workspaceUnknown)
        const actor =
          input.email === undefined ? input.actorId : await members.actorOfEmail(input.email)
        if (actor === undefined || !(await members.hasActor(actor))) throw new Problem(actorUnknown)
        const place = { workspace, actor }
        if (await members.find(place)) throw new Problem(problems.memberExists)
        const at = clock()
        await members.put(place, input.role, at)
        await audit.append({
          action: 'member.added',
          by,
          at,
          ...told(place, { after: { role: input.role } }),
        })
        return known(await members.find(place), problems.workspaceMemberUnknown)
      })
    },

    /**
     * Changes a member's role. One that follows a claim changes with that alone; but no claim makes
     * owners, so one who is made an owner is that by hand from now on.
     */
    async update(
      caller: Caller,
      by: Author,
      { role, ...place }: Place & { role: WorkspaceRole },
    ): Promise<Member> {
      await change(caller, place, async ({ members, audit }, before) => {
        refuseOwners(caller, place.workspace, [before.role, role])
        refusePassing(caller, 'workspace-members:update', place.workspace)
        if (before.source === 'sync' && role !== 'owner')
          throw new Problem(problems.workspaceMemberSynced)
        const at = clock()
        await members.put(place, role, at)
        const { role: oldRole, source } = before
        const facts = changes({ role: oldRole, source }, { role, source: 'manual' })
        await audit.append({ action: 'member.updated', by, at, ...told(place, facts) })
      })
      return transact(caller.tenant, async ({ members }) =>
        known(await members.find(place), problems.workspaceMemberUnknown),
      )
    },

    remove: drop,

    /** Leaves a workspace oneself; the last owner cannot. */
    leave: (caller: Caller, by: Author, workspace: string): Promise<void> =>
      drop(caller, by, { workspace, actor: caller.id }),
  }
}

const told = ({ workspace, actor }: Place, facts: object) => ({
  target: `workspace/${workspace}`,
  facts: { actor, ...facts },
})
