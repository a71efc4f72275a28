import { parseJson } from './json.ts'
import type { Actor, Grant, Group, Policy, Tenant } from './model.ts'
import { refuseDangling, refuseDuplicates, refuseMisuse, warningsOf } from './world-rules.ts'
import { type WorldFile, worldShape } from './world-shape.ts'

export interface World {
  readonly tenant: Tenant
  /** The instant of requests that tell none. */
  readonly now: number | null
  /** What is allowed but most likely a mistake. */
  readonly warnings: readonly string[]
}

/**
 * Reads a world file. Refuses, with `WorldError`, all that the format does not have: unknown fields,
 * names of nothing, duplicates, and what the rule has no meaning for.
 */
export function readWorld(file: string): World {
  const world = worldShape(parseJson(file), '')
  refuseDuplicates(world)
  refuseDangling(world)
  refuseMisuse(world)
  return { tenant: tenantOf(world), now: world.now, warnings: warningsOf(world) }
}

function tenantOf(world: WorldFile): Tenant {
  const { tenant, suspended, guardrails, permissions, policies, collections, roles } = world
  const granted = grantsOf(world)
  const memberships = membershipsOf(world)
  return {
    tenant,
    suspended,
    guardrails,
    permissions,
    policies: policies satisfies readonly Policy[],
    collections,
    roles,
    groups: world.groups.map(
      ({ name }): Group => ({ name, grants: granted.groups.get(name) ?? [] }),
    ),
    workspaces: world.workspaces.map(({ id }) => id),
    actors: world.actors.map(
      (each): Actor => ({
        ...each,
        groups: memberships.get(each.id) ?? [],
        grants: granted.actors.get(each.id) ?? [],
      }),
    ),
  }
}

function grantsOf({ assignments }: WorldFile) {
  const actors = new Map<string, Grant[]>()
  const groups = new Map<string, Grant[]>()
  for (const { to, ...grant } of assignments) {
    if ('actor' in to) push(actors, to.actor, grant)
    else push(groups, to.group, grant)
  }
  return { actors, groups }
}

function membershipsOf({ groups }: WorldFile): Map<string, string[]> {
  const memberships = new Map<string, string[]>()
  for (const { name, members } of groups) {
    for (const member of new Set(members)) push(memberships, member, name)
  }
  return memberships
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}
