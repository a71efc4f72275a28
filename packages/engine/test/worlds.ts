import {
  type ActorLine,
  type AssignmentLine,
  type CollectionLine,
  type ExpressionLine,
  type GroupLine,
  type PermissionLine,
  type PolicyLine,
  type RoleLine,
  refOf,
  type SelectorLine,
  type WhenLine,
  type World,
} from './reference-world.ts'
import { conditions, forLines, ifLines, propertyKeys, scalars } from './worlds-conditions.ts'
import type { Random } from './worlds-random.ts'

/** How many of each; the rest follows from them. */
export interface Size {
  permissions: number
  policies: number
  roles: number
  actors: number
  assignments: number
}

export const small: Size = { permissions: 7, policies: 7, roles: 5, actors: 4, assignments: 18 }
export const bigger: Size = {
  permissions: 60,
  policies: 40,
  roles: 25,
  actors: 30,
  assignments: 120,
}

/** The instant about which all windows of a random world lie. */
export const noon = Date.parse('2026-06-01T12:00:00Z')
export const workspaceIds = ['w1', 'w2', 'w3']

/** Codes whose order by code unit is no dictionary's order. */
const names = ['alpha', 'Bravo', 'charlie', 'Delta', 'echo', 'Zulu', 'a-1', 'a_1', 'eins', 'übung']

/**
 * A dense random world that the reader accepts: few permissions and many statements about them,
 * so that roles, windows, ceilings and conditions meet often.
 */
export function worldOf(random: Random, size: Size = small): World {
  const permissions = permissionsOf(random, size.permissions)
  const keys = permissions.map(({ key }) => key)
  const policies = random.times(3, size.policies, (index) => policyOf(random, keys, index))
  const collections = collectionsOf(random, policies)
  const roles = random.times(3, size.roles, (index) =>
    roleOf(random, keys, { policies, collections, index }),
  )
  const workspaces = random.some(workspaceIds, 1, 3).map((id) => ({ id }))
  const actors = random.times(2, size.actors, (index) =>
    actorOf(random, index, { policies, collections }),
  )
  const groups = groupsOf(random, actors)
  const assignments = random.times(6, size.assignments, () =>
    assignmentOf(random, { roles, workspaces, actors, groups }),
  )
  const denies = policies.filter(({ effect }) => effect === 'deny').map(refOf)
  return {
    tenant: 'acme',
    now: new Date(noon).toISOString(),
    ...(random.chance(15) ? { suspended: random.chance(25) } : {}),
    permissions,
    policies,
    collections,
    roles,
    guardrails: random.chance(35) ? random.some(denies, 1, 2) : [],
    groups,
    workspaces,
    actors,
    assignments,
  }
}

const products = ['crm', 'bank', 'crm-x']
const resources = ['notes', 'note', 'accounts', 'users/password', 'notes:tags']
const actions = ['read', 're', 'write', 'delete']

/** Implications are drawn freely, so that chains and rings of them come up. */
function permissionsOf(random: Random, count: number): PermissionLine[] {
  const all = products.flatMap((product) =>
    resources.flatMap((resource) => actions.map((action) => `${product}/${resource}:${action}`)),
  )
  const keys = random.some(all, 3, count)
  return keys.map((key) =>
    random.chance(30)
      ? { key, implies: random.chance(10) ? null : random.some(keys, 0, 2) }
      : { key },
  )
}

/** A pattern made of a key of the catalogue, so that it often covers something; sometimes of none. */
function patternOf(random: Random, keys: string[]): string {
  if (random.chance(4)) return 'crm/ghosts:read'
  const key = random.one(keys)
  const slash = key.indexOf('/')
  const colon = key.lastIndexOf(':')
  const parts = [key.slice(0, slash), key.slice(slash + 1, colon), key.slice(colon + 1)]
  const [product, resource, action] = parts.map((part) => {
    if (random.chance(55)) return part
    return random.chance(60) ? '*' : `${part.slice(0, 1 + random.below(part.length))}*`
  })
  return `${product}/${resource}:${action}`
}

function policyOf(random: Random, keys: string[], index: number): PolicyLine {
  return {
    scope: random.one(['default', 'Other']),
    code: `${random.one(names)}${index}`,
    effect: random.chance(40) ? 'deny' : 'allow',
    ...(random.chance(25) ? { applications: random.some([...products, '*'], 0, 2) } : {}),
    selectors: random.times(1, 2, () => selectorOf(random, keys)),
    ...(random.chance(8) ? { for: random.times(1, 2, () => random.one(forLines)) } : {}),
    ...(random.chance(8) ? { if: random.times(1, 2, () => random.one(ifLines)) } : {}),
    ...(random.chance(30) ? { when: whenOf(random) } : {}),
    condition: random.chance(45) ? random.one(conditions) : null,
  }
}

function selectorOf(random: Random, keys: string[]): SelectorLine {
  const patterns = random.times(1, 2, () => patternOf(random, keys))
  if (random.chance(40)) return { kind: 'all', actions: patterns }
  if (random.chance(30)) return { kind: 'id', actions: patterns, id: idPatternOf(random) }
  const expressions = random.times(1, 2, () => expressionOf(random))
  return { kind: 'metadata', actions: patterns, expressions }
}

function idPatternOf(random: Random): Record<string, string> {
  const parts = random.some(['code', 'code', 'region', 'constructor', '__proto__'], 1, 2)
  return Object.fromEntries(
    parts.map((part) => [part, random.one(['n1', 'n2', 'n*', 'eu', 'eu-*', '*', '*', 'N1', 'n'])]),
  )
}

const operators = [
  'Equals',
  'NotEquals',
  'GreaterThan',
  'GreaterThanOrEqualTo',
  'LessThan',
  'LessThanOrEqualTo',
] as const

function expressionOf(random: Random): ExpressionLine {
  const key = random.one(propertyKeys)
  if (random.chance(20)) return { key, operator: 'In', value: random.some(scalars, 1, 3) }
  return { key, operator: random.one(operators), value: random.one(scalars) }
}

const offsets = [-172_800_000, -3_600_000, -1000, -1, 0, 1, 1000, 3_600_000, 172_800_000]

/** An instant near noon, written in one of the ways in which instants may be written. */
export function instantOf(random: Random, offset: number): string {
  const text = new Date(noon + offset).toISOString()
  if (random.chance(10)) return text.replace('Z', '999Z')
  if (random.chance(10))
    return new Date(noon + offset + 7_200_000).toISOString().replace('Z', '+02:00')
  return text
}

/** Two ends in order, either of which may be missing; null is one of the ways to be missing. */
function ends(random: Random): [string | null | undefined, string | null | undefined] {
  const start = random.below(offsets.length - 1)
  const end = start + 1 + random.below(offsets.length - start - 1)
  const missing = () => (random.chance(50) ? null : undefined)
  return [
    random.chance(70) ? instantOf(random, offsets[start] ?? 0) : missing(),
    random.chance(70) ? instantOf(random, offsets[end] ?? 0) : missing(),
  ]
}

function whenOf(random: Random): WhenLine | null {
  if (random.chance(5)) return null
  const [activate, deactivate] = ends(random)
  return {
    ...(activate === undefined ? {} : { activate }),
    ...(deactivate === undefined ? {} : { deactivate }),
  }
}

/** Each collection holds only those before it, so none holds itself. */
function collectionsOf(random: Random, policies: PolicyLine[]): CollectionLine[] {
  const refs: string[] = []
  return random.times(0, 3, (index) => {
    const made = {
      scope: 'default',
      code: `set-${index}`,
      policies: random.some(policies.map(refOf), 0, 2),
      collections: random.some(refs, 0, 2),
    }
    refs.push(refOf(made))
    return made
  })
}

/** The last is 1 to whoever keeps 32 bits of it. */
const precedences = [1, 2, 2, 3, 4_294_967_297]

interface Attachable {
  policies: PolicyLine[]
  collections: CollectionLine[]
}

const attached = (random: Random, { policies, collections }: Attachable) => ({
  policies: random.some(policies.map(refOf), 0, 3),
  collections: random.some(collections.map(refOf), 0, random.chance(50) ? 1 : 0),
})

function roleOf(random: Random, keys: string[], parts: Attachable & { index: number }): RoleLine {
  const level = random.chance(40) ? 'tenant' : 'workspace'
  return {
    scope: random.one(['default', 'Other']),
    code: `${random.one(names)}${parts.index}`,
    level,
    precedence: random.one(precedences),
    permissions: random.times(0, 3, () => patternOf(random, keys)),
    ...attached(random, parts),
    ...(level === 'tenant' ? ceilingOf(random, keys) : {}),
    ...(random.chance(20) ? { when: whenOf(random) } : {}),
  }
}

function ceilingOf(random: Random, keys: string[]): { ceiling?: string[] | null } {
  if (random.chance(25)) return {}
  if (random.chance(10)) return { ceiling: null }
  if (random.chance(40)) return { ceiling: [] }
  return { ceiling: random.times(1, 2, () => (random.chance(5) ? '*' : patternOf(random, keys))) }
}

function actorOf(random: Random, index: number, parts: Attachable): ActorLine {
  const kind = random.chance(70) ? 'user' : random.one(['application', 'service', 'agent'] as const)
  const attributes = {
    ...(random.chance(60) ? { limit: random.one([5, 100, '5', null]) } : {}),
    ...(random.chance(60) ? { dept: random.one(['ops', 'hr', 'open']) } : {}),
    ...(random.chance(20) ? { kind: 'user', id: 'a0', issuer: 'elsewhere' } : {}),
  }
  return {
    id: `a${index}`,
    issuer: 'local',
    subject: `subject-${index}`,
    kind,
    ...(random.chance(30) ? { enabled: !random.chance(20) } : {}),
    ...(random.chance(80) ? { attributes } : { attributes: null }),
    ...(kind === 'user' && random.chance(60) ? { personalRole: attached(random, parts) } : {}),
  }
}

const groupsOf = (random: Random, actors: ActorLine[]): GroupLine[] =>
  random.times(0, 3, (index) => ({
    name: `${random.one(names)}-${index}`,
    members: random.some(
      actors.map(({ id }) => id),
      0,
      actors.length,
    ),
  }))

interface Assignable {
  roles: RoleLine[]
  workspaces: { id: string }[]
  actors: ActorLine[]
  groups: GroupLine[]
}

function assignmentOf(random: Random, parts: Assignable): AssignmentLine {
  const { roles, workspaces, actors, groups } = parts
  const role = random.one(roles)
  const toGroup = groups.length > 0 && random.chance(40)
  const [from, until] = random.chance(25) ? ends(random) : [undefined, null]
  return {
    to: toGroup ? { group: random.one(groups).name } : { actor: random.one(actors).id },
    role: refOf(role),
    ...(role.level === 'workspace' ? { workspace: random.one(workspaces).id } : {}),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  }
}
