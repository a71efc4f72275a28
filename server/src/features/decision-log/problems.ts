import type { ProblemKind } from '../../kernel/problem.ts'

export const decisionUnknown = {
  code: 'decision-log.unknown',
  status: 404,
  title: 'The log has no such decision, or no longer',
} as const satisfies ProblemKind
