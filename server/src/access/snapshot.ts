import {
  type Actor,
  type Change,
  compile,
  type Group,
  type Permission,
  type Role,
  recompile,
  type Snapshot,
} from '@castellan/engine'
import type { TenantId } from '../kernel/ids.ts'
import type { AccessState } from './store.ts'

/** What the snapshots ask of the database. */
export interface AccessSource {
  current(tenant: TenantId): Promise<{ version: number; states: AccessState[] }>
  since(tenant: TenantId, version: number): Promise<{ version: number; states: AccessState[] }>
}

/** Each tenant's compiled access state, the newest that this process knows of. */
export interface Snapshots {
  /** The snapshot in memory; undefined when the tenant's is not loaded yet. */
  peek(tenant: TenantId): Snapshot | undefined
  /** The snapshot, loaded if need be. */
  load(tenant: TenantId): Promise<Snapshot>
  /** Takes in every change that was committed before the call. */
  refresh(tenant: TenantId): Promise<Snapshot>
}

export function snapshotsOf(source: AccessSource): Snapshots {
  const held = new Map<TenantId, Held>()
  /** One change after another per tenant, so that an older read never replaces a newer one. */
  const turns = new Map<TenantId, Promise<Snapshot>>()

  const inTurn = (tenant: TenantId, work: () => Promise<Snapshot>): Promise<Snapshot> => {
    const before = turns.get(tenant)
    // A failed turn was told to whoever asked for it; the next one starts from what is held.
    const turn = before ? before.then(work, work) : work()
    turns.set(tenant, turn)
    return turn
  }

  const readAll = async (tenant: TenantId): Promise<Snapshot> => {
    const already = held.get(tenant)
    if (already) return already.snapshot
    const { version, states } = await source.current(tenant)
    const loaded = build(tenant, version, states)
    held.set(tenant, loaded)
    return loaded.snapshot
  }

  const readChanges = async (tenant: TenantId): Promise<Snapshot> => {
    const before = held.get(tenant)
    if (!before) return readAll(tenant)
    const { version, states } = await source.since(tenant, before.snapshot.version)
    if (version === before.snapshot.version) return before.snapshot
    const snapshot = recompile(before.snapshot, changeOf(states, before.roles), version)
    held.set(tenant, { snapshot, roles: before.roles })
    return snapshot
  }

  return {
    peek: (tenant) => held.get(tenant)?.snapshot,
    load: (tenant) => inTurn(tenant, () => readAll(tenant)),
    refresh: (tenant) => inTurn(tenant, () => readChanges(tenant)),
  }
}

interface Held {
  readonly snapshot: Snapshot
  /** Role ids to their references, by which the engine knows a role. */
  readonly roles: Map<string, string>
}

function build(tenant: TenantId, version: number, states: readonly AccessState[]): Held {
  const roles = new Map<string, string>()
  const { put, suspended, guardrails } = changeOf(states, roles)
  const snapshot = compile(
    {
      tenant,
      suspended: suspended ?? false,
      guardrails: guardrails ?? [],
      permissions: put?.permissions ?? [],
      policies: [],
      collections: [],
      roles: put?.roles ?? [],
      groups: put?.groups ?? [],
      workspaces: [],
      actors: put?.actors ?? [],
    },
    version,
  )
  return { snapshot, roles }
}

/** The engine's change that takes in these states; keeps `roles` up to date on the way. */
function changeOf(states: readonly AccessState[], roles: Map<string, string>): Change {
  const put = {
    permissions: [] as Permission[],
    roles: [] as Role[],
    groups: [] as Group[],
    actors: [] as Actor[],
  }
  const remove = {
    permissions: [] as string[],
    roles: [] as string[],
    groups: [] as string[],
    actors: [] as string[],
  }
  let platform: { suspended: boolean; guardrails: string[] } | undefined

  for (const { kind, id, state } of states) {
    if (kind === 'tenant') platform = state as typeof platform
    else if (kind === 'role') changeRole(id, state as Role | undefined)
    else if (state === undefined) remove[`${kind}s`].push(id)
    else (put[`${kind}s`] as unknown[]).push(state)
  }

  function changeRole(id: string, role: Role | undefined): void {
    const before = roles.get(id)
    const now = role && `${role.scope}/${role.code}`
    if (before !== undefined && before !== now) remove.roles.push(before)
    if (role === undefined || now === undefined) roles.delete(id)
    else {
      roles.set(id, now)
      put.roles.push(role)
    }
  }

  return { ...platform, put, remove }
}
