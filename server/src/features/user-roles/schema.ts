import * as z from 'zod'
import { isId } from '../../kernel/ids.ts'
import { PageQuery, pageOf } from '../../kernel/page.ts'
import { References } from '../policies/schema.ts'

const UserId = z.string().refine(isId, 'must be a UUID')

/** What a user-role holds; what is left out is emptied. */
export const UserRoleContent = z.strictObject({
  policies: References.default([]),
  collections: References.default([]),
})

export const NewUserRole = UserRoleContent.extend({ userId: UserId })
export type NewUserRole = z.infer<typeof NewUserRole>

export const UserRolePath = z.strictObject({ userId: UserId })

export const UserRoleQuery = PageQuery.extend({
  filter: z
    .string()
    .max(255)
    .optional()
    .describe('Part of a user’s name, subject or e-mail address'),
})
export type UserRoleQuery = z.infer<typeof UserRoleQuery>

/** The role that is one user’s own: weaker than every other, and never shared. */
export const UserRole = z.object({
  userId: z.string().describe('Explanations name it as _users/ and this id'),
  issuer: z.string().describe('`local`, or the iss of the tokens that the user signs in with'),
  subject: z.string(),
  displayName: z.string(),
  policies: z.array(z.string()),
  collections: z.array(z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type UserRole = z.infer<typeof UserRole> & { readonly revision: number }

export const UserRolePage = pageOf(UserRole)
