import { sql } from 'kysely'
import { isId } from '../../kernel/ids.ts'
import { isNamed } from '../../storage/conditions.ts'
import type { TenantDatabase } from '../../storage/database.ts'
import { takeSlice } from '../../storage/slice.ts'
import type { Guardrail } from './schema.ts'
import type { GuardrailStore } from './service.ts'

export const guardrailStore = ({ query, tenant, touch }: TenantDatabase): GuardrailStore => {
  const all = () =>
    query
      .selectFrom('guardrails as g')
      .innerJoin('policies as p', (join) =>
        join.onRef('p.tenant_id', '=', 'g.tenant_id').onRef('p.id', '=', 'g.policy_id'),
      )
      .where('g.tenant_id', '=', tenant)
      .select(['g.policy_id', 'p.scope', 'p.code', 'p.description', 'g.reason', 'g.created_at'])

  return {
    async policy(key) {
      const row = await query
        .selectFrom('policies')
        .select(['id', 'scope', 'code', 'effect'])
        .select(sql<string[]>`definition -> 'applications'`.as('applications'))
        .where('tenant_id', '=', tenant)
        .where(isNamed(key))
        .forShare()
        .executeTakeFirst()
      return (
        row && {
          id: row.id,
          reference: `${row.scope}/${row.code}`,
          effect: row.effect,
          applications: row.applications ?? [],
        }
      )
    },

    async put(policy, reason, at) {
      await query
        .insertInto('guardrails')
        .values({ tenant_id: tenant, policy_id: policy, reason, created_at: at })
        .onConflict((conflict) =>
          conflict.columns(['tenant_id', 'policy_id']).doUpdateSet({ reason }),
        )
        .execute()
      touch('tenant', tenant)
    },

    async find(policy) {
      const row = await all().where('g.policy_id', '=', policy).executeTakeFirst()
      return row && toGuardrail(row)
    },

    list: (slice) =>
      takeSlice(all(), slice, { by: 'g.policy_id', isCursor: isId, to: toGuardrail }),

    async remove(policy) {
      await query
        .deleteFrom('guardrails')
        .where('tenant_id', '=', tenant)
        .where('policy_id', '=', policy)
        .execute()
      touch('tenant', tenant)
    },
  }
}

const toGuardrail = (row: {
  policy_id: string
  scope: string
  code: string
  description: string
  reason: string | null
  created_at: Date
}): Guardrail => ({
  policyId: row.policy_id,
  policy: `${row.scope}/${row.code}`,
  description: row.description,
  reason: row.reason,
  createdAt: row.created_at.toISOString(),
})
