import type { Facts, IfItem, TextOperator } from './model.ts'

/**
 * Whether the facts of a request are as an `if` item wants them. They are read from `context`:
 *
 * - `headers`: name to text or list of texts; names compare without regard to case;
 * - `claims`: type to text, number, boolean, a list of these, or of objects
 *   `{value, valueType, issuer, originalIssuer}` where an item asks for more than the value;
 * - `scopes`: OAuth scopes, as a list or as one text parted by spaces;
 * - `via`: codes of the API features through which the request came, as a list or one text.
 *
 * Of several values one is enough, but a `Not…` operator wants none, so that a fact that is missing
 * satisfies it. The value of `InCaseInsensitive` is a list parted by commas.
 */
export function holdsForFacts(item: IfItem, request: Facts): boolean {
  const context = request.context ?? {}
  if ('ifRequestHeaderExpression' in item) {
    const { headerName, operator, value } = item.ifRequestHeaderExpression
    return operators[operator](headerValues(context.headers, headerName), value ?? '')
  }
  if ('ifIdentityClaimExpression' in item) {
    const { operator, value } = item.ifIdentityClaimExpression
    return operators[operator](
      claimValues(context.claims, item.ifIdentityClaimExpression),
      value ?? '',
    )
  }
  if ('ifIdentityScopeExpression' in item) {
    return words(context.scopes).includes(item.ifIdentityScopeExpression.scopeName)
  }
  const { apiFeatureCodes, operator } = item.ifViaApiExpression
  const via = words(context.via)
  return operator === null
    ? apiFeatureCodes.some((code) => via.includes(code))
    : operators[operator](via, apiFeatureCodes.join(','))
}

const lower = (text: string): string => text.toLowerCase()

const operators: Readonly<
  Record<TextOperator, (values: readonly string[], wanted: string) => boolean>
> = {
  EqualsCaseSensitive: (values, wanted) => values.includes(wanted),
  EqualsCaseInsensitive: (values, wanted) => values.map(lower).includes(lower(wanted)),
  NotEqualsCaseSensitive: (values, wanted) => !values.includes(wanted),
  NotEqualsCaseInsensitive: (values, wanted) => !values.map(lower).includes(lower(wanted)),
  ContainsCaseSensitive: (values, wanted) => values.some((value) => value.includes(wanted)),
  NotPresentOrNotContainsCaseSensitive: (values, wanted) =>
    !values.some((value) => value.includes(wanted)),
  NotPresent: (values) => values.length === 0,
  InCaseInsensitive: (values, wanted) => {
    const list = wanted.split(',').map((each) => lower(each.trim()))
    return values.some((value) => list.includes(lower(value)))
  },
}

type Claim = Extract<IfItem, { ifIdentityClaimExpression: unknown }>['ifIdentityClaimExpression']

function headerValues(headers: unknown, name: string): readonly string[] {
  return Object.entries(record(headers)).flatMap(([key, value]) =>
    lower(key) === lower(name) ? list(value).flatMap(text) : [],
  )
}

function claimValues(claims: unknown, wanted: Claim): readonly string[] {
  const all = record(claims)
  if (!Object.hasOwn(all, wanted.claimType)) return []

  return list(all[wanted.claimType]).flatMap((claim) => {
    const { value, valueType, issuer, originalIssuer } =
      typeof claim === 'object' && claim !== null ? record(claim) : { value: claim }
    const isMeant =
      (wanted.claimValueType === null || wanted.claimValueType === valueType) &&
      (wanted.claimIssuer === null || wanted.claimIssuer === issuer) &&
      (wanted.claimOriginalIssuer === null || wanted.claimOriginalIssuer === originalIssuer)
    return isMeant ? text(value) : []
  })
}

const words = (value: unknown): readonly string[] =>
  typeof value === 'string' ? value.split(' ').filter(Boolean) : list(value).flatMap(text)

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

const text = (value: unknown): readonly string[] =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? [String(value)]
    : []

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
