import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { isId, uuidv7 } from '../../kernel/ids.ts'
import { allOf } from '../../storage/conditions.ts'
import { isUniqueViolation, type TenantDatabase } from '../../storage/database.ts'
import { countHeld, isHolderHere, isKey, takeTurn } from '../../storage/holder.ts'
import { takeSlice } from '../../storage/slice.ts'
import type { Assignment, AssignmentQuery } from './schema.ts'
import type { AssignmentStore } from './service.ts'

export const assignmentStore = (database: TenantDatabase) => {
  const { query, tenant } = database

  const store: AssignmentStore = {
    takeTurn: () => takeTurn(database),

    async role(name) {
      const row = await query
        .selectFrom('roles')
        .select(['id', 'scope', 'code', 'level'])
        .where('tenant_id', '=', tenant)
        .where(isRole('roles', name))
        // Kept from being deleted before the assignment stands.
        .forKeyShare()
        .executeTakeFirst()
      return row && { id: row.id, reference: `${row.scope}/${row.code}`, level: row.level }
    },

    async insert(assignment) {
      const missing = await missingOf(database, assignment)
      if (missing) return missing
      const { numInsertedOrUpdatedRows } = await query
        .insertInto('assignments')
        .values({
          tenant_id: tenant,
          id: assignment.id,
          actor_id: assignment.actorId,
          group_name: assignment.group,
          role_id: assignment.roleId,
          workspace_id: assignment.workspace,
          active_from: assignment.from === null ? null : new Date(assignment.from),
          active_until: assignment.until === null ? null : new Date(assignment.until),
          reason: assignment.reason,
          created_at: new Date(assignment.createdAt),
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow()
      touchHolder(database, assignment)
      return numInsertedOrUpdatedRows === 1n ? 'added' : 'exists'
    },

    async find(id) {
      const row = await live(database).where('s.id', '=', id).executeTakeFirst()
      return row && toAssignment(row)
    },

    async list(asked, slice) {
      // Known before the rest is planned: of some roles there are as many as users, of others few.
      const { role } = asked
      const roleId =
        role === undefined || isId(role) ? role : ((await store.role(role))?.id ?? null)
      const filter = filterOf({ ...asked, roleId })
      return takeSlice(live(database).where(filter), slice, {
        by: 's.id',
        isCursor: isId,
        total: await countHeld(database, 'assignments', filter),
        to: toAssignment,
      })
    },

    async change(assignment) {
      try {
        await query
          .updateTable('assignments')
          .set({
            active_from: assignment.from === null ? null : new Date(assignment.from),
            active_until: assignment.until === null ? null : new Date(assignment.until),
            reason: assignment.reason,
          })
          .where('tenant_id', '=', tenant)
          .where('id', '=', assignment.id)
          .execute()
      } catch (error) {
        if (isUniqueViolation(error)) return false
        throw error
      }
      touchHolder(database, assignment)
      return true
    },

    async remove(assignment) {
      await query
        .deleteFrom('assignments')
        .where('tenant_id', '=', tenant)
        .where('id', '=', assignment.id)
        .execute()
      touchHolder(database, assignment)
    },
  }

  return {
    ...store,
    /** Assigns roles of scope `default` to an actor, tenant-wide and without end. */
    give: (actor: string, codes: readonly string[], at: Date): Promise<void> =>
      give(database, [{ id: actor, createdAt: at }], codes),
  }
}

/** What every user of the tenant has. */
export const memberRoleStore = (database: TenantDatabase) => ({
  /** Assigns the roles that manifests give every member, to those who came just now. */
  async grantTo(users: readonly Newcomer[]): Promise<void> {
    const { rows } = await sql<{ code: string }>`
      select distinct manifest ->> 'member' as code from declarations
      where tenant_id = ${database.tenant}::uuid and manifest ->> 'member' is not null`.execute(
      database.query,
    )
    const codes = rows.map((row) => row.code)
    await give(database, users, codes)
  },
})

/** Who is given roles, and since when they are there. */
interface Newcomer {
  readonly id: string
  readonly createdAt: Date
}

/** A statement takes 65,535 values at most; a row has five. */
const rowsMax = 10_000

async function give(
  { query, tenant, touch }: TenantDatabase,
  actors: readonly Newcomer[],
  codes: readonly string[],
): Promise<void> {
  for (const { id } of actors) touch('actor', id)
  const roles = await query
    .selectFrom('roles')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('scope', '=', 'default')
    .where(sql<SqlBool>`code = any(${codes}::text[])`)
    .where('level', '=', 'tenant')
    .forKeyShare()
    .execute()
  const rows = actors.flatMap(({ id, createdAt }) =>
    roles.map((role) => ({
      tenant_id: tenant,
      id: uuidv7(createdAt.getTime()),
      actor_id: id,
      role_id: role.id,
      created_at: createdAt,
    })),
  )
  for (let from = 0; from < rows.length; from += rowsMax)
    await query
      .insertInto('assignments')
      .values(rows.slice(from, from + rowsMax))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

/** What of an assignment is not there; what is stays until the transaction ends. */
async function missingOf(
  { query, tenant }: TenantDatabase,
  { actorId, group, workspace }: Assignment,
): Promise<'holder-is-key' | 'holder-unknown' | 'workspace-unknown' | undefined> {
  const isThere = async (what: RawBuilder<unknown>): Promise<boolean> => {
    const { rows } = await sql`
      select from ${what} and tenant_id = ${tenant}::uuid for key share`.execute(query)
    return rows.length > 0
  }
  const actor = sql`actors where id = ${actorId}::uuid and deleted_at is null`
  const holder = actorId === null ? sql`groups where name = ${group}` : actor
  if (!(await isThere(holder))) return 'holder-unknown'
  if (actorId !== null && (await isThere(sql`${actor} and ${isKey('actors')}`)))
    return 'holder-is-key'
  const isPlaced =
    workspace === null || (await isThere(sql`workspaces where id = ${workspace}::uuid`))
  return isPlaced ? undefined : 'workspace-unknown'
}

function touchHolder({ touch }: TenantDatabase, { actorId, group }: Assignment): void {
  if (actorId !== null) touch('actor', actorId)
  if (group !== null) touch('group', group)
}

/** Assignments whose holder is still there. */
const live = ({ query, tenant }: TenantDatabase) =>
  query
    .selectFrom('assignments as s')
    // Left only in name: there is always one, and one who counts need not look.
    .leftJoin('roles as r', (join) =>
      join.onRef('r.tenant_id', '=', 's.tenant_id').onRef('r.id', '=', 's.role_id'),
    )
    .where('s.tenant_id', '=', tenant)
    .where(isHolderHere('s'))
    .select(['s.id', 's.actor_id', 's.group_name', 's.role_id'])
    .select([sql<string>`r.scope`.as('scope'), sql<string>`r.code`.as('code')])
    .select(['s.workspace_id', 's.active_from', 's.active_until', 's.reason', 's.created_at'])
    .select(['s.source', 's.synced_by'])

const filterOf = ({
  actorId,
  group,
  roleId,
  ...asked
}: AssignmentQuery & { roleId: string | null | undefined }) =>
  allOf([
    actorId !== undefined && sql`s.actor_id = ${actorId}`,
    group !== undefined && sql`s.group_name = ${group}`,
    roleId !== undefined && (roleId === null ? sql`false` : sql`s.role_id = ${roleId}`),
    asked.workspace !== undefined && sql`s.workspace_id = ${asked.workspace}`,
    asked.activeAt !== undefined && isActiveAt(new Date(asked.activeAt)),
  ])

const isActiveAt = (at: Date) =>
  sql`(s.active_from is null or s.active_from <= ${at})
    and (s.active_until is null or s.active_until > ${at})`

/** That a row of roles is the one of that id or reference. */
const isRole = (table: string, name: string) =>
  isId(name)
    ? sql<SqlBool>`${sql.ref(`${table}.id`)} = ${name}`
    : sql<SqlBool>`${sql.ref(`${table}.scope`)} || '/' || ${sql.ref(`${table}.code`)} = ${name}`

interface LiveRow {
  readonly id: string
  readonly actor_id: string | null
  readonly group_name: string | null
  readonly role_id: string
  readonly scope: string
  readonly code: string
  readonly workspace_id: string | null
  readonly active_from: Date | null
  readonly active_until: Date | null
  readonly reason: string | null
  readonly source: Assignment['source']
  readonly synced_by: string | null
  readonly created_at: Date
}

const toAssignment = (row: LiveRow): Assignment => ({
  id: row.id,
  actorId: row.actor_id,
  group: row.group_name,
  role: `${row.scope}/${row.code}`,
  roleId: row.role_id,
  workspace: row.workspace_id,
  from: row.active_from?.toISOString() ?? null,
  until: row.active_until?.toISOString() ?? null,
  reason: row.reason,
  source: row.source,
  syncedBy: row.synced_by,
  createdAt: row.created_at.toISOString(),
})
