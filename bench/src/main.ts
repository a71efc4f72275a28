import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { listOf, passes, type Row, tableOf } from './table.ts'

/** Each part of the benchmark, loaded only when it is asked for. */
const parts: Readonly<Record<string, () => Promise<() => Promise<readonly Row[]>>>> = {
  engine: async () => (await import('./engine.ts')).engineRows,
}

const { values } = parseArgs({
  options: { only: { type: 'string' }, json: { type: 'string' } },
})
if (values.only !== undefined && !Object.hasOwn(parts, values.only)) {
  throw new Error(`--only is one of ${Object.keys(parts).join(', ')}`)
}

console.log(`node ${process.version}, ${availableParallelism()} cores, ${cpus()[0]?.model ?? ''}`)
const rows: Row[] = []
for (const [name, load] of Object.entries(parts)) {
  if (values.only !== undefined && values.only !== name) continue
  const measure = await load()
  rows.push(...(await measure()))
}

console.log(`\n${tableOf(rows)}\n`)
if (values.json !== undefined) {
  writeFileSync(values.json, `${JSON.stringify(listOf(rows), null, 2)}\n`)
}
if (!rows.every(passes)) console.log('Some figures miss their bar.')
