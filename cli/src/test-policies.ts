import { writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { type Outcome, readSuite, runSuite } from '@castellan/server/decision-cases'
import { worldOf } from '@castellan/server/decision-world'
import { readManifests } from '@castellan/server/manifests'
import { filesBelow, placed, readDirectory, rootOf } from './directory.ts'
import { UsageFailure } from './failure.ts'
import { readText } from './files.ts'
import { printable } from './output.ts'

export interface TestOptions {
  readonly junit?: string
  readonly manifests?: string
}

interface Result {
  readonly path: string
  readonly outcomes: readonly Outcome[]
}

/**
 * Decides the cases that are kept beside policies, over what the files of their configuration make,
 * without a server and with the clock standing still. Exits 1 when one is not as expected.
 */
export function testPolicies(path: string, options: TestOptions): void {
  const root = rootOf(path)
  const below = relative(root, resolve(path))
  const suites = filesBelow(root).filter(
    (file) => /\.test\.ya?ml$/.test(file) && isBelow(file, below),
  )
  if (suites.length === 0) throw new UsageFailure(`${path}: holds no cases (*.test.yaml)`)
  const { configuration } = readDirectory(root)
  const shipped = readManifests(options.manifests)
  const results = suites.map((file): Result => {
    const suite = placed(root, () => readSuite(file, readText(join(root, file))))
    const tenant = worldOf({ configuration, shipped, personas: suite.actors })
    return { path: file, outcomes: runSuite(suite, tenant) }
  })
  process.stdout.write(`${told(results)}\n`)
  if (options.junit !== undefined) writeFileSync(options.junit, junit(results))
  process.exitCode = results.some(hasFault) ? 1 : 0
}

const isBelow = (file: string, directory: string): boolean =>
  directory === '' || file === directory || file.startsWith(`${directory}/`)

const hasFault = ({ outcomes }: Result): boolean => outcomes.some(({ faults }) => faults.length > 0)

function told(results: readonly Result[]): string {
  const lines = results.flatMap(({ path, outcomes }) =>
    outcomes.flatMap(({ name, faults }) => [
      printable(`${faults.length === 0 ? 'ok' : 'not ok'} ${path} › ${name}`),
      ...faults.map((fault) => printable(`  ${fault}`)),
    ]),
  )
  const all = results.flatMap(({ outcomes }) => outcomes)
  const failed = all.filter(({ faults }) => faults.length > 0).length
  return [...lines, `${all.length - failed} passed, ${failed} failed`].join('\n')
}

/** The shape that build servers read. */
function junit(results: readonly Result[]): string {
  const suites = results.map(({ path, outcomes }) => {
    const failures = outcomes.filter(({ faults }) => faults.length > 0).length
    const cases = outcomes.map(({ name, faults }) =>
      faults.length === 0
        ? `    <testcase name="${escaped(name)}"/>`
        : `    <testcase name="${escaped(name)}"><failure message="${escaped(faults.join('; '))}"/></testcase>`,
    )
    const head = `  <testsuite name="${escaped(path)}" tests="${outcomes.length}" failures="${failures}">`
    return [head, ...cases, '  </testsuite>'].join('\n')
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('\n')}\n</testsuites>\n`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

const escaped = (text: string): string =>
  printable(text).replace(/[&<>"]/g, (character) => entities[character] ?? character)
