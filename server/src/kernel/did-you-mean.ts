const namesMax = 3

/** The end of a sentence that asks for a name spelled nearly the same; empty when there is none. */
export function didYouMean(text: string, names: readonly string[]): string {
  const nearest = nearestTo(text, names)
  return nearest.length > 0 ? `; did you mean ${listed(nearest)}?` : ''
}

/** At most three of the names, nearest first. */
function nearestTo(text: string, names: readonly string[]): string[] {
  const slipsMax = slipsOf(text)
  return [...new Set(names)]
    .map((name) => ({ name, slips: slipsBetween(text, name, slipsMax) }))
    .filter(({ slips }) => slips <= slipsMax)
    .sort((one, other) => one.slips - other.slips || (one.name < other.name ? -1 : 1))
    .slice(0, namesMax)
    .map(({ name }) => name)
}

/** So many letters may be wrong of a name, and one at least; in the longest ones three. */
const slipsOf = (name: string): number => Math.min(3, Math.max(1, Math.floor(name.length / 6)))

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
