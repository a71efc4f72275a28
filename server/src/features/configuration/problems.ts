import type { ProblemKind } from '../../kernel/problem.ts'

export const configurationWrong = {
  code: 'configuration.wrong',
  status: 400,
  title: 'The configuration cannot be applied',
  entityType: 'Configuration',
} as const satisfies ProblemKind

export const configurationStale = {
  code: 'configuration.stale',
  status: 409,
  title: 'Access was changed since the plan was made; plan again',
  entityType: 'Configuration',
} as const satisfies ProblemKind
