import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import {
  FileError,
  fromFiles,
  isKind,
  isOfConfiguration,
  type Read,
} from '@castellan/server/configuration'
import { UsageFailure } from './failure.ts'
import { readText, reasonOf } from './files.ts'
import { manifestsAt, manifestsRead } from './manifests.ts'

const isYaml = (path: string): boolean => /\.ya?ml$/.test(path)

/** Every YAML file below a directory, by its path from there. Throws `UsageFailure`. */
export function filesBelow(directory: string): string[] {
  try {
    if (!statSync(directory).isDirectory()) throw new UsageFailure(`${directory}: is no directory`)
    return readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .filter(isYaml)
      .map((path) => path.split(sep).join('/'))
      .sort()
  } catch (error) {
    if (error instanceof UsageFailure) throw error
    throw new UsageFailure(`${directory}: ${reasonOf(error)}`)
  }
}

/**
 * What a path holds: the configuration in a directory, or a manifest, or a directory of manifests. Its
 * places are paths that the user knows. Throws `UsageFailure` with file and line of what is wrong.
 */
export function readWhole(path: string): Read {
  if (path === '-' || !statSync(path, { throwIfNoEntry: false })?.isDirectory())
    return manifestsRead(manifestsAt(path))
  if (!filesBelow(path).some(isOfConfiguration)) return manifestsRead(manifestsAt(path))
  const { configuration, placeOf } = readDirectory(path)
  return {
    configuration,
    placeOf: (steps) => {
      const { path: inside, line } = placeOf(steps)
      return { path: join(path, inside), line }
    },
  }
}

/** The configuration in a directory. Throws `UsageFailure` with file and line of what is wrong. */
export function readDirectory(directory: string): Read {
  const files = filesBelow(directory)
  const texts = new Map(files.map((path) => [path, readText(join(directory, path))]))
  return placed(directory, () => fromFiles(texts))
}

/** What goes wrong inside a file of the directory, told with the path that the user knows. */
export function placed<T>(directory: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    throw new UsageFailure(`${join(directory, error.path)}:${error.line} ${error.reason}`)
  }
}

/**
 * Writes the files, and takes away those of an earlier export that are no more; decision cases and
 * whatever else lies there stay.
 */
export function writeDirectory(directory: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(directory, { recursive: true })
  const before = filesBelow(directory)
  const isExport = before.includes('castellan.yaml')
  for (const path of isExport ? before : [])
    if (isOfConfiguration(path) && !files.has(path)) rmSync(join(directory, path))
  for (const [path, text] of files) {
    mkdirSync(dirname(join(directory, path)), { recursive: true })
    writeFileSync(join(directory, path), text)
  }
}

/**
 * The directory of the configuration that a path lies in: the nearest with a `castellan.yaml`, else
 * the one above the directory of a kind, else the directory itself.
 */
export function rootOf(path: string): string {
  const start = resolve(
    statSync(path, { throwIfNoEntry: false })?.isDirectory() ? path : dirname(path),
  )
  const above = ancestorsOf(start)
  const headed = above.find((at) => statSync(join(at, 'castellan.yaml'), { throwIfNoEntry: false }))
  const kind = above.find((at) => isKind(basename(at)))
  return headed ?? (kind === undefined ? start : dirname(kind))
}

/** The directory and all that it lies in, the nearest first. */
function ancestorsOf(directory: string): string[] {
  const parent = dirname(directory)
  return parent === directory ? [directory] : [directory, ...ancestorsOf(parent)]
}
