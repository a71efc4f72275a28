import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Contents } from '../../kernel/contents.ts'
import { isId } from '../../kernel/ids.ts'
import { allOf, isNamed } from '../../storage/conditions.ts'
import { heldBy } from '../../storage/contents.ts'
import { isForeignKeyViolation, type Row, type TenantDatabase } from '../../storage/database.ts'
import { takeTurn } from '../../storage/holder.ts'
import { containing, takeSlice } from '../../storage/slice.ts'
import type { RoleStore } from './ports.ts'
import type { Role, RolePatch, RoleQuery } from './schema.ts'

export const roleStore = (database: TenantDatabase): RoleStore => {
  const { query, tenant, touch } = database
  const all = () =>
    query
      .selectFrom('roles')
      .selectAll()
      .select(heldBy('role', 'policies', 'roles.id').as('policies'))
      .select(heldBy('role', 'collections', 'roles.id').as('collections'))
      .select(supervised.as('supervises'))
      .where('tenant_id', '=', tenant)

  return {
    takeTurn: () => takeTurn(database),

    async insert(role) {
      const { numInsertedOrUpdatedRows } = await query
        .insertInto('roles')
        .values({
          tenant_id: tenant,
          id: role.id,
          scope: role.scope,
          code: role.code,
          title: role.title,
          description: role.description,
          annotations: JSON.stringify(role.annotations),
          level: role.level,
          precedence: role.precedence,
          permissions: [...role.permissions],
          ceiling: role.ceiling && [...role.ceiling],
          ...windowColumns(role.when),
          managed_by: role.managedBy,
          created_at: new Date(role.createdAt),
          updated_at: new Date(role.updatedAt),
        })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'scope', 'code']).doNothing())
        .executeTakeFirstOrThrow()
      touch('role', role.id)
      return numInsertedOrUpdatedRows === 1n
    },

    async find(key) {
      const row = await all().where(isNamed(key)).executeTakeFirst()
      return row && toRole(row)
    },

    async named(references) {
      if (references.length === 0) return []
      const rows = await all()
        .where(sql<SqlBool>`scope || '/' || code = any(${[...references]}::text[])`)
        .execute()
      return rows.map(toRole)
    },

    async supervise(id, ids) {
      await sql`
        delete from role_supervised where tenant_id = ${tenant}::uuid and role_id = ${id}::uuid
          and supervised_id <> all(${[...ids]}::uuid[])`.execute(query)
      await sql`
        insert into role_supervised (tenant_id, role_id, supervised_id)
        select ${tenant}::uuid, ${id}::uuid, id from unnest(${[...ids]}::uuid[]) as wanted(id)
        on conflict do nothing`.execute(query)
      touch('role', id)
    },

    async supervisors(id) {
      const { rows } = await sql<{ reference: string }>`
        select r.scope || '/' || r.code as reference
        from role_supervised s join roles r on r.tenant_id = s.tenant_id and r.id = s.role_id
        where s.tenant_id = ${tenant}::uuid and s.supervised_id = ${id}::uuid
        order by (r.scope || '/' || r.code) collate "C"`.execute(query)
      return rows.map(({ reference }) => reference)
    },

    list: (asked, slice) =>
      takeSlice(all().where(filterOf(asked)), slice, { by: 'id', isCursor: isId, to: toRole }),

    async update(id, patch, at) {
      await query
        .updateTable('roles')
        .set((before) => ({
          ...toColumns(patch),
          updated_at: at,
          revision: sql<number>`${before.ref('revision')} + 1`,
        }))
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .execute()
      touch('role', id)
    },

    async remove(id) {
      await sql`
        delete from assignments s using actors a
        where s.tenant_id = ${tenant}::uuid and s.role_id = ${id}
          and a.tenant_id = s.tenant_id and a.id = s.actor_id
          and a.deleted_at is not null`.execute(query)
      try {
        await query
          .deleteFrom('roles')
          .where('tenant_id', '=', tenant)
          .where('id', '=', id)
          .execute()
      } catch (error) {
        if (isForeignKeyViolation(error)) return false
        throw error
      }
      touch('role', id)
      return true
    },

    async stepsBeside(id) {
      const rows = await query
        .selectFrom('roles')
        .select('precedence')
        .distinct()
        .where('tenant_id', '=', tenant)
        .where('id', '<>', id)
        .orderBy('precedence')
        .execute()
      return rows.map((row) => row.precedence)
    },

    async place(id, { precedence, shifted }, at) {
      const { rows } = await sql<{ id: string }>`
        update roles set updated_at = ${at}, revision = revision + 1,
          precedence = case when id = ${id}::uuid then ${precedence}::integer else precedence + 1 end
        where tenant_id = ${tenant}::uuid
          and (id = ${id}::uuid
            or precedence between ${shifted?.from ?? 1}::integer and ${shifted?.to ?? 0}::integer)
        returning id`.execute(query)
      for (const role of rows) touch('role', role.id)
    },

    async weakest() {
      const { weakest } = await query
        .selectFrom('roles')
        .select(({ fn }) => fn.max<number | null>('precedence').as('weakest'))
        .where('tenant_id', '=', tenant)
        .executeTakeFirstOrThrow()
      return weakest ?? 0
    },
  }
}

/** References of the roles that it supervises, in the order of their text. */
const supervised: RawBuilder<string[]> = sql`coalesce((
  select array_agg(r.scope || '/' || r.code order by (r.scope || '/' || r.code) collate "C")
  from role_supervised s join roles r on r.tenant_id = s.tenant_id and r.id = s.supervised_id
  where s.tenant_id = roles.tenant_id and s.role_id = roles.id), '{}')`

const filterOf = ({ filter, level, scope, code }: RoleQuery) =>
  allOf([
    scope !== undefined && sql`scope = ${scope}`,
    code !== undefined && sql`code = ${code}`,
    level !== undefined && sql`level = ${level}`,
    filter !== undefined && sql`lower(code || ' ' || title) like ${containing(filter)}`,
  ])

const toColumns = ({ title, description, annotations, ...patch }: RolePatch) => ({
  ...(title !== undefined && { title }),
  ...(description !== undefined && { description }),
  ...(annotations !== undefined && { annotations: JSON.stringify(annotations) }),
  ...weightColumns(patch),
})

const weightColumns = ({ precedence, permissions, ceiling, when }: RolePatch) => ({
  ...(precedence !== undefined && { precedence }),
  ...(permissions !== undefined && { permissions: [...permissions] }),
  ...(ceiling !== undefined && { ceiling: ceiling && [...ceiling] }),
  ...(when !== undefined && windowColumns(when)),
})

const windowColumns = (when: RolePatch['when']) => ({
  active_from: when?.activate ? new Date(when.activate) : null,
  active_until: when?.deactivate ? new Date(when.deactivate) : null,
})

const toRole = (row: Row<'roles'> & Contents & Pick<Role, 'supervises'>): Role => ({
  id: row.id,
  scope: row.scope,
  code: row.code,
  title: row.title,
  description: row.description,
  level: row.level,
  precedence: row.precedence,
  permissions: row.permissions,
  policies: [...row.policies],
  collections: [...row.collections],
  supervises: row.supervises,
  ceiling: row.ceiling,
  when:
    row.active_from === null && row.active_until === null
      ? null
      : {
          activate: row.active_from?.toISOString() ?? null,
          deactivate: row.active_until?.toISOString() ?? null,
        },
  annotations: row.annotations,
  managedBy: row.managed_by,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  revision: row.revision,
})
