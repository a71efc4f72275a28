import * as z from 'zod'
import { isId } from '../../kernel/ids.ts'
import { pageOf } from '../../kernel/page.ts'

export const SessionPath = z.strictObject({ id: z.string().refine(isId, 'must be a UUID') })

export const Session = z.object({
  id: z.string(),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  clientId: z.string().nullable(),
  createdAt: z.string(),
  lastUsedAt: z.string(),
  isCurrent: z.boolean().describe('Whether the request belongs to it'),
})
export type Session = z.infer<typeof Session>

export const SessionPage = pageOf(Session)
