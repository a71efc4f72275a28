import { everyPolicy, recompile, reference, type Snapshot } from '@castellan/engine'

/** How many selections of applications are remembered of one access state. */
const rememberedMax = 16

const remembered = new WeakMap<Snapshot, Map<string, Snapshot>>()

/**
 * The access state with only those policies that are for one of the applications, or for all of
 * them. Without applications it is the state itself. Worked out once for each state.
 */
export function narrowed(state: Snapshot, applications: readonly string[]): Snapshot {
  if (applications.length === 0) return state
  const known = remembered.get(state) ?? new Map<string, Snapshot>()
  remembered.set(state, known)
  const key = JSON.stringify([...new Set(applications)].sort())
  const before = known.get(key)
  if (before) return before

  const policies = everyPolicy(state)
    .filter((policy) => !isFor(policy.applications, applications))
    .map(reference)
  const made =
    policies.length === 0 ? state : recompile(state, { remove: { policies } }, state.version)
  const [oldest] = known.keys()
  if (known.size >= rememberedMax && oldest !== undefined) known.delete(oldest)
  known.set(key, made)
  return made
}

/** The product of actions on data; policies for named applications are for it too. */
const dataProduct = 'default'

/** Whether a policy of these products is for one of the applications. */
export function isFor(products: readonly string[], applications: readonly string[]): boolean {
  if (products.length === 0 || applications.length === 0) return true
  const named = products.length > 1 ? products.filter((one) => one !== dataProduct) : products
  return named.some((one) => applications.includes(one))
}
