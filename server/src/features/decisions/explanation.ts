import * as z from 'zod'

const Effect = z.enum(['allow', 'deny'])
const Actions = z.array(z.string())
const IdParts = z.record(z.string(), z.string())
const Scalar = z.union([z.string(), z.number(), z.boolean()])

const Selector = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all'), actions: Actions }),
  z.object({ kind: z.literal('id'), actions: Actions, id: IdParts }),
  z.object({
    kind: z.literal('metadata'),
    actions: Actions,
    expressions: z.array(
      z.object({
        key: z.string(),
        operator: z.enum([
          'Equals',
          'NotEquals',
          'GreaterThan',
          'GreaterThanOrEqualTo',
          'LessThan',
          'LessThanOrEqualTo',
          'In',
        ]),
        value: z.union([Scalar, z.array(Scalar)]),
      }),
    ),
  }),
  z.object({
    kind: z.literal('policy'),
    actions: Actions,
    identity: IdParts.nullable(),
    restrictions: z
      .array(z.record(z.string(), z.unknown()))
      .describe('Selectors, than which the selectors of the handled policy may not be wider'),
  }),
])

const Assignment = z.object({
  to: z.union([z.object({ actor: z.string() }), z.object({ group: z.string() })]),
  role: z.string(),
  workspace: z.string().nullable(),
  from: z.string().nullable(),
  until: z.string().nullable(),
})

const Statement = z.object({
  effect: Effect,
  role: z.string().nullable().describe('Null for a guardrail'),
  policy: z.string().nullable(),
  permission: z.string().nullable(),
  selector: Selector.nullable(),
  assignment: Assignment.nullable(),
  group: z.string().nullable().describe('The group that the role came through'),
})

const NearMatch = z.object({
  role: z.string().nullable(),
  policy: z.string(),
  effect: Effect,
  part: z
    .enum(['applications', 'when', 'selectors', 'for', 'if', 'condition'])
    .describe('The one part that does not hold'),
})

const Step = z.object({
  precedence: z.int().nullable(),
  kind: z.enum(['guardrails', 'roles', 'personal']),
  roles: z.array(z.string()),
  matched: z.array(Statement),
  lost: z.array(z.object({ statement: Statement, to: z.enum(['deny', 'ceiling']) })),
  nearly: z.array(NearMatch),
})

const Remedy = z.discriminatedUnion('change', [
  z.object({
    change: z.literal('lift-denies'),
    policies: z.array(z.object({ role: z.string().nullable(), policy: z.string() })),
  }),
  z.object({
    change: z.literal('assign-role'),
    role: z.string(),
    workspace: z.string().nullable(),
    gives: z.int().describe('Of how many permissions the role has an allow: one was asked for'),
  }),
  z.object({ change: z.literal('widen-ceiling'), role: z.string(), permission: z.string() }),
  z.object({ change: z.literal('enable-actor'), actor: z.string() }),
  z.object({ change: z.literal('resume-tenant') }),
])

/** A decision with all that led to it, as the engine tells it. */
export const ExplainReply = z.object({
  effect: Effect,
  reason: z.enum([
    'granted',
    'denied',
    'guardrail',
    'ceiling',
    'no-match',
    'actor-disabled',
    'actor-unknown',
    'tenant-suspended',
    'delegation',
  ]),
  version: z.int().describe('The version of the access state that was decided on'),
  now: z.string().describe('The instant that was decided for'),
  asOf: z.string().optional().describe('The past instant that was asked about'),
  authoritative: Statement.nullable().describe('The statement that decided'),
  failed: z
    .array(z.object({ policy: z.string(), error: z.string() }))
    .describe('Policies whose condition could not be evaluated'),
  steps: z.array(Step).describe('The roles in the order in which they were asked'),
  remedy: Remedy.nullable().describe('The smallest change known to turn a deny'),
  notes: z
    .array(z.string())
    .describe('What may be mistaken in the question: a permission that no manifest declares'),
  delegate: z.string().nullable().describe('Who of those acted for was denied'),
})
