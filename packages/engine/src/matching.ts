import { literalText, type Node } from './expression.ts'
import { type Meter, spend, weigh } from './meter.ts'
import { patternSize } from './pattern-size.ts'
import { type RegularExpression, regularExpression } from './regular-expression.ts'

/** What the patterns of one expression may come to, their repetitions written out. */
export const patternsMax = 2_000

/** What one may come to that is no literal, and so is compiled when it is asked. */
export const dynamicPatternMax = 200

/** Why a literal pattern is none; undefined when it is one. */
export function refusedPattern(pattern: string): string | undefined {
  const expression = compiled(pattern, patternsMax)
  return typeof expression === 'string' ? expression : undefined
}

/** `matches` of the expression; the library's own takes exponential time for some patterns. */
export function matching(pattern: Node | undefined, meter: Meter): NonNullable<Node['handle']> {
  const literal = literalText(pattern)
  const expression = literal === undefined ? undefined : compiled(literal, patternsMax)

  return (operands) => {
    const [text, asked]: unknown[] = Array.isArray(operands) ? operands : []
    if (typeof text !== 'string' || typeof asked !== 'string') throw noTexts
    const found = expression ?? compiledNow(asked, meter)
    if (typeof found === 'string') throw new Error(found)
    return found(text, meter)
  }
}

const noTexts = new Error('matches takes a text and a pattern')

/** Takes the same steps whether the pattern is remembered or not, so that answers stay the same. */
function compiledNow(pattern: string, meter: Meter): RegularExpression | string {
  spend(meter, 3_000 + weigh(pattern))
  const size = pattern.length > dynamicPatternMax ? dynamicPatternMax : patternSize(pattern)
  spend(meter, 100 * Math.min(size, dynamicPatternMax))
  return compiled(pattern, dynamicPatternMax)
}

function compiled(pattern: string, sizeMax: number): RegularExpression | string {
  return pattern.length > sizeMax || patternSize(pattern) > sizeMax
    ? `a pattern of more than ${sizeMax} characters, its repetitions written out`
    : regularExpression(pattern)
}
