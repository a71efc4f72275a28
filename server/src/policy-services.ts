import { refuseAsGuardrail } from './features/guardrails/service.ts'
import { undeclared } from './features/permissions/undeclared.ts'
import { readBy } from './features/policies/definition.ts'
import { type PolicyPorts, policyService } from './features/policies/service.ts'
import { policyCollectionService } from './features/policy-collections/service.ts'
import { policyTemplateService } from './features/policy-templates/service.ts'
import type { Clock } from './kernel/clock.ts'
import type { NewId } from './kernel/ids.ts'
import type { Transact } from './kernel/transact.ts'
import type { Stores } from './stores.ts'

export interface PolicyServicePorts extends Pick<PolicyPorts, 'refuseBeyondPatterns'> {
  readonly transact: Transact<Stores>
  readonly clock: Clock
  readonly newId: NewId
}

/** Policies, and what they are made of and gathered in. */
export const policyServicesOf = (ports: PolicyServicePorts) => ({
  policies: policyService({ ...ports, undeclared, refuseAsGuardrail }),
  policyCollections: policyCollectionService(ports),
  policyTemplates: policyTemplateService({ ...ports, readBy }),
})
