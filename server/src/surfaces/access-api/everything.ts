import type { Page } from '../../kernel/page.ts'

const atOnce = 1000

/** Every one of a list, which a service gives page by page. */
export async function everything<T>(
  list: (query: { page: number; limit: number; after?: string }) => Promise<Page<T>>,
): Promise<T[]> {
  const all: T[] = []
  let next: string | null = null
  do {
    const page: Page<T> = await list({
      page: 1,
      limit: atOnce,
      ...(next !== null && { after: next }),
    })
    all.push(...page.items)
    next = page.next
  } while (next !== null)
  return all
}
