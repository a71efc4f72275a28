import { isPattern } from '@castellan/engine'
import * as z from 'zod'
import { nameUpTo } from '../../kernel/line.ts'
import { PageQuery, pageOf } from '../../kernel/page.ts'
import { Instant } from '../assignments/schema.ts'
import {
  Annotations,
  Code,
  Description,
  type Key,
  Reference,
  References,
  Scope,
} from '../policies/schema.ts'

const Pattern = z
  .string()
  .max(300)
  .regex(/^[^\s\p{Cc}]+$/u, 'must not hold spaces')
  .refine(isPattern, 'must read product/resource:action, "*" only at the end of a part')

const Permissions = z.array(Pattern).max(1000)
const Ceiling = z
  .array(z.union([z.literal('*'), Pattern]))
  .max(1000)
  .nullable()
  .describe('The most that workspace roles may give its holder; null is everything')
export const Precedence = z.int().min(1).max(1_000_000_000).describe('1 is the strongest')
const Supervises = References.describe(
  'Roles whose own permissions, policies and collections it gives too, at its own precedence',
)
const Title = nameUpTo(200)

/** Half-open; an end that is null is open. */
const When = z
  .strictObject({ activate: Instant.nullable(), deactivate: Instant.nullable() })
  .partial()
  .refine(
    ({ activate, deactivate }) =>
      !activate || !deactivate || new Date(activate) < new Date(deactivate),
    { message: 'must be after activate', path: ['deactivate'] },
  )
  .nullable()

export const NewRole = z
  .strictObject({
    scope: Scope.default('default'),
    code: Code,
    title: Title.optional(),
    description: Description.default(''),
    level: z.enum(['tenant', 'workspace']).default('tenant'),
    precedence: Precedence.default(100),
    permissions: Permissions.default([]),
    policies: References.default([]),
    collections: References.default([]),
    supervises: Supervises.default([]),
    ceiling: Ceiling.optional(),
    when: When.optional(),
    annotations: Annotations.default({}),
  })
  .refine(({ level, ceiling }) => level === 'tenant' || !ceiling, {
    message: 'has no place on a workspace-level role',
    path: ['ceiling'],
  })
  .refine(({ level, supervises }) => level === 'tenant' || supervises.length === 0, {
    message: 'has no place on a workspace-level role',
    path: ['supervises'],
  })
/** A role as files have it, which always say its place. */
export const NamedRole = NewRole.safeExtend({
  precedence: Precedence,
  ceiling: Ceiling.default(null),
  when: When.default(null),
})

/** Without a precedence the role goes last, behind the weakest of the tenant. */
export type NewRole = Omit<z.infer<typeof NewRole>, 'precedence'> & {
  readonly precedence?: number
}

/** Scope, code and level stay, since who holds the role relies on them. */
export const RolePatch = z.strictObject({
  title: Title.optional(),
  description: Description.optional(),
  precedence: Precedence.optional(),
  permissions: Permissions.optional(),
  policies: References.optional(),
  collections: References.optional(),
  supervises: Supervises.optional(),
  ceiling: Ceiling.optional(),
  when: When.optional(),
  annotations: Annotations.optional(),
})
export type RolePatch = z.infer<typeof RolePatch>

/** All of a role but its place: what is left out is emptied, a precedence that is left out stays. */
export const RoleContent = z.strictObject({
  title: Title.optional(),
  description: Description.default(''),
  precedence: Precedence.optional(),
  permissions: Permissions.default([]),
  policies: References.default([]),
  collections: References.default([]),
  supervises: Supervises.default([]),
  ceiling: Ceiling.default(null),
  when: When.default(null),
  annotations: Annotations.default({}),
})
export type RoleContent = z.infer<typeof RoleContent>

export const RoleAttachments = z.strictObject({
  policies: References.default([]),
  collections: References.default([]),
})

export const RoleMove = z
  .strictObject({
    before: Reference.optional().describe('The role that it is to stand directly above'),
    after: Reference.optional().describe('The role that it is to stand directly below'),
  })
  .refine(({ before, after }) => (before === undefined) !== (after === undefined), {
    message: 'names either before or after',
    path: ['before'],
  })

/** Another role, directly before (stronger than) or after which one is to stand. */
export interface Place {
  readonly before?: Key | undefined
  readonly after?: Key | undefined
}

export const RoleQuery = PageQuery.extend({
  filter: z.string().max(255).optional().describe('Part of a code or title'),
  level: z.enum(['tenant', 'workspace']).optional(),
  scope: Scope.optional(),
  code: Code.optional(),
})
export type RoleQuery = z.infer<typeof RoleQuery>

export const Role = z.object({
  id: z.string(),
  scope: z.string(),
  code: z.string(),
  title: z.string(),
  description: z.string(),
  level: z.enum(['tenant', 'workspace']),
  precedence: z.int(),
  permissions: z.array(z.string()),
  policies: z.array(z.string()),
  collections: z.array(z.string()),
  supervises: z.array(z.string()),
  ceiling: z.array(z.string()).nullable(),
  when: z.object({ activate: z.string().nullable(), deactivate: z.string().nullable() }).nullable(),
  annotations: z.record(z.string(), z.unknown()),
  managedBy: z
    .string()
    .nullable()
    .describe('The manifest that brought it; then only its place changes'),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type Role = z.infer<typeof Role> & { readonly revision: number }

export const WrittenRole = Role.extend({
  warnings: z.array(z.string()).describe('What was written but cannot have an effect yet'),
})
export type WrittenRole = Role & { readonly warnings: readonly string[] }

export const RolePage = pageOf(Role)
