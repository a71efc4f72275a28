import { type PolicyLine, type RoleLine, refOf, type World } from './reference-world.ts'
import { worldOf } from './worlds.ts'
import type { Random } from './worlds-random.ts'

/** A copy that may be changed freely. */
export const copyOf = (world: World): World => structuredClone(world)

/** A copy with every list whose order the rule calls irrelevant in another order. */
export function shuffled(random: Random, world: World): World {
  const mixed = <T>(list: readonly T[]) => random.some(list, list.length, list.length)
  return {
    ...world,
    permissions: mixed(world.permissions),
    policies: mixed(world.policies).map((policy) => ({
      ...policy,
      selectors: mixed(policy.selectors),
    })),
    collections: mixed(world.collections).map((collection) => ({
      ...collection,
      policies: mixed(collection.policies),
      collections: mixed(collection.collections),
    })),
    roles: mixed(world.roles).map((role) => ({
      ...role,
      permissions: mixed(role.permissions),
      policies: mixed(role.policies),
      collections: mixed(role.collections),
    })),
    guardrails: mixed(world.guardrails),
    groups: mixed(world.groups).map((group) => ({ ...group, members: mixed(group.members) })),
    workspaces: mixed(world.workspaces),
    actors: mixed(world.actors),
    assignments: mixed(world.assignments),
  }
}

/** A policy without any condition on every permission of the catalogue. */
export const onEverything = (effect: 'allow' | 'deny', code: string): PolicyLine => ({
  scope: 'law',
  code,
  effect,
  selectors: [{ kind: 'all', actions: ['*/*:*'] }],
})

/** A copy in which the roles, and the personal roles, that are chosen hold what is given as well. */
export function strengthened(
  world: World,
  added: { policy: PolicyLine; pattern?: string },
  isChosen: (role: RoleLine | 'personal') => boolean,
): World {
  const ref = refOf(added.policy)
  const patterns = added.pattern === undefined ? [] : [added.pattern]
  return {
    ...world,
    policies: [...world.policies, added.policy],
    roles: world.roles.map((role) =>
      isChosen(role)
        ? {
            ...role,
            policies: [...role.policies, ref],
            permissions: [...role.permissions, ...patterns],
          }
        : role,
    ),
    actors: world.actors.map((actor) => {
      if (!actor.personalRole || !isChosen('personal')) return actor
      const { policies, collections } = actor.personalRole
      return { ...actor, personalRole: { policies: [...policies, ref], collections } }
    }),
  }
}

/**
 * A copy with fewer grants. A grant is an allow statement of a role or of a personal role: a
 * permission pattern, or an allow policy attached directly or by a collection; and what a permission
 * implies. To take away a whole tenant-level role would be another thing: its denies and its
 * ceiling would go too.
 */
export function withFewerGrants(random: Random, world: World, percent: number): World {
  const allows = world.policies.filter(({ effect }) => effect === 'allow').map(refOf)
  const kept = (refs: string[]) =>
    refs.filter((ref) => !allows.includes(ref) || !random.chance(percent))
  const fewer = <T>(list: T[]) => list.filter(() => !random.chance(percent))
  return {
    ...world,
    permissions: world.permissions.map(({ key, implies }) => ({
      key,
      implies: fewer(implies ?? []),
    })),
    collections: world.collections.map((each) => ({ ...each, policies: kept(each.policies) })),
    roles: world.roles.map((role) => ({
      ...role,
      permissions: fewer(role.permissions),
      policies: kept(role.policies),
    })),
    actors: world.actors.map((actor) =>
      actor.personalRole
        ? {
            ...actor,
            personalRole: { ...actor.personalRole, policies: kept(actor.personalRole.policies) },
          }
        : actor,
    ),
  }
}

const lists = [
  'permissions',
  'policies',
  'collections',
  'roles',
  'groups',
  'workspaces',
  'actors',
  'assignments',
] as const

/** Every kind of edit, by name; each may make a world that the reader refuses. */
export const edits: Record<string, (random: Random, world: World) => void> = {
  suspend: (random, world) => {
    world.suspended = random.chance(50)
  },
  guard: (random, world) => {
    const denies = world.policies.filter(({ effect }) => effect === 'deny').map(refOf)
    world.guardrails = random.some(denies, 0, 2)
  },
  remove: (random, world) => {
    const list: unknown[] = world[random.one(lists)]
    list.splice(random.below(Math.max(1, list.length)), 1)
  },
  imply: (random, world) => {
    const keys = world.permissions.map(({ key }) => key)
    random.one(world.permissions).implies = random.some(keys, 0, 2)
  },
  register: (random, world) => {
    world.permissions.push({ key: `crm/new-${random.below(9)}:read` })
  },
  policy: (random, world) => {
    const policy = random.one(world.policies)
    const { scope, code } = policy
    const other = random.one(worldOf(random).policies)
    for (const key of Object.keys(policy)) Reflect.deleteProperty(policy, key)
    Object.assign(policy, other, { scope, code })
  },
  role: (random, world) => {
    const role = random.one(world.roles)
    role.precedence = 1 + random.below(3)
    role.permissions = random.some(
      world.permissions.map(({ key }) => key),
      0,
      2,
    )
    role.policies = random.some(world.policies.map(refOf), 0, 3)
  },
  window: (random, world) => {
    random.one(world.roles).when = random.one(worldOf(random).roles).when ?? null
  },
  ceiling: (random, world) => {
    const tenantRoles = world.roles.filter(({ level }) => level === 'tenant')
    for (const role of random.some(tenantRoles, 0, 1))
      role.ceiling = random.one([[], null, ['*/*:re*']])
  },
  collect: (random, world) => {
    for (const collection of random.some(world.collections, 0, 1))
      collection.policies = random.some(world.policies.map(refOf), 0, 3)
  },
  member: (random, world) => {
    const ids = world.actors.map(({ id }) => id)
    for (const group of random.some(world.groups, 0, 1))
      group.members = random.some(ids, 0, ids.length)
  },
  actor: (random, world) => {
    const actor = random.one(world.actors)
    actor.enabled = random.chance(80)
    actor.attributes = { limit: random.below(20), dept: random.one(['ops', 'hr']) }
    if (actor.kind === 'user')
      actor.personalRole = {
        policies: random.some(world.policies.map(refOf), 0, 2),
        collections: [],
      }
  },
  newcomer: (random, world) => {
    const id = `new-${random.below(9)}`
    world.actors.push({ id, issuer: 'local', subject: id, kind: 'user' })
    world.assignments.push({ to: { actor: id }, role: refOf(random.one(world.roles)) })
  },
  assign: (random, world) => {
    const other = random.one(worldOf(random).assignments)
    const { from, until } = other
    const assignment = random.one(world.assignments)
    world.assignments.push({ ...assignment, from: from ?? null, until: until ?? null })
  },
  everything: (random, world) => {
    Object.assign(world, worldOf(random), { suspended: false })
  },
}
