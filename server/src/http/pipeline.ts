import type { Snapshot } from '@castellan/engine'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { Arrival, Caller } from '../kernel/caller.ts'
import type { TenantId } from '../kernel/ids.ts'
import type { Once } from '../kernel/once.ts'
import {
  authInput,
  forbidden,
  Problem,
  routeUnknown,
  tokenInvalid,
  tokenMissing,
} from '../kernel/problem.ts'
import type { GuardedRow, Route } from '../kernel/route.ts'
import { authorize } from './authorize.ts'
import { takeEmptyAsNone } from './dialect.ts'
import { answerOnce, takesKey } from './idempotency.ts'
import { parse, refuseDeep, refuseTenantHeaders } from './input.ts'
import { actJudged, type Judged } from './judged.ts'
import { replySchema } from './openapi.ts'
import { authorOf, type Told, type TrailOfRefusals, tellingRefusal } from './refused.ts'
import { isSnakeCase, toCamelCase, toSnakeCase } from './spelling.ts'

/** What the pipeline asks of the rest of the server. */
export interface Pipeline extends TrailOfRefusals {
  /** Who the token stands for when it was verified before and still holds; else undefined. */
  known(token: string, at: string | undefined): Caller | undefined
  /** Verifies the token. Throws a 401 problem when it is not good. */
  resolve(token: string, arrival: Arrival): Promise<Caller>
  /** The tenant's access state, when it is in memory. */
  peek(tenant: TenantId): Snapshot | undefined
  /** Runs work during which the tenant's access state stays in memory; loads it if need be. */
  whileOpen<T>(tenant: TenantId, work: (state: Snapshot) => T | Promise<T>): Promise<T>
  /** The tenant's access state with every change that was committed before the call. */
  refresh(tenant: TenantId): Promise<Snapshot>
  /** The tenant whose callers may operate the others. */
  platform(): TenantId
  readonly once: Once
  now(): number
}

/** Mounts the rows: who calls, may they, is it well formed, then the handler, then the reply. */
export function mountRoutes(
  app: FastifyInstance,
  rows: readonly Route[],
  pipeline: Pipeline,
): void {
  for (const row of rows) mount(app, row, pipeline)
}

const largeBodyBytesMax = 64 * 1024 * 1024

function mount(app: FastifyInstance, row: Route, pipeline: Pipeline): void {
  const permission = permissionOf(row)
  app.route({
    method: row.method,
    url: row.path,
    ...(row.large && row.allow !== 'public' && largeBody({ row, permission, pipeline })),
    schema: { response: replySchema(row) },
    config: {
      words: row.input ?? authInput,
      ...(row.dialect && { dialect: row.dialect }),
    },
    ...(row.dialect && { onRequest: takeEmptyAsNone }),
    handler: (request, reply) => {
      if (row.allow === 'public') {
        if (addressee(request) !== undefined && !row.perTenant) throw new Problem(routeUnknown)
        return tellingRefusal(undefined, { row, permission, request, pipeline }, () =>
          answer(row.handle(inputOf(row, request)), row, { request, reply }),
        )
      }
      const token = tokenOf(request, row.bareToken)
      if (token === undefined) throw new Problem(tokenMissing)
      const caller = pipeline.known(token, addressee(request))
      const snapshot = caller && pipeline.peek(caller.tenant)
      const asked = { row, permission, token, request, reply, pipeline }
      if (!caller || !snapshot) return slowly(asked)
      return tellingRefusal(caller, asked, () => comply(caller, snapshot, asked))
    },
  })
}

/** Only who may send so much can make us hold it. */
const largeBody = (asked: Pick<Asked, 'row' | 'permission' | 'pipeline'>) => ({
  bodyLimit: largeBodyBytesMax,
  onRequest: (request: FastifyRequest, reply: FastifyReply) =>
    admitFirst({ ...asked, request, reply }),
})

interface Asked extends Told {
  readonly row: GuardedRow<unknown, unknown, unknown>
  readonly token: string
  readonly reply: FastifyReply
  readonly pipeline: Pipeline
}

/** For a token not seen before, or a tenant not loaded yet. */
async function slowly(asked: Asked): Promise<unknown> {
  const { pipeline } = asked
  const caller = await callerOf(asked)
  return tellingRefusal(caller, asked, () =>
    pipeline.whileOpen(caller.tenant, (snapshot) => comply(caller, snapshot, asked)),
  )
}

const callerOf = async (asked: Asked): Promise<Caller> =>
  tellingRefusal(undefined, asked, () =>
    asked.pipeline.resolve(asked.token, arrivalOf(asked.request)),
  )

/** Refuses whoever may not ask this before anything of the body is read. */
async function admitFirst(request: Omit<Asked, 'token'>): Promise<void> {
  const token = tokenOf(request.request, request.row.bareToken)
  if (token === undefined) throw new Problem(tokenMissing)
  const asked = { ...request, token }
  const caller = await callerOf(asked)
  await tellingRefusal(caller, asked, () =>
    asked.pipeline.whileOpen(caller.tenant, (snapshot) => permit(caller, snapshot, asked)),
  )
}

/** Does what a known caller asks, when they may. */
function comply(caller: Caller, snapshot: Snapshot, asked: Asked): unknown {
  permit(caller, snapshot, asked)
  return serve({ caller, version: snapshot.version }, asked)
}

/** The same for whoever was found to be allowed a while ago. */
async function judgeAnew(asked: Asked): Promise<Judged> {
  const caller = await asked.pipeline.resolve(asked.token, arrivalOf(asked.request))
  const snapshot = await asked.pipeline.refresh(caller.tenant)
  permit(caller, snapshot, asked)
  return { caller, version: snapshot.version }
}

function permit(caller: Caller, snapshot: Snapshot, asked: Asked): void {
  const { row, permission, request, pipeline } = asked
  admit(row, caller, asked)
  const workspace = workspaceOf(row, request)
  authorize(permission, caller, { snapshot, now: pipeline.now(), workspace })
}

/** Keeps callers to their tenant's address, and the platform's routes to its own callers. */
function admit(row: Route, caller: Caller, { request, pipeline }: Asked): void {
  const slug = addressee(request)
  if (slug !== undefined && slug !== caller.tenantSlug)
    throw new Problem(tokenInvalid, { detail: 'The token belongs to another tenant' })
  if (row.platform && caller.tenant !== pipeline.platform())
    throw new Problem(forbidden, { detail: 'This is for operators of the platform' })
}

/** The tenant at whose own address a request was sent; `http/server.ts` took it off the path. */
const addressee = ({ originalUrl }: FastifyRequest): string | undefined =>
  originalUrl.startsWith('/t/') ? originalUrl.split('/', 3)[2] : undefined

function serve(judged: Judged, asked: Asked): unknown {
  const { row, request, reply, pipeline } = asked
  const { caller } = judged
  const input = inputOf(row, request, caller)
  const act = (caller: Caller) => row.handle({ ...input, caller })
  const handle = () =>
    changesNothing(row)
      ? act(caller)
      : actJudged(judged, { act, judgeAnew: () => judgeAnew(asked) })
  const version = row.method === 'GET' ? undefined : () => pipeline.peek(caller.tenant)?.version
  const key = request.headers['idempotency-key']
  if (key === undefined || !takesKey(row)) {
    const answered = answer(handle(), row, { request, reply, version })
    return answered instanceof Promise
      ? pipeline.whileOpen(caller.tenant, () => answered)
      : answered
  }
  const once = async () => {
    const value = await handle()
    describe(value, row, { request, reply, version })
    return value
  }
  return pipeline.whileOpen(caller.tenant, () =>
    answerOnce({ key, row, caller, request, reply, act: once, once: pipeline.once }),
  )
}

/** Safe methods, and what is one but for its method (RFC 9110 §9.2.1). */
const changesNothing = (row: Route): boolean => row.method === 'GET' || row.safe === true

interface Answering {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /** The tenant's access version, told after a write. */
  readonly version?: (() => number | undefined) | undefined
}

/** Sends a handler's result. Stays off the microtask queue when the handler did. */
function answer(result: unknown, row: Route, answering: Answering): unknown {
  if (!(result instanceof Promise)) return send(result, row, answering)
  return result.then((value) => send(value, row, answering))
}

function send(value: unknown, row: Route, answering: Answering): FastifyReply {
  const { request, reply } = answering
  describe(value, row, answering)
  if (row.mediaType) reply.header('content-type', row.mediaType)
  if (row.maxAgeSeconds) reply.header('cache-control', `max-age=${row.maxAgeSeconds}`)
  if (!row.bothSpellings || !isSnakeCase(request.body)) return reply.send(value)
  const listed = toSnakeCase(row.reply.schema?.parse(value))
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(listed))
}

/** Sets what is told of a result beside the result itself. */
function describe(value: unknown, row: Route, { reply, version }: Answering): void {
  reply.code(row.reply.status)
  const revision = revisionIn(value)
  if (revision !== undefined) reply.header('etag', `"${revision}"`)
  const accessVersion = version?.()
  if (accessVersion !== undefined) reply.header('x-access-version', String(accessVersion))
}

const revisionIn = (value: unknown): number | undefined =>
  typeof value === 'object' &&
  value !== null &&
  'revision' in value &&
  typeof value.revision === 'number'
    ? value.revision
    : undefined

function workspaceOf(row: Route, request: FastifyRequest): string | undefined {
  if (row.allow === 'public' || row.workspace === undefined) return undefined
  return String((request.params as Readonly<Record<string, unknown>>)[row.workspace])
}

const permissionOf = (row: Route): string | undefined =>
  row.allow === 'public' || row.allow === 'authenticated'
    ? undefined
    : `access-manager/${row.allow}`

function tokenOf({ headers }: FastifyRequest, mayBeBare: boolean | undefined): string | undefined {
  const header = headers.authorization
  if (!header) return undefined
  if (/^bearer /i.test(header)) return header.slice(7).trim()
  return mayBeBare && !header.includes(' ') ? header : undefined
}

const nothing = z.strictObject({})

/** `"7"` or `W/"7"` (RFC 9110 §13.1.1); one that is not ours never fits any revision. */
const revisionOf = (match: string): number => Number(/^(?:W\/)?"(\d+)"$/.exec(match)?.[1] ?? -1)

function inputOf(row: Route, request: FastifyRequest, caller?: Caller) {
  const kinds = row.input ?? authInput
  refuseTenantHeaders(request.headers, kinds)
  refuseDeep(request.body, kinds)
  const body = row.bothSpellings ? toCamelCase(request.body) : request.body
  const match = request.headers['if-match']
  return {
    params: row.params && parse(row.params, request.params, { part: 'path', kinds }),
    query: queryOf(row, request),
    body: parse(row.body ?? nothing, body ?? {}, { part: 'body', kinds }),
    author: authorOf(request, caller),
    userAgent: request.headers['user-agent'] ?? null,
    headers: request.headers,
    // `*` asks only that there be one (RFC 9110 §13.1.1), and every change asks that.
    ifMatch: match === undefined || match === '*' ? undefined : revisionOf(match),
    token: tokenOf(request, true),
    atTenant: addressee(request),
  }
}

/** Most requests have no query, and most rows take none. */
const queryOf = (row: Route, { query }: FastifyRequest): unknown =>
  row.query || Object.keys(query ?? unasked).length > 0
    ? parse(row.query ?? nothing, query, { part: 'query', kinds: row.input ?? authInput })
    : unasked

const unasked = Object.freeze({})

const arrivalOf = (request: FastifyRequest): Arrival => ({
  at: addressee(request),
  requestId: request.id,
  address: request.ip,
})
