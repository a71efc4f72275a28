import type { ProblemKind } from '../../kernel/problem.ts'

export const userRoleUnknown = {
  code: 'user-role.unknown',
  status: 404,
  title: 'The user has no user-role, or there is no such user',
  entityType: 'UserRole',
} as const satisfies ProblemKind

export const userRoleTaken = {
  code: 'user-role.taken',
  status: 409,
  title: 'The user has a user-role already',
  entityType: 'UserRole',
} as const satisfies ProblemKind
