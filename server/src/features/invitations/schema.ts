import * as z from 'zod'
import { PageQuery, pageOf } from '../../kernel/page.ts'
import { GlobalRole } from '../global-roles/schema.ts'
import { Email, GroupNames, PasswordText, PersonName, Username } from '../users/schema.ts'

export const NewInvitation = z.strictObject({
  email: Email,
  firstName: PersonName,
  lastName: PersonName,
  globalRole: GlobalRole.default('member'),
  groups: GroupNames.default([]),
})
export type NewInvitation = z.infer<typeof NewInvitation>

/** A superadmin of another tenant, whom those who operate the platform invite there. */
export const NewAdministrator = NewInvitation.pick({ email: true, firstName: true, lastName: true })
export type NewAdministrator = z.infer<typeof NewAdministrator>

export const InvitationQuery = PageQuery
export type InvitationQuery = z.infer<typeof InvitationQuery>

export const Invitation = z.object({
  id: z.string(),
  userId: z.string(),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  globalRole: GlobalRole,
  groups: z.array(z.string()),
  status: z
    .enum(['pending', 'outgrown', 'accepted', 'expired', 'revoked'])
    .describe('outgrown: whoever sent it may not vouch for its user any more'),
  invitedBy: z.string().nullable(),
  createdAt: z.string(),
  expiresAt: z.string(),
  sentAt: z.string().nullable().describe('When a mail with the link was last handed over'),
})
export type Invitation = z.infer<typeof Invitation>

export const InvitationPage = pageOf(Invitation)

export const SentInvitation = Invitation.extend({
  link: z.string().describe('Shown this once'),
  delivery: z
    .enum(['sent', 'failed', 'none'])
    .describe('Of the mail with the link; none: the tenant has no provider of e-mail'),
  deliveryFailure: z.string().nullable().describe('Why the mail could not be handed over'),
})
export type SentInvitation = z.infer<typeof SentInvitation>

const Token = z.string().min(1).max(512)
export const TokenQuery = z.strictObject({ token: Token })

/** What somebody with the link is shown before they accept. */
export const OpenInvitation = z.object({
  email: z.string(),
  tenant: z.string().describe('Its name'),
  expiresAt: z.string(),
})
export type OpenInvitation = z.infer<typeof OpenInvitation>

export const Acceptance = z.strictObject({
  token: Token,
  username: Username,
  password: PasswordText,
})
export type Acceptance = z.infer<typeof Acceptance>
