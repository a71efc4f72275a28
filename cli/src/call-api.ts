import { columns } from './columns.ts'
import type { ApiCommand, Field } from './command.ts'
import { addressOf, anonymous, type ConnectionOptions, connected } from './connection.ts'
import { UsageFailure } from './failure.ts'
import { readText } from './files.ts'
import { flagOf, valuesOf } from './flags.ts'
import { note, type PrintOptions, print } from './output.ts'
import { isRecord } from './record.ts'

export type CallFlags = ConnectionOptions &
  PrintOptions & { readonly body?: string } & Readonly<Record<string, unknown>>

/**
 * Calls one operation with what the words and flags say, and prints its answer. Exits 1 when that
 * says that what was tried out does not work.
 */
export async function callApi(
  row: ApiCommand,
  words: readonly string[],
  flags: CallFlags,
): Promise<void> {
  const path = Object.fromEntries(row.params.map((name, index) => [name, words[index] ?? '']))
  const query = valuesOf(row.query, flags)
  refuseMissing(row.query, query)
  const body = row.body && bodyOf(row.body, flags)
  const answer = await call(row, flags, { path, query, ...(body && { body }) })

  print(answer, { ...flags, columns: columns.get(row.operation) })
  if (!flags.json) remark(row, answer)
  if (isFailure(row, answer)) process.exitCode = 1
}

/** Of calls that try something out, the field that tells whether it did what it should. */
const successes: ReadonlyMap<string, string> = new Map([
  ['auditEvents.verify', 'valid'],
  ['issuers.test', 'ok'],
  ['providers.test', 'isDelivered'],
])

function isFailure({ operation }: ApiCommand, answer: unknown): boolean {
  const field = successes.get(operation)
  return field !== undefined && isRecord(answer) && answer[field] === false
}

/** The flags over `--body`; without one, every field that is required needs its flag. */
function bodyOf(fields: readonly Field[], flags: CallFlags): Record<string, unknown> {
  const values = valuesOf(fields, flags)
  if (flags.body !== undefined) return { ...bodyIn(flags.body), ...values }
  refuseMissing(fields, values)
  return values
}

function refuseMissing(fields: readonly Field[], values: Readonly<Record<string, unknown>>): void {
  const missing = fields.filter(({ name, required }) => required && values[name] === undefined)
  if (missing.length === 0) return
  const flags = missing.map((field) => `--${flagOf(field)}`).join(', ')
  throw new UsageFailure(`castellan: ${flags} ${missing.length === 1 ? 'is' : 'are'} missing`)
}

function bodyIn(given: string): Record<string, unknown> {
  const text =
    given === '-' ? readText('-') : given.startsWith('@') ? readText(given.slice(1)) : given
  const body = parsed(text)
  if (!isRecord(body)) throw new UsageFailure('castellan: --body takes a JSON object')
  return body
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new UsageFailure(`castellan: --body is no JSON: ${String(error)}`)
  }
}

/** Calls the SDK's method of the row, with the credentials that the row needs. */
async function call(row: ApiCommand, flags: CallFlags, input: object): Promise<unknown> {
  const isAnonymous = row.isPublic && flags.token === undefined
  const castellan: unknown = isAnonymous
    ? await anonymous(addressOf(flags))
    : await connected(flags)
  const [noun = '', verb = ''] = row.operation.split('.')
  const methods = isRecord(castellan) ? castellan[noun] : undefined
  const method = isRecord(methods) ? methods[verb] : undefined
  if (typeof method !== 'function') throw new Error(`the client has no ${row.operation}`)
  return method(input)
}

function remark({ shownOnce, noun, verb }: ApiCommand, answer: unknown): void {
  if (answer === undefined) note(`${noun} ${verb}: done`)
  if (!isRecord(answer)) return
  const { items, total, next } = answer
  if (Array.isArray(items) && typeof total === 'number')
    note(`${items.length} of ${total}${next ? `; more with --after ${next}` : ''}`)
  if (shownOnce.length > 0) note(`Keep ${shownOnce.join(', ')} now: it is not shown again.`)
}
