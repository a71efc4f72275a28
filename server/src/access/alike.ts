import { type Commons, makeCommons } from '@castellan/engine'
import { LRUCache } from 'lru-cache'
import type { ReadState } from './store.ts'

/**
 * What tenants say alike, by the shipped manifests above all, and what is compiled of it: in memory
 * once, however many of them are open. None of it tells of a tenant what another does not say too.
 */
export interface Alike {
  /** What the text of a state says: for the same text the same object, which nobody can change. */
  readonly read: ReadState
  readonly commons: Commons
}

/** Of these the ids are names, so that two tenants can have the same; of others they never are. */
const named: ReadonlySet<string> = new Set(['permission', 'role', 'group', 'policy', 'collection'])

/** Of all texts together; a tenant of shipped manifests has 80,000 of them. */
const charactersMax = 8_000_000

export function alike(): Alike {
  const known = new LRUCache<string, object>({
    maxSize: charactersMax,
    sizeCalculation: (_, text) => text.length,
  })
  return {
    commons: makeCommons(),
    read(kind, text) {
      if (!named.has(kind)) return JSON.parse(text)
      const before = known.get(text)
      if (before) return before
      const state = JSON.parse(text, frozen)
      known.set(text, state)
      return state
    },
  }
}

const frozen = (_key: string, value: unknown): unknown => Object.freeze(value)
