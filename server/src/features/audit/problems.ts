import type { ProblemKind } from '../../kernel/problem.ts'

export const eventUnknown = {
  code: 'audit-event.unknown',
  status: 404,
  title: 'There is no such event in this tenant',
  entityType: 'AuditEvent',
} as const satisfies ProblemKind
