/** What a person is told, whatever carries it. */
export interface Message {
  /** An e-mail address, or a telephone number in E.164. */
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** A way to reach people, with the secret that opens it. */
export interface Channel {
  readonly category: 'Email' | 'SMS'
  readonly type: 'SMTP' | 'SendGrid' | 'Twilio' | 'Webhook'
  readonly clientId: string | null
  readonly clientSecret: string | null
  readonly host: string | null
  readonly port: number | null
  readonly disableSsl: boolean
  /** Where a vendor's API or a webhook is, when it is not where the vendor has it. */
  readonly endpoint: string | null
  /** Whom the message comes from. */
  readonly from: string | null
}

/** Where messages of a channel are handed over. */
export type Place = Pick<Channel, 'host' | 'endpoint'>

/** Null when the message was handed over, else why not, in words for an administrator. */
export type Failure = string | null

/** Hands a message over to the channel. Does not throw when that fails, nor tells the secret. */
export type Send = (channel: Channel, message: Message) => Promise<Failure>
