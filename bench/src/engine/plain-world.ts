import type { Request, Tenant } from '@castellan/engine'
import { now } from './large-world.ts'
import { randomOf } from './random.ts'

/** What every rival can say: roles that allow and deny literal permissions, deny before allow. */
export interface PlainRole {
  readonly name: string
  readonly allows: readonly string[]
  readonly denies: readonly string[]
}

export interface PlainWorld {
  readonly roles: readonly PlainRole[]
  /** Roles by actor. */
  readonly actors: ReadonlyMap<string, readonly string[]>
  readonly tenant: Tenant
}

/** The large world without what rivals lack: precedence, workspaces, wildcards, conditions, dates. */
export function plainWorld(large: Tenant): PlainWorld {
  const policies = new Map(large.policies.map((policy) => [policy.code, policy]))
  const isLiteral = (pattern: string): boolean => !pattern.includes('*')
  const roles = large.roles.map((role): PlainRole => {
    const denies = role.policies
      .flatMap((name) => policies.get(name.slice('default/'.length)) ?? [])
      .filter(({ effect }) => effect === 'deny')
      .flatMap(({ selectors }) => selectors.flatMap(({ actions }) => actions))
    return {
      name: `default/${role.code}`,
      allows: [...new Set(role.permissions.filter(isLiteral))],
      denies: [...new Set(denies.filter(isLiteral))],
    }
  })
  const actors = new Map(
    large.actors.map(({ id, grants }) => [
      id,
      [...new Set(grants.slice(0, 3).map(({ role }) => role))],
    ]),
  )
  return { roles, actors, tenant: tenantOf(large, roles, actors) }
}

/** Every other question is about what a role of the actor speaks of. */
export function plainRequests(world: PlainWorld, count: number, seed: number): readonly Request[] {
  const random = randomOf(seed + 2)
  const roles = new Map(world.roles.map((role) => [role.name, role]))
  const actors = [...world.actors]
  const keys = world.tenant.permissions.map(({ key }) => key)
  return Array.from({ length: count }, () => {
    const [actor, names] = random.one(actors)
    const role = roles.get(random.one(names))
    const own = [...(role?.allows ?? []), ...(role?.denies ?? [])]
    return { actor, permission: random.one(random.chance(50) ? own : keys), now }
  })
}

function tenantOf(
  large: Tenant,
  roles: readonly PlainRole[],
  actors: PlainWorld['actors'],
): Tenant {
  const unbounded = { from: null, until: null }
  return {
    ...large,
    policies: roles.map(({ name, denies }) => ({
      scope: 'default',
      code: name.slice('default/'.length),
      effect: 'deny',
      applications: [],
      selectors: denies.length === 0 ? [] : [{ kind: 'all', actions: denies }],
      for: [],
      if: [],
      when: unbounded,
      condition: null,
    })),
    roles: roles.map(({ name, allows }) => ({
      scope: 'default',
      code: name.slice('default/'.length),
      level: 'tenant',
      precedence: 1,
      permissions: allows,
      policies: [name],
      collections: [],
      ceiling: ['*'],
      when: unbounded,
    })),
    workspaces: [],
    actors: large.actors.map((actor) => ({
      ...actor,
      grants: (actors.get(actor.id) ?? []).map((role) => ({ role, workspace: null, ...unbounded })),
    })),
  }
}
