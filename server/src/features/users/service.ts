import { type ChangeOptions, changes, removal } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { TenantId } from '../../kernel/ids.ts'
import { type Page, sliceOf, toPage } from '../../kernel/page.ts'
import { known, Problem, preconditionFailed } from '../../kernel/problem.ts'
import { actorOneself } from '../actors/problems.ts'
import { emailForeign } from '../tenants/problems.ts'
import { enrolAll, type Newcomer, noSuchGroups } from './enrol.ts'
import { passwordWeakness } from './password-policy.ts'
import type { UserPorts, UserStores } from './ports.ts'
import * as problems from './problems.ts'
import type { NewUser, User, UserPatch, UserQuery } from './schema.ts'

export type UserService = ReturnType<typeof userService>

export function userService(ports: UserPorts) {
  const { transact, clock, newId, passwords, attempt, refuseBeyondOwn, refuseStronger } = ports
  const hash = (password: string, username: string): Promise<string> => {
    const weakness = passwordWeakness(password, username)
    if (weakness) throw new Problem(problems.passwordWeak, { detail: weakness })
    return passwords.hash(password)
  }

  /** Adds a user in a transaction that is open already: bootstrap shares it with its own steps. */
  async function enrol(stores: UserStores, by: Author, newcomer: Newcomer): Promise<User> {
    const refused = await enrolAll(stores, by, [newcomer])
    if (refused) throw refused.problem
    return known(await stores.users.find(newcomer.id), problems.userUnknown)
  }

  return {
    enrol,
    enrolAll,
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
      transact(tenant, async ({ users }) => known(await users.find(id), problems.userUnknown)),

    list: (tenant: TenantId, query: UserQuery): Promise<Page<User>> =>
      transact(tenant, async ({ users }) =>
        toPage(query, await users.list(query, sliceOf(query)), (user) => user.id),
      ),

    /** Changes what is given and leaves the rest; disabling ends every session at once. */
    update(caller: Caller, by: Author, { id, patch, ifMatch }: Patch): Promise<User> {
      refuseStronger(caller, id)
      return transact(caller.tenant, async (stores) => {
        const { groups, ...fields } = patch
        const at = clock()
        const before = known(await stores.users.find(id), problems.userUnknown)
        if (patch.email !== undefined && patch.email !== before.email) {
          // Whoever holds the link that was mailed to the old address must not become the new one.
          refuseInvited(before)
          await refuseForeign(stores, patch.email)
        }
        await keepingAnAdministrator(stores, patch, async () => {
          const updated = await stores.users.update(id, fields, { at, revision: ifMatch })
          if (updated === 'email-taken') throw new Problem(problems.emailTaken)
          if (updated === undefined) throw new Problem(preconditionFailed)
          if (!groups) return
          const { unknown, changed } = await stores.memberships.replace(id, groups, at)
          if (unknown.length > 0) throw noSuchGroups(unknown)
          // Whoever takes somebody out of a group takes away what it denies as well.
          refuseBeyondOwn(caller, changed)
        })
        if (patch.status === 'disabled' && caller.id === id) throw new Problem(actorOneself)
        const ended =
          patch.status === 'disabled' && (await stores.credentials.endSessionsOf(id, at))
        const after = known(await stores.users.find(id), problems.userUnknown)
        const differing = changes(before, after, personal)
        const facts = { changed: Object.keys(patch), ...differing, ...ended }
        await stores.audit.append({ action: 'user.updated', by, target: `user/${id}`, at, facts })
        return after
      })
    },

    /** Deletes the user softly: the name becomes free, every session ends, the history stays. */
    remove(caller: Caller, by: Author, id: string): Promise<void> {
      refuseStronger(caller, id)
      return transact(caller.tenant, async (stores) => {
        const at = clock()
        const user = known(await stores.users.find(id), problems.userUnknown)
        await refuseTheLast(stores, id)
        if (caller.id === id) throw new Problem(actorOneself)
        const before = {
          ...removal(user, personal).before,
          ...(await stores.audit.holdings('actor', id)),
        }
        await stores.memberships.replace(id, [], at)
        await stores.users.update(id, { status: 'deleted' }, { at, revision: undefined })
        const facts = { before, ...(await stores.credentials.endSessionsOf(id, at)) }
        await stores.audit.append({ action: 'user.deleted', by, target: `user/${id}`, at, facts })
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
      const stored = await transact(caller.tenant, ({ users }) => users.passwordHashOf(id))
      const account = user.username.toLowerCase()
      const who = { tenant: caller.tenant, account, address: by.address }
      await attempt(who, async () => {
        if (await passwords.verify(old, stored)) return
        const facts = { code: problems.passwordWrong.code }
        const told = { action: 'user.password-refused', by, target: `user/${id}`, facts }
        await ports.recordRefusal(caller.tenant, { ...told, at: clock() })
        throw new Problem(problems.passwordWrong)
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
      const facts = await stores.credentials.endSessionsOf(id, at)
      await stores.audit.append({ action, by, target: `user/${id}`, at, facts })
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

/** Names and addresses stay out of the audit trail: it is for good, and a person may be purged. */
const personal: ChangeOptions<User> = {
  redact: ['subject', 'username', 'email', 'firstName', 'lastName'],
}

function refuseInvited({ username }: User): void {
  if (username === '') throw new Problem(problems.notAccepted)
}

async function refuseForeign({ tenants }: UserStores, email: string): Promise<void> {
  if ((await tenants.foreign([email])).length > 0) throw new Problem(emailForeign)
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
