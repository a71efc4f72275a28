import { hash } from '@node-rs/argon2'
import { sha256 } from '../../../server/src/kernel/secret.ts'
import type { TenantDatabase } from '../../../server/src/storage/database.ts'
import { add, idAt, momentOf, pick, times } from './rows.ts'

export const sizes = {
  users: 100_000,
  outsiders: 5_000,
  groups: 2_000,
  roles: 3_000,
  permissions: 3_000,
  largeGroup: 50_000,
  sessions: 200_000,
  ownSessions: 500,
}

const firstNames = 'Ana Bo Chidi Dana Emre Farah Goran Hana Ines Jonas Kofi Lena Mira Nils'.split(
  ' ',
)
const lastNames = 'Adeyemi Berg Costa Diaz Eriksen Fischer Garcia Haddad Ivanov Jensen'.split(' ')

export interface Person {
  readonly id: string
  readonly at: Date
  readonly status: 'active' | 'disabled' | 'invited' | 'deleted'
}

const statuses = ['disabled', 'invited', 'deleted'] as const

/** Users with their actors, of every status, and actors of an outside issuer. */
export async function addPeople({ query, tenant }: TenantDatabase): Promise<Person[]> {
  const people = times(sizes.users, (nth): Person => {
    const at = momentOf(nth, sizes.users)
    return { id: idAt(at), at, status: statuses[nth % 100] ?? 'active' }
  })
  const password_hash = await hash('correct horse battery', { memoryCost: 19_456, timeCost: 2 })
  const namesOf = ({ status }: Person, nth: number) => ({
    username: status === 'invited' ? '' : `person-${nth}`,
    email: `person-${nth}@people.acme.test`,
    firstName: pick(firstNames, nth),
    lastName: pick(lastNames, nth >> 3),
  })
  const actorOf = (person: Person, nth: number) => {
    const attributes = namesOf(person, nth)
    return {
      tenant_id: tenant,
      id: person.id,
      issuer: 'local',
      subject: person.id,
      kind: 'user',
      display_name: `${attributes.firstName} ${attributes.lastName}`,
      enabled: person.status === 'active',
      attributes,
      created_at: person.at,
      deleted_at: person.status === 'deleted' ? person.at : null,
    }
  }
  const userOf = (person: Person, nth: number) => {
    const { username, email, firstName, lastName } = namesOf(person, nth)
    return {
      tenant_id: tenant,
      id: person.id,
      username,
      email,
      first_name: firstName,
      last_name: lastName,
      password_hash: person.status === 'invited' ? '' : password_hash,
      status: person.status,
      created_at: person.at,
      updated_at: person.at,
    }
  }
  await add(query, 'actors', people.map(actorOf))
  await add(query, 'users', people.map(userOf))
  return people
}

/** Actors whose tokens another issuer made. */
export async function addOutsiders({ query, tenant }: TenantDatabase): Promise<string[]> {
  const rows = times(sizes.outsiders, (nth) => {
    const at = momentOf(nth, sizes.outsiders)
    return {
      tenant_id: tenant,
      id: idAt(at),
      issuer: 'https://login.outside.test',
      subject: `outsider-${nth}`,
      kind: pick(['user', 'service', 'agent'], nth),
      display_name: `Outsider ${nth}`,
      attributes: {},
      created_at: at,
    }
  })
  await add(query, 'actors', rows)
  return rows.map((row) => row.id)
}

/** Who is in which group: half of all people in a large one, everybody in two small ones. */
export async function addGroups(
  { query, tenant, touch }: TenantDatabase,
  people: readonly Person[],
): Promise<{ large: string; names: string[] }> {
  const large = 'large-group'
  const names = times(sizes.groups, (nth) => `group-${nth}`)
  const groups = [large, ...names].map((name, nth) => ({
    tenant_id: tenant,
    name,
    title: `People of ${name}`,
    created_at: momentOf(nth, sizes.groups + 1),
  }))
  const memberOf = (group_name: string, { id, at }: Person) => ({
    tenant_id: tenant,
    group_name,
    actor_id: id,
    added_at: at,
  })
  await add(query, 'groups', groups)
  await add(
    query,
    'group_members',
    people.slice(0, sizes.largeGroup).map((person) => memberOf(large, person)),
  )
  for (const shift of [0, 1])
    await add(
      query,
      'group_members',
      people.map((person, nth) => memberOf(pick(names, nth + shift), person)),
    )
  for (const { name } of groups) touch('group', name)
  return { large, names }
}

/** Sessions of everybody, each with its refresh token, and many of one. */
export async function addSessions(
  { query, tenant }: TenantDatabase,
  people: readonly Person[],
  many: string,
): Promise<void> {
  const active = people.filter(({ status }) => status === 'active')
  const expires_at = new Date(Date.now() + 7 * 24 * 3_600_000)
  const sessions = times(sizes.sessions, (nth) => {
    const at = momentOf(nth, sizes.sessions)
    const isOver = nth % 3 === 0
    return {
      tenant_id: tenant,
      id: idAt(at),
      actor_id: nth % (sizes.sessions / sizes.ownSessions) === 1 ? many : pick(active, nth).id,
      address: '192.0.2.7',
      user_agent: 'bench',
      created_at: at,
      last_used_at: at,
      expires_at,
      ended_at: isOver ? at : null,
    }
  })
  await add(query, 'sessions', sessions)
  await add(
    query,
    'refresh_tokens',
    sessions.map(({ id, created_at }) => ({
      tenant_id: tenant,
      hash: sha256(id),
      session_id: id,
      created_at,
      expires_at,
    })),
  )
  await add(
    query,
    'sightings',
    active
      .slice(0, 50_000)
      .map(({ id, at }) => ({ tenant_id: tenant, actor_id: id, last_seen_at: at })),
  )
}

/** The personal roles of all who were ever signed in. */
export async function addUserRoles(
  { query, tenant }: TenantDatabase,
  people: readonly Person[],
): Promise<void> {
  const signedIn = people.filter(({ status }) => status === 'active')
  await add(
    query,
    'user_roles',
    signedIn.map(({ id, at }) => ({
      tenant_id: tenant,
      user_id: id,
      created_at: at,
      updated_at: at,
    })),
  )
}

/** Custom roles and permissions, and who holds what: every second person one, each group one. */
export async function addRoles(
  { query, tenant, touch }: TenantDatabase,
  people: readonly Person[],
  groups: readonly string[],
): Promise<string[]> {
  const keys = times(sizes.permissions, (nth) => `bench/thing-${nth >> 2}:act-${nth % 4}`)
  const roles = times(sizes.roles, (nth) => {
    const at = momentOf(nth, sizes.roles)
    return {
      tenant_id: tenant,
      id: idAt(at),
      scope: 'bench',
      code: `role-${nth}`,
      title: `The role number ${nth}`,
      level: 'tenant',
      precedence: 100,
      permissions: times(5, (one) => pick(keys, nth + one)),
      created_at: at,
      updated_at: at,
    }
  })
  const declared = keys.map((key) => ({
    tenant_id: tenant,
    key,
    implies: [],
    declared_by: 'bench',
  }))
  await add(query, 'permissions', declared)
  await add(query, 'roles', roles)
  const ids = roles.map((role) => role.id)
  const given = (holder: { actor_id: string | null; group_name: string | null }, nth: number) => {
    const created_at = momentOf(nth, sizes.users)
    const role_id = pick(ids, nth)
    return { tenant_id: tenant, id: idAt(created_at), ...holder, role_id, created_at }
  }
  const half = people.filter((_, nth) => nth % 2 === 0)
  await add(query, 'assignments', [
    ...half.map(({ id }, nth) => given({ actor_id: id, group_name: null }, nth)),
    ...groups.map((name, nth) => given({ actor_id: null, group_name: name }, nth)),
  ])
  for (const key of keys) touch('permission', key)
  for (const id of ids) touch('role', id)
  return ids
}
