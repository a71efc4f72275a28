import { STATUS_CODES } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { internal, Problem, type ProblemKind } from '../kernel/problem.ts'

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
  const problem = error instanceof Problem ? error : fromFastify(error)
  if (problem.kind.status >= 500)
    request.log.error(
      { err: problem.cause ?? error, requestId: request.id, url: request.url },
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

/** What the HTTP library itself refuses, in our words. */
function fromFastify(error: unknown): Problem {
  const status = statusOf(error)
  const kind = status === undefined ? undefined : kindByStatus(status)
  const problem = new Problem(kind ?? internal, kind ? {} : { detail: internal.title })
  problem.cause = error
  return problem
}

const statusOf = (error: unknown): number | undefined =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined

const kindByStatus = (status: number): ProblemKind | undefined =>
  status >= 400 && status < 500
    ? {
        code:
          { 400: 'AUT-0009', 413: 'request.too-large', 415: 'request.media-type' }[status] ??
          `http.${status}`,
        status,
        title: { 400: 'The request is malformed' }[status] ?? STATUS_CODES[status] ?? 'Refused',
      }
    : undefined
