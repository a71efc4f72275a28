import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import Fastify, {
  type FastifyInstance,
  type FastifyRequest,
  type FastifyServerOptions,
} from 'fastify'
import type { Log } from '../kernel/log.ts'
import { Problem, routeUnknown, wrongMethod } from '../kernel/problem.ts'
import { type Dialects, dialectsOfRoutes } from './dialect.ts'
import { pathOf } from './path.ts'
import { problemDocument, problemOfStatus, problemTeller, type TellProblem } from './problems.ts'

export interface ServerOptions {
  readonly log: Log
  /** Addresses whose X-Forwarded-For is believed, comma-separated; undefined: none. */
  readonly trustedProxies: string | undefined
  /** Whether each tenant has an address of its own, `/t/<slug>`, below which its API is. */
  readonly multiTenant: boolean
}

const bodyBytesMax = 1024 * 1024

/** How long a request may take to arrive: one that dribbles in would hold up the drain at the end. */
const arrivalMilliseconds = 30_000

/** What a tenant's own address begins with, before what is there; `pipeline.ts` reads the slug. */
const tenantAddress =
  /^\/t\/[a-z][a-z0-9-]{1,62}(?=\/(?:v1|\.well-known|access\/(?:v1|api)|identity\/api)\/)/

const atRoot = ({ url = '/' }: Pick<IncomingMessage, 'url'>): string =>
  url.replace(tenantAddress, '')

/** An HTTP server that refuses in problem documents and echoes X-Request-ID; no routes yet. */
export function httpServer(options: ServerOptions): FastifyInstance {
  const { log, trustedProxies, multiTenant } = options
  const dialects = dialectsOfRoutes()
  const tell = problemTeller(log)
  const app = Fastify({
    // Its own would listen for the end of each answer; what there is to say, `tell` says.
    logger: false,
    bodyLimit: bodyBytesMax,
    requestTimeout: arrivalMilliseconds,
    trustProxy: trustedProxies ?? false,
    forceCloseConnections: 'idle',
    // What reached us before the end is still answered; a new connection is not accepted.
    return503OnClosing: false,
    requestIdHeader: false,
    genReqId: (request) => {
      const given = request.headers['x-request-id']
      return typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID()
    },
    // Asked only where there are such addresses: it has each request remember both of its own.
    ...(multiTenant && { rewriteUrl: atRoot }),
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 300 },
    // Refused before any hook runs, such as a path that cannot be decoded.
    frameworkErrors: (error, request, reply) => {
      reply.header('x-request-id', echoed(request) ?? request.id)
      tell(error, reply, dialects.at(request.url))
    },
    clientErrorHandler: refuseBytes,
  })

  app.removeContentTypeParser('text/plain')
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  const json = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('text/json', { parseAs: 'string' }, json)
  app.addContentTypeParser(/^application\/[\w.-]+\+json\b/, { parseAs: 'string' }, json)
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', echoed(request) ?? request.id)
    reply.header('cache-control', 'no-store')
    reply.header('x-content-type-options', 'nosniff')
    done()
  })
  closeWhenDrained(app)
  tellWhatBreaksOff(app, log)
  app.setErrorHandler((error, request, reply) =>
    tell(error, reply, request.routeOptions.config?.dialect),
  )
  dialects.follow(app)
  refuseUnknown(app, dialects, tell)
  return app
}

/** Below this any request id is given back as it was sent, as AuthZEN asks; refusals have it too. */
const echoing = /^\/access\/v1(?:[/?]|$)/

/** The id that was sent, where any is given back; undefined when no header can hold it. */
function echoed({ headers, url }: FastifyRequest): string | undefined {
  const given = echoing.test(url) ? headers['x-request-id'] : undefined
  return typeof given === 'string' && /^[ -~]{1,1024}$/.test(given) ? given : undefined
}

/** At the end, answers what is in flight and then lets go of the connection it came by. */
function closeWhenDrained(app: FastifyInstance): void {
  let isClosing = false
  app.addHook('preClose', (done) => {
    isClosing = true
    done()
  })
  app.addHook('onSend', (...[, reply, payload, done]) => {
    if (isClosing) reply.header('connection', 'close')
    done(null, payload)
  })
}

/** Has a reply that fails once it has begun in the log: its caller only sees the connection end. */
function tellWhatBreaksOff(app: FastifyInstance, log: Log): void {
  app.addHook('onSend', (...[{ id, url }, reply, payload, done]) => {
    if (!(payload instanceof Response) || payload.body === null) return done(null, payload)
    const broken = (error: unknown) =>
      log.error(error, 'A reply broke off', { requestId: id, url: pathOf(url) })
    // As a stream, of which the library knows what HEAD makes; of a response it does not.
    reply.headers(Object.fromEntries(payload.headers))
    done(null, ReadableStream.from(watched(payload.body, broken)))
  })
}

async function* watched<T>(parts: ReadableStream<T>, broken: (error: unknown) => void) {
  let isBegun = false
  try {
    for await (const part of parts) {
      yield part
      isBegun = true
    }
  } catch (error) {
    // What fails before is answered as any other failure, and told with that.
    if (isBegun) broken(error)
    throw error
  }
}

/** Tells a path that is not there from a method that it does not take (RFC 9110 §15.5.6), and OPTIONS which it does. */
function refuseUnknown(app: FastifyInstance, dialects: Dialects, tell: TellProblem): void {
  const known: { methods: readonly string[]; path: RegExp }[] = []
  app.addHook('onRoute', ({ method, url }) => {
    const path = new RegExp(`^${url.replace(/[.$]/g, '\\$&').replace(/:\w+/g, '[^/]+')}$`)
    known.push({ methods: [method].flat(), path })
  })
  app.setNotFoundHandler((request, reply) => {
    const path = pathOf(request.url)
    const methods = known.filter((route) => route.path.test(path)).flatMap((route) => route.methods)
    const isKnown = methods.length > 0
    if (isKnown) reply.header('allow', [...new Set(methods)].sort().join(', '))
    // `*` is the server itself (RFC 9110 §9.3.7).
    if (request.method === 'OPTIONS' && (isKnown || path === '*')) return reply.code(204).send()
    const kind = isKnown ? wrongMethod : routeUnknown
    const problem = new Problem(kind, { detail: `${request.method} ${path}` })
    tell(problem, reply, dialects.at(path))
    return reply
  })
}

const statuses: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

type ClientErrorHandler = NonNullable<FastifyServerOptions['clientErrorHandler']>

/** Answers what is no HTTP request at all; there is nothing to hang a reply on but the socket. */
function refuseBytes(...[error, socket]: Parameters<ClientErrorHandler>): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const kind = problemOfStatus(statuses[error.code ?? ''] ?? 400)
  const requestId = randomUUID()
  const body = JSON.stringify(problemDocument(new Problem(kind), requestId))
  socket.end(
    [
      `HTTP/1.1 ${kind.status} ${kind.title}`,
      'content-type: application/problem+json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      `x-request-id: ${requestId}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}
