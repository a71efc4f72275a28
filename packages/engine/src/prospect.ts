import { isUnderCeiling } from './ceiling.ts'
import { decide } from './decide.ts'
import type { Facts } from './model.ts'
import { isHeard, isOpen, unitsAt } from './outline.ts'
import { everybody, type Part } from './parts.ts'
import { type Snapshot, startIn, walkAt } from './snapshot.ts'
import { DENY, type Unit } from './unit.ts'
import { END, LAST_OF_STEP, type Walk, WORKSPACE_LEVEL } from './walk.ts'

/** Somebody who may, always or as long as what the question leaves open is so. */
export interface Candidate {
  readonly actor: string
  /** Whether the answer hangs on something that the question does not tell. */
  readonly isConditional: boolean
}

/**
 * The actors, of all or of a part, who may, or may once more is known, in the order in which they came.
 * What a question does not tell is left open: the id or the properties of the resource where it has
 * none, and in any case all that dates, `if` items and conditions look at.
 */
export function whoMight(
  snapshot: Snapshot,
  request: Facts,
  { from, to }: Part = everybody(snapshot),
): readonly Candidate[] {
  const number = snapshot.catalogue.numbers.get(request.permission)
  if (number === undefined) return nobody
  const { permission, now, resource } = request
  const asked = { permission, now, workspace: resource?.workspace ?? null }
  let found: Candidate[] | undefined
  for (let slot = from; slot < to; slot++) {
    const walk = walkAt(snapshot, slot, now)
    if (!isHeard(snapshot, walk)) continue
    const { mayAllow, mayDeny } = isOpen(snapshot, walk, asked)
      ? prospectOf(snapshot, walk, { number, request })
      : settled(decide(snapshot, walk, number, request, null).effect === 'allow')
    if (!mayAllow) continue
    found ??= []
    found.push({ actor: walk.actor.id, isConditional: mayDeny })
  }
  return found ?? nobody
}

/** What nearly every small part has; made anew for each it would be most of what a search allocates. */
const nobody: readonly Candidate[] = []

/** How an answer may turn out. */
interface Prospect {
  readonly mayAllow: boolean
  readonly mayDeny: boolean
}

const settled = (isAllowed: boolean): Prospect => ({ mayAllow: isAllowed, mayDeny: !isAllowed })

/** The walk of a decision, past all that is not sure. */
function prospectOf(
  snapshot: Snapshot,
  walk: Walk,
  { number, request }: { number: number; request: Facts },
): Prospect {
  const isCovered = isUnderCeiling(snapshot, walk, number)
  let mayAllow = false
  let mayDeny = false
  let step: Unit[] = []
  for (let index = startIn(snapshot, walk, request.resource?.workspace); ; index++) {
    const entry = walk.words[index] ?? END
    if (entry === END) return { mayAllow, mayDeny: true }
    const isCut = (entry & WORKSPACE_LEVEL) !== 0 && !isCovered
    const units = unitsAt(snapshot, walk.actor, { entry, number, now: request.now })
    const counting = units.filter(({ effect }) => effect === DENY || !isCut)
    step.push(...counting.filter((unit) => mayMatch(unit, request)))
    if ((entry & LAST_OF_STEP) === 0) continue

    const denies = step.filter(({ effect }) => effect === DENY)
    const allows = step.filter(({ effect }) => effect !== DENY)
    const isCertain = (unit: Unit) => isSure(unit, request)
    if (denies.some(isCertain)) return { mayAllow, mayDeny: true }
    mayDeny ||= denies.length > 0
    mayAllow ||= allows.length > 0
    if (allows.some(isCertain)) return { mayAllow, mayDeny }
    step = []
  }
}

/** False when the selector is known not to match what is told of the resource. */
const mayMatch = ({ fits, selector }: Unit, { resource }: Facts): boolean =>
  fits === null || !isTold(selector, resource) || fits(resource)

/** Whether nothing that is not told could keep a unit, which may match, from it. */
function isSure({ isPlain, selector, policy }: Unit, { resource }: Facts): boolean {
  if (isPlain || policy === null) return true
  const { for: dates, if: facts, condition } = policy.policy
  return dates.length + facts.length === 0 && condition === null && isTold(selector, resource)
}

/** Whether the question tells all that the selector looks at. */
function isTold(selector: Unit['selector'], resource: Facts['resource']): boolean {
  switch (selector?.kind) {
    case 'id':
      return resource?.id !== undefined
    case 'metadata':
      return resource?.properties !== undefined
    case 'policy':
      return false
    default:
      return true
  }
}
