import { type Policy as Model, readPolicy, writePolicy } from '@castellan/engine'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Policy } from '../../src/features/policies/schema.ts'
import { Problem } from '../../src/kernel/problem.ts'
import { endOfTime, wireInstant } from '../../src/surfaces/access-api/instants.ts'
import { fromPolicy, toPolicy, WirePolicy } from '../../src/surfaces/access-api/policy.ts'
import {
  fromAction,
  fromSelector,
  toAction,
  WireSelector,
} from '../../src/surfaces/access-api/selectors.ts'

const word = (min: number, max: number) =>
  fc.stringMatching(new RegExp(`^[A-Za-z][A-Za-z0-9-]{${min - 1},${max - 1}}$`))
const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 3 })

const instant = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => wireInstant(date.toISOString()))

const action = fc
  .record({
    scope: word(3, 12),
    activity: fc.oneof(
      word(3, 10),
      fc.constant('Any'),
      word(3, 8).map((text) => `${text}*`),
    ),
    entity: word(3, 12),
  })
  .filter(({ entity, activity }) => entity !== 'Policy' && activity !== 'Delegate')

const notes = fc.record({ name: word(1, 20), description: word(1, 20) }, { requiredKeys: [] })
const pattern = fc.oneof(
  fc.constant('*'),
  word(1, 9),
  word(1, 9).map((text) => `${text}*`),
)
const identifier = fc.dictionary(word(1, 8), pattern, { minKeys: 1, maxKeys: 3 })
const expression = fc.record({
  metadataKey: word(1, 9),
  operator: fc.constantFrom('Equals', 'NotEquals', 'GreaterThan', 'LessThanOrEqualTo', 'In'),
  textValue: fc.oneof(
    word(1, 9),
    some(word(1, 4)).map((texts) => texts.join(',')),
  ),
})

const plain = fc.oneof(
  fc
    .tuple(notes, identifier, some(action))
    .map(([note, id, actions]) => ({ idSelectorDefinition: { identifier: id, actions, ...note } })),
  fc
    .tuple(notes, some(action))
    .map(([note, actions]) => ({ matchAllSelectorDefinition: { actions, ...note } })),
  fc.tuple(notes, some(expression), some(action)).map(([note, expressions, actions]) => ({
    metadataSelectorDefinition: { expressions, actions, ...note },
  })),
)

const onPolicies = fc.constantFrom('Read', 'Update', 'Any').map((activity) => ({
  scope: 'default',
  activity,
  entity: 'Policy',
}))
const policySelector = fc
  .tuple(fc.option(identifier), fc.array(bare(plain), { maxLength: 2 }), some(onPolicies))
  .map(([identity, restrictions, actions]) => ({
    policySelectorDefinition: {
      ...(identity && { identityRestriction: identity }),
      ...(restrictions.length > 0 && { restrictionSelectors: restrictions }),
      actions,
    },
  }))

/** Selectors inside a selector have no names of their own. */
function bare<T extends object>(selectors: fc.Arbitrary<T>) {
  return selectors.map((selector) =>
    Object.fromEntries(
      Object.entries(selector).map(([kind, { name: _, description: __, ...rest }]) => [kind, rest]),
    ),
  )
}

const relative = fc.record({
  date: fc.constantFrom('Now', 'FirstOfMonth', 'LastBusinessDayOfMonth', 'FirstDayOfYear'),
  adjustment: fc.integer({ min: -100, max: 100 }),
  unit: fc.constantFrom('Minute', 'Hour', 'Day', 'BusinessDay', 'Weeks', 'Months', 'Years'),
  relativeToDateTime: fc.constantFrom('BeforeOrOn', 'Before', 'OnDayOf', 'AfterOrOn', 'Exactly'),
})
const point = fc.oneof(
  fc.constant({ value: 'AsAt=Latest' }),
  instant.map((dateTimeOffset) => ({ dateTimeOffset })),
)
const forItem = fc.oneof(
  fc
    .record({ from: instant, to: instant }, { requiredKeys: ['from'] })
    .map((effectiveRange) => ({ effectiveRange })),
  relative.map((effectiveDateRelative) => ({ effectiveDateRelative })),
  fc
    .constantFrom('IsFirstDayOfAnyMonth', 'IsBeforeMidday', 'IsAfter5pm')
    .map((quality) => ({ effectiveDateHasQuality: { quality } })),
  fc.record({ from: point, to: point }).map((asAtRangeForSpec) => ({ asAtRangeForSpec })),
  relative.map((asAtRelative) => ({ asAtRelative })),
)
const operator = fc.constantFrom('EqualsCaseSensitive', 'NotPresent', 'InCaseInsensitive')
const ifItem = fc.oneof(
  fc
    .record({ headerName: word(1, 9), operator, value: word(1, 9) })
    .map((ifRequestHeaderExpression) => ({ ifRequestHeaderExpression })),
  fc
    .record(
      { claimType: word(1, 9), operator, value: word(1, 9), claimIssuer: word(1, 9) },
      { requiredKeys: ['claimType', 'operator'] },
    )
    .map((ifIdentityClaimExpression) => ({ ifIdentityClaimExpression })),
  word(1, 9).map((scopeName) => ({ ifIdentityScopeExpression: { scopeName } })),
  fc
    .record({ apiFeatureCodes: some(word(1, 9)), operator })
    .map((ifViaApiExpression) => ({ ifViaApiExpression })),
)

const policy = fc.record({
  description: word(1, 30),
  applications: fc.uniqueArray(fc.constantFrom('LUSID', 'Drive', 'default'), { maxLength: 3 }),
  grant: fc.constantFrom('Allow', 'Deny'),
  selectors: fc.uniqueArray(fc.oneof(plain, policySelector), {
    minLength: 1,
    maxLength: 3,
    // What is noted of a selector is kept by what it says.
    selector: (one) => JSON.stringify(fromSelector(WireSelector.parse(one))),
  }),
  for: fc.array(forItem, { maxLength: 3 }),
  if: fc.array(ifItem, { maxLength: 3 }),
  when: fc.record({
    activate: fc.constant('2016-08-31T18:00:00.0000000+00:00'),
    deactivate: fc.oneof(
      fc.constant(endOfTime),
      instant.map((text) => text.replace(/^../, '21')),
    ),
  }),
})

describe('a policy of the wire', () => {
  test('comes back as it was sent, through the engine and the tables', () => {
    fc.assert(
      fc.property(policy, (sent) => {
        expect(toPolicy(stored(sent))).toEqual(sent)
      }),
    )
  })

  test('keeps what the wire has no words for when it is written again', () => {
    const sent = WirePolicy.parse({ ...minimal, applications: ['LUSID'] })
    const before = {
      condition: 'actor.kind == "user"',
      annotations: { owner: 'risk', how: { type: 'x' } },
    }
    const native = fromPolicy(sent, before)
    expect(native.condition).toBe(before.condition)
    expect(native.annotations).toEqual({ owner: 'risk', applications: ['LUSID'] })
  })

  test('is told with the applications that were changed elsewhere since', () => {
    const native = stored({ ...minimal, applications: ['LUSID'] })
    expect(toPolicy({ ...native, applications: ['Drive', 'default'] })).toMatchObject({
      applications: ['Drive'],
    })
  })

  test('without an end is told to end at the end of time, and takes that back as none', () => {
    const native = fromPolicy(WirePolicy.parse(minimal))
    expect(native.when).toEqual({ activate: '2016-08-31T18:00:00.000Z', deactivate: null })
    const again = { ...minimal, when: { ...minimal.when, deactivate: endOfTime } }
    expect(fromPolicy(WirePolicy.parse(again)).when).toEqual(native.when)
    expect(toPolicy(stored(minimal)).when).toEqual({ ...minimal.when, deactivate: endOfTime })
  })

  test('takes an instant without a zone as UTC, and nulls as absent', () => {
    const sent = {
      ...minimal,
      when: { activate: '2016-08-31T18:00:00', deactivate: null },
      for: null,
      if: null,
      how: null,
      surprise: 1,
    }
    expect(fromPolicy(WirePolicy.parse(sent))).toEqual(fromPolicy(WirePolicy.parse(minimal)))
  })
})

describe('an action', () => {
  test('is a permission, Any being every activity', () => {
    expect(fromAction({ scope: 'default', entity: 'Portfolio', activity: 'Read' })).toBe(
      'default/Portfolio:Read',
    )
    expect(fromAction({ scope: 'LUSID', entity: 'Feature', activity: 'Any' })).toBe(
      'LUSID/Feature:*',
    )
    fc.assert(
      fc.property(action, (one) => {
        expect(toAction(fromAction(one))).toEqual(one)
      }),
    )
  })
})

describe('a selector', () => {
  const on = (entity: string, activity: string) => ({ scope: 'default', entity, activity })
  const all = (one: object) => ({ matchAllSelectorDefinition: { actions: [one] } })
  const byPolicy = (one: object) => ({ policySelectorDefinition: { actions: [one] } })

  test.for([
    {
      what: 'delegation outside of a policy selector',
      selector: all(on('User', 'Delegate')),
      code: 607,
    },
    {
      what: 'other things in a policy selector',
      selector: byPolicy(on('Portfolio', 'Read')),
      code: 608,
    },
    {
      what: 'policies outside of a policy selector',
      selector: all(on('Policy', 'Read')),
      code: 611,
    },
  ])('that names $what is refused with $code', ({ selector, code }) => {
    const sent = WirePolicy.parse({ ...minimal, selectors: [selector] })
    expect(() => fromPolicy(sent)).toThrow(Problem)
    try {
      fromPolicy(sent)
    } catch (error) {
      expect(error).toMatchObject({ kind: { status: 400, wire: { code } } })
    }
  })

  test('of kind policy names policies and delegation', () => {
    for (const one of [on('Policy', 'Any'), on('User', 'Delegate')])
      expect(fromPolicy(WirePolicy.parse({ ...minimal, selectors: [byPolicy(one)] })).effect).toBe(
        'allow',
      )
  })
})

const minimal = {
  grant: 'Allow',
  selectors: [
    {
      matchAllSelectorDefinition: {
        actions: [{ scope: 'default', activity: 'Read', entity: 'Portfolio' }],
      },
    },
  ],
  when: { activate: '2016-08-31T18:00:00.0000000+00:00' },
}

/** The policy as the tables give it back after the engine has read it. */
function stored(sent: unknown): Policy {
  const { description, annotations, ...definition } = fromPolicy(WirePolicy.parse(sent))
  const model: Model = readPolicy({ scope: 'default', code: 'one', ...definition })
  const written = JSON.parse(JSON.stringify(writePolicy(model)))
  return {
    ...written,
    id: 'x',
    description,
    annotations: JSON.parse(JSON.stringify(annotations)),
    createdAt: '',
    updatedAt: '',
    revision: 1,
  }
}
