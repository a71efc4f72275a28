import { sql } from 'kysely'
import { isId } from '../../kernel/ids.ts'
import { allOf } from '../../storage/conditions.ts'
import type { Row, TenantDatabase } from '../../storage/database.ts'
import { takeSlice } from '../../storage/slice.ts'
import type { DecisionLogQuery, LoggedDecision } from './schema.ts'
import type { DecisionLogStore } from './service.ts'

export const decisionLogStore = ({ query, tenant }: TenantDatabase): DecisionLogStore => {
  const all = () => query.selectFrom('decision_log').selectAll().where('tenant_id', '=', tenant)

  return {
    async append(decisions) {
      // One value, however many there are: a statement takes 65,535 at most.
      await sql`
        insert into decision_log (tenant_id, id, at, actor, permission, resource_type, resource_id,
          workspace, effective, as_at, effect, reason, role, policy, pattern, selector, group_name, version, surface,
          caller, request_id, dropped_before)
        select ${tenant}::uuid, d.id, d.at, d.actor, d.permission, d."resourceType", d."resourceId",
          d.workspace, nullif(d.effective, 'null'), nullif(d."asAt", 'null'), d.effect, d.reason, d.role, d.policy, d.pattern, nullif(d.selector, 'null'),
          d."group", d.version, d.surface, d.caller, d."requestId", d."droppedBefore"
        from jsonb_to_recordset(${JSON.stringify(decisions)}::jsonb) as d(
          id uuid, at timestamptz, actor text, permission text, "resourceType" text,
          "resourceId" jsonb, workspace text, effective jsonb, "asAt" jsonb, effect text, reason text, role text, policy text,
          pattern text, selector jsonb, "group" text, version bigint, surface text, caller uuid,
          "requestId" text, "droppedBefore" integer)
        on conflict do nothing`.execute(query)
    },

    async prune(before, max) {
      await sql`
        delete from decision_log where tenant_id = ${tenant}::uuid and id in (
          select id from decision_log
          where tenant_id = ${tenant}::uuid and id < ${firstIdOf(before)}::uuid
          order by id limit ${max} for update skip locked)`.execute(query)
    },

    list: (asked, slice) =>
      takeSlice(all().where(filterOf(asked)), slice, {
        by: 'id',
        isCursor: isId,
        newestFirst: true,
        to: toLogged,
      }),

    async find(id) {
      const row = await all().where('id', '=', id).executeTakeFirst()
      return row && toLogged(row)
    },
  }
}

const filterOf = ({ actor, permission, effect, role, policy, from, to }: DecisionLogQuery) =>
  allOf([
    actor !== undefined && sql`actor = ${actor}`,
    permission !== undefined && sql`permission = ${permission}`,
    effect !== undefined && sql`effect = ${effect}`,
    role !== undefined && sql`role = ${role}`,
    policy !== undefined && sql`policy = ${policy}`,
    from !== undefined && sql`id >= ${firstIdOf(new Date(from))}::uuid`,
    to !== undefined && sql`id < ${firstIdOf(new Date(to))}::uuid`,
  ])

/** No id of this instant or a later one is lower. */
function firstIdOf(at: Date): string {
  const hex = Math.max(0, at.getTime()).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-0000-0000-000000000000`
}

const toLogged = (row: Row<'decision_log'>): LoggedDecision => ({
  id: row.id,
  at: row.at.toISOString(),
  actor: row.actor,
  permission: row.permission,
  effect: row.effect,
  reason: row.reason,
  role: row.role,
  policy: row.policy,
  pattern: row.pattern,
  selector: row.selector,
  group: row.group_name,
  resourceType: row.resource_type,
  resourceId: row.resource_id,
  workspace: row.workspace,
  effective: row.effective,
  asAt: row.as_at,
  version: Number(row.version),
  surface: row.surface,
  caller: row.caller,
  requestId: row.request_id,
  droppedBefore: row.dropped_before,
})
