import * as z from 'zod'
import { isId } from '../../kernel/ids.ts'
import { lineUpTo } from '../../kernel/line.ts'
import { PageQuery, pageOf } from '../../kernel/page.ts'
import { Issuer } from '../issuers/schema.ts'

const Kind = z.enum(['user', 'application', 'service', 'agent'])

/** As its issuer gave it. */
const Subject = z
  .string()
  .min(1)
  .max(255)
  .regex(/^\P{Cc}*$/u, 'must not hold control characters')

/** An actor of another issuer as files have it: as its tokens would. */
export const NamedActor = z.strictObject({
  issuer: Issuer,
  subject: Subject,
  kind: Kind,
  displayName: lineUpTo(200),
  email: lineUpTo(254).regex(/@/, 'must be an address').nullable().default(null),
  enabled: z.boolean().default(true),
})

export const ActorPath = z.strictObject({ id: z.string().refine(isId, 'must be a UUID') })

export const ActorPatch = z.strictObject({ enabled: z.boolean() })

export const ActorQuery = PageQuery.extend({
  kind: Kind.optional(),
  issuer: z
    .string()
    .max(512)
    .regex(/^\P{Cc}+$/u, 'must be an issuer')
    .optional(),
  enabled: z.enum(['true', 'false']).optional(),
  filter: z
    .string()
    .max(255)
    .optional()
    .describe('Part of a display name, subject or e-mail address'),
})
export type ActorQuery = z.infer<typeof ActorQuery>

export const ActorStatus = z
  .enum(['active', 'disabled', 'expired', 'untrusted', 'ended-with-maker'])
  .describe(
    'Whether it can act: an API key may have expired, or whoever made it may not act any more; an outside issuer may not be trusted now',
  )

export const Actor = z.object({
  id: z.string(),
  issuer: z.string(),
  subject: z.string(),
  kind: Kind,
  displayName: z.string(),
  email: z.string().nullable(),
  enabled: z.boolean(),
  status: ActorStatus,
  lastSeenAt: z.string().nullable().describe('To the minute'),
  createdAt: z.string(),
})
export type Actor = z.infer<typeof Actor>

const HeldRole = z.object({
  role: z.string().describe('scope/code'),
  assignmentId: z.string(),
  group: z.string().nullable().describe('The group it comes through'),
  syncedBy: z.string().nullable().describe('The trusted issuer whose claim it follows'),
  workspace: z.string().nullable(),
  from: z.string().nullable(),
  until: z.string().nullable(),
})
export type HeldRole = z.infer<typeof HeldRole>

export const ActorDetail = Actor.extend({
  groups: z.array(z.string()),
  roles: z.array(HeldRole).describe('Whether or not their time has come'),
})
export type ActorDetail = z.infer<typeof ActorDetail>

export const ActorPage = pageOf(Actor)
