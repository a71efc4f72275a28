import type { TenantId } from './ids.ts'

const hourMilliseconds = 3_600_000

/** Whether what is done for a tenant once an hour is due; asking when it is takes the turn. */
export function hourly(): (tenant: TenantId, at: Date) => boolean {
  const doneAt = new Map<TenantId, number>()
  return (tenant, at) => {
    if (at.getTime() - (doneAt.get(tenant) ?? 0) < hourMilliseconds) return false
    doneAt.set(tenant, at.getTime())
    return true
  }
}
