import { createHash } from 'node:crypto'

/** Where a chain ends: the number of its last event and that event's hash. */
export interface ChainHead {
  readonly sequence: number
  readonly hash: string
}

/** An event as its hash covers it; an export holds the same, one a line. */
export interface ChainedEvent extends ChainHead {
  readonly tenant: string
  readonly id: string
  readonly action: string
  readonly actor: string | null
  readonly target: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly requestId: string | null
  readonly address: string | null
  /** RFC 3339 in UTC, to the millisecond. */
  readonly at: string
  readonly previousHash: string
}

/** What comes before the first event. */
export const genesis: ChainHead = { sequence: 0, hash: '0'.repeat(64) }

export const faultKinds = ['edited', 'unlinked', 'missing', 'inserted', 'anchor'] as const

/** What is wrong with a chain, at the first sequence where it is. */
export interface Fault {
  readonly sequence: number
  /**
   * `edited`: the event is not what its hash says. `unlinked`: it does not follow the one before it.
   * `missing`: it is not there. `inserted`: it is one too many. `anchor`: it is not the one that was
   * anchored, or that the head names.
   */
  readonly kind: (typeof faultKinds)[number]
}

/** SHA-256 in hex over all of an event but its own hash, as canonical JSON (RFC 8785). */
export function hashOf(event: Omit<ChainedEvent, 'hash'>): string {
  const { tenant, sequence, id, action, actor, target, facts, requestId, address } = event
  const { at, previousHash } = event
  const told = { tenant, sequence, id, action, actor, target, facts, requestId, address }
  return createHash('sha256')
    .update(canonicalJson({ ...told, at, previousHash }))
    .digest('hex')
}

/**
 * The text that `hashOf` covers, in three parts: the hash of the event before goes after the first,
 * the sequence after the second. For whoever learns these two where no code runs.
 */
export function hashedAround(
  event: Omit<ChainedEvent, keyof ChainHead | 'previousHash'>,
): readonly [string, string, string] {
  const { tenant, id, action, actor, target, facts, requestId, address, at } = event
  const first = canonicalJson({ action, actor, address, at, facts, id }).slice(0, -1)
  const second = canonicalJson({ requestId }).slice(1, -1)
  const third = canonicalJson({ target, tenant }).slice(1)
  return [`${first},"previousHash":"`, `",${second},"sequence":`, `,${third}`]
}

/** JSON with sorted keys and no spaces, the same for equal values (RFC 8785). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))
  return `{${members.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join(',')}}`
}

export interface ChainExpectation {
  /** The sequence that comes first; 1 unless told. What is before it is taken on trust. */
  readonly from?: number | undefined
  /** A head of before, kept elsewhere: the chain must still go through it. */
  readonly anchor?: ChainHead | undefined
  /** Events may be left out, as a filter does; each is still held to its own hash. */
  readonly partial?: boolean | undefined
}

export interface ChainReader {
  /** Takes the next event. The fault that it shows; undefined when it is good. */
  take(event: ChainedEvent): Fault | undefined
  /** Says that there are no more. The fault when the chain is to go on to its head, or its anchor. */
  end(head?: ChainHead): Fault | undefined
  /** How many were good. */
  checked(): number
  /** The last good one. */
  last(): ChainHead
}

/** Reads a chain in its order, one event at a time, and holds no more than the last of them. */
export function chainReader({ from = 1, anchor, partial }: ChainExpectation = {}): ChainReader {
  // Without a hash, what comes before the first event is taken on trust.
  const before = [genesis, anchor].find((known) => known?.sequence === from - 1)
  let last: ChainHead = before ?? { sequence: from - 1, hash: '' }
  let tenant: string | undefined
  let checked = 0

  const faultOf = (event: ChainedEvent): Fault['kind'] | undefined => {
    if (event.sequence <= last.sequence) return 'inserted'
    if (hashOf(event) !== event.hash || (tenant ?? event.tenant) !== event.tenant) return 'edited'
    const follows = event.sequence === last.sequence + 1 && last.hash !== ''
    if (follows && event.previousHash !== last.hash) return 'unlinked'
    const isAnchored = event.sequence === anchor?.sequence
    return isAnchored && event.hash !== anchor.hash ? 'anchor' : undefined
  }

  return {
    take(event) {
      if (!partial && event.sequence > last.sequence + 1)
        return { sequence: last.sequence + 1, kind: 'missing' }
      const kind = faultOf(event)
      if (kind) return { sequence: event.sequence, kind }
      last = { sequence: event.sequence, hash: event.hash }
      tenant = event.tenant
      checked += 1
      return undefined
    },
    end(head) {
      const until = Math.max(head?.sequence ?? 0, anchor?.sequence ?? 0)
      if (!partial && last.sequence < until) return { sequence: last.sequence + 1, kind: 'missing' }
      // What was begun with, or the anchor that was trusted, is beyond where the chain ends.
      if (head && head.sequence < last.sequence)
        return { sequence: head.sequence + 1, kind: 'missing' }
      const isOther =
        head?.sequence === last.sequence && last.hash !== '' && head.hash !== last.hash
      return isOther ? { sequence: last.sequence, kind: 'anchor' } : undefined
    },
    checked: () => checked,
    last: () => last,
  }
}

/** An anchor as it is written: `sequence:hash`. Undefined when the text is none. */
export function anchorIn(text: string): ChainHead | undefined {
  const [, sequence = '', hash = ''] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? []
  return hash === '' ? undefined : { sequence: Number(sequence), hash }
}
