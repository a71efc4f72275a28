import type { Admitted } from '../kernel/admitted.ts'
import type { AuditEvent } from '../kernel/audit.ts'
import type { Clock } from '../kernel/clock.ts'
import type { TenantId } from '../kernel/ids.ts'
import { Problem, tenantSuspended } from '../kernel/problem.ts'
import type { Tenants } from './tenants.ts'

export interface AdmissionPorts {
  readonly tenants: Pick<Tenants, 'whileOpen'>
  /** Appends to the tenant's audit trail, within its bound. */
  readonly recordRefusal: (tenant: TenantId, refusal: AuditEvent) => Promise<void>
  readonly clock: Clock
}

/** Those by which somebody is kept out, and not asked to write it better. */
const keptOut: readonly number[] = [401, 403, 404, 410]

/** Who comes in is let in here alone, so whoever is kept out is told of in the trail. */
export const admission =
  ({ tenants, recordRefusal, clock }: AdmissionPorts): Admitted =>
  (id, { unknown, refused }, work) =>
    tenants.whileOpen(id, async (tenant) => {
      // Not told: a tenant that is not there has no trail.
      if (!tenant) throw new Problem(unknown)
      try {
        if (tenant.access.current().suspended) throw new Problem(tenantSuspended)
        return await work()
      } catch (error) {
        if (error instanceof Problem && keptOut.includes(error.kind.status)) {
          const event = await refused()
          const facts = { ...event.facts, code: error.kind.code }
          await recordRefusal(id, { ...event, at: clock(), facts })
        }
        throw error
      }
    })
