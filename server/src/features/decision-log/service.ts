import type { TenantId } from '../../kernel/ids.ts'
import { type Page, type Slice, type Sliced, sliceOf, toPage } from '../../kernel/page.ts'
import { known } from '../../kernel/problem.ts'
import type { Transact } from '../../kernel/transact.ts'
import { decisionUnknown } from './problems.ts'
import type { DecisionLogQuery, LoggedDecision } from './schema.ts'

/** What this module asks of a database; `store.ts` answers it. */
export interface DecisionLogStore {
  /** Adds decisions; one that is there already stays as it is. */
  append(decisions: readonly LoggedDecision[]): Promise<void>
  /** Removes the oldest of those before an instant, so many at most. */
  prune(before: Date, max: number): Promise<void>
  /** From the newest to the oldest. */
  list(query: DecisionLogQuery, slice: Slice): Promise<Sliced<LoggedDecision>>
  find(id: string): Promise<LoggedDecision | undefined>
}

export interface DecisionLogPorts {
  readonly transact: Transact<{ readonly decisionLog: DecisionLogStore }>
}

export type DecisionLogService = ReturnType<typeof decisionLogService>

export const decisionLogService = ({ transact }: DecisionLogPorts) => ({
  list: (tenant: TenantId, query: DecisionLogQuery): Promise<Page<LoggedDecision>> =>
    transact(tenant, async ({ decisionLog }) =>
      toPage(query, await decisionLog.list(query, sliceOf(query)), ({ id }) => id),
    ),

  get: (tenant: TenantId, id: string): Promise<LoggedDecision> =>
    transact(tenant, async ({ decisionLog }) => known(await decisionLog.find(id), decisionUnknown)),
})
