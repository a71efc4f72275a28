import type {
  Actor,
  Grant,
  Policy,
  Request,
  Role,
  Selector,
  Tenant,
  Window,
} from '@castellan/engine'
import { type Random, randomOf } from './random.ts'

/** How many of each there are; percentages are of a role's rules. */
export interface Size {
  readonly products: number
  readonly resources: number
  readonly roles: number
  readonly rules: number
  readonly actors: number
  readonly workspaces: number
  readonly tenantRoles: number
  readonly workspaceRoles: number
  readonly denyPercent: number
  readonly conditionPercent: number
  readonly windowPercent: number
}

export const large: Size = {
  products: 20,
  resources: 20,
  roles: 1_000,
  rules: 100,
  actors: 10_000,
  workspaces: 100,
  tenantRoles: 3,
  workspaceRoles: 4,
  denyPercent: 10,
  conditionPercent: 10,
  windowPercent: 7,
}

export const now = Date.UTC(2026, 5, 1, 12)
const day = 86_400_000
const actions = ['get', 'list', 'post', 'patch', 'delete']
const departments = ['audit', 'claims', 'credit', 'legal', 'sales']

/** Half of the roles are of the tenant, half of workspaces; a rule is a pattern, or a policy. */
export function largeWorld(size: Size, seed: number): Tenant {
  const random = randomOf(seed)
  const permissions = permissionsOf(size)
  const policies: Policy[] = []
  const draw = { size, random }
  const roles = times(size.roles, (index) => {
    const { attached, ...role } = roleOf(index, draw)
    policies.push(...attached)
    return role
  })
  const workspaces = times(size.workspaces, (index) => `w${index}`)
  return {
    tenant: 'bench',
    suspended: false,
    guardrails: [],
    permissions: permissions.map((key) => ({ key, implies: [] })),
    policies,
    collections: [],
    roles,
    groups: [],
    workspaces,
    actors: times(size.actors, (index) => actorOf(index, draw, roles)),
  }
}

/**
 * Questions about the world as they would come off the wire. Every other one asks for something a
 * role of the actor speaks of; every other one is about a resource in one of its workspaces.
 */
export function requestsOf(tenant: Tenant, count: number, seed: number): readonly Request[] {
  const random = randomOf(seed + 1)
  const roles = new Map(tenant.roles.map((role) => [`${role.scope}/${role.code}`, role]))
  const keys = tenant.permissions.map(({ key }) => key)
  const requests = times(count, (): Request => {
    const actor = random.one(tenant.actors)
    const grant = random.one(actor.grants)
    const wanted = random.one(roles.get(grant.role)?.permissions ?? keys)
    const isLiteral = random.chance(50) && !wanted.includes('*')
    return {
      actor: actor.id,
      permission: isLiteral ? wanted : random.one(keys),
      resource: {
        type: 'record',
        id: { code: `r${random.below(100)}` },
        workspace: random.chance(50) ? grant.workspace : null,
        properties: { department: random.one(departments), size: random.below(100) },
      },
      context: { amount: random.below(200) },
      now,
    }
  })
  return JSON.parse(JSON.stringify(requests))
}

export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))

function permissionsOf({ products, resources }: Size): readonly string[] {
  return times(products, (product) =>
    times(resources, (resource) => actions.map((action) => keyOf(product, resource, action))),
  ).flat(2)
}

const keyOf = (product: number, resource: number | string, action: string): string =>
  `product-${product}/resource-${resource}:${action}`

interface Draw {
  readonly size: Size
  readonly random: Random
}

/** A role and the policies that are attached to it alone. */
function roleOf(index: number, { size, random }: Draw): Role & { attached: readonly Policy[] } {
  const products = times(3, () => random.below(size.products))
  const role = { scope: 'default', code: `role-${index}` }
  const permissions: string[] = []
  const attached: Policy[] = []
  for (let rule = 0; rule < size.rules; rule++) {
    const pattern = patternOf(random.one(products), size, random)
    const isDeny = random.chance(size.denyPercent)
    const isConditional = random.chance(size.conditionPercent)
    const hasWindow = random.chance(size.windowPercent)
    if (!isDeny && !isConditional && !hasWindow) {
      permissions.push(pattern)
      continue
    }
    const code = `${role.code}-${rule}`
    attached.push({
      scope: 'default',
      code,
      effect: isDeny ? 'deny' : 'allow',
      applications: [],
      for: [],
      if: [],
      when: hasWindow ? windowOf(random) : { from: null, until: null },
      ...conditionOf(pattern, isConditional, random),
    })
  }
  return {
    ...role,
    level: index % 2 === 0 ? 'tenant' : 'workspace',
    precedence: 1 + random.below(50),
    permissions,
    policies: attached.map((policy) => `default/${policy.code}`),
    attached,
    collections: [],
    ceiling: index % 2 === 0 ? ['*'] : [],
    when: { from: null, until: null },
  }
}

function patternOf(product: number, size: Size, random: Random): string {
  const resource = random.below(size.resources)
  const action = random.one(actions)
  const draw = random.below(100)
  if (draw < 80) return keyOf(product, resource, action)
  return draw < 95 ? keyOf(product, resource, '*') : keyOf(product, `${resource % 10}*`, action)
}

/** Around the instant that is asked about, so that some are open, some past, some to come. */
function windowOf(random: Random): Window {
  const from = now + (random.below(730) - 540) * day
  return { from, until: from + (30 + random.below(700)) * day }
}

/** One third each: a condition in CEL, a selector by properties, a selector by id. */
function conditionOf(
  pattern: string,
  isConditional: boolean,
  random: Random,
): { selectors: readonly Selector[]; condition: string | null } {
  const actions = [pattern]
  const all: Selector = { kind: 'all', actions }
  if (!isConditional) return { selectors: [all], condition: null }

  const kind = random.below(3)
  if (kind === 0) return { selectors: [all], condition: random.one(conditions) }
  const selector: Selector =
    kind === 1
      ? {
          kind: 'metadata',
          actions,
          expressions: [{ key: 'department', operator: 'Equals', value: random.one(departments) }],
        }
      : { kind: 'id', actions, id: { code: `r${random.below(10)}*` } }
  return { selectors: [selector], condition: null }
}

const conditions = [
  'context.amount > 100',
  'actor.attributes.department == resource.properties.department',
  'resource.properties.size < 50 || context.amount == 7',
]

function actorOf(index: number, { size, random }: Draw, roles: readonly Role[]): Actor {
  const grant = (level: Role['level'], workspace: string | null): Grant => {
    const half = random.below(roles.length >> 1) * 2
    const { scope, code } = roles[level === 'tenant' ? half : half + 1] ?? random.one(roles)
    return { role: `${scope}/${code}`, workspace, from: null, until: null }
  }
  return {
    id: `actor-${index}`,
    issuer: 'local',
    subject: `subject-${index}`,
    kind: 'user',
    enabled: true,
    attributes: { department: random.one(departments) },
    groups: [],
    grants: [
      ...times(size.tenantRoles, () => grant('tenant', null)),
      ...times(size.workspaceRoles, () => grant('workspace', `w${random.below(size.workspaces)}`)),
    ],
    personalRole: { policies: [], collections: [] },
  }
}
