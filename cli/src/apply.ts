import { type ConnectionOptions, connected } from './connection.ts'
import { manifestsAt, readManifestAt } from './manifests.ts'
import { type PrintOptions, print, printable } from './output.ts'

export type ApplyOptions = ConnectionOptions & PrintOptions

/**
 * Applies manifests, those of a directory in the order of their names. All are read before the first
 * is sent; the first that the server refuses ends it.
 */
export async function apply(paths: readonly string[], options: ApplyOptions): Promise<void> {
  const manifests = paths.flatMap(manifestsAt).map(readManifestAt)
  const castellan = await connected(options)
  for (const manifest of manifests) {
    const { slug } = manifest
    const applied = await castellan.declarations.put({ path: { slug }, body: manifest })
    if (options.json) {
      print(applied, options)
      continue
    }
    process.stdout.write(`${slug} ${applied.changed === false ? 'unchanged' : 'changed'}\n`)
    for (const warning of applied.warnings) process.stdout.write(`${printable(`! ${warning}`)}\n`)
  }
}
