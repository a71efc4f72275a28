import { styleText } from 'node:util'

const columns = { name: 7, call: 23, status: 4, outcome: 8 }
const indent = 2 + columns.name + columns.call + columns.status + columns.outcome
const widthMax = 100

/** One call as the reader sees it. */
export interface Line {
  readonly name: string
  readonly call: string
  readonly status: number
  readonly isAllowed: boolean
  readonly why: string
}

/** Writes the demo's pages: plain text of 100 columns, with colour on a terminal alone. */
export const page = {
  title: (text: string) => print(`\n${styleText('bold', text)}\n`),

  heading: (text: string) => print(`\n${styleText('bold', text)}`),

  /** Tells of something that happens between two calls. */
  tell: (text: string) =>
    print(
      wrapped(text, widthMax - 2)
        .map((each) => `  ${each}`)
        .join('\n'),
    ),

  row: (cells: readonly [string, string, string]) =>
    print(`  ${cells[0].padEnd(11)}${cells[1].padEnd(26)}${cells[2]}`),

  call({ name, call, status, isAllowed, why }: Line): void {
    const outcome = (isAllowed ? 'allowed' : 'refused').padEnd(columns.outcome)
    const [first = '', ...rest] = wrapped(why, widthMax - indent)
    print(
      `  ${name.padEnd(columns.name)}${call.padEnd(columns.call)}` +
        `${String(status).padEnd(columns.status)}` +
        `${styleText(isAllowed ? 'green' : 'red', outcome)}${styleText('dim', first)}`,
    )
    for (const line of rest) print(`${' '.repeat(indent)}${styleText('dim', line)}`)
  },

  /** Says that the story went another way. */
  differs: (text: string) => print(styleText('red', `  ^ ${text}`)),
}

const print = (text: string): void => void process.stdout.write(`${text}\n`)

/** Breaks a text between words, so that no line is longer than the width. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (longer.length > width && line !== '') lines.push(line)
    line = longer.length > width ? word : longer
  }
  return [...lines, line]
}
