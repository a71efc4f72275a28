import type { ProblemKind } from '../../kernel/problem.ts'

export const apiKeyUnknown = {
  code: 'api-key.unknown',
  status: 404,
  title: 'The workspace has no such API key, or no longer',
  entityType: 'ApiKey',
} as const satisfies ProblemKind

export const expiryPast = {
  code: 'credential.expiry-past',
  status: 400,
  title: 'The expiry lies in the past',
} as const satisfies ProblemKind
