/** A problem document (RFC 9457) as Castellan writes it. */
export interface ProblemDocument {
  readonly type?: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly requestId?: string
  /** Of a refused body or query: which field, by JSON pointer, and why. */
  readonly errors?: readonly FieldProblem[]
}

export interface FieldProblem {
  readonly pointer: string
  readonly code: string
  readonly detail: string
}

/** A call that did not succeed; `status` is 0 when no answer came at all. */
export class CastellanError extends Error {
  override readonly name = 'CastellanError'
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly requestId: string | null
  readonly errors: readonly FieldProblem[]

  constructor(problem: ProblemDocument, cause?: unknown) {
    super(`${problem.code}: ${problem.detail || problem.title}`, { cause })
    this.status = problem.status
    this.code = problem.code
    this.title = problem.title
    this.detail = problem.detail
    this.requestId = problem.requestId ?? null
    this.errors = problem.errors ?? []
  }
}

/** What a refusal says, in whatever shape it came: a problem document, or a proxy's page. */
export function problemOf(response: Response, body: unknown): ProblemDocument {
  const said: Record<string, unknown> = isRecord(body) ? body : {}
  const title = text(said.title) ?? `HTTP ${response.status}`
  const requestId = text(said.requestId) ?? response.headers.get('x-request-id')
  return {
    status: response.status,
    title,
    code: text(said.code) ?? `http.${response.status}`,
    detail: text(said.detail) ?? text(said.message) ?? title,
    ...(requestId ? { requestId } : {}),
    ...(Array.isArray(said.errors) ? { errors: said.errors.filter(isFieldProblem) } : {}),
  }
}

/** The error of a call that brought no answer: refused, timed out, cut off, redirected. */
export const unreachable = (address: string, cause: unknown): CastellanError =>
  new CastellanError(
    {
      status: 0,
      code: 'unreachable',
      title: 'Castellan did not answer',
      detail: `no answer from ${address}`,
    },
    cause,
  )

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Some older answers carry numbers as codes. */
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== ''
    ? value
    : typeof value === 'number'
      ? String(value)
      : undefined

const isFieldProblem = (value: unknown): value is FieldProblem =>
  isRecord(value) && typeof value.pointer === 'string' && typeof value.detail === 'string'
