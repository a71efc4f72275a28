import * as z from 'zod'
import { wrongDateIn } from '../../features/evaluations/schema.ts'
import { Properties } from '../../kernel/record.ts'

const Text = z.string().max(1024)
const Token = z.string().max(4096)

export const notDate = 'must be an instant (RFC 3339) or {from, to}'

const membersMax = 1000

/**
 * What conditions read. An `explain` that is true and a `min_version` that is one are also wishes;
 * `effective` and `as_at` are the dates of the data, and must be dates. That of a batch is put
 * together with the properties of each evaluation, so it has a bound.
 */
const Context = Properties.superRefine((context, { addIssue }) => {
  if (Object.keys(context).length > membersMax)
    addIssue({ code: 'custom', message: `must have at most ${membersMax} members` })
  const wrong = wrongDateIn(context)
  if (wrong) addIssue({ code: 'custom', message: notDate, path: [wrong] })
})
const Subject = z.object({ type: Text, id: Text, properties: Properties.optional() })
const Action = z.object({ name: Text, properties: Properties.optional() })
const Resource = Subject
const Kind = Subject.omit({ id: true })
const Page = z
  .object({
    token: Token.optional(),
    next_token: Token.optional().describe('As drafts of the standard called token'),
    limit: z.int().min(0).optional(),
  })
  .transform(({ token, next_token, limit }) => ({ token: token ?? next_token, limit }))

/** Members that it does not know are ignored, here and in all requests (Authorization API 1.0). */
export const EvaluationRequest = z.object({
  subject: Subject,
  action: Action,
  resource: Resource,
  context: Context.optional(),
})

const evaluationsMax = 1000

const Batch = z.object({
  subject: Subject.partial().optional(),
  action: Action.partial().optional(),
  resource: Resource.partial().optional(),
  context: Context.optional(),
  evaluations: z.array(z.unknown()).max(evaluationsMax).optional(),
  options: z
    .object({
      evaluations_semantic: z
        .enum(['execute_all', 'deny_on_first_deny', 'permit_on_first_permit'])
        .optional(),
    })
    .optional(),
})

/** Without evaluations it is a single one. */
export const EvaluationsRequest = Batch.superRefine((value, context) => {
  if (value.evaluations?.length) return
  const single = EvaluationRequest.safeParse(value)
  for (const issue of single.error?.issues ?? []) context.addIssue({ ...issue })
})
export type EvaluationsRequest = z.infer<typeof EvaluationsRequest>

export const SubjectSearchRequest = z.object({
  subject: Kind,
  action: Action,
  resource: Resource,
  context: Context.optional(),
  page: Page.optional(),
})
export const ResourceSearchRequest = z.object({
  subject: Subject,
  action: Action,
  resource: Kind,
  context: Context.optional(),
  page: Page.optional(),
})
export const ActionSearchRequest = z.object({
  subject: Subject,
  resource: Resource,
  context: Context.optional(),
  page: Page.optional(),
})

export const Metadata = z.object({
  policy_decision_point: z.string(),
  access_evaluation_endpoint: z.string(),
  access_evaluations_endpoint: z.string(),
  search_subject_endpoint: z.string(),
  search_resource_endpoint: z.string(),
  search_action_endpoint: z.string(),
})
export const TenantPath = z.strictObject({ slug: z.string().regex(/^[a-z][a-z0-9-]{1,62}$/) })
