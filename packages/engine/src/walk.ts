import { byCodeUnit } from './catalogue.ts'
import { type Actor, type Assignment, type Group, type Role, reference } from './model.ts'
import { find, slotOf, type Table } from './table.ts'

/** Flags of a path's entries; the slot of the role is above them. */
export const LAST_OF_STEP = 1
export const WORKSPACE_LEVEL = 2
export const PERSONAL = 4
export const SLOT_SHIFT = 3

/** The slot of the guardrails, which every path begins with; roles have those after it. */
export const GUARDRAILS = 0

/**
 * All that is asked, in order: the guardrails, the roles that count, strongest first, the personal
 * role. An entry is a slot and its flags; a step ends where a flag says so.
 */
export interface Path {
  readonly entries: readonly number[]
  /** The roles in words: the entry at 1 is the first stop. */
  readonly stops: readonly Stop[]
}

export interface Stop {
  readonly role: Role
  readonly reference: string
  readonly slot: number
  /** Of several assignments of the role the first by text. */
  readonly assignment: Assignment
}

/**
 * An actor with its roles as they count during `[from, until)`; itself the path where the resource
 * is in no workspace in which the actor has a role.
 */
export interface Walk extends Path {
  readonly actor: Actor
  readonly isEnabled: boolean
  readonly from: number
  readonly until: number
  /** The workspaces in which it has a role, and the path in each. */
  readonly workspaces: readonly string[]
  readonly paths: readonly Path[]
  /** The same paths, where they are too many to be looked through. */
  readonly byWorkspace: ReadonlyMap<string, Path> | null
}

export interface WalkSource {
  readonly roles: Table<Role>
  readonly groups: Table<Group>
  readonly workspaces: Table<string>
}

export function makeWalk(actor: Actor, source: WalkSource, now: number): Walk {
  const interval = { from: -Infinity, until: Infinity }
  const stops = new Map<string | null, Map<number, Stop>>()
  for (const assignment of assignmentsOf(actor, source)) {
    const stop = stopOf(assignment, source)
    if (stop === null) continue
    const holds = [narrow(interval, assignment, now), narrow(interval, stop.role.when, now)]
    if (!holds.includes(false)) add(stops, stop)
  }

  const tenantWide = [...(stops.get(null)?.values() ?? [])]
  const path = pathOf(tenantWide, actor)
  stops.delete(null)
  const byWorkspace = new Map<string, Path>()
  for (const [workspace, more] of stops) {
    if (workspace === null) continue
    byWorkspace.set(workspace, pathOf([...tenantWide, ...more.values()], actor))
  }
  return {
    actor,
    isEnabled: actor.enabled,
    from: interval.from,
    until: interval.until,
    entries: path.entries,
    stops: path.stops,
    workspaces: [...byWorkspace.keys()],
    paths: [...byWorkspace.values()],
    byWorkspace: byWorkspace.size > lookedThrough ? byWorkspace : null,
  }
}

/** So many names are compared faster than one is looked up. */
const lookedThrough = 8

export function pathIn(walk: Walk, workspace: string | null | undefined): Path {
  if (workspace === null || workspace === undefined) return walk
  if (walk.byWorkspace !== null) return walk.byWorkspace.get(workspace) ?? walk

  const index = walk.workspaces.indexOf(workspace)
  return index === -1 ? walk : (walk.paths[index] ?? walk)
}

export const isOfTenant = (entry: number): boolean =>
  entry >> SLOT_SHIFT !== GUARDRAILS && (entry & (PERSONAL | WORKSPACE_LEVEL)) === 0

/** The slot a role has in the table of roles, leaving the first one to the guardrails. */
export const roleSlot = (roles: Table<Role>, role: string): number =>
  (slotOf(roles, role) ?? -1) + GUARDRAILS + 1

/** A text by which assignments of one actor are told apart and sorted. */
export const assignmentText = ({ to, role, workspace, from, until }: Assignment): string =>
  `${'group' in to ? `group ${to.group}` : `actor ${to.actor}`} ${role} ${workspace} ${from} ${until}`

function assignmentsOf(actor: Actor, { groups }: WalkSource): Assignment[] {
  const own = actor.grants.map((grant) => ({ to: { actor: actor.id }, ...grant }))
  const inherited = actor.groups.flatMap((name) =>
    (find(groups, name)?.grants ?? []).map((grant) => ({ to: { group: name }, ...grant })),
  )
  return [...own, ...inherited]
}

/** Null for an assignment that cannot count: its role or workspace is gone, or of the other level. */
function stopOf(assignment: Assignment, { roles, workspaces }: WalkSource): Stop | null {
  const role = find(roles, assignment.role)
  if (role === undefined) return null
  if ((role.level === 'workspace') !== (assignment.workspace !== null)) return null
  if (assignment.workspace !== null && find(workspaces, assignment.workspace) === undefined) {
    return null
  }
  return {
    role,
    reference: reference(role),
    slot: roleSlot(roles, assignment.role),
    assignment,
  }
}

function add(stops: Map<string | null, Map<number, Stop>>, stop: Stop): void {
  const { workspace } = stop.assignment
  const here = stops.get(workspace) ?? new Map<number, Stop>()
  stops.set(workspace, here)

  const other = here.get(stop.slot)
  const isFirst =
    other === undefined || assignmentText(stop.assignment) < assignmentText(other.assignment)
  if (isFirst) here.set(stop.slot, stop)
}

/** Cuts the interval at the window's edges; whether the window holds at the instant. */
export function narrow(
  interval: { from: number; until: number },
  window: { readonly from: number | null; readonly until: number | null },
  now: number,
): boolean {
  const from = window.from ?? -Infinity
  const until = window.until ?? Infinity
  for (const edge of [from, until]) {
    if (edge <= now) interval.from = Math.max(interval.from, edge)
    else interval.until = Math.min(interval.until, edge)
  }
  return from <= now && now < until
}

function pathOf(unsorted: readonly Stop[], actor: Actor): Path {
  const stops = [...unsorted].sort(
    (a, b) => a.role.precedence - b.role.precedence || byCodeUnit(a.reference, b.reference),
  )
  const entries = [(GUARDRAILS << SLOT_SHIFT) | LAST_OF_STEP]
  stops.forEach(({ role, slot }, index) => {
    const isLast = stops[index + 1]?.role.precedence !== role.precedence
    const level = role.level === 'workspace' ? WORKSPACE_LEVEL : 0
    entries.push((slot << SLOT_SHIFT) | level | (isLast ? LAST_OF_STEP : 0))
  })
  if (hasContent(actor)) entries.push(PERSONAL | LAST_OF_STEP)
  return { entries, stops }
}

const hasContent = ({ personalRole }: Actor): boolean =>
  personalRole !== null && (personalRole.policies.length > 0 || personalRole.collections.length > 0)
