import { isRecord } from './record.ts'

export interface PrintOptions {
  readonly json?: boolean
  /** Those of a table, for people; all that there are unless given. */
  readonly columns?: readonly string[] | undefined
}

/** Prints an answer: as the JSON it is, or for people as a table or as names and values. */
export function print(value: unknown, { json, columns }: PrintOptions): void {
  if (value === undefined) return
  const text = json
    ? printable(JSON.stringify(value))
    : readable(value, process.stdout.columns || undefined, columns)
  if (text !== '') process.stdout.write(`${text}\n`)
}

/** A remark that is not part of the answer. */
export const note = (text: string): void => {
  process.stderr.write(`${printable(text)}\n`)
}

/** Text in which what others wrote neither steers the terminal nor turns the order of the line. */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, (character) =>
    character === '\n' || character === '\t'
      ? ' '
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** An answer as people read it; tables leave out last columns that the width has no place for. */
export function readable(
  value: unknown,
  width = Number.POSITIVE_INFINITY,
  columns?: readonly string[],
): string {
  if (isRecord(value) && Array.isArray(value.items)) return table(value.items, width, columns)
  if (Array.isArray(value)) return table(value, width)
  return isRecord(value) ? record(value, width) : cell(value)
}

const gap = '  '

function table(rows: readonly unknown[], width: number, chosen?: readonly string[]): string {
  if (rows.length === 0) return ''
  if (!rows.every(isRecord)) return rows.map(cell).join('\n')

  const names = chosen ?? [...new Set(rows.flatMap(Object.keys))]
  const columns = names.map((name) => {
    const cells = [title(name), ...rows.map((row) => cell(row[name]))]
    return { cells, width: Math.max(...cells.map(lengthOf)) }
  })
  const shown = fitting(columns, width)
  return [title(''), ...rows]
    .map((_row, line) =>
      shown
        .map((column) => pad(column.cells[line] ?? '', column.width))
        .join(gap)
        .trimEnd(),
    )
    .join('\n')
}

interface Column {
  readonly cells: readonly string[]
  readonly width: number
}

/** The first columns that fit beside each other, two at the least. */
function fitting(columns: readonly Column[], width: number): readonly Column[] {
  let used = 0
  const kept = columns.filter((column, index) => {
    used += column.width + (index === 0 ? 0 : gap.length)
    return index < 2 || used <= width
  })
  return kept
}

/** Names and values, one a line; lists of things follow as tables of their own. */
function record(value: Readonly<Record<string, unknown>>, width: number): string {
  const entries = Object.entries(value)
  const nested = entries.filter(([, inner]) => isNested(inner))
  const plain = entries.filter(([, inner]) => !isNested(inner))
  const longest = Math.max(0, ...plain.map(([name]) => lengthOf(name)))
  const lines = plain.map(([name, inner]) => `${pad(printable(name), longest)}${gap}${cell(inner)}`)
  const blocks = nested.map(([name, inner]) => {
    const block = readable(inner, width - gap.length)
    return `${printable(name)}\n${block.replace(/^/gm, gap)}`
  })
  return [...lines.map((line) => line.trimEnd()), ...blocks].join('\n')
}

const isNested = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.length > 0 && value.every(isRecord)
    : isRecord(value) && Object.keys(value).length > 0

function cell(value: unknown): string {
  if (value === null || value === undefined) return '-'
  if (typeof value === 'object' && !Array.isArray(value)) return printable(JSON.stringify(value))
  if (!Array.isArray(value)) return printable(String(value))
  return value.length === 0 ? '-' : value.map(cell).join(', ')
}

/** `createdAt` → `CREATED AT`. */
const title = (name: string): string =>
  printable(name.replace(/[A-Z]/g, (letter) => ` ${letter}`).toUpperCase())

const lengthOf = (text: string): number => [...text].length

const pad = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - lengthOf(text)))
