import { type ClientRequest, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Failure } from '../kernel/message.ts'
import { faultOfUrl, guardedLookup } from './fetch-json.ts'

export interface Reach {
  /** Whether addresses that are not public, and plain http, are fine. */
  readonly allowPrivate: boolean
  readonly timeoutMilliseconds: number
}

export interface Posting {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * Posts to an address that an administrator typed in. No redirect is followed and nothing of the
 * answer is kept but its status, so that it shows nothing of what the server can reach.
 */
export async function post(address: string, posting: Posting, reach: Reach): Promise<Failure> {
  const fault = faultOfEndpoint(address, reach.allowPrivate)
  if (fault !== undefined) return fault
  try {
    const status = await statusOf(new URL(address), posting, reach)
    return status >= 200 && status < 300 ? null : `it answered ${status}`
  } catch (error) {
    return wordsOf(error, reach)
  }
}

/**
 * Why nothing may be posted there, as far as it shows without resolving the name. What an address
 * carries is shown to whoever may look at it, so none carries what could be a secret.
 */
export function faultOfEndpoint(address: string, allowPrivate: boolean): string | undefined {
  if (!URL.canParse(address)) return 'it is no URL'
  const { protocol, username, password } = new URL(address)
  if (!/^https?:$/.test(protocol)) return 'it is no URL'
  if (username !== '' || password !== '') return 'it carries a password'
  if (/[?#]/.test(address)) return 'it carries a query or a fragment'
  return allowPrivate ? undefined : faultOfUrl(address, false)
}

/** Why a connection failed, without what the other side said. */
export function wordsOf(error: unknown, { timeoutMilliseconds }: Reach): string {
  if (!(error instanceof Error)) return 'it failed'
  const isLate = [error, error.cause].some(
    (one) => one instanceof Error && one.name === 'TimeoutError',
  )
  return isLate ? `no answer within ${timeoutMilliseconds / 1000} s` : error.message
}

function statusOf(url: URL, { headers, body }: Posting, reach: Reach): Promise<number> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const sent: ClientRequest = request(url, {
      method: 'POST',
      agent: false,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      signal: AbortSignal.timeout(reach.timeoutMilliseconds),
      ...(!reach.allowPrivate && { lookup: guardedLookup(false) }),
    })
    sent.once('response', (response) => {
      response.destroy()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
