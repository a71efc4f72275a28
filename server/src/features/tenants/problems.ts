import type { ProblemKind } from '../../kernel/problem.ts'

export const tenantUnknown = {
  code: 'tenant.unknown',
  status: 404,
  title: 'There is no such tenant',
  entityType: 'Tenant',
} as const satisfies ProblemKind

export const singleTenant = {
  code: 'tenants.single-tenant',
  status: 409,
  title: 'This installation has one tenant; MULTI_TENANT_ENABLED=true lets it have more',
  entityType: 'Tenant',
} as const satisfies ProblemKind

export const slugTaken = {
  code: 'tenant.slug-taken',
  status: 409,
  title: 'Another tenant has that slug',
  entityType: 'Tenant',
} as const satisfies ProblemKind

export const domainTaken = {
  code: 'tenant.domain-taken',
  status: 409,
  title: 'Another tenant has that e-mail domain',
  entityType: 'Tenant',
} as const satisfies ProblemKind

export const isPlatform = {
  code: 'tenant.is-platform',
  status: 409,
  title: 'The platform’s own tenant can be neither suspended nor deleted',
  entityType: 'Tenant',
} as const satisfies ProblemKind

export const isDeleted = {
  code: 'tenant.deleted',
  status: 409,
  title: 'The tenant is deleted; resume it first',
  entityType: 'Tenant',
} as const satisfies ProblemKind

export const notDeleted = {
  code: 'tenant.not-deleted',
  status: 409,
  title: 'Only a deleted tenant can be purged',
  entityType: 'Tenant',
} as const satisfies ProblemKind

/** Of a user whose e-mail address is in none of the tenant's domains. */
export const emailForeign = {
  code: 'IDE-0034',
  status: 400,
  title: 'The e-mail address is in none of the tenant’s domains',
  entityType: 'User',
} as const satisfies ProblemKind
