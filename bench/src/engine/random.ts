/** Numbers that look random and repeat with their seed. */
export interface Random {
  /** A whole number from 0 up to, not including, the limit. */
  below(limit: number): number
  chance(percent: number): boolean
  one<T>(values: readonly T[]): T
}

/** The mulberry32 generator. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number): number => Math.floor(next() * limit)

  return {
    below,
    chance: (percent) => next() * 100 < percent,
    one: (values) => {
      const value = values[below(values.length)]
      if (value === undefined) throw new Error('Nothing to choose from')
      return value
    },
  }
}
