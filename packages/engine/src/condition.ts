import { ConditionError } from './condition-error.ts'
import { type Expression, firstLine, isNode, type Node, parseExpression } from './expression.ts'
import { refuseLiterals } from './literals.ts'
import { makeMeter, spentMessage } from './meter.ts'
import { meterExpression } from './metering.ts'
import type { Actor, Facts } from './model.ts'

/** True, false, or the reason why the expression could not be evaluated to either. */
export type Answer = boolean | string

export type Condition = (request: Facts, actor: Actor) => Answer

/**
 * Compiles a CEL expression once. Refuses one that does not parse, whose types plainly do not fit,
 * that uses a name requests do not have, that holds literals which can never be evaluated, that is
 * larger than `limits`, or whose result is plainly no boolean.
 *
 * Numbers of a request are doubles, as CEL reads JSON; they compare with integers by value. An
 * evaluation takes `stepsMax` steps at most, whatever is asked; past them it cannot be evaluated.
 */
export function compileCondition(text: string): Condition {
  const { evaluate, expression } = prepare(text)
  const { root, type } = expression
  if ((type !== 'bool' && type !== 'dyn') || isPlainlyNotBoolean(root)) {
    throw new ConditionError('the expression is no boolean', 0)
  }
  refuseLiterals(root, (part) => prepare(part).evaluate({}))

  return (request, actor) => {
    try {
      const result = evaluate(viewOf(request, actor))
      return typeof result === 'boolean' ? result : 'the result is no boolean'
    } catch (failure) {
      return failure instanceof Error ? firstLine(failure.message) : 'unknown failure'
    }
  }
}

/** A condition that was stored before it would have been refused, and so fails whatever is asked. */
export function compileStored(text: string): Condition {
  try {
    return compileCondition(text)
  } catch (error) {
    if (!(error instanceof ConditionError)) throw error
    const reason = `${error.message}, at ${error.position}`
    return () => reason
  }
}

interface Prepared {
  readonly expression: Expression
  /** Throws what keeps the expression from being evaluated. */
  readonly evaluate: (names: Record<string, unknown>) => unknown
}

function prepare(text: string): Prepared {
  const expression = parseExpression(text, refuseUnknownNames)
  const meter = makeMeter()
  meterExpression(expression.root, meter)
  return {
    expression,
    evaluate(names) {
      meter.begin()
      const result = withoutStacks(() => expression.run(names))
      if (meter.isSpent()) throw new Error(spentMessage)
      return result
    },
  }
}

/** Most of what an error takes is its stack, which nobody sees of one that an expression swallows. */
function withoutStacks<T>(work: () => T): T {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return work()
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

/** The fields of the names that have a closed set of them; `leaf` ones hold text. */
const fields: Readonly<
  Record<string, { readonly leaf: readonly string[]; readonly map: readonly string[] }>
> = {
  actor: { leaf: ['id', 'issuer', 'subject', 'kind'], map: ['attributes'] },
  resource: { leaf: ['type', 'workspace'], map: ['id', 'properties'] },
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
    throw new ConditionError(`unknown name ${field.root}.${field.name}`, node.start)
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
