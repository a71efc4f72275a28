/** What can go wrong, as data: the title holds no values, the facts of one occurrence do. */
export interface ProblemKind {
  /** Stable; AUT- and IDE- codes are those of the Auth and Identity API of access-manager. */
  readonly code: string
  readonly status: number
  readonly title: string
  /** The noun it is about, when it is about one. */
  readonly entityType?: string
}

/** One part of the input that was refused, by JSON pointer (RFC 6901). */
export interface InputError {
  readonly pointer: string
  readonly code: string
  readonly detail: string
}

export interface ProblemFacts {
  /** What the caller is told beside the title. Never a secret, never another tenant's. */
  readonly detail?: string
  readonly errors?: readonly InputError[]
  /** Sent as Retry-After, in seconds. */
  readonly retryAfterSeconds?: number
  /** Sent as WWW-Authenticate (RFC 6750 §3). */
  readonly challenge?: string
}

/** A refusal that the caller is told of, as an RFC 9457 document. */
export class Problem extends Error {
  readonly kind: ProblemKind
  readonly facts: ProblemFacts

  constructor(kind: ProblemKind, facts: ProblemFacts = {}) {
    super(facts.detail ?? kind.title)
    this.name = 'Problem'
    this.kind = kind
    this.facts = facts
  }
}

/** What was looked for. Throws that problem when it is not there. */
export function known<T>(found: T | undefined, unknown: ProblemKind, facts?: ProblemFacts): T {
  if (found === undefined) throw new Problem(unknown, facts)
  return found
}

/** Throws when a change was meant for another revision (If-Match) than there is now. */
export function refuseStale(
  { revision }: { readonly revision: number },
  ifMatch: number | undefined,
): void {
  if (ifMatch !== undefined && ifMatch !== revision) throw new Problem(preconditionFailed)
}

const kind = (code: string, status: number, title: string): ProblemKind => ({ code, status, title })

export const internal = kind('AUT-0005', 500, 'Something failed inside the server')
export const forbidden = kind('auth.forbidden', 403, 'The caller may not do this')
export const tenantSuspended: ProblemKind = {
  code: 'tenant.suspended',
  status: 403,
  title: 'The tenant is suspended or deleted; nobody gets in',
  entityType: 'Tenant',
}
export const lockedOut: ProblemKind = {
  code: 'access.locked-out',
  status: 409,
  title: 'Nobody could take this back any more',
  entityType: 'Role',
}
export const workspaceUnknown: ProblemKind = {
  code: 'workspace.unknown',
  status: 404,
  title: 'There is no such workspace, or the caller is not in it',
  entityType: 'Workspace',
}
export const searchTooLong = kind(
  'search.too-long',
  422,
  'The search takes more of the server than one request may',
)
export const routeUnknown = kind('route.unknown', 404, 'There is nothing at this path')
export const wrongMethod = kind('route.wrong-method', 405, 'This path does not take that method')
export const preconditionFailed = kind(
  'request.precondition-failed',
  412,
  'It was changed meanwhile',
)
export const tooLarge = kind('request.too-large', 413, 'The request body is too large')
export const wrongMediaType = kind(
  'request.media-type',
  415,
  'The body has an unsupported media type',
)
export const keyReused = kind(
  'request.idempotency-key-reused',
  422,
  'Another request came with the same Idempotency-Key',
)
export const keyInProgress = kind(
  'request.idempotency-in-progress',
  409,
  'The request that came first with this Idempotency-Key is still running',
)
export const tooManyRequests = kind('request.too-many', 429, 'Too many requests; slow down')
export const unavailable = kind('server.unavailable', 503, 'The server cannot answer right now')

/** How a request is refused that is malformed, or whose token is; each half has its own codes. */
export interface InputProblems {
  readonly malformed: ProblemKind
  readonly missing: ProblemKind
  readonly path: ProblemKind
  readonly unexpected: ProblemKind
  readonly query: ProblemKind
  readonly wrong: ProblemKind
  readonly tokenMissing: ProblemKind
  readonly tokenInvalid: ProblemKind
  /** Of a body in another media type; that of everyone unless set. */
  readonly mediaType?: ProblemKind
}

const titles = {
  malformed: 'The request is malformed',
  missing: 'Fields that the request needs are missing',
  path: 'A part of the path is not valid',
  unexpected: 'The request has fields that it may not have',
  query: 'A query parameter is not valid',
  wrong: 'Some fields are not valid',
  tokenMissing: 'The request carries no token',
  tokenInvalid: 'The token is not valid, or no longer',
}

/** The codes of the Auth half of access-manager. */
export const authInput: InputProblems = {
  malformed: kind('AUT-0009', 400, titles.malformed),
  missing: kind('AUT-0001', 400, titles.missing),
  path: kind('AUT-0002', 400, titles.path),
  unexpected: kind('AUT-0003', 400, titles.unexpected),
  query: kind('AUT-0004', 400, titles.query),
  wrong: kind('request.invalid', 400, titles.wrong),
  tokenMissing: kind('AUT-0006', 401, titles.tokenMissing),
  tokenInvalid: kind('AUT-0007', 401, titles.tokenInvalid),
}

export const { tokenMissing, tokenInvalid } = authInput

/** The codes of its Identity half. */
export const identityInput: InputProblems = {
  malformed: kind('IDE-0007', 400, titles.malformed),
  missing: kind('IDE-0001', 400, titles.missing),
  path: kind('IDE-0003', 400, titles.path),
  unexpected: kind('IDE-0004', 400, titles.unexpected),
  query: kind('IDE-0005', 400, titles.query),
  wrong: kind('IDE-0002', 400, titles.wrong),
  tokenMissing: kind('IDE-0008', 401, titles.tokenMissing),
  tokenInvalid: kind('IDE-0009', 401, titles.tokenInvalid),
}

const parts = Object.keys(authInput) as (keyof InputProblems)[]

/** The problem in the codes of one half: what the Auth half names, the Identity half names too. */
export function inWordsOf(words: InputProblems, problem: ProblemKind): ProblemKind {
  if (problem === wrongMediaType) return words.mediaType ?? problem
  const part = parts.find((one) => authInput[one] === problem)
  return (part && words[part]) ?? problem
}
