import * as z from 'zod'
import type { User } from '../../../features/users/schema.ts'
import { nameUpTo } from '../../../kernel/line.ts'
import { wireInstant } from '../../access-api/instants.ts'
import { linksTo } from '../../access-api/links.ts'
import { ResourceId } from '../../access-api/names.ts'

const Email = z.email().min(5).max(80)

/** What has no counterpart here is taken when it says nothing, and refused when it does. */
const absent = (what: string) =>
  z
    .unknown()
    .refine((value) => isNothing(value), `${what} have no counterpart here`)
    .optional()

const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0)

const Person = z.object({
  firstName: nameUpTo(50),
  lastName: nameUpTo(50).min(2),
  emailAddress: Email,
  login: Email,
  secondEmailAddress: absent('second e-mail addresses'),
  alternativeUserIds: absent('alternative ids'),
  userExpiry: absent('users that expire'),
})

const isOwnLogin = ({ login, emailAddress }: { login: string; emailAddress: string }): boolean =>
  login.toLowerCase() === emailAddress.toLowerCase()

const sameLogin = { message: 'must be the e-mail address', path: ['login'] }

export const NewWireUser = Person.extend({
  type: z.literal('Personal', 'must be Personal: services are applications here'),
  roles: z.array(ResourceId).max(20).nullish(),
}).refine(isOwnLogin, sameLogin)
export type NewWireUser = z.infer<typeof NewWireUser>

export const WireUserUpdate = Person.refine(isOwnLogin, sameLogin)

const statuses: Readonly<Record<User['status'], string>> = {
  invited: 'PROVISIONED',
  active: 'ACTIVE',
  disabled: 'SUSPENDED',
  deleted: 'DEPROVISIONED',
  purged: 'DEPROVISIONED',
}

export const toUser = (user: User, base: string) => ({
  id: user.subject,
  emailAddress: user.email,
  login: user.email,
  firstName: user.firstName,
  lastName: user.lastName,
  type: 'Personal',
  status: statuses[user.status],
  external: false,
  created: wireInstant(user.createdAt),
  lastUpdated: wireInstant(user.updatedAt),
  links: linksTo(`${base}/users/${user.subject}`, 'This user'),
})

export const toSummary = ({ subject, email, firstName, lastName }: User) => ({
  id: subject,
  login: email,
  email,
  firstName,
  lastName,
  type: 'Personal',
})
