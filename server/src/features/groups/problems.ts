import type { ProblemKind } from '../../kernel/problem.ts'

export const groupUnknown = {
  code: 'IDE-1006',
  status: 404,
  title: 'There is no such group in this tenant',
  entityType: 'Group',
} as const satisfies ProblemKind

export const groupNameTaken = {
  code: 'group.name-taken',
  status: 409,
  title: 'Another group of this tenant has that name',
  entityType: 'Group',
} as const satisfies ProblemKind

export const groupHasMembers = {
  code: 'IDE-1058',
  status: 409,
  title: 'The group has members',
  entityType: 'Group',
} as const satisfies ProblemKind

export const memberUnknown = {
  code: 'group.member-unknown',
  status: 404,
  title: 'The group has no such member',
  entityType: 'Group',
} as const satisfies ProblemKind

export const memberIsKey = {
  code: 'group.api-key',
  status: 409,
  title: 'An API key holds what its scopes give, and nothing else',
  entityType: 'Group',
} as const satisfies ProblemKind

export const memberSynced = {
  code: 'group.member-synced',
  status: 409,
  title: 'The membership follows a claim of a trusted issuer, and ends with it',
  entityType: 'Group',
} as const satisfies ProblemKind
