import type { ProblemKind } from '../../kernel/problem.ts'

export const actorUnknown = {
  code: 'actor.unknown',
  status: 404,
  title: 'There is no such actor in this tenant',
  entityType: 'Actor',
} as const satisfies ProblemKind

export const actorOneself = {
  code: 'actor.oneself',
  status: 409,
  title: 'Nobody disables themselves',
  entityType: 'Actor',
} as const satisfies ProblemKind
