import type { Clock } from '../kernel/clock.ts'

/** Sessions (`sid:…`) and tokens (`jti:…`) that are refused although their time is not up. */
export interface Revocations {
  has(subject: string): boolean
  add(subject: string, until: Date): void
}

/** As many as are kept without looking which of them are over. */
const unsweptMax = 1000

/**
 * The revocations of all tenants, since no two of their subjects are the same. A tenant's come in
 * when it is opened, and stay until their time is up, whether it stays open or not.
 */
export function revocationList(clock: Clock): Revocations {
  const until = new Map<string, number>()
  let sweptAbove = unsweptMax

  const sweep = () => {
    const now = clock().getTime()
    for (const [subject, ends] of until) if (ends <= now) until.delete(subject)
    // So that the work of sweeping stays in proportion to what was added.
    sweptAbove = Math.max(unsweptMax, until.size * 2)
  }

  return {
    has: (subject) => until.has(subject),
    add(subject, end) {
      until.set(subject, end.getTime())
      if (until.size > sweptAbove) sweep()
    },
  }
}
