import type { Request, Snapshot } from '@castellan/engine'
import * as z from 'zod'
import type { Author, Caller } from '../../kernel/caller.ts'
import { PageQuery, pageOf } from '../../kernel/page.ts'
import { Instant, isWindow } from '../assignments/schema.ts'

/** Who asked, by which request, and through which of the surfaces that answer decisions. */
export interface Origin {
  readonly caller: Caller
  readonly by: Author
  readonly surface: string
}

/** Tells of a decision that is answered now, on this state. Never waits, and never fails. */
export type Decided = (state: Snapshot, request: Request, origin: Origin) => void

const text = z
  .string()
  .max(512)
  .regex(/^\P{Cc}+$/u, 'must be text')

export const DecisionLogQuery = PageQuery.extend({
  actor: text.optional().describe('Whom it was about'),
  permission: text.optional(),
  effect: z.enum(['allow', 'deny']).optional(),
  role: text.optional().describe('The role that decided, as scope/code'),
  policy: text.optional().describe('The policy that decided, as scope/code'),
  from: Instant.optional(),
  to: Instant.optional().describe('Before this instant'),
}).refine(({ from, to }) => isWindow({ from, until: to }), {
  message: 'must be after from',
  path: ['to'],
})
export type DecisionLogQuery = z.infer<typeof DecisionLogQuery>

/** As a question has them. */
const Dates = z
  .union([z.string(), z.object({ from: z.string(), to: z.string().nullable() })])
  .nullable()

export const LoggedDecision = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.string().describe('Whom it was about, as the request named them'),
  permission: z.string(),
  effect: z.enum(['allow', 'deny']),
  reason: z.string(),
  role: z.string().nullable().describe('The role that decided'),
  policy: z.string().nullable().describe('The policy that decided'),
  pattern: z.string().nullable().describe('The permission pattern of the role that decided'),
  selector: z.record(z.string(), z.unknown()).nullable().describe('The selector that matched'),
  group: z.string().nullable().describe('The group that the role came through'),
  resourceType: z.string().nullable(),
  resourceId: z.record(z.string(), z.string()),
  workspace: z.string().nullable(),
  effective: Dates.describe(
    'The effective date or dates that were asked for; null for the instant',
  ),
  asAt: Dates.describe('The same of the as-at date'),
  version: z.int().describe('The version of the access state that was decided on'),
  surface: z.string().describe('What was called: authorize, check, explain, authzen, access-api'),
  caller: z.string().describe('Who asked'),
  requestId: z.string().nullable(),
  droppedBefore: z
    .int()
    .describe('How many decisions just before this one are missing, since there was no room'),
})
export type LoggedDecision = z.infer<typeof LoggedDecision>

export const DecisionLogPage = pageOf(LoggedDecision)
