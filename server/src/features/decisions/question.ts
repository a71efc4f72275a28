import { actorOf, catalogueOf, check, type Request, type Snapshot } from '@castellan/engine'
import type { Caller } from '../../kernel/caller.ts'
import { Problem } from '../../kernel/problem.ts'
import * as problems from './problems.ts'
import { type AuthorizeRequest, datesOf, type Question } from './schema.ts'

/** The access state and the instant that a question is answered on. */
export interface At {
  readonly state: Snapshot
  readonly now: number
}

export interface Asked {
  /** An actor's id. */
  readonly actor: string
  /** The product that the subject's text names, as older clients write it. */
  readonly product?: string | undefined
}

/**
 * Whom a question is about. `admin/<product>-editor-role` from an application means that very
 * application and what it holds itself, whatever the name promises.
 */
export function subjectOf(caller: Caller, { sub }: AuthorizeRequest, at: At): Asked {
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

export function refuseForeign(caller: Caller, at: At): void {
  if (!mayEvaluate(caller, at)) throw new Problem(problems.subjectForeign)
}

/** Whether the caller may ask about others, or about the past. */
export const mayEvaluate = (caller: Caller, { state, now }: At): boolean =>
  check(state, { actor: caller.id, permission: evaluateOthers, now }).effect === 'allow'

/** The whole key. Without a product it is the only one that has such a resource and action. */
export function permissionAsked(
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

/** The resource, context and dates that the Auth API's flat fields describe. */
export function requestOf(asked: AuthorizeRequest): Omit<Request, 'actor' | 'permission' | 'now'> {
  const { resource: type, resourceId, workspace, attributes, clientIp } = asked
  const id = typeof resourceId === 'string' ? { id: resourceId } : (resourceId ?? {})
  return {
    resource: { type, id, workspace: workspace ?? null, properties: attributes ?? {} },
    context: clientIp === undefined ? {} : { clientIp },
    ...datesOf(asked),
  }
}

export function toRequest(caller: Caller, question: Question, at: At): Request {
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
    ...datesOf(question),
    now: at.now,
  }
}

/** What to say of permissions that a catalogue lacks, with the nearest that it has. */
export type Undeclared = (asked: readonly string[], catalogue: readonly string[]) => string[]

/** That the catalogue lacks the permission, so that nobody has it, and which were meant perhaps. */
export const notesOn = (state: Snapshot, permission: string, undeclared: Undeclared): string[] =>
  state.catalogue.numbers.has(permission)
    ? []
    : undeclared(
        [permission],
        catalogueOf(state).map(({ key }) => key),
      )
