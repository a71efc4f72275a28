import type { ProblemKind } from '../../kernel/problem.ts'

export const userUnknown = {
  code: 'IDE-1003',
  status: 404,
  title: 'There is no such user in this tenant',
  entityType: 'User',
} as const satisfies ProblemKind

export const usernameTaken = {
  code: 'user.username-taken',
  status: 409,
  title: 'Another user of this tenant has that username',
  entityType: 'User',
} as const satisfies ProblemKind

export const emailTaken = {
  code: 'user.email-taken',
  status: 409,
  title: 'Another user of this tenant has that e-mail address',
  entityType: 'User',
} as const satisfies ProblemKind

export const subjectTaken = {
  code: 'user.subject-taken',
  status: 409,
  title: 'Another user of this tenant has or had that subject',
  entityType: 'User',
} as const satisfies ProblemKind

export const passwordWeak = {
  code: 'IDE-0020',
  status: 400,
  title: 'The password is too weak',
  entityType: 'User',
} as const satisfies ProblemKind

export const passwordWrong = {
  code: 'user.password-wrong',
  status: 400,
  title: 'The old password is not right',
  entityType: 'User',
} as const satisfies ProblemKind

export const notOneself = {
  code: 'IDE-0013',
  status: 403,
  title: 'Only the user themselves may do this',
  entityType: 'User',
} as const satisfies ProblemKind

export const groupsUnknown = {
  code: 'user.groups-unknown',
  status: 400,
  title: 'Some of the groups do not exist',
  entityType: 'User',
} as const satisfies ProblemKind

export const lastAdministrator = {
  code: 'user.last-administrator',
  status: 409,
  title: 'This would leave the tenant without an administrator',
  entityType: 'User',
} as const satisfies ProblemKind

export const notAccepted = {
  code: 'user.not-accepted',
  status: 409,
  title: 'The user has not accepted the invitation; revoke it and invite anew',
  entityType: 'User',
} as const satisfies ProblemKind

export const notDeleted = {
  code: 'user.not-deleted',
  status: 409,
  title: 'Only a deleted user can be purged',
  entityType: 'User',
} as const satisfies ProblemKind
