import * as z from 'zod'
import { DataDates, datesOf } from '../decisions/schema.ts'

export type Properties = Readonly<Record<string, unknown>>

/** Who, as AuthZEN names people and machines: by kind of actor and subject, or by the actor's id. */
export interface Subject {
  readonly type: string
  readonly id: string
  readonly properties?: Properties | undefined
}

export interface Action {
  readonly name: string
  readonly properties?: Properties | undefined
}

export interface Resource {
  readonly type: string
  readonly id: string
  readonly properties?: Properties | undefined
}

const Dates = z.object({ effective: DataDates.optional(), as_at: DataDates.optional() })

/** The dates of the data that a context asks for, by the names `effective` and `as_at`. */
export function datesIn(context: Properties | undefined): ReturnType<typeof datesOf> {
  if (context?.effective === undefined && context?.as_at === undefined) return none
  const { effective, as_at: asAt } = Dates.parse(context)
  return datesOf({ effective, asAt })
}

const none = Object.freeze({})

/** Of a context's dates the one that is none, for which none must be taken instead. */
export function wrongDateIn(context: Properties): 'effective' | 'as_at' | undefined {
  if (context.effective === undefined && context.as_at === undefined) return undefined
  const [issue] = Dates.safeParse(context).error?.issues ?? []
  return issue && (issue.path[0] === 'as_at' ? 'as_at' : 'effective')
}

/** One question: may the subject do the action on the resource? */
export interface Evaluation {
  readonly subject: Subject
  readonly action: Action
  readonly resource: Resource
  readonly context?: Properties | undefined
}

/** An evaluation of several that lacks something; it is denied, and the others are answered. */
export interface Fault {
  readonly fault: string
}

/** What ends a series early: the first answer that is this; undefined lets it run to its end. */
export const semantics = {
  execute_all: undefined,
  deny_on_first_deny: false,
  permit_on_first_permit: true,
} as const
export type Semantic = keyof typeof semantics

export interface Evaluations {
  readonly questions: readonly (Evaluation | Fault)[]
  readonly semantic: Semantic
}

export interface Paging {
  readonly token?: string | undefined
  readonly limit?: number | undefined
}

/** What every search has beside the two entities that it goes out from. */
interface Search {
  readonly context?: Properties | undefined
  readonly page?: Paging | undefined
}

export interface SubjectSearch extends Search {
  readonly subject: Omit<Subject, 'id'>
  readonly action: Action
  readonly resource: Resource
}

export interface ResourceSearch extends Search {
  readonly subject: Subject
  readonly action: Action
  readonly resource: Omit<Resource, 'id'>
}

export interface ActionSearch extends Search {
  readonly subject: Subject
  readonly resource: Resource
}

export const Answer = z.object({
  decision: z.boolean(),
  context: z.record(z.string(), z.unknown()).optional(),
})
export type Answer = z.infer<typeof Answer>

/** One answer, or an answer to each of several questions. */
export const Answers = z.object({
  decision: z.boolean().optional(),
  context: z.record(z.string(), z.unknown()).optional(),
  evaluations: z.array(Answer).optional(),
})

/** The page comes first, as the standard asks. */
export const Results = z.object({
  page: z.object({ next_token: z.string(), count: z.int(), total: z.int().optional() }).optional(),
  results: z.array(
    z.object({
      type: z.string().optional(),
      id: z.string().optional(),
      name: z.string().optional(),
      properties: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
})
export type Results = z.infer<typeof Results>
