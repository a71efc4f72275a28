import { fits, type PermissionParts, parsePermission } from '@castellan/engine'
import { didYouMean } from '../../kernel/did-you-mean.ts'

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
      const candidates = at < guessesMax ? catalogue.map((key) => likened(key, pattern)) : []
      const guess = didYouMean(pattern, candidates)
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

/** The key with the parts that the pattern leaves open left open too. */
function likened(key: string, pattern: string): string {
  if (!pattern.includes('*')) return key
  const [declared, open] = [parsePermission(key), parsePermission(pattern)]
  if (!declared || !open) return key
  const part = (name: keyof PermissionParts) =>
    open[name].endsWith('*') ? open[name] : declared[name]
  return `${part('product')}/${part('resource')}:${part('action')}`
}
