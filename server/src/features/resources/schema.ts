import * as z from 'zod'
import { PageQuery, pageOf } from '../../kernel/page.ts'
import { WorkspacePath } from '../workspaces/schema.ts'

/** As in permissions, `product/<type>:action`. */
const Type = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'letters, digits, dot, dash or underscore')
const ResourceId = z
  .string()
  .min(1)
  .max(512)
  .regex(/^\P{Cc}+$/u, 'must be an id')

export const ResourcePath = WorkspacePath.extend({ type: Type, resourceId: ResourceId })

const propertiesMax = 16_384

export const ResourceBody = z.strictObject({
  properties: z
    .record(z.string().min(1).max(200), z.unknown())
    .default({})
    .refine(
      (properties) => JSON.stringify(properties).length <= propertiesMax,
      `must be at most ${propertiesMax} characters of JSON`,
    )
    .describe('What conditions and selectors see of it'),
})

/** A resource as files have it. */
export const NamedResource = z.strictObject({
  workspace: z.uuid().toLowerCase(),
  type: Type,
  id: ResourceId,
  properties: ResourceBody.shape.properties,
})

export const ResourceQuery = PageQuery.extend({ type: Type.optional() })
export type ResourceQuery = z.infer<typeof ResourceQuery>

export const Resource = z.object({
  type: z.string(),
  id: z.string(),
  properties: z.record(z.string(), z.unknown()),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type Resource = z.infer<typeof Resource> & { readonly revision: number }

export const ResourcePage = pageOf(Resource)
