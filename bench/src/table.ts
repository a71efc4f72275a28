/** One figure of the benchmark. */
export interface Row {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What it has to reach, or stay under. */
  readonly bar: number
  readonly wants: 'at least' | 'at most'
  /** The best of those measured beside it, in the same run. */
  readonly rival: string | null
  readonly rivalValue: number | null
  readonly note: string
}

export const passes = ({ value, bar, wants }: Row): boolean =>
  wants === 'at least' ? value >= bar : value <= bar

/** The rows as a table to read. */
export function tableOf(rows: readonly Row[]): string {
  const head = ['what', 'value', 'bar', 'rival', '', 'note']
  const lines = rows.map((row) => [
    row.name,
    `${figure(row.value)} ${row.unit}`,
    `${row.wants} ${figure(row.bar)}`,
    row.rival === null ? '–' : `${row.rival} ${figure(row.rivalValue ?? 0)}`,
    passes(row) ? 'pass' : 'FAIL',
    row.note,
  ])
  const widths = head.map((_, column) =>
    Math.max(...[head, ...lines].map((line) => line[column]?.length ?? 0)),
  )
  return [head, ...lines]
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** The rows as they are written to a file. */
export const listOf = (rows: readonly Row[]) =>
  rows.map((row) => ({
    name: row.name,
    value: row.value,
    unit: row.unit,
    bar: row.bar,
    rival: row.rival,
    rivalValue: row.rivalValue,
    pass: passes(row),
  }))

const figure = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)
