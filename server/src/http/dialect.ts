import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Dialect } from '../kernel/dialect.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** In which the route tells its refusals. */
    dialect?: Dialect
  }
}

/** Generated clients name a media type also when they send nothing. */
export function takeEmptyAsNone(
  { headers }: FastifyRequest,
  _reply: FastifyReply,
  done: () => void,
): void {
  const isEmpty = headers['content-length'] === undefined || headers['content-length'] === '0'
  if (isEmpty && headers['transfer-encoding'] === undefined) delete headers['content-type']
  done()
}

/** The dialects of a server's routes; also for what is refused before there is a route. */
export interface Dialects {
  /** Learns those of all routes that come from now on. */
  follow(app: FastifyInstance): void
  /** The one of the family that the path belongs to. */
  at(url: string): Dialect | undefined
}

export function dialectsOfRoutes(): Dialects {
  const known = new Set<Dialect>()
  return {
    follow(app) {
      app.addHook('onRoute', ({ config }) => {
        if (config?.dialect) known.add(config.dialect)
      })
    },
    at: (url) => [...known].find(({ prefix }) => url.startsWith(prefix)),
  }
}
