import { Environment, type ParseError } from '@marcbachmann/cel-js'
import type { Actor, Facts } from './model.ts'

/** True, false, or the reason why the expression could not be evaluated to either. */
export type Answer = boolean | string

export type Condition = (request: Facts, actor: Actor) => Answer

/** Why an expression is refused, and the offset into its text at which. */
export class ConditionError extends Error {
  override readonly name = 'ConditionError'
  readonly position: number

  constructor(message: string, position: number) {
    super(message)
    this.position = position
  }
}

/**
 * Compiles a CEL expression once. Refuses one that does not parse, whose types plainly do not fit,
 * that uses a name requests do not have, or whose result is plainly no boolean.
 *
 * Numbers of a request are doubles, as CEL reads JSON; they compare with integers by value.
 */
export function compileCondition(text: string): Condition {
  const { run, ast } = parse(text)
  refuseUnknownNames(ast)
  const { valid, type, error } = run.check()
  if (!valid) throw refusal(error)
  if ((type !== 'bool' && type !== 'dyn') || isPlainlyNotBoolean(ast)) {
    throw new ConditionError('the expression is no boolean', 0)
  }

  return (request, actor) => {
    try {
      const result: unknown = run(viewOf(request, actor))
      return typeof result === 'boolean' ? result : 'the result is no boolean'
    } catch (failure) {
      return failure instanceof Error ? firstLine(failure.message) : 'unknown failure'
    }
  }
}

const environment = new Environment({
  unlistedVariablesAreDyn: false,
  homogeneousAggregateLiterals: false,
})
  .registerVariable('actor', 'map')
  .registerVariable('resource', 'map')
  .registerVariable('permission', 'string')
  .registerVariable('context', 'map')
  .registerVariable('now', 'google.protobuf.Timestamp')

/** The fields of the names that have a closed set of them; `leaf` ones hold text. */
const fields: Readonly<
  Record<string, { readonly leaf: readonly string[]; readonly map: readonly string[] }>
> = {
  actor: { leaf: ['id', 'issuer', 'subject', 'kind'], map: ['attributes'] },
  resource: { leaf: ['type', 'workspace'], map: ['id', 'properties'] },
}

function parse(text: string) {
  try {
    const run = environment.parse(text)
    return { run, ast: run.ast as Node }
  } catch (error) {
    throw refusal(error)
  }
}

/** What is read of the library's syntax tree. */
interface Node {
  readonly op: string
  readonly args: unknown
  readonly range?: { readonly start: number }
  readonly start?: number
}

function refuseUnknownNames(node: unknown): void {
  if (Array.isArray(node)) {
    for (const child of node) refuseUnknownNames(child)
    return
  }
  if (!isNode(node)) return

  const field = rootField(node)
  const known = field === null ? undefined : fields[field.root]
  if (
    field !== null &&
    known &&
    !known.leaf.includes(field.name) &&
    !known.map.includes(field.name)
  ) {
    throw new ConditionError(
      `unknown name ${field.root}.${field.name}`,
      node.range?.start ?? node.start ?? 0,
    )
  }
  refuseUnknownNames(node.args)
}

/** The `actor` and `kind` of `actor.kind` and of `actor["kind"]`. */
function rootField(node: Node): { root: string; name: string } | null {
  if ((node.op !== '.' && node.op !== '[]') || !Array.isArray(node.args)) return null

  const [root, name]: unknown[] = node.args
  if (!isNode(root) || root.op !== 'id' || typeof root.args !== 'string') return null
  if (typeof name === 'string') return { root: root.args, name }
  return isNode(name) && name.op === 'value' && typeof name.args === 'string'
    ? { root: root.args, name: name.args }
    : null
}

function isPlainlyNotBoolean(ast: Node): boolean {
  const field = rootField(ast)
  return field !== null && fields[field.root] !== undefined
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'op' in value && 'args' in value

function refusal(error: unknown): ConditionError {
  const { message, range } = error as ParseError
  return new ConditionError(firstLine(message), range?.start ?? 0)
}

const firstLine = (message: string): string => message.split('\n', 1)[0] ?? message

const nothing = Object.freeze({})

function viewOf(request: Facts, actor: Actor): Record<string, unknown> {
  const { id, issuer, subject, kind, attributes } = actor
  return {
    actor: { id, issuer, subject, kind, attributes },
    resource: resourceView(request.resource),
    permission: request.permission,
    context: request.context ?? nothing,
    now: new Date(request.now),
  }
}

/** A type or workspace that the resource lacks is absent, not null. */
function resourceView(resource: Facts['resource']): Record<string, unknown> {
  const view: Record<string, unknown> = {
    id: resource?.id ?? nothing,
    properties: resource?.properties ?? nothing,
  }
  if (typeof resource?.type === 'string') view.type = resource.type
  if (typeof resource?.workspace === 'string') view.workspace = resource.workspace
  return view
}
