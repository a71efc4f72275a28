import {
  actorOf,
  catalogueOf,
  check,
  explain,
  explanationJson,
  groupOf,
  parsePermission,
  permissionsOf,
  type Request,
  type Snapshot,
} from '@castellan/engine'
import type { Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { TenantId } from '../../kernel/ids.ts'
import { Problem } from '../../kernel/problem.ts'
import * as problems from './problems.ts'
import type {
  AuthorizeReply,
  AuthorizeRequest,
  CheckRequest,
  ExplainRequest,
  PermissionsQuery,
  Question,
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
}

type Found = Readonly<Record<string, unknown>> | undefined

interface ResourceKey {
  readonly workspace: string
  readonly type: string
  readonly id: string
}

export type DecisionService = ReturnType<typeof decisionService>

export function decisionService(ports: DecisionPorts) {
  const { clock, snapshot, await: reach, registered } = ports
  /** A registered resource is what it was registered as, whatever the request says of it. */
  const fill = (tenant: TenantId, requests: readonly Request[]) => {
    const keys = requests.flatMap((request) => keyOf(request) ?? [])
    if (keys.length === 0) return requests
    return then(registered(tenant, keys), (found) => {
      let next = 0
      return requests.map((request) =>
        keyOf(request) ? described(request, found[next++]) : request,
      )
    })
  }
  const fillOne = <T>(tenant: TenantId, request: Request, decide: (filled: Request) => T) =>
    then(fill(tenant, [request]), ([filled]) => decide(filled ?? request))

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

  return {
    /** Whether a subject may do an action on a resource; a denial is an answer, not an error. */
    authorize: (
      caller: Caller,
      asked: AuthorizeRequest,
    ): AuthorizeReply | Promise<AuthorizeReply> =>
      on(caller.tenant, asked.minVersion, (state) => {
        const now = clock()
        const { actor, product } = subjectOf(caller, asked, { state, now: now.getTime() })
        const permission = permissionAsked(state, product ?? asked.product, asked)
        const request = { ...requestOf(asked), actor, permission, now: now.getTime() }
        return fillOne(caller.tenant, request, (filled) => {
          const { effect, reason } = check(state, filled)
          return { authorized: effect === 'allow', timestamp: now.toISOString(), reason }
        })
      }),

    /** Many questions, an answer to each, in order, all on one access version. */
    check: (caller: Caller, { requests, minVersion }: CheckRequest) =>
      on(caller.tenant, minVersion, (state) => {
        const now = clock().getTime()
        const asked = requests.map((question) => toRequest(caller, question, { state, now }))
        return then(fill(caller.tenant, asked), (filled) => ({
          version: state.version,
          decisions: filled.map((request, at) => ({
            ...(requests[at]?.id !== undefined && { id: requests[at].id }),
            ...check(state, request),
          })),
        }))
      }),

    /** One decision, and why. */
    explain: (caller: Caller, { minVersion, ...question }: ExplainRequest) =>
      on(caller.tenant, minVersion, (state) => {
        const now = clock().getTime()
        const request = toRequest(caller, question, { state, now })
        return fillOne(caller.tenant, request, (filled) => {
          const { instant, ...explanation } = explanationJson(explain(state, filled))
          return { ...explanation, now: instant }
        })
      }),

    /** What the caller may do, as resources and their actions. */
    permissions(
      caller: Caller,
      { product, workspace }: PermissionsQuery,
    ): Record<string, string[]> {
      const now = clock().getTime()
      const resource = workspace === undefined ? {} : { resource: { workspace } }
      const byResource = new Map<string, Set<string>>()
      for (const key of permissionsOf(snapshot(caller.tenant), {
        actor: caller.id,
        now,
        ...resource,
      })) {
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

/** Goes on at once when it can, so that a decision in memory waits for nothing. */
const then = <T, U>(value: T | Promise<T>, next: (value: T) => U): U | Promise<U> =>
  value instanceof Promise ? value.then(next) : next(value)

/** The resource that a request is about, as it would be registered: of the permission's own type. */
function keyOf({ resource, permission }: Request): ResourceKey | undefined {
  const { workspace } = resource ?? {}
  const id = resource?.id?.id
  if (workspace === undefined || workspace === null || id === undefined) return undefined
  const type = parsePermission(permission)?.resource
  return type === undefined ? undefined : { workspace, type, id }
}

const described = (request: Request, properties: Found): Request =>
  properties === undefined ? request : { ...request, resource: { ...request.resource, properties } }

/** The access state and the instant that a question is answered on. */
interface At {
  readonly state: Snapshot
  readonly now: number
}

interface Asked {
  /** An actor's id. */
  readonly actor: string
  /** The product that the subject's text names, as older clients write it. */
  readonly product?: string | undefined
}

/**
 * Whom a question is about. `admin/<product>-editor-role` from an application means that very
 * application and what it holds itself, whatever the name promises.
 */
function subjectOf(caller: Caller, { sub }: AuthorizeRequest, at: At): Asked {
  if (sub === undefined || sub === caller.id) return { actor: caller.id }
  const legacy = caller.kind === 'application' ? /^admin\/(.+)-editor-role$/.exec(sub) : null
  if (legacy) return { actor: caller.id, product: legacy[1] }
  const own = `${caller.tenantSlug}/`
  const id = sub.startsWith(own) ? sub.slice(own.length) : sub
  if (id === caller.id) return { actor: caller.id }
  refuseForeign(caller, at)
  if (!actorOf(at.state, id)) throw new Problem(problems.subjectUnknown)
  return { actor: id }
}

const evaluateOthers = 'access-manager/decisions:evaluate'

function refuseForeign(caller: Caller, { state, now }: At): void {
  const { effect } = check(state, { actor: caller.id, permission: evaluateOthers, now })
  if (effect === 'deny') throw new Problem(problems.subjectForeign)
}

/** The whole key. Without a product it is the only one that has such a resource and action. */
function permissionAsked(
  state: Snapshot,
  product: string | undefined,
  { resource, action }: AuthorizeRequest,
): string {
  if (product !== undefined) return `${product}/${resource}:${action}`
  const products = productsOf(state).get(`${resource}:${action}`) ?? []
  if (products.length > 1)
    throw new Problem(problems.productNeeded, { detail: `One of: ${products.join(', ')}` })
  // A pair that no product has is denied like any permission the catalogue lacks.
  return `${products[0] ?? 'unknown'}/${resource}:${action}`
}

const products = new WeakMap<object, ReadonlyMap<string, readonly string[]>>()

/** Which products have each `resource:action`; worked out once per catalogue. */
function productsOf(state: Snapshot): ReadonlyMap<string, readonly string[]> {
  const catalogue = catalogueOf(state)
  const known = products.get(catalogue)
  if (known) return known
  const byPair = new Map<string, string[]>()
  for (const { key } of catalogue) {
    const [, product = '', pair = ''] = /^([^/]+)\/(.+)$/.exec(key) ?? []
    byPair.set(pair, [...(byPair.get(pair) ?? []), product])
  }
  products.set(catalogue, byPair)
  return byPair
}

/** The resource and context that the Auth API's flat fields describe. */
function requestOf(asked: AuthorizeRequest): Pick<Request, 'resource' | 'context'> {
  const { resource: type, resourceId, workspace, attributes, clientIp } = asked
  const id = typeof resourceId === 'string' ? { id: resourceId } : (resourceId ?? {})
  return {
    resource: { type, id, workspace: workspace ?? null, properties: attributes ?? {} },
    context: clientIp === undefined ? {} : { clientIp },
  }
}

function toRequest(caller: Caller, question: Question, at: At): Request {
  const actor = question.actor ?? caller.id
  if (actor !== caller.id) refuseForeign(caller, at)
  const { type, id, workspace, properties } = question.resource ?? {}
  return {
    actor,
    permission: question.permission,
    resource: {
      ...(type !== undefined && { type }),
      id: id ?? {},
      workspace: workspace ?? null,
      properties: properties ?? {},
    },
    context: question.context ?? {},
    now: at.now,
  }
}
