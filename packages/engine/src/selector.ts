import type { Expression, MetadataOperator, Resource, Scalar, Selector } from './model.ts'
import { covers, fits } from './pattern.ts'

export type ResourceTest = (resource: Resource | undefined) => boolean

/** The test a selector puts to a resource; null when any resource passes. */
export function resourceTest(selector: Selector): ResourceTest | null {
  switch (selector.kind) {
    case 'all':
      return null
    case 'id':
      return fitsId(selector.id)
    case 'metadata': {
      const tests = selector.expressions.map(expressionTest)
      return (resource) => tests.every((test) => test(resource?.properties ?? {}))
    }
    case 'policy': {
      const fitsIdentity = fitsId(selector.identity ?? {})
      return (resource) =>
        fitsIdentity(resource) &&
        isContained(resource?.properties?.selectors, selector.restrictions)
    }
  }
}

/** Named parts have to fit, others are free; a part that the resource lacks fits nothing. */
function fitsId(id: Readonly<Record<string, string>>): ResourceTest {
  const parts = Object.entries(id)
  return (resource) => {
    const actual = resource?.id
    return parts.every(([part, pattern]) => {
      if (actual === undefined || !Object.hasOwn(actual, part)) return false
      return fits(pattern, actual[part] ?? '')
    })
  }
}

type PropertiesTest = (properties: Readonly<Record<string, unknown>>) => boolean

function expressionTest({ key, operator, value }: Expression): PropertiesTest {
  const wanted: readonly Scalar[] = Array.isArray(value) ? value : [value as Scalar]
  const compare = comparisons[operator]
  const isMet = (one: Scalar): boolean => wanted.some((other) => compare(order(one, other)))

  return operator === 'NotEquals'
    ? (properties) =>
        !valuesOf(properties, key).some((one) => wanted.some((w) => order(one, w) === 0))
    : (properties) => valuesOf(properties, key).some(isMet)
}

const comparisons: Readonly<Record<MetadataOperator, (order: number) => boolean>> = {
  Equals: (order) => order === 0,
  In: (order) => order === 0,
  NotEquals: (order) => order !== 0,
  GreaterThan: (order) => order > 0,
  GreaterThanOrEqualTo: (order) => order >= 0,
  LessThan: (order) => order < 0,
  LessThanOrEqualTo: (order) => order <= 0,
}

/** Two numbers compare as numbers, all else as text by code unit. */
function order(a: Scalar, b: Scalar): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const [left, right] = [String(a), String(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** The values a property can be compared by; null and objects are none, a list gives its own. */
function valuesOf(properties: Readonly<Record<string, unknown>>, key: string): readonly Scalar[] {
  if (!Object.hasOwn(properties, key)) return []
  const value = properties[key]
  return Array.isArray(value) ? value.filter(isScalar) : isScalar(value) ? [value] : []
}

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

/** Whether each selector of a handled policy is as narrow as one of the restrictions. */
function isContained(selectors: unknown, restrictions: readonly Selector[]): boolean {
  if (restrictions.length === 0) return true
  return (
    Array.isArray(selectors) &&
    selectors.every((selector) => restrictions.some((widest) => isNarrower(selector, widest)))
  )
}

function isNarrower(selector: Selector, widest: Selector): boolean {
  const actions = Array.isArray(selector?.actions) ? selector.actions : []
  const isCovered = (action: string): boolean =>
    widest.actions.some(
      (pattern) => pattern === action || (!action.includes('*') && covers(pattern, action)),
    )
  if (actions.length === 0 || !actions.every(isCovered)) return false
  if (widest.kind === 'all') return true
  if (widest.kind !== 'id' || selector.kind !== 'id') {
    return JSON.stringify(selector) === JSON.stringify({ ...widest, actions: selector.actions })
  }
  return Object.entries(widest.id).every(([part, pattern]) => {
    const named = Object.hasOwn(selector.id, part) ? selector.id[part] : undefined
    return named !== undefined && (named === pattern || fits(pattern, named))
  })
}
