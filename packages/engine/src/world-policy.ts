import { compileCondition } from './condition.ts'
import { ConditionError } from './condition-error.ts'
import { below, WorldError } from './json.ts'
import type {
  AsAtPoint,
  DateRange,
  Expression,
  ForItem,
  IfItem,
  Policy,
  RelativeDate,
  Scalar,
  Selector,
  Window,
} from './model.ts'
import { isPart, isPattern } from './pattern.ts'
import {
  anyObject,
  anyText,
  exactlyOne,
  filled,
  instant,
  integer,
  listOf,
  object,
  oneOf,
  optional,
  type Read,
  recordOf,
  text,
} from './shape.ts'

export const unbounded: Window = { from: null, until: null }

export const pattern: Read<string> = (value, pointer) => {
  const read = text(value, pointer)
  if (!isPattern(read)) throw new WorldError('no permission or pattern', pointer)
  return read
}

const windowShape = object({
  activate: optional(instant, null),
  deactivate: optional(instant, null),
})

export const windowOf: Read<Window> = (value, pointer) => {
  const { activate, deactivate } = windowShape(value, pointer)
  if (activate !== null && deactivate !== null && activate >= deactivate) {
    throw new WorldError('activate is not before deactivate', pointer)
  }
  return { from: activate, until: deactivate }
}

export const dateRange: Read<DateRange> = (value, pointer) => {
  if (typeof value === 'string') return instant(value, pointer)
  const { from, to } = rangeShape(value, pointer)
  if (to !== null && to < from) throw new WorldError('to is before from', pointer)
  return { from, to }
}

const rangeShape = object({ from: instant, to: optional(instant, null) })

const idPattern: Read<string> = (value, pointer) => {
  const read = anyText(value, pointer)
  if (!isPart(read)) throw new WorldError('* stands elsewhere than at the end', pointer)
  return read
}

const scalar: Read<Scalar> = (value, pointer) => {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  // JSON has numbers that are too great to be kept, and come out as infinite.
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new WorldError('no text, number or boolean', pointer)
}

const expressionShape = object({
  key: text,
  operator: oneOf(
    'Equals',
    'NotEquals',
    'GreaterThan',
    'GreaterThanOrEqualTo',
    'LessThan',
    'LessThanOrEqualTo',
    'In',
  ),
  value: (value) => value,
})

const expression: Read<Expression> = (value, pointer) => {
  const { key, operator, value: wanted } = expressionShape(value, pointer)
  const read = operator === 'In' ? filled(listOf(scalar)) : scalar
  return { key, operator, value: read(wanted, below(pointer, 'value')) }
}

const actions = filled(listOf(pattern))

const selectors = {
  all: object({ kind: oneOf('all'), actions }),
  id: object({ kind: oneOf('id'), actions, id: recordOf(idPattern) }),
  metadata: object({ kind: oneOf('metadata'), actions, expressions: filled(listOf(expression)) }),
}

const policySelector = object({
  kind: oneOf('policy'),
  actions,
  identity: optional(recordOf(idPattern), null),
  restrictions: optional(
    listOf((value, pointer) => selector(value, pointer)),
    [],
  ),
})

/** A selector of any kind. */
const anySelector: Read<Selector> = (value, pointer) =>
  anyObject(value, pointer).kind === 'policy'
    ? policySelector(value, pointer)
    : selector(value, pointer)

/** A selector as a world file may have it: of any kind but `policy`. */
export const selector: Read<Selector> = (value, pointer) => {
  const kind = oneOf(
    'all',
    'id',
    'metadata',
  )(anyObject(value, pointer).kind, below(pointer, 'kind'))
  const read = selectors[kind](value, pointer)
  if (read.kind === 'id' && Object.keys(read.id).length === 0) {
    throw new WorldError('the selector names no part', below(pointer, 'id'))
  }
  return read
}

const relativeDate: Read<RelativeDate> = object({
  date: oneOf(
    'Now',
    'FirstOfMonth',
    'FirstBusinessDayOfTheMonth',
    'LastDayOfTheMonth',
    'LastBusinessDayOfMonth',
    'FirstDayOfYear',
    'LastDayOfYear',
  ),
  adjustment: integer,
  unit: oneOf('Minute', 'Hour', 'Day', 'BusinessDay', 'Weeks', 'Months', 'Years'),
  relativeToDateTime: oneOf('BeforeOrOn', 'Before', 'OnDayOf', 'AfterOrOn', 'After', 'Exactly'),
})

const quality = oneOf(
  'IsFirstDayOfAnyMonth',
  'IsLastDayOfAnyMonth',
  'IsBusinessDayOfAnyMonth',
  'IsFirstDayOfTheCurrentMonth',
  'IsLastDayOfTheCurrentMonth',
  'IsBusinessDayOfTheCurrentMonth',
  'IsBeforeMidday',
  'IsBefore5pm',
  'IsAfter5pm',
)

const asAtPoint: Read<AsAtPoint> = exactlyOne<AsAtPoint>({
  value: (value, pointer) => ({ value: oneOf('AsAt=Latest')(value, pointer) }),
  dateTimeOffset: (value, pointer) => ({ dateTimeOffset: instant(value, pointer) }),
})

const asAtRange = object({ from: optional(asAtPoint, null), to: optional(asAtPoint, null) })
const hasQuality = object({ quality })

const forItem: Read<ForItem> = exactlyOne<ForItem>({
  effectiveRange: (value, pointer) => ({ effectiveRange: rangeShape(value, pointer) }),
  effectiveDateRelative: (value, at) => ({ effectiveDateRelative: relativeDate(value, at) }),
  effectiveDateHasQuality: (value, at) => ({ effectiveDateHasQuality: hasQuality(value, at) }),
  asAtRangeForSpec: (value, pointer) => ({ asAtRangeForSpec: asAtRange(value, pointer) }),
  asAtRelative: (value, pointer) => ({ asAtRelative: relativeDate(value, pointer) }),
})

const textOperator = oneOf(
  'EqualsCaseSensitive',
  'EqualsCaseInsensitive',
  'NotEqualsCaseSensitive',
  'NotEqualsCaseInsensitive',
  'ContainsCaseSensitive',
  'NotPresentOrNotContainsCaseSensitive',
  'NotPresent',
  'InCaseInsensitive',
)

const header = object({
  headerName: text,
  operator: textOperator,
  value: optional(anyText, null),
})
const claim = object({
  claimType: text,
  operator: textOperator,
  value: optional(anyText, null),
  claimValueType: optional(anyText, null),
  claimIssuer: optional(anyText, null),
  claimOriginalIssuer: optional(anyText, null),
})
const scopeName = object({ scopeName: text })
const via = object({
  apiFeatureCodes: filled(listOf(text)),
  operator: optional(textOperator, null),
})

const ifItem: Read<IfItem> = exactlyOne<IfItem>({
  ifRequestHeaderExpression: (value, at) => ({ ifRequestHeaderExpression: header(value, at) }),
  ifIdentityClaimExpression: (value, at) => ({ ifIdentityClaimExpression: claim(value, at) }),
  ifIdentityScopeExpression: (value, at) => ({ ifIdentityScopeExpression: scopeName(value, at) }),
  ifViaApiExpression: (value, at) => ({ ifViaApiExpression: via(value, at) }),
})

const condition: Read<string> = (value, pointer) => {
  const read = text(value, pointer)
  try {
    compileCondition(read)
    return read
  } catch (error) {
    if (!(error instanceof ConditionError)) throw error
    throw new WorldError(`${error.message}, at ${error.position}`, pointer)
  }
}

const parts = {
  scope: text,
  code: text,
  effect: oneOf('allow', 'deny'),
  applications: optional(listOf(text), []),
  for: optional(listOf(forItem), []),
  if: optional(listOf(ifItem), []),
  when: optional(windowOf, unbounded),
  condition: optional(condition, null),
}

/** A policy of a world file. */
export const policy: Read<Policy> = object({ ...parts, selectors: filled(listOf(selector)) })

const wholePolicy = object({ ...parts, selectors: filled(listOf(anySelector)) })

/**
 * Reads one policy in the shape of a world file, in which selectors may also be of kind `policy`.
 * Throws a `WorldError` with the JSON pointer of what is wrong; for a condition its message has
 * the position.
 */
export const readPolicy = (value: unknown): Policy => wholePolicy(value, '')

/** Reads one selector of any kind; throws as `readPolicy` does. */
export const readSelector = (value: unknown): Selector => anySelector(value, '')
