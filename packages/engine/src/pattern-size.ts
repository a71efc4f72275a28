/**
 * No less than the number of instructions that a pattern in the syntax of RE2 compiles to, read off
 * its text: each repetition is written out, so that `.{1000}` is known for what it is before it is
 * compiled. A range that is to be read without regard to case counts by how far it reaches, since
 * all of it is looked through.
 */
export function patternSize(pattern: string): number {
  const isFolded = foldFlag.test(pattern)
  const groups: Group[] = [{ total: 0, last: 0 }]
  for (const match of pattern.matchAll(tokens)) {
    const [token, least] = match
    const group = groups.at(-1) ?? { total: 0, last: 0 }
    if (token === '(') {
      groups.push({ total: 2, last: 0 })
      if (groups.length > groupsMax) return Infinity
    } else if (token === ')' && groups.length > 1) {
      groups.pop()
      append(groups.at(-1) ?? group, group.total)
    } else if (least !== undefined) {
      repeat(group, Math.max(Number(least), Number(match[2] ?? 0), 1))
    } else {
      append(group, instructionsOf(token))
      group.total += readingOf(token, isFolded)
    }
  }
  return groups.reduce((sum, { total }) => sum + total, 0)
}

/** What a group comes to so far, and the part of it that a repetition after it repeats. */
interface Group {
  total: number
  last: number
}

const groupsMax = 100
const foldFlag = /\(\?[a-zA-Z]*i/

/** A literal text, an escape, a class, a repetition, or one character. */
const tokens =
  /\\Q.*?(?:\\E|$)|\\x\{\w*\}|\\[pP]\{\^?\w*\}|\\.|\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*\]|\{(\d+)(?:,(\d*))?\}|./gsu

function append(group: Group, size: number): void {
  group.total += size
  group.last = size
}

/** Each copy may be one that can be left out, which is one instruction more. */
function repeat(group: Group, times: number): void {
  const copies = (group.last + 1) * times
  group.total += copies - group.last
  group.last = copies
}

const instructionsOf = (token: string): number => (token.startsWith('\\Q') ? token.length : 1)

/** What it takes to read a class, beside the instruction that it becomes. */
function readingOf(token: string, isFolded: boolean): number {
  const properties = token.match(/\\[pP]/gu)?.length ?? 0
  const reading = 60 * properties + (token.length >> 2)
  return isFolded && token.startsWith('[') ? reading + reachOf(token) / 50 : reading
}

/** The sum of the characters at which ranges end. */
function reachOf(token: string): number {
  let reach = 0
  for (const [, hexadecimal, character] of token.matchAll(rangeEnds)) {
    reach += hexadecimal ? Number.parseInt(hexadecimal, 16) : (character?.codePointAt(0) ?? 0)
  }
  return reach
}

const rangeEnds = /-(?:\\x\{?([0-9A-Fa-f]+)|([^\]]))/gu
