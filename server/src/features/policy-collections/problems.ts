import type { ProblemKind } from '../../kernel/problem.ts'

export const collectionUnknown = {
  code: 'policy-collection.unknown',
  status: 404,
  title: 'There is no such policy collection in this tenant',
  entityType: 'PolicyCollection',
} as const satisfies ProblemKind

export const collectionCodeTaken = {
  code: 'policy-collection.code-taken',
  status: 409,
  title: 'Another policy collection of this tenant has that scope and code',
  entityType: 'PolicyCollection',
} as const satisfies ProblemKind

export const collectionAttached = {
  code: 'policy-collection.attached',
  status: 409,
  title: 'The policy collection is attached; detach it first',
  entityType: 'PolicyCollection',
} as const satisfies ProblemKind

export const collectionCycle = {
  code: 'policy-collection.cycle',
  status: 409,
  title: 'The policy collection would hold itself',
  entityType: 'PolicyCollection',
} as const satisfies ProblemKind
