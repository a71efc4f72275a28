import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseFile, type Read } from '@castellan/server/configuration'
import { type Manifest, ManifestError, parseManifest } from '@castellan/server/manifest'
import { UsageFailure } from './failure.ts'
import { nameOf, readText, reasonOf } from './files.ts'

/** Paths of the manifests of a directory in the order of their names, or that of a single one. */
export function manifestsAt(path: string): string[] {
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

/** The manifest in a file. Throws `UsageFailure` with file and line of what is wrong. */
export const readManifestAt = (path: string): Manifest => manifestIn(path, readText(path))

/** Manifests as the configuration that they are, with file and line of what lies in it. */
export function manifestsRead(paths: readonly string[]): Read {
  const sources = paths.map((path) => ({ path: nameOf(path), text: readText(path) }))
  return {
    configuration: {
      format: 1,
      manifests: sources.map(({ path, text }) => ({ ...manifestIn(path, text) })),
    },
    placeOf: ([, index, ...inside]) => {
      const { path, text } = sources[Number(index)] ?? { path: sources[0]?.path ?? '', text: '' }
      return { path, line: parseFile(path, text).lineOf(inside) }
    },
  }
}

function manifestIn(path: string, text: string): Manifest {
  try {
    return parseManifest(text)
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error
    const { line, pointer, reason } = error
    throw new UsageFailure(
      [`${nameOf(path)}:${line ?? 1}`, pointer, reason].filter(Boolean).join(' '),
    )
  }
}
