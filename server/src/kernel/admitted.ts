import type { AuditEvent } from './audit.ts'
import type { TenantId } from './ids.ts'
import type { ProblemKind } from './problem.ts'

/** How somebody tries to come into a tenant. */
export interface Entry {
  /** Thrown when there is no such tenant. */
  readonly unknown: ProblemKind
  /** As its audit trail tells that they were kept out; asked when they were. */
  readonly refused: () => Promise<Omit<AuditEvent, 'at'>>
}

/**
 * Runs work by which somebody comes into a tenant that is open. Throws 403 when it is suspended or
 * deleted. That they were kept out is in the tenant's trail before they are answered so.
 */
export type Admitted = <T>(tenant: TenantId, entry: Entry, work: () => Promise<T>) => Promise<T>
