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
  title: 'Nobody disables or deletes themselves',
  entityType: 'Actor',
} as const satisfies ProblemKind

export const actorLocal = {
  code: 'actor.local',
  status: 409,
  title: 'Users, applications and API keys are deleted as such',
  entityType: 'Actor',
} as const satisfies ProblemKind
