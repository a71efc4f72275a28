import type { ProblemKind } from '../../kernel/problem.ts'

export const guardrailUnknown = {
  code: 'guardrail.unknown',
  status: 404,
  title: 'The policy is no guardrail of this tenant',
  entityType: 'Guardrail',
} as const satisfies ProblemKind

export const guardrailAllows = {
  code: 'guardrail.allows',
  status: 400,
  title: 'A guardrail denies; this policy allows',
  entityType: 'Guardrail',
} as const satisfies ProblemKind

export const guardrailLocksOut = {
  code: 'guardrail.locks-out',
  status: 409,
  title: 'It would deny everybody to take it away again',
  entityType: 'Guardrail',
} as const satisfies ProblemKind
