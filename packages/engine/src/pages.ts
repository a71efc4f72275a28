/** Pages of whole numbers, filled one after the other and shared by all descendants of a snapshot. */
export interface Pages {
  page: Int32Array
  used: number
}

/** Where some numbers are: those of `words` from `base` on, before `end`. */
export interface Place {
  readonly words: Int32Array
  readonly base: number
  readonly end: number
}

/** Numbers per page at most, unless one piece is longer; a page lives as long as any piece on it. */
const most = 4096
const least = 256

export const noPages = (): Pages => ({ page: new Int32Array(0), used: 0 })

/** Writes the numbers behind those that are there already, which stay where and what they are. */
export function place(pages: Pages, numbers: readonly number[]): Place {
  if (pages.used + numbers.length > pages.page.length) {
    const length = Math.min(Math.max(2 * pages.page.length, least), most)
    pages.page = new Int32Array(Math.max(length, numbers.length))
    pages.used = 0
  }
  const { page, used } = pages
  page.set(numbers, used)
  pages.used += numbers.length
  return { words: page, base: used, end: pages.used }
}

/** The numbers on a page of their own. */
export const apart = (numbers: readonly number[]): Place => ({
  words: Int32Array.from(numbers),
  base: 0,
  end: numbers.length,
})
