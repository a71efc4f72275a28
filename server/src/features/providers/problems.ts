import type { ProblemKind } from '../../kernel/problem.ts'

export const providerUnknown = {
  code: 'provider.unknown',
  status: 404,
  title: 'There is no such provider in this tenant',
  entityType: 'Provider',
} as const satisfies ProblemKind

export const providerNameTaken = {
  code: 'provider.name-taken',
  status: 409,
  title: 'Another provider of this tenant has that name',
  entityType: 'Provider',
} as const satisfies ProblemKind

export const providerUnfit = {
  code: 'provider.unfit',
  status: 400,
  title: 'A provider of that type needs other settings',
  entityType: 'Provider',
} as const satisfies ProblemKind

export const secretMissing = {
  code: 'provider.secret-missing',
  status: 409,
  title: 'The provider has not been given its secret yet',
  entityType: 'Provider',
} as const satisfies ProblemKind

export const recipientUnfit = {
  code: 'provider.recipient-unfit',
  status: 400,
  title: 'That is nobody whom a provider of this category can write to',
  entityType: 'Provider',
} as const satisfies ProblemKind

/** Of a link: the provider is not there, or not linked to the application. */
export const linkUnknown = {
  code: 'IDE-1012',
  status: 404,
  title: 'The application has no such provider',
  entityType: 'Provider',
} as const satisfies ProblemKind

export const linkExists = {
  code: 'provider.linked',
  status: 409,
  title: 'The application has that provider already',
  entityType: 'Provider',
} as const satisfies ProblemKind
