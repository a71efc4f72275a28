import { byCodeUnit, type Catalogue } from './catalogue.ts'
import type { CompiledRole } from './compiled-role.ts'
import type { Remedy } from './explanation.ts'
import {
  type Actor,
  type Collection,
  type Group,
  type Role,
  reference,
  type Tenant,
  type Window,
} from './model.ts'
import { moveTo, type NamedRole, type Opinions } from './opinions.ts'
import type { Pages } from './pages.ts'
import { compilePersonalRole, type RoleSource } from './role-source.ts'
import { at, chunkBits, chunkMask, entitiesOf, type Table } from './table.ts'
import { makeWalk, PERSONAL, roleSlot, SLOT_SHIFT, startOf, type Walk } from './walk.ts'

/**
 * One state of one tenant, ready to be asked. It never changes: what is mutable inside are caches,
 * each a pure function of the state and an instant.
 */
export interface Snapshot extends RoleSource {
  /** The state it was made of. */
  readonly tenant: Tenant
  readonly version: number
  /** The roles with their references: those that give fewest permissions first, then by text. */
  rolesByReach(): readonly NamedRole[]
  /** The first instant after `now` at which some window opens or closes; Infinity if none does. */
  validUntil(now: number): number

  readonly name: string
  readonly suspended: boolean
  readonly guardrails: readonly string[]
  readonly catalogue: Catalogue
  readonly collections: Table<Collection>
  readonly roles: Table<Role>
  readonly groups: Table<Group>
  readonly workspaces: Table<string>
  readonly actors: Table<Actor>

  /** By slot; the first one are the guardrails. */
  readonly compiledRoles: readonly (CompiledRole | undefined)[]
  readonly opinions: Opinions
  /** In the slots of `actors`, each made when it is first needed. */
  readonly walks: (Walk | undefined)[][]
  /** Where the words of walks are. */
  readonly pages: Pages
  readonly personalRoles: WeakMap<Actor, CompiledRole>
}

export type State = Omit<Snapshot, 'tenant' | 'validUntil' | 'rolesByReach'>

export function snapshotOf(state: State): Snapshot {
  let tenant: Tenant | undefined
  let edges: readonly number[] | undefined
  let named: readonly NamedRole[] | undefined
  // All snapshots list their fields alike, or else engines take them for several kinds of object.
  return {
    actors: state.actors,
    walks: state.walks,
    pages: state.pages,
    catalogue: state.catalogue,
    suspended: state.suspended,
    opinions: state.opinions,
    workspaces: state.workspaces,
    compiledRoles: state.compiledRoles,
    version: state.version,
    name: state.name,
    guardrails: state.guardrails,
    roles: state.roles,
    groups: state.groups,
    policies: state.policies,
    collections: state.collections,
    shared: state.shared,
    personalRoles: state.personalRoles,
    get tenant() {
      tenant ??= tenantOf(state)
      return tenant
    },
    rolesByReach() {
      named ??= entitiesOf(state.roles)
        .map((role) => namedRole(state, role))
        .sort((a, b) => a.gives - b.gives || byCodeUnit(a.reference, b.reference))
      return named
    },
    validUntil(now) {
      edges ??= edgesOf(state)
      return firstAfter(edges, now)
    },
  }
}

/** Undefined when the tenant has no such actor. */
export function walkOf(snapshot: Snapshot, actor: string, now: number): Walk | undefined {
  const slot = snapshot.actors.index.get(actor)
  return slot === undefined ? undefined : walkAt(snapshot, slot, now)
}

export function walkAt(snapshot: Snapshot, slot: number, now: number): Walk | undefined {
  const known = snapshot.walks[slot >> chunkBits]?.[slot & chunkMask]
  if (known === undefined) return makeWalkAt(snapshot, slot, now)
  if (known.isTimeless || (known.from <= now && now < known.until)) return known
  return makeWalkAt(snapshot, slot, now)
}

/** Where, among the words of the actor's walk, its path in a workspace begins. */
export function startIn(
  { workspaces }: Snapshot,
  walk: Walk,
  workspace: string | null | undefined,
): number {
  if (workspace === null || workspace === undefined) return walk.start
  return startOf(walk, workspaces.index.get(workspace) ?? -1)
}

function makeWalkAt(snapshot: Snapshot, slot: number, now: number): Walk | undefined {
  const actor = at(snapshot.actors, slot)
  if (actor === undefined) return undefined

  const walk = makeWalk(actor, snapshot, now)
  const chunk = snapshot.walks[slot >> chunkBits] ?? []
  snapshot.walks[slot >> chunkBits] = chunk
  while (chunk.length <= (slot & chunkMask)) chunk.push(undefined)
  chunk[slot & chunkMask] = walk
  return walk
}

/** Requests in a row that lie outside of the opinions' interval before they are moved to them. */
const missesMax = 16

/**
 * Whether the opinions hold at an instant. Time that goes on moves them along; a few questions
 * about another time do not, so that past and present asked in turn cost no more than the walk.
 */
export function areCurrent(snapshot: Snapshot, now: number): boolean {
  const { opinions } = snapshot
  if (opinions.from <= now && now < opinions.until) {
    if (opinions.misses !== 0) opinions.misses = 0
    return true
  }
  if (opinions.at !== null && ++opinions.misses < missesMax) return false
  moveTo(opinions, snapshot.compiledRoles, snapshot.catalogue.keys.length, now)
  return true
}

/** What is asked at an entry of an actor's path. */
export const roleAt = (
  snapshot: Snapshot,
  entry: number,
  actor: Actor,
): CompiledRole | undefined =>
  (entry & PERSONAL) === 0
    ? snapshot.compiledRoles[entry >> SLOT_SHIFT]
    : personalRoleOf(snapshot, actor)

function personalRoleOf(snapshot: Snapshot, actor: Actor): CompiledRole | undefined {
  const known = snapshot.personalRoles.get(actor)
  if (known !== undefined || actor.personalRole === null) return known

  const compiled = compilePersonalRole(actor.id, actor.personalRole, snapshot)
  snapshot.personalRoles.set(actor, compiled)
  return compiled
}

/** How much a role gives: to be given one that gives little is the smaller change. */
function namedRole({ compiledRoles, roles }: State, role: Role): NamedRole {
  const name = reference(role)
  const remedy: Remedy = Object.freeze({ change: 'assign-role', role: name, workspace: null })
  const gives = compiledRoles[roleSlot(roles, name)]?.gives ?? 0
  return { reference: name, role, gives, remedy }
}

const tenantOf = (state: State): Tenant => ({
  tenant: state.name,
  suspended: state.suspended,
  guardrails: state.guardrails,
  permissions: state.catalogue.permissions,
  policies: entitiesOf(state.policies).map(({ policy }) => policy),
  collections: entitiesOf(state.collections),
  roles: entitiesOf(state.roles),
  groups: entitiesOf(state.groups),
  workspaces: entitiesOf(state.workspaces),
  actors: entitiesOf(state.actors),
})

/** Every edge of every window, ascending. */
function edgesOf(state: State): readonly number[] {
  const edges = new Set<number>()
  const add = ({ from, until }: Window): void => {
    if (from !== null) edges.add(from)
    if (until !== null) edges.add(until)
  }
  for (const { policy } of entitiesOf(state.policies)) add(policy.when)
  for (const { when } of entitiesOf(state.roles)) add(when)
  for (const holder of [...entitiesOf(state.groups), ...entitiesOf(state.actors)]) {
    holder.grants.forEach(add)
  }
  return [...edges].sort((a, b) => a - b)
}

function firstAfter(edges: readonly number[], now: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edges[middle] ?? Infinity) <= now) low = middle + 1
    else high = middle
  }
  return edges[low] ?? Infinity
}
