import {
  check,
  compile,
  explain,
  explanationJson,
  readRequests,
  readWorld,
  WorldError,
} from '@castellan/engine'
import { UsageFailure } from './failure.ts'
import { nameOf, readText } from './files.ts'
import { lineOf } from './json-line.ts'
import { note } from './output.ts'

export interface DecideOptions {
  readonly world: string
  readonly requests: string
  readonly explain?: boolean
}

/**
 * Decides every request over a world file, one line of JSON each, in their order. World and requests
 * are read to the last line before the first answer.
 */
export function decide(options: DecideOptions): void {
  if (options.world === '-' && options.requests === '-')
    throw new UsageFailure('castellan: the world and the requests cannot both be standard input')
  const text = readText(options.world)
  const world = reading(options.world, text, () => readWorld(text))
  const lines = readText(options.requests)
  const requests = reading(options.requests, '', () => readRequests(lines, world))
  for (const warning of world.warnings) note(`${nameOf(options.world)}: warning: ${warning}`)

  const snapshot = compile(world.tenant)
  printLines(requests, ({ id, request }) => {
    if (!options.explain) {
      const { effect, reason } = check(snapshot, request)
      return JSON.stringify({ id, effect, reason })
    }
    const explanation = explanationJson(explain(snapshot, request))
    const { effect, reason } = explanation
    return JSON.stringify({ id, effect, reason, explanation })
  })
}

/** A world error has the line when the text was at fault; when its meaning was, the pointer leads there. */
function reading<T>(path: string, text: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof WorldError)) throw error
    const line = error.line ?? lineOf(text, error.pointer)
    const where = `${nameOf(path)}:${line}`
    throw new UsageFailure([where, error.pointer, error.message].filter(Boolean).join(' '))
  }
}

const linesAtOnce = 1000

function printLines<T>(values: readonly T[], toLine: (value: T) => string): void {
  for (let from = 0; from < values.length; from += linesAtOnce) {
    const lines = values.slice(from, from + linesAtOnce).map((value) => `${toLine(value)}\n`)
    process.stdout.write(lines.join(''))
  }
}
