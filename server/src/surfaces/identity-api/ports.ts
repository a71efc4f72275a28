import type { ActorService } from '../../features/actors/service.ts'
import type { AssignmentService } from '../../features/assignments/service.ts'
import type { DecisionService } from '../../features/decisions/service.ts'
import type { InvitationService } from '../../features/invitations/service.ts'
import type { OwnDecisionService } from '../../features/own-decisions/service.ts'
import type { PermissionService } from '../../features/permissions/service.ts'
import type { PersonalTokenService } from '../../features/personal-tokens/service.ts'
import type { RoleService } from '../../features/roles/service.ts'
import type { TokenService } from '../../features/tokens/service.ts'
import type { UserRoleService } from '../../features/user-roles/service.ts'
import type { UserService } from '../../features/users/service.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Base } from '../access-api/ports.ts'

/** What the Identity API is spoken over. */
export interface IdentityApiServices {
  readonly actors: ActorService
  readonly assignments: AssignmentService
  readonly decisions: Pick<DecisionService, 'me'>
  readonly invitations: InvitationService
  readonly ownDecisions: OwnDecisionService
  readonly permissions: PermissionService
  readonly personalTokens: PersonalTokenService
  readonly roles: RoleService
  readonly tokens: Pick<TokenService, 'logout'>
  readonly userRoles: Pick<UserRoleService, 'userNamed'>
  readonly users: UserService & Purging
}

/** Forgets a deleted user as a person. */
interface Purging {
  purge(caller: Caller, by: Author, id: string): Promise<void>
}

export interface IdentityApiPorts {
  readonly services: IdentityApiServices
  /** By which callers reach this server. */
  readonly url: () => string
}

export interface IdentityRowPorts {
  readonly services: IdentityApiServices
  readonly base: Base
}
