import type { Permission } from './model.ts'
import { covers, parsePermission } from './pattern.ts'

/** The closed set of permissions of a tenant, numbered in the order of their keys. */
export interface Catalogue {
  readonly permissions: readonly Permission[]
  readonly keys: readonly string[]
  /** The product of each permission, by number. */
  readonly products: readonly string[]
  readonly numbers: ReadonlyMap<string, number>
  /** Numbers of the permissions that a pattern covers, ascending. */
  expand(pattern: string): readonly number[]
  /** The same, with all that they imply, transitively. */
  expandImplied(pattern: string): readonly number[]
}

export function makeCatalogue(permissions: readonly Permission[]): Catalogue {
  const byKey = new Map(permissions.map((permission) => [permission.key, permission]))
  const keys = [...byKey.keys()].sort(byCodeUnit)
  const numbers = new Map(keys.map((key, number) => [key, number]))
  const implied = keys.map((key) => numbersOf(byKey.get(key)?.implies ?? [], numbers))
  const groups = groupByPrefix(keys)
  const all = keys.map((_, number) => number)

  const expand = remember((pattern) => {
    const exact = numbers.get(pattern)
    if (exact !== undefined) return [exact]
    const candidates = groups.get(literalPrefix(pattern)) ?? (startsWild(pattern) ? all : [])
    return candidates.filter((number) => covers(pattern, keys[number] ?? ''))
  })

  return {
    permissions: [...byKey.values()],
    keys,
    products: keys.map((key) => parsePermission(key)?.product ?? ''),
    numbers,
    expand,
    expandImplied: remember((pattern) => closure(expand(pattern), implied)),
  }
}

export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** More patterns than tenants have; writers may try any number of others. */
const rememberedMax = 10_000

function remember(
  work: (pattern: string) => readonly number[],
): (pattern: string) => readonly number[] {
  const known = new Map<string, readonly number[]>()
  return (pattern) => {
    const before = known.get(pattern)
    if (before !== undefined) return before
    const numbers = work(pattern)
    if (known.size >= rememberedMax) known.clear()
    known.set(pattern, numbers)
    return numbers
  }
}

function closure(
  start: readonly number[],
  implied: readonly (readonly number[])[],
): readonly number[] {
  if (start.every((number) => implied[number]?.length === 0)) return start

  const reached = new Set(start)
  for (const number of reached) for (const next of implied[number] ?? []) reached.add(next)
  return [...reached].sort((a, b) => a - b)
}

function numbersOf(keys: readonly string[], numbers: ReadonlyMap<string, number>): number[] {
  return keys.flatMap((key) => numbers.get(key) ?? [])
}

/** Numbers under `product` and under `product/resource`, so that few keys are tried per pattern. */
function groupByPrefix(keys: readonly string[]): ReadonlyMap<string, number[]> {
  const groups = new Map<string, number[]>()
  const add = (prefix: string, number: number): void => {
    const group = groups.get(prefix)
    if (group === undefined) groups.set(prefix, [number])
    else group.push(number)
  }

  keys.forEach((key, number) => {
    const parts = parsePermission(key)
    if (parts === null) return
    add(parts.product, number)
    add(`${parts.product}/${parts.resource}`, number)
  })
  return groups
}

function literalPrefix(pattern: string): string {
  const parts = parsePermission(pattern)
  if (parts === null || parts.product.endsWith('*')) return ''
  return parts.resource.endsWith('*') ? parts.product : `${parts.product}/${parts.resource}`
}

const startsWild = (pattern: string): boolean =>
  pattern === '*' || (parsePermission(pattern)?.product.endsWith('*') ?? false)
