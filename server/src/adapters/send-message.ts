import type { Channel, Failure, Message, Send } from '../kernel/message.ts'
import { sendGrid, smtp } from './mail.ts'
import type { Reach } from './post.ts'
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
