import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describedRoutes } from '@castellan/server/routes'
import { generate } from './generate.ts'

const root = new URL('../../../', import.meta.url)

const { version }: { version: string } = JSON.parse(
  readFileSync(new URL('server/package.json', root), 'utf8'),
)
const files = await generate(describedRoutes(), version)
const stale = Object.entries(files).filter(([path, text]) => current(path) !== text)

if (process.argv.includes('--check')) refuse(stale.map(([path]) => path))
else for (const [path, text] of stale) write(path, text)

function current(path: string): string | undefined {
  try {
    return readFileSync(new URL(path, root), 'utf8')
  } catch {
    // Not there yet, so it is stale like any other that differs.
    return undefined
  }
}

function write(path: string, text: string): void {
  const file = new URL(path, root)
  mkdirSync(dirname(file.pathname), { recursive: true })
  writeFileSync(file, text)
  process.stdout.write(`${path}\n`)
}

function refuse(paths: readonly string[]): void {
  if (paths.length === 0) return
  for (const path of paths) process.stderr.write(`${path} is stale: run npm run generate\n`)
  process.exitCode = 1
}
