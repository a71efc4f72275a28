import { covers, parsePermission } from '@castellan/engine'

/** How many slips of the pen there may be between what was written and what was meant. */
const slipsMax = 3
const namesMax = 3
/** Further ones are told without a guess, so that a long list of nonsense costs little. */
const guessesMax = 20

/**
 * Tells of each pattern that covers nothing of the catalogue, and of those in the catalogue that
 * are spelled nearly the same: most often it is a typing error.
 */
export function undeclared(patterns: readonly string[], catalogue: readonly string[]): string[] {
  return patterns
    .filter((pattern) => !catalogue.some((key) => covers(pattern, key)))
    .map((pattern, at) => {
      const nearest = at < guessesMax ? nearestTo(pattern, catalogue) : []
      const guess = nearest.length > 0 ? `; did you mean ${listed(nearest)}?` : ''
      const what = pattern.includes('*') ? `a permission that ${pattern} covers` : pattern
      return `No manifest declares ${what}${guess}`
    })
}

/** At most three names of the catalogue, nearest first; in the form of the pattern. */
function nearestTo(pattern: string, catalogue: readonly string[]): string[] {
  const names = new Set(catalogue.map((key) => likened(key, pattern)))
  return [...names]
    .map((name) => ({ name, slips: slipsBetween(pattern, name) }))
    .filter(({ slips }) => slips <= slipsMax)
    .sort((one, other) => one.slips - other.slips || (one.name < other.name ? -1 : 1))
    .slice(0, namesMax)
    .map(({ name }) => name)
}

/** The key with the parts that the pattern leaves open left open too. */
function likened(key: string, pattern: string): string {
  const [named, open] = [parsePermission(key), parsePermission(pattern)]
  if (!named || !open || !pattern.includes('*')) return key
  const part = (name: 'product' | 'resource' | 'action') =>
    open[name].endsWith('*') ? open[name] : named[name]
  return `${part('product')}/${part('resource')}:${part('action')}`
}

/** Letters to change, add or leave out (Levenshtein); more than the most that counts is not counted. */
function slipsBetween(one: string, other: string): number {
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
