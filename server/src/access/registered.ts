import { LRUCache } from 'lru-cache'
import type { TenantId } from '../kernel/ids.ts'

export interface ResourceKey {
  readonly workspace: string
  readonly type: string
  readonly id: string
}

export type Properties = Readonly<Record<string, unknown>>

export interface RegisteredPorts {
  /** The version that last changed the workspace or what is in it; undefined when there is none. */
  readonly changedAt: (tenant: TenantId, workspace: string) => number | undefined
  readonly read: (tenant: TenantId, key: ResourceKey) => Promise<Properties | undefined>
}

/**
 * The properties of a registered resource, undefined for one that is not: at once when it was
 * asked for since its workspace last changed, else as soon as they are read.
 */
export type Registered = (
  tenant: TenantId,
  key: ResourceKey,
) => Properties | undefined | Promise<Properties | undefined>

const rememberedMax = 100_000

export function registeredResources({ changedAt, read }: RegisteredPorts): Registered {
  const remembered = new LRUCache<string, { version: number; properties: Properties | undefined }>({
    max: rememberedMax,
  })

  return (tenant, key) => {
    const version = changedAt(tenant, key.workspace)
    if (version === undefined) return undefined
    const name = `${tenant}/${key.workspace}/${key.type}/${key.id}`
    const known = remembered.get(name)
    if (known?.version === version) return known.properties
    return read(tenant, key).then((properties) => {
      remembered.set(name, { version, properties })
      return properties
    })
  }
}
