import type { Registered } from './access/registered.ts'
import { fill } from './features/decisions/filling.ts'
import { evaluationService } from './features/evaluations/service.ts'
import type { ResourceStore } from './features/resources/service.ts'
import type { Transact } from './kernel/transact.ts'

type Ports = Parameters<typeof evaluationService>[0]

export interface EvaluationServicePorts extends Pick<Ports, 'clock' | 'snapshot' | 'decided'> {
  readonly transact: Transact<{ readonly resources: ResourceStore }>
  readonly awaitVersion: Ports['await']
  readonly registered: Registered
}

/** Decisions and searches as AuthZEN asks for them, over the same registered resources as others. */
export const evaluationsOf = (ports: EvaluationServicePorts) =>
  evaluationService({
    ...ports,
    await: ports.awaitVersion,
    fill: (tenant, requests) => fill(requests, (keys) => ports.registered(tenant, keys)),
    registeredOf: (tenant, wanted) =>
      ports.transact(tenant, ({ resources }) => resources.ofType(wanted)),
  })
