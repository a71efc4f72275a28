import type { Snapshot } from '@castellan/engine'
import type { Delegation } from './access/delegation.ts'
import { accessReviewService } from './features/access-reviews/service.ts'
import { scopeText } from './features/api-keys/scopes.ts'
import { apiKeyService } from './features/api-keys/service.ts'
import { globalRoleService } from './features/global-roles/service.ts'
import { introspectionService } from './features/introspection/service.ts'
import { memberService } from './features/members/service.ts'
import { personalTokenService } from './features/personal-tokens/service.ts'
import { resourceService } from './features/resources/service.ts'
import { workspaceService } from './features/workspaces/service.ts'
import type { Arrival, Caller } from './kernel/caller.ts'
import type { Clock } from './kernel/clock.ts'
import type { NewId, TenantId } from './kernel/ids.ts'
import type { Refusals } from './kernel/refusals.ts'
import type { Transact } from './kernel/transact.ts'
import type { Stores } from './stores.ts'

export interface WorkspaceServicePorts extends Refusals {
  readonly transact: Transact<Stores>
  readonly clock: Clock
  readonly newId: NewId
  readonly delegation: Delegation
  readonly snapshot: (tenant: TenantId) => Snapshot
  /** Who a token stands for. Throws a problem when it does not hold. */
  readonly resolve: (token: string, arrival: Arrival) => Promise<Caller>
  /** Whether the caller may make owners there; judged by what they hold unless given. */
  readonly mayTransfer?: (caller: Caller, workspace: string) => boolean
}

/** Global roles, workspaces, access reviews, and the credentials that are no sessions. */
export function workspaceServicesOf(ports: WorkspaceServicePorts) {
  const { delegation, transact, snapshot, resolve } = ports
  return {
    accessReviews: accessReviewService({
      ...ports,
      may: (actor, permission, workspace) =>
        delegation.may(actor, `access-manager/${permission}`, workspace),
    }),
    apiKeys: apiKeyService(ports),
    globalRoles: globalRoleService(ports),
    introspection: introspectionService({ transact, snapshot, resolve, scopeText }),
    members: memberService({
      mayTransfer: (caller, workspace) =>
        delegation.mayLastingly(caller, 'access-manager/workspaces:transfer', workspace),
      ...ports,
    }),
    personalTokens: personalTokenService(ports),
    resources: resourceService(ports),
    workspaces: workspaceService({
      ...ports,
      mayListAll: (caller) => delegation.may(caller, 'access-manager/workspaces:list'),
    }),
  }
}
