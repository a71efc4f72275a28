import type * as z from 'zod'
import type { Author, Caller } from './caller.ts'
import type { Dialect } from './dialect.ts'
import type { InputProblems, ProblemKind } from './problem.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What a handler is given: what was sent (validated), and facts of the request. */
export interface Input<Params, Query, Body> {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly author: Author
  readonly userAgent: string | null
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** The revision in `If-Match`; undefined when the caller named none. */
  readonly ifMatch: number | undefined
  /** The token as it was sent; undefined when there was none. */
  readonly token: string | undefined
  /** The slug of the tenant at whose own address (`/t/<slug>`) it was asked; undefined at the root. */
  readonly atTenant: string | undefined
}

/** The same, and who calls. */
export interface CallerInput<Params, Query, Body> extends Input<Params, Query, Body> {
  readonly caller: Caller
}

interface Row<Params, Query, Body> {
  /** `noun.verb`: names the SDK method, the CLI command and the operation. */
  readonly name: `${string}.${string}`
  readonly method: Method
  readonly path: string
  readonly summary: string
  readonly params?: z.ZodType<Params>
  readonly query?: z.ZodType<Query>
  readonly body?: z.ZodType<Body>
  readonly reply: { readonly status: number; readonly schema?: z.ZodType }
  readonly problems?: readonly ProblemKind[]
  /** Malformed input is refused with these; those of the Auth half unless set. */
  readonly input?: InputProblems
  /** Refusals of any kind are told in this; else as RFC 9457 documents of our own. */
  readonly dialect?: Dialect
  /** Also takes form-urlencoded snake_case, and answers in the asker's spelling (RFC 6749). */
  readonly bothSpellings?: true
  /** A POST that changes nothing (RFC 9110 §9.2.1): asked again it answers anew, with any key. */
  readonly safe?: true
  /** The body may be a whole tenant's, far beyond what others may have. */
  readonly large?: true
  /** The token may come without the `Bearer` scheme, as older clients send it. */
  readonly bareToken?: true
  /** Media type of the answer when it is not JSON. */
  readonly mediaType?: string
  /** How long caches may hold the answer; not at all unless set. */
  readonly maxAgeSeconds?: number
  /** Of a public route: asked at a tenant's own address too, for that tenant. */
  readonly perTenant?: true
  /** Only for callers of the platform's own tenant, whatever others may do in theirs. */
  readonly platform?: true
  /** Left out of the API description: pages for people, aliases. */
  readonly hidden?: true
}

/** A route anyone may call. */
export interface PublicRow<Params, Query, Body> extends Row<Params, Query, Body> {
  readonly allow: 'public'
  handle(input: Input<Params, Query, Body>): unknown
}

/**
 * A route for those who are known: `authenticated` means any enabled actor, else it is the
 * permission of product `access-manager` that is asked for, as `resource:action`.
 */
export interface GuardedRow<Params, Query, Body> extends Row<Params, Query, Body> {
  readonly allow: 'authenticated' | `${string}:${string}`
  /** The path parameter that names the workspace inside which the permission is asked for. */
  readonly workspace?: string
  handle(input: CallerInput<Params, Query, Body>): unknown
}

/** A row whose shapes were checked where it was written, and forgotten so that rows can share a list. */
export type Route = PublicRow<unknown, unknown, unknown> | GuardedRow<unknown, unknown, unknown>

/** A route that names who may call it. */
export const route = <Params = undefined, Query = undefined, Body = undefined>(
  row: GuardedRow<Params, Query, Body>,
): Route => row as unknown as Route

/** A route that anyone may call; the architecture test lists them all. */
export const publicRoute = <Params = undefined, Query = undefined, Body = undefined>(
  row: Omit<PublicRow<Params, Query, Body>, 'allow'>,
): Route => ({ ...row, allow: 'public' }) as unknown as Route
