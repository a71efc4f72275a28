import { LRUCache } from 'lru-cache'
import type { AuditStore } from '../../kernel/audit.ts'
import { type Author, system } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { ActorId, NewId } from '../../kernel/ids.ts'
import { Problem, tokenInvalid } from '../../kernel/problem.ts'
import { sha256 } from '../../kernel/secret.ts'
import type { Transact } from '../../kernel/transact.ts'
import type { ClaimRule, TrustedIssuer, VerifiedClaims } from '../../kernel/trusted-issuer.ts'
import { admits, normalise, type Profile, profileOf, rulesThatHold } from './claims.ts'
import { type SyncStores, syncGrants } from './sync.ts'

/** An actor of an outside issuer, as far as its tokens change it. */
export interface OutsideActor {
  readonly id: ActorId
  readonly kind: Profile['kind']
  readonly name: string
  readonly email: string | undefined
  /** What the newest synced token said; null before the first. */
  readonly hash: string | null
  readonly issuedAt: Date | null
}

/** What this module asks of a database about actors; `store.ts` answers it. */
export interface EnrolmentStore {
  /** The actor, held until the transaction ends. */
  lock(issuer: string, subject: string): Promise<OutsideActor | undefined>
  /** Adds the actor. False, and nothing added, when the subject has one. */
  enter(actor: NewOutsideActor): Promise<boolean>
  rename(actor: ActorId, profile: Pick<Profile, 'name' | 'email'>): Promise<void>
  /** Notes what was synced, and of which instant. */
  mark(actor: ActorId, hash: string, issuedAt: Date): Promise<void>
}

export interface NewOutsideActor extends Profile {
  readonly id: ActorId
  readonly issuer: string
  readonly subject: string
  readonly createdAt: Date
}

export interface EnrolmentStores extends SyncStores {
  readonly enrolment: EnrolmentStore
  readonly audit: AuditStore
}

export interface EnrolmentPorts {
  readonly transact: Transact<EnrolmentStores>
  readonly clock: Clock
  readonly newId: NewId
}

type Enrolled = Pick<OutsideActor, 'id' | 'kind'>

export type EnrolmentService = ReturnType<typeof enrolmentService>

const rememberedMax = 50_000

export function enrolmentService(ports: EnrolmentPorts) {
  /** What is known to be written of each subject, so that most tokens need no database. */
  const remembered = new LRUCache<string, OutsideActor>({ max: rememberedMax })

  return {
    /**
     * The actor that a verified token is about. The first token makes it; a newer one brings its
     * name, e-mail and what its claims give up to date; an older one changes nothing. Throws a
     * 401 problem for a subject that the issuer's claims do not admit; what they gave is gone then.
     */
    async enrol(issuer: TrustedIssuer, claims: VerifiedClaims): Promise<Enrolled> {
      const token = read(issuer, claims)
      const key = JSON.stringify([issuer.id, token.subject])
      const known = remembered.get(key)
      const actor = known && isSettled(known, token) ? known : await settle(ports, issuer, token)
      if (actor) remembered.set(key, actor)
      if (!token.isAdmitted) throw refused('its issuer’s claims admit none like it')
      if (!actor) throw refused('the actor that it stands for is gone')
      return actor
    },
  }
}

interface Token {
  readonly subject: string
  readonly profile: Profile
  readonly rules: readonly ClaimRule[]
  readonly isAdmitted: boolean
  readonly issuedAt: Date
  /** Changes with anything that is synced, and with the issuer's own rules. */
  readonly hash: string
}

const subjectMax = 255

function read(issuer: TrustedIssuer, claims: VerifiedClaims): Token {
  const { sub: subject, iat } = claims
  const isPlain = subject !== '' && subject.length <= subjectMax && !/\p{Cc}/u.test(subject)
  if (!isPlain || !subject.isWellFormed()) throw refused('its sub is not valid')
  const profile = profileOf(issuer, claims)
  const said = normalise(claims)
  const isAdmitted = admits(issuer.allow, said)
  return {
    subject,
    profile,
    rules: isAdmitted ? rulesThatHold(issuer.rules, said) : [],
    isAdmitted,
    issuedAt: new Date(iat * 1000),
    hash: sha256(JSON.stringify([issuer.id, issuer.revision, profile, said])),
  }
}

const isSettled = ({ hash, issuedAt }: OutsideActor, token: Token): boolean =>
  issuedAt !== null &&
  (token.issuedAt < issuedAt ||
    (token.issuedAt.getTime() === issuedAt.getTime() && token.hash === hash))

/** Writes what the token changes, in one transaction. Undefined when there is to be no actor. */
function settle(
  { transact, clock, newId }: EnrolmentPorts,
  issuer: TrustedIssuer,
  token: Token,
): Promise<OutsideActor | undefined> {
  return transact(issuer.tenant, async (stores) => {
    const at = clock()
    const act: Act = { issuer, token, at }
    const actor =
      (await stores.enrolment.lock(issuer.issuer, token.subject)) ??
      (await enter(stores, act, newId<'actor'>()))
    if (!actor || isSettled(actor, token)) return actor
    if (actor.hash !== token.hash) await follow(stores, act, actor)
    await stores.enrolment.mark(actor.id, token.hash, token.issuedAt)
    return {
      ...actor,
      name: token.profile.name,
      email: token.profile.email ?? actor.email,
      hash: token.hash,
      issuedAt: token.issuedAt,
    }
  })
}

interface Act {
  readonly issuer: TrustedIssuer
  readonly token: Token
  readonly at: Date
}

const by: Author = system

/** Makes the actor; of many first tokens one does, and the others find it. */
async function enter(
  { enrolment, synced, audit }: EnrolmentStores,
  { issuer, token, at }: Act,
  id: ActorId,
): Promise<OutsideActor | undefined> {
  if (!token.isAdmitted) return undefined
  const { subject, profile } = token
  const fresh = { ...profile, id, issuer: issuer.issuer, subject, createdAt: at }
  if (await enrolment.enter(fresh)) {
    const target = `actor/${id}`
    const after = { issuer: issuer.issuer, subject, ...profile }
    await audit.append({ action: 'actor.created', by, target, at, facts: { after } })
    const role = issuer.autoAssignRole
    if (role !== null && (await synced.putRole({ actor: id, role, issuer: null, at })))
      await audit.append({
        action: 'assignment.created',
        by,
        target,
        at,
        facts: { role, autoAssignedBy: issuer.id },
      })
  }
  return enrolment.lock(issuer.issuer, subject)
}

/** Makes the actor what a newer token says. A token without e-mail leaves the one it has. */
async function follow(
  stores: EnrolmentStores,
  { issuer, token, at }: Act,
  actor: OutsideActor,
): Promise<void> {
  const { name } = token.profile
  const email = token.profile.email ?? actor.email
  if (name !== actor.name || email !== actor.email) {
    await stores.enrolment.rename(actor.id, { name, email })
    await stores.audit.append({
      action: 'actor.updated',
      by,
      target: `actor/${actor.id}`,
      at,
      facts: { before: { name: actor.name, email: actor.email }, after: { name, email } },
    })
  }
  await syncGrants(stores, { actor: actor.id, issuer: issuer.id, rules: token.rules, at })
}

const refused = (fault: string): Problem =>
  new Problem(tokenInvalid, {
    detail: `The token is not taken: ${fault}`,
    challenge: 'Bearer realm="castellan", error="invalid_token"',
  })
