import type { ProblemKind } from '../../kernel/problem.ts'

export const templateUnknown = {
  code: 'policy-template.unknown',
  status: 404,
  title: 'There is no such policy template in this tenant',
  entityType: 'PolicyTemplate',
} as const satisfies ProblemKind

export const templateCodeTaken = {
  code: 'policy-template.code-taken',
  status: 409,
  title: 'Another policy template of this tenant has that scope and code',
  entityType: 'PolicyTemplate',
} as const satisfies ProblemKind

export const tagUnknown = {
  code: 'policy-template.tag-unknown',
  status: 400,
  title: 'The policy template has no selector with that tag',
  entityType: 'PolicyTemplate',
} as const satisfies ProblemKind
