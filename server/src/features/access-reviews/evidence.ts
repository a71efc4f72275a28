import type { Author, Caller } from '../../kernel/caller.ts'
import { cell } from '../../kernel/csv.ts'
import { readable } from './authority.ts'
import type { AccessReviewPorts, AccessReviewStores } from './ports.ts'
import type { EvidenceQuery } from './schema.ts'

/** How many items are in memory at once, however large the campaign. */
const itemsAtOnce = 500

interface Asked extends EvidenceQuery {
  readonly id: string
}

/** What a campaign leaves for those who audit it. */
export function evidence({ transact, clock, ...others }: AccessReviewPorts) {
  const ports = { transact, clock, ...others }

  async function* pages(caller: Caller, id: string) {
    for (let after: string | null = null; ; ) {
      const slice: { after: string | null; limit: number; now: Date } = {
        after,
        limit: itemsAtOnce,
        now: clock(),
      }
      const page = await transact(caller.tenant, ({ accessReviews }) =>
        accessReviews.some({ review: id }, slice),
      )
      if (page.length > 0) yield page
      const last = page.at(-1)
      if (!last || page.length < itemsAtOnce) return
      after = last.id
    }
  }

  return {
    /** The campaign and every item as a text that is made while it is read. */
    async evidence(caller: Caller, by: Author, { id, format }: Asked): Promise<Response> {
      const { mediaType, opening, line } = formats[format]
      const campaign = await transact(caller.tenant, async (stores) => {
        const at = clock()
        const review = readable(ports, caller, await stores.accessReviews.find(id, at))
        const auditHead = await headAtClose(stores, id)
        const target = `access-review/${id}`
        await stores.audit.append({
          action: 'access-review.exported',
          by,
          at,
          target,
          facts: { format },
        })
        const { named: _, ...shown } = review
        return { record: 'access-review', ...shown, auditHead }
      })
      const texts = async function* () {
        const encoder = new TextEncoder()
        yield encoder.encode(opening + line(campaign))
        for await (const page of pages(caller, id))
          yield encoder.encode(
            page
              .map(({ assignmentId: _, isLapsed: __, ...item }) =>
                line({ record: 'item', ...item }),
              )
              .join(''),
          )
      }
      return new Response(ReadableStream.from(texts()), { headers: { 'content-type': mediaType } })
    },
  }
}

/**
 * The end of the audit chain when the campaign closed, which is the event of the closing itself.
 * Whoever keeps it can have the chain verified through it later. Null while it is open.
 */
async function headAtClose({ audit }: AccessReviewStores, id: string) {
  const query = { action: 'access-review.closed', target: `access-review/${id}` }
  const slice = { after: null, offset: 0, limit: 1 }
  const { items } = await audit.list({ ...query, page: 1, limit: 1 }, slice)
  const [closed] = items
  return closed ? { sequence: closed.sequence, hash: closed.hash } : null
}

/** The campaign comes first, as a record of its own, then each item. */
type Evidence = Readonly<Record<string, unknown>>

/** A way to write evidence as text. */
interface Format {
  readonly mediaType: string
  /** What comes before the first record. */
  readonly opening: string
  readonly line: (evidence: Evidence) => string
}

const columns: readonly string[] = [
  ...[
    'record',
    'id',
    'name',
    'description',
    'subject',
    'reviewers',
    'onOverdue',
    'dueAt',
    'status',
  ],
  ...['counts', 'createdBy', 'createdAt', 'closedBy', 'closedAt', 'auditHead'],
  ...[
    'kind',
    'actorId',
    'actorName',
    'group',
    'role',
    'roleNow',
    'workspace',
    'source',
    'syncedBy',
  ],
  ...['since', 'until', 'stands', 'decision', 'reason', 'decidedBy', 'decidedByName', 'decidedAt'],
  'overdue',
]

/** Everything the export must know of a format. A new one is a new row. */
const formats: Readonly<Record<EvidenceQuery['format'], Format>> = {
  ndjson: {
    mediaType: 'application/x-ndjson; charset=utf-8',
    opening: '',
    line: (evidence) => `${JSON.stringify(evidence)}\n`,
  },
  // RFC 4180.
  csv: {
    mediaType: 'text/csv; charset=utf-8; header=present',
    opening: `${columns.join(',')}\r\n`,
    line: (evidence) => `${columns.map((column) => cell(evidence[column] ?? null)).join(',')}\r\n`,
  },
}
