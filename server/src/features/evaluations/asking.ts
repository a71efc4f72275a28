import type { Request, Snapshot } from '@castellan/engine'
import type { Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { TenantId } from '../../kernel/ids.ts'
import { Problem } from '../../kernel/problem.ts'
import { versionAhead } from '../decisions/problems.ts'
import type { Properties } from './schema.ts'

/** What answering anything at all takes. */
export interface AskingPorts {
  readonly clock: Clock
  /** The tenant's access state; it is in memory for every caller that got this far. */
  readonly snapshot: (tenant: TenantId) => Snapshot
  /** The access state once it has reached the version; undefined when it does not in time. */
  readonly await: (tenant: TenantId, version: number) => Promise<Snapshot | undefined>
  /** The requests with what their resources are registered as, in their order. */
  readonly fill: (
    tenant: TenantId,
    requests: readonly Request[],
  ) => readonly Request[] | Promise<readonly Request[]>
}

/** The oldest state that an answer may come from. */
export interface Since {
  readonly tenant: TenantId
  readonly version: number
}

/**
 * The version that the context names, which the asker has seen elsewhere. The context is the
 * asker's own: what is called so and is no version means something else there.
 */
export const versionIn = ({ tenant }: Caller, context: Properties | undefined): Since => {
  const version = context?.min_version
  return { tenant, version: isVersion(version) ? version : 0 }
}

const isVersion = (value: unknown): value is number => Number.isSafeInteger(value)

/** Answers on the newest state, waiting only when that is not new enough. */
export function onVersion<T>(
  { snapshot, await: reach }: Pick<AskingPorts, 'snapshot' | 'await'>,
  { tenant, version }: Since,
  work: (state: Snapshot) => T | Promise<T>,
): T | Promise<T> {
  const state = snapshot(tenant)
  if (state.version >= version) return work(state)
  return reach(tenant, version).then((reached) => {
    if (!reached) throw new Problem(versionAhead, { retryAfterSeconds: 1 })
    return work(reached)
  })
}

/** Goes on at once when it can, so that a decision in memory waits for nothing. */
export const onward = <T, U>(value: T | Promise<T>, next: (value: T) => U): U | Promise<U> =>
  value instanceof Promise ? value.then(next) : next(value)
