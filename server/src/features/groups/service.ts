import { type AuditStore, removal } from '../../kernel/audit.ts'
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
import { known, Problem } from '../../kernel/problem.ts'
import type { Transact } from '../../kernel/transact.ts'
import { actorUnknown } from '../actors/problems.ts'
import { lastAdministrator } from '../users/problems.ts'
import * as problems from './problems.ts'
import type { Group, GroupDetail, GroupQuery, Member, NewGroup } from './schema.ts'

/** What this module asks of a database; `store.ts` answers it. */
export interface GroupStore {
  /** Adds the group. False, and nothing added, when the tenant has one of that name. */
  insert(group: Group): Promise<boolean>
  find(name: string): Promise<GroupDetail | undefined>
  /** The same without reading who is in it. */
  has(name: string): Promise<boolean>
  /** Gives the group another title; answers it as it was, undefined when there is no such group. */
  retitle(name: string, title: string): Promise<Group | undefined>
  list(query: GroupQuery, slice: Slice): Promise<Sliced<Group>>
  /** Removes the group and the assignments to it, unless it has members. */
  remove(name: string): Promise<'removed' | 'unknown' | 'has-members'>
  members(name: string, slice: Slice): Promise<Sliced<Member>>
  /** Puts actors into the group; answers who was not in it, or why none can be put into it. */
  addMembers(members: Members, at: Date): Promise<readonly string[] | 'unknown' | 'is-key'>
  /** Ends the membership, or says why not: there is none, or it follows a claim. */
  removeMember(membership: Membership): Promise<'removed' | 'unknown' | 'synced'>
}

export interface Membership {
  readonly group: string
  readonly actor: string
}

export interface Titled {
  readonly name: string
  readonly title: string
}

export interface Members {
  readonly group: string
  readonly actors: readonly string[]
}

export interface GroupStores {
  readonly groups: GroupStore
  readonly audit: AuditStore
  /** Runs the act, and says whether it took the tenant's last administrator away. */
  readonly administrators: { areLostBy(act: () => Promise<void>): Promise<boolean> }
}

export interface GroupPorts {
  readonly transact: Transact<GroupStores>
  readonly clock: Clock
  /** Throws when the caller does not hold all that the groups would give. */
  readonly refuseBeyondOwn: (caller: Caller, groups: readonly string[]) => void
}

export type GroupService = ReturnType<typeof groupService>

export function groupService({ transact, clock, refuseBeyondOwn }: GroupPorts) {
  return {
    /** Adds a group, which gives its members nothing until a role is assigned to it. */
    create: (caller: Caller, by: Author, { name, title }: NewGroup): Promise<Group> =>
      transact(caller.tenant, async ({ groups, audit }) => {
        const at = clock()
        const group = { id: name, name, title: title ?? name, createdAt: at.toISOString() }
        if (!(await groups.insert(group))) throw new Problem(problems.groupNameTaken)
        await audit.append({
          action: 'group.created',
          by,
          target: `group/${name}`,
          at,
          facts: { title: group.title },
        })
        return group
      }),

    list: (tenant: TenantId, query: GroupQuery): Promise<Page<Group>> =>
      transact(tenant, async ({ groups }) =>
        toPage(query, await groups.list(query, sliceOf(query)), (group) => group.name),
      ),

    get: (tenant: TenantId, name: string): Promise<GroupDetail> =>
      transact(tenant, ({ groups }) => existing(groups, name)),

    /** Gives the group another title, which tells people of it and gives nobody anything. */
    retitle: (caller: Caller, by: Author, { name, title }: Titled): Promise<Group> =>
      transact(caller.tenant, async ({ groups, audit }) => {
        const before = await groups.retitle(name, title)
        if (!before) throw new Problem(problems.groupUnknown)
        const facts = { before: { title: before.title }, after: { title } }
        await audit.append({
          action: 'group.updated',
          by,
          target: `group/${name}`,
          at: clock(),
          facts,
        })
        return { ...before, title }
      }),

    /**
     * Removes a group that nobody is in any more, so nobody loses anything by it. What it gives to
     * whoever comes in goes with it, so nobody removes one that gives what they do not hold.
     */
    remove(caller: Caller, by: Author, name: string): Promise<void> {
      refuseBeyondOwn(caller, [name])
      return transact(caller.tenant, async ({ groups, audit }) => {
        const group = known(await groups.find(name), problems.groupUnknown)
        const held = await audit.holdings('group', name)
        const outcome = await groups.remove(name)
        if (outcome === 'unknown') throw new Problem(problems.groupUnknown)
        if (outcome === 'has-members') throw new Problem(problems.groupHasMembers)
        const facts = { before: { ...removal(group, { omit: ['name', 'users'] }).before, ...held } }
        const target = `group/${name}`
        await audit.append({ action: 'group.deleted', by, target, at: clock(), facts })
      })
    },

    members: (tenant: TenantId, name: string, query: PageQuery): Promise<Page<Member>> =>
      transact(tenant, async ({ groups }) => {
        await refuseUnknown(groups, name)
        return toPage(query, await groups.members(name, sliceOf(query)), (member) => member.id)
      }),

    /** Puts actors into the group. One who is in it already is no error, and no event. */
    addMembers(caller: Caller, by: Author, members: Members): Promise<void> {
      const { group } = members
      refuseBeyondOwn(caller, [group])
      return transact(caller.tenant, async ({ groups, audit }) => {
        const at = clock()
        await refuseUnknown(groups, group)
        const added = await groups.addMembers(members, at)
        if (added === 'unknown') throw new Problem(actorUnknown)
        if (added === 'is-key') throw new Problem(problems.memberIsKey)
        for (const actor of added)
          await audit.append({ action: 'group.member-added', by, at, ...told({ group, actor }) })
      })
    },

    /** Takes an actor out of the group. Nobody takes away what they could not give. */
    removeMember(caller: Caller, by: Author, membership: Membership): Promise<void> {
      refuseBeyondOwn(caller, [membership.group])
      return transact(caller.tenant, async ({ groups, audit, administrators }) => {
        await refuseUnknown(groups, membership.group)
        const areLost = await administrators.areLostBy(async () => {
          const outcome = await groups.removeMember(membership)
          if (outcome === 'unknown') throw new Problem(problems.memberUnknown)
          if (outcome === 'synced') throw new Problem(problems.memberSynced)
        })
        if (areLost) throw new Problem(lastAdministrator)
        await audit.append({ action: 'group.member-removed', by, at: clock(), ...told(membership) })
      })
    },
  }
}

const told = ({ group, actor }: Membership) => ({ target: `group/${group}`, facts: { actor } })

async function refuseUnknown(groups: GroupStore, name: string): Promise<void> {
  if (!(await groups.has(name))) throw new Problem(problems.groupUnknown)
}

async function existing(groups: GroupStore, name: string): Promise<GroupDetail> {
  const group = await groups.find(name)
  if (!group) throw new Problem(problems.groupUnknown)
  return group
}
