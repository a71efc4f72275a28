import type { ProblemKind } from '../../kernel/problem.ts'

export const beyondOwn = {
  code: 'access.beyond-own',
  status: 403,
  title: 'Nobody grants what they do not hold',
} as const satisfies ProblemKind

export const assignmentUnknown = {
  code: 'assignment.unknown',
  status: 404,
  title: 'There is no such assignment in this tenant',
  entityType: 'Assignment',
} as const satisfies ProblemKind

export const holderIsKey = {
  code: 'assignment.api-key',
  status: 409,
  title: 'An API key holds what its scopes give, and nothing else',
  entityType: 'Assignment',
} as const satisfies ProblemKind

export const assignmentExists = {
  code: 'assignment.exists',
  status: 409,
  title: 'The same role is assigned to the same holder for the same time already',
  entityType: 'Assignment',
} as const satisfies ProblemKind

export const levelMismatch = {
  code: 'assignment.level',
  status: 400,
  title: 'A tenant-level role is assigned tenant-wide, a workspace-level one in a workspace',
  entityType: 'Assignment',
} as const satisfies ProblemKind

export const assignmentEndless = {
  code: 'assignment.window',
  status: 400,
  title: 'An assignment ends after it begins',
  entityType: 'Assignment',
} as const satisfies ProblemKind

export const assignmentDerived = {
  code: 'assignment.derived',
  status: 409,
  title: 'The assignment follows from a global role or a membership, and changes with that',
  entityType: 'Assignment',
} as const satisfies ProblemKind

export const assignmentSynced = {
  code: 'assignment.synced',
  status: 409,
  title: 'The assignment follows a claim of a trusted issuer, and ends with it',
  entityType: 'Assignment',
} as const satisfies ProblemKind
