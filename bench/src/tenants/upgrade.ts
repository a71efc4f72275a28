import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Deployment } from '../server/deployment.ts'

const shipped = fileURLToPath(new URL('../../../manifests/', import.meta.url))

const manifest = `manifest: 1
slug: bench
products:
  bench:
    figures: [read, write]
roles:
  - { code: bench-reader, permissions: ['bench/figures:read'] }
`

/** The settings of a server of a version that ships one manifest more. */
export function upgraded({
  place,
  settings,
}: {
  readonly place: Deployment
  readonly settings: NodeJS.ProcessEnv
}): { readonly settings: NodeJS.ProcessEnv } {
  const folder = join(place.directory, 'manifests')
  mkdirSync(folder)
  for (const name of readdirSync(shipped).filter((file) => file.endsWith('.yaml')))
    copyFileSync(join(shipped, name), join(folder, name))
  writeFileSync(join(folder, 'bench.yaml'), manifest)
  return { settings: { ...settings, CASTELLAN_MANIFESTS: folder } }
}
