import { below, WorldError } from './json.ts'
import { reference } from './model.ts'
import type { WorldFile } from './world-shape.ts'

/** Every entity is named once; so is every pair of issuer and subject. */
export function refuseDuplicates(world: WorldFile): void {
  once(
    '/permissions',
    world.permissions.map(({ key }) => key),
    'key',
  )
  once('/policies', world.policies.map(reference))
  once('/collections', world.collections.map(reference))
  once('/roles', world.roles.map(reference))
  once(
    '/groups',
    world.groups.map(({ name }) => name),
    'name',
  )
  once(
    '/workspaces',
    world.workspaces.map(({ id }) => id),
    'id',
  )
  once(
    '/actors',
    world.actors.map(({ id }) => id),
    'id',
  )
  once(
    '/actors',
    world.actors.map(({ issuer, subject }) => JSON.stringify([issuer, subject])),
  )
}

/** Whatever is named exists. */
export function refuseDangling(world: WorldFile): void {
  const permissions = new Set(world.permissions.map(({ key }) => key))
  const policies = new Set(world.policies.map(reference))
  const collections = new Set(world.collections.map(reference))
  const roles = new Set(world.roles.map(reference))
  const groups = new Set(world.groups.map(({ name }) => name))
  const workspaces = new Set(world.workspaces.map(({ id }) => id))
  const actors = new Set(world.actors.map(({ id }) => id))

  const holder = (at: string, { policies: some, collections: others }: Holder): void => {
    known(policies, some, below(at, 'policies'))
    known(collections, others, below(at, 'collections'))
  }
  each(world.permissions, '/permissions', ({ implies }, at) =>
    known(permissions, implies, below(at, 'implies')),
  )
  each(world.collections, '/collections', (collection, at) => holder(at, collection))
  each(world.roles, '/roles', (role, at) => holder(at, role))
  known(policies, world.guardrails, '/guardrails')
  each(world.groups, '/groups', ({ members }, at) => known(actors, members, below(at, 'members')))
  each(world.actors, '/actors', ({ personalRole }, at) => {
    if (personalRole !== null) holder(below(at, 'personalRole'), personalRole)
  })
  each(world.assignments, '/assignments', ({ to, role, workspace }, at) => {
    if ('actor' in to) named(actors, to.actor, `${at}/to/actor`)
    else named(groups, to.group, `${at}/to/group`)
    named(roles, role, below(at, 'role'))
    if (workspace !== null) named(workspaces, workspace, below(at, 'workspace'))
  })
}

/** What the shapes allow and the rule has no meaning for. */
export function refuseMisuse(world: WorldFile): void {
  const effects = new Map(world.policies.map((policy) => [reference(policy), policy.effect]))
  each(world.guardrails, '/guardrails', (name, at) => {
    if (effects.get(name) === 'allow') throw new WorldError('an allow is no guardrail', at)
  })
  each(world.actors, '/actors', ({ kind, personalRole }, at) => {
    if (personalRole === null || kind === 'user') return
    throw new WorldError('only users have a personal role', below(at, 'personalRole'))
  })
  refuseCycles(world)

  const levels = new Map(world.roles.map((role) => [reference(role), role.level]))
  each(world.assignments, '/assignments', ({ role, workspace, from, until }, at) => {
    if (levels.get(role) === 'tenant' && workspace !== null) {
      throw new WorldError('a tenant-level role is assigned in a workspace', below(at, 'workspace'))
    }
    if (levels.get(role) === 'workspace' && workspace === null) {
      throw new WorldError('a workspace-level role is assigned in none', below(at, 'workspace'))
    }
    if (from !== null && until !== null && from >= until) {
      throw new WorldError('from is not before until', below(at, 'until'))
    }
  })
}

/** Literal permissions that are named but that the catalogue lacks, so that they match nothing. */
export function warningsOf(world: WorldFile): readonly string[] {
  const known = new Set(world.permissions.map(({ key }) => key))
  const warnings: string[] = []
  const look = (patterns: readonly string[], pointer: string): void => {
    each(patterns, pointer, (pattern, at) => {
      if (pattern.includes('*') || known.has(pattern)) return
      warnings.push(`${at}: the catalogue lacks ${pattern}`)
    })
  }

  each(world.roles, '/roles', ({ permissions, ceiling }, at) => {
    look(permissions, below(at, 'permissions'))
    look(ceiling, below(at, 'ceiling'))
  })
  each(world.policies, '/policies', ({ selectors }, at) => {
    each(selectors, below(at, 'selectors'), ({ actions }, where) =>
      look(actions, below(where, 'actions')),
    )
  })
  return warnings
}

interface Holder {
  readonly policies: readonly string[]
  readonly collections: readonly string[]
}

function each<T>(
  list: readonly T[],
  pointer: string,
  visit: (value: T, pointer: string) => void,
): void {
  list.forEach((value, index) => {
    visit(value, below(pointer, index))
  })
}

function once(pointer: string, keys: readonly string[], field?: string): void {
  const seen = new Set<string>()
  each(keys, pointer, (key, at) => {
    if (seen.has(key)) {
      throw new WorldError(`a duplicate of ${key}`, field === undefined ? at : below(at, field))
    }
    seen.add(key)
  })
}

function known(all: ReadonlySet<string>, names: readonly string[], pointer: string): void {
  each(names, pointer, (name, at) => {
    named(all, name, at)
  })
}

function named(all: ReadonlySet<string>, name: string, pointer: string): void {
  if (!all.has(name)) throw new WorldError(`there is no ${name}`, pointer)
}

/** A collection that is in itself, however deep, is refused. */
function refuseCycles({ collections }: WorldFile): void {
  const inner = new Map(collections.map((each) => [reference(each), each.collections]))
  const done = new Set<string>()
  each(collections, '/collections', (collection, at) => {
    const start = reference(collection)
    const reached = new Set(collection.collections)
    for (const name of reached) {
      if (done.has(name)) continue
      for (const next of inner.get(name) ?? []) reached.add(next)
    }
    if (reached.has(start))
      throw new WorldError('the collection is in itself', below(at, 'collections'))
    done.add(start)
  })
}
