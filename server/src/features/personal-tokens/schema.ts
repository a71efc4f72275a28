import * as z from 'zod'
import { nameUpTo } from '../../kernel/line.ts'
import { pageOf } from '../../kernel/page.ts'
import { Instant } from '../assignments/schema.ts'

export const NewPersonalToken = z.strictObject({
  name: nameUpTo(100),
  expiresAt: Instant.optional().describe('A year from now at most; 90 days, when left out'),
})
export type NewPersonalToken = z.infer<typeof NewPersonalToken>

export const PersonalToken = z.object({
  id: z.string(),
  name: z.string(),
  hint: z.string().describe('Four characters, to tell it from others'),
  createdAt: z.string(),
  expiresAt: z.string(),
  lastUsedAt: z.string().nullable().describe('To the minute'),
})
export type PersonalToken = z.infer<typeof PersonalToken>

export const MadePersonalToken = PersonalToken.extend({
  token: z.string().describe('Shown this once'),
})

export const PersonalTokenPage = pageOf(PersonalToken)
