import { byCodeUnit } from './catalogue.ts'
import type { Assignment, Step } from './explanation.ts'
import { type Actor, type Group, type Role, reference } from './model.ts'
import { apart, type Pages, type Place, place } from './pages.ts'
import { find, slotOf, type Table } from './table.ts'

/** Flags of a path's entries; the slot of the role is above them. */
export const LAST_OF_STEP = 1
export const WORKSPACE_LEVEL = 2
export const PERSONAL = 4
export const SLOT_SHIFT = 3

/** The slot of the guardrails; roles have those after it. */
export const GUARDRAILS = 0
/** The entry of the guardrails: a step of their own, before all others. */
export const GUARDRAILS_ENTRY = (GUARDRAILS << SLOT_SHIFT) | LAST_OF_STEP
/** What follows the last entry of a path. */
export const END = 0

/**
 * What the entries of a path stand for, one by one; null for the guardrails, which come first if
 * there are any, and for the personal role, which comes last.
 */
export type Stops = readonly (Stop | null)[]

export interface Stop {
  readonly role: Role
  readonly reference: string
  readonly slot: number
  /** Of several assignments of the role the first by text. */
  readonly assignment: Assignment
}

/**
 * An actor with its roles as they count during `[from, until)`.
 *
 * Its words are all of its paths side by side, so that a check reads few cache lines. A path is what
 * is asked in one workspace, or in none: entries of a slot and flags, strongest first. The words
 * are, for each workspace in which the actor has a role, its slot, ascending, and how far from the
 * base its path starts; then each path, that of no workspace first, after its number and before
 * `END`.
 */
export interface Walk extends Place {
  readonly isEnabled: boolean
  /** Whether it holds at every instant. */
  readonly isTimeless: boolean
  /** Where among the words the path of no workspace starts. */
  readonly start: number
  readonly actor: Actor
  readonly from: number
  readonly until: number
  /** The workspaces in which it has a role; the path of each has the number after its index. */
  readonly workspaces: readonly string[]
  /** By number of the path. */
  readonly stops: readonly Stops[]
  /** By number of the path: how each step is told that says nothing; made when first needed. */
  readonly silence: (readonly Step[] | undefined)[]
}

export interface WalkSource {
  readonly guardrails: readonly string[]
  readonly roles: Table<Role>
  readonly groups: Table<Group>
  readonly workspaces: Table<string>
  readonly pages: Pages
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
  const slots = source.workspaces.index
  const workspaces = [...stops.keys()]
    .filter((workspace) => workspace !== null)
    .sort((a, b) => (slots.get(a) ?? 0) - (slots.get(b) ?? 0))
  const hasGuardrails = source.guardrails.length > 0
  const words = workspaces.flatMap((workspace) => [slots.get(workspace) ?? 0, 0])
  const paths = [null, ...workspaces].map((workspace, number): Stops => {
    const more = workspace === null ? [] : [...(stops.get(workspace)?.values() ?? [])]
    const sorted = inOrder([...tenantWide, ...more])
    words.push(number)
    if (number > 0) words[2 * number - 1] = words.length
    words.push(...entriesOf(sorted, actor, hasGuardrails), END)
    return stopsOf(sorted, actor, hasGuardrails)
  })
  const isTimeless = interval.from === -Infinity && interval.until === Infinity
  // A walk that will be made anew must not keep a page from being given up.
  const { words: placed, base, end } = isTimeless ? place(source.pages, words) : apart(words)
  return {
    isEnabled: actor.enabled,
    isTimeless,
    words: placed,
    base,
    start: base + 2 * workspaces.length + 1,
    end,
    actor,
    from: interval.from,
    until: interval.until,
    workspaces,
    stops: paths,
    silence: paths.map(() => undefined),
  }
}

/** So many workspaces are compared one by one faster than they are halved. */
const lookedThrough = 16

/** Where the path of a workspace starts; of any that the actor has no role in, the one of none. */
export function startOf(walk: Walk, slot: number): number {
  const { words, base, start } = walk
  let low = base
  let high = start - 1
  while (high - low > lookedThrough) {
    const middle = low + (((high - low) >> 2) << 1)
    if ((words[middle] ?? 0) <= slot) low = middle
    else high = middle
  }
  for (let index = low; index < high; index += 2) {
    if (words[index] === slot) return base + (words[index + 1] ?? 0)
  }
  return start
}

/** What the entries stand for of the path that starts there. */
export const stopsAt = ({ words, stops }: Walk, start: number): Stops =>
  stops[words[start - 1] ?? 0] ?? []

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

const inOrder = (stops: readonly Stop[]): readonly Stop[] =>
  [...stops].sort(
    (a, b) => a.role.precedence - b.role.precedence || byCodeUnit(a.reference, b.reference),
  )

const stopsOf = (stops: readonly Stop[], actor: Actor, hasGuardrails: boolean): Stops => [
  ...(hasGuardrails ? [null] : []),
  ...stops,
  ...(hasContent(actor) ? [null] : []),
]

const entriesOf = (
  stops: readonly Stop[],
  actor: Actor,
  hasGuardrails: boolean,
): readonly number[] => [
  ...(hasGuardrails ? [GUARDRAILS_ENTRY] : []),
  ...stops.map(({ role, slot }, index) => {
    const isLast = stops[index + 1]?.role.precedence !== role.precedence
    const level = role.level === 'workspace' ? WORKSPACE_LEVEL : 0
    return (slot << SLOT_SHIFT) | level | (isLast ? LAST_OF_STEP : 0)
  }),
  ...(hasContent(actor) ? [PERSONAL | LAST_OF_STEP] : []),
]

const hasContent = ({ personalRole }: Actor): boolean =>
  personalRole !== null && (personalRole.policies.length > 0 || personalRole.collections.length > 0)
