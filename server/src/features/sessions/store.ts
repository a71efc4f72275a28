import { isId } from '../../kernel/ids.ts'
import type { Row, TenantDatabase } from '../../storage/database.ts'
import { takeSlice } from '../../storage/slice.ts'
import { revokedUntil, subjectOf } from './revocation.ts'
import type { SessionStore, StoredSession } from './service.ts'

export const sessionStore = ({ query, tenant }: TenantDatabase): SessionStore => ({
  list: ({ actor, at }, slice) =>
    takeSlice(
      query
        .selectFrom('sessions')
        .selectAll()
        .where('tenant_id', '=', tenant)
        .where('actor_id', '=', actor)
        .where('ended_at', 'is', null)
        .where('expires_at', '>', at),
      slice,
      { by: 'id', isCursor: isId, newestFirst: true, to: toSession },
    ),

  async end(id, { actor, at }) {
    const { numUpdatedRows } = await query
      .updateTable('sessions')
      .set({ ended_at: at })
      .where('tenant_id', '=', tenant)
      .where('id', '=', id)
      .where('actor_id', '=', actor)
      .where('ended_at', 'is', null)
      .where('expires_at', '>', at)
      .executeTakeFirstOrThrow()
    return numUpdatedRows === 1n
  },
})

/** An actor's sessions as a whole, for acts after which none of them may go on. */
export const credentialStore = ({ query, tenant }: TenantDatabase) => ({
  /** Ends every session of the actor, refuses their access tokens, and answers their ids. */
  async endSessionsOf(actor: string, at: Date): Promise<readonly string[]> {
    const ended = await query
      .updateTable('sessions')
      .set({ ended_at: at })
      .where('tenant_id', '=', tenant)
      .where('actor_id', '=', actor)
      .where('ended_at', 'is', null)
      .returning('id')
      .execute()
    if (ended.length > 0)
      await query
        .insertInto('revocations')
        .values(
          ended.map(({ id }) => ({
            tenant_id: tenant,
            subject: subjectOf(id),
            expires_at: revokedUntil(at),
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    return ended.map(({ id }) => id)
  },
})

const toSession = (row: Row<'sessions'>): StoredSession => ({
  id: row.id,
  address: row.address,
  userAgent: row.user_agent,
  clientId: row.client_id,
  createdAt: row.created_at.toISOString(),
  lastUsedAt: row.last_used_at.toISOString(),
})
