import {
  actorOf,
  check,
  explain,
  explanationJson,
  givenBy,
  groupOf,
  parsePermission,
  permissionsOf,
  policiesOf,
  type Request,
  type Resource,
  roleOf,
  type Snapshot,
} from '@castellan/engine'
import type { Author, Caller } from '../../kernel/caller.ts'
import { type Clock, timestamps } from '../../kernel/clock.ts'
import type { TenantId } from '../../kernel/ids.ts'
import { paced } from '../../kernel/paced.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Decided } from '../decision-log/schema.ts'
import { type Found, fill, onward, type ResourceKey } from './filling.ts'
import { instantOf, lookBack, type Past } from './past.ts'
import * as problems from './problems.ts'
import {
  mayEvaluate,
  notesOn,
  permissionAsked,
  requestOf,
  subjectOf,
  toRequest,
  type Undeclared,
} from './question.ts'
import type {
  AuthorizeReply,
  AuthorizeRequest,
  CheckRequest,
  ExplainRequest,
  PermissionsQuery,
} from './schema.ts'

export interface DecisionPorts {
  readonly clock: Clock
  /** The tenant's access state; it is in memory for every caller that got this far. */
  readonly snapshot: (tenant: TenantId) => Snapshot
  /** The access state once it has reached the version; undefined when it does not in time. */
  readonly await: (tenant: TenantId, version: number) => Promise<Snapshot | undefined>
  /** The properties of registered resources, in their order; undefined for those that are not. */
  readonly registered: (
    tenant: TenantId,
    keys: readonly ResourceKey[],
  ) => readonly Found[] | Promise<readonly Found[]>
  /** The access state of a past instant. */
  readonly past: Past
  readonly undeclared: Undeclared
  /** Told of each decision that is answered; undefined while none is kept. */
  readonly decided: Decided | undefined
}

export type DecisionService = ReturnType<typeof decisionService>

export function decisionService(ports: DecisionPorts) {
  const { clock, snapshot, await: reach, registered, past, decided } = ports
  const timestamp = timestamps()
  const fillOne = <T>(tenant: TenantId, request: Request, decide: (filled: Request) => T) =>
    onward(
      fill([request], (keys) => registered(tenant, keys)),
      ([filled]) => decide(filled ?? request),
    )

  /** The decision with all that led to it, and what the asker may not have meant. */
  const told = (state: Snapshot, request: Request) => {
    const { instant, remedy, ...explanation } = explanationJson(explain(state, request))
    return {
      ...explanation,
      remedy:
        remedy?.change === 'assign-role'
          ? { ...remedy, gives: givenBy(state, remedy.role) }
          : remedy,
      notes: notesOn(state, request.permission, ports.undeclared),
      now: instant,
    }
  }

  /** Answers on the newest state, waiting only when the caller has seen a newer one elsewhere. */
  const on = <T>(
    tenant: TenantId,
    minVersion: number | undefined,
    work: (state: Snapshot) => T | Promise<T>,
  ): T | Promise<T> => {
    const state = snapshot(tenant)
    if (minVersion === undefined || state.version >= minVersion) return work(state)
    return reach(tenant, minVersion).then((reached) => {
      if (!reached) throw new Problem(problems.versionAhead, { retryAfterSeconds: 1 })
      return work(reached)
    })
  }

  /** Decides on what was in force at the instant, as it was decided then. */
  const explainPast = async (caller: Caller, { asOf, ...question }: PastQuestion) => {
    const now = clock()
    const at = { state: snapshot(caller.tenant), now: now.getTime() }
    if (!mayEvaluate(caller, at)) throw new Problem(problems.pastForbidden)
    const instant = instantOf(asOf, now)
    const asked = { ...toRequest(caller, question, at), now: instant.getTime() }
    const { snapshot: state, registered: lookup } = await lookBack(
      past(caller.tenant, instant, [asked.actor]),
    )
    const [request = asked] = await fill([asked], lookup)
    return { ...told(state, request), asOf: instant.toISOString() }
  }

  return {
    /** Whether a subject may do an action on a resource; a denial is an answer, not an error. */
    authorize: (
      caller: Caller,
      asked: AuthorizeRequest,
      by: Author,
    ): AuthorizeReply | Promise<AuthorizeReply> =>
      on(caller.tenant, asked.minVersion, (state) => {
        const now = clock()
        const { actor, product } = subjectOf(caller, asked, { state, now: now.getTime() })
        const permission = permissionAsked(state, product ?? asked.product, asked)
        const request = { ...requestOf(asked), actor, permission, now: now.getTime() }
        return fillOne(caller.tenant, request, (filled) => {
          const { effect, reason } = check(state, filled)
          decided?.(state, filled, { caller, by, surface: 'authorize' })
          return { authorized: effect === 'allow', timestamp: timestamp(now), reason }
        })
      }),

    /** Many questions, an answer to each, in order, all on one access version. */
    check: (caller: Caller, { requests, minVersion }: CheckRequest, by: Author) =>
      on(caller.tenant, minVersion, (state) => {
        const now = clock().getTime()
        const asked = requests.map((question) => toRequest(caller, question, { state, now }))
        const filled = fill(asked, (keys) => registered(caller.tenant, keys))
        const decide = (request: Request, at: number) => {
          const decision = check(state, request)
          decided?.(state, request, { caller, by, surface: 'check' })
          return { ...(requests[at]?.id !== undefined && { id: requests[at].id }), ...decision }
        }
        return onward(filled, (filled) =>
          onward(paced(filled, decide), (decisions) => ({ version: state.version, decisions })),
        )
      }),

    /** One decision, and why: of now, or as it was at a past instant. */
    explain: (caller: Caller, { minVersion, asOf, ...question }: ExplainRequest, by: Author) => {
      if (asOf !== undefined) return explainPast(caller, { ...question, asOf })
      return on(caller.tenant, minVersion, (state) => {
        const now = clock().getTime()
        const request = toRequest(caller, question, { state, now })
        if (!actorOf(state, request.actor)) throw new Problem(problems.subjectUnknown)
        return fillOne(caller.tenant, request, (filled) => {
          decided?.(state, filled, { caller, by, surface: 'explain' })
          return told(state, filled)
        })
      })
    },

    /** What the caller may do, as resources and their actions; a key, on something of its own. */
    permissions(
      caller: Caller,
      { product, workspace }: PermissionsQuery,
    ): Record<string, string[]> {
      const state = snapshot(caller.tenant)
      const asked = { actor: caller.id, now: clock().getTime() }
      const places = workspace === undefined ? placesOf(state, caller) : [{ workspace }]
      const keys = places.flatMap((resource) => permissionsOf(state, { ...asked, resource }))
      const byResource = new Map<string, Set<string>>()
      for (const key of keys) {
        const parts = parsePermission(key)
        if (!parts || (product !== undefined && parts.product !== product)) continue
        const actions = byResource.get(parts.resource) ?? new Set()
        byResource.set(parts.resource, actions.add(parts.action))
      }
      return Object.fromEntries([...byResource].map(([name, actions]) => [name, [...actions]]))
    },

    /** The caller as an actor: who, which groups and roles, in which tenant. */
    me(caller: Caller) {
      const state = snapshot(caller.tenant)
      const actor = actorOf(state, caller.id)
      if (!actor) throw new Problem(problems.subjectUnknown)
      const grants = [
        ...actor.grants,
        ...actor.groups.flatMap((name) => groupOf(state, name)?.grants ?? []),
      ]
      const { id, issuer, subject, kind, attributes, groups } = actor
      const roles = [...new Set(grants.map((grant) => grant.role))].sort()
      return {
        id,
        issuer,
        subject,
        kind,
        attributes,
        groups,
        roles,
        tenant: { id: caller.tenant, slug: caller.tenantSlug },
      }
    },
  }
}

/**
 * Where somebody may do things: in the tenant as a whole; for an API key, which may nothing there, in
 * its workspace and on what its scopes name.
 */
function placesOf(state: Snapshot, { id, credential }: Caller): Resource[] {
  if (credential !== 'api-key') return [{}]
  const grants = actorOf(state, id)?.grants.filter(({ workspace }) => workspace !== null) ?? []
  return grants.flatMap(({ role, workspace }) => {
    const held = roleOf(state, role)
    const selectors = held ? policiesOf(state, held).flatMap((policy) => policy.selectors) : []
    const named = selectors.flatMap((one) => (one.kind === 'id' ? { workspace, id: one.id } : []))
    return [{ workspace }, ...named]
  })
}

type PastQuestion = Omit<ExplainRequest, 'minVersion' | 'asOf'> & { readonly asOf: string }
