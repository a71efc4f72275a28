import { createHash } from 'node:crypto'
import type { Caller } from './caller.ts'

/** An answer of Castellan's about one token and one question. */
export interface Answer {
  readonly authorized: boolean
  readonly reason: string | null
  readonly caller: Caller
}

export interface DecisionCache {
  get(key: string): Answer | undefined
  /** Keeps an answer for the cache's time, and never beyond the end of the token. */
  put(key: string, answer: Answer): void
}

/** Tells tokens and questions apart without keeping a token in memory. */
export const cacheKey = (token: string, question: string): string =>
  createHash('sha256').update(token).update('\0').update(question).digest('base64')

/** Answers for a short while; the oldest makes room. */
export function decisionCache(
  { ttlSeconds, entriesMax }: { ttlSeconds: number; entriesMax: number },
  now: () => number,
): DecisionCache {
  const entries = new Map<string, { readonly answer: Answer; readonly until: number }>()

  return {
    get: (key) => {
      const entry = entries.get(key)
      if (entry && now() < entry.until) return entry.answer
      entries.delete(key)
      return undefined
    },
    put: (key, answer) => {
      const { exp } = answer.caller.claims
      const end = typeof exp === 'number' ? exp * 1000 : Number.POSITIVE_INFINITY
      entries.delete(key)
      entries.set(key, { answer, until: Math.min(now() + ttlSeconds * 1000, end) })
      for (const oldest of entries.keys()) {
        if (entries.size <= entriesMax) break
        entries.delete(oldest)
      }
    },
  }
}
