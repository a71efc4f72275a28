import { actorOf } from '@castellan/engine'
import type { Resolver } from './resolve.ts'
import type { Tenants } from './tenants.ts'

/**
 * The resolver that looks again before it lets in somebody who is not known yet: another process
 * may have made them a moment ago.
 */
export const withNewcomers = (
  tokens: Resolver,
  tenants: Pick<Tenants, 'peek' | 'changed'>,
): Resolver => ({
  ...tokens,
  async resolve(token, arrival) {
    const caller = await tokens.resolve(token, arrival)
    const state = tenants.peek(caller.tenant)?.access.current()
    if (state && !actorOf(state, caller.id)) await tenants.changed(caller.tenant)
    return caller
  },
})
