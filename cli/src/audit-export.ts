import { once } from 'node:events'
import { addressOf, type ConnectionOptions, connected } from './connection.ts'
import { isRecord } from './record.ts'

export interface ExportOptions extends ConnectionOptions {
  readonly format?: string
  readonly action?: string
  readonly actor?: string
  readonly target?: string
  readonly requestId?: string
  readonly from?: string
  readonly to?: string
}

/** Writes the audit trail, or what is asked for of it, to standard output as it comes. */
export async function exportTrail(options: ExportOptions): Promise<void> {
  const { format, action, actor, target, requestId, from, to } = options
  const asked = { format, action, actor, target, requestId, from, to }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(asked))
    if (value !== undefined) query.append(name, value)
  await write(await ask(options, `/v1/audit-events/export?${query}`))
}

export interface EvidenceOptions extends ConnectionOptions {
  readonly format?: string
}

/** Writes what an access review leaves for auditors to standard output. */
export async function exportEvidence(id: string, options: EvidenceOptions): Promise<void> {
  const query = new URLSearchParams(options.format === undefined ? {} : { format: options.format })
  await write(await ask(options, `/v1/access-reviews/${encodeURIComponent(id)}/evidence?${query}`))
}

async function write(reply: Response): Promise<void> {
  for await (const piece of reply.body ?? [])
    if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
}

/** Asks without a limit of time, for answers that take as long as the trail is. */
export async function ask(options: ConnectionOptions, path: string): Promise<Response> {
  const castellan = await connected(options)
  const headers = { authorization: `Bearer ${await castellan.token()}` }
  const reply = await fetch(`${addressOf(options)}${path}`, { headers, redirect: 'error' })
  if (reply.ok) return reply
  const { CastellanError } = await import('@castellan/sdk')
  const problem: unknown = await reply.json()
  const said = isRecord(problem) ? problem : {}
  throw new CastellanError({
    status: reply.status,
    code: String(said.code ?? `http.${reply.status}`),
    title: String(said.title ?? reply.statusText),
    detail: String(said.detail ?? ''),
    requestId: reply.headers.get('x-request-id') ?? '',
  })
}
