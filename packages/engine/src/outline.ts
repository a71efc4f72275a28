import { isUnderCeiling } from './ceiling.ts'
import { rowOf, summary } from './compiled-role.ts'
import type { Actor } from './model.ts'
import { opinionAt } from './opinions.ts'
import { areCurrent, roleAt, type Snapshot, startIn } from './snapshot.ts'
import { ALLOW, ASK, DENY, isLive, NONE, type Unit } from './unit.ts'
import { END, LAST_OF_STEP, PERSONAL, type Walk, WORKSPACE_LEVEL } from './walk.ts'

/** What is asked, with resource and facts left open. */
export interface OpenQuestion {
  readonly permission: string
  readonly workspace: string | null
  readonly now: number
}

/** Whether the answer to the question hangs on the resource or on facts of the request. */
export function isOpen(
  snapshot: Snapshot,
  walk: Walk | undefined,
  { permission, workspace, now }: OpenQuestion,
): boolean {
  const number = snapshot.catalogue.numbers.get(permission)
  if (!isHeard(snapshot, walk) || number === undefined) return false
  const known = areCurrent(snapshot, now) ? snapshot.opinions : null
  let step = NONE
  for (let index = startIn(snapshot, walk, workspace); ; index++) {
    const entry = walk.words[index] ?? END
    if (entry === END) return false
    const isKnown = known !== null && (entry & PERSONAL) === 0
    const opinion = isKnown
      ? opinionAt(known, entry, number, false)
      : opinionOfRole(snapshot, walk.actor, { entry, number, now })
    const isBounded = opinion === ALLOW && (entry & WORKSPACE_LEVEL) !== 0
    const counts = !isBounded || isUnderCeiling(snapshot, walk, number)
    if (counts) step = strongest(step, opinion)
    if ((entry & LAST_OF_STEP) === 0) continue
    if (step !== NONE) return step === ASK
  }
}

/** A deny is sure whatever else is asked; what is asked may be one. */
const strength = [NONE, ALLOW, ASK, DENY]
const strongest = (some: number, other: number): number =>
  strength.indexOf(some) > strength.indexOf(other) ? some : other

interface Place {
  readonly entry: number
  readonly number: number
  readonly now: number
}

function opinionOfRole(snapshot: Snapshot, actor: Actor, { entry, number, now }: Place): number {
  const role = roleAt(snapshot, entry, actor)
  const row = role === undefined ? -1 : rowOf(role, number)
  return role === undefined || row === -1 ? NONE : summary(role, row, now)
}

/**
 * All that decides the question, as a text: of two states that give the same text, every answer is
 * the same, whatever the resource and the facts. Steps of which none can decide otherwise than the
 * next are told as one.
 */
export function outlineOf(
  snapshot: Snapshot,
  walk: Walk | undefined,
  { permission, workspace, now }: OpenQuestion,
): string {
  const number = snapshot.catalogue.numbers.get(permission)
  if (!isHeard(snapshot, walk) || number === undefined) return textOf([])
  const isCovered = isUnderCeiling(snapshot, walk, number)
  const steps: Step[] = []
  let step: Step = { denies: new Set(), allows: new Set() }
  for (let index = startIn(snapshot, walk, workspace); ; index++) {
    const entry = walk.words[index] ?? END
    if (entry === END) return textOf(steps)
    for (const unit of unitsAt(snapshot, walk.actor, { entry, number, now })) {
      if (unit.effect === DENY) step.denies.add(ruleOf(unit, walk.actor))
      else if ((entry & WORKSPACE_LEVEL) === 0 || isCovered)
        step.allows.add(ruleOf(unit, walk.actor))
    }
    if ((entry & LAST_OF_STEP) === 0) continue
    add(steps, step)
    if (step.denies.has(always) || step.allows.has(always)) return textOf(steps)
    step = { denies: new Set(), allows: new Set() }
  }
}

export const isHeard = (snapshot: Snapshot, walk: Walk | undefined): walk is Walk =>
  walk?.isEnabled === true && !snapshot.suspended

/** Rules of which one that matches is enough; a deny goes before an allow. */
interface Step {
  readonly denies: Set<string>
  readonly allows: Set<string>
}

const always = ''

/** Adds a step that says something, to the one before when both only allow, or only deny. */
function add(steps: Step[], step: Step): void {
  if (step.denies.size + step.allows.size === 0) return
  const last = steps.at(-1)
  const isAlike =
    last !== undefined &&
    (last.denies.size + step.denies.size === 0 || last.allows.size + step.allows.size === 0)
  if (!isAlike) return void steps.push(step)
  for (const rule of step.denies) last.denies.add(rule)
  for (const rule of step.allows) last.allows.add(rule)
}

/** Where nothing decides the answer is no, so denies at the end say nothing more. */
function textOf(steps: readonly Step[]): string {
  const last = steps.at(-1)
  const isLastNeedless = last !== undefined && (last.allows.size === 0 || last.denies.has(always))
  const needed = isLastNeedless ? steps.slice(0, -1) : steps
  return JSON.stringify(needed.map(({ denies, allows }) => [rulesOf(denies), rulesOf(allows)]))
}

const rulesOf = (rules: ReadonlySet<string>): readonly string[] =>
  rules.has(always) ? [always] : [...rules].sort()

/** All that a role of the path says of the permission and that is open at the instant. */
export function unitsAt(snapshot: Snapshot, actor: Actor, { entry, number, now }: Place): Unit[] {
  const role = roleAt(snapshot, entry, actor)
  const row = role === undefined ? -1 : rowOf(role, number)
  if (role === undefined || row === -1) return []
  return [...role.cells.subarray(role.offsets[row], role.offsets[row + 1])].flatMap((cell) => {
    const unit = role.units[cell]
    return unit !== undefined && isLive(unit, now) ? [unit] : []
  })
}

const rules = new WeakMap<Unit, string>()

/** When a unit matches; the same text matches the same, for the actor if it asks about them. */
function ruleOf(unit: Unit, actor: Actor): string {
  if (unit.isPlain || unit.policy === null) return always
  const { policy, selector } = { policy: unit.policy.policy, selector: unit.selector }
  const known = rules.get(unit)
  const rule =
    known ??
    JSON.stringify([{ ...selector, actions: null }, policy.for, policy.if, policy.condition])
  if (known === undefined) rules.set(unit, rule)
  return policy.condition === null ? rule : `${rule} ${personOf(actor)}`
}

/** All of an actor that a condition can read. */
const personOf = ({ grants: _, personalRole: __, ...person }: Actor): string =>
  JSON.stringify(person)
