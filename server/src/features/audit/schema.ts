import * as z from 'zod'
import { anchorIn, faultKinds } from '../../kernel/audit-chain.ts'
import { PageQuery, pageOf } from '../../kernel/page.ts'
import { Uuid } from '../../kernel/uuid.ts'
import { Instant, isWindow } from '../assignments/schema.ts'

const text = z
  .string()
  .max(300)
  .regex(/^\P{Cc}+$/u, 'must be text')

const filter = {
  action: text.optional().describe('As `user.created`, or all that begin alike: `user.*`'),
  actor: Uuid.optional().describe('Who did it'),
  target: text.optional().describe('What it was done to, as `user/<id>`'),
  requestId: text.optional().describe('The request that brought it about'),
  from: Instant.optional(),
  to: Instant.optional().describe('Before this instant'),
}
const isOrdered = ({ from, to }: { from?: string | undefined; to?: string | undefined }) =>
  isWindow({ from, until: to })
const order = { message: 'must be after from', path: ['to'] }

export const AuditFilter = z.strictObject(filter)
export type AuditFilter = z.infer<typeof AuditFilter>

export const AuditQuery = PageQuery.extend(filter).refine(isOrdered, order)
export type AuditQuery = z.infer<typeof AuditQuery>

export const ExportQuery = AuditFilter.extend({
  format: z.enum(['ndjson', 'csv']).default('ndjson').describe('A JSON object or a CSV row each'),
}).refine(isOrdered, order)
export type ExportQuery = z.infer<typeof ExportQuery>

const sequence = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

export const VerifyQuery = z
  .strictObject({
    fromSequence: sequence.optional().describe('Begin with this event and trust those before it'),
    anchorSequence: sequence.optional().describe('Of a head that was kept elsewhere'),
    anchorHash: z.string().optional().describe('The hash it had'),
  })
  .refine((query) => query.anchorHash === undefined || anchorOf(query) !== undefined, {
    message: 'must be 64 hexadecimal digits, beside anchorSequence',
    path: ['anchorHash'],
  })
  .refine((query) => query.anchorSequence === undefined || query.anchorHash !== undefined, {
    message: 'needs anchorHash',
    path: ['anchorSequence'],
  })
  .refine(
    ({ fromSequence = 1, anchorSequence = fromSequence }) => fromSequence <= anchorSequence + 1,
    {
      message: 'must not be beyond the anchor, which would not be looked at',
      path: ['fromSequence'],
    },
  )
export type VerifyQuery = z.infer<typeof VerifyQuery>

/** The head that the chain must still go through. */
export const anchorOf = (query: {
  anchorSequence?: number | undefined
  anchorHash?: string | undefined
}) => anchorIn(`${query.anchorSequence}:${query.anchorHash}`)

const event = {
  id: z.string(),
  action: z.string(),
  actor: z.string().nullable().describe('Null when the server did it by itself'),
  target: z.string(),
  facts: z.record(z.string(), z.unknown()),
  requestId: z.string().nullable(),
  address: z.string().nullable(),
  at: z.string(),
}

export const AuditEntry = z.object({
  ...event,
  actorName: z.string().nullable(),
  sequence: z.number().int().nullable().describe('Null in events older than the chain'),
  hash: z.string().nullable(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

/** As many as are counted of those that a filter finds: the trail grows, and loses nothing. */
export const countedMax = 10_000

export const AuditPage = pageOf(AuditEntry).extend({
  total: z.number().int().describe(`With a filter, ${countedMax} stands for that many or more`),
})

/** One line of an export: all that the hash covers, and the hash. */
export const ExportedEvent = z.object({
  sequence: z.number().int(),
  tenant: z.string(),
  ...event,
  previousHash: z.string(),
  hash: z.string(),
})
export type ExportedEvent = z.infer<typeof ExportedEvent>

/** Where the chain ends. Kept elsewhere, it shows later that nothing before it was touched. */
export const AuditHead = z.object({ sequence: z.number().int(), hash: z.string() })
export type AuditHead = z.infer<typeof AuditHead>

export const Verification = z.object({
  valid: z.boolean(),
  checked: z.number().int().describe('How many events were good'),
  head: AuditHead,
  fault: z
    .object({ sequence: z.number().int(), kind: z.enum(faultKinds) })
    .nullable()
    .describe('The first event that is wrong'),
})
export type Verification = z.infer<typeof Verification>
