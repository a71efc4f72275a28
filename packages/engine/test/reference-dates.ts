import type {
  EndLine,
  ForLine,
  IfLine,
  RangeLine,
  RelativeLine,
  RequestLine,
} from './reference-world.ts'

interface Range {
  from: number
  to: number
}

const day = 86_400_000
const latest = 'AsAt=Latest'

/** Whether the dates of the data asked for are those that the item speaks of. */
export function holdsFor(rule: ForLine, request: RequestLine, now: number): boolean {
  const effective = rangeOf(request.effective, now)
  const asAt = rangeOf(request.asAt, now)
  if ('effectiveRange' in rule) {
    const { from, to } = rule.effectiveRange
    return within(effective, Date.parse(from), to ? Date.parse(to) : null)
  }
  if ('asAtRangeForSpec' in rule) {
    const { from, to } = rule.asAtRangeForSpec
    return within(asAt, endOf(from, now), endOf(to, now))
  }
  if ('effectiveDateRelative' in rule) return relative(rule.effectiveDateRelative, effective, now)
  if ('asAtRelative' in rule) return relative(rule.asAtRelative, asAt, now)
  const { quality } = rule.effectiveDateHasQuality
  return hasQuality(quality, effective.from, now) && hasQuality(quality, effective.to, now)
}

/** Without a range in the request, the data asked for are those of its instant. */
function rangeOf(range: RangeLine | null | undefined, now: number): Range {
  if (!range) return { from: now, to: now }
  const { from, to } = typeof range === 'string' ? { from: range, to: range } : range
  return { from: Date.parse(from), to: Date.parse(to) }
}

const within = (range: Range, from: number | null, to: number | null) =>
  (from === null || from <= range.from) && (to === null || range.to <= to)

function endOf(end: EndLine | null | undefined, now: number): number | null {
  if (!end) return null
  if ('dateTimeOffset' in end) return Date.parse(end.dateTimeOffset)
  if (end.value === latest) return now
  throw new Error(`No reading for the as-at value ${end.value}`)
}

function relative(rule: RelativeLine, range: Range, now: number): boolean {
  const point = moved(dateOf(rule.date, now), rule.adjustment, rule.unit)
  if (rule.relativeToDateTime === 'Before') return range.to < point
  if (rule.relativeToDateTime === 'BeforeOrOn') return range.to <= point
  if (rule.relativeToDateTime === 'After') return range.from > point
  if (rule.relativeToDateTime === 'AfterOrOn') return range.from >= point
  if (rule.relativeToDateTime === 'Exactly') return range.from === point && range.to === point
  if (rule.relativeToDateTime === 'OnDayOf')
    return dayOf(range.from) === dayOf(point) && dayOf(range.to) === dayOf(point)
  throw new Error(`No reading for ${rule.relativeToDateTime}`)
}

const dayOf = (instant: number) => Math.floor(instant / day)

function dateOf(date: string, now: number): number {
  const at = new Date(now)
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()]
  if (date === 'Now') return now
  if (date === 'FirstOfMonth') return Date.UTC(year, month, 1)
  if (date === 'LastDayOfTheMonth') return Date.UTC(year, month + 1, 0)
  if (date === 'FirstDayOfYear') return Date.UTC(year, 0, 1)
  throw new Error(`No reading for the date ${date}`)
}

function moved(instant: number, adjustment: number, unit: string): number {
  if (unit === 'Minute') return instant + adjustment * 60_000
  if (unit === 'Hour') return instant + adjustment * 3_600_000
  if (unit === 'Day') return instant + adjustment * day
  if (unit === 'Weeks') return instant + adjustment * 7 * day
  throw new Error(`No reading for the unit ${unit}`)
}

function hasQuality(quality: string, instant: number, now: number): boolean {
  const at = new Date(instant)
  const current =
    instant >= dateOf('FirstOfMonth', now) &&
    dayOf(instant) <= dayOf(dateOf('LastDayOfTheMonth', now))
  const first = at.getUTCDate() === 1
  const last = new Date(instant + day).getUTCDate() === 1
  const business = at.getUTCDay() !== 0 && at.getUTCDay() !== 6
  const qualities: Record<string, boolean> = {
    IsFirstDayOfAnyMonth: first,
    IsLastDayOfAnyMonth: last,
    IsBusinessDayOfAnyMonth: business,
    IsFirstDayOfTheCurrentMonth: first && current,
    IsLastDayOfTheCurrentMonth: last && current,
    IsBusinessDayOfTheCurrentMonth: business && current,
    IsBeforeMidday: at.getUTCHours() < 12,
    IsBefore5pm: at.getUTCHours() < 17,
    IsAfter5pm: at.getUTCHours() >= 17,
  }
  const holds = qualities[quality]
  if (holds === undefined) throw new Error(`No reading for the quality ${quality}`)
  return holds
}

/** Whether a fact of the request or of the caller is as the item wants it. */
export function holdsIf(rule: IfLine, request: RequestLine): boolean {
  const context = request.context ?? {}
  if ('ifRequestHeaderExpression' in rule) {
    const { headerName, operator, value } = rule.ifRequestHeaderExpression
    return compares(operator, header(context.headers, headerName), value ?? '')
  }
  if ('ifIdentityClaimExpression' in rule) {
    const { claimType, operator, value } = rule.ifIdentityClaimExpression
    return compares(operator, textsOf(memberOf(context.claims, claimType)), value ?? '')
  }
  if ('ifIdentityScopeExpression' in rule)
    return textsOf(context.scopes).includes(rule.ifIdentityScopeExpression.scopeName)
  const codes = textsOf(context.via)
  return rule.ifViaApiExpression.apiFeatureCodes.some((code) => codes.includes(code))
}

function header(headers: unknown, name: string): string[] {
  const wanted = name.toLowerCase()
  const entries = typeof headers === 'object' && headers !== null ? Object.entries(headers) : []
  return entries
    .filter(([key]) => key.toLowerCase() === wanted)
    .flatMap(([, value]) => textsOf(value))
}

const memberOf = (holder: unknown, key: string): unknown =>
  Object.entries(holder ?? {}).find(([name]) => name === key)?.[1]

const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((text) => typeof text === 'string')

/** A `Not…` operator holds when no value would satisfy its counterpart, so also when there is none. */
function compares(operator: string, values: string[], wanted: string): boolean {
  const lower = wanted.toLowerCase()
  const any = (test: (value: string) => boolean) => values.some(test)
  if (operator === 'EqualsCaseSensitive') return any((value) => value === wanted)
  if (operator === 'EqualsCaseInsensitive') return any((value) => value.toLowerCase() === lower)
  if (operator === 'NotEqualsCaseSensitive') return !any((value) => value === wanted)
  if (operator === 'NotEqualsCaseInsensitive') return !any((value) => value.toLowerCase() === lower)
  if (operator === 'ContainsCaseSensitive') return any((value) => value.includes(wanted))
  if (operator === 'NotPresentOrNotContainsCaseSensitive')
    return !any((value) => value.includes(wanted))
  if (operator === 'NotPresent') return values.length === 0
  if (operator === 'InCaseInsensitive')
    return any((value) => lower.split(',').some((choice) => choice.trim() === value.toLowerCase()))
  throw new Error(`No reading for the operator ${operator}`)
}
