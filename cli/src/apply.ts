import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Manifest, ManifestError, parseManifest } from '@castellan/server/manifest'
import { type ConnectionOptions, connected } from './connection.ts'
import { UsageFailure } from './failure.ts'
import { nameOf, readText, reasonOf } from './files.ts'
import { type PrintOptions, print } from './output.ts'

export type ApplyOptions = ConnectionOptions & PrintOptions

/**
 * Applies manifests, those of a directory in the order of their names. All are read before the first
 * is sent; the first that the server refuses ends it.
 */
export async function apply(paths: readonly string[], options: ApplyOptions): Promise<void> {
  const manifests = paths.flatMap(filesOf).map(read)
  const castellan = await connected(options)
  for (const manifest of manifests) {
    const { slug } = manifest
    const applied = await castellan.declarations.put({ path: { slug }, body: manifest })
    if (options.json) print(applied, options)
    else process.stdout.write(`${slug} ${applied.changed === false ? 'unchanged' : 'changed'}\n`)
  }
}

function filesOf(path: string): string[] {
  try {
    if (path === '-' || !statSync(path).isDirectory()) return [path]
    const names = readdirSync(path).filter((name) => /\.(ya?ml|json)$/.test(name))
    if (names.length === 0)
      throw new UsageFailure(`${path}: holds no manifest (.yaml, .yml, .json)`)
    return names.sort().map((name) => join(path, name))
  } catch (error) {
    if (error instanceof UsageFailure) throw error
    throw new UsageFailure(`${path}: ${reasonOf(error)}`)
  }
}

function read(path: string): Manifest {
  try {
    return parseManifest(readText(path))
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error
    const { line, pointer, reason } = error
    throw new UsageFailure(
      [`${nameOf(path)}:${line ?? 1}`, pointer, reason].filter(Boolean).join(' '),
    )
  }
}
