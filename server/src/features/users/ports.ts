import type { Attempt } from '../../kernel/attempt.ts'
import type { AuditEvent, AuditStore } from '../../kernel/audit.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { EndedCredentials } from '../../kernel/credential.ts'
import type { ActorId, NewId, TenantId } from '../../kernel/ids.ts'
import type { Slice, Sliced } from '../../kernel/page.ts'
import type { Refusals } from '../../kernel/refusals.ts'
import type { Transact } from '../../kernel/transact.ts'
import type { NewUser, User, UserPatch, UserQuery } from './schema.ts'

export interface StoredUser extends Omit<NewUser, 'password' | 'groups'> {
  readonly id: ActorId
  readonly passwordHash: string
  readonly createdAt: Date
  /** Of one without username and password, who cannot sign in yet; active unless set. */
  readonly status?: 'invited'
  /** A member unless set. */
  readonly globalRole?: User['globalRole']
}

export interface UserChanges extends Omit<UserPatch, 'groups' | 'status'> {
  readonly status?: User['status'] | undefined
  readonly passwordHash?: string
}

/** What this module asks of a database; `store.ts` answers it. */
export interface UserStore {
  /**
   * Adds the users and their actors; or says of the first that cannot be which of their names the
   * tenant has already, and the transaction must not commit.
   */
  insert(users: readonly StoredUser[]): Promise<Clash | undefined>
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

/** Of users that were to be added the one, by its place, that cannot be. */
export interface Clash {
  readonly at: number
  readonly why: 'username-taken' | 'email-taken' | 'subject-taken'
}

interface Change {
  readonly at: Date
  readonly revision: number | undefined
}

/** Who is given something, and since when they are there. */
interface Holder {
  readonly id: string
  readonly createdAt: Date
}

/** Membership of groups, as far as users need it. */
export interface Memberships {
  /** Makes these the actor's groups, but for those that follow a claim. */
  replace(actor: string, groups: readonly string[], at: Date): Promise<Replaced>
}

export interface Replaced {
  /** Names that are no groups. */
  readonly unknown: readonly string[]
  /** Which groups the actor came into or left. */
  readonly changed: readonly string[]
}

export interface UserStores {
  readonly users: UserStore
  readonly memberships: Memberships
  readonly audit: AuditStore
  /** Gives new users what every user of the tenant has. */
  readonly memberRoles: { grantTo(users: readonly Holder[]): Promise<void> }
  /** Gives them what manifests say comes with their global roles. */
  readonly derivedGrants: { deriveForAllOf(actors: readonly string[], at: Date): Promise<void> }
  readonly administrators: {
    /** Whether somebody else who administers the tenant would remain. */
    remainWithout(actor: string): Promise<boolean>
    /** Runs the act, and says whether it took the tenant's last administrator away. */
    areLostBy(act: () => Promise<void>): Promise<boolean>
  }
  /** Those of the e-mail addresses of which the tenant takes no users. */
  readonly tenants: { foreign(emails: readonly string[]): Promise<readonly string[]> }
  readonly credentials: { endSessionsOf(actor: string, at: Date): Promise<EndedCredentials> }
}

export interface UserPorts extends Pick<Refusals, 'refuseBeyondOwn' | 'refuseStronger'> {
  readonly transact: Transact<UserStores>
  readonly clock: Clock
  readonly newId: NewId
  /** Tells in the trail that somebody did not prove themselves. */
  readonly recordRefusal: (tenant: TenantId, refusal: AuditEvent) => Promise<void>
  readonly passwords: {
    hash(password: string): Promise<string>
    verify(password: string, hash: string | undefined): Promise<boolean>
  }
  /** Counts wrong passwords of an account, those of its sign-ins too; refuses once there were too many. */
  readonly attempt: Attempt
}
