import type { IfItem, Selector, writePolicy } from '@castellan/engine'
import * as z from 'zod'
import { PageQuery, pageOf } from '../../kernel/page.ts'
import { IdPath } from '../../kernel/uuid.ts'

const name = '[A-Za-z0-9_][A-Za-z0-9_ .+-]{0,99}'

/** The second half of a reference `scope/code`; the first is a scope of the same shape. */
export const Code = z
  .string()
  .regex(new RegExp(`^${name}$`), 'letters, digits, space, dot, plus, dash or underscore')

/** Scopes with a leading underscore are the system's own. */
export const Scope = Code.refine((scope) => !scope.startsWith('_'), 'is a scope of the system')

export const Reference = z
  .string()
  .regex(new RegExp(`^${name}/${name}$`), 'must be a reference scope/code')

export const References = z.array(Reference).max(1000)

/** How a thing is named by those who call a service: by its id, or by its reference. */
export type Key = { readonly id: string } | { readonly scope: string; readonly code: string }

/** The key that a reference is. */
export function keyOf(reference: string): { scope: string; code: string } {
  const slash = reference.indexOf('/')
  return { scope: reference.slice(0, slash), code: reference.slice(slash + 1) }
}

const sizeMax = 16_384
const depthMax = 16

/** Free JSON that is kept and shown, and never decided over. */
export const Annotations = z
  .record(z.string(), z.unknown())
  .refine(isModest, `at most ${sizeMax} characters, ${depthMax} levels deep`)
  .describe('Kept and shown, never decided over')

export const Description = z.string().max(1024)

const Window = z.strictObject({
  activate: z.string().max(64).nullable().optional(),
  deactivate: z.string().max(64).nullable().optional(),
})

/** How an object is described whose shape is the engine's. */
export const anyObject = { type: 'object', additionalProperties: true } as const

/** A part whose shape the engine reads: it knows it best, and says where it is wrong. */
export const part = (description: string) => z.unknown().meta({ ...anyObject, description })

/** What a policy says, in the shape of a world file, and what is kept beside it. */
export const PolicyContent = z.strictObject({
  description: Description.default(''),
  effect: z.enum(['allow', 'deny']),
  applications: z
    .array(z.string().min(1).max(100))
    .max(100)
    .default([])
    .describe('The products it is for; none is all'),
  selectors: z
    .array(
      part(
        'kind `all`, `id` (with id), `metadata` (with expressions) or `policy`; each with actions',
      ),
    )
    .max(1000)
    .describe('Any one has to match'),
  for: z
    .array(part('What the dates of the data asked for have to be'))
    .max(100)
    .default([])
    .describe('Every one has to hold'),
  if: z
    .array(part('What the request or its caller has to be'))
    .max(100)
    .default([])
    .describe('Every one has to hold'),
  when: Window.nullable().default(null).describe('Half-open; an end that is null is open'),
  condition: z.string().max(10_000).nullable().default(null).describe('A CEL expression'),
  annotations: Annotations.default({}),
})
export type PolicyContent = z.infer<typeof PolicyContent>

export const NewPolicy = PolicyContent.extend({ scope: Scope.default('default'), code: Code })
export type NewPolicy = z.infer<typeof NewPolicy>

/** Each field that is given takes the place of the one that was. */
export const PolicyPatch = z.strictObject({
  description: Description.optional(),
  effect: z.enum(['allow', 'deny']).optional(),
  applications: PolicyContent.shape.applications.unwrap().optional(),
  selectors: PolicyContent.shape.selectors.optional(),
  for: PolicyContent.shape.for.unwrap().optional(),
  if: PolicyContent.shape.if.unwrap().optional(),
  when: PolicyContent.shape.when.unwrap().optional(),
  condition: PolicyContent.shape.condition.unwrap().optional(),
  annotations: Annotations.optional(),
})
export type PolicyPatch = z.infer<typeof PolicyPatch>

export const RevisionPath = IdPath.extend({
  revision: z.coerce.number().int().min(1).max(2_147_483_647),
})

/** The query of a list of what has scope and code. */
export const NamedQuery = PageQuery.extend({
  scope: z.string().max(100).optional(),
  code: z.string().max(100).optional(),
  filter: z.string().max(255).optional().describe('Part of a code or description'),
})
export type NamedQuery = z.infer<typeof NamedQuery>

type Written = ReturnType<typeof writePolicy>

/** What the engine reads of a policy but its name, as its writer writes it. */
export const Definition = z.object({
  effect: z.enum(['allow', 'deny']),
  applications: z.array(z.string()),
  selectors: z.array(z.custom<Selector>().meta(anyObject)),
  for: z.array(z.custom<Written['for'][number]>().meta(anyObject)),
  if: z.array(z.custom<IfItem>().meta(anyObject)),
  when: z.object({ activate: z.string().nullable(), deactivate: z.string().nullable() }),
  condition: z.string().nullable(),
})
export type Definition = z.infer<typeof Definition>

export const Policy = z.object({
  id: z.string(),
  scope: z.string(),
  code: z.string(),
  description: z.string(),
  ...Definition.shape,
  annotations: z.record(z.string(), z.unknown()),
  createdAt: z.string(),
  updatedAt: z.string(),
  revision: z.int(),
})
export type Policy = z.infer<typeof Policy>

export const WrittenPolicy = Policy.extend({
  warnings: z.array(z.string()).describe('What was written but cannot have an effect'),
})
export type WrittenPolicy = z.infer<typeof WrittenPolicy>

export const PolicyPage = pageOf(Policy)

const RevisionLine = z.object({
  revision: z.int(),
  actorId: z.string().nullable().describe('Who wrote it; null for the server itself'),
  at: z.string(),
  description: z.string(),
  effect: z.enum(['allow', 'deny']),
})
export type RevisionLine = z.infer<typeof RevisionLine>

export const RevisionPage = pageOf(RevisionLine)

/** A policy as it once was. */
export const PolicyRevision = RevisionLine.extend(Definition.shape)
export type PolicyRevision = z.infer<typeof PolicyRevision>

export const Attachment = z.object({
  kind: z.enum(['role', 'collection', 'user-role', 'guardrail']),
  id: z.string().describe('Of the role, collection or user; of the policy itself for a guardrail'),
  reference: z.string().describe('scope/code; for a user-role _users/ and the user’s id'),
  through: z
    .string()
    .nullable()
    .describe('The collection by which it is held; null where it is attached itself'),
})
export type Attachment = z.infer<typeof Attachment>

export const AttachmentPage = pageOf(Attachment)

/** Measured without recursion, since what was sent may be nested deeper than the stack is. */
function isModest(value: unknown): boolean {
  const open = [{ value, depth: 1 }]
  let size = 0
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.depth > depthMax) return false
    if (typeof next.value !== 'object' || next.value === null) {
      size += String(next.value).length + 3
    } else {
      for (const [key, inner] of Object.entries(next.value)) {
        size += Array.isArray(next.value) ? 1 : key.length + 4
        open.push({ value: inner, depth: next.depth + 1 })
      }
    }
    if (size > sizeMax) return false
  }
  return true
}
