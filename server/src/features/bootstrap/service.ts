import type { Attempt } from '../../kernel/attempt.ts'
import type { AuditEvent, AuditStore } from '../../kernel/audit.ts'
import type { Author } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { ActorId, NewId, TenantId } from '../../kernel/ids.ts'
import { Problem, type ProblemKind } from '../../kernel/problem.ts'
import { type Secret, sameText } from '../../kernel/secret.ts'
import type { Transact } from '../../kernel/transact.ts'
import type { TokenReply } from '../tokens/schema.ts'
import type { User } from '../users/schema.ts'
import * as problems from './problems.ts'
import type { BootstrapRequest } from './schema.ts'

export interface BootstrapStore {
  /** Spends the secret. False when it was spent before; of two at once, one gets true. */
  spend(at: Date): Promise<boolean>
  isSpent(): Promise<boolean>
}

export interface BootstrapPorts<Stores> {
  readonly transact: Transact<Stores & { bootstrap: BootstrapStore; audit: AuditStore }>
  readonly clock: Clock
  /** Tells in the trail that somebody did not know the secret, or came too late with it. */
  readonly recordRefusal: (tenant: TenantId, refusal: AuditEvent) => Promise<void>
  readonly newId: NewId
  readonly secret: Secret
  readonly tenant: TenantId
  readonly hash: (password: string, username: string) => Promise<string>
  /** Adds the user inside the transaction that spends the secret. */
  readonly enrol: (stores: Stores, by: Author, user: Enrolled) => Promise<User>
  readonly signIn: (
    request: BootstrapRequest,
    origin: { by: Author; userAgent: string | null },
  ) => Promise<TokenReply>
  /** Counts wrong secrets, and refuses once there were too many. */
  readonly attempt: Attempt
}

export interface Enrolled extends Omit<BootstrapRequest, 'secret' | 'password'> {
  readonly id: ActorId
  readonly passwordHash: string
  readonly createdAt: Date
  readonly groups: readonly string[]
  readonly globalRole: User['globalRole']
}

export type BootstrapService = ReturnType<typeof bootstrapService>

export function bootstrapService<Stores>(ports: BootstrapPorts<Stores>) {
  const { transact, clock, tenant } = ports
  const isDone = (): Promise<boolean> => transact(tenant, ({ bootstrap }) => bootstrap.isSpent())

  const refuse = async (kind: ProblemKind, by: Author): Promise<never> => {
    const told = { action: 'tenant.bootstrap-refused', target: `tenant/${tenant}` }
    await ports.recordRefusal(tenant, { ...told, by, at: clock(), facts: { code: kind.code } })
    throw new Problem(kind)
  }

  return {
    isDone,

    /**
     * Makes the first superadmin, once. A wrong secret or a refused password spends nothing, so
     * it can be tried again.
     */
    async run(request: BootstrapRequest, origin: { by: Author; userAgent: string | null }) {
      if (await isDone()) return refuse(problems.alreadyDone, origin.by)
      const { address } = origin.by
      await ports.attempt({ tenant, account: 'bootstrap', address }, async () => {
        if (!sameText(request.secret, ports.secret.reveal()))
          await refuse(problems.secretWrong, origin.by)
      })
      const passwordHash = await ports.hash(request.password, request.username)
      const { secret: _, password: __, ...names } = request
      const at = clock()
      const id = ports.newId<'actor'>()
      const user = await transact(tenant, async (stores) => {
        if (!(await stores.bootstrap.spend(at))) throw new Problem(problems.alreadyDone)
        const by = { ...origin.by, id }
        const enrolled = await ports.enrol(stores, by, {
          ...names,
          id,
          passwordHash,
          createdAt: at,
          groups: ['admin-group'],
          globalRole: 'superadmin',
        })
        await stores.audit.append({ action: 'tenant.bootstrapped', by, target: `user/${id}`, at })
        return { ...enrolled, globalRole: 'superadmin' as const }
      })
      return { user, token: await ports.signIn(request, origin) }
    },
  }
}
