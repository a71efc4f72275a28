import { z } from 'zod'
import { nameUpTo } from '../../kernel/line.ts'

const word = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/
const words = /^(?=.{1,100}$)[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/
const part = String.raw`(\*|[A-Za-z0-9][A-Za-z0-9._-]*\*?)`
const resourcePart = String.raw`(\*|[A-Za-z0-9][A-Za-z0-9._/-]*\*?)`
const patternShape = new RegExp(`^(?=.{1,300}$)${part}/${resourcePart}:${part}$`)

const name = z.string().regex(word, 'must be letters, digits, dot, dash or underscore, at most 100')
const resourceName = z.string().regex(words, 'must be names joined by "/", at most 100')
const title = nameUpTo(200)
const pattern = z
  .string()
  .regex(patternShape, 'must read product/resource:action, "*" only at the end of a part')
const ceilingEntry = z.union([z.literal('*'), pattern])

const Action = z
  .strictObject({
    implies: z.array(z.string()).default([]),
    aliases: z.array(name).default([]),
  })
  .nullable()
  .transform((action) => action ?? { implies: [], aliases: [] })

const plainActions = z
  .array(name)
  .min(1)
  .refine((actions) => new Set(actions).size === actions.length, 'names an action twice')
  .transform((actions) =>
    Object.fromEntries(actions.map((action) => [action, { implies: [], aliases: [] }])),
  )

const Resource = z.union(
  [plainActions, z.record(name, Action)],
  'must be a list of actions, or what each of them implies',
)

const Role = z
  .strictObject({
    /** `default` unless given; groups, machines and members hold roles of that scope alone. */
    scope: name.optional(),
    code: name,
    title: title.optional(),
    level: z.enum(['tenant', 'workspace']).default('tenant'),
    precedence: z.int().min(1).max(1_000_000_000).default(100),
    permissions: z.array(pattern).default([]),
    ceiling: z.array(ceilingEntry).nullable().default(null),
  })
  .transform((role) => ({ ...role, title: role.title ?? role.code }))

const Group = z
  .strictObject({ name, title: title.optional(), roles: z.array(name).default([]) })
  .transform((group) => ({ ...group, title: group.title ?? group.name }))

const globalRole = z.enum(['superadmin', 'admin', 'member'])
const workspaceRole = z.enum(['owner', 'admin', 'member'])

/** The shape of a manifest, before its names are held against each other. */
export const ManifestShape = z
  .strictObject({
    manifest: z.literal(1),
    slug: name,
    title: title.optional(),
    products: z.record(name, z.record(resourceName, Resource)).default({}),
    roles: z.array(Role).default([]),
    groups: z.array(Group).default([]),
    machine: z.record(name, z.array(name)).default({}),
    member: name.nullable().default(null),
    /** The role of this product that comes with each global role. */
    global: z.partialRecord(globalRole, name).default({}),
    /** The role of this product that comes with each membership of a workspace, inside it. */
    workspace: z.partialRecord(workspaceRole, name).default({}),
  })
  .transform((manifest) => ({ ...manifest, title: manifest.title ?? manifest.slug }))

/** What a product brings: its permissions, and who holds them on the first day. */
export type Manifest = z.output<typeof ManifestShape>
