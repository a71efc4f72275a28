import type { ProblemKind } from '../../kernel/problem.ts'

export const applicationUnknown = {
  code: 'IDE-1001',
  status: 404,
  title: 'There is no such application in this tenant',
  entityType: 'Application',
} as const satisfies ProblemKind

export const productUnknown = {
  code: 'IDE-0012',
  status: 400,
  title: 'An application is named for a product that a manifest declares for machines',
  entityType: 'Application',
} as const satisfies ProblemKind
