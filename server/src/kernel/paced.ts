import { Problem, searchTooLong } from './problem.ts'

/** How long others may wait for their answers while one request is worked on. */
const turnMilliseconds = 20

/** How long one search may keep the process busy, all its turns together. */
export const searchMillisecondsMax = 5_000

/** What work may take, without the turns of others, and what it is refused with beyond that. */
export interface Allowance {
  readonly milliseconds: number
  readonly refusal: () => Error
}

/** What a search may take that has no page to end early with. */
export const searchAllowance: Allowance = {
  milliseconds: searchMillisecondsMax,
  refusal: () =>
    new Problem(searchTooLong, {
      detail: `It takes more than ${searchMillisecondsMax / 1000} seconds: there are too many to look at by such conditions`,
    }),
}

const unlimited: Allowance = {
  milliseconds: Number.POSITIVE_INFINITY,
  refusal: () => new Error('more than without end'),
}

/**
 * Does the work on each, in order, and lets others have their turn in between once it takes long;
 * what is done within one turn is there at once.
 */
export function paced<T, R>(
  items: readonly T[],
  work: (item: T, at: number) => R,
  { milliseconds, refusal }: Allowance = unlimited,
): R[] | Promise<R[]> {
  const results: R[] = []
  const left = items.entries()
  let spent = 0
  const turn = (): R[] | Promise<R[]> => {
    const start = performance.now()
    for (const [at, item] of left) {
      results.push(work(item, at))
      const took = performance.now() - start
      if (took <= turnMilliseconds) continue
      spent += took
      if (spent > milliseconds) throw refusal()
      return othersTurn().then(turn)
    }
    return results
  }
  return turn()
}

/** Lets others have their turn, when called, once the present one takes long. */
export function pauses(): () => Promise<void> {
  let end = performance.now() + turnMilliseconds
  return async () => {
    if (performance.now() <= end) return
    await othersTurn()
    end = performance.now() + turnMilliseconds
  }
}

const othersTurn = () => new Promise<void>((resolve) => setImmediate(resolve))
