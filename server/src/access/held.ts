import {
  actorOf,
  type Grant,
  groupOf,
  type PersonalRole,
  type Policy,
  permissionsOf,
  policiesOf,
  type Role,
  roleOf,
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
  const roles = rolesOf(state, actor, now)
  const personal = actorOf(state, actor)?.personalRole ?? nothing
  if (state.guardrails.length === 0 && ![...roles, personal].some(hasPolicies))
    return new Set(permissionsOf(state, { actor, now }))
  if (!actorOf(state, actor)?.enabled || state.suspended) return new Set()

  const steps = Map.groupBy(roles, ({ precedence }) => precedence)
  const strongestFirst = [...steps].sort(([some], [other]) => some - other)
  const weights = strongestFirst.map(([, step]) => step.map((role) => weigh(state, role, now)))
  const decided = new Set<number>()
  const held = new Set<string>()
  for (const step of [...weights, [weigh(state, { ...personal, permissions: [] }, now)]]) {
    for (const { denied } of step) for (const number of denied) decided.add(number)
    for (const { allowed } of step)
      for (const number of allowed)
        if (!decided.has(number)) held.add(state.catalogue.keys[number] ?? '')
    for (const { allowed } of step) for (const number of allowed) decided.add(number)
  }
  return held
}

type Weighed = PersonalRole & { readonly permissions: readonly string[]; readonly level?: string }

/** Numbers of the permissions that a role allows whatever is asked, and of those it may deny. */
interface Weight {
  readonly allowed: readonly number[]
  readonly denied: readonly number[]
}

function weigh(state: Snapshot, role: Weighed, now: number): Weight {
  const { catalogue } = state
  const policies = policiesOf(state, role)
  const allowed = policies
    .filter(({ effect, when }) => effect === 'allow' && isOpen(when, now))
    .filter((policy) => policy.for.length + policy.if.length === 0 && policy.condition === null)
    .flatMap((policy) =>
      policy.selectors
        .filter(({ kind }) => kind === 'all')
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
  // What a workspace-level role allows, it allows in its workspace alone.
  const isInside = role.level === 'workspace'
  const plain = role.permissions.flatMap(catalogue.expandImplied)
  return { allowed: isInside ? [] : [...plain, ...allowed], denied }
}

const isFor = (state: Snapshot, { applications }: Policy) => {
  const products = new Set(applications)
  return (number: number): boolean =>
    products.size === 0 || products.has(state.catalogue.products[number] ?? '')
}

/** Roles that count now, those of workspaces too. */
export function rolesOf(state: Snapshot, actor: string, now: number): Role[] {
  const known = actorOf(state, actor)
  const shared: readonly Grant[] =
    known?.groups.flatMap((name) => groupOf(state, name)?.grants ?? []) ?? []
  return [...(known?.grants ?? []), ...shared]
    .filter((grant) => isOpen(grant, now))
    .flatMap(({ role }) => roleOf(state, role) ?? [])
    .filter(({ when }) => isOpen(when, now))
}

const nothing: PersonalRole = { policies: [], collections: [] }

const hasPolicies = ({ policies, collections }: PersonalRole): boolean =>
  policies.length + collections.length > 0

const isOpen = ({ from, until }: Window, now: number): boolean =>
  (from === null || from <= now) && (until === null || now < until)
