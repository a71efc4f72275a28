import { type AuditStore, changes } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import { type Contents, type ContentsStore, joined, without } from '../../kernel/contents.ts'
import type { NewId, TenantId } from '../../kernel/ids.ts'
import { type Page, type Slice, type Sliced, sliceOf, toPage } from '../../kernel/page.ts'
import { known, Problem, refuseStale } from '../../kernel/problem.ts'
import type { Refusals } from '../../kernel/refusals.ts'
import type { Transact } from '../../kernel/transact.ts'
import { policyUnknown } from '../policies/problems.ts'
import type { Key, NamedQuery } from '../policies/schema.ts'
import * as problems from './problems.ts'
import type {
  Collection,
  CollectionContent,
  CollectionParts,
  KeyedParts,
  NewCollection,
} from './schema.ts'

/** What this module asks of a database; `store.ts` answers it. */
export interface CollectionStore {
  /** Takes the tenant's turn to write collections: a second one waits for the first's commit. */
  takeTurn(): Promise<void>
  /** Adds the collection, empty. False when the tenant has one of that name. */
  insert(collection: Collection): Promise<boolean>
  find(key: Key): Promise<Collection | undefined>
  list(query: NamedQuery, slice: Slice): Promise<Sliced<Collection>>
  update(collection: Collection): Promise<void>
  /** How the collection comes to hold itself, from itself to itself; undefined when it does not. */
  cycleOf(id: string): Promise<readonly string[] | undefined>
  /** What holds the collection, as `kind reference`. */
  holders(id: string): Promise<readonly string[]>
  /** False, and nothing removed, while something holds the collection. */
  remove(collection: Collection): Promise<boolean>
}

export interface CollectionStores {
  readonly policyCollections: CollectionStore
  readonly contents: ContentsStore
  readonly audit: AuditStore
}

export interface CollectionPorts extends Pick<Refusals, 'refuseBeyondPatterns'> {
  readonly transact: Transact<CollectionStores>
  readonly clock: Clock
  readonly newId: NewId
}

export type PolicyCollectionService = ReturnType<typeof policyCollectionService>

export function policyCollectionService(ports: CollectionPorts) {
  const { transact, clock, newId } = ports
  const rewrite = rewriter(ports)

  return {
    /** Adds a collection of policies that there are; nobody puts into it what they do not hold. */
    create: (caller: Caller, by: Author, input: NewCollection): Promise<Collection> =>
      transact(caller.tenant, async (stores) => {
        await stores.policyCollections.takeTurn()
        const collection = made(input, newId<'policy-collection'>(), clock())
        if (!(await stores.policyCollections.insert(collection)))
          throw new Problem(problems.collectionCodeTaken)
        await fill(collection, stores)
        ports.refuseBeyondPatterns(caller, await stores.contents.actionsOf(collection))
        await stores.audit.append({
          action: 'policy-collection.created',
          by,
          target: `policy-collection/${collection.id}`,
          at: new Date(collection.createdAt),
          facts: factsOf(collection),
        })
        return collection
      }),

    list: (tenant: TenantId, query: NamedQuery): Promise<Page<Collection>> =>
      transact(tenant, async ({ policyCollections }) =>
        toPage(query, await policyCollections.list(query, sliceOf(query)), ({ id }) => id),
      ),

    get: (tenant: TenantId, key: Key): Promise<Collection> =>
      transact(tenant, async ({ policyCollections }) =>
        known(await policyCollections.find(key), problems.collectionUnknown),
      ),

    /** Makes the content all that the collection is; what is left out is emptied. */
    replace: (caller: Caller, by: Author, { key, collection, ifMatch }: Replacement) =>
      rewrite(caller, by, {
        key,
        ifMatch,
        action: 'policy-collection.replaced',
        content: () => collection,
      }),

    /** Puts policies and collections into it; what is in it already stays. */
    add: (caller: Caller, by: Author, { key, ...parts }: KeyedParts) =>
      rewrite(caller, by, {
        key,
        action: 'policy-collection.added-to',
        content: (before) => ({ ...before, ...joined(before, parts) }),
      }),

    /** Takes policies and collections out of it; what is not in it is no error. */
    take: (caller: Caller, by: Author, { key, ...parts }: KeyedParts) =>
      rewrite(caller, by, {
        key,
        action: 'policy-collection.taken-from',
        content: (before) => ({ ...before, ...without(before, parts) }),
        named: parts,
      }),

    /** Removes a collection that nothing holds any more; its policies stay. */
    remove: (caller: Caller, by: Author, key: Key): Promise<void> =>
      transact(caller.tenant, async (stores) => {
        const { policyCollections, contents, audit } = stores
        await policyCollections.takeTurn()
        const collection = known(await policyCollections.find(key), problems.collectionUnknown)
        ports.refuseBeyondPatterns(caller, await contents.actionsOf(collection))
        const holders = await policyCollections.holders(collection.id)
        if (holders.length > 0)
          throw new Problem(problems.collectionAttached, {
            detail: `It is held by ${holders.join(', ')}`,
          })
        if (!(await policyCollections.remove(collection)))
          throw new Problem(problems.collectionAttached)
        await audit.append({
          action: 'policy-collection.deleted',
          by,
          target: `policy-collection/${collection.id}`,
          at: clock(),
          facts: factsOf(collection),
        })
      }),
  }
}

export interface Replacement {
  readonly key: Key
  readonly collection: CollectionContent
  readonly ifMatch?: number | undefined
}

interface Rewrite {
  readonly key: Key
  readonly ifMatch?: number | undefined
  readonly action: string
  readonly content: (
    before: Collection,
  ) => Pick<Collection, 'description' | 'annotations'> & Contents
  /** What has to exist though it is not in the collection in the end. */
  readonly named?: CollectionParts
}

/**
 * Writes a collection anew, in the tenant's turn, so that two at once make no cycle; one that is as
 * it was is not written.
 */
const rewriter =
  (ports: CollectionPorts) =>
  (caller: Caller, by: Author, { key, ifMatch, action, content, named }: Rewrite) =>
    ports.transact(caller.tenant, async (stores): Promise<Collection> => {
      const { policyCollections, contents, audit } = stores
      await policyCollections.takeTurn()
      const before = known(await policyCollections.find(key), problems.collectionUnknown)
      refuseStale(before, ifMatch)
      const { description, policies, collections, annotations } = content(before)
      const at = ports.clock()
      const collection: Collection = {
        ...before,
        description,
        policies: sorted(policies),
        collections: sorted(collections),
        annotations,
        updatedAt: at.toISOString(),
        revision: before.revision + 1,
      }
      if (named) refuseMissing(await contents.missing(named))
      await fill(collection, stores)
      // What it held counts too: nobody takes away what they could not give, a deny included.
      ports.refuseBeyondPatterns(caller, await contents.actionsOf(joined(before, collection)))
      const facts = changes(before, collection)
      if (Object.keys(facts.after).length === 0) return before
      await policyCollections.update(collection)
      await audit.append({
        action,
        by,
        target: `policy-collection/${collection.id}`,
        at,
        facts,
      })
      return collection
    })

/** Puts the parts in, unless there are none such, or they hold the collection themselves. */
async function fill(
  collection: Collection,
  { policyCollections, contents }: CollectionStores,
): Promise<void> {
  const { id, scope, code, collections } = collection
  const self = `${scope}/${code}`
  if (collections.includes(self))
    throw new Problem(problems.collectionCycle, { detail: `${self} → ${self}` })
  refuseMissing(await contents.set({ kind: 'collection', id }, collection))
  const cycle = await policyCollections.cycleOf(id)
  if (cycle) throw new Problem(problems.collectionCycle, { detail: cycle.join(' → ') })
}

function refuseMissing({ policies, collections }: Contents): void {
  if (policies.length > 0)
    throw new Problem(policyUnknown, { detail: `There is no policy ${policies.join(', ')}` })
  if (collections.length > 0)
    throw new Problem(problems.collectionUnknown, {
      detail: `There is no policy collection ${collections.join(', ')}`,
    })
}

const made = (
  { scope, code, description, policies, collections, annotations }: NewCollection,
  id: string,
  at: Date,
): Collection => ({
  id,
  scope,
  code,
  description,
  policies: sorted(policies),
  collections: sorted(collections),
  annotations,
  createdAt: at.toISOString(),
  updatedAt: at.toISOString(),
  revision: 1,
})

/** Each once, in the order of their text, as they are shown. */
const sorted = (references: readonly string[]): string[] => [...new Set(references)].sort()

const factsOf = ({ id: _, createdAt: __, updatedAt: ___, revision: ____, ...facts }: Collection) =>
  facts
