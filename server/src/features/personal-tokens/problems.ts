import type { ProblemKind } from '../../kernel/problem.ts'

export const personalTokenUnknown = {
  code: 'personal-token.unknown',
  status: 404,
  title: 'The caller has no such token, or no longer',
  entityType: 'PersonalToken',
} as const satisfies ProblemKind

export const personalTokensFull = {
  code: 'personal-token.too-many',
  status: 409,
  title: 'The user has three tokens already; one must end first',
  entityType: 'PersonalToken',
} as const satisfies ProblemKind

export const personalTokenNameTaken = {
  code: 'personal-token.name-taken',
  status: 409,
  title: 'Another active token of the user has that name',
  entityType: 'PersonalToken',
} as const satisfies ProblemKind

export const sessionNeeded = {
  code: 'personal-token.session-needed',
  status: 403,
  title: 'Only a user who is signed in makes a token, no other token does',
  entityType: 'PersonalToken',
} as const satisfies ProblemKind

export const expiryTooLate = {
  code: 'personal-token.expiry-too-late',
  status: 400,
  title: 'A token lives for a year at most',
  entityType: 'PersonalToken',
} as const satisfies ProblemKind
