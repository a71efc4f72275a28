import { type RawBuilder, sql } from 'kysely'
import { isId } from '../../kernel/ids.ts'
import type { TenantDatabase } from '../../storage/database.ts'
import { takeSlice } from '../../storage/slice.ts'
import type { AccessReviewStore, Named, StoredItem } from './ports.ts'
import {
  and,
  filterOf,
  isOwn,
  isReviewer,
  items,
  reviews,
  toItem,
  toReview,
} from './reading-store.ts'
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

    async givenIn(workspace) {
      const { rows } = await sql<{ role: string; until: Date | null }>`
        select s.role, nullif(max(coalesce(s.active_until, 'infinity')), 'infinity') as until
        from (${givenInside(tenant, workspace)}) s group by s.role`.execute(query)
      return rows.map(({ role, until }) => ({ role, workspace, until: until?.getTime() ?? null }))
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
    insert into access_review_items (tenant_id, review_id, id, kind, actor_id, group_name,
      assignment_id, role, workspace_id, source, synced_by, since, active_until)
    select m.tenant_id, ${review}::uuid, gen_random_uuid(), 'workspace-member', m.actor_id, null,
      null, m.role, m.workspace_id, case m.source when 'sync' then 'claim' else 'manual' end, null,
      m.added_at, null
    from workspace_members m join actors a on a.tenant_id = m.tenant_id and a.id = m.actor_id
    where m.tenant_id = ${tenant}::uuid and m.workspace_id = ${subject}::uuid
      and a.deleted_at is null
    union all
    select s.tenant_id, ${review}::uuid, gen_random_uuid(), 'assignment', s.actor_id, s.group_name,
      s.id, s.role, s.workspace_id, s.source, s.synced_by, s.created_at, s.active_until
    from (${givenInside(tenant, subject)}) s`,
}

/** Roles that are given in a workspace by themselves, and not with being a member there. */
const givenInside = (tenant: string, workspace: string) => sql`
  select s.*, r.scope || '/' || r.code as role
  from assignments s join roles r on r.tenant_id = s.tenant_id and r.id = s.role_id
  left join actors a on a.tenant_id = s.tenant_id and a.id = s.actor_id
  where s.tenant_id = ${tenant}::uuid and s.workspace_id = ${workspace}::uuid
    and s.source <> 'membership' and a.deleted_at is null`
