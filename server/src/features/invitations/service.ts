import type { Author, Caller } from '../../kernel/caller.ts'
import type { TenantId } from '../../kernel/ids.ts'
import { type Page, sliceOf, toPage } from '../../kernel/page.ts'
import { known, Problem } from '../../kernel/problem.ts'
import { sha256 } from '../../kernel/secret.ts'
import { beyondOwn } from '../assignments/problems.ts'
import { usernameTaken, userUnknown } from '../users/problems.ts'
import type { User } from '../users/schema.ts'
import { mailOf } from './mail.ts'
import type {
  Found,
  InvitationPorts,
  InvitationStore,
  InvitationStores,
  VouchedInvitation,
} from './ports.ts'
import * as problems from './problems.ts'
import type {
  Acceptance,
  Invitation,
  InvitationQuery,
  NewAdministrator,
  NewInvitation,
  OpenInvitation,
  SentInvitation,
} from './schema.ts'
import { invitationToken, tenantOfToken } from './token.ts'

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
      const { tenant } = caller
      const made = await transact(tenant, (stores) => place(stores, { tenant, by }, input))
      return handOver(tenant, by, made)
    },

    /**
     * Invites a superadmin for those who operate the platform, in a transaction that is open. Asked
     * for again before that person has come, it is a new link, and the old one is worth nothing.
     */
    async placeAdministrator(
      stores: Stores & InvitationStores,
      { tenant, by }: Placing,
      person: NewAdministrator,
    ): Promise<Placed> {
      const id = await stores.invitations.openOfPlatform(person.email)
      if (id === undefined) return place(stores, { tenant, by }, { ...person, ...strongest })
      const at = clock()
      const { token, hash, expiresAt } = fresh(tenant, at)
      if (!(await stores.invitations.renew(id, { hash, expiresAt, by: null })))
        throw new Problem(problems.invitationClosed)
      await stores.audit.append({
        action: 'invitation.resent',
        by,
        target: `invitation/${id}`,
        at,
      })
      return { id, token }
    },

    handOver,

    list: (tenant: TenantId, query: InvitationQuery): Promise<Page<Invitation>> =>
      transact(tenant, async ({ invitations }) => {
        const sliced = await invitations.list(sliceOf(query), clock())
        const page = toPage(query, sliced, ({ id }) => id)
        return { ...page, items: page.items.map(asOfNow(tenant)) }
      }),

    get: (tenant: TenantId, id: string): Promise<Invitation> =>
      transact(tenant, async ({ invitations }) =>
        asOfNow(tenant)(known(await invitations.find(id, clock()), problems.invitationUnknown)),
      ),

    /**
     * A new link with a time of its own; the old one is worth nothing from now on. Whoever has
     * the link becomes the user, so one stronger than the caller is refused.
     */
    async resend(caller: Caller, by: Author, id: string): Promise<SentInvitation> {
      const at = clock()
      const { token, hash, expiresAt } = fresh(caller.tenant, at)
      await transact(caller.tenant, async ({ invitations, audit }) => {
        const { userId } = known(await invitations.find(id, at), problems.invitationUnknown)
        ports.refuseStronger(caller, userId)
        if (!ports.mayStandFor(caller)(userId))
          throw new Problem(beyondOwn, { detail: 'The user holds more in workspaces than you' })
        if (!(await invitations.renew(id, { hash, expiresAt, by: caller.id })))
          throw new Problem(problems.invitationClosed)
        await audit.append({ action: 'invitation.resent', by, target: `invitation/${id}`, at })
      })
      return handOver(caller.tenant, by, { id, token })
    },

    /** Takes the invitation back: its link is worth nothing, and its user is deleted. */
    revoke: (caller: Caller, by: Author, id: string): Promise<void> =>
      transact(caller.tenant, async (stores) => {
        const at = clock()
        const { userId } = known(await stores.invitations.find(id, at), problems.invitationUnknown)
        ports.refuseStronger(caller, userId)
        if (!(await stores.invitations.revoke(id, at))) throw new Problem(problems.invitationClosed)
        const { groups, globalRole } = known(await stores.users.find(userId), userUnknown)
        await stores.memberships.replace(userId, [], at)
        await stores.users.update(userId, { status: 'deleted' }, { at, revision: undefined })
        await stores.audit.append({
          action: 'invitation.revoked',
          by,
          target: `invitation/${id}`,
          at,
          facts: { user: userId, globalRole, groups },
        })
      }),

    /** What somebody with the link may know before they accept. */
    lookup: (by: Author, token: string, atTenant: string | undefined): Promise<OpenInvitation> =>
      inTenantOf({ by, token, atTenant }, (tenant) =>
        transact(tenant, async ({ invitations, tenants }) => {
          const { email, expiresAt } = await open(tenant, invitations, token)
          const name = (await tenants.self())?.name ?? ''
          return { email, tenant: name, expiresAt: expiresAt.toISOString() }
        }),
      ),

    /** Makes the invited user active, once. A password or name that is refused spends nothing. */
    accept: (by: Author, { token, ...chosen }: Acceptance, atTenant: string | undefined) =>
      inTenantOf({ by, token, atTenant }, async (tenant): Promise<User> => {
        // Nobody without a good link makes the server work out a hash.
        await transact(tenant, ({ invitations }) => open(tenant, invitations, token))
        const passwordHash = await ports.hash(chosen.password, chosen.username)
        return transact(tenant, async ({ invitations, users, audit }) => {
          const at = clock()
          const { id, user } = await open(tenant, invitations, token)
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

  /** Invitations as whoever has their links would find them; who sent many is looked at once. */
  function asOfNow(tenant: TenantId): (invitation: VouchedInvitation) => Invitation {
    const inviters = new Map<string, (user: string) => boolean>()
    const isVouched = (id: string, user: string): boolean => {
      const mayStandFor = inviters.get(id) ?? ports.mayStandFor({ tenant, id })
      inviters.set(id, mayStandFor)
      return mayStandFor(user)
    }
    return (invitation) => {
      const { status, vouchedBy, userId } = invitation
      if (status !== 'pending' || vouchedBy === null) return invitation
      return isVouched(vouchedBy, userId) ? invitation : { ...invitation, status: 'outgrown' }
    }
  }

  /** Makes the invitation and its user, who cannot sign in yet. */
  async function place(
    stores: Stores & InvitationStores,
    { tenant, by }: Placing,
    { globalRole, ...person }: NewInvitation,
  ): Promise<Placed> {
    const at = clock()
    const { token, hash, expiresAt } = fresh(tenant, at)
    const id = ports.newId<'invitation'>()
    const user = { ...person, ...unchosen, id: ports.newId<'actor'>(), createdAt: at }
    await ports.enrol(stores, by, user)
    await stores.globalRoles.set(user.id, globalRole)
    await stores.derivedGrants.deriveFor(user.id, at)
    const made = { id, user: user.id, tokenHash: hash, invitedBy: by.id }
    await stores.invitations.insert({ ...made, createdAt: at, expiresAt })
    await stores.audit.append({
      action: 'invitation.created',
      by,
      target: `invitation/${id}`,
      at,
      facts: { user: user.id, globalRole, groups: person.groups },
    })
    return { id, token }
  }

  /** Gives the inviter the link, and mails it when there is a way. */
  async function handOver(
    tenant: TenantId,
    by: Author,
    { id, token }: Placed,
  ): Promise<SentInvitation> {
    const link = `${ports.url()}/invite?token=${token}`
    const { invitation, name } = await transact(tenant, async ({ invitations, tenants }) => ({
      invitation: known(await invitations.find(id, clock()), problems.invitationUnknown),
      name: (await tenants.self())?.name ?? '',
    }))
    const failure = await ports.deliver(tenant, by, mailOf(invitation, { tenant: name, link }))
    const handed = { ...invitation, link, deliveryFailure: failure ?? null }
    if (failure === undefined) return { ...handed, delivery: 'none' }
    if (failure !== null) return { ...handed, delivery: 'failed' }
    const at = clock()
    await transact(tenant, ({ invitations }) => invitations.sent(id, at))
    return { ...handed, sentAt: at.toISOString(), delivery: 'sent' }
  }

  /** A token is good at the root, and at its own tenant's address. */
  async function inTenantOf<T>(
    { by, token, atTenant }: Showing,
    work: (tenant: TenantId) => Promise<T>,
  ): Promise<T> {
    const tenant = tenantOfToken(token)
    const isHere = tenant && (atTenant === undefined || (await ports.tenantAt(atTenant)) === tenant)
    if (!isHere) throw new Problem(problems.invitationUnknown)
    const refused = async () => {
      const found = await transact(tenant, ({ invitations }) => invitations.ofToken(sha256(token)))
      return { action: 'invitation.refused', by, target: `invitation/${found?.id ?? 'unknown'}` }
    }
    const entry = { unknown: problems.invitationUnknown, refused }
    return ports.admitted(tenant, entry, () => work(tenant))
  }

  /** The invitation that the token can accept now. */
  async function open(
    tenant: TenantId,
    invitations: InvitationStore,
    token: string,
  ): Promise<Found> {
    const found = await invitations.ofToken(sha256(token))
    if (!found || found.isRevoked) throw new Problem(problems.invitationUnknown)
    if (found.isAccepted) throw new Problem(problems.invitationUsed)
    if (found.expiresAt <= clock()) throw new Problem(problems.invitationExpired)
    // Whoever made the link has it too, and may have kept it until its user was given more.
    const { vouchedBy, user } = found
    if (vouchedBy !== null && !ports.mayStandFor({ tenant, id: vouchedBy })(user))
      throw new Problem(problems.invitationOutgrown)
    return found
  }
}

/** Somebody who shows a token, at the root or at a tenant's own address. */
interface Showing {
  readonly by: Author
  readonly token: string
  readonly atTenant: string | undefined
}

/** Into which tenant somebody is invited, and by whom; by nobody of its own with the id null. */
interface Placing {
  readonly tenant: TenantId
  readonly by: Author
}

interface Placed {
  readonly id: string
  readonly token: string
}

const strongest = { globalRole: 'superadmin' as const, groups: ['admin-group'] }

/** Of one who has not chosen anything yet. */
const unchosen = { username: '', passwordHash: '', status: 'invited' } as const
