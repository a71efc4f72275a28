import * as z from 'zod'
import { nameUpTo } from '../../kernel/line.ts'
import { PageQuery, pageOf } from '../../kernel/page.ts'
import { GlobalRole } from '../global-roles/schema.ts'

export const Username = z
  .string()
  .regex(/^[A-Za-z0-9_-]{3,255}$/, '3 to 255 letters, digits, dashes or underscores')
export const Email = z.email().max(254).toLowerCase()
export const PersonName = nameUpTo(255)
/** Groups are known by name. */
export const GroupNames = z.array(z.string().min(1).max(255)).max(100)
export const Subject = z
  .string()
  .regex(/^[a-zA-Z0-9_-]{1,64}$/, '1 to 64 letters, digits, dashes or underscores')
  .describe('The id by which other systems know this person; the user’s id unless given')
export const PasswordText = z.string().min(1).max(1024)

const UserStatus = z.enum(['invited', 'active', 'disabled', 'deleted', 'purged'])

export const NewUser = z.strictObject({
  username: Username,
  email: Email,
  firstName: PersonName,
  lastName: PersonName,
  password: PasswordText,
  groups: GroupNames.default([]),
  subject: Subject.optional(),
})
export type NewUser = z.infer<typeof NewUser>

export const UserPatch = z.strictObject({
  email: Email.optional(),
  firstName: PersonName.optional(),
  lastName: PersonName.optional(),
  groups: GroupNames.optional(),
  status: z.enum(['active', 'disabled']).optional(),
})
export type UserPatch = z.infer<typeof UserPatch>

export const UserQuery = PageQuery.extend({
  filter: z.string().max(255).optional().describe('Part of a username, name or e-mail address'),
  status: UserStatus.optional(),
  globalRole: GlobalRole.optional(),
})
export type UserQuery = z.infer<typeof UserQuery>

export const NewPassword = z.strictObject({ newPassword: PasswordText })
export const ChangedPassword = z.strictObject({
  oldPassword: PasswordText,
  newPassword: PasswordText,
})

export const User = z.object({
  id: z.string(),
  username: z.string().describe('Empty until an invitation is accepted'),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  groups: z.array(z.string()),
  globalRole: GlobalRole,
  status: UserStatus,
  subject: z.string().describe('By which other systems know this person; the id unless given'),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type User = z.infer<typeof User> & { readonly revision: number }

export const UserPage = pageOf(User)
