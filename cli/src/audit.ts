import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import {
  anchorIn,
  type ChainedEvent,
  type ChainHead,
  chainReader,
  type Fault,
} from '@castellan/server/audit-chain'
import { ask } from './audit-export.ts'
import type { ConnectionOptions } from './connection.ts'
import { UsageFailure } from './failure.ts'
import { nameOf, reasonOf } from './files.ts'
import { note, type PrintOptions, print } from './output.ts'
import { isRecord } from './record.ts'

export interface VerifyOptions extends ConnectionOptions, PrintOptions {
  readonly file?: string
  readonly anchor?: string
  readonly fromSequence?: string
  readonly partial?: boolean
}

interface Outcome {
  readonly valid: boolean
  readonly checked: number
  readonly head: ChainHead
  readonly fault: Fault | null
}

/**
 * Verifies the audit trail: by the server, or of an export without one, recomputing every hash here.
 * Ends with 1 when the chain is broken.
 */
export async function verify(options: VerifyOptions): Promise<void> {
  const anchor = anchorOf(options)
  const from = fromOf(options, anchor)
  if (options.partial && options.file === undefined)
    throw new UsageFailure('castellan: --partial goes with --file')
  const outcome =
    options.file === undefined
      ? await verifyOnline(options, { anchor, from })
      : await verifyFile(options.file, { anchor, from, partial: options.partial })
  print(outcome, options)
  if (!outcome.valid) process.exitCode = 1
  const { json, file, partial } = options
  if (json) return
  if (!outcome.valid) note(`The chain is broken: ${wordsOf(outcome.fault)}`)
  else if (file !== undefined && !anchor && !partial) note(unanchored)
}

const unanchored =
  'That the chain ended there only an anchor proves (--anchor): a file of which the end is cut off looks the same.'

interface Expectation {
  readonly anchor: ChainHead | undefined
  readonly from: number | undefined
  readonly partial?: boolean | undefined
}

async function verifyOnline(
  options: VerifyOptions,
  { anchor, from }: Expectation,
): Promise<Outcome> {
  const query = new URLSearchParams({
    ...(from !== undefined && { fromSequence: String(from) }),
    ...(anchor && { anchorSequence: String(anchor.sequence), anchorHash: anchor.hash }),
  })
  const reply = await ask(options, `/v1/audit-events/verify?${query}`)
  return (await reply.json()) as Outcome
}

/** Reads the file line by line, so that it may be of any length. */
async function verifyFile(path: string, expected: Expectation): Promise<Outcome> {
  const reader = chainReader(expected)
  const { from = 1 } = expected
  let number = 0
  let fault: Fault | undefined
  try {
    for await (const line of linesOf(path)) {
      number += 1
      if (line === '') continue
      const event = eventIn(line, `${nameOf(path)}:${number}`)
      if (event.sequence < from) continue
      fault = reader.take(event)
      if (fault) break
    }
  } catch (error) {
    if (error instanceof UsageFailure) throw error
    throw new UsageFailure(`${nameOf(path)}: ${reasonOf(error)}`)
  }
  fault ??= reader.end()
  if (!fault && reader.checked() === 0)
    throw new UsageFailure(`${nameOf(path)}: holds no event to verify`)
  const outcome = { checked: reader.checked(), head: reader.last() }
  return { valid: fault === undefined, ...outcome, fault: fault ?? null }
}

async function* linesOf(path: string): AsyncIterable<string> {
  if (path === '-') {
    yield* createInterface({ input: process.stdin })
    return
  }
  const file = await open(path)
  try {
    yield* file.readLines()
  } finally {
    await file.close()
  }
}

function eventIn(line: string, place: string): ChainedEvent {
  const event = parsed(line)
  const isChained =
    isRecord(event) &&
    Number.isSafeInteger(event.sequence) &&
    isRecord(event.facts) &&
    texts.every((name) => typeof event[name] === 'string')
  if (!isChained) throw new UsageFailure(`${place}: is no event of an export as NDJSON`)
  return event as unknown as ChainedEvent
}

const texts = ['tenant', 'id', 'action', 'target', 'at', 'previousHash', 'hash']

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    // Told by the caller, who knows the line.
    return undefined
  }
}

function anchorOf({ anchor }: VerifyOptions): ChainHead | undefined {
  const head = anchor === undefined ? undefined : anchorIn(anchor)
  if (anchor !== undefined && !head)
    throw new UsageFailure('castellan: --anchor takes a sequence and its hash, as 120:9f86d0…')
  return head
}

function fromOf(
  { fromSequence }: VerifyOptions,
  anchor: ChainHead | undefined,
): number | undefined {
  if (fromSequence === undefined) return undefined
  if (!/^[1-9]\d{0,14}$/.test(fromSequence))
    throw new UsageFailure('castellan: --from-sequence takes the number of an event, 1 or more')
  const from = Number(fromSequence)
  if (anchor && from > anchor.sequence + 1)
    throw new UsageFailure('castellan: --from-sequence is beyond the anchor, which would not count')
  return from
}

function wordsOf(fault: Fault | null): string {
  if (fault === null) return 'of unknown cause'
  if (fault.sequence > 0) return `event ${fault.sequence} ${said[fault.kind]}`
  return fault.kind === 'missing' ? 'its head is gone' : 'there are events beside it'
}

const said: Readonly<Record<Fault['kind'], string>> = {
  edited: 'is not what it was when it was written',
  unlinked: 'does not follow the one before it',
  missing: 'is missing',
  inserted: 'does not belong there',
  anchor: 'is not the one that was anchored',
}
