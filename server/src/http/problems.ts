import { STATUS_CODES } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  authInput,
  internal,
  Problem,
  type ProblemKind,
  routeUnknown,
  tooLarge,
  wrongMediaType,
  wrongMethod,
} from '../kernel/problem.ts'
import type { Route } from '../kernel/route.ts'
import { type KnownProblem, problemIndex } from './openapi.ts'

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
      { err: problem.cause ?? error, requestId: request.id, url: request.url },
      problem.kind.title,
    )
  const { challenge } = problem.facts
  const retryAfterSeconds = problem.facts.retryAfterSeconds ?? soonSeconds(problem.kind)
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds))
  const fallback = problem.kind.status === 401 ? 'Bearer realm="castellan"' : undefined
  const authenticate = challenge ?? fallback
  if (authenticate) reply.header('www-authenticate', authenticate)
  reply
    .code(problem.kind.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemDocument(problem, request.id)))
}

/** What is refused for the moment is worth another try soon, unless the problem knows better. */
const soonSeconds = ({ status }: ProblemKind): number | undefined =>
  status === 429 || status === 503 ? 1 : undefined

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

/** What a code means: a problem of these rows, or one that any path may answer with. */
export function meaningsOf(rows: readonly Route[]): (code: string) => KnownProblem | undefined {
  const known = problemIndex(rows)
  for (const kind of [routeUnknown, wrongMethod, tooLarge, wrongMediaType])
    known.set(kind.code, { kind, rows: [] })
  return (code) => known.get(code) ?? ofStatus(code)
}

function ofStatus(code: string): KnownProblem | undefined {
  const kind = problemOfStatus(Number(/^http\.(4\d\d)$/.exec(code)?.[1]))
  return kind.code === code && STATUS_CODES[kind.status] ? { kind, rows: [] } : undefined
}
