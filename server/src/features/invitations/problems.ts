import type { ProblemKind } from '../../kernel/problem.ts'

export const invitationUnknown = {
  code: 'invitation.unknown',
  status: 404,
  title: 'There is no such invitation, or not any more',
  entityType: 'Invitation',
} as const satisfies ProblemKind

export const invitationUsed = {
  code: 'invitation.used',
  status: 410,
  title: 'The invitation was accepted already',
  entityType: 'Invitation',
} as const satisfies ProblemKind

export const invitationExpired = {
  code: 'invitation.expired',
  status: 410,
  title: 'The invitation has expired; ask for a new one',
  entityType: 'Invitation',
} as const satisfies ProblemKind

export const invitationOutgrown = {
  code: 'invitation.outgrown',
  status: 403,
  title: 'Whoever sent it may not vouch for its user, or not any more; ask for a new one',
  entityType: 'Invitation',
} as const satisfies ProblemKind

export const invitationClosed = {
  code: 'invitation.closed',
  status: 409,
  title: 'The invitation was accepted or revoked already',
  entityType: 'Invitation',
} as const satisfies ProblemKind
