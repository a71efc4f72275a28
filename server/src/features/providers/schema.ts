import * as z from 'zod'
import { nameUpTo } from '../../kernel/line.ts'
import { PageQuery, pageOf } from '../../kernel/page.ts'
import { Uuid } from '../../kernel/uuid.ts'
import { Subject } from '../users/schema.ts'

const text = nameUpTo(255)
const Category = z.enum(['Email', 'SMS'])
const Type = z.enum(['SMTP', 'SendGrid', 'Twilio', 'Webhook'])
const Endpoint = z.url({ protocol: /^https?$/ }).max(2048)
const Port = z.int().min(1).max(65_535)

export const NewProvider = z.strictObject({
  name: text,
  category: Category,
  type: Type,
  clientId: text.optional().describe('User of SMTP, account of Twilio'),
  clientSecret: z
    .string()
    .min(1)
    .max(4096)
    .optional()
    .describe('Password, API key, or what a webhook is signed with; never shown again'),
  host: nameUpTo(253).optional().describe('Of SMTP'),
  port: Port.optional().describe('Of SMTP; 587 unless set, and 465 is TLS from the start'),
  disableSsl: z.boolean().default(false).describe('SMTP without TLS'),
  endpoint: Endpoint.optional().describe('Of a webhook, or where the vendor’s API is instead'),
  from: text.optional().describe('Whom messages come from'),
  isDefault: z.boolean().default(false).describe('The one of its category for the tenant’s own'),
})
export type NewProvider = z.infer<typeof NewProvider>

/** A provider as files have it: without its secret. */
export const ProviderSettings = NewProvider.omit({ clientSecret: true }).extend({
  clientId: text.nullable().default(null),
  host: NewProvider.shape.host.unwrap().nullable().default(null),
  port: Port.nullable().default(null),
  endpoint: Endpoint.nullable().default(null),
  from: text.nullable().default(null),
})
export type ProviderSettings = z.infer<typeof ProviderSettings>

export const ProviderPatch = z.strictObject({
  name: text.optional(),
  clientId: text.nullable().optional(),
  clientSecret: z.string().min(1).max(4096).nullable().optional(),
  host: nameUpTo(253).nullable().optional(),
  port: Port.nullable().optional(),
  disableSsl: z.boolean().optional(),
  endpoint: Endpoint.nullable().optional(),
  from: text.nullable().optional(),
  isDefault: z.boolean().optional(),
})
export type ProviderPatch = z.infer<typeof ProviderPatch>

export const LinkPath = z.strictObject({ id: Uuid, providerId: Uuid })

export const ProviderQuery = PageQuery.extend({ category: Category.optional() })
export type ProviderQuery = z.infer<typeof ProviderQuery>

export const Provider = z.object({
  id: z.string(),
  name: z.string(),
  category: Category,
  type: Type,
  clientId: z.string().nullable(),
  hasSecret: z.boolean(),
  host: z.string().nullable(),
  port: z.number().nullable(),
  disableSsl: z.boolean(),
  endpoint: z.string().nullable(),
  from: z.string().nullable(),
  isDefault: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type Provider = z.infer<typeof Provider> & { readonly revision: number }

export const ProviderPage = pageOf(Provider)

export const TestMessage = z.strictObject({
  to: z.string().max(254).describe('An e-mail address, or a number like +4930123456'),
})

export const TestOutcome = z.object({
  isDelivered: z.boolean().describe('Whether the provider took the message'),
  failure: z.string().nullable().describe('Why not'),
})
export type TestOutcome = z.infer<typeof TestOutcome>

const flags = {
  canSignIn: z.boolean(),
  canSignUp: z.boolean(),
  canUnlink: z.boolean(),
  prompted: z.boolean(),
}

export const NewLink = z.strictObject({
  providerId: Uuid,
  canSignIn: z.boolean().default(false),
  canSignUp: z.boolean().default(false),
  canUnlink: z.boolean().default(false),
  prompted: z.boolean().default(false),
  alertType: text.optional(),
  rule: text.optional(),
})
export type NewLink = z.infer<typeof NewLink>

/** A link as files have it. */
export const NamedLink = NewLink.omit({ providerId: true }).extend({
  application: Subject,
  provider: text.describe('Its name'),
  alertType: text.nullable().default(null),
  rule: text.nullable().default(null),
  isDefault: z.boolean().default(false).describe('The one default of its application'),
})

export const LinkPatch = z.strictObject({
  canSignIn: z.boolean().optional(),
  canSignUp: z.boolean().optional(),
  canUnlink: z.boolean().optional(),
  prompted: z.boolean().optional(),
  alertType: text.nullable().optional(),
  rule: text.nullable().optional(),
})
export type LinkPatch = z.infer<typeof LinkPatch>

export const Link = z.object({
  providerId: z.string(),
  category: Category,
  type: Type,
  ...flags,
  alertType: z.string().nullable(),
  rule: z.string().nullable(),
  isDefault: z.boolean(),
})
export type Link = z.infer<typeof Link>

export const Links = z.array(Link)
