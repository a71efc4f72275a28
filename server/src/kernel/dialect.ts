import type { Problem, ProblemKind } from './problem.ts'

/** A refusal as the pipeline made it, in the kind that the row's own words give it. */
export interface Refused extends Pick<Problem, 'facts'> {
  readonly kind: ProblemKind
  readonly requestId: string
  /** Of the request, without its query. */
  readonly path: string
}

/** How a family of rows tells its refusals when it has a wire of its own. */
export interface Dialect {
  /** What the paths of the family begin with; what is not there is told in its words too. */
  readonly prefix: string
  /** The document; status and headers stay as they are for everyone. */
  tell(refused: Refused): unknown
}
