import type { ProblemKind } from '../../kernel/problem.ts'

export const policyUnknown = {
  code: 'policy.unknown',
  status: 404,
  title: 'There is no such policy in this tenant',
  entityType: 'Policy',
} as const satisfies ProblemKind

export const policyCodeTaken = {
  code: 'policy.code-taken',
  status: 409,
  title: 'Another policy of this tenant has that scope and code',
  entityType: 'Policy',
} as const satisfies ProblemKind

export const policyAttached = {
  code: 'policy.attached',
  status: 409,
  title: 'The policy is attached; detach it first',
  entityType: 'Policy',
} as const satisfies ProblemKind

export const revisionUnknown = {
  code: 'policy.revision-unknown',
  status: 404,
  title: 'The policy never had that revision',
  entityType: 'Policy',
} as const satisfies ProblemKind
