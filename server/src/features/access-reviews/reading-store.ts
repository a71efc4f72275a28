import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { TenantDatabase } from '../../storage/database.ts'
import type { ItemFilter, Named, StoredItem, StoredReview } from './ports.ts'
import type { AccessReview } from './schema.ts'

export const reviews = ({ query, tenant }: TenantDatabase) =>
  query
    .selectFrom('access_reviews as r')
    .where('r.tenant_id', '=', tenant)
    .selectAll('r')
    .select(
      sql<string[]>`array(select v.actor_id::text from access_review_reviewers v
        where v.tenant_id = r.tenant_id and v.review_id = r.id order by 1)`.as('reviewers'),
    )

export const isReviewer = (actor: string) => sql`
  exists (select from access_review_reviewers v
    where v.tenant_id = r.tenant_id and v.review_id = r.id and v.actor_id = ${actor}::uuid)`

const member = sql`m.tenant_id = i.tenant_id and m.actor_id = i.actor_id`

/**
 * Whether the access that the item is about is there now. Not asked by `exists`, for which the
 * planner would read all memberships at once instead of those of the page.
 */
const stands = sql<boolean>`(a.deleted_at is null and case i.kind
  when 'assignment' then (
    select true from assignments s where s.tenant_id = i.tenant_id and s.id = i.assignment_id)
  when 'group-member' then (
    select true from group_members m where ${member} and m.group_name = i.group_name)
  else (select true from workspace_members m where ${member} and m.workspace_id = i.workspace_id)
  end is not null)`

const roleNow = sql<string | null>`case when i.decision <> 'pending' then i.role_decided
  when i.kind = 'workspace-member' then (
    select m.role from workspace_members m where ${member} and m.workspace_id = i.workspace_id)
  end`

/** Whether somebody has the access themselves, also as one of the group that holds the role. */
export const isOwn = (actor: string) => sql<boolean>`(i.actor_id is not distinct from ${actor}::uuid
  or i.kind = 'assignment' and exists (
    select from group_members m where m.tenant_id = i.tenant_id and m.group_name = i.group_name
      and m.actor_id = ${actor}::uuid))`

/** That the actor is asked, and about others. What they are in and named in is looked up once. */
const waiting = (actor: string) => sql`i.review_id = any(array(
    select v.review_id from access_review_reviewers v
    join access_reviews o on o.tenant_id = v.tenant_id and o.id = v.review_id
    where v.actor_id = ${actor}::uuid and o.closed_at is null))
  and i.actor_id is distinct from ${actor}::uuid
  and (i.kind <> 'assignment' or i.group_name is null or i.group_name <> all(array(
    select m.group_name from group_members m where m.actor_id = ${actor}::uuid)))`

export const items = ({ query, tenant }: TenantDatabase) =>
  query
    .selectFrom('access_review_items as i')
    .innerJoin('access_reviews as r', (join) =>
      join.onRef('r.tenant_id', '=', 'i.tenant_id').onRef('r.id', '=', 'i.review_id'),
    )
    .leftJoin('actors as a', (join) =>
      join.onRef('a.tenant_id', '=', 'i.tenant_id').onRef('a.id', '=', 'i.actor_id'),
    )
    .leftJoin('actors as d', (join) =>
      join.onRef('d.tenant_id', '=', 'i.tenant_id').onRef('d.id', '=', 'i.decided_by'),
    )
    .where('i.tenant_id', '=', tenant)
    .select(['i.id', 'i.review_id as reviewId', 'r.name as reviewName', 'r.due_at as dueAt'])
    .select(['r.closed_at as closedAt', 'i.kind', 'i.actor_id as actorId', 'i.role', 'i.source'])
    .select(['a.display_name as actorName', 'i.group_name as group', 'i.workspace_id as workspace'])
    .select(['i.assignment_id as assignmentId', 'i.synced_by as syncedBy', 'i.since', 'i.reason'])
    .select(['i.active_until as until', 'i.decision', 'i.decided_by as decidedBy'])
    .select(['d.display_name as decidedByName', 'i.decided_at as decidedAt'])
    .select(['i.is_lapsed as isLapsed', stands.as('stands'), roleNow.as('roleNow')])

export const and = (parts: readonly RawBuilder<unknown>[]) =>
  sql<SqlBool>`${sql.join(parts, sql` and `)}`

export function filterOf(asked: ItemFilter, now: Date) {
  const { review, decision, isOverdue, decidedBy, waitsFor, hasGone } = asked
  const overdue = sql`(i.is_lapsed
    or i.decision = 'pending' and r.closed_at is null and r.due_at <= ${now})`
  const parts = [
    review !== undefined && sql`i.review_id = ${review}::uuid`,
    decision !== undefined && sql`i.decision = ${decision}`,
    isOverdue !== undefined && sql`${overdue} = ${isOverdue}`,
    decidedBy !== undefined && sql`i.decided_by = ${decidedBy}::uuid`,
    hasGone && sql`not ${stands}`,
    waitsFor !== undefined && sql`i.decision = 'pending' and ${waiting(waitsFor)}`,
  ].filter((part) => typeof part === 'object')
  return and([sql`true`, ...parts])
}

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
