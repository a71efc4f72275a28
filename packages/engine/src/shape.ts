import { below, WorldError } from './json.ts'

/** Reads a value that stands under a pointer; throws `WorldError` where it has another shape. */
export type Read<T> = (value: unknown, pointer: string) => T

export const text: Read<string> = (value, pointer) => {
  if (typeof value !== 'string' || value === '') throw new WorldError('no text', pointer)
  return value
}

export const anyText: Read<string> = (value, pointer) => {
  if (typeof value !== 'string') throw new WorldError('no text', pointer)
  return value
}

export const flag: Read<boolean> = (value, pointer) => {
  if (typeof value !== 'boolean') throw new WorldError('neither true nor false', pointer)
  return value
}

export const integer: Read<number> = (value, pointer) => {
  if (!Number.isSafeInteger(value)) throw new WorldError('no integer', pointer)
  return Number(value)
}

/** RFC 3339 with a zone, in milliseconds; digits past the millisecond are cut off. */
export const instant: Read<number> = (value, pointer) => {
  const parts = typeof value === 'string' ? rfc3339.exec(value) : null
  const milliseconds = parts === null ? Number.NaN : instantOf(parts)
  if (Number.isNaN(milliseconds)) throw new WorldError('no instant with a zone', pointer)
  if (milliseconds < firstInstant || milliseconds > lastInstant)
    throw new WorldError('an instant outside the years 0001 to 9999, in UTC', pointer)
  return milliseconds
}

/** A year that has not four digits can be written in no file again. */
const firstInstant = Date.parse('0001-01-01T00:00:00.000Z')
const lastInstant = Date.parse('9999-12-31T23:59:59.999Z')

export const oneOf =
  <T extends string>(...choices: readonly T[]): Read<T> =>
  (value, pointer) => {
    const choice = choices.find((each) => each === value)
    if (choice === undefined) throw new WorldError(`none of ${choices.join(', ')}`, pointer)
    return choice
  }

export const listOf =
  <T>(read: Read<T>): Read<readonly T[]> =>
  (value, pointer) => {
    if (!Array.isArray(value)) throw new WorldError('no list', pointer)
    return value.map((each, index) => read(each, below(pointer, index)))
  }

export const filled =
  <T>(read: Read<readonly T[]>): Read<readonly T[]> =>
  (value, pointer) => {
    const list = read(value, pointer)
    if (list.length === 0) throw new WorldError('the list is empty', pointer)
    return list
  }

export const recordOf =
  <T>(read: Read<T>): Read<Readonly<Record<string, T>>> =>
  (value, pointer) =>
    Object.fromEntries(
      Object.entries(anyObject(value, pointer)).map(([key, each]) => [
        key,
        read(each, below(pointer, key)),
      ]),
    )

export const anything: Read<unknown> = (value) => value

/** Absent and null both give the fallback. */
export const optional =
  <T, F>(read: Read<T>, fallback: F): Read<T | F> =>
  (value, pointer) =>
    value === undefined || value === null ? fallback : read(value, pointer)

type Fields = Readonly<Record<string, Read<unknown>>>
type Values<F extends Fields> = { readonly [Name in keyof F]: ReturnType<F[Name]> }

/** An object with these fields and no others. */
export const object =
  <F extends Fields>(fields: F): Read<Values<F>> =>
  (value, pointer) => {
    const given = anyObject(value, pointer)
    for (const name of Object.keys(given)) {
      if (!Object.hasOwn(fields, name)) throw new WorldError('unknown field', below(pointer, name))
    }
    const read = Object.entries(fields).map(([name, field]) => {
      const member = Object.hasOwn(given, name) ? given[name] : undefined
      return [name, field(member, below(pointer, name))]
    })
    return Object.fromEntries(read) as Values<F>
  }

/** An object with exactly one of these fields. */
export const exactlyOne =
  <T>(fields: Readonly<Record<string, Read<T>>>): Read<T> =>
  (value, pointer) => {
    const names = Object.keys(anyObject(value, pointer))
    const [name = ''] = names
    const read = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (read === undefined || names.length !== 1) {
      throw new WorldError(`not exactly one of ${Object.keys(fields).join(', ')}`, pointer)
    }
    return read(anyObject(value, pointer)[name], below(pointer, name))
  }

export function anyObject(value: unknown, pointer: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new WorldError('no object', pointer)
  }
  return value as Readonly<Record<string, unknown>>
}

const rfc3339 =
  /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/

function instantOf(match: RegExpExecArray): number {
  const part = (index: number): number => Number(match[index] ?? 0)
  const [year, month, day] = [part(1), part(2), part(3)]
  const [hour, minute, second] = [part(4), part(5), part(6)]
  const midnight = new Date(0)
  midnight.setUTCFullYear(year, month - 1, day)
  const isOnCalendar = midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === day
  const isOnClock = hour < 24 && minute < 60 && second < 60 && part(9) < 24 && part(10) < 60
  if (!isOnCalendar || !isOnClock) return Number.NaN

  const milliseconds = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'))
  const offset = (match[8] === '-' ? -1 : 1) * (part(9) * 60 + part(10))
  return midnight.getTime() + ((hour * 60 + minute - offset) * 60 + second) * 1000 + milliseconds
}
