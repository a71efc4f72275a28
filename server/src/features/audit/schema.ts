import * as z from 'zod'
import { isId } from '../../kernel/ids.ts'
import { PageQuery, pageOf } from '../../kernel/page.ts'
import { Instant, isWindow } from '../assignments/schema.ts'

const text = z
  .string()
  .max(300)
  .regex(/^\P{Cc}+$/u, 'must be text')

export const AuditQuery = PageQuery.extend({
  action: text.optional().describe('As `user.created`'),
  actor: z.string().refine(isId, 'must be a UUID').optional().describe('Who did it'),
  target: text.optional().describe('What it was done to, as `user/<id>`'),
  from: Instant.optional(),
  to: Instant.optional().describe('Before this instant'),
}).refine(({ from, to }) => isWindow({ from, until: to }), {
  message: 'must be after from',
  path: ['to'],
})
export type AuditQuery = z.infer<typeof AuditQuery>

export const AuditEntry = z.object({
  id: z.string(),
  action: z.string(),
  actor: z.string().nullable().describe('Null when the server did it by itself'),
  actorName: z.string().nullable(),
  target: z.string(),
  facts: z.record(z.string(), z.unknown()),
  requestId: z.string().nullable(),
  address: z.string().nullable(),
  at: z.string(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

export const AuditPage = pageOf(AuditEntry)
