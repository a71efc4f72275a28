import type { TenantDatabase } from '../../storage/database.ts'
import type { Claim, IdempotencyStore } from './service.ts'

export const idempotencyStore = ({ query, tenant }: TenantDatabase): IdempotencyStore => ({
  async take({ actor, key, requestHash, at }, { until, abandoned }) {
    const taken = await query
      .insertInto('idempotency_keys')
      .values({
        tenant_id: tenant,
        actor_id: actor,
        key,
        request_hash: requestHash,
        created_at: at,
        expires_at: until,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['tenant_id', 'actor_id', 'key'])
          .doUpdateSet({
            request_hash: requestHash,
            status: null,
            sealed_body: null,
            created_at: at,
            expires_at: until,
          })
          .where(({ eb, or, and }) =>
            or([
              eb('idempotency_keys.expires_at', '<=', at),
              and([
                eb('idempotency_keys.status', 'is', null),
                eb('idempotency_keys.request_hash', '=', requestHash),
                eb('idempotency_keys.created_at', '<=', abandoned),
              ]),
            ]),
          ),
      )
      .returning('key')
      .executeTakeFirst()
    return taken !== undefined
  },

  async find({ actor, key }) {
    const row = await query
      .selectFrom('idempotency_keys')
      .select(['request_hash', 'sealed_body'])
      .where('tenant_id', '=', tenant)
      .where('actor_id', '=', actor)
      .where('key', '=', key)
      .executeTakeFirst()
    return row && { requestHash: row.request_hash, sealedAnswer: row.sealed_body }
  },

  async remember(claim, { status, sealed }) {
    await query
      .updateTable('idempotency_keys')
      .set({ status, sealed_body: sealed })
      .where('tenant_id', '=', tenant)
      .where(({ and }) => and(own(claim)))
      .execute()
  },

  async release(claim) {
    await query
      .deleteFrom('idempotency_keys')
      .where('tenant_id', '=', tenant)
      .where(({ and }) => and(own(claim)))
      .execute()
  },

  async forget(at) {
    await query
      .deleteFrom('idempotency_keys')
      .where('tenant_id', '=', tenant)
      .where('expires_at', '<=', at)
      .execute()
  },
})

/** The columns that only this claim has so: a later one of the key has another instant. */
const own = ({ actor, key, at }: Claim) => ({ actor_id: actor, key, created_at: at })
