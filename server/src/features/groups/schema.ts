import * as z from 'zod'
import { isId } from '../../kernel/ids.ts'
import { nameUpTo } from '../../kernel/line.ts'
import { PageQuery, pageOf } from '../../kernel/page.ts'

const Title = nameUpTo(255)

export const NewGroup = z.strictObject({
  name: z
    .string()
    .regex(
      /^[a-z][a-z0-9-]{1,254}$/,
      '2 to 255 lower-case letters, digits or dashes, a letter first',
    ),
  title: Title.optional(),
})
export type NewGroup = z.infer<typeof NewGroup>

export const GroupPatch = z.strictObject({ title: Title })

/** Wider than the name of a new group: manifests may name theirs otherwise. */
export const GroupName = z
  .string()
  .max(255)
  .regex(/^\P{Cc}+$/u, 'must be a name of a group')

export const GroupPath = z.strictObject({ id: GroupName })

export const NewMember = z.strictObject({ actorId: z.string().refine(isId, 'must be a UUID') })

export const MemberPath = GroupPath.extend({ actorId: NewMember.shape.actorId })

export const GroupQuery = PageQuery.extend({
  filter: z.string().max(255).optional().describe('Part of a name or title'),
})
export type GroupQuery = z.infer<typeof GroupQuery>

export const Group = z.object({
  id: z.string().describe('The same as the name'),
  name: z.string(),
  title: z.string(),
  createdAt: z.string(),
  managedBy: z.string().optional().describe('The manifest that brought it'),
})
export type Group = z.infer<typeof Group>

export const GroupDetail = Group.extend({
  users: z.array(z.string()).describe('Usernames of the members that are users'),
})
export type GroupDetail = z.infer<typeof GroupDetail>

export const Member = z.object({
  id: z.string(),
  kind: z.enum(['user', 'application', 'service', 'agent']),
  displayName: z.string(),
  byHand: z.boolean().describe('Whether an administrator put it there'),
  syncedBy: z.string().nullable().describe('The trusted issuer whose claim it follows'),
})
export type Member = z.infer<typeof Member>

export const GroupPage = pageOf(Group)
export const MemberPage = pageOf(Member)
