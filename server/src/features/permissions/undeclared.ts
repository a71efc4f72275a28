import { fits, type PermissionParts, parsePermission } from '@castellan/engine'

/** So many letters may be wrong of a name, and one at least; in the longest ones three. */
const slipsOf = (name: string): number => Math.min(3, Math.max(1, Math.floor(name.length / 6)))
const namesMax = 3
/** Further ones are told without a guess, so that a long list of nonsense costs little. */
const guessesMax = 10

/**
 * Tells of each pattern that covers nothing of the catalogue, and of those in the catalogue that
 * are spelled nearly the same: most often it is a typing error.
 */
export function undeclared(patterns: readonly string[], catalogue: readonly string[]): string[] {
  const keys = new Set(catalogue)
  const parsed = catalogue.flatMap((key) => parsePermission(key) ?? [])
  return patterns
    .filter((pattern) => !coversAny(pattern, keys, parsed))
    .map((pattern, at) => {
      const nearest = at < guessesMax ? nearestTo(pattern, catalogue) : []
      const guess = nearest.length > 0 ? `; did you mean ${listed(nearest)}?` : ''
      const what = pattern.includes('*') ? `a permission that ${pattern} covers` : pattern
      return `No manifest declares ${what}${guess}`
    })
}

/** As the engine's `covers`, over a catalogue that is read once for all patterns. */
function coversAny(
  pattern: string,
  keys: ReadonlySet<string>,
  parsed: readonly PermissionParts[],
): boolean {
  if (!pattern.includes('*')) return keys.has(pattern)
  if (pattern === '*') return keys.size > 0
  const wanted = parsePermission(pattern)
  return parsed.some(
    ({ product, resource, action }) =>
      wanted !== null &&
      fits(wanted.product, product) &&
      fits(wanted.resource, resource) &&
      fits(wanted.action, action),
  )
}

/** At most three names of the catalogue, nearest first; in the form of the pattern. */
function nearestTo(pattern: string, catalogue: readonly string[]): string[] {
  const slipsMax = slipsOf(pattern)
  const names = new Set(catalogue.map((key) => likened(key, pattern)))
  return [...names]
    .map((name) => ({ name, slips: slipsBetween(pattern, name, slipsMax) }))
    .filter(({ slips }) => slips <= slipsMax)
    .sort((one, other) => one.slips - other.slips || (one.name < other.name ? -1 : 1))
    .slice(0, namesMax)
    .map(({ name }) => name)
}

/** The key with the parts that the pattern leaves open left open too. */
function likened(key: string, pattern: string): string {
  if (!pattern.includes('*')) return key
  const [declared, open] = [parsePermission(key), parsePermission(pattern)]
  if (!declared || !open) return key
  const part = (name: keyof PermissionParts) =>
    open[name].endsWith('*') ? open[name] : declared[name]
  return `${part('product')}/${part('resource')}:${part('action')}`
}

/** Letters to change, add or leave out (Levenshtein); beyond the most it is only known to be more. */
function slipsBetween(one: string, other: string, slipsMax: number): number {
  if (Math.abs(one.length - other.length) > slipsMax) return slipsMax + 1
  let above = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1]
      const replaced = (above[column - 1] ?? 0) + (isSame ? 0 : 1)
      line[column] = Math.min(replaced, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1)
    }
    if (Math.min(...line) > slipsMax) return slipsMax + 1
    above = line
  }
  return above[other.length] ?? 0
}

const listed = (names: readonly string[]): string =>
  names.length === 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
