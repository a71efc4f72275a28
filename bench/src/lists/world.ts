import { settleAccess } from '../../../server/src/access/store.ts'
import { derivedGrantStore } from '../../../server/src/features/members/store.ts'
import { systemClock } from '../../../server/src/kernel/clock.ts'
import type { TenantId } from '../../../server/src/kernel/ids.ts'
import type { TenantDatabase } from '../../../server/src/storage/database.ts'
import { openDatabase } from '../../../server/src/storage/pool.ts'
import { openDoors } from '../../../server/src/storage/tenant.ts'
import { addApplications, addInvitations, addIssuers, addTrail } from './others.ts'
import {
  addGroups,
  addOutsiders,
  addPeople,
  addRoles,
  addSessions,
  addUserRoles,
  sizes,
} from './people.ts'
import { add, idAt, momentOf, type Rows } from './rows.ts'
import { addKeys, addWorkspaces } from './workspaces.ts'

/** What questions about the filled tenant may name. */
export interface ListWorld {
  /** Who administers the tenant. */
  readonly owner: string
  readonly person: string
  readonly role: string
  readonly group: string
  readonly workspace: string
  readonly application: string
  readonly policy: string
  readonly accessReview: string
}

/** All but what is made over the API. */
export type FilledTenant = Omit<ListWorld, 'policy' | 'accessReview'>

/**
 * Fills a tenant that an administrator has, by SQL but with what the server would have written:
 * assignments and access states come from the server's own statements. The server must not run.
 */
export async function fill(url: string, tenant: TenantId, owner: string): Promise<FilledTenant> {
  const pool = await openDatabase(url, 2)
  try {
    const { inTenant } = await openDoors(pool.kysely, settleAccess(systemClock))
    const world = await inTenant(tenant, (database) => fillTenant(database, owner))
    return world
  } finally {
    await pool.close()
  }
}

async function fillTenant(database: TenantDatabase, owner: string): Promise<FilledTenant> {
  const people = await addPeople(database)
  const outsiders = await addOutsiders(database)
  const { large: group, names } = await addGroups(database, people)
  const [role = ''] = await addRoles(database, people, names)
  const workspaces = await addWorkspaces(database, people)
  await addKeys(database, workspaces, owner)
  const application = await addApplications(database)
  await addIssuers(database)
  await addInvitations(database, people, owner)
  await addSessions(database, people, owner)
  await addUserRoles(database, people)
  await addTrail(database, people)
  await addMemberRole(
    database,
    people.map(({ id }) => id),
  )
  await derivedGrantStore(database).deriveForAll(new Date())
  for (const { id } of people) database.touch('actor', id)
  for (const id of outsiders) database.touch('actor', id)
  const person = people[sizes.users >> 1]?.id ?? ''
  return { owner, person, role, group, workspace: workspaces.large, application }
}

/** The role that the manifests give every user. */
async function addMemberRole({ query, tenant }: TenantDatabase, users: string[]): Promise<void> {
  const { id: role_id } = await query
    .selectFrom('roles')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('scope', '=', 'default')
    .where('code', '=', 'member')
    .executeTakeFirstOrThrow()
  const rows: Rows = users.map((actor_id, nth) => {
    const created_at = momentOf(nth, users.length)
    return { tenant_id: tenant, id: idAt(created_at), actor_id, role_id, created_at }
  })
  await add(query, 'assignments', rows)
}
