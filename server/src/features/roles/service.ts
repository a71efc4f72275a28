import { covers } from '@castellan/engine'
import { type AuditStore, changes } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { NewId, TenantId } from '../../kernel/ids.ts'
import { type Page, type Slice, type Sliced, sliceOf, toPage } from '../../kernel/page.ts'
import { Problem, preconditionFailed } from '../../kernel/problem.ts'
import type { Transact } from '../../kernel/transact.ts'
import * as problems from './problems.ts'
import type { NewRole, Role, RolePatch, RoleQuery, WrittenRole } from './schema.ts'

/** What this module asks of a database; `store.ts` answers it. */
export interface RoleStore {
  /** Adds the role. False, and nothing added, when the tenant has one of that code. */
  insert(role: Role): Promise<boolean>
  find(id: string): Promise<Role | undefined>
  list(query: RoleQuery, slice: Slice): Promise<Sliced<Role>>
  /** Changes the role as of `revision`, or as it is; undefined when there is none such. */
  update(id: string, patch: RolePatch, change: Change): Promise<Role | undefined>
  /** False, and nothing removed, while somebody holds the role. */
  remove(id: string): Promise<boolean>
  /** Every permission that the tenant's manifests declare. */
  catalogue(): Promise<readonly string[]>
}

interface Change {
  readonly at: Date
  readonly revision: number | undefined
}

export interface RoleStores {
  readonly roles: RoleStore
  readonly audit: AuditStore
}

export interface RolePorts {
  readonly transact: Transact<RoleStores>
  readonly clock: Clock
  readonly newId: NewId
  /** Throws when the caller does not hold all that the patterns give. */
  readonly refuseBeyondPatterns: (caller: Caller, patterns: readonly string[]) => void
}

export type RoleService = ReturnType<typeof roleService>

export function roleService({ transact, clock, newId, refuseBeyondPatterns }: RolePorts) {
  return {
    /** Adds a role of the tenant's own; nobody puts into it what they do not hold. */
    create(caller: Caller, by: Author, input: NewRole): Promise<WrittenRole> {
      refuseBeyondPatterns(caller, input.permissions)
      return transact(caller.tenant, async ({ roles, audit }) => {
        const at = clock()
        const role = made(input, newId<'role'>(), at)
        if (!(await roles.insert(role))) throw new Problem(problems.roleCodeTaken)
        await audit.append({
          action: 'role.created',
          by,
          target: `role/${role.id}`,
          at,
          facts: input,
        })
        return { ...role, warnings: warningsOf(role, await roles.catalogue()) }
      })
    },

    list: (tenant: TenantId, query: RoleQuery): Promise<Page<Role>> =>
      transact(tenant, async ({ roles }) =>
        toPage(query, await roles.list(query, sliceOf(query)), (role) => role.id),
      ),

    get: (tenant: TenantId, id: string): Promise<Role> =>
      transact(tenant, ({ roles }) => existing(roles, id)),

    /** Changes what is given and leaves the rest. Its holders have the change at once. */
    update: (caller: Caller, by: Author, { id, patch, ifMatch }: Patch): Promise<WrittenRole> =>
      transact(caller.tenant, async ({ roles, audit }) => {
        const at = clock()
        const before = await ownRole(roles, id)
        if (before.level === 'workspace' && patch.ceiling)
          throw new Problem(problems.ceilingMisplaced)
        // What it gave counts too: nobody takes away what they could not give.
        refuseBeyondPatterns(caller, [...before.permissions, ...(patch.permissions ?? [])])
        const role = await roles.update(id, patch, { at, revision: ifMatch })
        if (!role) throw new Problem(preconditionFailed)
        const facts = changes(before, role, { omit: ['revision', 'updatedAt'] })
        await audit.append({
          action: 'role.updated',
          by,
          target: `role/${id}`,
          at,
          facts: { ...facts },
        })
        return { ...role, warnings: warningsOf(role, await roles.catalogue()) }
      }),

    /** Removes a role that nobody holds any more. */
    remove: (caller: Caller, by: Author, id: string): Promise<void> =>
      transact(caller.tenant, async ({ roles, audit }) => {
        const { code } = await ownRole(roles, id)
        if (!(await roles.remove(id))) throw new Problem(problems.roleAssigned)
        await audit.append({
          action: 'role.deleted',
          by,
          target: `role/${id}`,
          at: clock(),
          facts: { code },
        })
      }),
  }
}

interface Patch {
  readonly id: string
  readonly patch: RolePatch
  readonly ifMatch: number | undefined
}

const made = (input: NewRole, id: string, at: Date): Role => ({
  id,
  scope: 'default',
  code: input.code,
  title: input.title ?? input.code,
  level: input.level,
  precedence: input.precedence,
  permissions: input.permissions,
  ceiling: input.ceiling ?? null,
  when: windowOf(input.when),
  managedBy: null,
  createdAt: at.toISOString(),
  updatedAt: at.toISOString(),
  revision: 1,
})

function windowOf(when: NewRole['when']): Role['when'] {
  const instant = (text: string | null | undefined) => (text ? new Date(text).toISOString() : null)
  const window = { activate: instant(when?.activate), deactivate: instant(when?.deactivate) }
  return window.activate === null && window.deactivate === null ? null : window
}

async function existing(roles: RoleStore, id: string): Promise<Role> {
  const role = await roles.find(id)
  if (!role) throw new Problem(problems.roleUnknown)
  return role
}

/** A role of the tenant's own, which is one that no manifest manages. */
async function ownRole(roles: RoleStore, id: string): Promise<Role> {
  const role = await existing(roles, id)
  if (role.managedBy !== null)
    throw new Problem(problems.roleManaged, { detail: `It is managed by ${role.managedBy}` })
  return role
}

/** Patterns that cover nothing of the catalogue: most often they are typing errors. */
const warningsOf = (role: Role, catalogue: readonly string[]): string[] =>
  [...role.permissions, ...(role.ceiling ?? [])]
    .filter((pattern) => !catalogue.some((key) => covers(pattern, key)))
    .map((pattern) => `No manifest declares a permission that ${pattern} covers`)
