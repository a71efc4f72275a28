/** Why a file is refused: where in the value, and where in the text if that can be told. */
export class WorldError extends Error {
  override readonly name = 'WorldError'
  /** JSON pointer; empty for the whole. */
  readonly pointer: string
  /** Counted from 1. */
  readonly line?: number

  constructor(message: string, pointer: string, line?: number) {
    super(message)
    this.pointer = pointer
    if (line !== undefined) this.line = line
  }
}

/** One level deeper in a JSON pointer. */
export const below = (pointer: string, key: string | number): string =>
  `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`

/**
 * Reads JSON as `JSON.parse` does, but refuses a member name that an object has twice, and says of
 * every refusal in which line and under which pointer it is.
 */
export function parseJson(text: string): unknown {
  const cursor: Cursor = { text, at: 0 }
  const value = parseValue(cursor, '', 0)
  skipSpace(cursor)
  if (cursor.at < text.length) throw refused(cursor, '', 'text after the end of the JSON')
  return value
}

interface Cursor {
  readonly text: string
  at: number
}

const depthMax = 256

function parseValue(cursor: Cursor, pointer: string, depth: number): unknown {
  if (depth > depthMax) throw refused(cursor, pointer, 'nested too deeply')
  skipSpace(cursor)
  const start = cursor.text[cursor.at]
  if (start === '{') return parseObject(cursor, pointer, depth)
  if (start === '[') return parseArray(cursor, pointer, depth)
  if (start === '"') return parseString(cursor, pointer)
  return parseWord(cursor, pointer)
}

function parseObject(cursor: Cursor, pointer: string, depth: number): object {
  const members = new Map<string, unknown>()
  cursor.at++
  if (skipTo(cursor, '}')) return {}
  do {
    skipSpace(cursor)
    if (cursor.text[cursor.at] !== '"') throw refused(cursor, pointer, 'a member name is missing')
    const start = cursor.at
    const name = parseString(cursor, pointer)
    if (members.has(name)) {
      cursor.at = start
      throw refused(cursor, below(pointer, name), 'the object has this member twice')
    }
    if (!skipTo(cursor, ':')) throw refused(cursor, pointer, 'a colon is missing')
    members.set(name, parseValue(cursor, below(pointer, name), depth + 1))
  } while (skipTo(cursor, ','))
  if (!skipTo(cursor, '}')) throw refused(cursor, pointer, 'a comma or } is missing')
  return Object.fromEntries(members)
}

function parseArray(cursor: Cursor, pointer: string, depth: number): unknown[] {
  const values: unknown[] = []
  cursor.at++
  if (skipTo(cursor, ']')) return values
  do {
    values.push(parseValue(cursor, below(pointer, values.length), depth + 1))
  } while (skipTo(cursor, ','))
  if (!skipTo(cursor, ']')) throw refused(cursor, pointer, 'a comma or ] is missing')
  return values
}

const plainString = /"[ !#-[\]-\uffff]*"/y
const anyString = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y

function parseString(cursor: Cursor, pointer: string): string {
  const plain = match(cursor, plainString)
  if (plain !== null) return plain.slice(1, -1)

  const escaped = match(cursor, anyString)
  if (escaped === null) throw refused(cursor, pointer, 'the text has no end, or an unknown escape')
  return String(JSON.parse(escaped))
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const word = /true|false|null/y
const words: Readonly<Record<string, unknown>> = { true: true, false: false, null: null }

function parseWord(cursor: Cursor, pointer: string): unknown {
  const digits = match(cursor, number)
  if (digits !== null) return Number(digits)

  const name = match(cursor, word)
  if (name === null) throw refused(cursor, pointer, 'no JSON value')
  return words[name]
}

function match(cursor: Cursor, pattern: RegExp): string | null {
  pattern.lastIndex = cursor.at
  const found = pattern.exec(cursor.text)
  if (found === null) return null
  cursor.at += found[0].length
  return found[0]
}

const space = /[ \t\r\n]*/y

function skipSpace(cursor: Cursor): void {
  match(cursor, space)
}

function skipTo(cursor: Cursor, mark: string): boolean {
  skipSpace(cursor)
  if (cursor.text[cursor.at] !== mark) return false
  cursor.at++
  return true
}

function refused({ text, at }: Cursor, pointer: string, message: string): WorldError {
  return new WorldError(message, pointer, text.slice(0, at).split('\n').length)
}
