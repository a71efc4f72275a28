import type { ProblemKind } from '../../kernel/problem.ts'

export const globalRoleOneself = {
  code: 'global-role.oneself',
  status: 403,
  title: 'Nobody raises themselves',
  entityType: 'User',
} as const satisfies ProblemKind
