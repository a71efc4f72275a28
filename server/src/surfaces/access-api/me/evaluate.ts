import * as z from 'zod'
import type { OwnQuestion } from '../../../features/own-decisions/schema.ts'
import type { OwnDecisionService } from '../../../features/own-decisions/service.ts'
import { recordOf } from '../../../kernel/record.ts'
import { WireInstant } from '../instants.ts'
import { Several } from '../paging.ts'
import { fromAction } from '../selectors.ts'

export const Applications = z.object({
  applications: Several.refine((names) => (names ?? []).length <= 50, 'must be 50 at most'),
})

const word = z.string().min(3).max(100)

const isName = ({ length }: string): boolean => length <= 512

const named = <Value extends z.ZodType>(value: Value) =>
  recordOf(value).refine((parts) => Object.keys(parts).every(isName), {
    message: 'must have names of at most 512 characters',
  })

const Metadata = named(
  z.array(z.object({ provider: z.string().nullish(), value: z.string().max(2048).nullish() })),
)

const Question = z.object({
  request: z
    .object({
      action: z.object({ entityCode: word, scope: word, activity: word }),
      fromEffectiveDate: WireInstant.nullish(),
      toEffectiveDate: WireInstant.nullish(),
      fromAsAt: WireInstant.nullish(),
      toAsAt: WireInstant.nullish(),
    })
    .refine((range) => isForward(range.fromEffectiveDate, range.toEffectiveDate), {
      message: 'is before fromEffectiveDate',
      path: ['toEffectiveDate'],
    })
    .refine((range) => isForward(range.fromAsAt, range.toAsAt), {
      message: 'is before fromAsAt',
      path: ['toAsAt'],
    }),
  resource: z.object({
    id: recordOf(z.string().max(1024)),
    metadata: Metadata.nullish(),
  }),
})

const isForward = (from: Date | null | undefined, to: Date | null | undefined): boolean =>
  !from || !to || from <= to

/** A map of the client's own keys, by which it finds each answer. */
export const Questions = named(Question).refine(
  (questions) => Object.keys(questions).length <= 1000,
  'must be 1000 at most',
)

/** Made by the hundred in one request, so that nothing is copied which can be handed on. */
export function questionOf({ request, resource }: z.infer<typeof Question>): OwnQuestion {
  const { action, fromEffectiveDate, toEffectiveDate, fromAsAt, toAsAt } = request
  const { entityCode: entity, scope, activity } = action
  const effective = rangeOf(fromEffectiveDate, toEffectiveDate)
  const asAt = rangeOf(fromAsAt, toAsAt)
  return {
    permission: fromAction({ scope, entity, activity }),
    id: resource.id,
    properties: resource.metadata ? valuesOf(resource.metadata) : none,
    ...(effective && { effective }),
    ...(asAt && { asAt }),
  }
}

const none: OwnQuestion['properties'] = {}

const rangeOf = (from: Date | null | undefined, to: Date | null | undefined) =>
  from || to ? { from: from?.getTime(), to: to?.getTime() } : undefined

/** Who provided a value decides nothing. */
function valuesOf(metadata: z.infer<typeof Metadata>): OwnQuestion['properties'] {
  const values: Record<string, string[]> = {}
  for (const key of Object.keys(metadata))
    values[key] = (metadata[key] ?? []).flatMap(({ value }) => value ?? [])
  return values
}

type Reason = ReturnType<OwnDecisionService['evaluate']>[number]

/** The answer, with a message only when it is no. */
export const answerOf = (reason: Reason) =>
  reason === 'granted'
    ? { result: 'Granted' }
    : { result: 'Denied', detailedMessage: messages[reason] }

const messages: Readonly<Record<Exclude<Reason, 'granted'>, string>> = {
  denied: 'A policy denies it',
  guardrail: 'A policy of the whole organization denies it',
  ceiling: 'A role allows it that may not give as much',
  'no-match': 'No policy allows it',
  'actor-disabled': 'The user is disabled',
  'actor-unknown': 'The user is unknown',
  'tenant-suspended': 'The organization is suspended',
  delegation: 'Somebody acted for may not do it',
}
