import * as z from 'zod'
import type { Channel, Place } from '../../kernel/message.ts'

type Type = Channel['type']
type Category = Channel['category']

interface Kind {
  readonly categories: readonly Category[]
  /** Settings that it cannot do without. */
  readonly needs: readonly (keyof Channel)[]
}

/** All that must be known of a type of provider before it is spoken to. */
const kinds: Readonly<Record<Type, Kind>> = {
  SMTP: { categories: ['Email'], needs: ['host', 'from'] },
  SendGrid: { categories: ['Email'], needs: ['clientSecret', 'from'] },
  Twilio: { categories: ['SMS'], needs: ['clientId', 'clientSecret', 'from'] },
  Webhook: { categories: ['Email', 'SMS'], needs: ['endpoint', 'clientSecret'] },
}

/** How people of a category are addressed. */
const addresses: Readonly<
  Record<Category, { readonly schema: z.ZodType; readonly words: string }>
> = {
  Email: { schema: z.email().max(254), words: 'an e-mail address' },
  SMS: { schema: z.string().regex(/^\+[1-9]\d{6,14}$/), words: 'a number like +4930123456' },
}

export interface Allowance {
  /** Whether a secret that is not there is not missed. */
  readonly secretMayFollow: boolean
  /** Why nothing is sent to a place; undefined when it may be. */
  readonly faultOfPlace: (place: Place) => string | undefined
}

/** Why the settings will not do for their type; undefined when they will. */
export function unfitness(
  settings: Channel,
  { secretMayFollow, faultOfPlace }: Allowance,
): string | undefined {
  const { type, category, from } = settings
  const { categories, needs } = kinds[type]
  if (!categories.includes(category)) return `${type} is not for ${category}`
  const missing = needs.filter(
    (name) => settings[name] === null && !(secretMayFollow && name === 'clientSecret'),
  )
  if (missing.length > 0) return `${type} needs ${missing.join(', ')}`
  const faultOfSender = from === null ? undefined : misaddressed(category, from, 'from')
  return faultOfSender ?? faultOfPlace(settings)
}

/** Whether nothing can be sent for want of the secret: of a type that has one, or of a user. */
export const lacksSecret = ({ type, clientId, hasSecret }: Keeper): boolean =>
  !hasSecret && (clientId !== null || kinds[type].needs.includes('clientSecret'))

interface Keeper extends Pick<Channel, 'type' | 'clientId'> {
  readonly hasSecret: boolean
}

/** Why nobody of that address can be written to. */
export function misaddressed(category: Category, text: string, name: string): string | undefined {
  const { schema, words } = addresses[category]
  return schema.safeParse(text).success ? undefined : `${name} must be ${words}`
}
