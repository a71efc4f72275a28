import { openApiDocument } from '@castellan/server/openapi'
import { describedRoutes } from '@castellan/server/routes'
import type { ListWorld } from './world.ts'

/** A list of the API, and the ways to ask for it that are timed. */
export interface List {
  readonly name: string
  readonly path: string
  /** Whether it comes in pages. */
  readonly isPaged: boolean
  readonly filters: readonly Readonly<Record<string, string>>[]
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema: { readonly enum?: readonly string[] }
}

interface Operation {
  readonly operationId: string
  readonly parameters: readonly Parameter[]
}

const paging = ['page', 'limit', 'after']

/**
 * Every list that the rows of the API describe, so that none can be left out: a parameter that the
 * world has no value for stops the benchmark.
 */
export function listsOf(world: ListWorld): List[] {
  const document = openApiDocument(describedRoutes(), '0')
  const paths = Object.entries(Object(document.paths) as Record<string, { get?: Operation }>)
  return paths.flatMap(([path, { get }]) => (get && isList(get) ? listOf(path, get, world) : []))
}

const isList = ({ operationId, parameters }: Operation): boolean =>
  operationId.endsWith('.list') || parameters.some(({ name }) => name === 'page')

function listOf(template: string, { operationId, parameters }: Operation, world: ListWorld): List {
  const known = valuesFor(world)
  const valuesOf = (name: string): readonly string[] => {
    const values = known[`${operationId} ${name}`] ?? known[name]
    if (values) return values
    throw new Error(`${operationId}: tell bench/src/lists/questions.ts values for ${name}`)
  }
  const noun = template.split('/')[2] ?? ''
  const path = template.replace(/\{(\w+)\}/g, (_, name) => valuesOf(`${noun}.${name}`)[0] ?? '')
  const queried = parameters.filter((one) => one.in === 'query' && !paging.includes(one.name))
  const always = Object.fromEntries(
    queried.filter(({ required }) => required).map(({ name }) => [name, valuesOf(name)[0] ?? '']),
  )
  const filters = queried.flatMap(({ name, schema }) =>
    (schema.enum ?? valuesOf(name)).map((value) => ({ ...always, [name]: value })),
  )
  const isPaged = parameters.some(({ name }) => name === 'page')
  return { name: operationId, path, isPaged, filters: [always, ...filters] }
}

/**
 * What parameters are asked with: of one name anywhere, of one in a path behind its noun, or of one
 * operation. A filter is asked with what many have, what few have, and what nobody has.
 */
const valuesFor = (world: ListWorld): Readonly<Record<string, readonly string[]>> => ({
  filter: ['an', '77777', 'nothing has this in it'],
  'users.list filter': ['an', 'person-7777', 'e', 'nothing has this in it'],
  'actors.list filter': ['an', 'person-7777', 'e', 'nothing has this in it'],
  actorId: [world.person],
  actor: [world.person],
  group: [world.group],
  role: ['default/member', 'bench/role-77', world.role],
  issuer: ['https://login.outside.test', 'https://nobody.test'],
  name: ['product-7', 'nobody'],
  type: ['models', 'none'],
  action: ['session.started', 'session.*', 'role.created', 'nothing.done'],
  target: [`user/${world.person}`],
  requestId: ['request-77777', 'none'],
  from: [monthsAgo(6), monthsAgo(1)],
  to: [monthsAgo(11), monthsAgo(1)],
  'workspaces.id': [world.workspace],
  'groups.id': [world.group],
  'applications.id': [world.application],
  'policies.id': [world.policy],
  'access-reviews.id': [world.accessReview],
  reviewer: [world.owner],
  scope: ['bench', 'default'],
  workspace: [world.workspace],
  resourceId: ['resource-77'],
  asOf: [monthsAgo(0)],
  activeAt: [monthsAgo(1)],
  code: ['code-77', 'nothing'],
  permission: ['midaz/accounts:get'],
  policy: ['bench/code-77'],
})

const monthsAgo = (months: number): string =>
  new Date(Date.now() - months * 30 * 24 * 3_600_000).toISOString()
