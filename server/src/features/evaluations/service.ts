import { type EvaluatePorts, evaluating } from './evaluate.ts'
import { type SearchPorts, searching } from './search.ts'

export type EvaluationService = ReturnType<typeof evaluationService>

/** Decisions and searches as AuthZEN asks for them. */
export const evaluationService = (ports: EvaluatePorts & SearchPorts) => ({
  ...evaluating(ports),
  ...searching(ports),
})
