import type { ProblemKind } from '../../kernel/problem.ts'

export const declarationUnknown = {
  code: 'declaration.unknown',
  status: 404,
  title: 'No manifest of that name has been applied',
  entityType: 'Declaration',
} as const satisfies ProblemKind

export const manifestWrong = {
  code: 'declaration.invalid',
  status: 422,
  title: 'The manifest is not valid; nothing of it was applied',
  entityType: 'Declaration',
} as const satisfies ProblemKind

export const slugMismatch = {
  code: 'declaration.slug-mismatch',
  status: 422,
  title: 'The manifest names another slug than the path',
  entityType: 'Declaration',
} as const satisfies ProblemKind

export const declarationReserved = {
  code: 'declaration.reserved',
  status: 409,
  title: 'What operates the platform is declared in the platform’s own tenant alone',
  entityType: 'Declaration',
} as const satisfies ProblemKind

export const declaredElsewhere = {
  code: 'declaration.taken',
  status: 409,
  title: 'Another manifest, or an operator, has declared some of these names',
  entityType: 'Declaration',
} as const satisfies ProblemKind
