import type { TenantId } from '../../kernel/ids.ts'
import type { LoggedDecision } from './schema.ts'

export interface BufferPorts {
  /** Writes decisions of one tenant, all or none. */
  readonly write: (tenant: TenantId, decisions: readonly LoggedDecision[]) => Promise<void>
  readonly onFailure: (error: unknown) => void
  /** How many may wait to be written. */
  readonly waitingMax?: number
}

/** What waits to be written, so that no answer waits for it. */
export interface DecisionBuffer {
  /** Takes a decision; when there is no room for it the oldest that waits makes room. */
  keep(tenant: TenantId, decision: LoggedDecision): void
  /** Writes what waits, and ends. What cannot be written then is lost. */
  stop(): Promise<void>
}

interface Entry {
  readonly tenant: TenantId
  readonly decision: LoggedDecision
}

const gatherMilliseconds = 250
const atOnceMax = 1000

export function decisionBuffer(ports: BufferPorts): DecisionBuffer {
  const { write, onFailure, waitingMax = 20_000 } = ports
  /** Those before `first` are gone already. */
  let waiting: (Entry | undefined)[] = []
  let first = 0
  /** Of each tenant: how many fell out since the last that was written. */
  const dropped = new Map<TenantId, number>()
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> | undefined
  let isStopped = false

  const drop = (): void => {
    const oldest = waiting[first]
    waiting[first] = undefined
    first += 1
    if (oldest) {
      const { tenant, decision } = oldest
      dropped.set(tenant, (dropped.get(tenant) ?? 0) + 1 + decision.droppedBefore)
    }
    if (first < waitingMax) return
    waiting = waiting.slice(first)
    first = 0
  }

  const take = (): Entry[] => {
    const taken = waiting.slice(first, first + atOnceMax).filter((entry) => entry !== undefined)
    waiting = waiting.slice(first + taken.length)
    first = 0
    return taken
  }

  /** Puts back what could not be written, before what came since. */
  const restore = (entries: readonly Entry[]): void => {
    waiting = [...entries, ...waiting.slice(first)]
    first = 0
    while (waiting.length - first > waitingMax) drop()
  }

  /** The decisions of a tenant, the first of which tells how many are missing before it. */
  const tell = (tenant: TenantId, entries: readonly Entry[]): LoggedDecision[] => {
    const missing = dropped.get(tenant) ?? 0
    dropped.delete(tenant)
    return entries.map(({ decision }, at) =>
      at === 0 && missing > 0
        ? { ...decision, droppedBefore: decision.droppedBefore + missing }
        : decision,
    )
  }

  /** Whether all of them were written. */
  const writeBatch = async (): Promise<boolean> => {
    const failed: Entry[] = []
    for (const [tenant, entries] of Map.groupBy(take(), (entry) => entry.tenant)) {
      const decisions = tell(tenant, entries)
      await write(tenant, decisions).catch((error: unknown) => {
        onFailure(error)
        failed.push(...decisions.map((decision) => ({ tenant, decision })))
      })
    }
    if (failed.length > 0) restore(failed)
    return failed.length === 0
  }

  const writeAll = async (): Promise<void> => {
    while (first < waiting.length) if (!(await writeBatch())) return
  }

  const flush = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    writing ??= writeAll().finally(() => {
      writing = undefined
      if (first < waiting.length) wait()
    })
    return writing
  }

  const wait = (): void => {
    if (!isStopped) timer ??= setTimeout(flush, gatherMilliseconds).unref()
  }

  return {
    keep(tenant, decision) {
      waiting.push({ tenant, decision })
      if (waiting.length - first > waitingMax) drop()
      wait()
    },
    async stop() {
      isStopped = true
      await writing
      await flush()
    },
  }
}
