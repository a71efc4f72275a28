import type { Message } from '../../kernel/message.ts'
import type { Invitation } from './schema.ts'

export interface Mail extends Message {
  /** What it is about, as the audit trail names it. */
  readonly about: string
  /** Whose providers carry it, if it is an application that has any. */
  readonly application: string | null
  readonly purpose: 'signUp'
}

/** The mail that brings the link. */
export const mailOf = (
  { id, email, firstName, expiresAt, invitedBy }: Invitation,
  { tenant, link }: { tenant: string; link: string },
): Mail => ({
  about: `invitation/${id}`,
  application: invitedBy,
  purpose: 'signUp',
  to: email,
  subject: `Your invitation to ${tenant}`,
  text: `Hello ${firstName},

you are invited to ${tenant}. Choose your username and password here:

${link}

The link works once, until ${expiresAt.slice(0, 16).replace('T', ' ')} UTC. If you did not expect
it, ignore this mail: nothing happens without you.
`,
})
