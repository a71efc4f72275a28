import * as z from 'zod'
import { Question } from '../decisions/schema.ts'
import { Configuration, kinds } from './shapes.ts'

/** The same as it is answered: of every kind, each item whole. */
export const Exported = z
  .looseObject({ format: z.literal(1) })
  .describe('As /v1/apply takes it: manifests, policies, roles, users … by kind')
export type Exported = z.infer<typeof Exported>

export const PlanRequest = z.strictObject({
  configuration: Configuration,
  prune: z.boolean().default(false).describe('Also take away what the files do not have'),
})
export type PlanRequest = z.infer<typeof PlanRequest>

export const ApplyRequest = PlanRequest.extend({
  ifVersion: z.int().min(0).optional().describe('Refused when access was changed since this plan'),
})
export type ApplyRequest = z.infer<typeof ApplyRequest>

const Change = z.object({
  kind: z.enum(kinds),
  key: z.string(),
  act: z.enum(['create', 'update', 'delete']),
  fields: z.array(z.string()).describe('What differs, of an update'),
})
export type Change = z.infer<typeof Change>

export const DriftRequest = z.strictObject({ configuration: Configuration })
export type DriftRequest = z.infer<typeof DriftRequest>

export const Drift = z.object({
  version: z.int().describe('The access version that it was looked at'),
  changes: z.array(Change).describe('What would make the tenant what the files say'),
})
export type Drift = z.infer<typeof Drift>

const Access = z.object({
  actor: z.string().describe('Its id'),
  name: z.string().describe('@username, subject, or "<issuer> <subject>"'),
  permission: z.string(),
  workspace: z.string().nullable(),
})

export const Effect = z.object({
  gains: z.array(Access).describe('Who may do what afterwards and may not now; at most 10,000'),
  losses: z.array(Access).describe('Who may do what now and may not afterwards; at most 10,000'),
  mayDiffer: z
    .array(Access)
    .describe('Whose answer hangs on resource or request, by other conditions; at most 10,000'),
  onResources: z
    .array(
      Access.extend({
        act: z.enum(['gain', 'lose']),
        workspace: z.string(),
        resource: z.string().describe('<type>/<id>'),
      }),
    )
    .describe(
      'What changes beside, on registered resources that get other properties; at most 10,000',
    ),
  count: z.object({
    gains: z.int(),
    losses: z.int(),
    mayDiffer: z.int(),
    actorsGaining: z.int(),
    actorsLosing: z.int(),
    onResources: z.int(),
  }),
  isCut: z.boolean().describe('Whether there is more than is listed, or was looked at'),
})
export type Effect = z.infer<typeof Effect>

export const Plan = z.object({
  version: z.int().describe('The access version that it was made on'),
  changes: z.array(Change),
  warnings: z.array(z.string()),
  effect: Effect,
})
export type Plan = z.infer<typeof Plan>

export const Applied = z.object({
  version: z.int(),
  changes: z.array(Change),
  warnings: z.array(z.string()),
  secrets: z
    .array(z.object({ application: z.string(), clientId: z.string(), clientSecret: z.string() }))
    .describe('Of applications that were made; shown this once'),
})
export type Applied = z.infer<typeof Applied>

export const SimulateRequest = z.strictObject({
  draft: Configuration.describe('What would be written; what it leaves out stays as it is'),
  requests: z.array(Question).max(1000).default([]),
})
export type SimulateRequest = z.infer<typeof SimulateRequest>

const Decision = z.object({ effect: z.enum(['allow', 'deny']), reason: z.string() })

export const Simulation = Plan.extend({
  decisions: z.array(
    z.object({
      id: z.string().optional(),
      before: Decision,
      after: Decision,
      authoritative: z.unknown().describe('What would decide'),
    }),
  ),
})
export type Simulation = z.infer<typeof Simulation>
