/** Random choices that one number repeats exactly. */
export interface Random {
  /** A whole number, 0 to `count` - 1. */
  below(count: number): number
  /** True `percent` times in a hundred. */
  chance(percent: number): boolean
  one<T>(choices: readonly [T, ...T[]] | readonly T[]): T
  /** Between `min` and `max` different ones, as far as there are that many. */
  some<T>(choices: readonly T[], min: number, max: number): T[]
  times<T>(min: number, max: number, make: (index: number) => T): T[]
}

export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (count: number) => next() % count
  const times = <T>(min: number, max: number, make: (index: number) => T) =>
    Array.from({ length: min + below(max - min + 1) }, (_, index) => make(index))

  return {
    below,
    times,
    chance: (percent) => below(100) < percent,
    one: (choices) => {
      const [choice] = choices.slice(below(choices.length))
      if (choice === undefined) throw new Error('Nothing to choose from')
      return choice
    },
    some: (choices, min, max) => {
      const left = [...choices]
      const picks = times(min, max, () => left.splice(below(Math.max(1, left.length)), 1))
      return picks.flat()
    },
  }
}

/** The seed of this run: `CASTELLAN_SEED` repeats an earlier one; printed, so that it can. */
export function seedOfRun(suite: string): number {
  const given = process.env.CASTELLAN_SEED
  const seed = given ? Number(given) : Math.floor(Math.random() * 2 ** 31)
  if (!Number.isSafeInteger(seed)) throw new Error(`CASTELLAN_SEED is no whole number: ${given}`)
  console.log(`${suite}: CASTELLAN_SEED=${seed}`)
  return seed
}
