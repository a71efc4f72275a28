import {
  type Actor,
  type Change,
  type Collection,
  type Commons,
  compile,
  detached,
  type Group,
  type Permission,
  type Policy,
  type Role,
  recompile,
  reference,
  type Snapshot,
} from '@castellan/engine'
import type { TenantId } from '../kernel/ids.ts'
import type { AccessState } from './store.ts'

/** What the snapshots ask of the database. */
export interface AccessSource {
  current(tenant: TenantId): Promise<{ version: number; states: AccessState[] }>
  since(tenant: TenantId, version: number): Promise<{ version: number; states: AccessState[] }>
}

/** A tenant's compiled access state, the newest that this process knows of. */
export interface Access {
  current(): Snapshot
  /** Takes in every change that was committed before the call. */
  refresh(): Promise<Snapshot>
  /** The version that last changed the workspace or what is in it; undefined when there is none. */
  changedAt(workspace: string): number | undefined
  /** What is held at this moment, to try changes on whatever is taken in meanwhile. */
  standing(): Standing
}

export interface Standing {
  readonly version: number
  /** What is decided over once `now` is taken in, and would be after `later`; nothing is kept. */
  foresee(now: AccessChanges, later: AccessChanges): Foreseen
}

export interface Foreseen {
  readonly before: Snapshot
  readonly after: Snapshot
}

/** States that changed, and the version that they lead to. */
export interface AccessChanges {
  readonly version: number
  readonly states: readonly AccessState[]
}

/** The access states of the tenants in memory. */
export interface Snapshots {
  /** The snapshot in memory; undefined when the tenant is not open. */
  peek(tenant: TenantId): Snapshot | undefined
  /** The snapshot, of a tenant that is opened if need be. Throws 401 when there is none such. */
  load(tenant: TenantId): Promise<Snapshot>
  /** Runs work during which the tenant stays in memory. Throws 401 when there is none such. */
  whileOpen<T>(tenant: TenantId, work: (state: Snapshot) => T | Promise<T>): Promise<T>
  /** The same with every change that was committed before the call. */
  refresh(tenant: TenantId): Promise<Snapshot>
  /** The version that last changed the workspace or what is in it; undefined when there is none. */
  changedAt(tenant: TenantId, workspace: string): number | undefined
}

/** Reads a tenant's access state and compiles it, with what `commons` has of it already. */
export async function readAccess(
  { current, since }: AccessSource,
  tenant: TenantId,
  commons?: Commons,
): Promise<Access> {
  const known = build(tenant, await current(tenant), commons)
  let { snapshot } = known
  /** One change after another, so that an older read never replaces a newer one. */
  let turn: Promise<Snapshot> = Promise.resolve(snapshot)

  const readChanges = async (): Promise<Snapshot> => {
    const changes = await since(tenant, snapshot.version)
    if (changes.version !== snapshot.version) {
      const change = changeOf(changes.states, known, changes.version)
      snapshot = recompile(snapshot, change, changes.version)
    }
    return snapshot
  }

  return {
    current: () => snapshot,
    refresh() {
      // A failed turn was told to whoever asked for it; the next one starts from what is held.
      turn = turn.then(readChanges, readChanges)
      return turn
    },
    changedAt: (workspace) => known.workspaces.get(workspace),
    standing() {
      const held = snapshot
      const seen = { roles: new Map(known.roles), workspaces: new Map(known.workspaces) }
      const after = (from: Snapshot, { states, version: at }: AccessChanges) =>
        recompile(from, changeOf(states, seen, at), at)
      return {
        version: held.version,
        foresee(now, later) {
          // What is new would stay in what descendants share, so they are no descendants.
          const before = after(detached(held), now)
          return { before, after: after(before, later) }
        },
      }
    },
  }
}

interface Held extends Known {
  readonly snapshot: Snapshot
}

/** What states say beside what the engine keeps of them. */
interface Known {
  /** Role ids to their references, by which the engine knows a role. */
  readonly roles: Map<string, string>
  /** Workspaces to the version that last changed them or what is in them. */
  readonly workspaces: Map<string, number>
}

/** A snapshot of these states, which is not brought up to date. */
export const compileStates = (tenant: TenantId, states: AccessChanges): Snapshot =>
  build(tenant, states).snapshot

/** The snapshot of the same version with these actors in it too. */
export const withActors = (snapshot: Snapshot, states: readonly AccessState[]): Snapshot =>
  recompile(
    snapshot,
    { put: { actors: states.map(({ state }) => state as Actor) } },
    snapshot.version,
  )

function build(tenant: TenantId, { version, states }: AccessChanges, commons?: Commons): Held {
  const known: Known = { roles: new Map(), workspaces: new Map() }
  const { put, suspended, guardrails } = changeOf(states, known, version)
  const snapshot = compile(
    {
      tenant,
      suspended: suspended ?? false,
      guardrails: guardrails ?? [],
      // Tenants have in common only what is in the same order, and a database keeps none.
      permissions: sorted(put?.permissions, ({ key }) => key),
      policies: put?.policies ?? [],
      collections: put?.collections ?? [],
      roles: sorted(put?.roles, reference),
      groups: put?.groups ?? [],
      workspaces: put?.workspaces ?? [],
      actors: put?.actors ?? [],
    },
    version,
    commons,
  )
  return { snapshot, ...known }
}

const sorted = <T>(all: readonly T[] = [], by: (one: T) => string): T[] =>
  all
    .map((one) => ({ one, text: by(one) }))
    .sort((left, right) => (left.text < right.text ? -1 : 1))
    .map(({ one }) => one)

const plurals = {
  permission: 'permissions',
  policy: 'policies',
  collection: 'collections',
  group: 'groups',
  actor: 'actors',
} as const

/** The engine's change that takes in these states; keeps what is known up to date on the way. */
function changeOf(
  states: readonly AccessState[],
  { roles, workspaces }: Known,
  version: number,
): Change {
  const put = {
    permissions: [] as Permission[],
    policies: [] as Policy[],
    collections: [] as Collection[],
    workspaces: [] as string[],
    roles: [] as Role[],
    groups: [] as Group[],
    actors: [] as Actor[],
  }
  const remove = {
    permissions: [] as string[],
    policies: [] as string[],
    collections: [] as string[],
    workspaces: [] as string[],
    roles: [] as string[],
    groups: [] as string[],
    actors: [] as string[],
  }
  let platform: { suspended: boolean; guardrails: string[] } | undefined

  for (const { kind, id, state } of states) {
    if (kind === 'tenant') platform = state as typeof platform
    else if (kind === 'role') changeRole(id, state as Role | undefined)
    else if (kind === 'workspace') changeWorkspace(id, state !== undefined)
    else if (state === undefined) remove[plurals[kind]].push(id)
    else (put[plurals[kind]] as unknown[]).push(state)
  }

  // A workspace that is there already changed in what is in it, which the engine does not keep.
  function changeWorkspace(id: string, isThere: boolean): void {
    if (!isThere) remove.workspaces.push(id)
    else if (!workspaces.has(id)) put.workspaces.push(id)
    if (isThere) workspaces.set(id, version)
    else workspaces.delete(id)
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
