/** The fields of an instant that an expression may ask for, in UTC or in a zone. */
const fields: Readonly<Record<string, (local: Date) => number>> = {
  getDate: (local) => local.getUTCDate(),
  getDayOfMonth: (local) => local.getUTCDate() - 1,
  getDayOfWeek: (local) => local.getUTCDay(),
  getDayOfYear: (local) => Math.floor((local.getTime() - yearOf(local)) / 86_400_000),
  getFullYear: (local) => local.getUTCFullYear(),
  getHours: (local) => local.getUTCHours(),
  getMilliseconds: (local) => local.getUTCMilliseconds(),
  getMinutes: (local) => local.getUTCMinutes(),
  getMonth: (local) => local.getUTCMonth(),
  getSeconds: (local) => local.getUTCSeconds(),
}

export const calendars: readonly string[] = Object.keys(fields)

/**
 * A field of an instant, in the zone that is given or in UTC; undefined when it is no instant. Each
 * zone is looked up once: that takes a hundred times what reading a clock in it does.
 */
export function readCalendar([at, zone]: readonly unknown[], name: string): bigint | undefined {
  const field = fields[name]
  if (!(at instanceof Date) || field === undefined) return undefined
  if (typeof zone === 'string') return BigInt(field(localIn(zone, at)))
  return zone === undefined ? BigInt(field(at)) : undefined
}

/** Whether there is such a zone: a name of the zone database, or an offset such as `+02:00`. */
export function isZone(zone: string): boolean {
  try {
    return clockOf(zone) !== undefined
  } catch {
    return false
  }
}

/** The instant whose fields in UTC are those of the given one in the zone. */
function localIn(zone: string, at: Date): Date {
  const local = new Date(0)
  const part: Record<string, number> = {}
  for (const { type, value } of clockOf(zone).formatToParts(at)) part[type] = Number(value)
  local.setUTCFullYear(part.year ?? 0, (part.month ?? 1) - 1, part.day)
  local.setUTCHours(part.hour ?? 0, part.minute, part.second, at.getUTCMilliseconds())
  return local
}

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known !== undefined) return known

  const clock = new Intl.DateTimeFormat('en-US', { ...numbers, timeZone: zone })
  if (clocks.size >= clocksMax) clocks.clear()
  clocks.set(zone, clock)
  return clock
}

const clocks = new Map<string, Intl.DateTimeFormat>()
const clocksMax = 100
const numbers: Intl.DateTimeFormatOptions = {
  calendar: 'gregory',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
}

const yearOf = (local: Date): number => new Date(0).setUTCFullYear(local.getUTCFullYear(), 0, 1)
