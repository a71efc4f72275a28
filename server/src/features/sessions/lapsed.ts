import type { Clock } from '../../kernel/clock.ts'
import { hourly } from '../../kernel/hourly.ts'
import type { TenantId } from '../../kernel/ids.ts'
import type { Transact } from '../../kernel/transact.ts'

/** What removing asks of a database; `lapsed-store.ts` answers it. */
export interface LapsedStore {
  /** Removes sessions, refresh tokens and revocations whose time is up. True when more are left. */
  remove(at: Date): Promise<boolean>
}

export interface LapsedPorts {
  readonly transact: Transact<{ readonly lapsed: LapsedStore }>
  readonly clock: Clock
  readonly onFailure: (error: unknown) => void
}

/** Removes what keeps sessions going once its time is up. */
export interface Lapsed {
  /** Told of a session that started in the tenant, which waits for nothing; looks once an hour. */
  sessionStarted(tenant: TenantId): void
  /** Waits for what is being removed, and begins no more. */
  stop(): Promise<void>
}

export function lapsed({ transact, clock, onFailure }: LapsedPorts): Lapsed {
  const isDue = hourly()
  let isStopped = false
  let turn = Promise.resolve()

  const removeAll = async (tenant: TenantId): Promise<void> => {
    const at = clock()
    let isMore = true
    while (isMore && !isStopped)
      isMore = await transact(tenant, (stores) => stores.lapsed.remove(at))
  }

  return {
    sessionStarted(tenant) {
      if (isDue(tenant, clock())) turn = turn.then(() => removeAll(tenant)).catch(onFailure)
    },
    stop() {
      isStopped = true
      return turn
    },
  }
}
