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

interface Bar {
  readonly bar: number
  readonly rival?: string
  readonly rivalValue?: number
}

const figure = (name: string, [value, unit]: readonly [number, string], against: Bar) => ({
  ...{ rival: null, rivalValue: null, ...against },
  ...{ name, value, unit },
})

export const atLeast = (...of: Parameters<typeof figure>): Figure => {
  const made = figure(...of)
  return { ...made, pass: made.value >= made.bar }
}

export const atMost = (...of: Parameters<typeof figure>): Figure => {
  const made = figure(...of)
  return { ...made, pass: made.value <= made.bar }
}
