import { compile } from './compile.ts'
import type { CompiledRole } from './compiled-role.ts'
import { type Change, type Entities, type Role, reference, type Tenant } from './model.ts'
import { type Opinions, renew } from './opinions.ts'
import { compileGuardrails, compileTenantRole, holdersOf, type RoleSource } from './role-source.ts'
import { type Snapshot, type State, snapshotOf } from './snapshot.ts'
import { keepUp } from './subjects.ts'
import {
  at,
  byReference,
  chunkBits,
  chunkMask,
  edit,
  entitiesOf,
  find,
  isSparse,
  keyed,
  slotOf,
} from './table.ts'
import { compilePolicy } from './unit.ts'
import { GUARDRAILS, roleSlot, type Walk } from './walk.ts'

/**
 * The snapshot after a change. It shares all that the change does not touch; the one before goes on
 * answering as it did. A change of the catalogue compiles everything anew.
 */
export function recompile(before: Snapshot, change: Change, version: number): Snapshot {
  const { put = {}, remove = {} } = change
  const hasWornOut = isSparse(before.roles) || isSparse(before.actors) || isSparse(before.policies)
  if (put.permissions?.length || remove.permissions?.length || hasWornOut) {
    return compile(changed(before.tenant, change), version)
  }

  const source = sourceAfter(before, change)
  const stale = staleContent(source, before, change)
  const roles = edit(before.roles, remove.roles ?? [], byReference(put.roles))
  const state: Omit<State, 'compiledRoles' | 'opinions' | 'walks'> = {
    ...source,
    version,
    pages: before.pages,
    name: before.name,
    suspended: change.suspended ?? before.suspended,
    guardrails: change.guardrails ?? before.guardrails,
    roles,
    groups: edit(
      before.groups,
      remove.groups ?? [],
      keyed(put.groups, ({ name }) => name),
    ),
    workspaces: edit(
      before.workspaces,
      remove.workspaces ?? [],
      keyed(put.workspaces, (id) => id),
    ),
    actors: edit(
      before.actors,
      remove.actors ?? [],
      keyed(put.actors, ({ id }) => id),
    ),
    personalRoles:
      stale.policies.size + stale.collections.size === 0 ? before.personalRoles : new WeakMap(),
  }
  keepUp(source.shared.subjects, put.actors ?? [], { before: before.actors, after: state.actors })
  const slots = staleSlots(before, change, stale)
  return snapshotOf({
    ...state,
    ...rolesAfter(before, state, slots),
    walks: walksAfter(before, state, change),
  })
}

interface Stale {
  readonly policies: ReadonlySet<string>
  readonly collections: ReadonlySet<string>
}

type Tables = Pick<State, 'roles' | 'guardrails'> & RoleSource

function sourceAfter(before: Snapshot, { put = {}, remove = {} }: Change): RoleSource {
  const { catalogue, shared } = before
  const policies = (put.policies ?? []).map((policy) =>
    compilePolicy(policy, catalogue, shared.conditions),
  )
  return {
    catalogue,
    shared,
    policies: edit(
      before.policies,
      remove.policies ?? [],
      keyed(policies, (each) => each.reference),
    ),
    collections: edit(before.collections, remove.collections ?? [], byReference(put.collections)),
  }
}

/** What roles must not hold if they are to stay as they are compiled. */
function staleContent(after: RoleSource, before: RoleSource, { put, remove }: Change): Stale {
  const collections = new Set([
    ...(remove?.collections ?? []),
    ...(put?.collections ?? []).map(reference),
  ])
  const all = [...entitiesOf(before.collections), ...entitiesOf(after.collections)]
  return {
    policies: new Set([...(remove?.policies ?? []), ...(put?.policies ?? []).map(reference)]),
    collections: collections.size === 0 ? collections : holdersOf(collections, all),
  }
}

/** Slots of the roles to compile again. */
function staleSlots(before: Snapshot, { put, remove, guardrails }: Change, stale: Stale): number[] {
  const slots = new Set<number>()
  if (guardrails !== undefined) slots.add(GUARDRAILS)
  before.compiledRoles.forEach((role, slot) => {
    if (role !== undefined && holdsAny(role, stale)) slots.add(slot)
  })
  for (const name of [...(remove?.roles ?? []), ...(put?.roles ?? []).map(reference)]) {
    slots.add(roleSlot(before.roles, name))
  }
  return [...slots]
}

const holdsAny = (role: CompiledRole, { policies, collections }: Stale): boolean =>
  [...policies].some((each) => role.policies.has(each)) ||
  [...collections].some((each) => role.collections.has(each))

function rolesAfter(
  before: Snapshot,
  after: Tables,
  slots: readonly number[],
): { compiledRoles: State['compiledRoles']; opinions: Opinions } {
  const { opinions } = before
  if (slots.length === 0) return { compiledRoles: before.compiledRoles, opinions }

  const compiledRoles = [...before.compiledRoles]
  for (const slot of slots) {
    while (compiledRoles.length <= slot) compiledRoles.push(undefined)
    const role = slot === GUARDRAILS ? undefined : at(after.roles, slot - 1)
    compiledRoles[slot] =
      slot === GUARDRAILS
        ? compileGuardrails(after.guardrails, after)
        : role && compileTenantRole(role, after)
  }
  const permissionCount = after.catalogue.keys.length
  return { compiledRoles, opinions: renew(opinions, slots, compiledRoles, permissionCount) }
}

/**
 * Walks of actors that did not change stay, unless a role, group or workspace that did may matter,
 * or the first guardrail comes or the last one goes.
 */
function walksAfter(
  before: Snapshot,
  after: Pick<State, 'roles' | 'actors' | 'guardrails'>,
  { put, remove }: Change,
): (Walk | undefined)[][] {
  if ((before.guardrails.length === 0) !== (after.guardrails.length === 0)) return []
  if (put?.groups?.length || remove?.groups?.length) return []
  if (put?.workspaces?.length || remove?.workspaces?.length) return []
  const roles = [...(remove?.roles ?? []), ...(put?.roles ?? []).map(reference)]
  if (roles.some((name) => differs(find(before.roles, name), find(after.roles, name)))) return []

  const actors = [...(remove?.actors ?? []), ...(put?.actors ?? []).map(({ id }) => id)]
  if (actors.length === 0) return before.walks
  const walks = [...before.walks]
  const owned = new Set<number>()
  for (const actor of actors) {
    const slot = slotOf(after.actors, actor)
    if (slot === undefined) continue
    const number = slot >> chunkBits
    const chunk = owned.has(number) ? walks[number] : [...(walks[number] ?? [])]
    if (chunk === undefined) continue
    chunk[slot & chunkMask] = undefined
    walks[number] = chunk
    owned.add(number)
  }
  return walks
}

/** Whether a walk that was made with the one role is wrong with the other. */
const differs = (a: Role | undefined, b: Role | undefined): boolean =>
  a?.level !== b?.level ||
  a?.precedence !== b?.precedence ||
  a?.when.from !== b?.when.from ||
  a?.when.until !== b?.when.until

/** The tenant after a change, without compiling it. */
function changed(tenant: Tenant, { suspended, guardrails, put, remove }: Change): Tenant {
  const merge = <T>(
    kind: keyof Entities,
    entities: readonly T[],
    put: readonly T[] | undefined,
    key: (entity: T) => string,
  ): T[] => {
    const merged = new Map(entities.map((entity) => [key(entity), entity]))
    for (const gone of remove?.[kind] ?? []) merged.delete(gone)
    for (const entity of put ?? []) merged.set(key(entity), entity)
    return [...merged.values()]
  }
  return {
    tenant: tenant.tenant,
    suspended: suspended ?? tenant.suspended,
    guardrails: guardrails ?? tenant.guardrails,
    permissions: merge('permissions', tenant.permissions, put?.permissions, ({ key }) => key),
    policies: merge('policies', tenant.policies, put?.policies, reference),
    collections: merge('collections', tenant.collections, put?.collections, reference),
    roles: merge('roles', tenant.roles, put?.roles, reference),
    groups: merge('groups', tenant.groups, put?.groups, ({ name }) => name),
    workspaces: merge('workspaces', tenant.workspaces, put?.workspaces, (id) => id),
    actors: merge('actors', tenant.actors, put?.actors, ({ id }) => id),
  }
}
