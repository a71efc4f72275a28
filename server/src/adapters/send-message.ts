import { isIP } from 'node:net'
import type { Channel, Failure, Message, Place, Send } from '../kernel/message.ts'
import { faultOfHost } from './fetch-json.ts'
import { sendGrid, smtp } from './mail.ts'
import { faultOfEndpoint, type Reach } from './post.ts'
import { twilio } from './sms.ts'
import { webhook } from './webhook.ts'

type Way = (
  channel: Channel,
  message: Message,
  reach: Reach & { readonly now: () => number },
) => Promise<Failure>

/** How each type of provider is spoken to. A new one is a new row. */
const ways: Readonly<Record<Channel['type'], Way>> = {
  SMTP: smtp,
  SendGrid: sendGrid,
  Twilio: twilio,
  Webhook: webhook,
}

/** How long a provider has to take a message. */
const timeoutMilliseconds = 10_000

export const sendMessage =
  (allowPrivate: boolean, now: () => number): Send =>
  (channel, message) =>
    ways[channel.type](channel, message, { allowPrivate, timeoutMilliseconds, now })

/** Why nothing is sent to a place, as far as it shows without resolving its name. */
export const faultOfPlace =
  (allowPrivate: boolean) =>
  ({ endpoint, host }: Place): string | undefined => {
    const ofEndpoint = endpoint === null ? undefined : faultOfEndpoint(endpoint, allowPrivate)
    if (ofEndpoint !== undefined) return `endpoint: ${ofEndpoint}`
    const ofHost = host === null ? undefined : faultOfRelay(host, allowPrivate)
    return ofHost && `host: ${ofHost}`
  }

function faultOfRelay(host: string, allowPrivate: boolean): string | undefined {
  if (isIP(host) === 0 && !/^[\w.-]+$/.test(host)) return 'it is neither a name nor an address'
  return allowPrivate ? undefined : faultOfHost(host)
}
