import { compile, type Explanation, explain, type Request, type Tenant } from '@castellan/engine'
import * as z from 'zod'
import { Instant } from '../assignments/schema.ts'
import { FileError, parseFile } from '../configuration/files.ts'
import { DataDates, datesOf } from '../decisions/schema.ts'
import { References } from '../policies/schema.ts'
import type { Persona } from './world.ts'

const Moment = Instant.transform((text) => new Date(text).getTime())
const Free = z.record(z.string(), z.unknown())
const name = z.string().min(1).max(1100)

const PersonaShape = z.strictObject({
  name,
  kind: z.enum(['user', 'application', 'service', 'agent']).default('user'),
  groups: z.array(name).default([]),
  roles: References.default([]),
  policies: References.default([]),
  collections: References.default([]),
  attributes: Free.default({}),
})

const Effect = z.enum(['allow', 'deny'])
const Expectation = z.union([
  Effect.transform((effect) => ({ effect, reason: undefined, policy: undefined, role: undefined })),
  z.strictObject({
    effect: Effect,
    reason: z.string().optional(),
    policy: z.string().optional().describe('The policy, or the pattern of a role, that decides'),
    role: z.string().optional(),
  }),
])
type Expectation = z.infer<typeof Expectation>

const Case = z.strictObject({
  name: z.string().min(1).max(300),
  actor: name,
  permission: z.string().min(3).max(512),
  resource: z
    .strictObject({
      type: z.string().optional(),
      id: z.record(z.string(), z.string()).default({}),
      workspace: z.string().nullable().default(null),
      properties: Free.default({}),
    })
    .default({ id: {}, workspace: null, properties: {} }),
  context: Free.default({}),
  effective: DataDates.optional(),
  asAt: DataDates.optional(),
  now: Moment.optional(),
  expect: Expectation,
})
type Case = z.infer<typeof Case>

const Suite = z.strictObject({
  now: Moment.describe('The clock stands still here'),
  actors: z.array(PersonaShape).max(1000).default([]),
  cases: z.array(Case).min(1).max(100_000),
})

/** Decision cases of one file, with the people that it makes up. */
export type Suite = z.infer<typeof Suite> & {
  readonly path: string
  readonly actors: readonly Persona[]
}

export interface Outcome {
  readonly name: string
  /** What is not as expected; empty when all is. */
  readonly faults: readonly string[]
}

/** Reads the cases of a file. Throws a FileError that points at what is wrong. */
export function readSuite(path: string, text: string): Suite {
  const { value, lineOf } = parseFile(path, text)
  const parsed = Suite.safeParse(value)
  if (parsed.success) return { ...parsed.data, path }
  const issue = parsed.error.issues[0]
  const pointer = issue?.path.map((step) => `/${String(step)}`).join('') ?? ''
  throw new FileError(path, lineOf(issue?.path ?? []), `${pointer} ${issue?.message ?? ''}`.trim())
}

/** Decides every case over the tenant that the files make, and holds each against what is expected. */
export function runSuite(suite: Suite, tenant: Tenant): readonly Outcome[] {
  const snapshot = compile(tenant)
  const known = new Set(tenant.permissions.map(({ key }) => key))
  const actors = new Set(tenant.actors.map(({ id }) => id))
  return suite.cases.map((each) => {
    const unknown = [
      ...(actors.has(each.actor) ? [] : [`there is no actor ${each.actor}`]),
      ...(known.has(each.permission) ? [] : [`no manifest declares ${each.permission}`]),
    ]
    const told = explain(snapshot, requestOf(each, suite.now))
    return { name: each.name, faults: [...unknown, ...faultsOf(told, each.expect)] }
  })
}

const requestOf = (asked: Case, clock: number): Request => {
  const { actor, permission, context, now } = asked
  const { type, ...rest } = asked.resource
  return {
    actor,
    permission,
    resource: { ...rest, ...(type !== undefined && { type }) },
    context,
    ...datesOf(asked),
    now: now ?? clock,
  }
}

function faultsOf(told: Explanation, wanted: Expectation): string[] {
  const decider = told.authoritative
  const found = {
    effect: told.effect,
    reason: told.reason,
    role: decider?.role ?? 'none',
    policy: decider?.policy ?? decider?.permission ?? 'none',
  }
  return (['effect', 'reason', 'role', 'policy'] as const).flatMap((part) =>
    wanted[part] === undefined || wanted[part] === found[part]
      ? []
      : [`${part} is ${found[part]}, expected ${wanted[part]} (${told.reason})`],
  )
}
