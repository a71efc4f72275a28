import { fileURLToPath } from 'node:url'

const name = '@cerbos/cerbos-linux-x64'

/** Where the rival's program is. Throws where it is not installed, as on other platforms. */
export const cerbosBinary = (): string => fileURLToPath(import.meta.resolve(name))

export function hasCerbos(): boolean {
  try {
    return cerbosBinary() !== ''
  } catch {
    return false
  }
}
