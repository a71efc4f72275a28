import * as z from 'zod'
import { isInYears, outsideYears } from '../../kernel/instant.ts'
import { PageQuery, pageOf } from '../../kernel/page.ts'
import { Uuid } from '../../kernel/uuid.ts'

/** RFC 3339 with a zone; digits past the millisecond are cut off. */
export const Instant = z.iso
  .datetime({ offset: true })
  .max(64)
  .refine((text) => isInYears(new Date(text)), outsideYears)

/** A role by its reference `scope/code` or its id. */
const RoleName = z
  .string()
  .max(255)
  .regex(/^\P{Cc}+$/u, 'must be scope/code or a UUID')
const GroupName = z
  .string()
  .max(255)
  .regex(/^\P{Cc}+$/u, 'must be a name of a group')

/** Half-open; an end that is left out is open. */
export const isWindow = (window: {
  from?: string | null | undefined
  until?: string | null | undefined
}): boolean =>
  typeof window.from !== 'string' ||
  typeof window.until !== 'string' ||
  new Date(window.from) < new Date(window.until)

export const NewAssignment = z
  .strictObject({
    actorId: Uuid.optional(),
    group: GroupName.optional(),
    role: RoleName,
    workspace: Uuid.nullable()
      .optional()
      .describe('Where a workspace-level role is held; a tenant-level one is held in none'),
    from: Instant.optional(),
    until: Instant.optional(),
    reason: z.string().trim().min(1).max(1000).optional(),
  })
  .refine(({ actorId, group }) => (actorId === undefined) !== (group === undefined), {
    message: 'names either actorId or group',
    path: ['actorId'],
  })
  .refine(isWindow, { message: 'must be after from', path: ['until'] })
export type NewAssignment = z.infer<typeof NewAssignment>

/** Who holds which role stays: another holder or role is another assignment. */
export const AssignmentPatch = z.strictObject({
  from: Instant.nullable().optional(),
  until: Instant.nullable().optional(),
  reason: z.string().trim().min(1).max(1000).nullable().optional(),
})
export type AssignmentPatch = z.infer<typeof AssignmentPatch>

export const AssignmentQuery = PageQuery.extend({
  actorId: Uuid.optional(),
  group: GroupName.optional(),
  role: RoleName.optional(),
  workspace: Uuid.optional(),
  activeAt: Instant.optional().describe('Those that hold at that instant'),
})
export type AssignmentQuery = z.infer<typeof AssignmentQuery>

export const Assignment = z.object({
  id: z.string(),
  actorId: z.string().nullable(),
  group: z.string().nullable(),
  role: z.string().describe('scope/code'),
  roleId: z.string(),
  workspace: z.string().nullable(),
  from: z.string().nullable(),
  until: z.string().nullable(),
  reason: z.string().nullable(),
  source: z
    .enum(['manual', 'global-role', 'membership', 'claim'])
    .describe('Assigned by hand, or what it follows from'),
  syncedBy: z.string().nullable().describe('The trusted issuer whose claim it follows'),
  createdAt: z.string(),
})
export type Assignment = z.infer<typeof Assignment>

/** A role as somebody is given it: in a workspace or, for null, tenant-wide. */
export interface Given {
  readonly role: string
  readonly workspace: string | null
  /** In milliseconds; without end for null. */
  readonly until: number | null
}

export const givenBy = ({ role, workspace, until }: Omit<Given, 'until'> & Until): Given => ({
  role,
  workspace,
  until: until === null ? null : new Date(until).getTime(),
})

interface Until {
  readonly until: string | null
}

export const AssignmentPage = pageOf(Assignment)
