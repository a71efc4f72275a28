import type { Channel, Failure, Message } from '../kernel/message.ts'
import { post, type Reach } from './post.ts'

/** Twilio's Messages resource: the client id is the account, the secret its token. */
export function twilio(
  { endpoint, clientId, clientSecret, from }: Channel,
  { to, text }: Message,
  reach: Reach,
): Promise<Failure> {
  const base = endpoint ?? 'https://api.twilio.com'
  const account = clientId ?? ''
  const proof = Buffer.from(`${account}:${clientSecret ?? ''}`).toString('base64')
  return post(
    `${base.replace(/\/+$/, '')}/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages.json`,
    {
      headers: {
        authorization: `Basic ${proof}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ To: to, From: from ?? '', Body: text }).toString(),
    },
    reach,
  )
}
