import { type AuditStore, changes } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import { type Contents, type ContentsStore, joined, without } from '../../kernel/contents.ts'
import type { TenantId } from '../../kernel/ids.ts'
import { type Page, type Slice, type Sliced, sliceOf, toPage } from '../../kernel/page.ts'
import { Problem, preconditionFailed } from '../../kernel/problem.ts'
import type { Transact } from '../../kernel/transact.ts'
import { policyUnknown } from '../policies/problems.ts'
import { collectionUnknown } from '../policy-collections/problems.ts'
import { userUnknown } from '../users/problems.ts'
import * as problems from './problems.ts'
import type { NewUserRole, UserRole, UserRoleQuery } from './schema.ts'

/** What this module asks of a database; `store.ts` answers it. */
export interface UserRoleStore {
  /** The id of the user that an id names or, among this server's own users, a subject. */
  user(name: string): Promise<string | undefined>
  /** Gives the user an empty one. False, and nothing added, when there is one. */
  insert(user: string, at: Date): Promise<boolean>
  find(user: string): Promise<UserRole | undefined>
  list(query: UserRoleQuery, slice: Slice): Promise<Sliced<UserRole>>
  /** Notes that what it holds has changed. */
  change(user: string, at: Date): Promise<void>
  remove(user: string): Promise<void>
}

export interface UserRoleStores {
  readonly userRoles: UserRoleStore
  readonly contents: ContentsStore
  /** The turn in which who holds what changes, one act after another. */
  readonly roles: { takeTurn(): Promise<void> }
  readonly audit: AuditStore
}

export interface UserRolePorts {
  readonly transact: Transact<UserRoleStores>
  readonly clock: Clock
  /** Throws when the caller does not hold all that the patterns give. */
  readonly refuseBeyondPatterns: (caller: Caller, patterns: readonly string[]) => void
}

export type UserRoleService = ReturnType<typeof userRoleService>

/** Users are named by their id or, those of this server's own, by their subject. */
export function userRoleService(ports: UserRolePorts) {
  const { transact, clock, refuseBeyondPatterns } = ports

  return {
    /** Makes the user-role of a user who has not signed in yet; those who have do have one. */
    create: (caller: Caller, by: Author, input: NewUserRole): Promise<UserRole> =>
      transact(caller.tenant, async ({ userRoles, contents, roles, audit }) => {
        await roles.takeTurn()
        const user = await userRoles.user(input.userId)
        if (user === undefined) throw new Problem(userUnknown)
        refuseBeyondPatterns(caller, await contents.actionsOf(input))
        const at = clock()
        if (!(await userRoles.insert(user, at))) throw new Problem(problems.userRoleTaken)
        refuseUnknown(await contents.set({ kind: 'user-role', id: user }, input))
        const { policies, collections } = input
        await audit.append({
          action: 'user-role.created',
          by,
          target: `user-role/${user}`,
          at,
          facts: { policies, collections },
        })
        return existing(userRoles, user)
      }),

    list: (tenant: TenantId, query: UserRoleQuery): Promise<Page<UserRole>> =>
      transact(tenant, async ({ userRoles }) =>
        toPage(query, await userRoles.list(query, sliceOf(query)), (role) => role.userId),
      ),

    get: (tenant: TenantId, userId: string): Promise<UserRole> =>
      transact(tenant, ({ userRoles }) => existing(userRoles, userId)),

    /** The id of the user whom an id names or, among this server's own users, a subject. */
    userNamed: (tenant: TenantId, name: string): Promise<string> =>
      transact(tenant, async ({ userRoles }) => {
        const user = await userRoles.user(name)
        if (user === undefined) throw new Problem(userUnknown)
        return user
      }),

    /** Makes this all that the user-role holds. */
    replace: (caller: Caller, by: Author, { userId, ifMatch, ...held }: Whole): Promise<UserRole> =>
      write(ports, { caller, by, userId, ifMatch, contentsOf: () => held }),

    /** Attaches policies and collections; those that are attached already are no error. */
    attach: (caller: Caller, by: Author, { userId, ...added }: Whole): Promise<UserRole> =>
      write(ports, { caller, by, userId, contentsOf: (before) => joined(before, added) }),

    /** Detaches policies and collections; those that are not attached are no error. */
    detach: (caller: Caller, by: Author, { userId, ...gone }: Whole): Promise<UserRole> =>
      write(ports, { caller, by, userId, contentsOf: (before) => without(before, gone) }),

    /** Empties and removes it; the user's next session brings an empty one. */
    remove: (caller: Caller, by: Author, userId: string): Promise<void> =>
      transact(caller.tenant, async ({ userRoles, contents, roles, audit }) => {
        await roles.takeTurn()
        const before = await existing(userRoles, userId)
        refuseBeyondPatterns(caller, await contents.actionsOf(before))
        await userRoles.remove(before.userId)
        const { policies, collections } = before
        await audit.append({
          action: 'user-role.deleted',
          by,
          target: `user-role/${before.userId}`,
          at: clock(),
          facts: { policies, collections },
        })
      }),
  }
}

interface Whole extends Contents {
  readonly userId: string
  readonly ifMatch?: number | undefined
}

interface Write {
  readonly caller: Caller
  readonly by: Author
  readonly userId: string
  readonly ifMatch?: number | undefined
  /** What it is to hold, told of the user-role as it is. */
  readonly contentsOf: (before: UserRole) => Contents
}

const write = (
  { transact, clock, refuseBeyondPatterns }: UserRolePorts,
  { caller, by, userId, ifMatch, contentsOf }: Write,
): Promise<UserRole> =>
  transact(caller.tenant, async ({ userRoles, contents, roles, audit }) => {
    await roles.takeTurn()
    const at = clock()
    const before = await existing(userRoles, userId)
    const user = before.userId
    if (ifMatch !== undefined && ifMatch !== before.revision) throw new Problem(preconditionFailed)
    const after = contentsOf(before)
    // What it held counts too: nobody takes away what they could not give.
    refuseBeyondPatterns(caller, await contents.actionsOf(joined(before, after)))

    refuseUnknown(await contents.set({ kind: 'user-role', id: user }, after))
    await userRoles.change(user, at)
    const role = await existing(userRoles, user)
    const facts = { ...changes(before, role, { omit: ['revision', 'updatedAt'] }) }
    await audit.append({ action: 'user-role.updated', by, target: `user-role/${user}`, at, facts })
    return role
  })

/** Nothing is attached that does not exist. */
function refuseUnknown({ policies, collections }: Contents): void {
  if (policies.length > 0) throw new Problem(policyUnknown, { detail: policies.join(', ') })
  if (collections.length > 0)
    throw new Problem(collectionUnknown, { detail: collections.join(', ') })
}

async function existing(userRoles: UserRoleStore, name: string): Promise<UserRole> {
  const user = await userRoles.user(name)
  const role = user === undefined ? undefined : await userRoles.find(user)
  if (!role) throw new Problem(problems.userRoleUnknown)
  return role
}
