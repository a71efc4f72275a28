import { AsyncLocalStorage } from 'node:async_hooks'
import type { Caller } from './caller.ts'

/** That a caller may do what is being done, and by which access state that was found. */
export interface Judgement {
  readonly caller: Caller
  /** The access version of the caller's tenant when it was judged. */
  readonly version: number
  /** Whether something of it was committed, so that it cannot be judged anew. */
  isDone: boolean
}

/** What an act was judged by is no longer so; nothing of it happened, and it can be judged anew. */
export class Outdated extends Error {
  override name = 'Outdated'
}

const judgements = new AsyncLocalStorage<Judgement>()

/** Runs what was judged so: no transaction of it commits on authority that ended while it waited. */
export const underJudgement = <T>(judgement: Judgement, work: () => T): T =>
  judgements.run(judgement, work)

/** What stands behind the act that is going on; undefined for the server's own, and once it is done. */
export function judgementNow(): Judgement | undefined {
  const judgement = judgements.getStore()
  return judgement?.isDone ? undefined : judgement
}
