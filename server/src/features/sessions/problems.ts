import type { ProblemKind } from '../../kernel/problem.ts'

export const sessionUnknown = {
  code: 'session.unknown',
  status: 404,
  title: 'The caller has no such session, or no longer',
  entityType: 'Session',
} as const satisfies ProblemKind
