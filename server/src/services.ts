import type { Snapshot } from '@castellan/engine'
import type { Delegation } from './access/delegation.ts'
import type { Passwords } from './adapters/passwords.ts'
import { actorService } from './features/actors/service.ts'
import { tenantOfClient } from './features/applications/client-id.ts'
import { applicationService } from './features/applications/service.ts'
import { beyondOwn } from './features/assignments/problems.ts'
import { assignmentService } from './features/assignments/service.ts'
import { auditService } from './features/audit/service.ts'
import { bootstrapService } from './features/bootstrap/service.ts'
import { decisionService } from './features/decisions/service.ts'
import { declarationService } from './features/declarations/service.ts'
import { groupService } from './features/groups/service.ts'
import { type IdempotencyPorts, idempotencyService } from './features/idempotency/service.ts'
import { permissionService } from './features/permissions/service.ts'
import { roleService } from './features/roles/service.ts'
import { sessionService } from './features/sessions/service.ts'
import type { Tenant } from './features/tenants/service.ts'
import { countAttempts, uncounted } from './features/tokens/attempts.ts'
import { rememberedClients } from './features/tokens/clients.ts'
import { type IssuerPorts, tokenIssuer } from './features/tokens/issue.ts'
import { tokenService } from './features/tokens/service.ts'
import { userService } from './features/users/service.ts'
import type { Clock } from './kernel/clock.ts'
import type { NewId, TenantId } from './kernel/ids.ts'
import { Problem } from './kernel/problem.ts'
import { randomText, type Secret } from './kernel/secret.ts'
import type { Transact } from './kernel/transact.ts'
import type { Stores } from './stores.ts'

export interface ServicePorts {
  readonly transact: Transact<Stores>
  readonly clock: Clock
  readonly newId: NewId
  readonly passwords: Passwords
  readonly delegation: Delegation
  readonly snapshot: (tenant: TenantId) => Snapshot
  /** The version of the tenant's access state in memory; undefined when it is not loaded. */
  readonly accessVersion: (tenant: TenantId) => number | undefined
  readonly awaitVersion: (tenant: TenantId, version: number) => Promise<Snapshot | undefined>
  readonly issuerUrl: () => string
  /** The one organization of a single-tenant deployment. */
  readonly tenant: Tenant
  readonly bootstrapSecret: Secret
  readonly rateLimit: boolean
  readonly ring: { readonly load: IssuerPorts['loadKeys']; readonly sign: IssuerPorts['sign'] }
  readonly sealer: IdempotencyPorts['sealer']
  readonly revoked: (subject: string, until: Date) => void
}

export type Services = ReturnType<typeof servicesOf>

/** Every service, each handed the functions it needs of the others. */
export function servicesOf(ports: ServicePorts) {
  const { transact, clock, newId, passwords, tenant, delegation } = ports
  const attempts = ports.rateLimit ? countAttempts(clock) : uncounted
  const common = { transact, clock, newId, ...refusals(delegation) }
  const issuer = tokenIssuer({
    issuerUrl: ports.issuerUrl,
    slugOf: () => tenant.slug,
    loadKeys: ports.ring.load,
    sign: ports.ring.sign,
    derive: (input) => ports.sealer.derive(input, 'refresh-token'),
    newTokenId: () => randomText(16),
  })
  const tokens = tokenService({
    ...common,
    issuer,
    clients: rememberedClients(ports.accessVersion),
    attempts,
    verifyPassword: passwords.verify,
    defaultTenant: () => tenant.id,
    tenantOfClient,
    revoked: ports.revoked,
  })
  const users = userService({ ...common, passwords, attempt: attempts.attempt })

  return {
    tokens,
    users,
    actors: actorService(common),
    applications: applicationService(common),
    assignments: assignmentService(common),
    audit: auditService(common),
    bootstrap: bootstrapService<Stores>({
      ...common,
      secret: ports.bootstrapSecret,
      tenant: () => tenant.id,
      hash: users.hash,
      enrol: users.enrol,
      signIn: ({ username, password }, origin) =>
        tokens.issue({ grantType: 'password', username, password }, origin),
      attempt: (by, work) => attempts.attempt({ account: 'bootstrap', address: by.address }, work),
    }),
    decisions: decisionService({ clock, snapshot: ports.snapshot, await: ports.awaitVersion }),
    declarations: declarationService(common),
    groups: groupService(common),
    idempotency: idempotencyService({ transact, clock, sealer: ports.sealer }),
    permissions: permissionService(common),
    roles: roleService(common),
    sessions: sessionService({ ...common, revoked: ports.revoked }),
  }
}

/** Nobody grants what they do not hold, or changes whoever may do more than they. */
function refusals(delegation: Delegation) {
  const unless = (isAllowed: boolean, detail: string): void => {
    if (!isAllowed) throw new Problem(beyondOwn, { detail })
  }
  return {
    refuseBeyondOwn: (...[caller, groups]: Parameters<Delegation['holdsGroups']>) =>
      unless(
        delegation.holdsGroups(caller, groups),
        `You do not hold all that ${groups.join(', ')} gives`,
      ),
    refuseBeyondRoles: (...[caller, roles]: Parameters<Delegation['holdsRoles']>) =>
      unless(
        delegation.holdsRoles(caller, roles),
        `You do not hold all that ${roles.join(', ')} gives`,
      ),
    refuseBeyondPatterns: (...[caller, patterns]: Parameters<Delegation['holdsPatterns']>) =>
      unless(
        delegation.holdsPatterns(caller, patterns),
        `You do not hold all of ${patterns.join(', ')}`,
      ),
    refuseStronger: (...[caller, other]: Parameters<Delegation['isAsStrong']>) =>
      unless(delegation.isAsStrong(caller, other), 'That actor may do what you may not'),
  }
}
