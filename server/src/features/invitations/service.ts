import type { AuditStore } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { ActorId, NewId, TenantId } from '../../kernel/ids.ts'
import { type Page, type Slice, type Sliced, sliceOf, toPage } from '../../kernel/page.ts'
import { Problem, type ProblemKind } from '../../kernel/problem.ts'
import { sha256 } from '../../kernel/secret.ts'
import type { Transact } from '../../kernel/transact.ts'
import type { GlobalRole } from '../global-roles/schema.ts'
import { usernameTaken } from '../users/problems.ts'
import type { User } from '../users/schema.ts'
import { type Mail, mailOf } from './mail.ts'
import * as problems from './problems.ts'
import type {
  Acceptance,
  Invitation,
  InvitationQuery,
  NewInvitation,
  OpenInvitation,
  SentInvitation,
} from './schema.ts'
import { invitationToken, tenantOfToken } from './token.ts'

export interface StoredInvitation {
  readonly id: string
  readonly user: string
  readonly tokenHash: string
  readonly invitedBy: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** What a token leads to. */
export interface Found {
  readonly id: string
  readonly user: ActorId
  readonly email: string
  readonly expiresAt: Date
  readonly isAccepted: boolean
  readonly isRevoked: boolean
}

/** What this module asks of a database; `store.ts` answers it. */
export interface InvitationStore {
  insert(invitation: StoredInvitation): Promise<void>
  find(id: string, at: Date): Promise<Invitation | undefined>
  list(slice: Slice, at: Date): Promise<Sliced<Invitation>>
  /** By the hash of its token; until the transaction ends nobody else does anything with it. */
  ofToken(hash: string): Promise<Found | undefined>
  /** Lets another token accept it; false when it was accepted or revoked meanwhile. */
  renew(id: string, token: { hash: string; expiresAt: Date }): Promise<boolean>
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
    replace(actor: string, groups: readonly string[], at: Date): Promise<readonly string[]>
  }
  readonly users: {
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

export interface InvitationPorts<Stores> {
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
  /** Runs work for a tenant whose people may come in; throws otherwise. */
  readonly admitted: <T>(
    tenant: TenantId,
    unknown: ProblemKind,
    work: () => Promise<T>,
  ) => Promise<T>
  /** The tenant of that slug. */
  readonly tenantAt: (slug: string) => Promise<TenantId | undefined>
  /** Throws when the caller may not give that role to anybody. */
  readonly refuseGranting: (caller: Caller, role: GlobalRole) => Promise<void>
  /** Throws when the caller does not hold all that the groups would give. */
  readonly refuseBeyondOwn: (caller: Caller, groups: readonly string[]) => void
  /** Throws when the other actor was given something that the caller does not hold. */
  readonly refuseStronger: (caller: Caller, other: string) => void
}

export type InvitationService = ReturnType<typeof invitationService>

const lifeMilliseconds = 72 * 3600 * 1000

/** Lets people in who choose their own username and password. */
export function invitationService<Stores>(ports: InvitationPorts<Stores>) {
  const { transact, clock } = ports
  const fresh = (tenant: TenantId, at: Date) => {
    const token = invitationToken(tenant, ports.newSecret())
    const expiresAt = new Date(at.getTime() + lifeMilliseconds)
    return { token, hash: sha256(token), expiresAt }
  }

  return {
    /** Invites somebody, with no more than the caller holds. */
    async create(caller: Caller, by: Author, input: NewInvitation): Promise<SentInvitation> {
      await ports.refuseGranting(caller, input.globalRole)
      ports.refuseBeyondOwn(caller, input.groups)
      const { globalRole, ...person } = input
      const at = clock()
      const { token, hash, expiresAt } = fresh(caller.tenant, at)
      const id = ports.newId<'invitation'>()
      const user = { ...person, ...unchosen, id: ports.newId<'actor'>(), createdAt: at }
      const made = { id, user: user.id, tokenHash: hash, invitedBy: caller.id }
      await transact(caller.tenant, async (stores) => {
        await ports.enrol(stores, by, user)
        await stores.globalRoles.set(user.id, globalRole)
        await stores.derivedGrants.deriveFor(user.id, at)
        await stores.invitations.insert({ ...made, createdAt: at, expiresAt })
        await stores.audit.append({
          action: 'invitation.created',
          by,
          target: `invitation/${id}`,
          at,
          facts: { user: user.id, globalRole, groups: input.groups },
        })
      })
      return handOver(caller.tenant, by, { id, token })
    },

    list: (tenant: TenantId, query: InvitationQuery): Promise<Page<Invitation>> =>
      transact(tenant, async ({ invitations }) =>
        toPage(query, await invitations.list(sliceOf(query), clock()), ({ id }) => id),
      ),

    get: (tenant: TenantId, id: string): Promise<Invitation> =>
      transact(tenant, ({ invitations }) => existing(invitations, id, clock())),

    /**
     * A new link with a time of its own; the old one is worth nothing from now on. Whoever has
     * the link becomes the user, so one stronger than the caller is refused.
     */
    async resend(caller: Caller, by: Author, id: string): Promise<SentInvitation> {
      const at = clock()
      const { token, hash, expiresAt } = fresh(caller.tenant, at)
      await transact(caller.tenant, async ({ invitations, audit }) => {
        const { userId } = await existing(invitations, id, at)
        ports.refuseStronger(caller, userId)
        if (!(await invitations.renew(id, { hash, expiresAt })))
          throw new Problem(problems.invitationClosed)
        await audit.append({ action: 'invitation.resent', by, target: `invitation/${id}`, at })
      })
      return handOver(caller.tenant, by, { id, token })
    },

    /** Takes the invitation back: its link is worth nothing, and its user is deleted. */
    revoke: (caller: Caller, by: Author, id: string): Promise<void> =>
      transact(caller.tenant, async (stores) => {
        const at = clock()
        const { userId } = await existing(stores.invitations, id, at)
        ports.refuseStronger(caller, userId)
        if (!(await stores.invitations.revoke(id, at))) throw new Problem(problems.invitationClosed)
        await stores.memberships.replace(userId, [], at)
        await stores.users.update(userId, { status: 'deleted' }, { at, revision: undefined })
        await stores.audit.append({
          action: 'invitation.revoked',
          by,
          target: `invitation/${id}`,
          at,
          facts: { user: userId },
        })
      }),

    /** What somebody with the link may know before they accept. */
    lookup: (token: string, atTenant: string | undefined): Promise<OpenInvitation> =>
      inTenantOf(token, atTenant, (tenant) =>
        transact(tenant, async ({ invitations, tenants }) => {
          const { email, expiresAt } = await open(invitations, token, clock())
          const name = (await tenants.self())?.name ?? ''
          return { email, tenant: name, expiresAt: expiresAt.toISOString() }
        }),
      ),

    /** Makes the invited user active, once. A password or name that is refused spends nothing. */
    accept: (by: Author, { token, ...chosen }: Acceptance, atTenant: string | undefined) =>
      inTenantOf(token, atTenant, async (tenant): Promise<User> => {
        // Nobody without a good link makes the server work out a hash.
        await transact(tenant, ({ invitations }) => open(invitations, token, clock()))
        const passwordHash = await ports.hash(chosen.password, chosen.username)
        return transact(tenant, async ({ invitations, users, audit }) => {
          const at = clock()
          const { id, user } = await open(invitations, token, at)
          await invitations.accepted(id, at)
          const accepted = await users.accept(user, { ...chosen, passwordHash }, at)
          if (accepted === 'username-taken') throw new Problem(usernameTaken)
          if (accepted === undefined) throw new Problem(problems.invitationUnknown)
          await audit.append({
            action: 'invitation.accepted',
            by: { ...by, id: user },
            target: `invitation/${id}`,
            at,
            facts: { user },
          })
          return accepted
        })
      }),
  }

  /** Gives the inviter the link, and mails it when there is a way. */
  async function handOver(
    tenant: TenantId,
    by: Author,
    { id, token }: { id: string; token: string },
  ): Promise<SentInvitation> {
    const link = `${ports.url()}/invite?token=${token}`
    const { invitation, name } = await transact(tenant, async ({ invitations, tenants }) => ({
      invitation: await existing(invitations, id, clock()),
      name: (await tenants.self())?.name ?? '',
    }))
    const failure = await ports.deliver(tenant, by, mailOf(invitation, { tenant: name, link }))
    if (failure === undefined) return { ...invitation, link, delivery: 'none' }
    if (failure !== null) return { ...invitation, link, delivery: 'failed' }
    const at = clock()
    await transact(tenant, ({ invitations }) => invitations.sent(id, at))
    return { ...invitation, sentAt: at.toISOString(), link, delivery: 'sent' }
  }

  /** A token is good at the root, and at its own tenant's address. */
  async function inTenantOf<T>(
    token: string,
    atTenant: string | undefined,
    work: (tenant: TenantId) => Promise<T>,
  ): Promise<T> {
    const tenant = tenantOfToken(token)
    const isHere = tenant && (atTenant === undefined || (await ports.tenantAt(atTenant)) === tenant)
    if (!isHere) throw new Problem(problems.invitationUnknown)
    return ports.admitted(tenant, problems.invitationUnknown, () => work(tenant))
  }
}

/** Of one who has not chosen anything yet. */
const unchosen = { username: '', passwordHash: '', status: 'invited' } as const

async function existing(invitations: InvitationStore, id: string, at: Date): Promise<Invitation> {
  const invitation = await invitations.find(id, at)
  if (!invitation) throw new Problem(problems.invitationUnknown)
  return invitation
}

/** The invitation that the token can accept now. */
async function open(invitations: InvitationStore, token: string, at: Date): Promise<Found> {
  const found = await invitations.ofToken(sha256(token))
  if (!found || found.isRevoked) throw new Problem(problems.invitationUnknown)
  if (found.isAccepted) throw new Problem(problems.invitationUsed)
  if (found.expiresAt <= at) throw new Problem(problems.invitationExpired)
  return found
}
