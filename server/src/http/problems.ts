import { STATUS_CODES } from 'node:http'
import type { FastifyReply } from 'fastify'
import type { Dialect } from '../kernel/dialect.ts'
import type { Log } from '../kernel/log.ts'
import {
  authInput,
  type InputProblems,
  internal,
  inWordsOf,
  Problem,
  type ProblemKind,
  routeUnknown,
  tokenInvalid,
  tooLarge,
  wrongMediaType,
  wrongMethod,
} from '../kernel/problem.ts'
import type { Route } from '../kernel/route.ts'
import { type KnownProblem, problemIndex } from './openapi.ts'
import { pathOf } from './path.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The codes in which the route refuses what is malformed. */
    words?: InputProblems
  }
}

/** The RFC 9457 document of a problem, with the members older clients read beside it. */
export function problemDocument(
  { kind, facts }: Pick<Problem, 'kind' | 'facts'>,
  requestId: string,
) {
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

/** Answers with a problem, in the words of a family of rows if one is named. */
export type TellProblem = (error: unknown, reply: FastifyReply, dialect?: Dialect) => void

/** Whatever is no problem becomes an unexplained 500 and a line in the log. */
export const problemTeller =
  (log: Log): TellProblem =>
  (error, reply, dialect) => {
    const { request } = reply
    const problem = error instanceof Problem ? error : fromFastify(error)
    const kind = inWordsOf(request.routeOptions.config?.words ?? authInput, problem.kind)
    if (kind.status >= 500)
      log.error(problem.cause ?? error, kind.title, {
        requestId: request.id,
        url: pathOf(request.url),
      })
    const { challenge } = problem.facts
    const retryAfterSeconds = problem.facts.retryAfterSeconds ?? soonSeconds(kind)
    if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds))
    const authenticate = challenge ?? challengeOf(problem.kind)
    if (authenticate) reply.header('www-authenticate', authenticate)
    const refused = { kind, facts: problem.facts }
    const document =
      dialect?.tell({ ...refused, requestId: request.id, path: pathOf(request.url) }) ??
      problemDocument(refused, request.id)
    reply
      .code(kind.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(document))
  }

/** RFC 6750 §3.1: a token that was sent and is not good is told apart from none. */
function challengeOf(kind: ProblemKind): string | undefined {
  if (kind.status !== 401) return undefined
  const realm = 'Bearer realm="castellan"'
  return kind === tokenInvalid ? `${realm}, error="invalid_token"` : realm
}

/** What is refused for the moment is worth another try soon, unless the problem knows better. */
const soonSeconds = ({ status }: ProblemKind): number | undefined =>
  status === 429 || status === 503 ? 1 : undefined
/** What the HTTP library itself refuses, in our words. */
function fromFastify(error: unknown): Problem {
  const status = statusOf(error)
  const isOurs = status === undefined || status < 400 || status > 499
  const problem = isOurs
    ? new Problem(internal, { detail: internal.title })
    : new Problem(problemOfStatus(status))
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
export const problemOfStatus = (status: number): ProblemKind =>
  status === authInput.malformed.status
    ? authInput.malformed
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
  // Rows with a wire of their own are described elsewhere; what only they have is told here too.
  for (const kind of rows.flatMap((row) => (row.dialect && row.problems) || []))
    if (!known.has(kind.code)) known.set(kind.code, { kind, rows: [] })
  return (code) => known.get(code) ?? ofStatus(code)
}

function ofStatus(code: string): KnownProblem | undefined {
  const kind = problemOfStatus(Number(/^http\.(4\d\d)$/.exec(code)?.[1]))
  return kind.code === code && STATUS_CODES[kind.status] ? { kind, rows: [] } : undefined
}
