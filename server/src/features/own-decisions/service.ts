import {
  type Actor,
  actorOf,
  check,
  type DateRange,
  type Grant,
  groupOf,
  type PersonalRole,
  policiesOf,
  type Reason,
  type Request,
  roleOf,
  type Snapshot,
  type Window,
  writePolicy,
} from '@castellan/engine'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { TenantId } from '../../kernel/ids.ts'
import type { Decided } from '../decision-log/schema.ts'
import { isFor, narrowed } from './narrowed.ts'
import type { OwnPolicy, OwnQuestions } from './schema.ts'

export interface OwnDecisionPorts {
  readonly clock: Clock
  /** The tenant's access state; it is in memory for every caller that got this far. */
  readonly snapshot: (tenant: TenantId) => Snapshot
  /** Told of each decision that is answered; undefined while none is kept. */
  readonly decided: Decided | undefined
}

export type OwnDecisionService = ReturnType<typeof ownDecisionService>

/** What callers may ask about themselves, of the policies for some applications alone if they like. */
export function ownDecisionService({ clock, snapshot, decided }: OwnDecisionPorts) {
  return {
    /** Whether the caller may do this on the tenant as a whole; for acts that are several at once. */
    may: (caller: Caller, permission: string): boolean =>
      check(snapshot(caller.tenant), {
        actor: caller.id,
        permission,
        now: clock().getTime(),
      }).effect === 'allow',

    /** An answer to each question, in order, all at one instant and on one access state. */
    evaluate(
      caller: Caller,
      by: Author,
      { questions, applications, context }: OwnQuestions,
    ): Reason[] {
      const state = narrowed(snapshot(caller.tenant), applications)
      const now = clock().getTime()
      return questions.map((question) => {
        const { permission, id, properties } = question
        const request: Request = {
          actor: caller.id,
          permission,
          resource: { id, properties },
          context,
          now,
          ...(question.effective && { effective: rangeOf(question.effective, now) }),
          ...(question.asAt && { asAt: rangeOf(question.asAt, now) }),
        }
        decided?.(state, request, { caller, by, surface: 'access-api' })
        return check(state, request).reason
      })
    },

    /**
     * The policies of the caller, once for each role that gives them and counts now, in the order
     * in which they are asked: guardrails, roles by precedence, the personal role.
     */
    ownPolicies(caller: Caller, applications: readonly string[]): OwnPolicy[] {
      const state = snapshot(caller.tenant)
      const actor = actorOf(state, caller.id)
      if (!actor) return []
      return sourcesOf(state, actor, clock().getTime()).flatMap(
        ({ precedence, scope, code, held }) =>
          policiesOf(state, held)
            .filter((policy) => isFor(policy.applications, applications))
            .map((policy) => ({
              source: { scope, code },
              precedence,
              policy: writePolicy(policy),
            })),
      )
    },
  }
}

interface Range {
  readonly from: number | undefined
  readonly to: number | undefined
}

/** From an instant, now unless given, to another, which is the same one unless given. */
function rangeOf({ from, to }: Range, now: number): DateRange {
  const first = from ?? Math.min(now, to ?? now)
  return to === undefined || to === first ? first : { from: first, to }
}

interface Source {
  readonly precedence: number | null
  readonly scope: string
  readonly code: string
  readonly held: PersonalRole
}

function sourcesOf(state: Snapshot, actor: Actor, now: number): Source[] {
  const grants = [
    ...actor.grants,
    ...actor.groups.flatMap((name) => groupOf(state, name)?.grants ?? []),
  ]
  const names = grants.filter((grant) => countsNow(grant, now)).map(({ role }) => role)
  const roles = [...new Set(names)]
    .sort()
    .flatMap((name) => roleOf(state, name) ?? [])
    .filter(({ when }) => isOpen(when, now))
    .map((role) => ({ ...role, held: role }))
  const guardrails = { policies: state.guardrails, collections: [] }
  return [
    { precedence: 0, scope: '_tenant', code: 'guardrails', held: guardrails },
    ...roles.sort((some, other) => some.precedence - other.precedence),
    ...(actor.personalRole
      ? [{ precedence: null, scope: '_users', code: nameOf(actor), held: actor.personalRole }]
      : []),
  ]
}

/** What a user-role is called by: our own users by their subject. */
const nameOf = ({ id, issuer, subject }: Actor): string => (issuer === 'local' ? subject : id)

const countsNow = (grant: Grant, now: number): boolean =>
  grant.workspace === null && isOpen(grant, now)

const isOpen = ({ from, until }: Window, now: number): boolean =>
  (from ?? -Infinity) <= now && now < (until ?? Infinity)
