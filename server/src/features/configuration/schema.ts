import * as z from 'zod'
import { Instant } from '../assignments/schema.ts'
import { Question } from '../decisions/schema.ts'
import { GlobalRole } from '../global-roles/schema.ts'
import { NewIssuer } from '../issuers/schema.ts'
import { Annotations, Code, NewPolicy, Reference, References, Scope } from '../policies/schema.ts'
import { NewTemplate } from '../policy-templates/schema.ts'
import { NamedLink, ProviderSettings } from '../providers/schema.ts'
import { NamedResource } from '../resources/schema.ts'
import { Email, PersonName, Subject, Username } from '../users/schema.ts'

const text = (max: number) => z.string().max(max)
const name = text(255).min(1)
const Held = References.default([])
const Kept = Annotations.default({})
const named = { scope: Scope.default('default'), code: Code }
const patterns = z.array(text(300)).max(10_000)

/**
 * Who holds something: `@username`, else the subject by which this issuer knows an actor, else
 * `<issuer> <subject>` for one of another.
 */
const Holder = text(1100)
  .min(1)
  .describe('@username, the subject of a local actor, or "<issuer> <subject>"')

const When = z
  .strictObject({ activate: Instant.nullable(), deactivate: Instant.nullable() })
  .partial()
  .nullable()
  .default(null)

const Policy = NewPolicy
const Collection = z.strictObject({
  ...named,
  description: text(1024).default(''),
  policies: Held,
  collections: Held,
  annotations: Kept,
})
const Role = z.strictObject({
  ...named,
  title: text(200).optional(),
  description: text(1024).default(''),
  level: z.enum(['tenant', 'workspace']).default('tenant'),
  precedence: z.int().min(1),
  permissions: patterns.default([]),
  ceiling: patterns.nullable().default(null),
  policies: Held,
  collections: Held,
  supervises: Held,
  when: When,
  annotations: Kept,
})
const Precedence = z
  .strictObject({ role: Reference, precedence: z.int().min(1) })
  .describe('Where a role of a manifest stands, when that is not where its manifest puts it')
const Guardrail = z.strictObject({ policy: Reference, reason: text(1000).nullable().default(null) })
const Group = z.strictObject({
  name,
  title: text(255).optional(),
  members: z.array(Holder).max(1_000_000).default([]),
})
const User = z.strictObject({
  username: Username,
  email: Email,
  firstName: PersonName,
  lastName: PersonName,
  subject: Subject,
  globalRole: GlobalRole.default('member'),
  status: z.enum(['active', 'disabled']).default('active'),
})
const UserRole = z.strictObject({ user: Holder, policies: Held, collections: Held })
const Application = z.strictObject({
  subject: Subject,
  name,
  description: text(1024).default(''),
  enabled: z.boolean().default(true),
})
const Actor = z.strictObject({
  issuer: text(512).min(1),
  subject: text(512).min(1),
  kind: z.enum(['user', 'application', 'service', 'agent']),
  displayName: text(512),
  email: text(254).nullable().default(null),
  enabled: z.boolean().default(true),
})
const WorkspaceId = z.uuid().toLowerCase()
const Workspace = z.strictObject({
  id: WorkspaceId,
  name,
  description: text(1024).default(''),
  members: z
    .array(z.strictObject({ actor: Holder, role: z.enum(['owner', 'admin', 'member']) }))
    .max(100_000)
    .default([]),
})
const Assignment = z.strictObject({
  to: z.union([z.strictObject({ actor: Holder }), z.strictObject({ group: name })]),
  role: Reference,
  workspace: WorkspaceId.nullable().default(null).describe('Of a workspace-level role, where'),
  from: Instant.nullable().default(null),
  until: Instant.nullable().default(null),
  reason: text(1000).nullable().default(null),
})

const many = <T extends z.ZodType>(item: T) => z.array(item).max(1_000_000).optional()

/**
 * A tenant as files, without secrets and records. Of a kind that is left out nothing is said: it
 * is neither changed nor pruned.
 */
export const Configuration = z.strictObject({
  format: z.literal(1),
  manifests: many(z.looseObject({ slug: name })),
  policies: many(Policy),
  collections: many(Collection),
  templates: many(NewTemplate),
  roles: many(Role),
  precedences: many(Precedence),
  guardrails: many(Guardrail),
  issuers: many(NewIssuer),
  groups: many(Group),
  users: many(User),
  applications: many(Application),
  actors: many(Actor),
  userRoles: many(UserRole),
  workspaces: many(Workspace),
  assignments: many(Assignment),
  providers: many(ProviderSettings),
  applicationProviders: many(NamedLink),
  resources: many(NamedResource),
})
export type Configuration = z.infer<typeof Configuration>

/** The same as it is answered: of every kind, each item whole. */
export const Exported = z
  .looseObject({ format: z.literal(1) })
  .describe('As /v1/apply takes it: manifests, policies, roles, users … by kind')

/** The kinds of things in a configuration, in the order in which each needs those before it. */
export const kinds = [
  'manifests',
  'policies',
  'collections',
  'templates',
  'roles',
  'precedences',
  'guardrails',
  'users',
  'applications',
  'actors',
  'groups',
  'userRoles',
  'workspaces',
  'issuers',
  'assignments',
  'providers',
  'applicationProviders',
  'resources',
] as const
export type Kind = (typeof kinds)[number]
export type Item<K extends Kind> = NonNullable<Configuration[K]>[number]

/** What a directory of a configuration says of itself. */
export const Head = z.strictObject({
  format: z.literal(1),
  kinds: z.array(z.enum(kinds)).default([]),
})

export const PlanRequest = z.strictObject({
  configuration: Configuration,
  prune: z.boolean().default(false).describe('Also take away what the files do not have'),
})
export type PlanRequest = z.infer<typeof PlanRequest>

export const ApplyRequest = PlanRequest.extend({
  ifVersion: z.int().min(0).optional().describe('Refused when access was changed since this plan'),
})
export type ApplyRequest = z.infer<typeof ApplyRequest>

const Change = z.object({
  kind: z.enum(kinds),
  key: z.string(),
  act: z.enum(['create', 'update', 'delete']),
  fields: z.array(z.string()).describe('What differs, of an update'),
})
export type Change = z.infer<typeof Change>

const Access = z.object({
  actor: z.string().describe('Its id'),
  name: z.string().describe('@username, subject, or "<issuer> <subject>"'),
  permission: z.string(),
  workspace: z.string().nullable(),
})

export const Effect = z.object({
  gains: z.array(Access).describe('Who may do what afterwards and may not now; at most 10,000'),
  losses: z.array(Access).describe('Who may do what now and may not afterwards; at most 10,000'),
  mayDiffer: z
    .array(Access)
    .describe('Whose answer hangs on resource or request, by other conditions; at most 10,000'),
  count: z.object({
    gains: z.int(),
    losses: z.int(),
    mayDiffer: z.int(),
    actorsGaining: z.int(),
    actorsLosing: z.int(),
  }),
  isCut: z.boolean().describe('Whether more is counted than listed'),
})
export type Effect = z.infer<typeof Effect>

export const Plan = z.object({
  version: z.int().describe('The access version that it was made on'),
  changes: z.array(Change),
  warnings: z.array(z.string()),
  effect: Effect,
})
export type Plan = z.infer<typeof Plan>

export const Applied = z.object({
  version: z.int(),
  changes: z.array(Change),
  warnings: z.array(z.string()),
  secrets: z
    .array(z.object({ application: z.string(), clientId: z.string(), clientSecret: z.string() }))
    .describe('Of applications that were made; shown this once'),
})
export type Applied = z.infer<typeof Applied>

export const SimulateRequest = z.strictObject({
  draft: Configuration.describe('What would be written; what it leaves out stays as it is'),
  requests: z.array(Question).max(1000).default([]),
})
export type SimulateRequest = z.infer<typeof SimulateRequest>

const Decision = z.object({ effect: z.enum(['allow', 'deny']), reason: z.string() })

export const Simulation = Plan.extend({
  decisions: z.array(
    z.object({
      id: z.string().optional(),
      before: Decision,
      after: Decision,
      authoritative: z.unknown().describe('What would decide'),
    }),
  ),
})
export type Simulation = z.infer<typeof Simulation>

/** The items of one kind, as a configuration has them. Throws when they are none. */
export const itemsOf = <K extends Kind>(kind: K, items: unknown): Configuration[K] =>
  Configuration.parse({ format: 1, [kind]: items })[kind]
