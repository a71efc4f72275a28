import { LRUCache } from 'lru-cache'
import type { AuditEvent, AuditStore } from '../../kernel/audit.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { TenantId } from '../../kernel/ids.ts'
import type { Transact } from '../../kernel/transact.ts'

/**
 * Appends a refusal to the tenant's trail. What one actor, or one address that nobody is known at,
 * is refused beyond thirty times a minute is only counted, so that a flood cannot fill the trail: the
 * event that opens the silence says so, and the first one after it tells how many there were.
 */
export type RecordRefusal = (tenant: TenantId, refusal: AuditEvent) => Promise<void>

export interface RefusalPorts {
  readonly transact: Transact<{ readonly audit: AuditStore }>
  readonly clock: Clock
}

const refusalsMax = 30
const windowSeconds = 60

interface Window {
  readonly until: number
  /** How many the window before this one left out. */
  readonly unrecorded: number
  count: number
}

export function recordRefusals({ transact, clock }: RefusalPorts): RecordRefusal {
  const windows = new LRUCache<string, Window>({ max: 100_000 })

  const windowOf = (key: string): Window => {
    const now = clock().getTime()
    const known = windows.get(key)
    if (known && known.until > now) return known
    const unrecorded = Math.max(0, (known?.count ?? 0) - refusalsMax)
    const fresh = { until: now + windowSeconds * 1000, unrecorded, count: 0 }
    windows.set(key, fresh)
    return fresh
  }

  return async (tenant, refusal) => {
    const { by, at } = refusal
    const window = windowOf(`${tenant}/${by.id ?? by.address}`)
    window.count += 1
    // Told apart before anything is waited for, while the count is this refusal's own.
    const { count, unrecorded } = window
    if (count > refusalsMax + 1) return
    const event =
      count > refusalsMax
        ? { action: 'audit.refusals-silenced', by, target: 'audit-events', at, facts: bound }
        : { ...refusal, facts: { ...refusal.facts, ...(count === 1 && leftOut(unrecorded)) } }
    await transact(tenant, ({ audit }) => audit.append(event))
  }
}

const bound = { refusalsMax, windowSeconds }

const leftOut = (unrecorded: number) => unrecorded > 0 && { unrecorded }
