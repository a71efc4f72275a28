import type { OwnDecisionService } from '../../features/own-decisions/service.ts'
import type { PermissionService } from '../../features/permissions/service.ts'
import type { PolicyService } from '../../features/policies/service.ts'
import type { PolicyCollectionService } from '../../features/policy-collections/service.ts'
import type { PolicyTemplateService } from '../../features/policy-templates/service.ts'
import type { RoleService } from '../../features/roles/service.ts'
import type { UserRoleService } from '../../features/user-roles/service.ts'

/** What the Access API is spoken over. */
export interface AccessApiServices {
  readonly ownDecisions: OwnDecisionService
  readonly permissions: PermissionService
  readonly policies: PolicyService
  readonly policyCollections: PolicyCollectionService
  readonly policyTemplates: PolicyTemplateService
  readonly roles: RoleService
  readonly userRoles: UserRoleService
}

export interface AccessApiPorts {
  readonly services: AccessApiServices
  /** By which callers reach this server. */
  readonly url: () => string
}

/** Where a caller finds this API: at the server's address, or at their tenant's if they used it. */
export const baseOf =
  (url: () => string, api: 'access' | 'identity') =>
  (atTenant: string | undefined): string =>
    `${url()}${atTenant === undefined ? '' : `/t/${atTenant}`}/${api}/api`

export type Base = ReturnType<typeof baseOf>
