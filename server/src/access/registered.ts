import { LRUCache } from 'lru-cache'
import type { TenantId } from '../kernel/ids.ts'

export interface ResourceKey {
  readonly workspace: string
  readonly type: string
  readonly id: string
}

export type Properties = Readonly<Record<string, unknown>>

type Found = Properties | undefined

export interface RegisteredPorts {
  /** The version that last changed the workspace or what is in it; undefined when there is none. */
  readonly changedAt: (tenant: TenantId, workspace: string) => number | undefined
  /** What is registered under each key, in their order. */
  readonly read: (tenant: TenantId, keys: readonly ResourceKey[]) => Promise<readonly Found[]>
}

/**
 * The properties of registered resources in the order of their keys, undefined for those that are
 * not: at once when all were asked for since their workspace last changed, else once read.
 */
export type Registered = (
  tenant: TenantId,
  keys: readonly ResourceKey[],
) => readonly Found[] | Promise<readonly Found[]>

const rememberedMax = 100_000

export function registeredResources({ changedAt, read }: RegisteredPorts): Registered {
  const remembered = new LRUCache<string, { version: number; properties: Found }>({
    max: rememberedMax,
  })
  const nameOf = (tenant: TenantId, { workspace, type, id }: ResourceKey) =>
    `${tenant}/${workspace}/${type}/${id}`

  return (tenant, keys) => {
    const missing = new Map<string, { key: ResourceKey; version: number }>()
    const found = new Map<string, Found>()
    for (const key of keys) {
      const name = nameOf(tenant, key)
      const version = changedAt(tenant, key.workspace)
      const known = remembered.get(name)
      if (version === undefined) found.set(name, undefined)
      else if (known?.version === version) found.set(name, known.properties)
      else missing.set(name, { key, version })
    }
    const answer = () => keys.map((key) => found.get(nameOf(tenant, key)))
    if (missing.size === 0) return answer()

    const asked = [...missing]
    return read(
      tenant,
      asked.map(([, { key }]) => key),
    ).then((all) => {
      asked.forEach(([name, { version }], at) => {
        found.set(name, all[at])
        remembered.set(name, { version, properties: all[at] })
      })
      return answer()
    })
  }
}
