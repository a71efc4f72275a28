import type { Registered } from './access/registered.ts'
import { decisionLogService } from './features/decision-log/service.ts'
import { fill } from './features/decisions/filling.ts'
import { type DecisionPorts, decisionService } from './features/decisions/service.ts'
import { whoCanService } from './features/decisions/who-can.ts'
import { evaluationService } from './features/evaluations/service.ts'
import { ownDecisionService } from './features/own-decisions/service.ts'
import { undeclared } from './features/permissions/undeclared.ts'
import type { Transact } from './kernel/transact.ts'
import type { Stores } from './stores.ts'

export interface DecisionServicePorts
  extends Omit<DecisionPorts, 'await' | 'registered' | 'undeclared'> {
  readonly transact: Transact<Stores>
  readonly awaitVersion: DecisionPorts['await']
  readonly registered: Registered
}

/** What is decided, each way of asking over the same access state and registered resources. */
export const decisionServicesOf = (ports: DecisionServicePorts) => ({
  decisions: decisionService({ ...ports, undeclared, await: ports.awaitVersion }),
  decisionLog: decisionLogService(ports),
  evaluations: evaluationService({
    ...ports,
    await: ports.awaitVersion,
    fill: (tenant, requests) => fill(requests, (keys) => ports.registered(tenant, keys)),
    registeredOf: (tenant, wanted) =>
      ports.transact(tenant, ({ resources }) => resources.ofType(wanted)),
  }),
  ownDecisions: ownDecisionService(ports),
  whoCan: whoCanService({ ...ports, undeclared }),
})
