import { isDeepStrictEqual } from 'node:util'
import { Problem } from '../../kernel/problem.ts'
import { canonical, canonicalKept } from './canon.ts'
import { configurationWrong } from './problems.ts'
import type { Change } from './schema.ts'
import { type Configuration, type Item, type Kind, kinds } from './shapes.ts'

/** What is done to a thing of one kind, by the rules of whoever keeps that kind. */
export interface Hand<T> {
  /** Prepares a thing so that what is put later may refer to it, in a cycle too. */
  readonly seed?: (item: T, before: T | undefined) => Promise<void>
  /** Does for all at once what would take long one by one; each is put afterwards nevertheless. */
  readonly putAll?: (items: readonly Wanted<T>[]) => Promise<void>
  /** Makes it so; answers what should be looked at. Left out where nothing is left to do. */
  readonly put?: (item: T, before: T | undefined) => Promise<Told>
  /** Undoes what would keep it from being removed together with others. */
  readonly release?: (item: T) => Promise<void>
  /** Left out of a kind whose things come by themselves: no pruning takes them away. */
  readonly remove?: (items: readonly Concerned<T>[]) => Promise<void>
}

export interface Concerned<T> {
  readonly item: T
  /** Does what may be refused because of it. */
  readonly at: <R>(work: () => Promise<R>) => Promise<R>
}

export interface Wanted<T> extends Concerned<T> {
  readonly before: T | undefined
}

/** Does it to one after the other. */
export const each =
  <T>(act: (item: T) => Promise<void>) =>
  async (items: readonly Concerned<T>[]): Promise<void> => {
    for (const { item, at } of items) await at(() => act(item))
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

export interface Found<K extends Kind> {
  readonly found: ReadonlyMap<string, Item<K>>
  /** What is so by itself: no change makes it, and no pruning takes it away. */
  readonly implied: ReadonlyMap<string, Item<K>>
}

export interface Reconciliation {
  readonly configuration: Configuration
  /** Whether what the files do not have is taken away, of the kinds that they speak of. */
  readonly prune: boolean
  readonly hands: Hands
  /** Throws when whoever orders it may not do that. */
  readonly permit: (kind: Kind, act: Change['act']) => void
  /** What there is of a kind now, within what has been done so far. */
  readonly find: <K extends Kind>(kind: K) => Promise<Found<K>>
}

/** What is compared, and with what. */
export interface Comparison extends Pick<Reconciliation, 'configuration' | 'find'> {
  /** Whether what the files do not have is taken away when pruning. */
  readonly isPruned: (kind: Kind) => boolean
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
  for (const kind of kinds) await putWanted(kind, order, told)
  if (order.prune) for (const kind of kinds.toReversed()) await removeRest(kind, order, told)
  return told
}

/** What there is otherwise than the files say. Nothing is done, so nothing can be refused. */
export async function driftOf(order: Comparison): Promise<Change[]> {
  const put: Change[] = []
  const gone: Change[] = []
  for (const kind of kinds) await compare(kind, order, { put, gone })
  return [...put, ...gone.toReversed()]
}

async function compare<K extends Kind>(
  kind: K,
  order: Comparison,
  told: { readonly put: Change[]; readonly gone: Change[] },
): Promise<void> {
  const wanted = wantedOf(kind, order)
  if (!wanted) return
  const there = await order.find(kind)
  const { found } = there
  for (const [key, item] of differences(kind, wanted, there))
    told.put.push(changeOf(kind, key, { before: found.get(key), item }))
  for (const key of order.isPruned(kind) ? found.keys() : [])
    if (!wanted.has(key)) told.gone.push({ kind, key, act: 'delete', fields: [] })
}

const changeOf = (
  kind: Kind,
  key: string,
  { before, item }: { readonly before: object | undefined; readonly item: object },
): Change => ({
  kind,
  key,
  act: before === undefined ? 'create' : 'update',
  fields: before === undefined ? [] : differing(before, item),
})

async function putWanted<K extends Kind>(
  kind: K,
  order: Reconciliation,
  told: Reconciled,
): Promise<void> {
  const wanted = wantedOf(kind, order)
  if (!wanted) return
  const there = await order.find(kind)
  const { found } = there
  const different = differences(kind, wanted, there).map(([key, item]) => ({
    key,
    item,
    before: found.get(key),
    at: pointing(kind, key, order),
  }))
  const hand: Hand<Item<K>> = order.hands[kind]
  for (const { item, before, at } of different)
    await at(async () => {
      order.permit(kind, before === undefined ? 'create' : 'update')
      await hand.seed?.(item, before)
    })
  const { putAll, put } = hand
  if (putAll && different.length > 0) await putAll(different)
  for (const { key, item, before, at } of different) {
    const { warnings = [], secret }: Told = put ? await at(() => put(item, before)) : {}
    told.warnings.push(...warnings.map((warning) => `${kind} ${key}: ${warning}`))
    if (secret) told.secrets.push(secret)
    told.changes.push(changeOf(kind, key, { before, item }))
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
  const gone = [...(await order.find(kind)).found]
    .filter(([key]) => !wanted.has(key))
    .map(([key, item]) => ({ key, item, at: pointing(kind, key, order) }))
  if (gone.length === 0) return
  order.permit(kind, 'delete')
  const { release, remove } = hand
  if (release) await each(release)(gone)
  await remove(gone)
  for (const { key } of gone) told.changes.push({ kind, key, act: 'delete', fields: [] })
}

/** What a noun refuses, told with the item that it was refused for. */
const pointing =
  (kind: Kind, key: string, { configuration }: Reconciliation) =>
  async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const index = [...(configuration[kind] ?? [])].findIndex((item) => isOfKey(kind, item, key))
      const [inner] = error.facts.errors ?? []
      const said = saidBy(error)
      // Of what is kept and no file has, no file says anything.
      const pointer = index < 0 ? `/${kind}` : `/${kind}/${index}${inner?.pointer ?? ''}`
      const errors = [{ pointer, code: error.kind.code, detail: said }]
      throw new Problem(error.kind, { ...error.facts, detail: `${kind} ${key}: ${said}`, errors })
    }
  }

/** The detail of a refusal may be but what it is about. */
const saidBy = ({ kind, message }: Problem): string =>
  kind === configurationWrong || message === kind.title ? message : `${kind.title}: ${message}`

const isOfKey = (kind: Kind, item: unknown, key: string): boolean =>
  canonicalKept(kind, [item]).has(key)

function wantedOf<K extends Kind>(
  kind: K,
  { configuration }: Pick<Reconciliation, 'configuration'>,
): ReadonlyMap<string, Item<K>> | undefined {
  const items: Configuration[K] = configuration[kind]
  return items && canonical(kind, items)
}

/** Those of the wanted that are not there, or not so. */
const differences = <K extends Kind>(
  kind: K,
  wanted: ReadonlyMap<string, Item<K>>,
  { found, implied }: Found<K>,
): [string, Item<K>][] =>
  [...wanted].filter(([key, item]) => {
    const before = found.get(key) ?? implied.get(key)
    return !isDeepStrictEqual(item, before) && !(before === undefined && isNothing(kind, item))
  })

/** A user-role that holds nothing is as good as none. */
const isNothing = (kind: Kind, item: object): boolean =>
  kind === 'userRoles' &&
  Object.values(item).every((value) => !Array.isArray(value) || value.length === 0)

const differing = (before: object, after: object): string[] => {
  const then = new Map(Object.entries(before))
  return Object.entries(after).flatMap(([name, value]) =>
    isDeepStrictEqual(value, then.get(name)) ? [] : [name],
  )
}
