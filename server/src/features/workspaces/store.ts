import { sql } from 'kysely'
import { isId } from '../../kernel/ids.ts'
import { allOf, isOfRevision } from '../../storage/conditions.ts'
import type { Row, TenantDatabase } from '../../storage/database.ts'
import { mayAct, takeTurn } from '../../storage/holder.ts'
import { containing, takeSlice } from '../../storage/slice.ts'
import type { Workspace } from './schema.ts'
import type { WorkspaceStore } from './service.ts'

export const workspaceStore = (database: TenantDatabase): WorkspaceStore => {
  const { query, tenant, touch } = database
  const all = () => query.selectFrom('workspaces as w').selectAll().where('tenant_id', '=', tenant)

  return {
    async insert(workspace, by) {
      await query
        .insertInto('workspaces')
        .values({
          tenant_id: tenant,
          id: workspace.id,
          name: workspace.name,
          description: workspace.description,
          created_by: by,
          created_at: new Date(workspace.createdAt),
          updated_at: new Date(workspace.updatedAt),
        })
        .execute()
      touch('workspace', workspace.id)
    },

    async find(id) {
      const row = await all().where('id', '=', id).executeTakeFirst()
      return row && toWorkspace(row)
    },

    list({ filter, ownerless }, slice, member) {
      const asked = allOf([
        filter !== undefined && sql`lower(name) like ${containing(filter)}`,
        member !== null &&
          sql`exists (select from workspace_members m where m.tenant_id = w.tenant_id
                      and m.workspace_id = w.id and m.actor_id = ${member}::uuid)`,
        ownerless !== undefined && sql`${hasOwner} = ${ownerless === 'false'}`,
      ])
      return takeSlice(all().where(asked), slice, {
        by: 'id',
        isCursor: isId,
        to: toWorkspace,
      })
    },

    async update(id, { name, description }, { at, revision }) {
      const row = await query
        .updateTable('workspaces')
        .set((before) => ({
          ...(name !== undefined && { name }),
          ...(description !== undefined && { description }),
          updated_at: at,
          revision: sql<number>`${before.ref('revision')} + 1`,
        }))
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .where(isOfRevision(revision))
        .returningAll()
        .executeTakeFirst()
      return row && toWorkspace(row)
    },

    async remove(id, at) {
      await takeTurn(database)
      // Whoever gives something inside at the same time is done by then, or finds it gone.
      await query
        .selectFrom('workspaces')
        .select('id')
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .forUpdate()
        .execute()
      await touchInside(database, id)
      await sql`
        update actors a set deleted_at = ${at}, enabled = false from api_keys k
        where k.tenant_id = ${tenant}::uuid and k.workspace_id = ${id}::uuid
          and a.tenant_id = k.tenant_id and a.id = k.id`.execute(query)
      await query
        .deleteFrom('workspaces')
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .execute()
      touch('workspace', id)
    },
  }
}

/** Whether an owner is there who may act. */
const hasOwner = sql`exists (
  select from workspace_members m join actors a on a.tenant_id = m.tenant_id and a.id = m.actor_id
  where m.tenant_id = w.tenant_id and m.workspace_id = w.id and m.role = 'owner' and ${mayAct('a')})`

/** Says that whoever has a role inside changes with it, and the keys with their own. */
async function touchInside(
  { query, tenant, touch }: TenantDatabase,
  workspace: string,
): Promise<void> {
  const holders = await query
    .selectFrom('assignments')
    .select(['actor_id', 'group_name'])
    .where('tenant_id', '=', tenant)
    .where('workspace_id', '=', workspace)
    .execute()
  for (const { actor_id, group_name } of holders) {
    if (actor_id !== null) touch('actor', actor_id)
    if (group_name !== null) touch('group', group_name)
  }
  const keys = await query
    .selectFrom('api_keys')
    .select(['id', 'policies'])
    .where('tenant_id', '=', tenant)
    .where('workspace_id', '=', workspace)
    .where('revoked_at', 'is', null)
    .execute()
  for (const { id, policies } of keys) {
    touch('actor', id)
    touch('role', id)
    for (const { code } of policies) touch('policy', `_keys/${code}`)
  }
}

const toWorkspace = (row: Row<'workspaces'>): Workspace => ({
  id: row.id,
  name: row.name,
  description: row.description,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  revision: row.revision,
})
