import { isRecord } from './error.ts'

/** What a protected route answers instead of its own: ready to be written as it is. */
export interface Refusal {
  readonly status: 401 | 403 | 503
  readonly headers: Readonly<Record<string, string>>
  /** A problem document (RFC 9457). */
  readonly body: Readonly<Record<string, unknown>>
}

/** 401: nobody is signed in. RFC 6750 gives no error code to a request without a token. */
export const missingToken = (realm: string): Refusal => ({
  status: 401,
  headers: { ...always, 'www-authenticate': `Bearer realm="${realm}"` },
  body: problem(401, 'AUT-0006', 'Missing token', 'send Authorization: Bearer <token>'),
})

/** 401: there is a token and it is not, or no longer, good. Castellan's own problem passes on. */
export const badToken = (realm: string, said?: unknown): Refusal => ({
  status: 401,
  headers: { ...always, 'www-authenticate': `Bearer realm="${realm}", error="invalid_token"` },
  body: {
    ...problem(401, 'AUT-0007', 'Invalid token', 'the token is malformed, over or revoked'),
    ...passedOn(said),
    status: 401,
  },
})

/** 403: the caller is known and may not. */
export const denied = (realm: string, permission: string, reason: string | null): Refusal => ({
  status: 403,
  headers: {
    ...always,
    'www-authenticate': `Bearer realm="${realm}", error="insufficient_scope"`,
  },
  body: {
    ...problem(403, 'access.denied', 'Not allowed', `${permission}: ${reason ?? 'denied'}`),
    ...(reason === null ? {} : { reason }),
  },
})

/** 403 that Castellan itself answered, such as for an address outside the tenant's list. */
export const forbidden = (realm: string, permission: string, said: unknown): Refusal => {
  const plain = denied(realm, permission, null)
  return { ...plain, body: { ...plain.body, ...passedOn(said), status: 403 } }
}

/** 503: there is no answer, so there is no access. */
export const unavailable = (cause: string, retryAfter: string | null): Refusal => ({
  status: 503,
  headers: { ...always, ...(retryAfter === null ? {} : { 'retry-after': retryAfter }) },
  body: problem(503, 'access.unavailable', 'Access cannot be decided now', cause),
})

const always = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' } as const

/** `message` repeats the detail for older clients. */
const problem = (status: number, code: string, title: string, detail: string) => ({
  type: 'about:blank',
  title,
  status,
  code,
  detail,
  message: detail,
})

/** The members of a problem document that are Castellan's to say, and no other. */
const passedOn = (said: unknown): Record<string, unknown> => {
  if (!isRecord(said)) return {}
  const names = ['type', 'title', 'code', 'detail', 'message', 'entityType', 'requestId', 'reason']
  return Object.fromEntries(
    names.flatMap((name) => (isText(said[name]) ? [[name, said[name]]] : [])),
  )
}

const isText = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number'
