import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { isId } from '../../kernel/ids.ts'
import type { TenantDatabase } from '../../storage/database.ts'
import { takeSlice } from '../../storage/slice.ts'
import { toItem, toReview } from './mappers.ts'
import type { AccessReviewStore, ItemFilter, Named, StoredItem } from './ports.ts'
import type { Subject } from './schema.ts'

export const accessReviewStore = (database: TenantDatabase): AccessReviewStore => {
  const { query, tenant } = database

  return {
    subject: (asked) => subjectOf(database, asked),

    async unfit(actors) {
      const { rows } = await sql<{ id: string }>`
        select asked.id from unnest(${actors}::uuid[]) as asked(id)
        where not exists (
          select from actors a left join users u on u.tenant_id = a.tenant_id and u.id = a.id
          where a.tenant_id = ${tenant}::uuid and a.id = asked.id and a.kind = 'user' and a.enabled
            and a.deleted_at is null and coalesce(u.status, 'active') = 'active')`.execute(query)
      return rows.map(({ id }) => id)
    },

    async insert({ id, named, reviewers, ...review }) {
      const made = new Date(review.createdAt)
      await query
        .insertInto('access_reviews')
        .values({
          tenant_id: tenant,
          id,
          name: review.name,
          description: review.description,
          subject_kind: named.kind,
          subject_id: named.id,
          subject_name: named.name,
          on_overdue: review.onOverdue,
          due_at: new Date(review.dueAt),
          created_by: review.createdBy,
          created_at: made,
          updated_at: made,
        })
        .execute()
      await appoint(database, id, reviewers)
      await sql`
        with taken as (${snapshots[named.kind](tenant, { review: id, subject: named.id })}
          returning 1)
        update access_reviews set items = (select count(*) from taken)
        where tenant_id = ${tenant}::uuid and id = ${id}::uuid`.execute(query)
    },

    async find(id, now) {
      const row = await reviews(database).where('r.id', '=', id).executeTakeFirst()
      return row && toReview(row, now)
    },

    async lock(id, now) {
      const found = reviews(database).where('r.id', '=', id)
      const row = await found.forNoKeyUpdate('r').executeTakeFirst()
      return row && toReview(row, now)
    },

    list({ status }, slice, { now, reviewer }) {
      const parts = [
        sql`true`,
        ...(status ? [sql`(r.closed_at is null) = ${status === 'open'}`] : []),
        ...(reviewer === null ? [] : [isReviewer(reviewer)]),
      ]
      return takeSlice(reviews(database).where(and(parts)), slice, {
        by: 'r.id',
        isCursor: isId,
        newestFirst: true,
        to: (row) => toReview(row, now),
      })
    },

    async update(id, { reviewers, dueAt, onOverdue, ...texts }, { by, at }) {
      await query
        .updateTable('access_reviews')
        .set((before) => ({
          ...(texts.name !== undefined && { name: texts.name }),
          ...(texts.description !== undefined && { description: texts.description }),
          ...(dueAt !== undefined && { due_at: new Date(dueAt) }),
          ...(onOverdue !== undefined && { on_overdue: onOverdue }),
          changed_by: by,
          updated_at: at,
          revision: sql<number>`${before.ref('revision')} + 1`,
        }))
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .execute()
      if (reviewers) await appoint(database, id, reviewers)
    },

    async close(id, by, at) {
      await sql`
        update access_reviews set closed_by = ${by}::uuid, closed_at = ${at}, updated_at = ${at},
          revision = revision + 1
        where tenant_id = ${tenant}::uuid and id = ${id}::uuid`.execute(query)
    },

    async item(review, id, { now, asker }) {
      const row = await items(database)
        .where('i.review_id', '=', review)
        .where('i.id', '=', id)
        .select(isOwn(asker).as('isOwn'))
        .executeTakeFirst()
      return row && { ...toItem(row, now), isOwn: row.isOwn }
    },

    items: (asked, slice, { now, ...counted }) =>
      takeSlice(items(database).where(filterOf(asked, now)), slice, {
        by: 'i.id',
        isCursor: isId,
        ...counted,
        to: (row) => toItem(row, now),
      }),

    async some(asked, { after, limit, now }) {
      const rows = await items(database)
        .where(filterOf(asked, now))
        .$if(after !== null, (rest) => rest.where('i.id', '>', after))
        .orderBy('i.id')
        .limit(limit)
        .execute()
      return rows.map((row) => toItem(row, now))
    },

    async settle(item, { decision, reason, by, at, isLapsed }) {
      await query
        .updateTable('access_review_items')
        .set({ decision, reason, decided_by: by, decided_at: at, is_lapsed: isLapsed })
        .set({ role_decided: item.roleNow })
        .where('tenant_id', '=', tenant)
        .where('review_id', '=', item.reviewId)
        .where('id', '=', item.id)
        .execute()
      const moved = (to: StoredItem['decision']) =>
        Number(decision === to) - Number(item.decision === to)
      await sql`
        update access_reviews set kept = kept + ${moved('keep')}::int,
          revoked = revoked + ${moved('revoke')}::int, gone = gone + ${moved('gone')}::int,
          lapsed = lapsed + ${Number(isLapsed) - Number(item.isLapsed)}::int
        where tenant_id = ${tenant}::uuid and id = ${item.reviewId}::uuid`.execute(query)
    },
  }
}

async function subjectOf(
  { query, tenant }: TenantDatabase,
  { group, role, workspace }: Subject,
): Promise<Named | undefined> {
  const { rows } = await sql<Named>`
    select 'group' as kind, name as id, name from groups
    where tenant_id = ${tenant}::uuid and name = ${group ?? null}
    union all
    select 'role', id::text, scope || '/' || code from roles
    where tenant_id = ${tenant}::uuid and ${role ?? null}::text in (id::text, scope || '/' || code)
    union all
    select 'workspace', id::text, name from workspaces
    where tenant_id = ${tenant}::uuid and id = ${workspace ?? null}::uuid`.execute(query)
  return rows[0]
}

/** Makes these the reviewers, and nobody else. */
async function appoint(
  { query, tenant }: TenantDatabase,
  review: string,
  reviewers: readonly string[],
): Promise<void> {
  await query
    .deleteFrom('access_review_reviewers')
    .where('tenant_id', '=', tenant)
    .where('review_id', '=', review)
    .execute()
  await sql`
    insert into access_review_reviewers (tenant_id, review_id, actor_id)
    select distinct ${tenant}::uuid, ${review}::uuid, id
    from unnest(${reviewers}::uuid[]) as reviewer(id)`.execute(query)
}

type Snapshot = (
  tenant: string,
  of: { readonly review: string; readonly subject: string },
) => RawBuilder<unknown>

/** How the items of each kind of subject are taken, without those who are deleted. */
const snapshots: Readonly<Record<Named['kind'], Snapshot>> = {
  group: (tenant, { review, subject }) => sql`
    insert into access_review_items (tenant_id, review_id, id, kind, actor_id, group_name, source,
      synced_by, since)
    select m.tenant_id, ${review}::uuid, gen_random_uuid(), 'group-member', m.actor_id,
      m.group_name, case when m.by_hand then 'manual' else 'claim' end, m.synced_by, m.added_at
    from group_members m join actors a on a.tenant_id = m.tenant_id and a.id = m.actor_id
    where m.tenant_id = ${tenant}::uuid and m.group_name = ${subject} and a.deleted_at is null`,
  role: (tenant, { review, subject }) => sql`
    insert into access_review_items (tenant_id, review_id, id, kind, actor_id, group_name,
      assignment_id, role, workspace_id, source, synced_by, since, active_until)
    select s.tenant_id, ${review}::uuid, gen_random_uuid(), 'assignment', s.actor_id, s.group_name,
      s.id, r.scope || '/' || r.code, s.workspace_id, s.source, s.synced_by, s.created_at,
      s.active_until
    from assignments s join roles r on r.tenant_id = s.tenant_id and r.id = s.role_id
    left join actors a on a.tenant_id = s.tenant_id and a.id = s.actor_id
    where s.tenant_id = ${tenant}::uuid and s.role_id = ${subject}::uuid and a.deleted_at is null`,
  workspace: (tenant, { review, subject }) => sql`
    insert into access_review_items (tenant_id, review_id, id, kind, actor_id, role, workspace_id,
      source, since)
    select m.tenant_id, ${review}::uuid, gen_random_uuid(), 'workspace-member', m.actor_id, m.role,
      m.workspace_id, case m.source when 'sync' then 'claim' else 'manual' end, m.added_at
    from workspace_members m join actors a on a.tenant_id = m.tenant_id and a.id = m.actor_id
    where m.tenant_id = ${tenant}::uuid and m.workspace_id = ${subject}::uuid
      and a.deleted_at is null`,
}

const reviews = ({ query, tenant }: TenantDatabase) =>
  query
    .selectFrom('access_reviews as r')
    .where('r.tenant_id', '=', tenant)
    .selectAll('r')
    .select(
      sql<string[]>`array(select v.actor_id::text from access_review_reviewers v
        where v.tenant_id = r.tenant_id and v.review_id = r.id order by 1)`.as('reviewers'),
    )

const isReviewer = (actor: string) => sql`
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
const isOwn = (actor: string) => sql<boolean>`(i.actor_id is not distinct from ${actor}::uuid
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

const items = ({ query, tenant }: TenantDatabase) =>
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

const and = (parts: readonly RawBuilder<unknown>[]) => sql<SqlBool>`${sql.join(parts, sql` and `)}`

function filterOf(asked: ItemFilter, now: Date) {
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
