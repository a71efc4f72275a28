import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { atFileEnd } from '../../tools/testing/endings.ts'

/** A mail server that takes every mail for real and keeps it. */
export interface MailSink {
  readonly port: number
  readonly mails: Email[]
  /** Who signed in, as `user:password`. */
  readonly logins: string[]
  /** The next mails are refused, until told otherwise. */
  refuses: boolean
}

export async function mailSink(offersTls = false): Promise<MailSink> {
  const sink = { port: 0, mails: [] as Email[], logins: [] as string[], refuses: false }
  const server = new SMTPServer({
    authOptional: true,
    // With a certificate that is good for nothing.
    disabledCommands: offersTls ? [] : ['STARTTLS'],
    allowInsecureAuth: true,
    logger: false,
    onAuth({ username, password }, _session, done) {
      sink.logins.push(`${username}:${password}`)
      done(null, { user: username })
    },
    onData(stream, _session, done) {
      const keep = async () => {
        const mail = await PostalMime.parse(await buffer(stream))
        if (sink.refuses) throw Object.assign(new Error('no room'), { responseCode: 452 })
        sink.mails.push(mail)
      }
      keep().then(() => done(), done)
    },
  })
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
  atFileEnd(() => new Promise<void>((closed) => server.close(closed)))
  sink.port = portOf(server.server)
  return sink
}

export interface Posted {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A loopback stand-in for a vendor's HTTP API: it keeps what is posted, and answers as told. */
export interface ApiSink {
  readonly url: string
  readonly posted: Posted[]
  /** The status of the next answers; 0 never answers. */
  status: number
}

export async function apiSink(): Promise<ApiSink> {
  const sink = { url: '', posted: [] as Posted[], status: 202 }
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    sink.posted.push({ path: request.url ?? '', headers: request.headers, body })
    if (sink.status >= 300 && sink.status < 400) response.setHeader('location', `${sink.url}/away`)
    if (sink.status > 0) response.writeHead(sink.status).end('{"secret":"of the vendor"}')
  })
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
  atFileEnd(() => {
    server.closeAllConnections()
    return new Promise<void>((closed) => server.close(() => closed()))
  })
  sink.url = `http://127.0.0.1:${portOf(server)}`
  return sink
}

/** Whether a webhook's signature fits its body, checked as a receiver would. */
export function isSigned({ headers, body }: Posted, secret: string): boolean {
  const [, seconds, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(
    String(headers['x-castellan-signature']),
  ) ?? ['', '', '']
  return signature === createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
}

const portOf = (server: Pick<Server, 'address'>): number => (server.address() as AddressInfo).port
