import { createHash } from 'node:crypto'

/** Of the characters of a file's name; systems take some 255, and a kind of file ends it. */
const lengthMax = 200

const percent = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`

/**
 * How things are called in a directory by their names, one step for each: every thing by a path of
 * its own, also where the case of letters does not count; none hidden, none too long, and none
 * ending in `.test`, which is another kind of file.
 */
export function filePaths(names: readonly (readonly string[])[]): readonly string[][] {
  const paths = names.map((steps) => steps.map(plain))
  const spellings = new Map<string, Set<string>>()
  for (const path of paths)
    for (const [index, step] of path.entries()) {
      const place = placeOf(path, index)
      spellings.set(place, (spellings.get(place) ?? new Set()).add(step))
    }
  const isShared = (path: readonly string[], index: number) =>
    (spellings.get(placeOf(path, index))?.size ?? 0) > 1
  return paths.map((path) =>
    path.map((step, index) => {
      const told = isShared(path, index) ? step.replace(escapeOrCapital, lowered) : step
      return told.length <= lengthMax ? told : cut(step)
    }),
  )
}

/** The name that a step of a path stands for; undefined where it was cut, or is none. */
export function nameOfStep(step: string): string | undefined {
  if (step.includes('~')) return undefined
  try {
    return decodeURIComponent(step)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}

const placeOf = (path: readonly string[], index: number): string =>
  path
    .slice(0, index + 1)
    .join('/')
    .toLowerCase()

/** Hidden, or no name at all; cases; what some systems drop; and what some keep for devices. */
const plain = (name: string): string =>
  encodeURIComponent(name)
    .replace(/[!'()*~]/g, percent)
    .replace(/^\.|\.(?=(?:test)?$)/g, percent)
    .replace(/^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i, (word) => percent(word) + word.slice(1))

const escapeOrCapital = /%[0-9A-F]{2}|[A-Z]/g

const lowered = (found: string): string => (found.length === 1 ? percent(found) : found)

const cut = (step: string): string =>
  `${step.slice(0, lengthMax - 20)}~${createHash('sha256').update(step).digest('hex').slice(0, 16)}`
