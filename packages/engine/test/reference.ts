import {
  answerOf,
  byText,
  covers,
  isInside,
  patternAllows,
  type Question,
} from './reference-match.ts'
import {
  type ActorLine,
  type AssignmentLine,
  type PolicyLine,
  type RequestLine,
  type RoleLine,
  refOf,
  type World,
} from './reference-world.ts'

export interface Verdict {
  effect: 'allow' | 'deny'
  reason: string
  /** What decided; null for a gate, `no-match` and `delegation`. */
  authoritative: Authority | null
  /** References of the policies whose condition could not be evaluated. */
  failed: string[]
}

export interface Authority {
  /** Null for a guardrail. */
  role: string | null
  /** A policy's reference or a permission pattern of the role. */
  statement: string
  /** Each of those that give the role; none for a guardrail and for the personal role. */
  assignments: AssignmentLine[]
}

/** A role that counts for the question, with its policies and the assignments that give it. */
interface Held {
  ref: string
  level: 'tenant' | 'workspace' | 'personal'
  precedence: number
  patterns: string[]
  policies: string[]
  ceiling: string[]
  assignments: AssignmentLine[]
}

interface Statement {
  effect: 'allow' | 'deny'
  text: string
  held: Held
}

/**
 * The decision, slow and obvious: the numbers are those of the rule's sentences.
 *
 * 7. With an `act` chain every actor must be allowed on its own. The first actor's own deny keeps
 *    its reason; any other link's deny is `delegation`.
 */
export function decide(world: World, request: RequestLine): Verdict {
  const own = decideAlone(world, request, request.actor)
  if (own.effect === 'deny') return own
  const links = (request.act ?? []).map((link) => decideAlone(world, request, link))
  const denied = links.some((link) => link.effect === 'deny')
  return denied ? deny('delegation', null, own.failed) : own
}

/** Sentences 1 to 6, for one actor. */
function decideAlone(world: World, request: RequestLine, id: string): Verdict {
  // 1. Unknown actor, then disabled actor, then suspended tenant.
  const actor = world.actors.find((other) => other.id === id)
  if (!actor) return deny('actor-unknown')
  if (actor.enabled === false) return deny('actor-disabled')
  if (world.suspended) return deny('tenant-suspended')
  const question = { world, actor, request, now: instantOf(world, request) }

  // 2. A guardrail that matches denies; one that cannot be evaluated matches.
  const guards = answersOf(world.guardrails, question)
  const guard = guards.matching.filter(({ effect }) => effect === 'deny').sort(byRef)[0]
  if (guard) {
    const authority = { role: null, statement: refOf(guard), assignments: [] }
    return deny('guardrail', authority, guards.failed)
  }

  // 3. The roles that count, in steps of equal precedence; 4. to 6. the walk.
  return walk(stepsOf(rolesThatCount(question)), question, guards.failed)
}

/** 4. The strongest step first: any deny, else any allow that stands, else the next. */
function walk(steps: Held[][], question: Question, failedBefore: string[]): Verdict {
  const tenantRoles = steps.flat().filter((held) => held.level === 'tenant')
  let failed = failedBefore
  let firstCut: Authority | null = null
  for (const step of steps) {
    const found = step.map((held) => statementsOf(held, question))
    const matching = found.flatMap(({ statements }) => statements)
    failed = [...failed, ...found.flatMap((each) => each.failed)]

    const denies = matching.filter(({ effect }) => effect === 'deny')
    if (denies.length > 0) return deny('denied', firstOf(denies), failed)

    // 5. An allow of a workspace-level role stands only under some tenant-level role's ceiling.
    const allows = matching.filter(({ effect }) => effect === 'allow')
    const isCut = ({ held }: Statement) =>
      held.level === 'workspace' &&
      !tenantRoles.some(({ ceiling }) =>
        ceiling.some((pattern) => covers(pattern, question.request.permission)),
      )
    const standing = allows.filter((statement) => !isCut(statement))
    if (standing.length > 0) return verdict('allow', 'granted', firstOf(standing), failed)
    firstCut ??= firstOf(allows)
  }
  // 6. No step decided.
  return deny(firstCut ? 'ceiling' : 'no-match', firstCut, failed)
}

/** 3. By live assignments of the actor and its groups; the personal role comes after all of them. */
function rolesThatCount(question: Question): Held[] {
  const { world, actor, now } = question
  const live = world.assignments.filter(
    (assignment) =>
      isTo(assignment, actor, world) &&
      isInside({ activate: assignment.from, deactivate: assignment.until }, now),
  )
  const held = world.roles
    .filter((role) => isInside(role.when ?? {}, now))
    .map((role) => heldOf(role, live, question))
    .filter(({ assignments }) => assignments.length > 0)
  return [...held, ...personalRoleOf(actor, world)]
}

function isTo(assignment: AssignmentLine, actor: ActorLine, world: World): boolean {
  const { to } = assignment
  if ('actor' in to) return to.actor === actor.id
  return world.groups.some((group) => group.name === to.group && group.members.includes(actor.id))
}

function heldOf(role: RoleLine, live: AssignmentLine[], { world, request }: Question): Held {
  const workspace = request.resource?.workspace ?? null
  const actsHere = (assignment: AssignmentLine) =>
    role.level === 'tenant' || (workspace !== null && assignment.workspace === workspace)
  return {
    ref: refOf(role),
    level: role.level,
    precedence: role.precedence,
    patterns: role.permissions,
    policies: policiesOf(role, world),
    ceiling: role.ceiling ?? ['*'],
    assignments: live.filter((each) => each.role === refOf(role) && actsHere(each)),
  }
}

function personalRoleOf(actor: ActorLine, world: World): Held[] {
  if (!actor.personalRole) return []
  return [
    {
      ref: `_users/${actor.id}`,
      level: 'personal',
      precedence: Number.POSITIVE_INFINITY,
      patterns: [],
      policies: policiesOf(actor.personalRole, world),
      ceiling: [],
      assignments: [],
    },
  ]
}

/** Attaching a collection equals attaching every policy in it, however deep, once. */
function policiesOf(holder: { policies: string[]; collections: string[] }, world: World): string[] {
  const nested = holder.collections.flatMap((ref) =>
    world.collections
      .filter((collection) => refOf(collection) === ref)
      .flatMap((collection) => policiesOf(collection, world)),
  )
  return [...new Set([...holder.policies, ...nested])]
}

function stepsOf(roles: Held[]): Held[][] {
  const precedences = [...new Set(roles.map(({ precedence }) => precedence))]
  return precedences
    .sort((left, right) => (left < right ? -1 : 1))
    .map((precedence) => roles.filter((held) => held.precedence === precedence))
}

function statementsOf(
  held: Held,
  question: Question,
): { statements: Statement[]; failed: string[] } {
  const patterns = held.patterns.filter((pattern) => patternAllows(pattern, question))
  const { matching, failed } = answersOf(held.policies, question)
  const statements: Statement[] = [
    ...patterns.map((text) => ({ effect: 'allow' as const, text, held })),
    ...matching.map((policy) => ({ effect: policy.effect, text: refOf(policy), held })),
  ]
  return { statements, failed }
}

/** Failure is closed: a deny that cannot be evaluated matches, an allow does not. */
function answersOf(refs: string[], question: Question) {
  const policies = question.world.policies.filter((policy) => refs.includes(refOf(policy)))
  const answers = policies.map((policy) => ({ policy, answer: answerOf(policy, question) }))
  const failures = answers.filter(({ answer }) => answer === 'failed').map(({ policy }) => policy)
  const matches = answers.filter(({ answer }) => answer === 'match').map(({ policy }) => policy)
  return {
    matching: [...matches, ...failures.filter(({ effect }) => effect === 'deny')],
    failed: failures.map(refOf),
  }
}

/** Of several that decide together: the first by role, then by policy or pattern. */
function firstOf(statements: Statement[]): Authority | null {
  const first = statements.toSorted(
    (left, right) => byText(left.held.ref, right.held.ref) || byText(left.text, right.text),
  )[0]
  if (!first) return null
  const { held, text } = first
  return { role: held.ref, statement: text, assignments: held.assignments }
}

const byRef = (left: PolicyLine, right: PolicyLine) => byText(refOf(left), refOf(right))

function instantOf(world: World, request: RequestLine): number {
  const now = request.now ?? world.now
  if (!now) throw new Error('Neither the request nor the world tells the instant')
  return Date.parse(now)
}

const deny = (reason: string, authoritative: Authority | null = null, failed: string[] = []) =>
  verdict('deny', reason, authoritative, failed)

function verdict(
  effect: 'allow' | 'deny',
  reason: string,
  authoritative: Authority | null,
  failed: string[],
): Verdict {
  return { effect, reason, authoritative, failed: [...new Set(failed)].sort(byText) }
}
