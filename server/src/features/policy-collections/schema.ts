import * as z from 'zod'
import { pageOf } from '../../kernel/page.ts'
import { Annotations, Code, Description, type Key, References, Scope } from '../policies/schema.ts'

const parts = {
  policies: References.default([]),
  collections: References.default([]).describe('Collections inside it, at any depth'),
}

/** All of a collection but its name. */
export const CollectionContent = z.strictObject({
  description: Description.default(''),
  ...parts,
  annotations: Annotations.default({}),
})
export type CollectionContent = z.infer<typeof CollectionContent>

export const NewCollection = CollectionContent.extend({
  scope: Scope.default('default'),
  code: Code,
})
export type NewCollection = z.infer<typeof NewCollection>

/** What is put into a collection or taken out of it. */
export const CollectionParts = z.strictObject(parts)
export type CollectionParts = z.infer<typeof CollectionParts>

export type KeyedParts = CollectionParts & { readonly key: Key }

export const Collection = z.object({
  id: z.string(),
  scope: z.string(),
  code: z.string(),
  description: z.string(),
  policies: z.array(z.string()),
  collections: z.array(z.string()),
  annotations: z.record(z.string(), z.unknown()),
  createdAt: z.string(),
  updatedAt: z.string(),
  revision: z.int(),
})
export type Collection = z.infer<typeof Collection>

export const CollectionPage = pageOf(Collection)
