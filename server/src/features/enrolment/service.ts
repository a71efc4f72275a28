import { LRUCache } from 'lru-cache'
import { type AuditEvent, type AuditStore, changes, redacted } from '../../kernel/audit.ts'
import { type Arrival, type Author, system } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { ActorId, NewId, TenantId } from '../../kernel/ids.ts'
import { Problem, tokenInvalid, unavailable } from '../../kernel/problem.ts'
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
  /** Whether that token was admitted. */
  readonly isAdmitted: boolean
}

/** What this module asks of a database about actors; `store.ts` answers it. */
export interface EnrolmentStore {
  /** Makes what changes the same actors and the terms of their issuers come one after another. */
  takeTurn(): Promise<void>
  /** The revision in which the issuer stays until the transaction ends; undefined when it is gone or disabled. */
  holdIssuer(id: string): Promise<number | undefined>
  find(issuer: string, subject: string): Promise<OutsideActor | undefined>
  /** The actor, held until the transaction ends. */
  lock(issuer: string, subject: string): Promise<OutsideActor | undefined>
  /** Adds the actor. False, and nothing added, when the subject has one. */
  enter(actor: NewOutsideActor): Promise<boolean>
  rename(actor: ActorId, profile: Pick<Profile, 'name' | 'email'>): Promise<void>
  /** Notes which token was synced. */
  mark(actor: OutsideActor, token: Pick<Token, 'hash' | 'issuedAt' | 'isAdmitted'>): Promise<void>
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
  /** The actor of a tenant that is open, another object once it is changed; undefined when it is gone. */
  readonly stateOf: (tenant: TenantId, actor: ActorId) => object | undefined
  /** Appends a refusal to the tenant's trail, within a bound. */
  readonly recordRefusal: (tenant: TenantId, refusal: AuditEvent) => Promise<void>
}

/** What a token says that holds by the terms of its issuer. */
interface Verified {
  readonly issuer: TrustedIssuer
  readonly claims: VerifiedClaims
}

interface Enrolled extends Pick<OutsideActor, 'id' | 'kind'> {
  /** The actor as it was before; undefined when it was not known. What is remembered holds as long. */
  readonly state: object | undefined
}

interface Remembered {
  readonly actor: OutsideActor
  readonly state: Enrolled['state']
}

export type EnrolmentService = ReturnType<typeof enrolmentService>

const rememberedMax = 50_000

export function enrolmentService(ports: EnrolmentPorts) {
  /** What is known to be written of each subject, so that most tokens need no database. */
  const remembered = new LRUCache<string, Remembered>({ max: rememberedMax })

  return {
    /** Whether the issuer's allow-list lets in whoever has these claims. */
    admits: (issuer: TrustedIssuer, claims: VerifiedClaims): boolean =>
      admits(issuer.allow, normalise(claims)),

    /**
     * The actor that a verified token is about. The first token makes it; a newer one brings its
     * name, e-mail and what its claims give up to date; an older one changes nothing. Throws a
     * 401 problem for a subject that the issuer's claims do not admit; what they gave is gone then,
     * and no older token brings the subject in again.
     */
    async enrol({ issuer, claims }: Verified, arrival: Arrival): Promise<Enrolled> {
      const token = read(issuer, claims)
      const by = { ...system, requestId: arrival.requestId, address: arrival.address }
      const key = JSON.stringify([issuer.id, token.subject])
      const known = remembered.get(key)
      const state = known && ports.stateOf(issuer.tenant, known.actor.id)
      const isKnown = state && state === known.state && isSettled(known.actor, token)
      const actor = isKnown ? known.actor : await settle(ports, { issuer, token, by })
      if (actor) remembered.set(key, { actor, state })
      const isOutOfDate = actor && !actor.isAdmitted && isOlder(token, actor)
      if (!token.isAdmitted || isOutOfDate) {
        await ports.recordRefusal(
          issuer.tenant,
          notAdmitted(issuer, actor, { by, at: ports.clock() }),
        )
        throw refused('its issuer’s claims admit none like it')
      }
      if (!actor) throw refused('the actor that it stands for is gone')
      return { id: actor.id, kind: actor.kind, state }
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

const isSettled = (actor: OutsideActor, token: Token): boolean =>
  isOlder(token, actor) ||
  (token.issuedAt.getTime() === actor.issuedAt?.getTime() && token.hash === actor.hash)

const isOlder = ({ issuedAt }: Token, actor: OutsideActor): boolean =>
  actor.issuedAt !== null && issuedAt < actor.issuedAt

/** Writes what the token changes, in one transaction. Undefined when there is to be no actor. */
function settle(
  { transact, clock, newId }: EnrolmentPorts,
  asked: Omit<Act, 'at'>,
): Promise<OutsideActor | undefined> {
  const { issuer, token } = asked
  return transact(issuer.tenant, async (stores) => {
    const seen = await stores.enrolment.find(issuer.issuer, token.subject)
    if (seen ? !isSettled(seen, token) : token.isAdmitted) await stores.enrolment.takeTurn()
    const revision = await stores.enrolment.holdIssuer(issuer.id)
    if (revision === undefined) throw refused('its issuer is trusted no more')
    // By terms that are no more nothing is given.
    if (revision !== issuer.revision) throw new Problem(unavailable, changedMeanwhile)
    const act: Act = { ...asked, at: clock() }
    const actor =
      (await stores.enrolment.lock(issuer.issuer, token.subject)) ??
      (await enter(stores, act, newId<'actor'>()))
    if (!actor || isSettled(actor, token)) return actor
    if (actor.hash !== token.hash) await follow(stores, act, actor)
    await stores.enrolment.mark(actor, token)
    return {
      ...actor,
      name: token.profile.name,
      email: token.profile.email ?? actor.email,
      hash: token.hash,
      issuedAt: token.issuedAt,
      isAdmitted: token.isAdmitted,
    }
  })
}

const changedMeanwhile = {
  detail: 'The token’s issuer was changed at this moment',
  retryAfterSeconds: 1,
}

interface Act {
  readonly issuer: TrustedIssuer
  readonly token: Token
  /** The server itself, at the request that brought the token. */
  readonly by: Author
  readonly at: Date
}

/** Names and addresses stay out of the audit trail: it is for good, and a person may be deleted. */
const personal = { subject: redacted, name: redacted, email: redacted }

/** Makes the actor; of many first tokens one does, and the others find it. */
async function enter(
  { enrolment, synced, audit }: EnrolmentStores,
  { issuer, token, by, at }: Act,
  id: ActorId,
): Promise<OutsideActor | undefined> {
  if (!token.isAdmitted) return undefined
  const { subject, profile } = token
  const fresh = { ...profile, id, issuer: issuer.issuer, subject, createdAt: at }
  if (await enrolment.enter(fresh)) {
    const target = `actor/${id}`
    const after = { issuer: issuer.issuer, kind: profile.kind, ...personal }
    await audit.append({ action: 'actor.created', by, target, at, facts: { after } })
    const role = issuer.autoAssignRole
    const assignment = role && (await synced.putRole({ actor: id, role, issuer: null, at }))
    if (assignment)
      await audit.append({
        action: 'assignment.created',
        by,
        target: `assignment/${assignment}`,
        at,
        facts: { actorId: id, role, autoAssignedBy: issuer.id },
      })
  }
  return enrolment.lock(issuer.issuer, subject)
}

/** Makes the actor what a newer token says. A token without e-mail leaves the one it has. */
async function follow(
  stores: EnrolmentStores,
  { issuer, token, by, at }: Act,
  actor: OutsideActor,
): Promise<void> {
  const before = { name: actor.name, email: actor.email }
  const after = { name: token.profile.name, email: token.profile.email ?? actor.email }
  if (after.name !== before.name || after.email !== before.email) {
    await stores.enrolment.rename(actor.id, after)
    await stores.audit.append({
      action: 'actor.updated',
      by,
      target: `actor/${actor.id}`,
      at,
      facts: changes(before, after, { redact: ['name', 'email'] }),
    })
  }
  await syncGrants(stores, { actor: actor.id, issuer: issuer.id, rules: token.rules, by, at })
}

const notAdmitted = (
  issuer: TrustedIssuer,
  actor: OutsideActor | undefined,
  { by, at }: Pick<Act, 'by' | 'at'>,
): AuditEvent => ({
  action: 'token.refused',
  by: { ...by, id: actor?.id ?? null },
  target: `issuer/${issuer.id}`,
  at,
  facts: { reason: 'not-admitted' },
})

const refused = (fault: string): Problem =>
  new Problem(tokenInvalid, {
    detail: `The token is not taken: ${fault}`,
    challenge: 'Bearer realm="castellan", error="invalid_token"',
  })
