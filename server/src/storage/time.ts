import { sql } from 'kysely'
import type { Clock } from '../kernel/clock.ts'
import { unusable } from './migrate.ts'
import type { DatabasePool } from './pool.ts'

/** As far as a clock may be off before it gives way: what others changed is known no sooner. */
const toleratedMilliseconds = 250

/** A clock, and by how much it had to be set. */
export interface Adjusted {
  readonly clock: Clock
  readonly milliseconds: number
}

/**
 * The clock, set to the database's time when it is off: the processes that share a database must
 * agree since when something is so. It is asked once. A clock that was off is not looked at again, since
 * it may be set right any moment: from the database's time on it goes by what has elapsed.
 * Throws `StartFailure` when the database is down.
 */
export async function inStepWith({ kysely }: DatabasePool, clock: Clock): Promise<Adjusted> {
  const before = clock().getTime()
  const asked = sql<{ now: Date }>`select clock_timestamp() as now`.execute(kysely)
  const { rows } = await asked.catch((error: unknown) => Promise.reject(unusable(error)))
  const after = clock().getTime()
  const now = rows[0]?.now.getTime()
  // When it was asked is known as nearly as the answer was quick.
  const isNear =
    now === undefined ||
    (now >= before - toleratedMilliseconds && now <= after + toleratedMilliseconds)
  if (isNear) return { clock, milliseconds: 0 }
  const milliseconds = Math.round(now - (before + after) / 2)
  const start = after + milliseconds - performance.now()
  return { clock: () => new Date(start + performance.now()), milliseconds }
}
