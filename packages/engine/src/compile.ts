import { type Commons, isOfPatterns, makeCommons } from './commons.ts'
import type { CompiledRole } from './compiled-role.ts'
import { type Role, reference, type Tenant } from './model.ts'
import { noPages } from './pages.ts'
import { compileGuardrails, compileTenantRole, makeShared, type RoleSource } from './role-source.ts'
import { type Snapshot, snapshotOf } from './snapshot.ts'
import { byReference, edit, emptyTable, entitiesOf, keyed } from './table.ts'
import { type CompiledPolicy, compilePolicy } from './unit.ts'
import { GUARDRAILS, roleSlot } from './walk.ts'

/**
 * Compiles a whole tenant. A condition that would be refused now fails whatever is asked, so that a
 * deny which was stored before holds; references to nothing count as absent. Actors and opinions
 * are made ready as they are first asked about. What `commons` knows already is shared with whoever
 * else has it.
 */
export function compile(tenant: Tenant, version = 1, commons: Commons = makeCommons()): Snapshot {
  const catalogue = commons.catalogueOf(tenant.permissions)
  const shared = makeShared()
  const policies = tenant.policies.map((policy) =>
    compilePolicy(policy, catalogue, shared.conditions),
  )
  const source: RoleSource = {
    catalogue,
    shared,
    policies: edit(
      emptyTable<CompiledPolicy>(),
      [],
      keyed(policies, (each) => each.reference),
    ),
    collections: edit(emptyTable(), [], byReference(tenant.collections)),
  }

  const roles = edit(emptyTable<Role>(), [], byReference(tenant.roles))
  const compiledRoles: (CompiledRole | undefined)[] = []
  compiledRoles[GUARDRAILS] = compileGuardrails(tenant.guardrails, source)
  for (const role of entitiesOf(roles)) {
    const compiled = () => compileTenantRole(role, source)
    compiledRoles[roleSlot(roles, reference(role))] = isOfPatterns(role)
      ? commons.roleOf(role, catalogue, compiled)
      : compiled()
  }

  return snapshotOf({
    ...source,
    version,
    name: tenant.tenant,
    suspended: tenant.suspended,
    guardrails: tenant.guardrails,
    roles,
    groups: edit(
      emptyTable(),
      [],
      keyed(tenant.groups, ({ name }) => name),
    ),
    workspaces: edit(
      emptyTable(),
      [],
      keyed(tenant.workspaces, (id) => id),
    ),
    actors: edit(
      emptyTable(),
      [],
      keyed(tenant.actors, ({ id }) => id),
    ),
    ...commons.rolesOf(compiledRoles, catalogue),
    walks: [],
    pages: noPages(),
    personalRoles: new WeakMap(),
  })
}
