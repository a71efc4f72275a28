import { type ASTNode, Environment, type ParseError, serialize } from '@marcbachmann/cel-js'
import { ConditionError } from './condition-error.ts'

/** How long an expression may be, and how much it may hold: each operator, name and literal is one. */
export const limits = { charactersMax: 10_000, nodesMax: 1_000, listMax: 1_000 }

/** An expression that has been parsed, and the type that it was found to have. */
export interface Expression {
  readonly run: (names: Record<string, unknown>) => unknown
  readonly root: Node
  readonly type: string | undefined
}

/** What is read of the library's syntax tree; `left`, `step` and their like are there once checked. */
export interface Node {
  readonly op: string
  readonly args: unknown
  readonly start: number
  readonly meta: { readonly alternate?: Node; readonly macro?: unknown }
  left?: Evaluated
  right?: Evaluated
  condition?: Evaluated
  handle?: (...operands: readonly unknown[]) => unknown
  evaluate(evaluator: unknown, node: unknown, context: unknown): unknown
}

/** The part of a node by which the library evaluates it. */
export type Evaluated = Pick<Node, 'evaluate'>

/** A macro that goes through a list, as the library has it. */
export interface Loop {
  readonly iterable: Node
  step: Evaluated
  condition?: (accumulated: unknown) => unknown
}

/**
 * Parses, and checks the types once `check` has looked at the names; throws `ConditionError` where
 * something is not as it should be.
 */
export function parseExpression(
  text: string,
  check: (root: Node) => void = () => undefined,
): Expression {
  if (text.length > limits.charactersMax) {
    throw new ConditionError(`more than ${limits.charactersMax} characters`, limits.charactersMax)
  }
  const run = parse(text)
  // The one place that knows what the library's tree is made of.
  const root = run.ast as unknown as Node
  check(root)
  const { valid, type, error } = run.check()
  if (!valid) throw refusal(error)
  return { run: (values) => run(values), root, type }
}

/** The nodes below, the macros expanded, each once. */
export function nodesOf(root: unknown, found: Set<Node> = new Set()): Set<Node> {
  if (Array.isArray(root)) {
    for (const child of root) nodesOf(child, found)
    return found
  }
  if (!isNode(root) || found.has(root)) return found

  found.add(root)
  nodesOf(root.args, found)
  const { alternate } = root.meta
  if (alternate === undefined) return found
  found.add(alternate)
  return nodesOf(loopOf(alternate)?.step, found)
}

/** The loop that a node is, when it is one. */
export function loopOf(node: Node): Loop | undefined {
  return node.op === 'comprehension' ? (node.args as Loop) : undefined
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'op' in value && 'args' in value

/** The text that a literal stands for, when it is one. */
export const literalText = (node: unknown): string | undefined =>
  isNode(node) && node.op === 'value' && typeof node.args === 'string' ? node.args : undefined

/** A function and its arguments, of which the receiver is the first. */
export interface Call {
  readonly name: string
  readonly operands: readonly Node[]
}

export function callOf(node: Node): Call | undefined {
  if (!Array.isArray(node.args) || node.meta.alternate || node.meta.macro) return undefined
  const [name, ...rest]: unknown[] = node.args
  if (typeof name !== 'string' || (node.op !== 'call' && node.op !== 'rcall')) return undefined
  return { name, operands: rest.flat().filter(isNode) }
}

/** The text that the node could have been parsed from. */
export const textOf = (node: Node): string => serialize(node as unknown as ASTNode)

export const firstLine = (message: string): string =>
  (message.split('\n', 1)[0] ?? message).slice(0, 300)

const environment = new Environment({
  unlistedVariablesAreDyn: false,
  homogeneousAggregateLiterals: false,
  limits: { maxAstNodes: limits.nodesMax, maxListElements: limits.listMax },
})
  .registerVariable('actor', 'map')
  .registerVariable('resource', 'map')
  .registerVariable('permission', 'string')
  .registerVariable('context', 'map')
  .registerVariable('now', 'google.protobuf.Timestamp')

function parse(text: string) {
  try {
    return environment.parse(text)
  } catch (error) {
    throw refusal(error)
  }
}

function refusal(error: unknown): ConditionError {
  if (error instanceof ConditionError) return error
  const { message, range } = error as ParseError
  return new ConditionError(firstLine(message), range?.start ?? 0)
}
