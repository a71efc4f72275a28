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
 * While that is so, what else the tenant is to change waits for it, so that nobody who writes
 * without end keeps others from it; but not for long, since some of it waits for servers outside.
 */
export async function actJudged<T>(judged: Judged, acting: Acting<T>): Promise<T> {
  const { tenant } = judged.caller
  if (turns.has(tenant)) return inTurn(tenant, () => again(acting))
  try {
    return await once(judged, acting)
  } catch (error) {
    if (!(error instanceof Outdated)) throw error
    return inTurn(tenant, () => again(acting))
  }
}

const once = async <T>(judged: Judged, { act }: Acting<T>): Promise<T> =>
  underJudgement({ ...judged, isDone: false }, () => act(judged.caller))

const againMax = 10

async function again<T>(acting: Acting<T>): Promise<T> {
  for (let attempt = 1; attempt <= againMax; attempt += 1) {
    try {
      return await once(await acting.judgeAnew(), acting)
    } catch (error) {
      if (!(error instanceof Outdated)) throw error
    }
  }
  throw new Problem(unavailable, {
    detail: 'Who may do what kept changing while this waited; nothing of it was done',
    retryAfterSeconds: 1,
  })
}

/** Until when the last of each tenant's acts that are done one after another holds up the next. */
const turns = new Map<TenantId, Promise<void>>()

/** A mail server that does not answer takes ten times as long. */
const turnMilliseconds = 1000

function inTurn<T>(tenant: TenantId, work: () => Promise<T>): Promise<T> {
  const before = turns.get(tenant) ?? Promise.resolve()
  const begun = before.then(() => ({ done: work() }))
  const turn = begun.then(({ done }) => settledOrLate(done))
  turns.set(tenant, turn)
  void turn.then(() => turns.get(tenant) === turn && turns.delete(tenant))
  return begun.then(({ done }) => done)
}

const settledOrLate = (done: Promise<unknown>): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, turnMilliseconds)
    const settle = () => {
      clearTimeout(timer)
      resolve()
    }
    done.then(settle, settle)
  })
