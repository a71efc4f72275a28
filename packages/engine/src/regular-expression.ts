import { RE2JS, RE2JSException } from 're2js'
import { type Meter, spend } from './meter.ts'

/** Whether the text has a match anywhere; takes its steps from the meter. */
export type RegularExpression = (text: string, meter: Meter) => boolean

/**
 * A pattern in the syntax of RE2, or why there is none. Takes time in proportion to the text,
 * whatever the pattern: all ways to read the text are followed side by side, each once for a
 * character. RE2JS reads the pattern but does not run it: its automaton keeps megabytes for each
 * pattern, and what it takes depends on what it was asked before.
 */
export function regularExpression(pattern: string): RegularExpression | string {
  const known = compiled.get(pattern)
  if (known !== undefined) return known

  const expression = compile(pattern)
  if (compiled.size >= compiledMax) compiled.clear()
  compiled.set(pattern, expression)
  return expression
}

const compiled = new Map<string, RegularExpression | string>()
const compiledMax = 500

function compile(pattern: string): RegularExpression | string {
  try {
    return matcherOf(RE2JS.compile(pattern).re2().prog)
  } catch (error) {
    if (error instanceof RE2JSException) return error.message
    throw error
  }
}

/** What is read of the library's program; its instructions are those of RE2 and of Go. */
interface Program {
  readonly inst: readonly Instruction[]
  readonly start: number
  /** What has to hold where a match begins. */
  startCond(): number
}

interface Instruction {
  readonly op: number
  readonly out: number
  readonly arg: number
  matchRune(rune: number): boolean
}

const [ALT, ALT_MATCH, CAPTURE, EMPTY_WIDTH, MATCH, NOP] = [1, 2, 3, 4, 6, 7]
const [RUNE, RUNE_ANY, RUNE_ANY_NOT_NEWLINE] = [8, 10, 11]
const BEGIN_TEXT = 4

function matcherOf(program: Program): RegularExpression {
  const isAnchored = (program.startCond() & BEGIN_TEXT) !== 0
  return (text, meter) => {
    spend(meter, 1 + (program.inst.length >> 4))
    // The character at which each instruction was last reached, so that none is followed twice.
    const reached = new Int32Array(program.inst.length).fill(-1)
    let before = -1
    let pending: number[] = []
    for (let at = 0; ; ) {
      if (!isAnchored || at === 0) pending.push(program.start)
      if (pending.length === 0) return false

      const rune = text.codePointAt(at) ?? -1
      const place = { rune, at, edges: edgesBetween(before, rune) }
      const next = follow(program.inst, { pending, reached, place }, meter)
      if (next === null) return true
      if (rune < 0) return false
      pending = next
      before = rune
      at += rune > 0xffff ? 2 : 1
    }
  }
}

interface Threads {
  readonly pending: number[]
  readonly reached: Int32Array
  readonly place: { readonly rune: number; readonly at: number; readonly edges: number }
}

/** Where the threads are after the character; null when one has matched. */
function follow(
  program: readonly Instruction[],
  { pending, reached, place }: Threads,
  meter: Meter,
): number[] | null {
  const { rune, at, edges } = place
  const next: number[] = []
  let steps = 1
  for (let pc = pending.pop(); pc !== undefined; pc = pending.pop()) {
    steps++
    const instruction = program[pc]
    if (instruction === undefined || reached[pc] === at) continue

    reached[pc] = at
    const { op, out, arg } = instruction
    if (op === MATCH) return null
    if (op === ALT || op === ALT_MATCH) pending.push(arg, out)
    else if (op === CAPTURE || op === NOP) pending.push(out)
    else if (op === EMPTY_WIDTH && (arg & ~edges) === 0) pending.push(out)
    else if (op >= RUNE && rune >= 0 && accepts(instruction, rune)) next.push(out)
  }
  spend(meter, steps)
  return next
}

const accepts = (instruction: Instruction, rune: number): boolean =>
  instruction.op === RUNE_ANY ||
  (instruction.op === RUNE_ANY_NOT_NEWLINE ? rune !== newline : instruction.matchRune(rune))

const newline = 10

/** What holds between two characters, as RE2 numbers it; −1 is none, at an end of the text. */
function edgesBetween(before: number, after: number): number {
  const lineBegins = before < 0 || before === newline ? 1 : 0
  const lineEnds = after < 0 || after === newline ? 2 : 0
  const textBegins = before < 0 ? BEGIN_TEXT : 0
  const textEnds = after < 0 ? 8 : 0
  const word = isWord(before) === isWord(after) ? 32 : 16
  return lineBegins | lineEnds | textBegins | textEnds | word
}

const isWord = (rune: number): boolean =>
  (rune >= 97 && rune <= 122) ||
  (rune >= 65 && rune <= 90) ||
  (rune >= 48 && rune <= 57) ||
  rune === 95
