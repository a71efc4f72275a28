import { STATUS_CODES } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  authInput,
  internal,
  Problem,
  type ProblemKind,
  tooLarge,
  wrongMediaType,
} from '../kernel/problem.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** How the route refuses a body that cannot be read. */
    malformed?: ProblemKind
  }
}

/** The RFC 9457 document of a problem, with the members older clients read beside it. */
export function problemDocument(problem: Problem, requestId: string) {
  const { kind, facts } = problem
  const detail = facts.detail ?? kind.title
  return {
    type: `/problems/${kind.code}`,
    title: kind.title,
    status: kind.status,
    code: kind.code,
    detail,
    message: detail,
    ...(kind.entityType && { entityType: kind.entityType }),
    requestId,
    ...(facts.errors && { errors: facts.errors }),
  }
}

/** Answers with a problem; whatever else was thrown becomes an unexplained 500 and a log line. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = error instanceof Problem ? error : fromFastify(error, request)
  if (problem.kind.status >= 500)
    request.log.error(
      { err: problem.cause ?? error, requestId: request.id, url: pathOf(request.url) },
      problem.kind.title,
    )
  const { retryAfterSeconds, challenge } = problem.facts
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds))
  const fallback = problem.kind.status === 401 ? 'Bearer realm="castellan"' : undefined
  const authenticate = challenge ?? fallback
  if (authenticate) reply.header('www-authenticate', authenticate)
  reply
    .code(problem.kind.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemDocument(problem, request.id)))
}

/** Without the query, which may hold a one-time token. */
const pathOf = (url: string): string => url.split('?', 1)[0] ?? ''

/** What the HTTP library itself refuses, in our words. */
function fromFastify(error: unknown, request: FastifyRequest): Problem {
  const status = statusOf(error)
  const isOurs = status === undefined || status < 400 || status > 499
  const malformed = request.routeOptions.config?.malformed
  const problem = isOurs
    ? new Problem(internal, { detail: internal.title })
    : new Problem(problemOfStatus(status, malformed))
  problem.cause = error
  return problem
}

const statusOf = (error: unknown): number | undefined =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined

const known = new Map<number, ProblemKind>(
  [tooLarge, wrongMediaType].map((kind) => [kind.status, kind]),
)

/** What a refusal of the HTTP library or of the HTTP parser is called. */
export const problemOfStatus = (status: number, malformed = authInput.malformed): ProblemKind =>
  status === malformed.status
    ? malformed
    : (known.get(status) ?? {
        code: `http.${status}`,
        status,
        title: STATUS_CODES[status] ?? 'Refused',
      })
