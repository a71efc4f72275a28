import * as z from 'zod'
import { nameUpTo } from '../../kernel/line.ts'
import { PageQuery, pageOf } from '../../kernel/page.ts'
import { Uuid } from '../../kernel/uuid.ts'

const Name = nameUpTo(100)
const Description = z.string().trim().max(1000)

export const NewWorkspace = z.strictObject({
  name: Name,
  description: Description.default(''),
})
export type NewWorkspace = z.infer<typeof NewWorkspace>

export const WorkspacePatch = z.strictObject({
  name: Name.optional(),
  description: Description.optional(),
})
export type WorkspacePatch = z.infer<typeof WorkspacePatch>

export const WorkspacePath = z.strictObject({ id: Uuid })

export const WorkspaceQuery = PageQuery.extend({
  filter: z.string().max(255).optional().describe('Part of a name'),
  ownerless: z.enum(['true', 'false']).optional().describe('Whether no owner is left who may act'),
})
export type WorkspaceQuery = z.infer<typeof WorkspaceQuery>

export const Transfer = z.strictObject({
  actorId: Uuid.describe('Who owns it from now on'),
})

export const Workspace = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type Workspace = z.infer<typeof Workspace> & { readonly revision: number }

export const WorkspacePage = pageOf(Workspace)
