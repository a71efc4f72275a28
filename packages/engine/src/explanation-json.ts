import type { Assignment, Explanation, Loss, Statement, Step } from './explanation.ts'

/** An explanation as it is told outside the engine: instants are RFC 3339 texts in UTC. */
export interface ExplanationJson extends Omit<Explanation, 'instant' | 'authoritative' | 'steps'> {
  readonly instant: string
  readonly authoritative: StatementJson | null
  readonly steps: readonly StepJson[]
}

export interface StatementJson extends Omit<Statement, 'assignment'> {
  readonly assignment: AssignmentJson | null
}

export interface AssignmentJson extends Omit<Assignment, 'from' | 'until'> {
  readonly from: string | null
  readonly until: string | null
}

export interface StepJson extends Omit<Step, 'matched' | 'lost'> {
  readonly matched: readonly StatementJson[]
  readonly lost: readonly LossJson[]
}

export interface LossJson extends Omit<Loss, 'statement'> {
  readonly statement: StatementJson
}

export const explanationJson = (explanation: Explanation): ExplanationJson => ({
  ...explanation,
  instant: timestamp(explanation.instant),
  authoritative: explanation.authoritative && statementJson(explanation.authoritative),
  steps: explanation.steps.map((step) => ({
    ...step,
    matched: step.matched.map(statementJson),
    lost: step.lost.map(({ statement, to }) => ({ statement: statementJson(statement), to })),
  })),
})

const statementJson = ({ assignment, ...statement }: Statement): StatementJson => ({
  ...statement,
  assignment: assignment && {
    ...assignment,
    from: assignment.from === null ? null : timestamp(assignment.from),
    until: assignment.until === null ? null : timestamp(assignment.until),
  },
})

const timestamp = (instant: number): string => new Date(instant).toISOString()
