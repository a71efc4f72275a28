import { accessReviewRoutes } from './features/access-reviews/routes.ts'
import { actorRoutes } from './features/actors/routes.ts'
import { apiKeyRoutes } from './features/api-keys/routes.ts'
import { applicationRoutes } from './features/applications/routes.ts'
import { assignmentRoutes } from './features/assignments/routes.ts'
import { auditRoutes } from './features/audit/routes.ts'
import { bootstrapRoutes } from './features/bootstrap/routes.ts'
import { configurationRoutes } from './features/configuration/routes.ts'
import { decisionLogRoutes } from './features/decision-log/routes.ts'
import { decisionRoutes } from './features/decisions/routes.ts'
import { declarationRoutes } from './features/declarations/routes.ts'
import { globalRoleRoutes } from './features/global-roles/routes.ts'
import { groupRoutes } from './features/groups/routes.ts'
import { guardrailRoutes } from './features/guardrails/routes.ts'
import { introspectionRoutes } from './features/introspection/routes.ts'
import { invitationRoutes } from './features/invitations/routes.ts'
import { issuerRoutes } from './features/issuers/routes.ts'
import { memberRoutes } from './features/members/routes.ts'
import { permissionRoutes } from './features/permissions/routes.ts'
import { personalTokenRoutes } from './features/personal-tokens/routes.ts'
import { policyRoutes } from './features/policies/routes.ts'
import { policyCollectionRoutes } from './features/policy-collections/routes.ts'
import { policyTemplateRoutes } from './features/policy-templates/routes.ts'
import { linkRoutes, providerRoutes } from './features/providers/routes.ts'
import { resourceRoutes } from './features/resources/routes.ts'
import { roleRoutes } from './features/roles/routes.ts'
import { sessionRoutes } from './features/sessions/routes.ts'
import type { SystemPorts } from './features/system/routes.ts'
import { systemRoutes } from './features/system/routes.ts'
import { tenantRoutes } from './features/tenants/routes.ts'
import { type TokenRoutePorts, tokenRoutes } from './features/tokens/routes.ts'
import { userRoleRoutes } from './features/user-roles/routes.ts'
import { userRoutes } from './features/users/routes.ts'
import { workspaceRoutes } from './features/workspaces/routes.ts'
import type { Route } from './kernel/route.ts'
import type { Services } from './services.ts'
import type { AccessApiPorts } from './surfaces/access-api/ports.ts'
import { accessApiRoutes } from './surfaces/access-api/routes.ts'
import { type AuthzenPorts, authzenRoutes } from './surfaces/authzen/routes.ts'
import { identityApiRoutes } from './surfaces/identity-api/routes.ts'

export interface RoutePorts
  extends Omit<TokenRoutePorts, 'tokens'>,
    Pick<AuthzenPorts, 'addressOf'>,
    Pick<AccessApiPorts, 'url'> {
  readonly services: Services
  readonly system: SystemPorts
}

/** Every row of `/v1` and its companions, in the order in which the API is described. */
export const routesOf = ({ services, system, ...tokenPorts }: RoutePorts): Route[] => [
  ...systemRoutes(system),
  ...bootstrapRoutes(services.bootstrap),
  ...tokenRoutes({ tokens: services.tokens, ...tokenPorts }),
  ...introspectionRoutes(services.introspection),
  ...sessionRoutes(services.sessions),
  ...personalTokenRoutes(services.personalTokens),
  ...decisionRoutes(services.decisions, services.whoCan),
  ...decisionLogRoutes(services.decisionLog),
  ...tenantRoutes(services.tenants),
  ...userRoutes(services.users),
  ...invitationRoutes(services.invitations),
  ...globalRoleRoutes(services.globalRoles),
  ...groupRoutes(services.groups),
  ...applicationRoutes(services.applications),
  ...linkRoutes(services.links),
  ...providerRoutes(services.providers),
  ...actorRoutes(services.actors),
  ...workspaceRoutes(services.workspaces),
  ...memberRoutes(services.members),
  ...resourceRoutes(services.resources),
  ...apiKeyRoutes(services.apiKeys),
  ...issuerRoutes(services.issuers),
  ...policyRoutes(services.policies),
  ...policyCollectionRoutes(services.policyCollections),
  ...policyTemplateRoutes(services.policyTemplates),
  ...roleRoutes(services.roles),
  ...userRoleRoutes(services.userRoles),
  ...guardrailRoutes(services.guardrails),
  ...assignmentRoutes(services.assignments),
  ...accessReviewRoutes(services.accessReviews),
  ...permissionRoutes(services.permissions),
  ...declarationRoutes(services.declarations),
  ...configurationRoutes(services.configuration),
  ...auditRoutes(services.audit),
  ...accessApiRoutes({ services, url: tokenPorts.url }),
  ...identityApiRoutes({ services, url: tokenPorts.url }),
  ...authzenRoutes({ evaluations: services.evaluations, addressOf: tokenPorts.addressOf }),
]

/**
 * The rows with nothing behind them, for whoever only reads what they say: the description of the
 * API, and what is generated from it. None of their handlers may be called.
 */
export function describedRoutes(): Route[] {
  const nothing = new Proxy(Object.create(null), { get: () => undefined })
  return routesOf({
    services: nothing,
    system: nothing,
    whoseSession: nothing,
    publicKeys: nothing,
    addressOf: nothing,
    url: nothing,
  })
}
