import type { DateQuality, ForItem, RelativeDate } from '@castellan/engine'
import { expect, test } from 'vitest'
import { holdsForDates, instantOf } from '../src/dates.ts'

const at = (text: string): number => Date.parse(text)
/** A Monday. */
const now = at('2026-06-01T12:00:00Z')
const ask = { permission: 'crm/notes:read', now }

const instants: readonly (Omit<RelativeDate, 'relativeToDateTime'> & {
  from: string
  is: string
})[] = [
  {
    date: 'Now',
    adjustment: -7,
    unit: 'Day',
    from: '2026-06-01T12:00:00Z',
    is: '2026-05-25T12:00:00Z',
  },
  {
    date: 'Now',
    adjustment: 90,
    unit: 'Minute',
    from: '2026-06-01T12:00:00Z',
    is: '2026-06-01T13:30:00Z',
  },
  {
    date: 'Now',
    adjustment: -1,
    unit: 'Hour',
    from: '2026-06-01T00:30:00Z',
    is: '2026-05-31T23:30:00Z',
  },
  {
    date: 'Now',
    adjustment: 2,
    unit: 'Weeks',
    from: '2026-06-01T12:00:00Z',
    is: '2026-06-15T12:00:00Z',
  },
  {
    date: 'Now',
    adjustment: 1,
    unit: 'Months',
    from: '2026-01-31T12:00:00Z',
    is: '2026-02-28T12:00:00Z',
  },
  {
    date: 'Now',
    adjustment: -1,
    unit: 'Years',
    from: '2024-02-29T00:00:00Z',
    is: '2023-02-28T00:00:00Z',
  },
  {
    date: 'Now',
    adjustment: -1,
    unit: 'BusinessDay',
    from: '2026-06-01T12:00:00Z',
    is: '2026-05-29T12:00:00Z',
  },
  {
    date: 'Now',
    adjustment: 7,
    unit: 'BusinessDay',
    from: '2026-06-05T12:00:00Z',
    is: '2026-06-16T12:00:00Z',
  },
  {
    date: 'FirstOfMonth',
    adjustment: 0,
    unit: 'Day',
    from: '2026-06-18T12:00:00Z',
    is: '2026-06-01T00:00:00Z',
  },
  {
    date: 'FirstBusinessDayOfTheMonth',
    adjustment: 0,
    unit: 'Day',
    from: '2026-08-18T12:00:00Z',
    is: '2026-08-03T00:00:00Z',
  },
  {
    date: 'LastDayOfTheMonth',
    adjustment: 0,
    unit: 'Day',
    from: '2024-02-10T12:00:00Z',
    is: '2024-02-29T00:00:00Z',
  },
  {
    date: 'LastBusinessDayOfMonth',
    adjustment: 0,
    unit: 'Day',
    from: '2026-05-10T12:00:00Z',
    is: '2026-05-29T00:00:00Z',
  },
  {
    date: 'FirstDayOfYear',
    adjustment: 0,
    unit: 'Day',
    from: '2026-06-18T12:00:00Z',
    is: '2026-01-01T00:00:00Z',
  },
  {
    date: 'LastDayOfYear',
    adjustment: 0,
    unit: 'Day',
    from: '2026-06-18T12:00:00Z',
    is: '2026-12-31T00:00:00Z',
  },
]

for (const { from, is, ...relative } of instants) {
  test(`${relative.date} ${relative.adjustment} ${relative.unit} seen from ${from} is ${is}`, () => {
    const instant = instantOf({ ...relative, relativeToDateTime: 'Exactly' }, at(from))
    expect(new Date(instant).toISOString()).toBe(new Date(is).toISOString())
  })
}

const relations: readonly {
  relation: RelativeDate['relativeToDateTime']
  held: string[]
  failed: string[]
}[] = [
  { relation: 'Before', held: ['2026-06-01T11:59:59.999Z'], failed: ['2026-06-01T12:00:00Z'] },
  { relation: 'BeforeOrOn', held: ['2026-06-01T12:00:00Z'], failed: ['2026-06-01T12:00:00.001Z'] },
  { relation: 'After', held: ['2026-06-01T12:00:00.001Z'], failed: ['2026-06-01T12:00:00Z'] },
  { relation: 'AfterOrOn', held: ['2026-06-01T12:00:00Z'], failed: ['2026-06-01T11:59:59.999Z'] },
  {
    relation: 'OnDayOf',
    held: ['2026-06-01T00:00:00Z', '2026-06-01T23:59:59.999Z'],
    failed: ['2026-06-02T00:00:00Z'],
  },
  { relation: 'Exactly', held: ['2026-06-01T12:00:00Z'], failed: ['2026-06-01T12:00:00.001Z'] },
]

for (const { relation, held, failed } of relations) {
  test(`${relation} holds to the millisecond, for effective and as-at dates`, () => {
    const relative: RelativeDate = {
      date: 'Now',
      adjustment: 0,
      unit: 'Day',
      relativeToDateTime: relation,
    }
    for (const [instants, holds] of [
      [held, true],
      [failed, false],
    ] as const) {
      for (const effective of instants.map(at)) {
        expect(holdsForDates({ effectiveDateRelative: relative }, { ...ask, effective })).toBe(
          holds,
        )
        expect(holdsForDates({ asAtRelative: relative }, { ...ask, asAt: effective })).toBe(holds)
      }
    }
  })
}

const qualities: readonly { quality: DateQuality; held: string; failed: string }[] = [
  { quality: 'IsFirstDayOfAnyMonth', held: '2020-02-01T05:00:00Z', failed: '2020-02-02T00:00:00Z' },
  { quality: 'IsLastDayOfAnyMonth', held: '2020-02-29T05:00:00Z', failed: '2020-02-28T00:00:00Z' },
  {
    quality: 'IsBusinessDayOfAnyMonth',
    held: '2026-05-29T05:00:00Z',
    failed: '2026-05-30T00:00:00Z',
  },
  {
    quality: 'IsFirstDayOfTheCurrentMonth',
    held: '2026-06-01T05:00:00Z',
    failed: '2026-05-01T00:00:00Z',
  },
  {
    quality: 'IsLastDayOfTheCurrentMonth',
    held: '2026-06-30T05:00:00Z',
    failed: '2026-05-31T00:00:00Z',
  },
  {
    quality: 'IsBusinessDayOfTheCurrentMonth',
    held: '2026-06-02T05:00:00Z',
    failed: '2026-05-29T00:00:00Z',
  },
  { quality: 'IsBeforeMidday', held: '2026-06-01T11:59:59Z', failed: '2026-06-01T12:00:00Z' },
  { quality: 'IsBefore5pm', held: '2026-06-01T16:59:59Z', failed: '2026-06-01T17:00:00Z' },
  { quality: 'IsAfter5pm', held: '2026-06-01T17:00:00Z', failed: '2026-06-01T16:59:59Z' },
]

for (const { quality, held, failed } of qualities) {
  test(`${quality} holds at ${held} and not at ${failed}`, () => {
    const item: ForItem = { effectiveDateHasQuality: { quality } }
    expect(holdsForDates(item, { ...ask, effective: at(held) })).toBe(true)
    expect(holdsForDates(item, { ...ask, effective: at(failed) })).toBe(false)
  })
}

test('a range has a quality when every instant of it has', () => {
  const item: ForItem = { effectiveDateHasQuality: { quality: 'IsBusinessDayOfAnyMonth' } }
  const range = (from: string, to: string) => ({
    ...ask,
    effective: { from: at(from), to: at(to) },
  })
  expect(holdsForDates(item, range('2026-06-01T00:00:00Z', '2026-06-05T12:00:00Z'))).toBe(true)
  expect(holdsForDates(item, range('2026-06-05T00:00:00Z', '2026-06-08T12:00:00Z'))).toBe(false)
})

test('a range lies within another that holds both its ends', () => {
  const item: ForItem = { effectiveRange: { from: at('2026-05-01T00:00:00Z'), to: now } }
  expect(holdsForDates(item, ask)).toBe(true)
  expect(holdsForDates(item, { ...ask, effective: now + 1 })).toBe(false)
  expect(holdsForDates(item, { ...ask, effective: { from: now - 1, to: null } })).toBe(false)
})

test('the latest as-at is the instant of the request', () => {
  const item: ForItem = {
    asAtRangeForSpec: { from: null, to: { value: 'AsAt=Latest' } },
  }
  expect(holdsForDates(item, ask)).toBe(true)
  expect(holdsForDates(item, { ...ask, asAt: now + 1 })).toBe(false)
})
