import { isIP } from 'node:net'
import { createTransport } from 'nodemailer'
import type { Channel, Failure, Message } from '../kernel/message.ts'
import { guardedLookup } from './fetch-json.ts'
import { post, type Reach, wordsOf } from './post.ts'

const implicitTlsPort = 465
const submissionPort = 587

/** SMTP submission (RFC 6409): over TLS, or made so by STARTTLS, unless the provider says without. */
export async function smtp(
  channel: Channel,
  { to, subject, text }: Message,
  reach: Reach,
): Promise<Failure> {
  const { host, port, disableSsl, clientId, clientSecret, from } = channel
  const limit = reach.timeoutMilliseconds
  const signal = AbortSignal.timeout(limit)
  try {
    const transport = createTransport({
      // The address that was looked at is the one that is called; the certificate is the name's.
      host: await addressOf(host ?? '', reach),
      port: port ?? submissionPort,
      secure: !disableSsl && port === implicitTlsPort,
      requireTLS: !disableSsl,
      ignoreTLS: disableSsl,
      // An address is no server name (RFC 6066 §3).
      tls: host !== null && isIP(host) === 0 ? { servername: host } : {},
      connectionTimeout: limit,
      greetingTimeout: limit,
      socketTimeout: limit,
      disableFileAccess: true,
      disableUrlAccess: true,
      ...(clientId !== null && { auth: { user: clientId, pass: clientSecret ?? '' } }),
    })
    await transport.sendMail({ from: from ?? '', to, subject, text, signal })
    return null
  } catch (error) {
    return signal.aborted ? `no answer within ${limit / 1000} s` : smtpWords(error, reach)
  }
}

/** SendGrid's v3 Mail Send; the secret is its API key. */
export function sendGrid(
  { endpoint, clientSecret, from }: Channel,
  { to, subject, text }: Message,
  reach: Reach,
): Promise<Failure> {
  const base = endpoint ?? 'https://api.sendgrid.com'
  return post(
    `${base.replace(/\/+$/, '')}/v3/mail/send`,
    {
      headers: {
        authorization: `Bearer ${clientSecret ?? ''}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        personalizations: [{ to: [{ email: to }] }],
        from: { email: from },
        subject,
        content: [{ type: 'text/plain', value: text }],
      }),
    },
    reach,
  )
}

function addressOf(host: string, { allowPrivate }: Reach): Promise<string> {
  if (allowPrivate) return Promise.resolve(host)
  return new Promise((resolve, reject) => {
    guardedLookup(false)(host, {}, (error, address) => {
      if (error) reject(error)
      else resolve(String(address))
    })
  })
}

/** What the other side said could repeat a credential; its code and the step it failed at cannot. */
function smtpWords(error: unknown, reach: Reach): string {
  const isAnswer = error instanceof Error && 'responseCode' in error && error.responseCode
  if (!isAnswer) return wordsOf(error, reach)
  const step = 'command' in error ? ` to ${error.command}` : ''
  return `it answered ${error.responseCode}${step}`
}
