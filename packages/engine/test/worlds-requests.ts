import type { RequestLine, ResourceLine, World } from './reference-world.ts'
import { instantOf, noon, workspaceIds } from './worlds.ts'
import { propertyKeys, ranges, scalars } from './worlds-conditions.ts'
import type { Random } from './worlds-random.ts'

/** Random requests to a world, most of them about what its statements speak of. */
export function requestsOf(random: Random, world: World, count: number): RequestLine[] {
  const edges = edgesOf(world)
  return Array.from({ length: count }, (_, index) => requestOf(random, world, { edges, index }))
}

/** Every instant at which something in the world begins or ends. */
export function edgesOf(world: World): number[] {
  const whens = [...world.policies, ...world.roles].flatMap(({ when }) => [
    when?.activate,
    when?.deactivate,
  ])
  const windows = world.assignments.flatMap(({ from, until }) => [from, until])
  const instants = [...whens, ...windows].filter((text) => typeof text === 'string').map(Date.parse)
  return [...new Set(instants)].sort((left, right) => left - right)
}

/** Ids of no actor, two of which every object of the language answers to. */
const strangers = ['nobody', 'nobody', 'constructor', '__proto__']

function requestOf(
  random: Random,
  world: World,
  { edges, index }: { edges: number[]; index: number },
): RequestLine {
  const ids = world.actors.map(({ id }) => id)
  const actor = () => (random.chance(96) ? random.one(ids) : random.one(strangers))
  const permission = random.chance(97) ? random.one(world.permissions).key : 'crm/ghosts:read'
  return {
    id: `r${index}`,
    actor: actor(),
    permission,
    ...(random.chance(94) ? { resource: resourceOf(random) } : {}),
    ...(random.chance(80) ? { context: contextOf(random) } : { context: null }),
    ...nowOf(random, edges),
    ...(random.chance(25) ? { act: random.times(0, 2, actor) } : {}),
    ...(random.chance(20) ? { effective: random.one(ranges) } : {}),
    ...(random.chance(20) ? { asAt: random.one(ranges) } : {}),
  }
}

/** The world's own instant, or one right before, at or right after an edge. */
function nowOf(random: Random, edges: number[]): { now?: string | null } {
  if (random.chance(30)) return {}
  if (edges.length === 0 || random.chance(10)) return { now: null }
  const edge = random.one(edges) + random.one([-1, 0, 1])
  return { now: instantOf(random, edge - noon) }
}

function resourceOf(random: Random): ResourceLine {
  const parts = {
    ...(random.chance(80) ? { code: random.one(['n1', 'n2', 'n10', 'N1', 'n']) } : {}),
    ...(random.chance(50) ? { region: random.one(['eu', 'eu-west', 'us', '']) } : {}),
  }
  return {
    ...(random.chance(80) ? { type: random.one(['notes', 'accounts']) } : {}),
    ...(random.chance(90) ? { id: parts } : { id: null }),
    ...(random.chance(75)
      ? { workspace: random.one([...workspaceIds, ...workspaceIds, 'w9', 'constructor', null]) }
      : {}),
    ...(random.chance(90) ? { properties: propertiesOf(random) } : {}),
  }
}

function propertiesOf(random: Random): Record<string, unknown> {
  const keys = random.some(propertyKeys, 0, 5)
  return Object.fromEntries(keys.map((key) => [key, propertyOf(random)]))
}

function propertyOf(random: Random): unknown {
  if (random.chance(8)) return null
  if (random.chance(5)) return { open: true }
  if (random.chance(55)) return random.one(scalars)
  const choices = [...scalars, 'a0', 'a1', null, { open: true }]
  return random.times(0, 3, () => random.one(choices))
}

const contextOf = (random: Random): Record<string, unknown> => ({
  ...(random.chance(60) ? { mfa: random.one([true, false, true, 'true', null]) } : {}),
  ...(random.chance(60) ? { amount: random.one([5, 10, 500, '5', null]) } : {}),
  ...(random.chance(30)
    ? { headers: { 'X-Channel': random.one(['web', 'Web', 'batch', 'shop']) } }
    : {}),
  ...(random.chance(30) ? { claims: { dept: random.one(['ops', 'hr', ['hr', 'ops']]) } } : {}),
  ...(random.chance(30) ? { scopes: random.some(['notes', 'openid'], 0, 2) } : {}),
  ...(random.chance(30) ? { via: random.some(['api-notes-list', 'api-users-get'], 0, 2) } : {}),
})
