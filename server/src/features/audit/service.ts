import type { AuditStore } from '../../kernel/audit.ts'
import type { TenantId } from '../../kernel/ids.ts'
import { type Page, type Slice, type Sliced, sliceOf, toPage } from '../../kernel/page.ts'
import type { Transact } from '../../kernel/transact.ts'
import type { AuditEntry, AuditQuery } from './schema.ts'

/** What this module asks of a database; `store.ts` answers it. */
export interface AuditTrail extends AuditStore {
  /** Events from the newest to the oldest. */
  list(query: AuditQuery, slice: Slice): Promise<Sliced<AuditEntry>>
}

export interface AuditPorts {
  readonly transact: Transact<{ readonly audit: AuditTrail }>
}

export type AuditService = ReturnType<typeof auditService>

export const auditService = ({ transact }: AuditPorts) => ({
  /** What was done in the tenant, and by whom. */
  list: (tenant: TenantId, query: AuditQuery): Promise<Page<AuditEntry>> =>
    transact(tenant, async ({ audit }) =>
      toPage(query, await audit.list(query, sliceOf(query)), (entry) => entry.id),
    ),
})
