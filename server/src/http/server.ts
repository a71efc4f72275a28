import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { Problem, routeUnknown, wrongMethod } from '../kernel/problem.ts'
import { sendProblem } from './problems.ts'

export interface ServerOptions {
  readonly logLevel: string
  /** Addresses whose X-Forwarded-For is believed, comma-separated; undefined: none. */
  readonly trustedProxies: string | undefined
}

const bodyBytesMax = 1024 * 1024

/** An HTTP server that refuses in problem documents and echoes X-Request-ID; no routes yet. */
export function httpServer({ logLevel, trustedProxies }: ServerOptions): FastifyInstance {
  const app = Fastify({
    // Standard output belongs to the line that says the server is ready.
    logger: { level: logLevel, stream: process.stderr },
    // A logger for each request costs a tenth of a check; what is logged names its request itself.
    childLoggerFactory: (logger) => logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyBytesMax,
    trustProxy: trustedProxies ?? false,
    forceCloseConnections: 'idle',
    requestIdHeader: false,
    genReqId: (request) => {
      const given = request.headers['x-request-id']
      return typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID()
    },
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 300 },
  })

  app.removeContentTypeParser('text/plain')
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    reply.header('cache-control', 'no-store')
    reply.header('x-content-type-options', 'nosniff')
    done()
  })
  app.setErrorHandler(sendProblem)
  app.setNotFoundHandler((request) => {
    const path = request.url.split('?')[0] ?? ''
    const allowed = methods.filter((method) => app.findRoute({ method, url: path }) !== null)
    throw new Problem(allowed.length > 0 ? wrongMethod : routeUnknown, {
      detail: `${request.method} ${path}`,
    })
  })
  return app
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
