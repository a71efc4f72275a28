import { evaluate } from './reference-condition.ts'
import { holdsFor, holdsIf } from './reference-dates.ts'
import type {
  ActorLine,
  ExpressionLine,
  PolicyLine,
  RequestLine,
  Scalar,
  SelectorLine,
  WhenLine,
  World,
} from './reference-world.ts'

/** One actor's question, at one instant. */
export interface Question {
  world: World
  actor: ActorLine
  request: RequestLine
  now: number
}

/** How a policy answers: `failed` when only its condition could not be evaluated. */
export type Answer = 'match' | 'no-match' | 'failed'

/** A policy matches when all of its parts hold; its condition is asked last, and may fail. */
export function answerOf(policy: PolicyLine, question: Question): Answer {
  const { world, actor, request, now } = question
  const keys =
    policy.effect === 'allow' ? impliersOf(world, request.permission) : [request.permission]
  const holds =
    isInCatalogue(world, request.permission) &&
    namesProduct(policy.applications ?? [], request.permission) &&
    isInside(policy.when ?? {}, now) &&
    policy.selectors.some((selector) => selects(selector, keys, request)) &&
    (policy.for ?? []).every((rule) => holdsFor(rule, request, now)) &&
    (policy.if ?? []).every((rule) => holdsIf(rule, request))
  if (!holds) return 'no-match'
  if (policy.condition === null || policy.condition === undefined) return 'match'
  const truth = evaluate(policy.condition, actor, { request, now })
  if (truth === 'failed') return 'failed'
  return truth === 'true' ? 'match' : 'no-match'
}

/** A role's pattern allows the permission itself, or one that implies it. */
export const patternAllows = (pattern: string, { world, request }: Question): boolean =>
  isInCatalogue(world, request.permission) &&
  impliersOf(world, request.permission).some((key) => covers(pattern, key))

export const isInCatalogue = (world: World, key: string) =>
  world.permissions.some((permission) => permission.key === key)

/** The permission itself and every one of the catalogue that implies it, however far. */
export function impliersOf(world: World, key: string): string[] {
  const found = [key]
  let before = 0
  while (found.length > before) {
    before = found.length
    for (const permission of world.permissions) {
      const implies = (permission.implies ?? []).some((implied) => found.includes(implied))
      if (implies && !found.includes(permission.key)) found.push(permission.key)
    }
  }
  return found
}

/** Whether the pattern covers the permission, part by part; a bare `*` covers all. */
export function covers(pattern: string, key: string): boolean {
  if (pattern === '*') return true
  const wanted = partsOf(key)
  return partsOf(pattern).every((part, index) => fits(part, wanted[index] ?? ''))
}

/** `product/resource:action`: up to the first `/`, from the last `:` on, and what is between. */
function partsOf(key: string): string[] {
  const slash = key.indexOf('/')
  const colon = key.lastIndexOf(':')
  return [key.slice(0, slash), key.slice(slash + 1, colon), key.slice(colon + 1)]
}

const fits = (pattern: string, text: string) =>
  pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : text === pattern

const namesProduct = (applications: string[], key: string) =>
  applications.length === 0 || applications.includes(partsOf(key)[0] ?? '')

/** Half-open: at `activate` inside, at `deactivate` outside. An absent end is no end. */
export const isInside = (when: WhenLine, now: number) =>
  (!when.activate || Date.parse(when.activate) <= now) &&
  (!when.deactivate || now < Date.parse(when.deactivate))

function selects(selector: SelectorLine, keys: string[], request: RequestLine): boolean {
  if (!selector.actions.some((action) => keys.some((key) => covers(action, key)))) return false
  if (selector.kind === 'all') return true
  if (selector.kind === 'id') return fitsId(selector.id, request.resource?.id ?? {})
  const properties = request.resource?.properties ?? {}
  return selector.expressions.every((expression) => holds(expression, properties))
}

const fitsId = (patterns: Record<string, string>, id: Record<string, string>) =>
  Object.entries(patterns).every(([part, pattern]) => {
    const text = Object.entries(id).find(([name]) => name === part)?.[1]
    return text !== undefined && fits(pattern, text)
  })

/** A missing or null property satisfies `NotEquals` alone; of a list any value will do. */
function holds(expression: ExpressionLine, properties: Record<string, unknown>): boolean {
  const property = Object.entries(properties).find(([name]) => name === expression.key)?.[1]
  const values = (Array.isArray(property) ? property : [property]).filter(isScalar)
  const wanted = Array.isArray(expression.value) ? expression.value : [expression.value]
  const any = (test: (order: number) => boolean) =>
    values.some((value) => wanted.some((other) => test(order(value, other))))
  if (expression.operator === 'NotEquals') return !any((sign) => sign === 0)
  if (expression.operator === 'GreaterThan') return any((sign) => sign > 0)
  if (expression.operator === 'GreaterThanOrEqualTo') return any((sign) => sign >= 0)
  if (expression.operator === 'LessThan') return any((sign) => sign < 0)
  if (expression.operator === 'LessThanOrEqualTo') return any((sign) => sign <= 0)
  return any((sign) => sign === 0)
}

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

/** Two numbers by value, all else as text by code unit. */
function order(left: Scalar, right: Scalar): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  return byText(String(left), String(right))
}

/** Negative, zero or positive; `<` on texts compares code units. */
export function byText(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}
