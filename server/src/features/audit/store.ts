import { type SqlBool, sql } from 'kysely'
import { isId, uuidv7 } from '../../kernel/ids.ts'
import type { TenantDatabase } from '../../storage/database.ts'
import { takeSlice } from '../../storage/slice.ts'
import type { AuditQuery } from './schema.ts'
import type { AuditTrail } from './service.ts'

export const auditStore = ({ query, tenant }: TenantDatabase): AuditTrail => ({
  async append({ action, by, target, at, facts = {} }) {
    await query
      .insertInto('audit_events')
      .values({
        tenant_id: tenant,
        id: uuidv7(at.getTime()),
        action,
        actor_id: by.id,
        target,
        facts: JSON.stringify(facts),
        request_id: by.requestId,
        address: by.address,
        at,
      })
      .execute()
  },

  list: (asked, slice) =>
    takeSlice(
      query
        .selectFrom('audit_events as e')
        .leftJoin('actors as a', (join) =>
          join.onRef('a.tenant_id', '=', 'e.tenant_id').onRef('a.id', '=', 'e.actor_id'),
        )
        .where('e.tenant_id', '=', tenant)
        .where(filterOf(asked))
        .select(['e.id', 'e.action', 'e.actor_id', 'e.target', 'e.facts', 'e.request_id'])
        .select(['e.address', 'e.at', 'a.display_name']),
      slice,
      {
        by: 'e.id',
        isCursor: isId,
        newestFirst: true,
        to: (row) => ({
          id: row.id,
          action: row.action,
          actor: row.actor_id,
          actorName: row.display_name,
          target: row.target,
          facts: row.facts,
          requestId: row.request_id,
          address: row.address,
          at: row.at.toISOString(),
        }),
      },
    ),
})

function filterOf({ action, actor, target, from, to }: AuditQuery) {
  const parts = [
    action !== undefined && sql`e.action = ${action}`,
    actor !== undefined && sql`e.actor_id = ${actor}`,
    target !== undefined && sql`e.target = ${target}`,
    from !== undefined && sql`e.at >= ${new Date(from)}`,
    to !== undefined && sql`e.at < ${new Date(to)}`,
  ].filter((part) => part !== false)
  return sql<SqlBool>`${sql.join([sql`true`, ...parts], sql` and `)}`
}
