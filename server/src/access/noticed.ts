import type { Caller } from '../kernel/caller.ts'
import type { Resolver } from './resolve.ts'

/** The resolver that tells of every caller it lets in; `seen` must not wait. */
export const noticed = (tokens: Resolver, seen: (caller: Caller) => void): Resolver => ({
  ...tokens,
  known(token, at) {
    const caller = tokens.known(token, at)
    if (caller) seen(caller)
    return caller
  },
  async resolve(token, arrival) {
    const caller = await tokens.resolve(token, arrival)
    seen(caller)
    return caller
  },
})
