import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StartFailure } from '../../kernel/start-failure.ts'
import { type Manifest, ManifestError, parseManifest } from './manifest.ts'

const shipped = fileURLToPath(new URL('../../../../manifests/', import.meta.url))

/** Castellan's own manifest comes first: the others' groups may build on its roles. */
const first = 'access-manager.yaml'

/** The manifests of a folder, the shipped one unless another is named. Throws `StartFailure`. */
export function readManifests(folder = shipped): Manifest[] {
  return filesOf(folder)
    .sort((one, other) => Number(other === first) - Number(one === first) || (one < other ? -1 : 1))
    .map((file) => read(join(folder, file)))
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => /\.ya?ml$/.test(file))
  } catch (error) {
    throw new StartFailure(`The folder of manifests ${folder} cannot be read`, error)
  }
}

function read(file: string): Manifest {
  try {
    return parseManifest(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof ManifestError) throw new StartFailure(`${file}: ${error.message}`, error)
    throw error
  }
}
