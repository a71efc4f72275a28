import type { Clock } from '../kernel/clock.ts'

/** Sessions (`sid:…`) and tokens (`jti:…`) that are refused although their time is not up. */
export interface Revocations {
  has(subject: string): boolean
  add(subject: string, until: Date): void
}

/** How many additions pass between two clean-ups. */
const additionsBetweenSweeps = 1000

export function revocationList(clock: Clock): Revocations {
  const until = new Map<string, number>()
  let additions = 0

  return {
    has: (subject) => until.has(subject),
    add(subject, end) {
      until.set(subject, end.getTime())
      additions += 1
      if (additions % additionsBetweenSweeps !== 0) return
      const now = clock().getTime()
      for (const [known, ends] of until) if (ends <= now) until.delete(known)
    },
  }
}
