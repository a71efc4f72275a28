import { hasWorkspace, type Snapshot } from '@castellan/engine'
import { LRUCache } from 'lru-cache'
import type { TenantId } from '../kernel/ids.ts'
import type { Properties, ResourceKey } from './registered.ts'
import { compileStates, withActors } from './snapshot.ts'
import type { AccessState } from './store.ts'

/** What the past asks of the database. */
export interface PastSource {
  /** The version that was in force at an instant; undefined before the first. */
  versionAt(tenant: TenantId, at: Date): Promise<PastVersion | undefined>
  /** All that held at a version but the actors. */
  statesBeside(tenant: TenantId, version: number): Promise<AccessState[]>
  /** The actors as they were at a version: those of these ids, or all. */
  actorsAt(
    tenant: TenantId,
    version: number,
    ids: readonly string[] | undefined,
  ): Promise<AccessState[]>
  /** What was registered under each key at a version, in their order. */
  propertiesAt(
    tenant: TenantId,
    version: number,
    keys: readonly ResourceKey[],
  ): Promise<readonly Found[]>
}

export interface PastVersion {
  readonly version: number
  /** How many people the tenant has forgotten by now: the past is without what they were. */
  readonly forgotten: number
}

type Found = Properties | undefined

/** A tenant as it was at a past instant. */
export interface PastState {
  readonly snapshot: Snapshot
  /** The properties of registered resources as they were then, in the order of their keys. */
  registered(keys: readonly ResourceKey[]): Promise<readonly Found[]>
}

/**
 * The tenant as it was at an instant, with these actors of then, or with all; undefined before its
 * history begins.
 */
export type Past = (
  tenant: TenantId,
  at: Date,
  actors?: readonly string[],
) => Promise<PastState | undefined>

/** Versions in memory without their actors, who are put in as they are asked about. */
const besideMax = 16
/** Versions in memory with all their actors, for searches that go on page after page. */
const wholeMax = 2
/** As many states as all versions of either kind together may have, however many they are. */
const statesMax = 200_000
/** No longer is a person in memory who was purged since, and about whom nobody asks. */
const keptMilliseconds = 10 * 60 * 1000

/**
 * Answers from history. Nothing of a version ever changes but that people are purged from it, so
 * what was compiled is kept a while, and let go by the first question after a purge.
 */
export function pastOf(source: PastSource): Past {
  const beside = remembered(besideMax, async (tenant, { version }) => {
    const states = await source.statesBeside(tenant, version)
    return { snapshot: compileStates(tenant, { version, states }), size: states.length }
  })
  const whole = remembered(wholeMax, async (tenant, { version }) => {
    const states = await source.statesBeside(tenant, version)
    const actors = await source.actorsAt(tenant, version, undefined)
    const snapshot = withActors(compileStates(tenant, { version, states }), actors)
    return { snapshot, size: states.length + actors.length }
  })

  return async (tenant, at, actors) => {
    const found = await source.versionAt(tenant, at)
    if (found === undefined) return undefined
    const { version } = found
    const snapshot =
      actors === undefined
        ? await whole(tenant, found)
        : withActors(await beside(tenant, found), await source.actorsAt(tenant, version, actors))
    return {
      snapshot,
      async registered(keys) {
        const there = keys.filter(({ workspace }) => hasWorkspace(snapshot, workspace))
        if (there.length === 0) return keys.map(() => undefined)
        const found = await source.propertiesAt(tenant, version, there)
        return keys.map((key) => found[there.indexOf(key)])
      },
    }
  }
}

interface Compiled {
  readonly snapshot: Snapshot
  /** Of how many states it was made. */
  readonly size: number
}

/**
 * Whoever asks for what is being compiled waits for it; what failed is tried anew. What is larger
 * than all may be together is handed out, and not kept.
 */
function remembered(max: number, compile: Compile<Compiled>): Compile<Snapshot> {
  const known = new LRUCache<string, Promise<Compiled>>({
    max,
    maxSize: statesMax,
    ttl: keptMilliseconds,
    ttlAutopurge: true,
  })
  const forget = (tenant: TenantId, forgotten: number): void => {
    for (const name of [...known.keys()])
      if (name.startsWith(`${tenant}/`) && !name.endsWith(`/${forgotten}`)) known.delete(name)
  }
  return async (tenant, found): Promise<Snapshot> => {
    const name = `${tenant}/${found.version}/${found.forgotten}`
    const before = known.get(name)
    if (before) return (await before).snapshot
    forget(tenant, found.forgotten)
    const compiling = compile(tenant, found)
    known.set(name, compiling, { size: 1 })
    try {
      const { snapshot, size } = await compiling
      // Weighed anew, which it would not be while it is there.
      known.delete(name)
      known.set(name, compiling, { size: size + 1 })
      return snapshot
    } catch (error) {
      known.delete(name)
      throw error
    }
  }
}

type Compile<T> = (tenant: TenantId, found: PastVersion) => Promise<T>
