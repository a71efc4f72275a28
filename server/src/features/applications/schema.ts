import * as z from 'zod'
import { lineUpTo } from '../../kernel/line.ts'
import { PageQuery, pageOf } from '../../kernel/page.ts'

const Description = z.string().trim().min(1).max(1000)

export const NewApplication = z.strictObject({
  name: lineUpTo(100).min(1).describe('The product it is for'),
  description: Description.describe('Which integration it is'),
})
export type NewApplication = z.infer<typeof NewApplication>

export const ApplicationPatch = z.strictObject({ description: Description.optional() })
export type ApplicationPatch = z.infer<typeof ApplicationPatch>

export const ApplicationQuery = PageQuery.extend({
  name: z.string().max(100).optional().describe('The product'),
})
export type ApplicationQuery = z.infer<typeof ApplicationQuery>

export const Rotation = z.strictObject({
  overlapSeconds: z
    .int()
    .min(0)
    .max(604_800)
    .default(86_400)
    .describe('How long the older secrets stay good; 0 ends them at once'),
})

export const Application = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  clientId: z.string(),
  enabled: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type Application = z.infer<typeof Application> & { readonly revision: number }

const SecretNote = z.object({
  id: z.string(),
  hint: z.string().describe('The last four characters'),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
})
export type SecretNote = z.infer<typeof SecretNote>

export const ApplicationDetail = Application.extend({
  secrets: z.array(SecretNote).describe('Those that are good now; never the secrets themselves'),
})
export type ApplicationDetail = Application & { readonly secrets: readonly SecretNote[] }

const clientSecret = z.string().describe('Shown this once')

export const CreatedApplication = Application.extend({ clientSecret })
export type CreatedApplication = Application & { readonly clientSecret: string }

export const CreatedSecret = SecretNote.extend({ clientId: z.string(), clientSecret })
export type CreatedSecret = z.infer<typeof CreatedSecret>

export const ApplicationPage = pageOf(Application)
