import { lookup as resolveName } from 'node:dns'
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** What was fetched, or in a sentence why it was not. */
export type Fetched =
  | { readonly value: unknown; readonly failure?: undefined }
  | { readonly failure: string }

export interface FetchLimits {
  readonly bytesMax: number
  readonly timeoutMilliseconds: number
  /** Whether loopback addresses, and plain http to them, are fine. */
  readonly allowLoopback: boolean
}

/**
 * Fetches a JSON document from an address that an administrator typed in: https only, no
 * redirect, no address that is not public. What the name resolves to is checked where the
 * connection is made, so a name that changes in between reaches nothing else.
 */
export async function fetchJson(address: string, limits: FetchLimits): Promise<Fetched> {
  const fault = faultOfUrl(address, limits.allowLoopback)
  if (fault !== undefined) return { failure: fault }
  const signal = AbortSignal.timeout(limits.timeoutMilliseconds)
  try {
    return await read(await open(new URL(address), signal, limits), limits)
  } catch (error) {
    // Once time is up, whatever broke off broke off because of that.
    if (signal.aborted)
      return { failure: `no answer within ${limits.timeoutMilliseconds / 1000} s` }
    return { failure: error instanceof Error ? error.message : String(error) }
  }
}

/** Why an address may not be fetched, as far as it shows without resolving its name. */
export function faultOfUrl(address: string, allowLoopback: boolean): string | undefined {
  if (!URL.canParse(address)) return 'it is no URL'
  const { protocol, hostname, username, password } = new URL(address)
  if (username !== '' || password !== '') return 'it carries a password'
  const host = hostname.replace(/^\[|\]$/g, '')
  if (isLoopback(host)) {
    if (!allowLoopback) return faultOfHost(host)
    return protocol === 'http:' || protocol === 'https:' ? undefined : 'it is not https'
  }
  return protocol === 'https:' ? faultOfHost(host) : 'it is not https'
}

/** Why a host is not public, as far as it shows without resolving its name. */
export function faultOfHost(host: string): string | undefined {
  if (isLoopback(host)) return 'it is a loopback address'
  return isIP(host) !== 0 && !isPublic(host) ? `${host} is not a public address` : undefined
}

async function read(response: IncomingMessage, limits: FetchLimits): Promise<Fetched> {
  const { statusCode = 0, headers } = response
  const refuse = (failure: string): Fetched => {
    response.destroy()
    return { failure }
  }
  if (statusCode >= 300 && statusCode < 400) return refuse('it redirects, which is not followed')
  if (statusCode !== 200) return refuse(`it answered ${statusCode}`)
  if (headers['content-encoding'] !== undefined) return refuse('its answer is compressed')

  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response) {
    bytes += chunk.length
    if (bytes > limits.bytesMax) return refuse(`its answer is larger than ${limits.bytesMax} bytes`)
    chunks.push(chunk)
  }
  return parsed(Buffer.concat(chunks))
}

function open(url: URL, signal: AbortSignal, limits: FetchLimits): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const sent: ClientRequest = request(url, {
      agent: false,
      headers: { accept: 'application/json' },
      lookup: guardedLookup(limits.allowLoopback),
      signal,
    })
    sent.once('response', resolve)
    sent.on('error', reject)
    sent.end()
  })
}

function parsed(bytes: Buffer): Fetched {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch {
    // Whatever it is, a page for people most often, it is not what was asked for.
    return { failure: 'its answer is not JSON' }
  }
}

/** Resolves a name and lets go of it unless every address of it may be reached. */
export const guardedLookup =
  (allowLoopback: boolean): LookupFunction =>
  (host, options, done) => {
    resolveName(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '')
      const refused = addresses.find(({ address }) => !mayReach(address, allowLoopback))
      const [first] = addresses
      if (refused || !first)
        return done(new Error(`${host} does not resolve to a public address`), '')
      if (options.all) return done(null, addresses)
      done(null, first.address, first.family)
    })
  }

const mayReach = (address: string, allowLoopback: boolean): boolean =>
  isLoopbackAddress(address) ? allowLoopback : isPublic(address)

const isLoopback = (host: string): boolean =>
  host === 'localhost' || (isIP(host) !== 0 && isLoopbackAddress(host))
const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')
const isLoopbackAddress = (address: string): boolean => loopback.check(address, familyOf(address))
const isPublic = (address: string): boolean =>
  familyOf(address) === 'ipv4'
    ? !notPublic.check(address, 'ipv4')
    : globalUnicast.check(address, 'ipv6') && !notPublic.check(address, 'ipv6')

const loopback = listOf(['127.0.0.0/8', '::1/128'])
const globalUnicast = listOf(['2000::/3'])

/** The special-purpose registries of IANA, and what carries an IPv4 address inside. */
const notPublic = listOf([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
])

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    list.addSubnet(address, Number(bits), familyOf(address))
  }
  return list
}
