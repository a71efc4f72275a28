import { createHmac } from 'node:crypto'
import type { Channel, Failure, Message } from '../kernel/message.ts'
import { post, type Reach } from './post.ts'

/**
 * Posts the message as JSON. `X-Castellan-Signature` is `t=<seconds>,v1=<hex>`: HMAC-SHA256, under
 * the provider's secret, over the seconds, a dot and the body, so that a receiver can tell it is
 * ours and is not an old one played again.
 */
export function webhook(
  { category, endpoint, clientSecret }: Channel,
  message: Message,
  reach: Reach & { readonly now: () => number },
): Promise<Failure> {
  const body = JSON.stringify({ category, ...message })
  const seconds = Math.floor(reach.now() / 1000)
  const signature = createHmac('sha256', clientSecret ?? '')
    .update(`${seconds}.${body}`)
    .digest('hex')
  const headers = {
    'content-type': 'application/json',
    'x-castellan-signature': `t=${seconds},v1=${signature}`,
  }
  return post(endpoint ?? '', { headers, body }, reach)
}
