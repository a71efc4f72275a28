import { type CompiledRole, rowOf } from './compiled-role.ts'
import type { Actor, Failure, Loss, NearMatch, Part, Request, Statement, Step } from './model.ts'
import { ALLOW, DENY, holdsForAllDates, holdsForAllFacts, isLive, NONE, type Unit } from './unit.ts'
import { type Path, stepOf } from './walk.ts'

/**
 * What an explanation takes down of one walk. It hears every statement of every role on the way,
 * where a check stops at the first that settles the role's opinion.
 */
export interface Recording {
  readonly actor: Actor
  readonly path: Path
  readonly permission: number
  readonly request: Request
  /** Denies that count as lifted, by `liftKey`. */
  readonly lifted: ReadonlySet<string> | null
  readonly steps: Step[]
  readonly failed: Failure[]
  /** The statement that decided, or else the first allow that the ceiling cut. */
  authoritative: Statement | null
  /** Of the step that is being walked: the index of its first entry, and what was heard. */
  first: number
  matched: Statement[]
  lost: Loss[]
  nearly: NearMatch[]
  /** How many had matched before the role heard last. */
  heardBefore: number
}

export function startRecording(
  parts: Pick<Recording, 'actor' | 'path' | 'permission' | 'request' | 'lifted'>,
): Recording {
  const { actor, path, permission, request, lifted } = parts
  return {
    actor,
    path,
    permission,
    request,
    lifted,
    steps: [],
    failed: [],
    authoritative: null,
    first: 0,
    matched: [],
    lost: [],
    nearly: [],
    heardBefore: 0,
  }
}

/** Takes down all that a role says, and returns its opinion as `evaluate` does. */
export function hear(recording: Recording, role: CompiledRole, index: number): number {
  const { permission, request, matched } = recording
  recording.heardBefore = matched.length
  const row = rowOf(role, permission)
  const start = row === -1 ? 0 : (role.offsets[row] ?? 0)
  const end = row === -1 ? 0 : (role.offsets[row + 1] ?? 0)
  let opinion = NONE
  for (let cell = start; cell < end; cell++) {
    const unit = role.units[role.cells[cell] ?? 0]
    if (unit === undefined) continue
    const isSure = unit.isPlain && isLive(unit, request.now)
    if (!isSure && !judge(recording, role, unit)) continue
    if (recording.lifted?.has(liftKey(role.reference, unit.text)) && unit.effect === DENY) continue
    opinion = opinion > unit.effect ? opinion : unit.effect
    if (!isKnown(recording, unit)) matched.push(statementOf(recording, role, unit, index))
  }

  if (role.narrowed.length > 0) noteApplications(recording, role)
  if (recording.nearly.length > 0) forgetMatched(recording, role.reference)
  return opinion
}

/** The allows of the role heard last are cut. */
export function loseToCeiling(recording: Recording): void {
  const { matched, lost, heardBefore } = recording
  for (const statement of matched.splice(heardBefore)) {
    lost.push({ statement, to: 'ceiling' })
    recording.authoritative ??= statement
  }
}

/** Closes the step whose last entry is at the index. */
export function endStep(recording: Recording, index: number, opinion: number): void {
  const { matched, lost } = recording
  const decisive = opinion === DENY ? matched.filter(({ effect }) => effect === 'deny') : matched
  if (decisive.length < matched.length) {
    for (const statement of matched) {
      if (statement.effect === 'allow') lost.push({ statement, to: 'deny' })
    }
  }
  if (opinion !== NONE) recording.authoritative = decisive[0] ?? null

  const { kind, precedence, roles } = stepOf(recording.path, recording.first, index)
  recording.steps.push({
    kind,
    precedence,
    roles: kind === 'personal' ? [`_users/${recording.actor.id}`] : roles,
    matched: decisive,
    lost,
    nearly: recording.nearly,
  })
  recording.first = index + 1
  recording.matched = []
  recording.lost = []
  recording.nearly = []
}

/** How a deny that might be lifted is told apart: the role it is attached to, and the policy. */
export const liftKey = (role: string, policy: string): string => `${role}\n${policy}`

const SEVERAL = 'several'

/** Whether a unit that is not plain matches; notes it where it failed or nearly did. */
function judge(recording: Recording, role: CompiledRole, unit: Unit): boolean {
  const { request, actor, failed, nearly } = recording
  const part = failingPart(unit, request, actor)
  if (part === null) return true
  if (part === SEVERAL) return false
  if (typeof part === 'string') {
    nearly.push(nearMatch(role, unit, part))
    return false
  }

  if (failed.every(({ policy }) => policy !== unit.text)) {
    failed.push({ policy: unit.text, error: part.error })
  }
  if (unit.effect === ALLOW) nearly.push(nearMatch(role, unit, 'condition'))
  return unit.effect === DENY
}

type Verdict = Part | typeof SEVERAL | { readonly error: string } | null

/** The one part that does not hold; an error only where all else does. */
function failingPart(unit: Unit, request: Request, actor: Actor): Verdict {
  if (unit.policy === null) return null
  const { policy, condition } = unit.policy
  const parts: Part[] = []
  if (!isLive(unit, request.now)) parts.push('when')
  if (unit.fits !== null && !unit.fits(request.resource)) parts.push('selectors')
  if (!holdsForAllDates(policy, request)) parts.push('for')
  if (!holdsForAllFacts(policy, request)) parts.push('if')
  if (parts.length > 1) return SEVERAL

  const [part = null] = parts
  if (condition === null) return part
  const answer = condition(request, actor)
  if (answer === true) return part
  if (part !== null) return SEVERAL
  return answer === false ? 'condition' : { error: answer }
}

/** Notes the policies that only `applications` keeps from the permission. */
function noteApplications(recording: Recording, role: CompiledRole): void {
  for (const unit of role.narrowed) {
    if (!unit.excluded.includes(recording.permission)) continue
    if (failingPart(unit, recording.request, recording.actor) === null) {
      recording.nearly.push(nearMatch(role, unit, 'applications'))
    }
  }
}

/** A policy that matched through one selector did not nearly match through another. */
function forgetMatched(recording: Recording, role: string): void {
  const name = role === '' ? null : role
  const matched = new Set(
    recording.matched.filter((each) => each.role === name).map(({ policy }) => policy),
  )
  const seen = new Set<string>()
  recording.nearly = recording.nearly.filter((near) => {
    if (near.role !== name) return true
    if (matched.has(near.policy) || seen.has(near.policy)) return false
    seen.add(near.policy)
    return true
  })
}

/** Whether the policy of the unit was taken down already, through a selector that comes first. */
function isKnown({ matched, heardBefore }: Recording, unit: Unit): boolean {
  return (
    unit.policy !== null &&
    matched.length > heardBefore &&
    matched[matched.length - 1]?.policy === unit.text
  )
}

const nearMatch = (role: CompiledRole, unit: Unit, part: Part): NearMatch => ({
  role: role.reference === '' ? null : role.reference,
  policy: unit.text,
  effect: unit.effect === DENY ? 'deny' : 'allow',
  part,
})

function statementOf(
  { path }: Recording,
  role: CompiledRole,
  unit: Unit,
  index: number,
): Statement {
  const assignment = path.stops[index - 1]?.assignment ?? null
  return {
    effect: unit.effect === DENY ? 'deny' : 'allow',
    role: role.reference === '' ? null : role.reference,
    policy: unit.policy === null ? null : unit.text,
    permission: unit.policy === null ? unit.text : null,
    selector: unit.selector,
    assignment,
    group: assignment !== null && 'group' in assignment.to ? assignment.to.group : null,
  }
}
