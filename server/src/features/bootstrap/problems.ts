import type { ProblemKind } from '../../kernel/problem.ts'

export const alreadyDone = {
  code: 'bootstrap.done',
  status: 410,
  title: 'The first administrator exists already; the secret is spent',
} as const satisfies ProblemKind

export const secretWrong = {
  code: 'bootstrap.secret-wrong',
  status: 401,
  title: 'That is not the bootstrap secret',
} as const satisfies ProblemKind
