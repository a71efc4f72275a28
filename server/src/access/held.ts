import {
  actorOf,
  covers,
  type Grant,
  groupOf,
  type PersonalRole,
  type Policy,
  permissionsOf,
  policiesOf,
  type Role,
  roleOf,
  type Selector,
  type Snapshot,
  type Window,
} from '@castellan/engine'

/**
 * Keys of all that the actor holds wholly: allowed on every resource and without condition by a
 * step, while no deny of that step or a stronger one speaks of it, under whatever condition. Only
 * this may be handed on, since what is handed on need not keep the condition. Guardrails take
 * nothing away here: they bind whoever is given something as well.
 */
export function heldBy(state: Snapshot, actor: string, now: number): ReadonlySet<string> {
  const roles = rolesOf(state, actor, { now })
  const personal = actorOf(state, actor)?.personalRole ?? nothing
  if (state.guardrails.length === 0 && ![...roles, personal].some(hasPolicies))
    return new Set(permissionsOf(state, { actor, now }))
  if (!actorOf(state, actor)?.enabled || state.suspended) return new Set()
  return walked(state, [...roles, { ...personal, ...weakest }], { now, place: undefined })
}

/** A workspace, and the one resource in it that is meant, if it is one. */
export interface Place {
  readonly workspace: string
  readonly target: string | undefined
}

/**
 * The same of what is inside a workspace, or of one resource there: what the roles of the workspace
 * allow under the ceiling counts too, and of the target what names it.
 */
export function heldInside(
  state: Snapshot,
  actor: string,
  asked: { readonly now: number; readonly place: Place },
): ReadonlySet<string> {
  const { now, place } = asked
  const roles = rolesOf(state, actor, { now, workspace: place.workspace })
  const personal = actorOf(state, actor)?.personalRole ?? nothing
  if (!actorOf(state, actor)?.enabled || state.suspended) return new Set()
  const ceiling = roles.flatMap((role) => (role.level === 'tenant' ? role.ceiling : []))
  return walked(state, [...roles, { ...personal, ...weakest }], { now, place, ceiling })
}

interface Asked {
  readonly now: number
  readonly place: Place | undefined
  /** What workspace-level roles may give at most. */
  readonly ceiling?: readonly string[]
}

/** Step by step, strongest first: what is allowed before a deny may speak of it. */
function walked(state: Snapshot, roles: readonly Weighed[], asked: Asked): ReadonlySet<string> {
  const steps = Map.groupBy(roles, ({ precedence }) => precedence)
  const strongestFirst = [...steps].sort(([some], [other]) => some - other)
  const decided = new Set<number>()
  const held = new Set<string>()
  for (const [, step] of strongestFirst) {
    const weights = step.map((role) => weigh(state, role, asked))
    for (const { denied } of weights) for (const number of denied) decided.add(number)
    for (const { allowed } of weights)
      for (const number of allowed)
        if (!decided.has(number)) held.add(state.catalogue.keys[number] ?? '')
    for (const { allowed } of weights) for (const number of allowed) decided.add(number)
  }
  return held
}

type Weighed = PersonalRole & Pick<Role, 'permissions' | 'precedence' | 'level'>

/** Of the personal role: it comes after all others, and holds nothing but policies. */
const weakest = { permissions: [], precedence: Infinity, level: 'tenant' } as const

/** Numbers of the permissions that a role allows whatever is asked, and of those it may deny. */
interface Weight {
  readonly allowed: readonly number[]
  readonly denied: readonly number[]
}

function weigh(state: Snapshot, role: Weighed, { now, place, ceiling }: Asked): Weight {
  const { catalogue } = state
  const policies = policiesOf(state, role)
  const allowed = policies
    .filter(({ effect, when }) => effect === 'allow' && isOpen(when, now))
    .filter((policy) => policy.for.length + policy.if.length === 0 && policy.condition === null)
    .flatMap((policy) =>
      policy.selectors
        .filter((selector) => isOnAll(selector, place?.target))
        .flatMap(({ actions }) => actions.flatMap(catalogue.expandImplied))
        .filter(isFor(state, policy)),
    )
  const denied = policies
    .filter(({ effect, when: { until } }) => effect === 'deny' && (until === null || now < until))
    .flatMap((policy) =>
      policy.selectors
        .flatMap(({ actions }) => actions.flatMap(catalogue.expand))
        .filter(isFor(state, policy)),
    )
  const plain = role.permissions.flatMap(catalogue.expandImplied)
  const given = [...plain, ...allowed]
  if (role.level === 'tenant') return { allowed: given, denied }
  // What a workspace-level role allows, it allows in its workspace alone.
  const top = ceiling ?? []
  const isUnder = (number: number) =>
    top.some((pattern) => covers(pattern, catalogue.keys[number] ?? ''))
  return { allowed: place ? given.filter(isUnder) : [], denied }
}

/** Whether the selector fits whatever is meant: everything, or the one target. */
function isOnAll(selector: Selector, target: string | undefined): boolean {
  if (selector.kind === 'all') return true
  if (selector.kind !== 'id' || target === undefined) return false
  return Object.entries(selector.id).every(
    ([part, pattern]) => part === 'id' && (pattern === '*' || pattern === target),
  )
}

const isFor = (state: Snapshot, { applications }: Policy) => {
  const products = new Set(applications)
  return (number: number): boolean =>
    products.size === 0 || products.has(state.catalogue.products[number] ?? '')
}

/** Roles that count now, those of all workspaces too, or of one alone. */
export function rolesOf(
  state: Snapshot,
  actor: string,
  { now, workspace }: { readonly now: number; readonly workspace?: string },
): Role[] {
  return grantsOf(state, actor)
    .filter((grant) => isOpen(grant, now))
    .filter((grant) => [null, workspace ?? grant.workspace].includes(grant.workspace))
    .flatMap(({ role }) => roleOf(state, role) ?? [])
    .filter(({ when }) => isOpen(when, now))
}

/** What the actor was given, by itself and through its groups, whenever it holds. */
export function grantsOf(state: Snapshot, actor: string): readonly Grant[] {
  const known = actorOf(state, actor)
  const shared = known?.groups.flatMap((name) => groupOf(state, name)?.grants ?? []) ?? []
  return [...(known?.grants ?? []), ...shared]
}

const nothing: PersonalRole = { policies: [], collections: [] }

const hasPolicies = ({ policies, collections }: PersonalRole): boolean =>
  policies.length + collections.length > 0

const isOpen = ({ from, until }: Window, now: number): boolean =>
  (from === null || from <= now) && (until === null || now < until)
