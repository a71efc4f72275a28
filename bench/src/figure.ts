/** One measured figure. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What it must reach; for times and sizes, what it may not pass. */
  readonly bar: number
  /** Who was measured beside it in the same run; null when nobody does the same. */
  readonly rival: string | null
  readonly rivalValue: number | null
  readonly pass: boolean
}
