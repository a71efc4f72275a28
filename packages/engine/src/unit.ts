import type { Catalogue } from './catalogue.ts'
import { byCodeUnit } from './catalogue.ts'
import { type Condition, compileStored } from './condition.ts'
import { holdsForDates } from './dates.ts'
import { holdsForFacts } from './facts.ts'
import { type Actor, type Facts, type Policy, reference, type Selector } from './model.ts'
import { type ResourceTest, resourceTest } from './selector.ts'

export const NONE = 0
export const ALLOW = 1
export const DENY = 2
/** Depends on more than the instant: on the resource, the context, or the actor. */
export const ASK = 3

/** The smallest thing that can match: a permission pattern, or a policy through one selector. */
export interface Unit {
  readonly effect: typeof ALLOW | typeof DENY
  /** The reference of the policy, or the pattern. */
  readonly text: string
  readonly policy: CompiledPolicy | null
  readonly selector: Selector | null
  readonly from: number
  readonly until: number
  /** Numbers of the permissions it speaks of. */
  readonly permissions: readonly number[]
  /** Those it would speak of but for `applications`. */
  readonly excluded: readonly number[]
  /** Whether it matches whenever its window holds. */
  readonly isPlain: boolean
  /** Whether it matches always. */
  readonly isSure: boolean
  readonly fits: ResourceTest | null
}

export interface CompiledPolicy {
  readonly reference: string
  readonly policy: Policy
  readonly condition: Condition | null
  /** Sorted by the text of their selector, so that the order in which it is written is irrelevant. */
  readonly units: readonly Unit[]
}

export type Conditions = Map<string, Condition>

export function compilePolicy(
  policy: Policy,
  catalogue: Catalogue,
  conditions: Conditions,
): CompiledPolicy {
  const units: Unit[] = []
  const compiled: CompiledPolicy = {
    reference: reference(policy),
    policy,
    condition: policy.condition === null ? null : conditionOf(policy.condition, conditions),
    units,
  }

  for (const selector of bySelectorText(policy.selectors)) {
    const permissions = permissionsOf(policy, selector, catalogue)
    const fits = resourceTest(selector)
    const isPlain =
      fits === null &&
      compiled.condition === null &&
      policy.for.length === 0 &&
      policy.if.length === 0
    units.push({
      effect: policy.effect === 'deny' ? DENY : ALLOW,
      text: compiled.reference,
      policy: compiled,
      selector,
      from: policy.when.from ?? -Infinity,
      until: policy.when.until ?? Infinity,
      permissions: permissions.filter((number) => names(policy, catalogue.products[number])),
      excluded: permissions.filter((number) => !names(policy, catalogue.products[number])),
      isPlain,
      isSure: isPlain && policy.when.from === null && policy.when.until === null,
      fits,
    })
  }
  return compiled
}

/** A role's own permission pattern: an allow on every resource, always. */
export const patternUnit = (pattern: string, catalogue: Catalogue): Unit => ({
  effect: ALLOW,
  text: pattern,
  policy: null,
  selector: null,
  from: -Infinity,
  until: Infinity,
  permissions: catalogue.expandImplied(pattern),
  excluded: [],
  isPlain: true,
  isSure: true,
  fits: null,
})

/** Whether a unit matches, its window aside. Failure is closed: then a deny matches, an allow not. */
export function matches(unit: Unit, request: Facts, actor: Actor): boolean {
  if (unit.isPlain || unit.policy === null) return true
  if (unit.fits !== null && !unit.fits(request.resource)) return false

  const { policy, condition } = unit.policy
  if (!holdsForAllDates(policy, request) || !holdsForAllFacts(policy, request)) return false
  if (condition === null) return true
  const answer = condition(request, actor)
  return answer === true || (unit.effect === DENY && answer !== false)
}

export const isLive = (window: { from: number; until: number }, now: number): boolean =>
  window.from <= now && now < window.until

export const holdsForAllDates = (policy: Policy, request: Facts): boolean =>
  policy.for.length === 0 || policy.for.every((item) => holdsForDates(item, request))

export const holdsForAllFacts = (policy: Policy, request: Facts): boolean =>
  policy.if.length === 0 || policy.if.every((item) => holdsForFacts(item, request))

function conditionOf(text: string, conditions: Conditions): Condition {
  const known = conditions.get(text)
  if (known !== undefined) return known

  const condition = compileStored(text)
  conditions.set(text, condition)
  return condition
}

function bySelectorText(selectors: readonly Selector[]): readonly Selector[] {
  if (selectors.length < 2) return selectors
  return selectors
    .map((selector) => ({ selector, text: JSON.stringify(selector) }))
    .sort((a, b) => byCodeUnit(a.text, b.text))
    .map(({ selector }) => selector)
}

/** An allow reaches what its actions imply, a deny does not. */
function permissionsOf(policy: Policy, selector: Selector, catalogue: Catalogue): number[] {
  const expand = policy.effect === 'allow' ? catalogue.expandImplied : catalogue.expand
  return [...new Set(selector.actions.flatMap((action) => expand(action)))]
}

const names = (policy: Policy, product: string | undefined): boolean =>
  policy.applications.length === 0 || policy.applications.includes(product ?? '')
