import { type Caller, callerOf } from './caller.ts'
import { type Answer, cacheKey, type DecisionCache, decisionCache } from './decision-cache.ts'
import { isRecord } from './error.ts'
import { badToken, denied, forbidden, missingToken, type Refusal, unavailable } from './refusal.ts'
import { type ProtectOptions, type Settings, settingsOf } from './settings.ts'

/** What is asked about one request: may the bearer of the token do this? */
export interface Question extends QuestionDetail {
  readonly product: string
  readonly resource: string
  readonly action: string
}

/** What only the request itself knows; a route's resolver reads it out of there. */
export interface QuestionDetail {
  readonly resourceId?: string
  readonly workspace?: string
  readonly attributes?: Readonly<Record<string, unknown>>
  /** The person's address; send it only when the proxies before the product are trusted. */
  readonly clientIp?: string
}

/** The headers of a request, their names in lower case as Node gives them. */
export type RequestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>

export type Verdict =
  | { readonly allowed: true; readonly caller: Caller | null }
  | { readonly allowed: false; readonly refusal: Refusal }

export interface Guard {
  /** False when protection is switched off: `decide` then allows everything, with no caller. */
  readonly enabled: boolean
  /** Asks Castellan about one request. Never throws: no answer is a refusal with 503. */
  decide(headers: RequestHeaders, question: Question): Promise<Verdict>
}

/**
 * Makes the guard that every adapter stands on.
 *
 * 1. No token → 401, and nobody is asked.
 * 2. Castellan says `authorized: true` → the request passes, with its caller.
 * 3. Castellan says `authorized: false` → 403 with the reason.
 * 4. Castellan refuses the token → 401; it refuses the question → 403.
 * 5. Anything else (down, slow, a redirect, an error, an answer that cannot be read) → 503.
 */
export function accessGuard(options: ProtectOptions = {}): Guard {
  const settings = settingsOf(options)
  if (!settings.enabled) {
    return { enabled: false, decide: async () => ({ allowed: true, caller: null }) }
  }

  const cache = settings.cache ? decisionCache(settings.cache, settings.now) : null
  return {
    enabled: true,
    decide: async (headers, question) => {
      const credential = bearerOf(headers.authorization)
      if (credential === undefined) return refused(missingToken(settings.realm))
      if (credential === 'malformed') return refused(badToken(settings.realm))
      return ask({ settings, cache, question }, credential.token, headers)
    },
  }
}

/**
 * Refuses, while routes are declared, a permission that could never be asked: one of its parts is
 * empty, or holds a wildcard or the separator of another part.
 */
export function requirePermission(product: string, resource: string, action: string): void {
  if (/^[\w.-]+$/.test(product) && /^[\w./-]+$/.test(resource) && /^[\w.-]+$/.test(action)) return
  throw new TypeError(`"${product}/${resource}:${action}" is no permission to protect a route with`)
}

type Enabled = Extract<Settings, { enabled: true }>

interface Asking {
  readonly settings: Enabled
  readonly cache: DecisionCache | null
  readonly question: Question
}

const bodyMax = 65_536

/** Sent along, so that one trace and one request id run through product and Castellan. */
const tracing = ['traceparent', 'tracestate', 'x-request-id'] as const

const refused = (refusal: Refusal): Verdict => ({ allowed: false, refusal })

/** RFC 6750: the scheme in any case, one space or more, one b64token. */
function bearerOf(header: RequestHeaders[string]): { token: string } | 'malformed' | undefined {
  if (typeof header !== 'string') return header === undefined ? undefined : 'malformed'
  const [, scheme, rest = ''] = /^\s*(\S+)\s*(.*)$/.exec(header) ?? []
  if (scheme?.toLowerCase() !== 'bearer') return undefined
  const token = rest.trim()
  if (token === '') return undefined
  return /^[\w.~+/-]+=*$/.test(token) ? { token } : 'malformed'
}

async function ask(asking: Asking, token: string, headers: RequestHeaders): Promise<Verdict> {
  const { settings, cache } = asking
  const body = JSON.stringify(bodyOf(asking.question))
  const key = cache ? cacheKey(token, body) : ''
  const known = cache?.get(key)
  if (known) return verdictOf(asking, known)

  try {
    const response = await settings.fetch(`${settings.address}/v1/authorize`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        ...traceOf(headers),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(settings.timeoutMs),
    })
    const answer = await readJson(response)
    return judge(asking, { response, answer }, (authorized, reason) => {
      const decided = { authorized, reason, caller: callerOf(token) }
      cache?.put(key, decided)
      return verdictOf(asking, decided)
    })
  } catch {
    return refused(unavailable('Castellan did not answer in time', null))
  }
}

function judge(
  { settings, question }: Asking,
  { response, answer }: { response: Response; answer: unknown },
  decided: (authorized: boolean, reason: string | null) => Verdict,
): Verdict {
  const { status } = response
  if (status === 401) return refused(badToken(settings.realm, answer))
  if (status === 403 || (status === 404 && codeOf(answer) === 'AUT-1015')) {
    return refused(forbidden(settings.realm, permissionOf(question), answer))
  }
  if (!response.ok) {
    const cause = `Castellan answered with status ${status}`
    return refused(unavailable(cause, response.headers.get('retry-after')))
  }
  if (!isRecord(answer) || typeof answer.authorized !== 'boolean') {
    return refused(unavailable('the answer of Castellan could not be read', null))
  }
  return decided(answer.authorized, typeof answer.reason === 'string' ? answer.reason : null)
}

const verdictOf = ({ settings, question }: Asking, answer: Answer): Verdict =>
  answer.authorized
    ? { allowed: true, caller: answer.caller }
    : refused(denied(settings.realm, permissionOf(question), answer.reason))

const permissionOf = ({ product, resource, action }: Question): string =>
  `${product}/${resource}:${action}`

const codeOf = (answer: unknown): unknown => (isRecord(answer) ? answer.code : undefined)

/** Only what a question has: the API refuses fields that it does not know. */
const bodyOf = (question: Question): Question => {
  const { product, resource, action, resourceId, workspace, attributes, clientIp } = question
  return {
    action,
    product,
    resource,
    ...(resourceId === undefined ? {} : { resourceId }),
    ...(workspace === undefined ? {} : { workspace }),
    ...(attributes === undefined ? {} : { attributes }),
    ...(clientIp === undefined ? {} : { clientIp }),
  }
}

const traceOf = (headers: RequestHeaders): Record<string, string> =>
  Object.fromEntries(
    tracing.flatMap((name) => {
      const value = headers[name]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )

/** The body as JSON; undefined when it is none or too large, which then is no answer. */
async function readJson(response: Response): Promise<unknown> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > bodyMax) return undefined
  }
  try {
    return JSON.parse(text + decoder.decode())
  } catch {
    return undefined
  }
}
