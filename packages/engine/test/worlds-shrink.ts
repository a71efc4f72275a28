import type { RequestLine, World } from './reference-world.ts'

/** A world and what is asked of it. */
export interface Case {
  world: World
  request: RequestLine
}

/**
 * The smallest case near this one that still fails: whatever can go without the failure going too
 * is taken out, until nothing can. A case that `fails` cannot even read must count as no failure.
 */
export function smallest(found: Case, fails: (smaller: Case) => boolean): Case {
  let current = found
  for (;;) {
    const smaller = withoutOnePart(current).find(fails)
    if (!smaller) return current
    current = smaller
  }
}

/** Every case that lacks one element of one list or one member of one object, large parts first. */
function withoutOnePart(whole: Case): Case[] {
  const paths = pathsOf(whole).filter((path) => path.length > 1)
  return paths
    .sort((left, right) => left.length - right.length)
    .map((path) => {
      const copy = structuredClone(whole)
      removeAt(copy, path)
      return copy
    })
}

type Path = (string | number)[]

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
  const members = new Map<string | number, unknown>(Object.entries(value))
  return [path, ...keys.flatMap((key) => pathsOf(members.get(String(key)), [...path, key]))]
}

function removeAt(value: unknown, [key, ...rest]: Path): void {
  if (typeof value !== 'object' || value === null || key === undefined) return
  if (rest.length > 0) {
    removeAt(Object.entries(value).find(([name]) => name === String(key))?.[1], rest)
    return
  }
  if (Array.isArray(value)) value.splice(Number(key), 1)
  else Reflect.deleteProperty(value, key)
}
