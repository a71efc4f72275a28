import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import type { Figure } from './figure.ts'
import { tableOf } from './table.ts'

/** Each part of the benchmark, loaded only when it is asked for. */
const parts: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  engine: async () => (await import('./engine.ts')).engineFigures(),
  server: async () => (await import('./server/figures.ts')).serverFigures(),
  cerbos: async () => (await import('./server/cerbos.ts')).cerbosFigures(),
  tenants: async () => (await import('./tenants.ts')).tenantFigures(),
  users: async () => (await import('./users.ts')).userFigures(),
  lists: async () => (await import('./lists.ts')).listFigures(),
}

const { values } = parseArgs({
  options: { only: { type: 'string' }, json: { type: 'string' } },
})
if (values.only !== undefined && !Object.hasOwn(parts, values.only)) {
  throw new Error(`--only is one of ${Object.keys(parts).join(', ')}`)
}

const load = loadavg()[0]?.toFixed(1)
const model = cpus()[0]?.model ?? ''
console.log(`node ${process.version}, ${availableParallelism()} cores, ${model}, load ${load}`)
const figures: Figure[] = []
for (const [name, measure] of Object.entries(parts)) {
  if (values.only !== undefined && values.only !== name) continue
  figures.push(...(await measure()))
}

console.log(`\n${tableOf(figures)}\n`)
if (values.json !== undefined) {
  writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`)
}
if (!figures.every(({ pass }) => pass)) console.log('Some figures miss their bar.')
