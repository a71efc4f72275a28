import type { List } from './questions.ts'

/** What one way to ask for a list took. */
export interface Timed {
  readonly what: string
  readonly p95Milliseconds: number
  readonly total: number
}

interface Page {
  readonly items: readonly unknown[]
  readonly total?: number
  readonly next?: string | null
}

/** Asks for what is there, and answers with its text. */
export type Ask = (path: string) => Promise<string>

const callsMin = 100
const warmUpCalls = 5
/** A way that is this slow misses its bar whatever follows; its calls end early. */
const millisecondsMax = 10_000
const limit = 50

/** Asks for a list in every way: first page, last page, and after a cursor, with each filter. */
export async function timeList(list: List, ask: Ask): Promise<Timed[]> {
  const timed: Timed[] = []
  for (const filter of list.filters) {
    const what = Object.entries(filter).map(([name, value]) => `${name}=${value}`)
    const first = await timeWay(list, ask, { what: what.join(), query: filter })
    timed.push(first.timed)
    if (!list.isPaged || first.timed.total <= limit) continue
    const page = String(Math.floor((first.timed.total - 1) / limit))
    const deep = await timeWay(list, ask, {
      what: [...what, `page=${page}`].join(),
      query: { ...filter, page, limit: String(limit) },
    })
    timed.push(deep.timed)
    if (!deep.next) continue
    const { next } = deep
    const query = { ...filter, after: next, limit: String(limit) }
    timed.push((await timeWay(list, ask, { what: [...what, 'after'].join(), query })).timed)
  }
  return timed
}

interface Way {
  readonly what: string
  readonly query: Readonly<Record<string, string>>
}

async function timeWay(
  { path }: List,
  ask: Ask,
  { what, query }: Way,
): Promise<{ timed: Timed; next: string | null }> {
  const url = `${path}?${new URLSearchParams(query)}`
  const once = async (): Promise<Page> => JSON.parse(await ask(url))
  for (let call = 1; call < warmUpCalls; call += 1) await once()
  const page = await once()
  const p95Milliseconds = percentile(await callTimes(once, callsMin), 0.95)
  return { timed: { what, p95Milliseconds, total: page.total ?? 0 }, next: page.next ?? null }
}

/** Milliseconds of each of so many calls, one after another; of fewer when they take too long. */
export async function callTimes(call: () => Promise<unknown>, calls: number): Promise<number[]> {
  const times: number[] = []
  const end = performance.now() + millisecondsMax
  while (times.length < calls && performance.now() < end) {
    const start = performance.now()
    await call()
    times.push(performance.now() - start)
  }
  return times
}

/** What that share of them stays under. */
export const percentile = (times: readonly number[], share: number): number =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length * share)] ??
  Number.POSITIVE_INFINITY
