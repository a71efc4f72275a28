import type { DateRange, Request } from '@castellan/engine'
import * as z from 'zod'
import { PageQuery, pageOf } from '../../kernel/page.ts'
import { Properties, recordOf } from '../../kernel/record.ts'
import { Instant } from '../assignments/schema.ts'

/** Dates of the data that is asked for: an instant, or all from one to another, both included. */
export const DataDates = z.union(
  [
    Instant,
    z
      .strictObject({ from: Instant, to: Instant.nullable().optional().describe('Null is open') })
      .refine(({ from, to }) => typeof to !== 'string' || new Date(from) <= new Date(to), {
        message: 'must not be before from',
        path: ['to'],
      }),
  ],
  'must be an instant, or from one to another',
)
export type DataDates = z.infer<typeof DataDates>

/** What the `for` items of policies look at. */
const dates = {
  effective: DataDates.optional().describe(
    'The effective date of the data asked for, or a range of them; now unless given',
  ),
  asAt: DataDates.optional().describe('The same of the as-at date'),
}

interface Dates {
  readonly effective?: DataDates | undefined
  readonly asAt?: DataDates | undefined
}

/** The dates as the engine has them, as far as they are given. */
export const datesOf = ({ effective, asAt }: Dates): Pick<Request, 'effective' | 'asAt'> => ({
  ...(effective !== undefined && { effective: rangeOf(effective) }),
  ...(asAt !== undefined && { asAt: rangeOf(asAt) }),
})

const rangeOf = (given: DataDates): DateRange =>
  typeof given === 'string'
    ? Date.parse(given)
    : {
        from: Date.parse(given.from),
        to: typeof given.to === 'string' ? Date.parse(given.to) : null,
      }

const name = z.string().min(1).max(300)
const IdParts = recordOf(z.string().max(1024))
const ResourceId = z.union([z.string().max(1024), IdParts], 'must be text, or texts by name')

/** The question of the Auth API: resource and action apart, the product often left out. */
export const AuthorizeRequest = z.strictObject({
  resource: name,
  action: name,
  sub: z.string().max(512).optional(),
  product: name.optional(),
  clientIp: z.string().max(64).optional(),
  attributes: Properties.optional().describe(
    'Properties of the resource, for conditions; those of a registered resource count instead',
  ),
  workspace: z.string().max(64).nullable().optional(),
  resourceId: ResourceId.optional(),
  ...dates,
  minVersion: z.int().min(0).optional(),
})
export type AuthorizeRequest = z.infer<typeof AuthorizeRequest>

export const AuthorizeReply = z.object({
  authorized: z.boolean(),
  timestamp: z.string(),
  reason: z.string().optional(),
})
export type AuthorizeReply = z.infer<typeof AuthorizeReply>

const Permission = z
  .string()
  .min(3)
  .max(512)
  .refine((key) => !key.includes('*'), 'must be a permission: a pattern cannot be asked')

/** A question in the engine's own words. */
export const Question = z.strictObject({
  id: z.string().max(256).optional(),
  actor: z.string().max(512).optional().describe('Another actor’s id; needs decisions:evaluate'),
  permission: Permission,
  resource: z
    .strictObject({
      type: z.string().max(300).optional(),
      id: IdParts.optional(),
      workspace: z.string().max(64).nullable().optional(),
      properties: Properties.optional(),
    })
    .optional(),
  context: Properties.optional(),
  ...dates,
})
export type Question = z.infer<typeof Question>

export const CheckRequest = z.strictObject({
  requests: z.array(Question).min(1).max(1000),
  minVersion: z.int().min(0).optional(),
})
export type CheckRequest = z.infer<typeof CheckRequest>

export const CheckReply = z.object({
  version: z.int(),
  decisions: z.array(
    z.object({ id: z.string().optional(), effect: z.enum(['allow', 'deny']), reason: z.string() }),
  ),
})

const AsOf = Instant.describe('A past instant, to be answered as it was then')

export const ExplainRequest = Question.extend({
  minVersion: z.int().min(0).optional(),
  asOf: AsOf.optional(),
}).refine(({ minVersion, asOf }) => minVersion === undefined || asOf === undefined, {
  message: 'does not go with minVersion',
  path: ['asOf'],
})
export type ExplainRequest = z.infer<typeof ExplainRequest>

export const PermissionsQuery = z.strictObject({
  product: name.optional(),
  workspace: z.string().max(64).optional(),
})
export type PermissionsQuery = z.infer<typeof PermissionsQuery>

export const PermissionsReply = z.record(z.string(), z.array(z.string()))

export const WhoCanQuery = PageQuery.extend({
  permission: Permission,
  workspace: z.string().max(64).optional(),
  resourceId: z.string().max(1024).optional(),
  asOf: AsOf.optional(),
})
export type WhoCanQuery = z.infer<typeof WhoCanQuery>

/** An actor who may do it, be it as long as something holds. */
export const WhoCan = z.object({
  id: z.string(),
  issuer: z.string(),
  subject: z.string(),
  kind: z.string(),
  displayName: z.string().nullable().describe('As it is now; null of an actor who is gone'),
  conditional: z
    .boolean()
    .describe(
      'Whether it hangs on the resource, its properties, dates or facts that were not told',
    ),
})
export type WhoCan = z.infer<typeof WhoCan>

export const WhoCanPage = pageOf(WhoCan)

export const Me = z.object({
  id: z.string(),
  issuer: z.string(),
  subject: z.string(),
  kind: z.string(),
  attributes: Properties,
  groups: z.array(z.string()),
  roles: z.array(z.string()),
  tenant: z.object({ id: z.string(), slug: z.string() }),
})
