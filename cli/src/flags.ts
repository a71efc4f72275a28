import type { Field, FieldType } from './command.ts'
import { UsageFailure } from './failure.ts'

/** Flags that every command has, so that a field of that name goes by another. */
const taken: ReadonlySet<string> = new Set(['address', 'body', 'json', 'token'])

/** How a field is written on the command line: `firstName` → `first-name`, `token` → `field-token`. */
export const flagOf = ({ name }: Field): string => (taken.has(name) ? `field-${name}` : kebab(name))

/** Under which name the value of the field's flag is handed over. */
const optionOf = ({ name }: Field): string =>
  taken.has(name) ? `field${name.charAt(0).toUpperCase()}${name.slice(1)}` : name

export const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The fields that were given, by their names and with the values they stand for. */
export function valuesOf(
  fields: readonly Field[],
  options: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const given = fields.filter((field) => options[optionOf(field)] !== undefined)
  return Object.fromEntries(
    given.map((field) => [field.name, readField(field, options[optionOf(field)])]),
  )
}

function readField(field: Field, given: unknown): unknown {
  if (typeof given !== 'string') return given
  const value = read[field.type](given)
  if (value === undefined)
    throw new UsageFailure(
      `castellan: --${flagOf(field)} takes ${kinds[field.type]}, not "${given}"`,
    )
  return value
}

/** Undefined where the text is no value of the kind. */
const read: Readonly<Record<FieldType, (text: string) => unknown>> = {
  string: (text) => text,
  integer: (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : undefined),
  number: (text) => (text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text)),
  boolean: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
  texts: (text) => [text],
  json: (text) => jsonOf(text),
  textOrJson: (text) => (/^\s*[[{]/.test(text) ? jsonOf(text) : text),
}

const kinds: Readonly<Record<FieldType, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  texts: 'texts',
  json: 'JSON',
  textOrJson: 'text or JSON',
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Told by the caller, who knows which flag it is.
    return undefined
  }
}
