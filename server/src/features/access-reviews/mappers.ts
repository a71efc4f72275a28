import type { Named, StoredItem, StoredReview } from './ports.ts'
import type { AccessReview } from './schema.ts'

/** A campaign as it is stored. */
export interface ReviewRow {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly subject_kind: Named['kind']
  readonly subject_id: string
  readonly subject_name: string
  readonly on_overdue: AccessReview['onOverdue']
  readonly due_at: Date
  readonly items: number
  readonly kept: number
  readonly revoked: number
  readonly gone: number
  readonly lapsed: number
  readonly revision: number
  readonly created_by: string
  readonly changed_by: string | null
  readonly created_at: Date
  readonly updated_at: Date
  readonly closed_by: string | null
  readonly closed_at: Date | null
  readonly reviewers: readonly string[]
}

/** There are no timers: whether it is late depends on when it is read. */
export function toReview(row: ReviewRow, now: Date): StoredReview {
  const { subject_kind: kind, subject_id: id, subject_name: name } = row
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    named: { kind, id, name },
    subject: { [kind]: kind === 'workspace' ? id : name },
    reviewers: [...row.reviewers],
    dueAt: row.due_at.toISOString(),
    onOverdue: row.on_overdue,
    status: row.closed_at === null ? 'open' : 'closed',
    counts: countsOf(row, now),
    createdBy: row.created_by,
    answeredBy: row.changed_by ?? row.created_by,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    closedBy: row.closed_by,
    closedAt: row.closed_at?.toISOString() ?? null,
    revision: row.revision,
  }
}

function countsOf(row: ReviewRow, now: Date): AccessReview['counts'] {
  const { items: total, kept, revoked, gone, lapsed } = row
  const pending = total - kept - revoked - gone
  return { total, pending, kept, revoked, gone, overdue: lapsed + (isLate(row, now) ? pending : 0) }
}

const isLate = (row: { due_at: Date; closed_at: Date | null }, now: Date): boolean =>
  row.closed_at === null && row.due_at <= now

/** An item as it is read, with what is known of its campaign and its people. */
export interface ItemRow extends Omit<StoredItem, Instants | 'overdue'> {
  readonly dueAt: Date
  readonly closedAt: Date | null
  readonly since: Date
  readonly until: Date | null
  readonly decidedAt: Date | null
}
type Instants = 'dueAt' | 'since' | 'until' | 'decidedAt'

export function toItem({ closedAt, ...row }: ItemRow, now: Date): StoredItem {
  const late = isLate({ due_at: row.dueAt, closed_at: closedAt }, now)
  return {
    ...row,
    dueAt: row.dueAt.toISOString(),
    since: row.since.toISOString(),
    until: row.until?.toISOString() ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    overdue: row.isLapsed || (row.decision === 'pending' && late),
  }
}
