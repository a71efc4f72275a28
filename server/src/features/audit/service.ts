import type { AuditStore } from '../../kernel/audit.ts'
import {
  type ChainHead,
  type ChainReader,
  chainReader,
  type Fault,
} from '../../kernel/audit-chain.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { TenantId } from '../../kernel/ids.ts'
import { type Page, type Slice, type Sliced, sliceOf, toPage } from '../../kernel/page.ts'
import { known } from '../../kernel/problem.ts'
import type { Transact } from '../../kernel/transact.ts'
import { formats } from './formats.ts'
import { eventUnknown } from './problems.ts'
import {
  type AuditEntry,
  type AuditFilter,
  type AuditHead,
  type AuditQuery,
  anchorOf,
  type ExportedEvent,
  type ExportQuery,
  type Verification,
  type VerifyQuery,
} from './schema.ts'

/** What this module asks of a database; `store.ts` answers it. */
export interface AuditTrail extends AuditStore {
  /** Events from the newest to the oldest. */
  list(query: AuditQuery, slice: Slice): Promise<Sliced<AuditEntry>>
  find(id: string): Promise<AuditEntry | undefined>
  /** Where the chain is to end, and, of the same moment, what is there. */
  head(): Promise<StoredHead>
  /** Events of the chain in its order, those after a sequence. */
  chained(
    filter: AuditFilter,
    slice: { after: number; limit: number },
  ): Promise<readonly ExportedEvent[]>
}

export interface StoredHead extends ChainHead {
  /** The highest sequence that an event has. */
  readonly last: number
  /** Whether there are more or fewer events outside the chain than there were before it began. */
  readonly hasStrangers: boolean
}

export interface AuditPorts {
  readonly transact: Transact<{ readonly audit: AuditTrail }>
  readonly clock: Clock
}

export type AuditService = ReturnType<typeof auditService>

/** How many events are in memory at once, however long the chain. */
const eventsAtOnce = 500

export function auditService({ transact, clock }: AuditPorts) {
  /** The events in pages, each read in a transaction of its own. */
  async function* pages(tenant: TenantId, filter: AuditFilter, from = 1) {
    for (let after = from - 1; ; ) {
      const slice = { after, limit: eventsAtOnce }
      const page = await transact(tenant, ({ audit }) => audit.chained(filter, slice))
      if (page.length > 0) yield page
      const last = page.at(-1)
      if (!last || page.length < eventsAtOnce) return
      after = last.sequence
    }
  }

  /** Reads to the head; what was written since the head was read is not looked at. */
  async function readUntil(tenant: TenantId, reader: ChainReader, head: StoredHead) {
    for await (const page of pages(tenant, {}, reader.last().sequence + 1)) {
      for (const event of page.filter(({ sequence }) => sequence <= head.sequence)) {
        const fault = reader.take(event)
        if (fault) return fault
      }
      if ((page.at(-1)?.sequence ?? 0) >= head.sequence) break
    }
    return reader.end(head) ?? strangersOf(head)
  }

  return {
    /** What was done in the tenant, and by whom. */
    get: (tenant: TenantId, id: string): Promise<AuditEntry> =>
      transact(tenant, async ({ audit }) => known(await audit.find(id), eventUnknown)),

    list: (tenant: TenantId, query: AuditQuery): Promise<Page<AuditEntry>> =>
      transact(tenant, async ({ audit }) =>
        toPage(query, await audit.list(query, sliceOf(query)), (entry) => entry.id),
      ),

    /** Where the chain ends now. */
    head: (tenant: TenantId): Promise<AuditHead> =>
      transact(tenant, async ({ audit }) => {
        const { sequence, hash } = await audit.head()
        return { sequence, hash }
      }),

    /** Recomputes the chain from its first event to its head; tells the first that is wrong. */
    async verify(tenant: TenantId, query: VerifyQuery): Promise<Verification> {
      const stored = await transact(tenant, ({ audit }) => audit.head())
      const reader = chainReader({ from: query.fromSequence, anchor: anchorOf(query) })
      const fault = (await readUntil(tenant, reader, stored)) ?? null
      const head = { sequence: stored.sequence, hash: stored.hash }
      return { valid: fault === null, checked: reader.checked(), head, fault }
    },

    /** The events as a text that is made while it is read. Tells in the trail that it was taken. */
    async export(
      caller: Caller,
      by: Author,
      { format, ...filter }: ExportQuery,
    ): Promise<Response> {
      const { tenant } = caller
      const { mediaType, opening, line } = formats[format]
      const at = clock()
      await transact(tenant, ({ audit }) =>
        audit.append({
          action: 'audit.exported',
          by,
          target: 'audit-events',
          at,
          facts: { format, ...filter },
        }),
      )
      const texts = async function* () {
        const encoder = new TextEncoder()
        yield encoder.encode(opening)
        for await (const page of pages(tenant, filter))
          yield encoder.encode(page.map(line).join(''))
      }
      return new Response(ReadableStream.from(texts()), { headers: { 'content-type': mediaType } })
    },
  }
}

/** What is beside the chain, or beyond its end, was put there by somebody else. */
function strangersOf({ sequence, last, hasStrangers }: StoredHead): Fault | undefined {
  // The first event comes together with the head, so that one without the other was taken away.
  if (sequence === 0 && last > 0) return { sequence: 0, kind: 'missing' }
  if (last > sequence) return { sequence: sequence + 1, kind: 'inserted' }
  return hasStrangers ? { sequence: 0, kind: 'inserted' } : undefined
}
