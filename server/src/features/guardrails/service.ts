import { covers } from '@castellan/engine'
import type { AuditStore } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { ContentsStore } from '../../kernel/contents.ts'
import type { TenantId } from '../../kernel/ids.ts'
import {
  type Page,
  type PageQuery,
  type Slice,
  type Sliced,
  sliceOf,
  toPage,
} from '../../kernel/page.ts'
import { known, Problem } from '../../kernel/problem.ts'
import type { Refusals } from '../../kernel/refusals.ts'
import type { Transact } from '../../kernel/transact.ts'
import { policyUnknown } from '../policies/problems.ts'
import type { Key } from '../policies/schema.ts'
import * as problems from './problems.ts'
import type { Guardrail } from './schema.ts'

/** A policy, as far as making it a guardrail needs. */
export interface GuardingPolicy {
  readonly id: string
  /** `scope/code`. */
  readonly reference: string
  readonly effect: 'allow' | 'deny'
  /** The products that it is for; none is all. */
  readonly applications: readonly string[]
}

/** What this module asks of a database; `store.ts` answers it. */
export interface GuardrailStore {
  /** The policy, kept from changing until the transaction ends. */
  policy(key: Key): Promise<GuardingPolicy | undefined>
  /** Makes the policy a guardrail, or gives the one that it is another reason. */
  put(policy: string, reason: string | null, at: Date): Promise<void>
  find(policy: string): Promise<Guardrail | undefined>
  list(slice: Slice): Promise<Sliced<Guardrail>>
  remove(policy: string): Promise<void>
}

export interface GuardrailStores {
  readonly guardrails: GuardrailStore
  readonly contents: ContentsStore
  /** The turn in which who holds what changes, one act after another. */
  readonly roles: { takeTurn(): Promise<void> }
  readonly audit: AuditStore
}

export interface GuardrailPorts extends Pick<Refusals, 'refuseBeyondPatterns'> {
  readonly transact: Transact<GuardrailStores>
  readonly clock: Clock
}

interface NewGuardrail {
  readonly policy: Key
  readonly reason?: string | null
}

export type GuardrailService = ReturnType<typeof guardrailService>

/** What takes a guardrail away; one that denied this could never be taken away again. */
const wayOut = 'access-manager/guardrails:delete'

export function guardrailService(ports: GuardrailPorts) {
  const { transact, clock, refuseBeyondPatterns } = ports

  return {
    list: (tenant: TenantId, query: PageQuery): Promise<Page<Guardrail>> =>
      transact(tenant, async ({ guardrails }) =>
        toPage(query, await guardrails.list(sliceOf(query)), (guardrail) => guardrail.policyId),
      ),

    /** Has a deny policy hold for the whole tenant. Nobody denies what they do not hold. */
    put: (caller: Caller, by: Author, { policy: key, reason = null }: NewGuardrail) =>
      transact(
        caller.tenant,
        async ({ guardrails, contents, roles, audit }): Promise<Guardrail> => {
          await roles.takeTurn()
          const policy = known(await guardrails.policy(key), policyUnknown)
          const actions = await contents.actionsOf(only(policy.reference))
          refuseAsGuardrail(policy, actions)
          refuseBeyondPatterns(caller, actions)

          const at = clock()
          const before = await guardrails.find(policy.id)
          await guardrails.put(policy.id, reason, at)
          const target = `guardrail/${policy.id}`
          const facts = { policy: policy.reference, reason, before: before?.reason ?? null }
          await audit.append({ action: 'guardrail.put', by, target, at, facts })
          return known(await guardrails.find(policy.id), problems.guardrailUnknown)
        },
      ),

    /** Takes a guardrail away; nobody takes away what denies more than they hold. */
    remove: (caller: Caller, by: Author, key: Key): Promise<void> =>
      transact(caller.tenant, async ({ guardrails, contents, roles, audit }) => {
        await roles.takeTurn()
        const policy = known(await guardrails.policy(key), problems.guardrailUnknown)
        const { reason } = known(await guardrails.find(policy.id), problems.guardrailUnknown)
        refuseBeyondPatterns(caller, await contents.actionsOf(only(policy.reference)))
        await guardrails.remove(policy.id)
        await audit.append({
          action: 'guardrail.deleted',
          by,
          target: `guardrail/${policy.id}`,
          at: clock(),
          facts: { policy: policy.reference, reason },
        })
      }),
  }
}

/** Refuses what no guardrail may be: one that allows, or one that nobody could take away again. */
export function refuseAsGuardrail(
  policy: Pick<GuardingPolicy, 'effect' | 'applications'>,
  actions: readonly string[],
): void {
  if (policy.effect === 'allow') throw new Problem(problems.guardrailAllows)
  if (isForUs(policy) && actions.some((pattern) => covers(pattern, wayOut)))
    throw new Problem(problems.guardrailLocksOut, { detail: `It covers ${wayOut}` })
}

const only = (policy: string) => ({ policies: [policy], collections: [] })

const isForUs = ({ applications }: Pick<GuardingPolicy, 'applications'>): boolean =>
  applications.length === 0 || applications.includes('access-manager')
