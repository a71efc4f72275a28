import { guardrailService, refuseAsGuardrail } from './features/guardrails/service.ts'
import { undeclared } from './features/permissions/undeclared.ts'
import { readBy } from './features/policies/definition.ts'
import { policyService } from './features/policies/service.ts'
import { policyCollectionService } from './features/policy-collections/service.ts'
import { policyTemplateService } from './features/policy-templates/service.ts'
import { roleService } from './features/roles/service.ts'
import { userRoleService } from './features/user-roles/service.ts'
import type { Clock } from './kernel/clock.ts'
import type { NewId } from './kernel/ids.ts'
import type { Refusals } from './kernel/refusals.ts'
import type { Transact } from './kernel/transact.ts'
import type { Stores } from './stores.ts'
import { gathering } from './transact.ts'

export interface PolicyServicePorts
  extends Pick<Refusals, 'refuseBeyondPatterns' | 'refuseWiderCeiling'> {
  readonly transact: Transact<Stores>
  readonly clock: Clock
  readonly newId: NewId
}

/** Policies, what they are made of, and all that holds them. */
export const policyServicesOf = (ports: PolicyServicePorts) => ({
  guardrails: guardrailService(ports),
  policies: policyService({ ...ports, undeclared, refuseAsGuardrail }),
  policyCollections: policyCollectionService(ports),
  policyTemplates: policyTemplateService({ ...ports, readBy }),
  roles: roleService({ ...ports, undeclared, gather: gathering(ports.transact) }),
  userRoles: userRoleService(ports),
})
