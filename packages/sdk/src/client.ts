import createClient, { type Client } from 'openapi-fetch'
import { addressOf } from './address.ts'
import { CastellanError, problemOf, unreachable } from './error.ts'
import type { CallOptions, Methods, Operation, Operations } from './operations.ts'
import { type Anonymous, type Credentials, type TokenSource, tokenSource } from './token-source.ts'

export type ClientOptions = (Credentials | Anonymous) & {
  /** Where Castellan answers, such as `https://access.example.com`. */
  readonly address: string
  readonly fetch?: typeof globalThis.fetch
  /** For one call, its token not counted. Default 10,000. */
  readonly timeoutMs?: number
  /** Epoch milliseconds; for tests. */
  readonly now?: () => number
}

/** A client: its methods by noun and verb, and the typed paths beneath them. */
export type CastellanClient<Paths extends object, Table extends Operations> = Methods<
  Paths,
  Table
> & {
  /** Calls by path, with each answer's status and headers: `paths.GET('/v1/users')`. */
  readonly paths: Client<Paths>
  /** The access token in use, for calls that this client does not make; throws without credentials. */
  readonly token: () => Promise<string>
}

/**
 * Makes a client of a table of operations. A method answers with the body of the success and
 * throws `CastellanError` for anything else; a token that is refused is replaced once.
 */
export function clientOf<Paths extends object, Table extends Operations>(
  operations: Table,
  options: ClientOptions,
): CastellanClient<Paths, Table> {
  const wire = wireOf(options)
  const nouns: Record<string, Record<string, Invoke>> = {}
  for (const [name, operation] of Object.entries(operations)) {
    const [noun = name, ...verb] = name.split('.')
    nouns[camel(noun)] = {
      ...nouns[camel(noun)],
      [camel(verb.join('-'))]: (input = {}) => call(wire, operation, input),
    }
  }
  const client: unknown = { ...nouns, paths: typedPaths<Paths>(wire), token: () => tokenOf(wire) }
  // The generated table and the generated paths come of the same routes, so the types hold.
  return client as CastellanClient<Paths, Table>
}

type Invoke = (input?: CallInput) => Promise<unknown>

interface Wire {
  readonly address: string
  readonly tokens: TokenSource
  readonly fetch: typeof globalThis.fetch
  readonly timeoutMs: number
}

interface CallInput extends CallOptions {
  readonly path?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

/** Any path and any method, for calls that the generated types vouch for. */
type AnyPaths = Record<
  string,
  Record<
    Operation['method'],
    {
      parameters: { path?: Readonly<Record<string, string>>; query?: Record<string, unknown> }
      requestBody?: { content: { 'application/json': unknown } }
      responses: { 200: { content: { 'application/json': unknown } } }
    }
  >
>

function wireOf(options: ClientOptions): Wire {
  const { fetch = globalThis.fetch, timeoutMs = 10_000, now = Date.now } = options
  const address = addressOf(options.address)
  const tokens = tokenSource({ address, credentials: options, fetch, timeoutMs, now })
  return { address, tokens, fetch, timeoutMs }
}

async function tokenOf({ tokens }: Wire): Promise<string> {
  const token = await tokens.get()
  if (token === undefined) throw new TypeError('a client without credentials has no token')
  return token
}

async function call(wire: Wire, operation: Operation, input: CallInput): Promise<unknown> {
  const token = await wire.tokens.get()
  const first = await send(wire, operation, { ...input, token })
  const again = first.response.status === 401 && token !== undefined && wire.tokens.drop(token)
  const { data, error, response } = again
    ? await send(wire, operation, { ...input, token: await wire.tokens.get() })
    : first
  if (!response.ok) throw new CastellanError(problemOf(response, error))
  // A text may be empty, which is not the same as no answer.
  return operation.answers === 'text' ? (data ?? '') : data
}

/** Sends one request; never follows a redirect, since that would carry the token elsewhere. */
async function send(
  { address, fetch, timeoutMs }: Wire,
  { method, path, answers }: Operation,
  { token, ...input }: CallInput & { readonly token: string | undefined },
) {
  const limit = AbortSignal.timeout(timeoutMs)
  const client = createClient<AnyPaths>({ baseUrl: address, fetch, redirect: 'error' })
  try {
    return await client.request(method, path, {
      params: {
        ...(input.path ? { path: input.path } : {}),
        ...(input.query ? { query: input.query } : {}),
      },
      ...(input.body === undefined ? {} : { body: input.body }),
      headers: { ...input.headers, ...(token !== undefined && bearer(token)) },
      ...(answers && { parseAs: answers }),
      signal: input.signal ? AbortSignal.any([input.signal, limit]) : limit,
    })
  } catch (error) {
    throw unreachable(address, error)
  }
}

function typedPaths<Paths extends object>({ address, tokens, fetch, timeoutMs }: Wire) {
  const client = createClient<Paths>({ baseUrl: address, fetch, redirect: 'error' })
  client.use({
    onRequest: async ({ request }) => {
      const token = await tokens.get()
      if (token !== undefined) request.headers.set('authorization', bearer(token).authorization)
      return new Request(request, {
        signal: AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMs)]),
      })
    },
    onError: ({ error }) => unreachable(address, error),
  })
  return client
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

const camel = (name: string): string =>
  name.replace(/[-.](\w)/g, (_all, letter: string) => letter.toUpperCase())
