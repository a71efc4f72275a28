import { readPolicy } from '@castellan/engine'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { startServer } from '../../../test/harness.ts'
import type { Policy, WrittenPolicy } from './schema.ts'

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
process.stdout.write(`policies: SEED=${seed}\n`)

const server = await startServer()
const { call } = server

const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 .+-]{0,8}$/)
const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter(isStorable)
const filled = text.filter((value) => value !== '')
const part = fc.oneof(fc.constantFrom('accounts', 'users/password', 'Portfolio'), fc.constant('*'))
const pattern = fc
  .tuple(fc.constantFrom('midaz', 'lusid', '*', 'cr*'), part, fc.constantFrom('get', '*', 'p*'))
  .map(([product, resource, action]) => `${product}/${resource}:${action}`)
const actions = fc.array(pattern, { minLength: 1, maxLength: 3 })
const scalar = fc.oneof(text, fc.boolean(), fc.double({ noNaN: true, noDefaultInfinity: true }))
const idPart = fc.oneof(
  text.map((value) => value.replaceAll('*', '')),
  fc.constantFrom('*', 'a*'),
)
const id = fc.dictionary(filled, idPart, { minKeys: 1, maxKeys: 3, noNullPrototype: true })

const expression = fc.oneof(
  fc.record({
    key: filled,
    operator: fc.constantFrom(
      'Equals',
      'NotEquals',
      'GreaterThan',
      'GreaterThanOrEqualTo',
      'LessThan',
      'LessThanOrEqualTo',
    ),
    value: scalar,
  }),
  fc.record({
    key: filled,
    operator: fc.constant('In'),
    value: fc.array(scalar, { minLength: 1, maxLength: 3 }),
  }),
)
const selector = fc.oneof(
  fc.record({ kind: fc.constant('all'), actions }),
  fc.record({ kind: fc.constant('id'), actions, id }),
  fc.record({
    kind: fc.constant('metadata'),
    actions,
    expressions: fc.array(expression, { minLength: 1, maxLength: 3 }),
  }),
)
const policySelector = fc.record(
  {
    kind: fc.constant('policy'),
    actions,
    identity: fc.option(id),
    restrictions: fc.array(selector, { maxLength: 2 }),
  },
  { requiredKeys: ['kind', 'actions'] },
)

const instant = fc
  .date({
    min: new Date('1970-01-01T00:00:00Z'),
    max: new Date('9999-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString())
const later = fc.tuple(instant, instant).map((both) => [...new Set(both)].sort())
const relative = fc.record({
  date: fc.constantFrom('Now', 'FirstOfMonth', 'LastBusinessDayOfMonth', 'LastDayOfYear'),
  adjustment: fc.integer(),
  unit: fc.constantFrom('Minute', 'Hour', 'Day', 'BusinessDay', 'Weeks', 'Months', 'Years'),
  relativeToDateTime: fc.constantFrom('BeforeOrOn', 'Before', 'OnDayOf', 'After', 'Exactly'),
})
const point = fc.oneof(
  fc.constant({ value: 'AsAt=Latest' }),
  instant.map((dateTimeOffset) => ({ dateTimeOffset })),
)
const dates = fc.oneof(
  later.map(([from, to]) => ({ effectiveRange: to === undefined ? { from } : { from, to } })),
  relative.map((effectiveDateRelative) => ({ effectiveDateRelative })),
  fc
    .constantFrom('IsFirstDayOfAnyMonth', 'IsBusinessDayOfTheCurrentMonth', 'IsAfter5pm')
    .map((quality) => ({ effectiveDateHasQuality: { quality } })),
  fc
    .record({ from: fc.option(point), to: fc.option(point) }, { requiredKeys: [] })
    .map((asAtRangeForSpec) => ({ asAtRangeForSpec })),
  relative.map((asAtRelative) => ({ asAtRelative })),
)

const operator = fc.constantFrom(
  'EqualsCaseSensitive',
  'EqualsCaseInsensitive',
  'NotEqualsCaseSensitive',
  'NotEqualsCaseInsensitive',
  'ContainsCaseSensitive',
  'NotPresentOrNotContainsCaseSensitive',
  'NotPresent',
  'InCaseInsensitive',
)
const facts = fc.oneof(
  fc
    .record(
      { headerName: filled, operator, value: fc.option(text) },
      { requiredKeys: ['headerName', 'operator'] },
    )
    .map((ifRequestHeaderExpression) => ({ ifRequestHeaderExpression })),
  fc
    .record(
      {
        claimType: filled,
        operator,
        value: text,
        claimValueType: text,
        claimIssuer: fc.option(text),
      },
      { requiredKeys: ['claimType', 'operator'] },
    )
    .map((ifIdentityClaimExpression) => ({ ifIdentityClaimExpression })),
  filled.map((scopeName) => ({ ifIdentityScopeExpression: { scopeName } })),
  fc
    .record(
      {
        apiFeatureCodes: fc.array(filled, { minLength: 1, maxLength: 2 }),
        operator: fc.option(operator),
      },
      { requiredKeys: ['apiFeatureCodes'] },
    )
    .map((ifViaApiExpression) => ({ ifViaApiExpression })),
)

const content = fc.record(
  {
    description: text,
    effect: fc.constantFrom('allow', 'deny'),
    applications: fc.array(filled, { maxLength: 3 }),
    selectors: fc.array(fc.oneof(selector, policySelector), { minLength: 1, maxLength: 4 }),
    for: fc.array(dates, { maxLength: 3 }),
    if: fc.array(facts, { maxLength: 3 }),
    when: fc.option(
      later.map(([activate, deactivate]) =>
        deactivate === undefined ? { activate } : { activate, deactivate },
      ),
    ),
    condition: fc.option(
      fc.constantFrom(
        'context.amount < 100.0',
        'has(resource.properties.x) && now > timestamp("2020-01-01T00:00:00Z")',
      ),
    ),
    annotations: fc.dictionary(filled, fc.oneof(scalar, fc.array(scalar, { maxLength: 2 })), {
      maxKeys: 2,
      noNullPrototype: true,
    }),
  },
  { requiredKeys: ['effect', 'selectors'] },
)

describe('what is written', () => {
  test('comes back the same, and written again says the same', async () => {
    let written = 0
    await fc.assert(
      fc.asyncProperty(content, word, async (sent, name) => {
        written += 1
        const code = `${name}${written}`
        const made = await call<WrittenPolicy>('POST', '/v1/policies', { body: { code, ...sent } })
        expect(made.status, JSON.stringify(made.body)).toBe(201)
        const { warnings: _, ...first } = made.body
        const read = (await call<Policy>('GET', `/v1/policies/${first.id}`)).body
        expect(read).toEqual(first)
        expect(modelOf(read)).toEqual(modelOf({ ...asJson(sent), scope: 'default', code }))

        const body = contentOf(read)
        const again = await call<WrittenPolicy>('PUT', `/v1/policies/${first.id}`, { body })
        expect(again.status, JSON.stringify(again.body)).toBe(200)
        expect(contentOf(again.body)).toEqual(body)
        const then = await call<Policy>('GET', `/v1/policies/${first.id}/revisions/1`)
        expect(modelOf({ ...then.body, scope: 'default', code })).toEqual(modelOf(read))
      }),
      { numRuns: 60, seed },
    )
  })
})

/** JSON has no negative zero. */
const asJson = <T>(value: T): T => JSON.parse(JSON.stringify(value))

interface Named {
  readonly scope: string
  readonly code: string
}

/** What the engine makes of what was sent, or was answered. */
function modelOf(policy: Named & { readonly [field: string]: unknown }) {
  const { scope, code, effect, applications, selectors, if: holds, when, condition } = policy
  return readPolicy({
    scope,
    code,
    effect,
    applications,
    selectors,
    for: policy.for,
    if: holds,
    when,
    condition,
  })
}

const contentOf = ({ description, effect, applications, selectors, ...policy }: Policy) => ({
  description,
  effect,
  applications,
  selectors,
  for: policy.for,
  if: policy.if,
  when: policy.when,
  condition: policy.condition,
  annotations: policy.annotations,
})

/** Of the texts that JSON can carry, those that no request is refused for. */
function isStorable(value: string): boolean {
  return value.isWellFormed() && !value.includes('\0') && value !== '__proto__'
}
