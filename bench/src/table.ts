import type { Figure } from './figure.ts'

/** The figures as a table to read. */
export function tableOf(figures: readonly Figure[]): string {
  const head = ['what', 'value', 'bar', '', 'rival in the same run']
  const lines = figures.map(({ name, value, unit, bar, rival, rivalValue, pass }) => [
    name,
    `${rounded(value)} ${unit}`,
    rounded(bar),
    pass ? 'pass' : 'FAIL',
    rival === null ? '–' : `${rounded(rivalValue ?? 0)} ${rival}`,
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

const rounded = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)
