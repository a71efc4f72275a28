/**
 * The line, from 1, on which the value of a JSON pointer starts, or where there is no such value the
 * nearest one around it. The text must be JSON; it is not checked again.
 */
export function lineOf(text: string, pointer: string): number {
  const wanted = pointer.split('/').slice(1)
  const scan: Scan = { wanted, open: [], line: 1, found: 1, depth: -1 }
  let from = 0
  for (const token of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g)) {
    scan.line += newlines(text, from, token.index)
    from = token.index
    step(scan, token[0])
  }
  return scan.found
}

interface Scan {
  readonly wanted: readonly string[]
  /** The objects and lists around the next token, outermost first. */
  readonly open: { readonly isList: boolean; key: string; index: number; isKeyNext: boolean }[]
  line: number
  /** The line of the deepest value on the way, and how deep that is. */
  found: number
  depth: number
}

function step(scan: Scan, token: string): void {
  const around = scan.open.at(-1)
  if (token === '}' || token === ']') scan.open.pop()
  else if (token === ':') return
  else if (token === ',' && around) {
    around.index += 1
    around.isKeyNext = !around.isList
  } else if (around?.isKeyNext) {
    around.key = String(JSON.parse(token))
    around.isKeyNext = false
  } else {
    meet(scan)
    if (token === '{' || token === '[')
      scan.open.push({ isList: token === '[', key: '', index: 0, isKeyNext: token === '{' })
  }
}

/** Notes the line of the value that starts here when it lies on the way to the one wanted. */
function meet(scan: Scan): void {
  const { open, wanted } = scan
  if (open.length <= scan.depth || open.length > wanted.length) return
  const isOnTheWay = open.every(
    ({ isList, key, index }, level) => (isList ? String(index) : escaped(key)) === wanted[level],
  )
  if (!isOnTheWay) return
  scan.found = scan.line
  scan.depth = open.length
}

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

function newlines(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) {
    count += 1
  }
  return count
}
