import type { FastifyReply, FastifyRequest } from 'fastify'
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
