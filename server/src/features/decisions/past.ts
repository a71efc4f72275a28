import type { Snapshot } from '@castellan/engine'
import type { TenantId } from '../../kernel/ids.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Found, ResourceKey } from './filling.ts'
import * as problems from './problems.ts'

/** A tenant as it was at a past instant. */
export interface PastState {
  readonly snapshot: Snapshot
  /** The properties of registered resources as they were then, in the order of their keys. */
  registered(keys: readonly ResourceKey[]): Promise<readonly Found[]>
}

/** The tenant as it was, with these actors in it or with all; undefined before its history begins. */
export type Past = (
  tenant: TenantId,
  at: Date,
  actors?: readonly string[],
) => Promise<PastState | undefined>

/** An instant that was asked about; one that has not come yet is refused. */
export function instantOf(asOf: string, now: Date): Date {
  const at = new Date(asOf)
  if (at > now) throw new Problem(problems.asOfAhead)
  return at
}

/** What was in force then; refuses what is before the tenant's history. */
export async function lookBack(past: Promise<PastState | undefined>): Promise<PastState> {
  const state = await past
  if (!state) throw new Problem(problems.asOfUnknown)
  return state
}
