import { isDeepStrictEqual } from 'node:util'
import { canonical } from './canon.ts'
import { type Change, type Configuration, type Item, type Kind, kinds } from './schema.ts'

/** What is done to a thing of one kind, by the rules of whoever keeps that kind. */
export interface Hand<T> {
  /** Prepares a thing so that what is put later may refer to it, in a cycle too. */
  readonly seed?: (item: T, before: T | undefined) => Promise<void>
  /** Makes it so; answers what should be looked at. */
  readonly put: (item: T, before: T | undefined) => Promise<Told>
  /** Undoes what would keep it from being removed together with others. */
  readonly release?: (item: T) => Promise<void>
  /** Left out of a kind whose things come by themselves: no pruning takes them away. */
  readonly remove?: (item: T) => Promise<void>
}

export interface Told {
  readonly warnings?: readonly string[]
  /** A credential that cannot be shown again. */
  readonly secret?: Secret
}

interface Secret {
  readonly application: string
  readonly clientId: string
  readonly clientSecret: string
}

export type Hands = { readonly [K in Kind]: Hand<Item<K>> }

export interface Reconciliation {
  readonly configuration: Configuration
  /** Whether what the files do not have is taken away, of the kinds that they speak of. */
  readonly prune: boolean
  readonly hands: Hands
  /** What there is of a kind now, within what has been done so far. */
  readonly find: <K extends Kind>(kind: K) => Promise<ReadonlyMap<string, Item<K>>>
}

export interface Reconciled {
  readonly changes: Change[]
  readonly warnings: string[]
  readonly secrets: Secret[]
}

/**
 * Makes what there is what the files say: first all that is to be there, each kind after those that
 * it refers to; then, when pruning, away with the rest in the reverse order. Each kind is read when
 * its turn comes, since what was done before may have made some of it.
 */
export async function reconcile(order: Reconciliation): Promise<Reconciled> {
  const told: Reconciled = { changes: [], warnings: [], secrets: [] }
  for (const kind of kinds) await putAll(kind, order, told)
  if (order.prune) for (const kind of kinds.toReversed()) await removeRest(kind, order, told)
  return told
}

async function putAll<K extends Kind>(
  kind: K,
  order: Reconciliation,
  told: Reconciled,
): Promise<void> {
  const wanted = wantedOf(kind, order)
  if (!wanted) return
  const found = await order.find(kind)
  const different = [...wanted].filter(([key, item]) => !isDeepStrictEqual(item, found.get(key)))
  const hand: Hand<Item<K>> = order.hands[kind]
  if (hand.seed) for (const [key, item] of different) await hand.seed(item, found.get(key))
  for (const [key, item] of different) {
    const before = found.get(key)
    const { warnings = [], secret } = await hand.put(item, before)
    told.warnings.push(...warnings.map((warning) => `${kind} ${key}: ${warning}`))
    if (secret) told.secrets.push(secret)
    told.changes.push({
      kind,
      key,
      act: before === undefined ? 'create' : 'update',
      fields: before === undefined ? [] : differing(before, item),
    })
  }
}

async function removeRest<K extends Kind>(
  kind: K,
  order: Reconciliation,
  told: Reconciled,
): Promise<void> {
  const wanted = wantedOf(kind, order)
  if (!wanted) return
  const hand: Hand<Item<K>> = order.hands[kind]
  if (!hand.remove) return
  const gone = [...(await order.find(kind))].filter(([key]) => !wanted.has(key))
  if (hand.release) for (const [, item] of gone) await hand.release(item)
  for (const [key, item] of gone) {
    await hand.remove(item)
    told.changes.push({ kind, key, act: 'delete', fields: [] })
  }
}

function wantedOf<K extends Kind>(
  kind: K,
  { configuration }: Reconciliation,
): ReadonlyMap<string, Item<K>> | undefined {
  const items: Configuration[K] = configuration[kind]
  return items && canonical(kind, items)
}

const differing = (before: object, after: object): string[] => {
  const then = new Map(Object.entries(before))
  return Object.entries(after).flatMap(([name, value]) =>
    isDeepStrictEqual(value, then.get(name)) ? [] : [name],
  )
}
