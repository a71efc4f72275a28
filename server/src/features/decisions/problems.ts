import type { ProblemKind } from '../../kernel/problem.ts'

export const subjectUnknown = {
  code: 'AUT-1015',
  status: 404,
  title: 'There is no such subject in this tenant',
} as const satisfies ProblemKind

export const subjectForeign = {
  code: 'decision.subject-foreign',
  status: 403,
  title: 'Asking about another subject needs the permission access-manager/decisions:evaluate',
} as const satisfies ProblemKind

export const productNeeded = {
  code: 'decision.product-needed',
  status: 400,
  title: 'Several products have that resource and action; the request must name one',
} as const satisfies ProblemKind

export const permissionUnknown = {
  code: 'decision.permission-unknown',
  status: 404,
  title: 'No manifest declares that permission, so nobody has it',
} as const satisfies ProblemKind

export const versionAhead = {
  code: 'decision.version-ahead',
  status: 503,
  title: 'The access state has not reached the version that the request asks for',
} as const satisfies ProblemKind

export const pastForbidden = {
  code: 'decision.past-forbidden',
  status: 403,
  title: 'Asking about the past needs the permission access-manager/decisions:evaluate',
} as const satisfies ProblemKind

export const asOfAhead = {
  code: 'decision.as-of-ahead',
  status: 400,
  title: 'The instant that is asked about has not come yet',
} as const satisfies ProblemKind

export const asOfUnknown = {
  code: 'decision.as-of-unknown',
  status: 404,
  title: 'The instant that is asked about is before the history of this tenant',
} as const satisfies ProblemKind
