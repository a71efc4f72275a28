import { actorNamed } from './actor-name.ts'
import type { ConnectionOptions } from './connection.ts'
import { connected } from './connection.ts'
import { UsageFailure } from './failure.ts'
import { type PrintOptions, print, printable } from './output.ts'
import { isRecord } from './record.ts'

export interface ExplainOptions extends ConnectionOptions, PrintOptions {
  readonly permission: string
  readonly actor?: string
  readonly workspace?: string
  readonly resourceId?: string
  readonly properties?: string
  readonly context?: string
  readonly effective?: string
  readonly asAt?: string
  readonly asOf?: string
}

/** Explains one decision, of now or as of a past instant; with `--json` as the server tells it. */
export async function explain(options: ExplainOptions): Promise<void> {
  const { actor: name, ...asked } = options
  const question = questionOf(asked)
  const castellan = await connected(options)
  const actor = name === undefined ? undefined : await actorNamed(castellan, name)
  const told = await castellan.decisions.explain({
    body: { ...question, ...(actor !== undefined && { actor }) },
  })
  if (options.json) print(told, options)
  else process.stdout.write(`${linesOf(told).map(printable).join('\n')}\n`)
}

function questionOf({ permission, asOf, ...options }: Omit<ExplainOptions, 'actor'>) {
  const { workspace, resourceId } = options
  const properties = objectIn('--properties', options.properties)
  const context = objectIn('--context', options.context)
  const effective = datesIn('--effective', options.effective)
  const asAt = datesIn('--as-at', options.asAt)
  return {
    permission,
    ...(asOf !== undefined && { asOf }),
    ...(context && { context }),
    ...(effective !== undefined && { effective }),
    ...(asAt !== undefined && { asAt }),
    resource: {
      ...(workspace !== undefined && { workspace }),
      ...(resourceId !== undefined && { id: { id: resourceId } }),
      ...(properties && { properties }),
    },
  }
}

function objectIn(flag: string, text: string | undefined): Record<string, unknown> | undefined {
  if (text === undefined) return undefined
  const value = parsed(text)
  if (!isRecord(value)) throw new UsageFailure(`castellan: ${flag} takes a JSON object`)
  return { ...value }
}

type Dates = string | { readonly from: string; readonly to?: string | null }

/** An instant, or the object of a range; which of them are dates, the server says. */
function datesIn(flag: string, text: string | undefined): Dates | undefined {
  if (text === undefined || !text.trimStart().startsWith('{')) return text
  const { from, to, ...others } = objectIn(flag, text) ?? {}
  const isRange =
    typeof from === 'string' && (to === undefined || to === null || typeof to === 'string')
  if (!isRange || Object.keys(others).length > 0)
    throw new UsageFailure(`castellan: ${flag} takes an instant or {"from", "to"}`)
  return { from, ...(to !== undefined && { to }) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Told by the caller, who knows the flag.
    return undefined
  }
}

type Told = Awaited<ReturnType<Awaited<ReturnType<typeof connected>>['decisions']['explain']>>
type Statement = NonNullable<Told['authoritative']>
type Step = Told['steps'][number]

/** The answer first, then what it came of, then what would change it. */
export function linesOf(told: Told): string[] {
  const { effect, reason, version, now, authoritative, failed, steps } = told
  const { remedy, notes, delegate } = told
  return [
    `${effect} (${reason}) at ${now}, on access version ${version}`,
    ...(authoritative ? [`decided by  ${statementOf(authoritative)}`] : []),
    ...(delegate ? [`denied to   ${delegate}, who is acted for`] : []),
    ...steps.flatMap(stepLines),
    ...failed.map(({ policy, error }) => `failed      ${policy}: ${error}`),
    ...(remedy ? [`remedy      ${remedyOf(remedy)}`] : []),
    ...notes.map((note) => `note        ${note}`),
  ]
}

function statementOf({ effect, role, policy, permission, assignment, group }: Statement): string {
  const what = policy === null ? `permission ${permission}` : `policy ${policy}`
  const holder = role === null ? 'a guardrail' : `role ${role}`
  const way = group === null ? '' : `, by group ${group}`
  const place = assignment?.workspace ? `, in workspace ${assignment.workspace}` : ''
  return `${effect} of ${what} in ${holder}${way}${place}`
}

function stepLines({ kind, precedence, roles, matched, lost, nearly }: Step): string[] {
  const name = precedence === null ? kind : `${kind} of precedence ${precedence}`
  return [
    `asked       ${name}: ${roles.join(', ') || '-'}`,
    ...matched.map((statement) => `  matched   ${statementOf(statement)}`),
    ...lost.map(({ statement, to }) => `  lost      ${statementOf(statement)}, to the ${to}`),
    ...nearly.map(({ policy, part }) => `  nearly    policy ${policy}, but for its ${part}`),
  ]
}

function remedyOf(remedy: NonNullable<Told['remedy']>): string {
  switch (remedy.change) {
    case 'lift-denies':
      return `lift ${remedy.policies.map(({ policy }) => policy).join(', ')}`
    case 'assign-role':
      return [
        `assign ${remedy.role}${remedy.workspace ? ` in workspace ${remedy.workspace}` : ''}`,
        ...(remedy.gives > 1 ? [`which gives ${remedy.gives} permissions`] : []),
      ].join(', ')
    case 'widen-ceiling':
      return `have the ceiling of ${remedy.role} cover ${remedy.permission}`
    case 'enable-actor':
      return `enable the actor ${remedy.actor}`
    case 'resume-tenant':
      return 'resume the tenant'
  }
}
