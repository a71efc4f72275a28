import * as z from 'zod'
import { meant } from '../../kernel/meant.ts'
import { NamedActor } from '../actors/schema.ts'
import { NewApplication } from '../applications/schema.ts'
import { Instant, isWindow, NewAssignment } from '../assignments/schema.ts'
import { GlobalRole } from '../global-roles/schema.ts'
import { GroupName, NewGroup } from '../groups/schema.ts'
import { NewGuardrail } from '../guardrails/schema.ts'
import { NewIssuer } from '../issuers/schema.ts'
import { WorkspaceRole } from '../members/schema.ts'
import { Code, PolicyContent, Reference, Scope } from '../policies/schema.ts'
import { CollectionContent } from '../policy-collections/schema.ts'
import { TemplateContent } from '../policy-templates/schema.ts'
import { NamedLink, ProviderSettings } from '../providers/schema.ts'
import { NamedResource } from '../resources/schema.ts'
import { NamedRole, Precedence } from '../roles/schema.ts'
import { UserRoleContent } from '../user-roles/schema.ts'
import { Email, PersonName, Subject, Username } from '../users/schema.ts'
import { NewWorkspace } from '../workspaces/schema.ts'

/**
 * Who holds something: `@username`, else the subject by which this issuer knows an actor, else
 * `<issuer> <subject>` for one of another.
 */
const Holder = z
  .string()
  .min(1)
  .max(1100)
  .regex(/^\P{Cc}+$/u, 'must not hold control characters')
  .describe('@username, the subject of a local actor, or "<issuer> <subject>"')

const named = { scope: Scope.default('default'), code: Code }
const WorkspaceId = NamedResource.shape.workspace

/** What an item of each kind is: every field as its noun has it where it is written one by one. */
const shapes = {
  manifests: z.looseObject({ slug: z.string().min(1).max(255) }),
  policies: z.strictObject({ ...named, ...PolicyContent.shape }),
  collections: z.strictObject({ ...named, ...CollectionContent.shape }),
  templates: z.strictObject({ ...named, ...TemplateContent.shape }),
  roles: NamedRole,
  precedences: z
    .strictObject({ role: Reference, precedence: Precedence })
    .describe('Where a role of a manifest stands, when that is not where its manifest puts it'),
  guardrails: z.strictObject({ policy: Reference, ...NewGuardrail.shape }),
  users: z.strictObject({
    username: Username,
    email: Email,
    firstName: PersonName,
    lastName: PersonName,
    subject: Subject,
    globalRole: GlobalRole.default('member'),
    status: z.enum(['active', 'disabled']).default('active'),
  }),
  applications: z.strictObject({
    subject: Subject,
    ...NewApplication.shape,
    enabled: z.boolean().default(true),
  }),
  actors: NamedActor,
  groups: z.strictObject({
    // Those of manifests may be named more freely than others; of a new one more is asked later.
    name: GroupName,
    title: NewGroup.shape.title,
    members: z.array(Holder).max(1_000_000).default([]),
  }),
  userRoles: z.strictObject({ user: Holder, ...UserRoleContent.shape }),
  workspaces: z.strictObject({
    id: WorkspaceId,
    ...NewWorkspace.shape,
    members: z
      .array(z.strictObject({ actor: Holder, role: WorkspaceRole }))
      .max(100_000)
      .default([]),
  }),
  issuers: NewIssuer,
  assignments: z
    .strictObject({
      to: z.union(
        [z.strictObject({ actor: Holder }), z.strictObject({ group: GroupName })],
        'must name either actor or group',
      ),
      role: Reference,
      workspace: WorkspaceId.nullable().default(null).describe('Of a workspace-level role, where'),
      from: Instant.nullable().default(null),
      until: Instant.nullable().default(null),
      reason: NewAssignment.shape.reason.unwrap().nullable().default(null),
    })
    .refine(isWindow, { message: 'must be after from', path: ['until'] }),
  providers: ProviderSettings,
  applicationProviders: NamedLink,
  resources: NamedResource,
}

const many = <T extends z.ZodType>(item: T) => z.array(item).max(1_000_000).optional()

/**
 * A tenant as files, without secrets and records. Of a kind that is left out nothing is said: it
 * is neither changed nor pruned.
 */
export const Configuration = z.strictObject({
  format: z.literal(1),
  manifests: many(shapes.manifests),
  policies: many(shapes.policies),
  collections: many(shapes.collections),
  templates: many(shapes.templates),
  roles: many(shapes.roles),
  precedences: many(shapes.precedences),
  guardrails: many(shapes.guardrails),
  issuers: many(shapes.issuers),
  groups: many(shapes.groups),
  users: many(shapes.users),
  applications: many(shapes.applications),
  actors: many(shapes.actors),
  userRoles: many(shapes.userRoles),
  workspaces: many(shapes.workspaces),
  assignments: many(shapes.assignments),
  providers: many(shapes.providers),
  applicationProviders: many(shapes.applicationProviders),
  resources: many(shapes.resources),
})
export type Configuration = z.infer<typeof Configuration>

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

/**
 * Items as they are kept. What no file could say is taken as it is: whatever else is there, a tenant
 * can be looked at whole.
 */
export const keptItems = <K extends Kind>(kind: K, items: readonly unknown[]): readonly Item<K>[] =>
  items.map((item) => {
    const parsed = shapes[kind].safeParse(item)
    return (parsed.success ? parsed.data : item) as Item<K>
  })

interface Fault {
  readonly steps: readonly PropertyKey[]
  readonly reason: string
}

/** What is told of an item: first of a name that is misspelt, since it leaves another one out. */
export function faultOf(error: z.ZodError): Fault {
  const issues = error.issues.flatMap(meant)
  const [first] = issues
  if (!first) return { steps: [], reason: 'cannot be read' }
  const item = first.path.slice(0, 2).join('/')
  const unknown = issues
    .filter(({ path }) => path.slice(0, 2).join('/') === item)
    .flatMap(unknownIn)[0]
  return unknown ?? { steps: first.path, reason: first.message }
}

const unknownIn = (issue: z.core.$ZodIssue): Fault[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({ steps: [...issue.path, key], reason: 'is no known field' }))
    : []
