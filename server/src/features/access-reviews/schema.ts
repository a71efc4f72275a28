import * as z from 'zod'
import { isId } from '../../kernel/ids.ts'
import { nameUpTo } from '../../kernel/line.ts'
import { PageQuery, pageOf } from '../../kernel/page.ts'
import { Instant } from '../assignments/schema.ts'

const Uuid = z.string().refine(isId, 'must be a UUID')
const Text = z
  .string()
  .max(255)
  .regex(/^\P{Cc}+$/u, 'must be text')

const Subject = z
  .strictObject({
    group: Text.optional().describe('Its members'),
    role: Text.optional().describe('Every assignment of it; scope/code or a UUID'),
    workspace: Uuid.optional().describe('Its members, and every other role that is held in it'),
  })
  .refine((subject) => Object.values(subject).filter((one) => one !== undefined).length === 1, {
    message: 'names one of group, role and workspace',
  })
export type Subject = z.infer<typeof Subject>

const Name = nameUpTo(100)
const Description = z.string().trim().max(1000)
const Reviewers = z
  .array(Uuid)
  .min(1)
  .max(100)
  .describe('Actors, each of whom decides any item but those of their own access')
const OnOverdue = z.enum(['keep', 'revoke'])

export const NewAccessReview = z.strictObject({
  name: Name,
  description: Description.default(''),
  subject: Subject.describe(
    'Whose grants are reviewed: {"group": …}, {"role": …} or {"workspace": …}',
  ),
  reviewers: Reviewers,
  dueAt: Instant,
  onOverdue: OnOverdue.default('keep').describe('What closing does to what nobody decided in time'),
})
export type NewAccessReview = z.infer<typeof NewAccessReview>

export const AccessReviewPatch = z.strictObject({
  name: Name.optional(),
  description: Description.optional(),
  reviewers: Reviewers.optional(),
  dueAt: Instant.optional(),
  onOverdue: OnOverdue.optional(),
})
export type AccessReviewPatch = z.infer<typeof AccessReviewPatch>

export const AccessReviewPath = z.strictObject({ id: Uuid })
export const AccessReviewItemPath = AccessReviewPath.extend({ item: Uuid })

export const AccessReviewQuery = PageQuery.extend({
  status: z.enum(['open', 'closed']).optional(),
})
export type AccessReviewQuery = z.infer<typeof AccessReviewQuery>

export const decisions = ['pending', 'keep', 'revoke', 'gone'] as const

export const AccessReviewItemQuery = PageQuery.extend({
  decision: z.enum(decisions).optional(),
  overdue: z.enum(['true', 'false']).optional(),
  reviewer: Uuid.optional().describe('Who decided it'),
})
export type AccessReviewItemQuery = z.infer<typeof AccessReviewItemQuery>

export const NewDecision = z.strictObject({
  decision: z.enum(['keep', 'revoke']),
  reason: z.string().trim().min(1).max(1000),
})
export type NewDecision = z.infer<typeof NewDecision>

export const Closing = z.strictObject({
  force: z.boolean().default(false).describe('Also with items that nobody decided'),
})

export const EvidenceQuery = z.strictObject({
  format: z.enum(['ndjson', 'csv']).default('ndjson').describe('A JSON object or a CSV row each'),
})
export type EvidenceQuery = z.infer<typeof EvidenceQuery>

const count = z.number().int()

export const AccessReview = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  subject: z.object({
    group: z.string().optional(),
    role: z.string().optional(),
    workspace: z.string().optional(),
  }),
  reviewers: z.array(z.string()),
  dueAt: z.string(),
  onOverdue: OnOverdue,
  status: z.enum(['open', 'closed']),
  counts: z.object({
    total: count,
    pending: count.describe('In a closed one: left undecided, the access stays'),
    kept: count,
    revoked: count,
    gone: count.describe('The access ended by itself before anybody decided'),
    overdue: count.describe('Not decided in time; in a closed one onOverdue did'),
  }),
  createdBy: z.string(),
  answeredBy: z
    .string()
    .describe('Whoever began it or changed it last, by whose authority reviewers revoke'),
  createdAt: z.string(),
  updatedAt: z.string(),
  closedBy: z.string().nullable(),
  closedAt: z.string().nullable(),
})
export type AccessReview = z.infer<typeof AccessReview> & { readonly revision: number }

export const AccessReviewItem = z.object({
  id: z.string(),
  reviewId: z.string(),
  reviewName: z.string(),
  dueAt: z.string(),
  kind: z.enum(['group-member', 'assignment', 'workspace-member']),
  actorId: z.string().nullable(),
  actorName: z.string().nullable(),
  group: z.string().nullable().describe('The group itself, or the one that holds the role'),
  role: z.string().nullable().describe('scope/code, or the role in the workspace'),
  roleNow: z.string().nullable().describe('In the workspace; once decided, as it was then'),
  workspace: z.string().nullable(),
  source: z
    .enum(['manual', 'global-role', 'membership', 'claim'])
    .describe('Given by hand, or what it follows from'),
  syncedBy: z.string().nullable().describe('The trusted issuer whose claim it follows'),
  since: z.string(),
  until: z.string().nullable(),
  stands: z.boolean().describe('Whether the access is there now'),
  decision: z.enum(decisions),
  reason: z.string().nullable(),
  decidedBy: z.string().nullable().describe('Null when onOverdue decided'),
  decidedByName: z.string().nullable(),
  decidedAt: z.string().nullable(),
  overdue: z.boolean().describe('Nobody decided it in time'),
})
export type AccessReviewItem = z.infer<typeof AccessReviewItem>

export const AccessReviewPage = pageOf(AccessReview)
export const AccessReviewItemPage = pageOf(AccessReviewItem)
