import * as z from 'zod'
import { pageOf } from '../../kernel/page.ts'
import { Uuid } from '../../kernel/uuid.ts'
import { WorkspacePath } from '../workspaces/schema.ts'

export const WorkspaceRole = z.enum(['owner', 'admin', 'member'])
export type WorkspaceRole = z.infer<typeof WorkspaceRole>

export const NewMember = z
  .strictObject({
    actorId: Uuid.optional(),
    email: z.email().max(254).toLowerCase().optional().describe('Of a user of the tenant'),
    role: WorkspaceRole.default('member'),
  })
  .refine(({ actorId, email }) => (actorId === undefined) !== (email === undefined), {
    message: 'names either actorId or email',
    path: ['actorId'],
  })
export type NewMember = z.infer<typeof NewMember>

export const MemberPatch = z.strictObject({ role: WorkspaceRole })

export const MemberPath = WorkspacePath.extend({ actorId: Uuid })

export const Member = z.object({
  actorId: z.string(),
  kind: z.enum(['user', 'application', 'service', 'agent']),
  displayName: z.string(),
  role: WorkspaceRole,
  source: z.enum(['manual', 'sync']).describe('Added by hand, or by a claim that it follows'),
  addedAt: z.string(),
})
export type Member = z.infer<typeof Member>

export const MemberPage = pageOf(Member)
