import { ConditionError } from './condition-error.ts'
import {
  type Call,
  callOf,
  type Evaluated,
  isNode,
  type Loop,
  loopOf,
  type Node,
  nodesOf,
} from './expression.ts'
import { calling } from './functions.ts'
import { type Meter, spend, weigh } from './meter.ts'

/** How many lists one macro within another may go through. */
export const loopsMax = 3

/**
 * Has all that an evaluation does take its steps from the meter: an operator or a function by the
 * size of what it is given, a macro by the items that it goes through, a pattern by the text. The
 * library swallows errors beside `&&`, `||` and in macros, so a loop ends by its own condition.
 */
export function meterExpression(root: Node, meter: Meter): void {
  refuseDeepLoops(root, 0)
  for (const node of nodesOf(root)) {
    // What an error would draw its place in the text from, character by character.
    Object.defineProperty(node, 'input', { value: '' })
    const loop = loopOf(node)
    if (loop !== undefined) meterLoop(node, loop, meter)
    else meterNode(node, callOf(node), meter)
  }
}

function refuseDeepLoops(node: unknown, depth: number): void {
  if (Array.isArray(node)) {
    for (const child of node) refuseDeepLoops(child, depth)
    return
  }
  if (!isNode(node)) return
  const within = depth + (node.meta.alternate ? 1 : 0)
  if (within > loopsMax) {
    throw new ConditionError(`more than ${loopsMax} macros within each other`, node.start)
  }
  refuseDeepLoops(node.args, within)
}

function meterLoop(node: Node, loop: Loop, meter: Meter): void {
  const stepsEach = 2 + nodesOf(loop.step).size
  const { condition: goesOn } = loop
  loop.condition = (accumulated) =>
    meter.take(stepsEach) && (goesOn === undefined || goesOn(accumulated))
  loop.step = charged(loop.step, meter)

  const { handle } = node
  if (handle === undefined) return
  node.handle = (items, ...rest) => {
    if (!Array.isArray(items)) spend(meter, weigh(items))
    return handle(items, ...rest)
  }
}

function meterNode(node: Node, call: Call | undefined, meter: Meter): void {
  if (node.op === '&&' || node.op === '||') {
    node.left = boolean(charged(node.left ?? node, meter))
    node.right = boolean(charged(node.right ?? node, meter))
  }
  if (node.op === '?:') node.condition = boolean(node.condition ?? node)
  const { handle } = node
  if (handle === undefined || node.op === '?:' || node.op === '.') return

  if (call !== undefined) node.handle = calling(call, handle, meter)
  else if (node.op === '!_' || node.op === '-_') node.handle = unary(handle, meter)
  else if (node.op === 'in') node.handle = membership(handle, meter)
  else if (node.op === '[]') node.handle = access(handle, meter)
  else node.handle = binary(handle, meter)
}

type Handle = NonNullable<Node['handle']>

const unary =
  (handle: Handle, meter: Meter): Handle =>
  (operand, ...rest) => {
    spend(meter, weigh(operand))
    return handle(operand, ...rest)
  }

const binary =
  (handle: Handle, meter: Meter): Handle =>
  (left, right, ...rest) => {
    spend(meter, weigh(left) + weigh(right))
    return handle(left, right, ...rest)
  }

/** Whether a key is in a map needs no look at the others. */
const membership =
  (handle: Handle, meter: Meter): Handle =>
  (left, right, ...rest) => {
    spend(meter, weigh(left))
    if (typeof left === 'string' && isPlainMap(right)) return Object.hasOwn(right, left)
    spend(meter, weigh(right))
    return handle(left, right, ...rest)
  }

/** A key that is itself a list would be written out as text. */
const access =
  (handle: Handle, meter: Meter): Handle =>
  (whole, key, ...rest) => {
    if (typeof key === 'object' && key !== null) throw noKey
    spend(meter, weigh(key))
    return handle(whole, key, ...rest)
  }

const noKey = new Error('a list or a map is no key')

const isPlainMap = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  (value.constructor === Object || value.constructor === undefined)

/** An error takes far more than an answer. */
const errorSteps = 1_000

function charged(part: Evaluated, meter: Meter): Evaluated {
  return {
    evaluate(evaluator, _, context) {
      spend(meter, 0)
      try {
        return part.evaluate(evaluator, part, context)
      } catch (error) {
        meter.take(errorSteps)
        throw error
      }
    },
  }
}

/** The library would look through the whole of what is no boolean, to tell what it is. */
const boolean = (part: Evaluated): Evaluated => ({
  evaluate(evaluator, _, context) {
    const value = part.evaluate(evaluator, part, context)
    if (typeof value !== 'boolean') throw notBoolean
    return value
  },
})

const notBoolean = new Error('what has to be true or false is neither')
