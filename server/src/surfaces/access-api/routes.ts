import type { Route } from '../../kernel/route.ts'
import { collectionRows } from './collections/routes.ts'
import { withoutImpersonation } from './impersonation.ts'
import { meRows } from './me/routes.ts'
import { metadataRows } from './metadata/routes.ts'
import { needsOf } from './needs.ts'
import { policyRows } from './policies/routes.ts'
import { type AccessApiPorts, baseOf } from './ports.ts'
import { roleRows } from './roles/routes.ts'
import { templateRows } from './templates/routes.ts'
import { userRoleRows } from './user-roles/routes.ts'

/** The Access API: policies, what holds them, and what a caller may do, on a wire of its own. */
export function accessApiRoutes({ services, url }: AccessApiPorts): Route[] {
  const base = baseOf(url, 'access')
  return withoutImpersonation([
    ...meRows(services),
    ...metadataRows(services.permissions, base),
    ...policyRows(services.policies, base),
    ...collectionRows(services.policyCollections, base),
    ...templateRows(services.policyTemplates, base),
    ...roleRows({ roles: services.roles, base, needs: needsOf(services.ownDecisions) }),
    ...userRoleRows(services.userRoles, base),
  ])
}
