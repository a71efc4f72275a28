import { LRUCache } from 'lru-cache'
import type { Clock } from '../kernel/clock.ts'
import type { ActorId, TenantId } from '../kernel/ids.ts'

export interface LastSeenPorts {
  /** Writes when these actors were last seen. */
  readonly write: (tenant: TenantId, actors: readonly ActorId[], at: Date) => Promise<void>
  readonly clock: Clock
  readonly onFailure: (error: unknown) => void
}

/** Remembers who was seen, and writes it down now and then, so that no request waits for it. */
export interface LastSeen {
  note(tenant: TenantId, actor: ActorId): void
  /** Writes down what is not written yet, and waits for what is being written. */
  flush(): Promise<void>
}

const onceEveryMilliseconds = 60_000
const gatherMilliseconds = 1000
const rememberedMax = 100_000

export function lastSeen({ write, clock, onFailure }: LastSeenPorts): LastSeen {
  const noted = new LRUCache<ActorId, number>({ max: rememberedMax })
  let waiting = new Map<TenantId, Set<ActorId>>()
  let timer: NodeJS.Timeout | undefined
  let turn = Promise.resolve()

  const writeDown = async (): Promise<void> => {
    const taken = waiting
    waiting = new Map()
    const at = clock()
    for (const [tenant, actors] of taken) await write(tenant, [...actors], at).catch(onFailure)
  }

  const flush = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    turn = turn.then(writeDown)
    return turn
  }

  return {
    note(tenant, actor) {
      const now = clock().getTime()
      const before = noted.get(actor)
      if (before !== undefined && now - before < onceEveryMilliseconds) return
      noted.set(actor, now)
      const actors = waiting.get(tenant)
      if (actors) actors.add(actor)
      else waiting.set(tenant, new Set([actor]))
      timer ??= setTimeout(flush, gatherMilliseconds).unref()
    },
    flush,
  }
}
