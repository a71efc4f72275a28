import { isId } from '../../kernel/ids.ts'
import type { TenantDatabase } from '../../storage/database.ts'
import { takeTurn } from '../../storage/holder.ts'
import type { Clash, StoredUser } from './ports.ts'

/** A statement takes 65,535 values at most; a user has eleven. */
const partMax = 1000

/** Adds users and their actors, some in a statement; or says of the first that cannot be why. */
export async function addUsers(
  database: TenantDatabase,
  users: readonly StoredUser[],
): Promise<Clash | undefined> {
  await takeTurn(database)
  for (let from = 0; from < users.length; from += partMax) {
    const clash = await addPart(database, users.slice(from, from + partMax))
    if (clash) return { ...clash, at: clash.at + from }
  }
  return undefined
}

async function addPart(
  database: TenantDatabase,
  users: readonly StoredUser[],
): Promise<Clash | undefined> {
  const anothers = await anothersIds(database, users)
  const impostor = users.findIndex(({ subject }) => subject !== undefined && anothers.has(subject))
  if (impostor >= 0) return { at: impostor, why: 'subject-taken' }
  const unentered = firstWithout(users, await insertActors(database, users))
  if (unentered) return { at: unentered.at, why: 'subject-taken' }
  for (const { id } of users) database.touch('actor', id)
  const unnamed = firstWithout(users, await insertUsers(database, users))
  if (!unnamed) return undefined
  const isNamed = await hasUsername(database, unnamed.user.username)
  return { at: unnamed.at, why: isNamed ? 'username-taken' : 'email-taken' }
}

function firstWithout(users: readonly StoredUser[], rows: readonly { readonly id: string }[]) {
  const added = new Set(rows.map(({ id }) => id))
  for (const [at, user] of users.entries()) if (!added.has(user.id)) return { at, user }
  return undefined
}

const insertActors = ({ query, tenant }: TenantDatabase, users: readonly StoredUser[]) =>
  query
    .insertInto('actors')
    .values(
      users.map((user) => ({
        tenant_id: tenant,
        id: user.id,
        issuer: 'local',
        subject: user.subject ?? user.id,
        kind: 'user' as const,
        display_name: `${user.firstName} ${user.lastName}`,
        enabled: user.status === undefined,
        attributes: attributesOf(user),
        created_at: user.createdAt,
      })),
    )
    .onConflict((conflict) => conflict.columns(['tenant_id', 'issuer', 'subject']).doNothing())
    .returning('id')
    .execute()

const insertUsers = ({ query, tenant }: TenantDatabase, users: readonly StoredUser[]) =>
  query
    .insertInto('users')
    .values(
      users.map((user) => ({
        tenant_id: tenant,
        id: user.id,
        username: user.username,
        email: user.email,
        first_name: user.firstName,
        last_name: user.lastName,
        password_hash: user.passwordHash,
        status: user.status ?? ('active' as const),
        global_role: user.globalRole ?? ('member' as const),
        created_at: user.createdAt,
        updated_at: user.createdAt,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()

/** Those of the subjects by which somebody is known already, though not as theirs: each has an id. */
async function anothersIds(
  { query, tenant }: TenantDatabase,
  users: readonly StoredUser[],
): Promise<ReadonlySet<string>> {
  const subjects = users.flatMap(({ subject }) =>
    subject !== undefined && isId(subject) ? [subject] : [],
  )
  if (subjects.length === 0) return new Set()
  const rows = await query
    .selectFrom('actors')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('id', 'in', subjects)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

async function hasUsername({ query, tenant }: TenantDatabase, username: string): Promise<boolean> {
  const row = await query
    .selectFrom('users')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('username_key', '=', username.toLowerCase())
    .where('username_key', '<>', '')
    .where('status', 'not in', ['deleted', 'purged'])
    .executeTakeFirst()
  return row !== undefined
}

/** What conditions see as `actor.attributes`. */
export const attributesOf = (
  user: Pick<StoredUser, 'username' | 'email' | 'firstName' | 'lastName'>,
): string =>
  JSON.stringify({
    username: user.username,
    email: user.email,
    firstName: user.firstName,
    lastName: user.lastName,
  })
