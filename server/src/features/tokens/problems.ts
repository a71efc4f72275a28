import type { ProblemKind } from '../../kernel/problem.ts'

export const grantUnknown = {
  code: 'AUT-0013',
  status: 400,
  title: 'The grant type is not known here',
} as const satisfies ProblemKind

export const grantIncomplete = {
  code: 'AUT-0014',
  status: 400,
  title: 'The grant type needs fields that are missing',
} as const satisfies ProblemKind

/** One text for an unknown user, a disabled one and a wrong password. */
export const credentialsWrong = {
  code: 'AUT-1002',
  status: 401,
  title: 'The username or the password is wrong',
} as const satisfies ProblemKind

export const clientWrong = {
  code: 'AUT-1004',
  status: 401,
  title: 'The client is not known, or its secret is wrong',
} as const satisfies ProblemKind

export const refreshWrong = {
  code: 'AUT-1005',
  status: 400,
  title: 'The refresh token is not valid, or no longer',
} as const satisfies ProblemKind
