const rounds = 12
/** Long enough for the compiler to have done its part, and for a round to hold its own garbage. */
const roundMilliseconds = 150

/**
 * Operations a second, the best of several rounds over all the questions: what the code can do where
 * other work on the machine does not get in its way.
 */
export function rateOf<Q>(questions: readonly Q[], ask: (question: Q) => unknown): number {
  let best = 0
  for (let round = 0; round < rounds; round++) best = Math.max(best, roundOf(questions, ask))
  return best * 1000
}

/** Operations a millisecond, over whole passes. */
function roundOf<Q>(questions: readonly Q[], ask: (question: Q) => unknown): number {
  const start = performance.now()
  for (let passes = 1; ; passes++) {
    for (const question of questions) ask(question)
    const elapsed = performance.now() - start
    if (elapsed >= roundMilliseconds) return (passes * questions.length) / elapsed
  }
}

/** The same for few and slow questions, in one round after one to warm up. */
export function slowRateOf<Q>(questions: readonly Q[], ask: (question: Q) => unknown): number {
  for (const question of questions) ask(question)
  const start = performance.now()
  for (const question of questions) ask(question)
  return (questions.length / (performance.now() - start)) * 1000
}

/** Microseconds that a share of the questions, asked and timed one by one, stays under. */
export function percentileOf<Q>(
  questions: readonly Q[],
  ask: (question: Q) => unknown,
  share: number,
): number {
  const times = new Float64Array(questions.length)
  questions.forEach((question, index) => {
    const start = performance.now()
    ask(question)
    times[index] = performance.now() - start
  })
  times.sort()
  return (times[Math.floor(times.length * share)] ?? 0) * 1000
}

/** Milliseconds of each run, the middle one. */
export function medianOf(runs: number, work: (run: number) => void): number {
  const times = Array.from({ length: runs }, (_, run) => {
    const start = performance.now()
    work(run)
    return performance.now() - start
  }).sort((a, b) => a - b)
  return times[runs >> 1] ?? 0
}
