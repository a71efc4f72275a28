import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'

/** What can go wrong in the ledger, as data. */
export interface ProblemKind {
  readonly code: string
  readonly status: number
  readonly title: string
}

const kind = (code: string, status: number, title: string): ProblemKind => ({ code, status, title })

export const problems = {
  malformed: kind('request.malformed', 400, 'The request cannot be read'),
  invalid: kind('request.invalid', 400, 'Some fields are not valid'),
  organizationUnknown: kind('organization.unknown', 404, 'There is no such organization'),
  ledgerUnknown: kind('ledger.unknown', 404, 'There is no such ledger'),
  accountUnknown: kind('account.unknown', 404, 'There is no such account'),
  transactionUnknown: kind('transaction.unknown', 404, 'There is no such transaction'),
  routeUnknown: kind('route.unknown', 404, 'There is nothing at this path'),
  aliasTaken: kind('account.alias-taken', 409, 'Another account of this ledger has that alias'),
  notEmpty: kind('account.not-empty', 409, 'The account still holds money'),
  unbalanced: kind('transaction.unbalanced', 422, 'Debits and credits are not equal'),
  accountMissing: kind('transaction.account-missing', 422, 'An account is not of this ledger'),
  fundsMissing: kind('transaction.funds-missing', 422, 'An account would fall below zero'),
  internal: kind('internal', 500, 'Something failed inside the ledger'),
} as const

export interface FieldError {
  /** RFC 6901. */
  readonly pointer: string
  readonly code: string
  readonly detail: string
}

/** A refusal that the caller is told of, as an RFC 9457 document. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly kind: ProblemKind
  readonly errors: readonly FieldError[]

  constructor(kind: ProblemKind, detail: string = kind.title, errors: readonly FieldError[] = []) {
    super(detail)
    this.kind = kind
    this.errors = errors
  }
}

/** Answers any error of a route. What nobody foresaw is logged, and not told to the caller. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = error instanceof Problem ? error : problemOf(error)
  if (problem.kind.status >= 500) {
    process.stderr.write(`${request.method} ${request.url} failed: ${String(error)}\n`)
  }
  const { code, status, title } = problem.kind
  reply
    .code(status)
    .header('content-type', 'application/problem+json')
    .send(
      JSON.stringify({
        type: 'about:blank',
        title,
        status,
        code,
        detail: problem.message,
        ...(problem.errors.length > 0 && { errors: problem.errors }),
      }),
    )
}

function problemOf(error: unknown): Problem {
  if (!isFastifyError(error)) return new Problem(problems.internal)
  if (error.validation) {
    const errors = error.validation.map((failure) => fieldErrorOf(failure, error.validationContext))
    return new Problem(problems.invalid, error.message, errors)
  }
  const status = error.statusCode ?? 500
  if (status >= 500) return new Problem(problems.internal)
  return new Problem({ ...problems.malformed, status }, error.message)
}

const isFastifyError = (error: unknown): error is FastifyError =>
  error instanceof Error && 'code' in error

type Failure = NonNullable<FastifyError['validation']>[number]

/** Points at the field itself, also where the validator blames the object around it. */
function fieldErrorOf(failure: Failure, context: string | undefined): FieldError {
  const { instancePath, keyword, params, message = 'is not valid' } = failure
  const field = params.additionalProperty ?? params.missingProperty
  const place = context === 'body' || context === undefined ? '' : `/${context}`
  return {
    pointer: `${place}${instancePath}${typeof field === 'string' ? `/${field}` : ''}`,
    code: keyword,
    detail: message,
  }
}
