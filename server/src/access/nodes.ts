import type { TenantId } from '../kernel/ids.ts'
import type { Revocations } from './revocations.ts'
import type { Tenants } from './tenants.ts'

/** What other processes on the same database did meanwhile. */
export interface News {
  /** Tenants whose access state is another than the one that is known. */
  readonly moved: readonly TenantId[]
  /** Sessions and tokens that were ended, among them some that were told before. */
  readonly ended: readonly { readonly subject: string; readonly until: Date }[]
  /** From where on to ask the next time. */
  readonly next: string
}

/** Asks what is new: of these tenants, beside the versions that are known; and what ended `since`. */
export type NewsSource = (known: ReadonlyMap<TenantId, number>, since: string) => Promise<News>

export interface NodePorts {
  readonly ask: NewsSource
  readonly tenants: Pick<Tenants, 'versions' | 'changed'>
  readonly revocations: Pick<Revocations, 'add'>
  readonly everyMilliseconds: number
  /** Milliseconds that only ever go on. */
  readonly elapsed: () => number
}

/** How this process keeps up with others on the same database. */
export interface OtherNodes {
  /**
   * Asks what others did, again and again, and takes it in. Tells of a failure once, and of
   * the next one only when it had succeeded in between.
   */
  follow(onFailure: (error: unknown) => void): void
  /** Whether what others did is known, but for the last few seconds. */
  isCurrent(): boolean
  /** Ends the asking, once the question that is out is answered. */
  stop(): Promise<void>
}

/** Beyond this a process no longer says that it is ready. */
const staleMilliseconds = 5000
/** How many tenants are read at once, so that requests find a connection. */
const readingMax = 2
/** No transaction is older, so the first answer holds every revocation that still counts. */
const beginning = '0'

export function otherNodes(ports: NodePorts): OtherNodes {
  const { ask, tenants, revocations, everyMilliseconds, elapsed } = ports
  let since = beginning
  let currentAt = elapsed()
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  let turn = Promise.resolve()

  const takeIn = async (): Promise<void> => {
    const askedAt = elapsed()
    const { moved, ended, next } = await ask(tenants.versions(), since)
    for (const { subject, until } of ended) revocations.add(subject, until)
    since = next
    for (let at = 0; at < moved.length; at += readingMax)
      await Promise.all(moved.slice(at, at + readingMax).map(tenants.changed))
    currentAt = askedAt
  }

  return {
    follow(onFailure) {
      let isFailing = false
      const tell = (error: unknown): void => {
        if (!isFailing) onFailure(error)
        isFailing = true
      }
      const ask = async (): Promise<void> => {
        await takeIn().then(() => {
          isFailing = false
        }, tell)
        wait()
      }
      const wait = (): void => {
        if (isStopped) return
        timer = setTimeout(() => {
          turn = ask()
        }, everyMilliseconds).unref()
      }
      wait()
    },
    isCurrent: () => elapsed() - currentAt < staleMilliseconds + everyMilliseconds,
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await turn
    },
  }
}

/** For a database that no other process opens. */
export const alone: OtherNodes = {
  follow: () => undefined,
  isCurrent: () => true,
  stop: async () => undefined,
}
