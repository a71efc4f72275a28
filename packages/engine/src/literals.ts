import { calendars, isZone } from './calendar.ts'
import { ConditionError } from './condition-error.ts'
import { callOf, firstLine, literalText, type Node, nodesOf, textOf } from './expression.ts'
import { patternsMax, refusedPattern } from './matching.ts'
import { patternSize } from './pattern-size.ts'

/**
 * Refuses what could never be evaluated, whatever is asked: a pattern or a time zone that is none,
 * and a function that fails on literals alone, which `evaluate` finds out.
 */
export function refuseLiterals(root: Node, evaluate: (text: string) => void): void {
  let patterns = 0
  const known = new Set<Node>()
  for (const node of nodesOf(root)) {
    const call = callOf(node)
    if (call === undefined) continue

    const [, argument] = call.operands
    const literal = literalText(argument)
    if (call.name === 'matches' && argument !== undefined && literal !== undefined) {
      refuse(refusedPattern(literal), argument)
      patterns += patternSize(literal)
      if (patterns > patternsMax) refuse('too many patterns, repetitions written out', argument)
    } else if (calendars.includes(call.name) && literal !== undefined) {
      refuse(isZone(literal) ? undefined : `no time zone ${literal}`, argument)
    }
    if (!known.has(node) && isConstant(node)) {
      refuse(failureOf(evaluate, node), node)
      for (const part of nodesOf(node)) known.add(part)
    }
  }
}

function refuse(reason: string | undefined, node: Node | undefined): void {
  if (reason !== undefined) throw new ConditionError(firstLine(reason), node?.start ?? 0)
}

const isConstant = (node: Node): boolean => [...nodesOf(node)].every(({ op }) => op !== 'id')

/** Why the part of the expression fails; what cannot be written out again is let be. */
function failureOf(evaluate: (text: string) => void, node: Node): string | undefined {
  try {
    evaluate(textOf(node))
  } catch (error) {
    if (error instanceof Error && !(error instanceof ConditionError)) return error.message
  }
  return undefined
}
