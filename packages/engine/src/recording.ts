import { type CompiledRole, rowOf } from './compiled-role.ts'
import type { Failure, Loss, NearMatch, Part, Statement, Step } from './explanation.ts'
import type { Actor, Request } from './model.ts'
import { silenceOf } from './silence.ts'
import { type Snapshot, startIn } from './snapshot.ts'
import { ALLOW, DENY, holdsForAllDates, holdsForAllFacts, isLive, NONE, type Unit } from './unit.ts'
import { stopsAt, type Walk } from './walk.ts'

/**
 * What an explanation takes down of one walk. It hears every statement of every role on the way,
 * where a check stops at the first that settles the role's opinion.
 */
export interface Recording {
  readonly snapshot: Snapshot
  readonly request: Request
  readonly permission: number
  readonly walk: Walk
  /** Where in the words of the walk the path starts. */
  readonly start: number
  /** Denies that count as lifted, by `liftKey`. */
  readonly lifted: ReadonlyMap<string, unknown> | null
  /** How many steps have ended. */
  ended: number
  /** The steps that have ended; null while all of them said nothing. */
  told: Step[] | null
  failed: readonly Failure[]
  /** The statement that decided, or else the first allow that the ceiling cut. */
  authoritative: Statement | null
  /** Of the step that is being walked. */
  matched: readonly Statement[]
  lost: readonly Loss[]
  nearly: readonly NearMatch[]
  /** How many had matched before the role heard last. */
  heardBefore: number
}

export function startRecording(
  snapshot: Snapshot,
  walk: Walk,
  permission: number,
  request: Request,
  lifted: ReadonlyMap<string, unknown> | null = null,
): Recording {
  return {
    snapshot,
    request,
    permission,
    walk,
    start: startIn(snapshot, walk, request.resource?.workspace),
    lifted,
    ended: 0,
    told: null,
    failed: nothing,
    authoritative: null,
    matched: nothing,
    lost: nothing,
    nearly: nothing,
    heardBefore: 0,
  }
}

/** The steps that were walked; where none of them said anything, it was all of them. */
export const stepsOf = ({ snapshot, walk, start, told, ended }: Recording): readonly Step[] =>
  told ?? (ended === 0 ? nothing : silenceOf(snapshot, walk, start))

/** One array for all that is empty, so that silence costs nothing. */
const nothing: readonly never[] = Object.freeze([])

/** Takes down all that a role says, and returns its opinion as `evaluate` does. */
export function hear(recording: Recording, role: CompiledRole | undefined, index: number): number {
  if (role === undefined) return NONE
  const { permission, request } = recording
  recording.heardBefore = recording.matched.length
  const row = rowOf(role, permission)
  const end = row === -1 ? 0 : (role.offsets[row + 1] ?? 0)
  let opinion = NONE
  for (let cell = row === -1 ? 0 : (role.offsets[row] ?? 0); cell < end; cell++) {
    const unit = role.units[role.cells[cell] ?? 0]
    if (unit === undefined) continue
    const isSure = unit.isSure || (unit.isPlain && isLive(unit, request.now))
    if (!isSure && !judge(recording, role, unit)) continue
    if (isLifted(recording, role, unit)) continue
    if (unit.effect > opinion) opinion = unit.effect
    if (!isKnown(recording, unit)) take(recording, statementOf(recording, role, unit, index))
  }

  if (role.narrowed.length > 0) noteApplications(recording, role)
  if (recording.nearly.length > 0) forgetMatched(recording, nameOf(role))
  return opinion
}

/** The allows of the role heard last are cut. */
export function loseToCeiling(recording: Recording): void {
  const { matched, lost, heardBefore } = recording
  const cut = matched.slice(heardBefore)
  recording.matched = matched.slice(0, heardBefore)
  recording.lost = [...lost, ...cut.map((statement): Loss => ({ statement, to: 'ceiling' }))]
  recording.authoritative ??= cut[0] ?? null
}

/** Closes a step with what was decided in it. */
export function endStep(recording: Recording, opinion: number): void {
  const { snapshot, walk, start, matched, lost, nearly, ended } = recording
  recording.ended = ended + 1
  const isSilent = matched === nothing && lost === nothing && nearly === nothing
  if (isSilent && recording.told === null) return

  const silence = silenceOf(snapshot, walk, start)
  const silent = silence[ended]
  if (silent === undefined) return
  const step = isSilent ? silent : stepOf(recording, opinion, silent)
  if (recording.told !== null) recording.told.push(step)
  else recording.told = ended === 0 ? [step] : [...silence.slice(0, ended), step]
  if (isSilent) return

  recording.matched = nothing
  recording.lost = nothing
  recording.nearly = nothing
}

/** In a step that denies, the allows are lost; the first of the rest is the one to name. */
function stepOf(recording: Recording, opinion: number, silent: Step): Step {
  const { matched, nearly } = recording
  const isMixed = opinion === DENY && matched.some(({ effect }) => effect === 'allow')
  const decisive = isMixed ? matched.filter(({ effect }) => effect === 'deny') : matched
  const beaten = isMixed ? matched.filter(({ effect }) => effect === 'allow') : nothing
  if (opinion !== NONE) recording.authoritative = decisive[0] ?? null
  return {
    kind: silent.kind,
    precedence: silent.precedence,
    roles: silent.roles,
    matched: decisive,
    lost: isMixed
      ? [...recording.lost, ...beaten.map((statement): Loss => ({ statement, to: 'deny' }))]
      : recording.lost,
    nearly,
  }
}

/** How a deny that might be lifted is told apart: the role it is attached to, and the policy. */
export const liftKey = (role: string, policy: string): string => `${role}\n${policy}`

const SEVERAL = 'several'

/** Whether a unit that is not plain matches; notes it where it failed or nearly did. */
function judge(recording: Recording, role: CompiledRole, unit: Unit): boolean {
  const { request, walk, failed } = recording
  const part = failingPart(unit, request, walk.actor)
  if (part === null) return true
  if (part === SEVERAL) return false
  if (typeof part === 'string') {
    noteNearly(recording, role, unit, part)
    return false
  }

  if (failed.every(({ policy }) => policy !== unit.text)) {
    recording.failed = [...failed, { policy: unit.text, error: part.error }]
  }
  if (unit.effect === ALLOW) noteNearly(recording, role, unit, 'condition')
  return unit.effect === DENY
}

type Verdict = Part | typeof SEVERAL | { readonly error: string } | null

/** The one part that does not hold; an error only where all else does. */
function failingPart(unit: Unit, request: Request, actor: Actor): Verdict {
  if (unit.policy === null) return null
  const { policy, condition } = unit.policy
  let part: Part | null = isLive(unit, request.now) ? null : 'when'
  if (unit.fits !== null && !unit.fits(request.resource)) {
    if (part !== null) return SEVERAL
    part = 'selectors'
  }
  if (!holdsForAllDates(policy, request)) {
    if (part !== null) return SEVERAL
    part = 'for'
  }
  if (!holdsForAllFacts(policy, request)) {
    if (part !== null) return SEVERAL
    part = 'if'
  }
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
    if (failingPart(unit, recording.request, recording.walk.actor) === null) {
      noteNearly(recording, role, unit, 'applications')
    }
  }
}

/** A policy that matched through one selector did not nearly match through another. */
function forgetMatched(recording: Recording, name: string | null): void {
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

function noteNearly(recording: Recording, role: CompiledRole, unit: Unit, part: Part): void {
  const effect = unit.effect === DENY ? 'deny' : 'allow'
  const near: NearMatch = { role: nameOf(role), policy: unit.text, effect, part }
  recording.nearly = recording.nearly.length === 0 ? [near] : [...recording.nearly, near]
}

function take(recording: Recording, statement: Statement): void {
  const { matched } = recording
  recording.matched = matched.length === 0 ? [statement] : [...matched, statement]
}

const isLifted = ({ lifted }: Recording, role: CompiledRole, unit: Unit): boolean =>
  lifted !== null && unit.effect === DENY && lifted.has(liftKey(role.reference, unit.text))

/** The guardrails have no name. */
const nameOf = ({ reference }: CompiledRole): string | null => (reference === '' ? null : reference)

function statementOf(
  { walk, start }: Recording,
  role: CompiledRole,
  unit: Unit,
  index: number,
): Statement {
  const assignment = stopsAt(walk, start)[index - start]?.assignment ?? null
  return {
    effect: unit.effect === DENY ? 'deny' : 'allow',
    role: nameOf(role),
    policy: unit.policy === null ? null : unit.text,
    permission: unit.policy === null ? unit.text : null,
    selector: unit.selector,
    assignment,
    group: assignment !== null && 'group' in assignment.to ? assignment.to.group : null,
  }
}
