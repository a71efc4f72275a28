import * as z from 'zod'
import { WireInstant, wireInstant } from './instants.ts'

const RelativeDate = z.object({
  date: z.enum([
    'Now',
    'FirstOfMonth',
    'FirstBusinessDayOfTheMonth',
    'LastDayOfTheMonth',
    'LastBusinessDayOfMonth',
    'FirstDayOfYear',
    'LastDayOfYear',
  ]),
  adjustment: z.int(),
  unit: z.enum(['Minute', 'Hour', 'Day', 'BusinessDay', 'Weeks', 'Months', 'Years']),
  relativeToDateTime: z.enum(['BeforeOrOn', 'Before', 'OnDayOf', 'AfterOrOn', 'After', 'Exactly']),
})

const Quality = z.enum([
  'IsFirstDayOfAnyMonth',
  'IsLastDayOfAnyMonth',
  'IsBusinessDayOfAnyMonth',
  'IsFirstDayOfTheCurrentMonth',
  'IsLastDayOfTheCurrentMonth',
  'IsBusinessDayOfTheCurrentMonth',
  'IsBeforeMidday',
  'IsBefore5pm',
  'IsAfter5pm',
])

/** Whether exactly one of the members is there. */
export const isOneOf = (value: object): boolean =>
  Object.values(value).filter((one) => one !== null && one !== undefined).length === 1

const AsAtPoint = z
  .object({
    value: z.literal('AsAt=Latest', 'must be AsAt=Latest').nullish(),
    dateTimeOffset: WireInstant.nullish(),
  })
  .refine(isOneOf, 'must have either value or dateTimeOffset')

export const ForItem = z
  .object({
    effectiveRange: z.object({ from: WireInstant, to: WireInstant.nullish() }).nullish(),
    effectiveDateRelative: RelativeDate.nullish(),
    effectiveDateHasQuality: z.object({ quality: Quality }).nullish(),
    asAtRangeForSpec: z.object({ from: AsAtPoint.nullish(), to: AsAtPoint.nullish() }).nullish(),
    asAtRelative: RelativeDate.nullish(),
  })
  .refine(isOneOf, 'must be exactly one condition on dates')
export type ForItem = z.infer<typeof ForItem>

const TextOperator = z.enum([
  'EqualsCaseSensitive',
  'EqualsCaseInsensitive',
  'NotEqualsCaseSensitive',
  'NotEqualsCaseInsensitive',
  'ContainsCaseSensitive',
  'NotPresentOrNotContainsCaseSensitive',
  'NotPresent',
  'InCaseInsensitive',
])
const Value = z.string().max(4096).nullish()
const name = z.string().min(1).max(1024)

/** One of the codes: what earlier clients mean, who have no operator. */
const anyCode = 'InCaseInsensitive'

export const IfItem = z
  .object({
    ifRequestHeaderExpression: z
      .object({ headerName: name, operator: TextOperator, value: Value })
      .nullish(),
    ifIdentityClaimExpression: z
      .object({
        claimType: name,
        operator: TextOperator,
        value: Value,
        claimValueType: Value,
        claimIssuer: Value,
        claimOriginalIssuer: Value,
      })
      .nullish(),
    ifIdentityScopeExpression: z.object({ scopeName: name }).nullish(),
    ifViaApiExpression: z
      .object({
        apiFeatureCodes: z.array(name).min(1).max(1000),
        operator: TextOperator.nullish().transform((operator) => operator ?? anyCode),
      })
      .nullish(),
    ifFeatureChainExpression: z
      .null('was replaced on this wire: use ifViaApiExpression')
      .optional(),
  })
  .refine(isOneOf, 'must be exactly one condition on the request')
export type IfItem = z.infer<typeof IfItem>

/** The condition as the rest of the server has it: absent members are left out, instants have Z. */
export const fromFor = (item: ForItem): object => present(item)

export const fromIf = (item: IfItem): object => present(item)

/** The condition on the wire; `native` is in the shape of a world file. */
export const toFor = (native: object): unknown => told(native)

export const toIf = (native: IfNative): unknown =>
  native.ifViaApiExpression
    ? { ifViaApiExpression: { operator: anyCode, ...told(native.ifViaApiExpression) } }
    : told(native)

interface IfNative {
  readonly ifViaApiExpression?: object
}

function present(value: object): object {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null && member !== undefined)
      .map(([key, member]) => [key, presently(member)]),
  )
}

function presently(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? present(value)
    : value
}

/** Members whose texts are instants. */
const instants = new Set(['from', 'to', 'dateTimeOffset'])

function told(value: object): object {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([key, member]) => {
        if (typeof member === 'string')
          return [key, instants.has(key) ? wireInstant(member) : member]
        return [key, typeof member === 'object' && !Array.isArray(member) ? told(member) : member]
      }),
  )
}
