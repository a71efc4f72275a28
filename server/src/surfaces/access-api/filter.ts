import { refuseValue } from './problems.ts'

/**
 * What a `filter` says, as a test.
 *
 *     filter     = and *("or" and)
 *     and        = unit *("and" unit)
 *     unit       = "not" unit / "(" filter ")" / comparison
 *     comparison = field ("eq" / "neq" / "gt" / "gte" / "lt" / "lte") value
 *                / field ("startswith" / "endswith" / "contains") value
 *                / field "in" ["("] value *("," value) [")"]
 *                / field ["not"] "exists"
 *     value      = "'" text, ' doubled "'" / number / "true" / "false"
 *
 * Words in any case. A field is a path of names; where it leads through a list, one match is enough.
 * Numbers compare with numbers, all else as text. Throws 151 with the position of what it cannot read.
 */
export function filterOf(text: string | undefined, fields: Fields): Test {
  if (text === undefined || text.trim() === '') return () => true
  const reader = readerOf(tokensOf(text), fields)
  const test = reader.filter(0)
  reader.end()
  return test
}

/** Names that may be filtered and sorted by. */
export type Fields = readonly string[]
export type Test = (value: unknown) => boolean

interface Token {
  readonly kind: 'word' | 'text' | 'number' | 'sign' | 'end'
  readonly text: string
  readonly at: number
}

const shape = /\s*(?:'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)(?![\w.])|([A-Za-z_][\w.]*)|([(),]))/y

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  shape.lastIndex = 0
  while (shape.lastIndex < text.trimEnd().length) {
    const at = shape.lastIndex
    const match = shape.exec(text)
    if (!match) return refuse('cannot be read', at)
    const [, quoted, number, word, sign] = match
    if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.replaceAll("''", "'"), at })
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, at })
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, at })
    else tokens.push({ kind: 'sign', text: sign ?? '', at })
  }
  return [...tokens, { kind: 'end', text: 'the end', at: text.length }]
}

const refuse = (what: string, at: number): never =>
  refuseValue('/filter', `filter: ${what}, at ${at}`)

const depthMax = 32

type Scalar = string | number | boolean

function readerOf(tokens: readonly Token[], fields: Fields) {
  let next = 0
  const peek = (): Token => tokens[next] ?? { kind: 'end', text: 'the end', at: 0 }
  const take = (): Token => {
    const token = peek()
    next += 1
    return token
  }
  const is = (word: string): boolean => peek().kind === 'word' && peek().text.toLowerCase() === word
  const isSign = (sign: string): boolean => peek().kind === 'sign' && peek().text === sign
  const takes = (wanted: boolean): boolean => {
    if (wanted) next += 1
    return wanted
  }

  const value = (): Scalar => {
    const { kind, text, at } = take()
    if (kind === 'text') return text
    if (kind === 'number') return Number(text)
    if (kind === 'word' && /^(true|false)$/i.test(text)) return text.toLowerCase() === 'true'
    return refuse(`a value is needed instead of ${text}`, at)
  }

  const field = (): string => {
    const { kind, text, at } = take()
    const known = fields.find((one) => one.toLowerCase() === text.toLowerCase())
    if (kind !== 'word' || known === undefined)
      return refuse(`${text} is no field; there are ${fields.join(', ')}`, at)
    return known
  }

  const values = (): Scalar[] => {
    const isBracketed = takes(isSign('('))
    const found = [value()]
    while (takes(isSign(','))) found.push(value())
    if (isBracketed && !takes(isSign(')'))) refuse(') is missing', peek().at)
    return found
  }

  const comparison = (): Test => {
    const path = field().split('.')
    if (takes(is('exists'))) return (thing) => valuesAt(thing, path).length > 0
    if (is('not') && tokens[next + 1]?.text.toLowerCase() === 'exists') {
      next += 2
      return (thing) => valuesAt(thing, path).length === 0
    }
    if (takes(is('in'))) {
      const wanted = values()
      return (thing) =>
        valuesAt(thing, path).some((one) => wanted.some((other) => order(one, other) === 0))
    }
    const { text, at } = take()
    const compare = comparisons.get(text.toLowerCase())
    if (!compare) return refuse(`${text} is no comparison`, at)
    const wanted = value()
    return (thing) => valuesAt(thing, path).some((one) => compare(one, wanted))
  }

  const unit = (depth: number): Test => {
    if (depth > depthMax) return refuse('is nested too deep', peek().at)
    if (takes(is('not'))) {
      const inner = unit(depth + 1)
      return (thing) => !inner(thing)
    }
    if (!takes(isSign('('))) return comparison()
    const inner = filter(depth + 1)
    if (!takes(isSign(')'))) refuse(') is missing', peek().at)
    return inner
  }

  const all = (depth: number): Test => {
    const tests = [unit(depth)]
    while (takes(is('and'))) tests.push(unit(depth))
    return (thing) => tests.every((test) => test(thing))
  }

  function filter(depth: number): Test {
    const tests = [all(depth)]
    while (takes(is('or'))) tests.push(all(depth))
    return (thing) => tests.some((test) => test(thing))
  }

  const end = (): void => {
    if (peek().kind !== 'end') refuse(`${peek().text} is one word too many`, peek().at)
  }
  return { filter, end }
}

type Compare = (value: Scalar, wanted: Scalar) => boolean

const comparisons = new Map<string, Compare>([
  ['eq', (value, wanted) => order(value, wanted) === 0],
  ['neq', (value, wanted) => order(value, wanted) !== 0],
  ['gt', (value, wanted) => order(value, wanted) > 0],
  ['gte', (value, wanted) => order(value, wanted) >= 0],
  ['lt', (value, wanted) => order(value, wanted) < 0],
  ['lte', (value, wanted) => order(value, wanted) <= 0],
  ['startswith', (value, wanted) => String(value).startsWith(String(wanted))],
  ['endswith', (value, wanted) => String(value).endsWith(String(wanted))],
  ['contains', (value, wanted) => String(value).includes(String(wanted))],
])

/** Two numbers as numbers, all else as text by code unit. */
export function order(some: Scalar | undefined, other: Scalar | undefined): number {
  if (typeof some === 'number' && typeof other === 'number') return some - other
  const [left, right] = [String(some ?? ''), String(other ?? '')]
  return left < right ? -1 : left > right ? 1 : 0
}

/** What stands at the path; every element's, where it leads through a list. */
export function valuesAt(value: unknown, path: readonly string[]): Scalar[] {
  if (Array.isArray(value)) return value.flatMap((one) => valuesAt(one, path))
  const [name, ...rest] = path
  if (name === undefined)
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [value]
      : []
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return []
  return valuesAt((value as Readonly<Record<string, unknown>>)[name], rest)
}
