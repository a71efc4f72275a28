import type { Caller } from '../kernel/caller.ts'
import type { TenantId } from '../kernel/ids.ts'
import { Outdated, underJudgement } from '../kernel/judgement.ts'
import { Problem, unavailable } from '../kernel/problem.ts'

/** Who may do what they ask, by the access state of which version. */
export interface Judged {
  readonly caller: Caller
  readonly version: number
}

export interface Acting<T> {
  act(caller: Caller): T | Promise<T>
  /** Takes in what others committed meanwhile, and throws what the caller is then refused with. */
  judgeAnew(): Promise<Judged>
}

/**
 * Does what a caller may do. A write that waits, for a lock or a hash, may find that others took
 * from the caller what it was judged by: then none of it happened, and it is judged and done anew.
 */
export async function actJudged<T>(judged: Judged, acting: Acting<T>): Promise<T> {
  try {
    return await underJudgement({ ...judged, isDone: false }, () => acting.act(judged.caller))
  } catch (error) {
    if (!(error instanceof Outdated)) throw error
    return inTurn(judged.caller.tenant, () => again(acting))
  }
}

const againMax = 5

async function again<T>(acting: Acting<T>): Promise<T> {
  for (let attempt = 1; attempt <= againMax; attempt += 1) {
    const judged = await acting.judgeAnew()
    try {
      return await underJudgement({ ...judged, isDone: false }, () => acting.act(judged.caller))
    } catch (error) {
      if (!(error instanceof Outdated)) throw error
    }
  }
  throw new Problem(unavailable, {
    detail: 'Who may do what kept changing while this waited; nothing of it was done',
    retryAfterSeconds: 1,
  })
}

/** The last of each tenant's acts that are done anew: one after another, they outdate no other. */
const turns = new Map<TenantId, Promise<unknown>>()

async function inTurn<T>(tenant: TenantId, work: () => Promise<T>): Promise<T> {
  const before = turns.get(tenant)
  const done = before ? before.then(work, work) : work()
  turns.set(tenant, done)
  try {
    return await done
  } finally {
    if (turns.get(tenant) === done) turns.delete(tenant)
  }
}
