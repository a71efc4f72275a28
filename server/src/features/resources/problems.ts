import type { ProblemKind } from '../../kernel/problem.ts'

export const resourceUnknown = {
  code: 'resource.unknown',
  status: 404,
  title: 'The workspace has no such resource',
  entityType: 'Resource',
} as const satisfies ProblemKind
