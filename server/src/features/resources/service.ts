import type { AuditStore } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { TenantId } from '../../kernel/ids.ts'
import { type Page, type Slice, type Sliced, sliceOf, toPage } from '../../kernel/page.ts'
import { Problem, preconditionFailed, workspaceUnknown } from '../../kernel/problem.ts'
import type { Transact } from '../../kernel/transact.ts'
import { resourceUnknown } from './problems.ts'
import type { Resource, ResourceQuery } from './schema.ts'

export interface ResourceKey {
  readonly workspace: string
  readonly type: string
  readonly id: string
}

type Properties = Resource['properties']

export interface OfType {
  readonly type: string
  readonly workspace: string | undefined
  /** The key of the one before the first; empty at the beginning. */
  readonly after: string
  readonly limit: number
}

/** A resource and the key by which a list of all workspaces goes on. */
export interface Keyed {
  readonly key: string
  readonly workspace: string
  readonly id: string
  readonly properties: Properties
}

/** What this module asks of a database; `store.ts` answers it. */
export interface ResourceStore {
  find(key: ResourceKey): Promise<Resource | undefined>
  /** The properties under each key, in their order; undefined where nothing is registered. */
  propertiesOf(keys: readonly ResourceKey[]): Promise<(Properties | undefined)[]>
  list(workspace: string, query: ResourceQuery, slice: Slice): Promise<Sliced<Resource>>
  /** Those of a type in one workspace, or in all, after a key and in the order of their keys. */
  ofType(wanted: OfType): Promise<readonly Keyed[]>
  /** Registers it, or replaces its properties; undefined when there is no such workspace. */
  put(key: ResourceKey, properties: Properties, at: Date): Promise<Resource | undefined>
  /**
   * Does so with all of them; the index of the first whose workspace is not there, and then with
   * none.
   */
  putAll(resources: readonly Registration[], at: Date): Promise<number | undefined>
  /** Takes them away; the properties under each key, undefined where nothing was registered. */
  removeAll(keys: readonly ResourceKey[]): Promise<(Properties | undefined)[]>
}

export interface Registration {
  readonly key: ResourceKey
  readonly properties: Properties
}

export interface ResourceStores {
  readonly resources: ResourceStore
  readonly audit: AuditStore
}

export interface ResourcePorts {
  readonly transact: Transact<ResourceStores>
  readonly clock: Clock
}

export type ResourceService = ReturnType<typeof resourceService>

export function resourceService({ transact, clock }: ResourcePorts) {
  /** Answers how many of them there were. */
  const removeAll = (caller: Caller, by: Author, keys: readonly ResourceKey[]): Promise<number> =>
    transact(caller.tenant, async ({ resources, audit }) => {
      const at = clock()
      const removed = await resources.removeAll(keys)
      for (const [index, key] of keys.entries()) {
        const before = removed[index]
        if (before)
          await audit.append({ action: 'resource.deleted', by, at, ...told(key, { before }) })
      }
      return removed.filter((before) => before !== undefined).length
    })

  return {
    list: (tenant: TenantId, workspace: string, query: ResourceQuery): Promise<Page<Resource>> =>
      transact(tenant, async ({ resources }) => {
        const sliced = await resources.list(workspace, query, sliceOf(query))
        return toPage(query, sliced, ({ type, id }) => `${type}/${id}`)
      }),

    get: (tenant: TenantId, key: ResourceKey): Promise<Resource> =>
      transact(tenant, ({ resources }) => existing(resources, key)),

    /** Registers a resource, or replaces its properties; decisions see them from now on. */
    put: (caller: Caller, by: Author, { key, properties, ifMatch }: Put): Promise<Resource> =>
      transact(caller.tenant, async ({ resources, audit }) => {
        const at = clock()
        const before = await resources.find(key)
        if (ifMatch !== undefined && before?.revision !== ifMatch)
          throw new Problem(preconditionFailed)
        const resource = await resources.put(key, properties, at)
        if (!resource) throw new Problem(workspaceUnknown)
        const facts = { before: before?.properties ?? null, after: properties }
        await audit.append({ action: 'resource.put', by, at, ...told(key, facts) })
        return resource
      }),

    /**
     * The same with many at once. Answers the index of the first whose workspace is not there; then
     * nothing is done.
     */
    putAll: (
      caller: Caller,
      by: Author,
      wanted: readonly Registration[],
    ): Promise<number | undefined> =>
      transact(caller.tenant, async ({ resources, audit }) => {
        const at = clock()
        const before = await resources.propertiesOf(wanted.map(({ key }) => key))
        const refused = await resources.putAll(wanted, at)
        if (refused !== undefined) return refused
        for (const [index, { key, properties }] of wanted.entries()) {
          const facts = { before: before[index] ?? null, after: properties }
          await audit.append({ action: 'resource.put', by, at, ...told(key, facts) })
        }
        return undefined
      }),

    remove: async (caller: Caller, by: Author, key: ResourceKey): Promise<void> => {
      if ((await removeAll(caller, by, [key])) === 0) throw new Problem(resourceUnknown)
    },

    /** The same with many at once; those that are not there are none. */
    removeAll,
  }
}

interface Put {
  readonly key: ResourceKey
  readonly properties: Properties
  readonly ifMatch: number | undefined
}

const told = ({ workspace, type, id }: ResourceKey, facts: object) => ({
  target: `workspace/${workspace}`,
  facts: { resource: `${type}/${id}`, ...facts },
})

async function existing(resources: ResourceStore, key: ResourceKey): Promise<Resource> {
  const resource = await resources.find(key)
  if (!resource) throw new Problem(resourceUnknown)
  return resource
}
