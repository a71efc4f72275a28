import type { AuditStore } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { TenantId } from '../../kernel/ids.ts'
import { known, Problem } from '../../kernel/problem.ts'
import type { Refusals } from '../../kernel/refusals.ts'
import type { Transact } from '../../kernel/transact.ts'
import { lastAdministrator, userUnknown } from '../users/problems.ts'
import { globalRoleOneself } from './problems.ts'
import type { GlobalRole } from './schema.ts'

/** What this module asks of a database; `store.ts` answers it. */
export interface GlobalRoleStore {
  find(user: string): Promise<GlobalRole | undefined>
  /** The roles (`scope/code`) that the manifests say come with it. */
  rolesWith(role: GlobalRole): Promise<readonly string[]>
  /** Makes it the user's one global role. */
  set(user: string, role: GlobalRole): Promise<void>
}

export interface GlobalRoleStores {
  readonly globalRoles: GlobalRoleStore
  readonly derivedGrants: { deriveFor(actor: string, at: Date): Promise<void> }
  readonly administrators: { areLostBy(act: () => Promise<void>): Promise<boolean> }
  readonly audit: AuditStore
}

export interface GlobalRolePorts extends Pick<Refusals, 'refuseBeyondRoles' | 'refuseStronger'> {
  readonly transact: Transact<GlobalRoleStores>
  readonly clock: Clock
}

export type GlobalRoleService = ReturnType<typeof globalRoleService>

export function globalRoleService(ports: GlobalRolePorts) {
  const { transact, clock, refuseBeyondRoles, refuseStronger } = ports
  const refuseGranting = async (caller: Caller, role: GlobalRole): Promise<void> => {
    const roles = await transact(caller.tenant, (stores) => stores.globalRoles.rolesWith(role))
    refuseBeyondRoles(caller, roles)
  }

  return {
    /** Throws when the caller may not give that role to anybody, to one they invite for instance. */
    refuseGranting,

    get: (tenant: TenantId, user: string) =>
      transact(tenant, async ({ globalRoles }) => ({
        userId: user,
        role: known(await globalRoles.find(user), userUnknown),
      })),

    /** Makes it the user's one global role; everything they do is decided by it from now on. */
    async set(caller: Caller, by: Author, { user, role }: { user: string; role: GlobalRole }) {
      refuseStronger(caller, user)
      await refuseGranting(caller, role)
      return transact(caller.tenant, async (stores) => {
        const before = known(await stores.globalRoles.find(user), userUnknown)
        if (caller.id === user && rank[role] > rank[before]) throw new Problem(globalRoleOneself)
        if (before === role) return { userId: user, role }
        const at = clock()
        const areLost = await stores.administrators.areLostBy(async () => {
          await stores.globalRoles.set(user, role)
          await stores.derivedGrants.deriveFor(user, at)
        })
        if (areLost) throw new Problem(lastAdministrator)
        await stores.audit.append({
          action: 'user.global-role-changed',
          by,
          target: `user/${user}`,
          at,
          facts: { before: { globalRole: before }, after: { globalRole: role } },
        })
        return { userId: user, role }
      })
    },
  }
}

const rank = { member: 0, admin: 1, superadmin: 2 } satisfies Record<GlobalRole, number>
