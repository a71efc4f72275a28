import type { ProblemKind } from '../../kernel/problem.ts'

export const workspaceMemberUnknown = {
  code: 'member.unknown',
  status: 404,
  title: 'The workspace has no such member',
  entityType: 'Member',
} as const satisfies ProblemKind

export const memberExists = {
  code: 'member.exists',
  status: 409,
  title: 'The actor is a member of the workspace already',
  entityType: 'Member',
} as const satisfies ProblemKind

export const workspaceMemberSynced = {
  code: 'member.synced',
  status: 409,
  title: 'The membership follows a claim of a trusted issuer, and ends with it',
  entityType: 'Member',
} as const satisfies ProblemKind

export const lastOwner = {
  code: 'member.last-owner',
  status: 409,
  title: 'This would leave the workspace without an owner',
  entityType: 'Member',
} as const satisfies ProblemKind

export const ownersOnly = {
  code: 'member.owners-only',
  status: 403,
  title: 'Only an owner makes, changes or removes owners',
  entityType: 'Member',
} as const satisfies ProblemKind
