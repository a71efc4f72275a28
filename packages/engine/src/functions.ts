import { calendars, readCalendar } from './calendar.ts'
import { type Call, literalText, type Node } from './expression.ts'
import { matching } from './matching.ts'
import { type Meter, spend, weigh } from './meter.ts'
import { instant } from './shape.ts'

type Handle = NonNullable<Node['handle']>

/**
 * A function as the library has it, or as it has to be, that takes its steps from the meter. Of
 * literals alone it is answered once, and takes the same steps each time.
 */
export function calling({ name, operands: nodes }: Call, handle: Handle, meter: Meter): Handle {
  if (name === 'matches') return matching(nodes[1], meter)

  const base = calendars.includes(name) && nodes.length > 1 ? zoneSteps(nodes[1]) : 2
  const isSearch = searches.has(name)
  const own = ownFunctions.get(name)
  const isFixed = nodes.every(({ op }) => op === 'value')
  let known: { readonly steps: number; readonly answer: unknown } | undefined
  return (operands, ...rest) => {
    if (known !== undefined) {
      spend(meter, known.steps)
      return known.answer
    }
    const given: readonly unknown[] = Array.isArray(operands) ? operands : []
    if (name === 'size' && Array.isArray(given[0])) return BigInt(given[0].length)

    let steps = base
    for (const operand of given)
      steps += typeof operand === 'string' ? 1 + (operand.length >> 2) : weigh(operand)
    if (isSearch) steps += lengthOf(given[0]) * lengthOf(given[1]) * stepsForPair
    spend(meter, steps)
    const answer = own?.(given, name) ?? handle(operands, ...rest)
    if (isFixed) known = { steps, answer }
    return answer
  }
}

/** A zone that is no literal may have to be looked up, which takes that much longer. */
const zoneSteps = (zone: Node | undefined): number =>
  literalText(zone) === undefined ? 10_000 : 300

/** Those that look for one text in another, which may take as long as the product of both. */
const searches = new Set(['contains', 'indexOf', 'lastIndexOf', 'split'])
const stepsForPair = 1 / 16
const lengthOf = (value: unknown): number => (typeof value === 'string' ? value.length : 0)

/** What is answered instead of by the library; undefined leaves it to the library. */
type Own = (operands: readonly unknown[], name: string) => unknown

/** The library takes dates without a zone for ones of where it runs, and durations for ever. */
const ownFunctions: ReadonlyMap<string, Own> = new Map<string, Own>([
  ...calendars.map((name) => [name, readCalendar] as const),
  ['timestamp', ([text]) => (typeof text === 'string' ? new Date(instant(text, '')) : undefined)],
  [
    'duration',
    ([text]) => {
      if (typeof text === 'string' && !isDuration(text)) throw noDuration
      return undefined
    },
  ],
])

const noDuration = new Error('no duration such as 1h30m')
const isDuration = (text: string): boolean => text.length <= 64 && durationSyntax.test(text)
const durationSyntax = /^[+-]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|ms|s|m|h))+$/
