import type { Admitted } from '../../kernel/admitted.ts'
import type { AuditStore } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { ActorId, NewId, TenantId } from '../../kernel/ids.ts'
import type { Slice, Sliced } from '../../kernel/page.ts'
import type { Refusals } from '../../kernel/refusals.ts'
import type { Transact } from '../../kernel/transact.ts'
import type { GlobalRole } from '../global-roles/schema.ts'
import type { User } from '../users/schema.ts'
import type { Mail } from './mail.ts'
import type { Invitation, NewInvitation } from './schema.ts'

export interface StoredInvitation {
  readonly id: string
  readonly user: string
  readonly tokenHash: string
  /** Null for those who operate the platform. */
  readonly invitedBy: string | null
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** One, and who made its link; null for those who operate the platform. */
export interface VouchedInvitation extends Invitation {
  readonly vouchedBy: string | null
}

/** What a token leads to. */
export interface Found {
  readonly id: string
  readonly user: ActorId
  readonly email: string
  /** Who made its link; null for those who operate the platform. */
  readonly vouchedBy: string | null
  readonly expiresAt: Date
  readonly isAccepted: boolean
  readonly isRevoked: boolean
}

/** What this module asks of a database; `store.ts` answers it. */
export interface InvitationStore {
  insert(invitation: StoredInvitation): Promise<void>
  find(id: string, at: Date): Promise<VouchedInvitation | undefined>
  list(slice: Slice, at: Date): Promise<Sliced<VouchedInvitation>>
  /** By the hash of its token; until the transaction ends nobody else does anything with it. */
  ofToken(hash: string): Promise<Found | undefined>
  /** Lets another token accept it; false when it was accepted or revoked meanwhile. */
  renew(id: string, token: { hash: string; expiresAt: Date; by: string | null }): Promise<boolean>
  /** The one that the platform's operators sent to the address, whose user has not come yet. */
  openOfPlatform(email: string): Promise<string | undefined>
  accepted(id: string, at: Date): Promise<void>
  /** False when it was accepted or revoked meanwhile. */
  revoke(id: string, at: Date): Promise<boolean>
  sent(id: string, at: Date): Promise<void>
}

export interface InvitationStores {
  readonly invitations: InvitationStore
  readonly audit: AuditStore
  readonly globalRoles: { set(user: string, role: GlobalRole): Promise<void> }
  readonly derivedGrants: { deriveFor(actor: string, at: Date): Promise<void> }
  readonly memberships: {
    replace(actor: string, groups: readonly string[], at: Date): Promise<unknown>
  }
  readonly users: {
    find(id: string): Promise<User | undefined>
    accept(
      id: string,
      chosen: { username: string; passwordHash: string },
      at: Date,
    ): Promise<User | 'username-taken' | undefined>
    update(
      id: string,
      changes: { status: 'deleted' },
      change: { at: Date; revision: undefined },
    ): Promise<unknown>
  }
  readonly tenants: { self(): Promise<{ readonly name: string } | undefined> }
}

interface Invited extends Pick<NewInvitation, 'email' | 'firstName' | 'lastName' | 'groups'> {
  readonly id: ActorId
  readonly username: ''
  readonly passwordHash: ''
  readonly status: 'invited'
  readonly createdAt: Date
}

export interface InvitationPorts<Stores>
  extends Pick<Refusals, 'refuseBeyondOwn' | 'refuseStronger'> {
  readonly transact: Transact<Stores & InvitationStores>
  readonly clock: Clock
  readonly newId: NewId
  /** 32 random bytes, base64url. */
  readonly newSecret: () => string
  /** By which people reach this server. */
  readonly url: () => string
  /** Adds the user inside the transaction that makes the invitation. */
  readonly enrol: (stores: Stores, by: Author, user: Invited) => Promise<User>
  readonly hash: (password: string, username: string) => Promise<string>
  /** Null when the mail was handed over, undefined when there is no provider, else why not. */
  readonly deliver: (tenant: TenantId, by: Author, mail: Mail) => Promise<string | null | undefined>
  readonly admitted: Admitted
  /** The tenant of that slug. */
  readonly tenantAt: (slug: string) => Promise<TenantId | undefined>
  /** Throws when the caller may not give that role to anybody. */
  readonly refuseGranting: (caller: Caller, role: GlobalRole) => Promise<void>
  /** Whether who has the link gains nothing by it that they could not have now without it. */
  readonly mayStandFor: (inviter: {
    readonly tenant: TenantId
    readonly id: string
  }) => (user: string) => boolean
}
