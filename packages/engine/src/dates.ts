import type {
  AsAtPoint,
  DateAnchor,
  DateQuality,
  DateRange,
  DateRelation,
  DateUnit,
  Facts,
  ForItem,
  RelativeDate,
} from './model.ts'

/**
 * Whether the dates of the data asked for are as a `for` item wants them, for every instant of the
 * request's effective or as-at range. An instant that is not given is that of the request. All
 * calendar arithmetic is in UTC; ranges hold both their ends; business days are Monday to Friday; a named day is its midnight.
 */
export function holdsForDates(item: ForItem, request: Facts): boolean {
  const { now } = request
  if ('effectiveRange' in item) {
    const { from, to } = item.effectiveRange
    return isWithin(spanOf(request.effective, now), from, to ?? Infinity)
  }
  if ('effectiveDateRelative' in item) {
    return isRelatedTo(item.effectiveDateRelative, spanOf(request.effective, now), now)
  }
  if ('effectiveDateHasQuality' in item) {
    return hasQuality(item.effectiveDateHasQuality.quality, spanOf(request.effective, now), now)
  }
  if ('asAtRangeForSpec' in item) {
    const { from, to } = item.asAtRangeForSpec
    return isWithin(
      spanOf(request.asAt, now),
      pointOf(from, now, -Infinity),
      pointOf(to, now, Infinity),
    )
  }
  return isRelatedTo(item.asAtRelative, spanOf(request.asAt, now), now)
}

/** The instant that a relative date stands for, seen from `now`. */
export const instantOf = ({ date, adjustment, unit }: RelativeDate, now: number): number =>
  shifts[unit](anchors[date](now), adjustment)

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** First and last instant, both included. */
interface Span {
  readonly first: number
  readonly last: number
}

function spanOf(range: DateRange | undefined, now: number): Span {
  if (range === undefined) return { first: now, last: now }
  if (typeof range === 'number') return { first: range, last: range }
  return { first: range.from, last: range.to ?? Infinity }
}

const isWithin = ({ first, last }: Span, from: number, to: number): boolean =>
  from <= first && last <= to

/** The latest as-at is the instant of the request; an end that is not given is `open`. */
function pointOf(point: AsAtPoint | null, now: number, open: number): number {
  if (point === null) return open
  return 'value' in point ? now : point.dateTimeOffset
}

function isRelatedTo(relative: RelativeDate, span: Span, now: number): boolean {
  return relations[relative.relativeToDateTime](span, instantOf(relative, now))
}

const relations: Readonly<Record<DateRelation, (span: Span, instant: number) => boolean>> = {
  BeforeOrOn: ({ last }, instant) => last <= instant,
  Before: ({ last }, instant) => last < instant,
  OnDayOf: (span, instant) => isWithin(span, startOfDay(instant), startOfDay(instant) + day - 1),
  AfterOrOn: ({ first }, instant) => first >= instant,
  After: ({ first }, instant) => first > instant,
  Exactly: ({ first, last }, instant) => first === instant && last === instant,
}

const anchors: Readonly<Record<DateAnchor, (now: number) => number>> = {
  Now: (now) => now,
  FirstOfMonth: (now) => startOfMonth(now, 0),
  FirstBusinessDayOfTheMonth: (now) => businessDayFrom(startOfMonth(now, 0), day),
  LastDayOfTheMonth: (now) => startOfMonth(now, 1) - day,
  LastBusinessDayOfMonth: (now) => businessDayFrom(startOfMonth(now, 1) - day, -day),
  FirstDayOfYear: (now) => Date.UTC(new Date(now).getUTCFullYear(), 0, 1),
  LastDayOfYear: (now) => Date.UTC(new Date(now).getUTCFullYear(), 11, 31),
}

const shifts: Readonly<Record<DateUnit, (instant: number, count: number) => number>> = {
  Minute: (instant, count) => instant + count * minute,
  Hour: (instant, count) => instant + count * hour,
  Day: (instant, count) => instant + count * day,
  BusinessDay: shiftBusinessDays,
  Weeks: (instant, count) => instant + count * 7 * day,
  Months: shiftMonths,
  Years: (instant, count) => shiftMonths(instant, 12 * count),
}

const startOfDay = (instant: number): number => Math.floor(instant / day) * day

function startOfMonth(instant: number, later: number): number {
  const date = new Date(instant)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later, 1)
}

function isBusinessDay(instant: number): boolean {
  const weekday = new Date(instant).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

const businessDayFrom = (instant: number, step: number): number =>
  isBusinessDay(instant) ? instant : businessDayFrom(instant + step, step)

/** Whole weeks are skipped at once, so that a wild count costs nothing. */
function shiftBusinessDays(instant: number, count: number): number {
  const step = count < 0 ? -day : day
  const weeks = Math.trunc(Math.abs(count) / 5)
  let shifted = instant + weeks * 7 * step
  for (let left = Math.abs(count) % 5; left > 0; left--) {
    shifted = businessDayFrom(shifted + step, step)
  }
  return shifted
}

/** The same day of another month, or that month's last one where it is shorter. */
function shiftMonths(instant: number, count: number): number {
  const month = startOfMonth(instant, count)
  const lastDay = new Date(startOfMonth(month, 1) - day).getUTCDate()
  const dayOfMonth = Math.min(new Date(instant).getUTCDate(), lastDay)
  return month + (dayOfMonth - 1) * day + (instant - startOfDay(instant))
}

function hasQuality(quality: DateQuality, { first, last }: Span, now: number): boolean {
  if (last - first >= 7 * day) return false
  if (!qualities[quality](first, now) || !qualities[quality](last, now)) return false
  if (!quality.includes('BusinessDay')) return startOfDay(first) === startOfDay(last)

  for (let each = startOfDay(first); each <= last; each += day) {
    if (!qualities[quality](each, now)) return false
  }
  return true
}

const isFirstDay = (instant: number): boolean => new Date(instant).getUTCDate() === 1
const isLastDay = (instant: number): boolean => isFirstDay(instant + day)
const isSameMonth = (instant: number, now: number): boolean =>
  startOfMonth(instant, 0) === startOfMonth(now, 0)
const hourOf = (instant: number): number => new Date(instant).getUTCHours()

const qualities: Readonly<Record<DateQuality, (instant: number, now: number) => boolean>> = {
  IsFirstDayOfAnyMonth: isFirstDay,
  IsLastDayOfAnyMonth: isLastDay,
  IsBusinessDayOfAnyMonth: isBusinessDay,
  IsFirstDayOfTheCurrentMonth: (instant, now) => isFirstDay(instant) && isSameMonth(instant, now),
  IsLastDayOfTheCurrentMonth: (instant, now) => isLastDay(instant) && isSameMonth(instant, now),
  IsBusinessDayOfTheCurrentMonth: (instant, now) =>
    isBusinessDay(instant) && isSameMonth(instant, now),
  IsBeforeMidday: (instant) => hourOf(instant) < 12,
  IsBefore5pm: (instant) => hourOf(instant) < 17,
  IsAfter5pm: (instant) => hourOf(instant) >= 17,
}
