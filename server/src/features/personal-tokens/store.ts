import { sql } from 'kysely'
import { isId } from '../../kernel/ids.ts'
import type { Row, TenantDatabase } from '../../storage/database.ts'
import { takeSlice } from '../../storage/slice.ts'
import type { PersonalToken } from './schema.ts'
import type { PersonalTokenStore, Whose } from './service.ts'

/** `ended` is told the tokens that end, and until when a copy of one in memory must be refused. */
export const personalTokenStore = (
  { query, tenant }: TenantDatabase,
  ended: (tokens: readonly Ended[]) => void,
) => {
  const active = ({ user, at }: Whose) =>
    query
      .selectFrom('personal_tokens')
      .selectAll()
      .where('tenant_id', '=', tenant)
      .where('user_id', '=', user)
      .where('ended_at', 'is', null)
      .where('expires_at', '>', at)

  /** Ends the user's tokens, or the one of that id, with all that remembers them. */
  const endThose = async ({ user, at }: Whose, id: string | null): Promise<PersonalToken[]> => {
    const rows = await query
      .updateTable('personal_tokens')
      .set({ ended_at: at })
      .where('tenant_id', '=', tenant)
      .where('user_id', '=', user)
      .where('ended_at', 'is', null)
      .where('expires_at', '>', at)
      .where((where) => (id === null ? where.val(true) : where('id', '=', id)))
      .returningAll()
      .execute()
    const revoked = rows.map((row) => ({ subject: `jti:${row.id}`, until: row.expires_at }))
    if (revoked.length > 0)
      await query
        .insertInto('revocations')
        .values(
          revoked.map(({ subject, until }) => ({ tenant_id: tenant, subject, expires_at: until })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    ended(revoked)
    return rows.map(toPersonalToken)
  }

  const store: PersonalTokenStore = {
    async insert(token, { user, hash, max }) {
      const at = new Date(token.createdAt)
      await query
        .selectFrom('users')
        .select('id')
        .where('tenant_id', '=', tenant)
        .where('id', '=', user)
        .forNoKeyUpdate()
        .executeTakeFirstOrThrow()
      const others = await active({ user, at }).execute()
      if (others.some(({ name }) => name === token.name)) return 'name-taken'
      if (others.length >= max) return 'full'
      await query
        .insertInto('personal_tokens')
        .values({
          tenant_id: tenant,
          id: token.id,
          user_id: user,
          name: token.name,
          hash,
          hint: token.hint,
          created_at: at,
          expires_at: new Date(token.expiresAt),
        })
        .execute()
      return undefined
    },

    list: (whose, slice) =>
      takeSlice(active(whose), slice, { by: 'id', isCursor: isId, to: toPersonalToken }),

    end: async (id, whose) => (await endThose(whose, id))[0],
  }
  return {
    ...store,
    /** For acts after which no credential of the user may go on; answers how many there were. */
    endAllOf: async (user: string, at: Date): Promise<number> =>
      (await endThose({ user, at }, null)).length,
  }
}

export interface Ended {
  readonly subject: string
  readonly until: Date
}

/** Personal tokens as credentials, ended ones too: whom one stands for, and when it was last used. */
export const personalTokenCredentials = ({ query, tenant }: TenantDatabase) => ({
  async personalTokenOf(hash: string) {
    const row = await query
      .selectFrom('personal_tokens as p')
      .innerJoin('tenants as t', 't.id', 'p.tenant_id')
      .select(['p.id', 'p.user_id', 'p.expires_at', 'p.ended_at', 't.slug'])
      .where('p.tenant_id', '=', tenant)
      .where('p.hash', '=', hash)
      .executeTakeFirst()
    if (!row) return undefined
    const { id, slug, user_id: actor } = row
    return { actor, id, slug, expiresAt: row.expires_at, isRevoked: row.ended_at !== null }
  },

  /** Neither change nor event: a fact about the past, which may come late. */
  async personalTokensUsed(ids: readonly string[], at: Date): Promise<void> {
    await query
      .updateTable('personal_tokens')
      .set({ last_used_at: at })
      .where('tenant_id', '=', tenant)
      .where(sql<boolean>`id = any(${ids}::uuid[])`)
      .execute()
  },
})

const toPersonalToken = (row: Row<'personal_tokens'>): PersonalToken => ({
  id: row.id,
  name: row.name,
  hint: row.hint,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
})
