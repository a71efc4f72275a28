import type { AuditStore } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Transact } from '../../kernel/transact.ts'
import * as problems from './problems.ts'
import type { User } from './schema.ts'

/** What the ends of a user's life ask of a database; `store.ts` answers it. */
export interface LifecycleStore {
  /** Makes an invited user active; or says that somebody has that name. Undefined: none is invited. */
  accept(id: string, chosen: Chosen, at: Date): Promise<User | 'username-taken' | undefined>
  /** Also of one who is deleted or purged; until the transaction ends nobody else changes it. */
  statusOf(id: string): Promise<User['status'] | undefined>
  /** Removes all that is personal of a deleted user, in every table. */
  purge(id: string): Promise<void>
}

/** What an invited user chooses. */
export interface Chosen {
  readonly username: string
  readonly passwordHash: string
}

export interface LifecycleStores {
  readonly users: LifecycleStore
  readonly audit: AuditStore
}

export interface LifecyclePorts {
  readonly transact: Transact<LifecycleStores>
  readonly clock: Clock
}

export type UserLifecycle = ReturnType<typeof userLifecycle>

/** invited → active ⇄ disabled → deleted → purged: the steps that `service.ts` does not have. */
export const userLifecycle = ({ transact, clock }: LifecyclePorts) => ({
  /** Forgets a deleted user as a person. The id stays, in the audit trail for one. */
  purge: (caller: Caller, by: Author, id: string): Promise<void> =>
    transact(caller.tenant, async ({ users, audit }) => {
      const status = await users.statusOf(id)
      if (status === undefined || status === 'purged') throw new Problem(problems.userUnknown)
      if (status !== 'deleted') throw new Problem(problems.notDeleted)
      await users.purge(id)
      await audit.append({ action: 'user.purged', by, target: `user/${id}`, at: clock() })
    }),
})
