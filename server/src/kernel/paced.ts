/** How long others may wait for their answers while one request is worked on. */
const turnMilliseconds = 20

/**
 * Does the work on each, in order, and lets others have their turn in between once it takes long;
 * what is done within one turn is there at once.
 */
export function paced<T, R>(
  items: readonly T[],
  work: (item: T, at: number) => R,
): R[] | Promise<R[]> {
  const results: R[] = []
  const left = items.entries()
  const turn = (): R[] | Promise<R[]> => {
    const end = performance.now() + turnMilliseconds
    for (const [at, item] of left) {
      results.push(work(item, at))
      if (performance.now() > end) return othersTurn().then(turn)
    }
    return results
  }
  return turn()
}

const othersTurn = () => new Promise<void>((resolve) => setImmediate(resolve))
