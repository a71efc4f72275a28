import { check, hasWorkspace, type Snapshot } from '@castellan/engine'
import type { Caller } from '../kernel/caller.ts'
import {
  forbidden,
  Problem,
  tenantSuspended,
  tokenInvalid,
  workspaceUnknown,
} from '../kernel/problem.ts'

/** The choke point of Castellan's own API: the gate for every known caller, then the permission. */
export function authorize(permission: string | undefined, caller: Caller, place: Place): void {
  const { effect, reason } = decide(permission ?? '', caller, place)
  if (reason === 'actor-unknown' || reason === 'actor-disabled')
    throw new Problem(tokenInvalid, {
      detail: 'The actor that the token stands for is disabled or gone',
    })
  if (reason === 'tenant-suspended') throw new Problem(tenantSuspended)
  if (permission === undefined || effect === 'allow') return
  if (place.workspace !== undefined && !maySee(caller, place)) throw new Problem(workspaceUnknown)
  throw new Problem(forbidden, {
    detail: `This needs the permission ${permission}`,
    challenge: `Bearer realm="castellan", error="insufficient_scope", scope="${permission}"`,
  })
}

export interface Place {
  readonly snapshot: Snapshot
  readonly now: number
  /** Inside which the caller acts; undefined for what belongs to the tenant as a whole. */
  readonly workspace: string | undefined
}

const decide = (permission: string, caller: Caller, { snapshot, now, workspace }: Place) =>
  check(snapshot, {
    actor: caller.id,
    permission,
    now,
    ...(workspace !== undefined && { resource: { workspace } }),
  })

/** Whether it is there and the caller may know; else it is as if it were not. */
const maySee = (caller: Caller, place: Place): boolean =>
  hasWorkspace(place.snapshot, place.workspace ?? '') &&
  decide('access-manager/workspaces:get', caller, place).effect === 'allow'
