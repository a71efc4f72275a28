import type { ProblemKind } from '../../kernel/problem.ts'

const entityType = 'Issuer'

export const issuerUnknown = {
  code: 'issuer.unknown',
  status: 404,
  title: 'There is no such trusted issuer in this tenant',
  entityType,
} as const satisfies ProblemKind

export const issuerTaken = {
  code: 'issuer.taken',
  status: 409,
  title: 'The tenant trusts this issuer already',
  entityType,
} as const satisfies ProblemKind

export const issuerOwn = {
  code: 'issuer.own',
  status: 400,
  title: 'Tokens of this very server need no trust',
  entityType,
} as const satisfies ProblemKind

export const addressRefused = {
  code: 'issuer.address',
  status: 400,
  title: 'Keys come from exactly one address: https, and public',
  entityType,
} as const satisfies ProblemKind

export const grantUnknown = {
  code: 'issuer.grant-unknown',
  status: 400,
  title: 'Something that the issuer would give is not there, or is of another level',
  entityType,
} as const satisfies ProblemKind
