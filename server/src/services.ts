import { actorOf, type Snapshot } from '@castellan/engine'
import { admission } from './access/admission.ts'
import type { Delegation } from './access/delegation.ts'
import type { Registered } from './access/registered.ts'
import { signJwt } from './adapters/jwt.ts'
import type { Passwords } from './adapters/passwords.ts'
import { configurationServicesOf } from './configuration-services.ts'
import { decisionServicesOf } from './decision-services.ts'
import { actorService } from './features/actors/service.ts'
import { tenantOfClient } from './features/applications/client-id.ts'
import { applicationService } from './features/applications/service.ts'
import { assignmentService } from './features/assignments/service.ts'
import { countAttempts, uncounted } from './features/attempts/service.ts'
import { recordRefusals } from './features/audit/refusals.ts'
import { auditService } from './features/audit/service.ts'
import { bootstrapService } from './features/bootstrap/service.ts'
import type { DecisionPorts } from './features/decisions/service.ts'
import { declarationService } from './features/declarations/service.ts'
import { enrolmentService } from './features/enrolment/service.ts'
import { groupService } from './features/groups/service.ts'
import { idempotencyService } from './features/idempotency/service.ts'
import { issuerService } from './features/issuers/service.ts'
import { permissionService } from './features/permissions/service.ts'
import { sessionService } from './features/sessions/service.ts'
import { type Identity, tenantService } from './features/tenants/service.ts'
import { rememberedClients } from './features/tokens/clients.ts'
import { type Signer, tokenIssuer } from './features/tokens/issue.ts'
import type { TokenPorts } from './features/tokens/ports.ts'
import { tokenService } from './features/tokens/service.ts'
import { userLifecycle } from './features/users/lifecycle.ts'
import { userService } from './features/users/service.ts'
import type { Foundation } from './foundation.ts'
import type { Furnishing } from './furnishing.ts'
import type { Arrival, Caller } from './kernel/caller.ts'
import type { Clock } from './kernel/clock.ts'
import type { NewId, TenantId } from './kernel/ids.ts'
import { randomText, type Secret } from './kernel/secret.ts'
import { type MessageServicePorts, messageServicesOf } from './message-services.ts'
import type { Outside } from './outside.ts'
import { policyServicesOf } from './policy-services.ts'
import { refusalsOf } from './refusals.ts'
import type { Stores } from './stores.ts'
import { workspaceServicesOf } from './workspace-services.ts'

export interface ServicePorts
  extends Omit<Foundation, 'furnishing' | 'nodes' | 'revocations' | 'snapshots' | 'trust'>,
    Pick<Furnishing, 'furnish' | 'shipped'>,
    Pick<MessageServicePorts, 'send' | 'faultOfPlace' | 'url'>,
    Pick<DecisionPorts, 'decided'> {
  readonly clock: Clock
  readonly newId: NewId
  readonly passwords: Passwords
  readonly delegation: Delegation
  readonly snapshot: (tenant: TenantId) => Snapshot
  /** The version of the tenant's access state in memory; undefined when it is not loaded. */
  readonly accessVersion: (tenant: TenantId) => number | undefined
  readonly awaitVersion: (tenant: TenantId, version: number) => Promise<Snapshot | undefined>
  /** The `iss` of a tenant's tokens. */
  readonly issuerOf: (tenant: Identity) => string
  readonly isMultiTenant: boolean
  readonly bootstrapSecret: Secret
  readonly rateLimit: boolean
  readonly revoked: (subject: string, until: Date) => void
  readonly sessionStarted: TokenPorts['sessionStarted']
  /** Who a token stands for. Throws a problem when it does not hold. */
  readonly resolve: (token: string, arrival: Arrival) => Promise<Caller>
  /** What trusting other issuers asks of the outside. */
  readonly outside: Outside['ports']
  /** The properties of a registered resource. */
  readonly registered: Registered
}

export type Services = ReturnType<typeof servicesOf>

/** Every service, each handed the functions it needs of the others. */
export function servicesOf(ports: ServicePorts) {
  const { transact, clock, newId, passwords, platform, delegation } = ports
  const attempts = ports.rateLimit ? countAttempts({ transact, clock }) : uncounted
  const recordRefusal = recordRefusals({ transact, clock })
  const common = { transact, clock, newId, recordRefusal, ...attempts, ...refusalsOf(delegation) }
  const admitted = admission({ tenants: ports.tenants, recordRefusal, clock })
  const tokens = tokensOf(ports, { ...common, admitted })
  const users = userService({ ...common, passwords })
  const workspaces = workspaceServicesOf({ ...ports, ...common })
  const messages = messageServicesOf({
    ...ports,
    ...common,
    ...workspaces.globalRoles,
    users,
    admitted,
  })
  const trusting = {
    ...ports.outside,
    mayAddMembers: (caller: Caller, workspace: string) =>
      delegation.mayLastingly(caller, 'access-manager/workspace-members:create', workspace),
  }

  return {
    ...workspaces,
    ...policyServicesOf(common),
    ...decisionServicesOf(ports),
    ...configurationServicesOf({ ...ports, ...common, ...trusting }),
    ...messages,
    tokens,
    users: { ...users, ...userLifecycle(common) },
    actors: actorService(common),
    applications: applicationService(common),
    assignments: assignmentService(common),
    audit: auditService(common),
    recordRefusal,
    bootstrap: bootstrapService<Stores>({
      ...common,
      secret: ports.bootstrapSecret,
      tenant: platform.id,
      hash: users.hash,
      enrol: users.enrol,
      signIn: ({ username, password }, origin) =>
        tokens.issue({ grantType: 'password', username, password }, origin),
    }),
    declarations: declarationService(common),
    enrolment: enrolmentService({
      ...common,
      stateOf: (tenant, actor) => actorOf(ports.snapshot(tenant), actor),
    }),
    groups: groupService(common),
    idempotency: idempotencyService({ transact, clock, sealer: ports.sealer }),
    issuers: issuerService({ ...common, ...trusting }),
    permissions: permissionService(common),
    sessions: sessionService({ ...common, revoked: ports.revoked }),
    tenants: tenantService<Stores>({
      ...ports,
      close: ports.tenants.close,
      inviting: {
        place: messages.invitations.placeAdministrator,
        handOver: messages.invitations.handOver,
      },
      hash: users.hash,
      async crown(stores, by, first) {
        const id = newId<'actor'>()
        const strongest = { groups: ['admin-group'], globalRole: 'superadmin' } as const
        await users.enrol(stores, by, { ...first, ...strongest, id })
        await stores.bootstrap.spend(first.createdAt)
      },
    }),
  }
}

/** Signing in, and all that comes of it. */
function tokensOf(
  ports: ServicePorts,
  common: Pick<TokenPorts, 'attemptGuess' | 'admitted' | 'recordRefusal'>,
) {
  const { transact, clock, newId, passwords, directory, isMultiTenant, platform } = ports
  const issuer = tokenIssuer({
    signerOf: signers(ports),
    derive: (input) => ports.sealer.derive(input, 'refresh-token'),
    newTokenId: () => randomText(16),
  })
  return tokenService({
    ...common,
    transact,
    clock,
    newId,
    issuer,
    clients: rememberedClients(ports.accessVersion),
    verifyPassword: passwords.verify,
    defaultTenant: () => platform.id,
    tenantAt: directory.idOfSlug,
    tenantOfDomain: isMultiTenant ? directory.idOfDomain : async () => undefined,
    tenantOfClient,
    sessionStarted: ports.sessionStarted,
    revoked: ports.revoked,
  })
}

/** Signs for a tenant that is open. */
const signers =
  ({ tenants, issuerOf }: Pick<ServicePorts, 'tenants' | 'issuerOf'>) =>
  (id: TenantId): Signer => {
    const tenant = tenants.peek(id)
    const [key] = tenant?.keys ?? []
    if (!tenant || !key) throw new Error('the tenant has no signing key in memory')
    return {
      issuer: issuerOf(tenant),
      slug: tenant.slug,
      sign: (claims, type) => signJwt(claims, type, key),
    }
  }
