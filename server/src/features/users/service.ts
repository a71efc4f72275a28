import { type AuditStore, type ChangeOptions, changes } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { ActorId, NewId, TenantId } from '../../kernel/ids.ts'
import { type Page, type Slice, type Sliced, sliceOf, toPage } from '../../kernel/page.ts'
import { Problem, preconditionFailed } from '../../kernel/problem.ts'
import type { Transact } from '../../kernel/transact.ts'
import { emailForeign } from '../tenants/problems.ts'
import { passwordWeakness } from './password-policy.ts'
import * as problems from './problems.ts'
import type { NewUser, User, UserPatch, UserQuery } from './schema.ts'

export interface StoredUser extends Omit<NewUser, 'password' | 'groups'> {
  readonly id: ActorId
  readonly passwordHash: string
  readonly createdAt: Date
  /** Of one without username and password, who cannot sign in yet; active unless set. */
  readonly status?: 'invited'
}

export interface UserChanges extends Omit<UserPatch, 'groups' | 'status'> {
  readonly status?: User['status'] | undefined
  readonly passwordHash?: string
}

/** What this module asks of a database; `store.ts` answers it. */
export interface UserStore {
  /** Adds the user and their actor; or says which of their names the tenant has already. */
  insert(user: StoredUser): Promise<'added' | 'username-taken' | 'email-taken'>
  find(id: string): Promise<User | undefined>
  list(query: UserQuery, slice: Slice): Promise<Sliced<User>>
  /** Changes the user as of `revision`, or as they are; undefined when there is none such. */
  update(
    id: string,
    changes: UserChanges,
    change: Change,
  ): Promise<User | 'email-taken' | undefined>
  passwordHashOf(id: string): Promise<string | undefined>
}

interface Change {
  readonly at: Date
  readonly revision: number | undefined
}

/** Membership of groups, as far as users need it. */
export interface Memberships {
  /** Makes these the actor's groups, and answers the names that are no groups. */
  replace(actor: string, groups: readonly string[], at: Date): Promise<readonly string[]>
}

export interface UserStores {
  readonly users: UserStore
  readonly memberships: Memberships
  readonly audit: AuditStore
  /** Gives a new user what every user of the tenant has. */
  readonly memberRoles: { grantTo(actor: string, at: Date): Promise<void> }
  readonly administrators: {
    /** Whether somebody else who administers the tenant would remain. */
    remainWithout(actor: string): Promise<boolean>
    /** Runs the act, and says whether it took the tenant's last administrator away. */
    areLostBy(act: () => Promise<void>): Promise<boolean>
  }
  /** Whether the tenant takes users of that e-mail address. */
  readonly tenants: { admits(email: string): Promise<boolean> }
  readonly credentials: { endSessionsOf(actor: string, at: Date): Promise<void> }
}

export interface UserPorts {
  readonly transact: Transact<UserStores>
  readonly clock: Clock
  readonly newId: NewId
  readonly passwords: {
    hash(password: string): Promise<string>
    verify(password: string, hash: string | undefined): Promise<boolean>
  }
  /** Counts wrong passwords of an account, those of its sign-ins too; refuses once there were too many. */
  readonly attempt: <T>(
    who: { account: string; address: string | null },
    work: () => Promise<T>,
  ) => Promise<T>
  /** Throws when the caller does not hold all that the groups would give. */
  readonly refuseBeyondOwn: (caller: Caller, groups: readonly string[]) => void
  /** Throws when the other actor may do something that the caller may not. */
  readonly refuseStronger: (caller: Caller, other: string) => void
}

export type UserService = ReturnType<typeof userService>

export function userService(ports: UserPorts) {
  const { transact, clock, newId, passwords, attempt, refuseBeyondOwn, refuseStronger } = ports
  const hash = (password: string, username: string): Promise<string> => {
    const weakness = passwordWeakness(password, username)
    if (weakness) throw new Problem(problems.passwordWeak, { detail: weakness })
    return passwords.hash(password)
  }

  /** Adds a user in a transaction that is open already: bootstrap shares it with its own steps. */
  async function enrol(
    stores: UserStores,
    by: Author,
    input: StoredUser & { groups: readonly string[] },
  ) {
    const { groups, ...user } = input
    await refuseForeign(stores, user.email)
    const outcome = await stores.users.insert(user)
    if (outcome === 'username-taken') throw new Problem(problems.usernameTaken)
    if (outcome === 'email-taken') throw new Problem(problems.emailTaken)
    await stores.memberRoles.grantTo(user.id, user.createdAt)
    await replaceGroups(stores, { id: user.id, groups, at: user.createdAt })
    await stores.audit.append({
      action: user.status === 'invited' ? 'user.invited' : 'user.created',
      by,
      target: `user/${user.id}`,
      at: user.createdAt,
      facts: { groups },
    })
    return existing(await stores.users.find(user.id))
  }

  return {
    enrol,
    hash,

    /** Adds a user, who can sign in from now on. */
    async create(caller: Caller, by: Author, input: NewUser): Promise<User> {
      refuseBeyondOwn(caller, input.groups)
      const { password, ...rest } = input
      const passwordHash = await hash(password, input.username)
      const user = { ...rest, passwordHash, id: newId<'actor'>(), createdAt: clock() }
      return transact(caller.tenant, (stores) => enrol(stores, by, user))
    },

    get: (tenant: TenantId, id: string): Promise<User> =>
      transact(tenant, async ({ users }) => existing(await users.find(id))),

    list: (tenant: TenantId, query: UserQuery): Promise<Page<User>> =>
      transact(tenant, async ({ users }) =>
        toPage(query, await users.list(query, sliceOf(query)), (user) => user.id),
      ),

    /** Changes what is given and leaves the rest; disabling ends every session at once. */
    update(caller: Caller, by: Author, { id, patch, ifMatch }: Patch): Promise<User> {
      refuseStronger(caller, id)
      if (patch.groups) refuseBeyondOwn(caller, patch.groups)
      return transact(caller.tenant, async (stores) => {
        const { groups, ...fields } = patch
        const at = clock()
        const before = existing(await stores.users.find(id))
        if (patch.email !== undefined && patch.email !== before.email) {
          // Whoever holds the link that was mailed to the old address must not become the new one.
          refuseInvited(before)
          await refuseForeign(stores, patch.email)
        }
        await keepingAnAdministrator(stores, patch, async () => {
          const updated = await stores.users.update(id, fields, { at, revision: ifMatch })
          if (updated === 'email-taken') throw new Problem(problems.emailTaken)
          if (updated === undefined) throw new Problem(preconditionFailed)
          if (groups) await replaceGroups(stores, { id, groups, at })
        })
        if (patch.status === 'disabled') await stores.credentials.endSessionsOf(id, at)
        const after = existing(await stores.users.find(id))
        const facts = { changed: Object.keys(patch), ...changes(before, after, personal) }
        await stores.audit.append({ action: 'user.updated', by, target: `user/${id}`, at, facts })
        return after
      })
    },

    /** Deletes the user softly: the name becomes free, every session ends, the history stays. */
    remove(caller: Caller, by: Author, id: string): Promise<void> {
      refuseStronger(caller, id)
      return transact(caller.tenant, async (stores) => {
        const at = clock()
        existing(await stores.users.find(id))
        await refuseTheLast(stores, id)
        await stores.memberships.replace(id, [], at)
        await stores.users.update(id, { status: 'deleted' }, { at, revision: undefined })
        await stores.credentials.endSessionsOf(id, at)
        await stores.audit.append({ action: 'user.deleted', by, target: `user/${id}`, at })
      })
    },

    /** Sets another user's password; their sessions end, since someone else may hold them. */
    async resetPassword(caller: Caller, by: Author, { id, password }: Reset): Promise<void> {
      refuseStronger(caller, id)
      const user = await this.get(caller.tenant, id)
      refuseInvited(user)
      const passwordHash = await hash(password, user.username)
      await changePassword({
        tenant: caller.tenant,
        by,
        id,
        passwordHash,
        action: 'user.password-reset',
      })
    },

    /** Changes one's own password, by proof of the old one. */
    async changeOwnPassword(
      caller: Caller,
      by: Author,
      { id, old, password }: OwnChange,
    ): Promise<void> {
      if (caller.id !== id) throw new Problem(problems.notOneself)
      const user = await this.get(caller.tenant, id)
      const known = await transact(caller.tenant, ({ users }) => users.passwordHashOf(id))
      const account = `${caller.tenant}/${user.username.toLowerCase()}`
      const who = { account, address: by.address }
      await attempt(who, async () => {
        if (!(await passwords.verify(old, known))) throw new Problem(problems.passwordWrong)
      })
      const passwordHash = await hash(password, user.username)
      await changePassword({
        tenant: caller.tenant,
        by,
        id,
        passwordHash,
        action: 'user.password-changed',
      })
    },
  }

  function changePassword({ tenant, by, id, passwordHash, action }: PasswordChange): Promise<void> {
    return transact(tenant, async (stores) => {
      const at = clock()
      const changed = await stores.users.update(id, { passwordHash }, { at, revision: undefined })
      // Deleted while the password was being hashed.
      if (changed === undefined) throw new Problem(problems.userUnknown)
      await stores.credentials.endSessionsOf(id, at)
      await stores.audit.append({ action, by, target: `user/${id}`, at })
    })
  }
}

interface Patch {
  readonly id: string
  readonly patch: UserPatch
  readonly ifMatch: number | undefined
}

interface Reset {
  readonly id: string
  readonly password: string
}

interface OwnChange extends Reset {
  readonly old: string
}

interface PasswordChange {
  readonly tenant: TenantId
  readonly by: Author
  readonly id: string
  readonly passwordHash: string
  readonly action: string
}

function existing(user: User | undefined): User {
  if (!user) throw new Problem(problems.userUnknown)
  return user
}

/** Names and addresses stay out of the audit trail: it is for good, and a person may be purged. */
const personal: ChangeOptions<User> = {
  redact: ['username', 'email', 'firstName', 'lastName'],
  omit: ['revision', 'updatedAt'],
}

function refuseInvited({ username }: User): void {
  if (username === '') throw new Problem(problems.notAccepted)
}

async function refuseForeign({ tenants }: UserStores, email: string): Promise<void> {
  if (!(await tenants.admits(email))) throw new Problem(emailForeign)
}

async function replaceGroups(
  { memberships }: UserStores,
  { id, groups, at }: { id: string; groups: readonly string[]; at: Date },
): Promise<void> {
  const unknown = await memberships.replace(id, groups, at)
  if (unknown.length > 0)
    throw new Problem(problems.groupsUnknown, { detail: `No such group: ${unknown.join(', ')}` })
}

/** Runs the change, and refuses it when it takes the last administrator away. */
async function keepingAnAdministrator(
  { administrators }: UserStores,
  patch: UserPatch,
  change: () => Promise<void>,
): Promise<void> {
  // What takes nothing away need not wait for its turn.
  if (patch.status !== 'disabled' && patch.groups === undefined) return change()
  if (await administrators.areLostBy(change)) throw new Problem(problems.lastAdministrator)
}

async function refuseTheLast({ administrators }: UserStores, id: string): Promise<void> {
  if (!(await administrators.remainWithout(id))) throw new Problem(problems.lastAdministrator)
}
