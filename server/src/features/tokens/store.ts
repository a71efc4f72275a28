import type { ActorId, SessionId } from '../../kernel/ids.ts'
import type { Row, TenantDatabase } from '../../storage/database.ts'
import type { KeyStore } from './keys.ts'
import type { Session, TokenStore } from './ports.ts'

export const tokenStore = ({ query, tenant }: TenantDatabase): TokenStore => {
  const people = () =>
    query
      .selectFrom('users')
      .innerJoin('actors', (join) =>
        join.onRef('actors.tenant_id', '=', 'users.tenant_id').onRef('actors.id', '=', 'users.id'),
      )
      .where('users.tenant_id', '=', tenant)
      .where('users.status', '=', 'active')
      .where('actors.enabled', '=', true)
      .select(['users.id', 'username', 'email', 'display_name', 'password_hash'])

  return {
    async userByName(username) {
      // No username has an @, so nobody's name is another's e-mail address.
      const column = username.includes('@') ? 'email_key' : 'username_key'
      const row = await people().where(column, '=', username.toLowerCase()).executeTakeFirst()
      return row && { ...toSubject(row), passwordHash: row.password_hash }
    },
    async subject(actor) {
      const row = await people().where('users.id', '=', actor).executeTakeFirst()
      return row && toSubject(row)
    },
    async client(clientId, at) {
      const rows = await query
        .selectFrom('applications as a')
        .innerJoin('actors', (join) =>
          join.onRef('actors.tenant_id', '=', 'a.tenant_id').onRef('actors.id', '=', 'a.id'),
        )
        .innerJoin('application_secrets as s', (join) =>
          join.onRef('s.tenant_id', '=', 'a.tenant_id').onRef('s.application_id', '=', 'a.id'),
        )
        .where('a.tenant_id', '=', tenant)
        .where('a.client_id', '=', clientId)
        .where('a.deleted_at', 'is', null)
        .where('actors.enabled', '=', true)
        .where(({ eb, or }) => or([eb('s.expires_at', 'is', null), eb('s.expires_at', '>', at)]))
        .select(['a.id', 'a.name', 'a.client_id', 's.hash', 's.expires_at'])
        .execute()
      const [first] = rows
      return (
        first && {
          id: first.id as ActorId,
          clientId: first.client_id,
          name: first.name,
          secrets: rows.map((row) => ({ hash: row.hash, expiresAt: row.expires_at })),
        }
      )
    },
    async startSession(session) {
      const { actor: user_id, createdAt: at } = session
      await query
        // Whoever signs in has a user-role from then on: empty, and made in the same round trip.
        .with('user_role', (within) =>
          within
            .insertInto('user_roles')
            .values({ tenant_id: tenant, user_id, created_at: at, updated_at: at })
            .onConflict((conflict) => conflict.doNothing()),
        )
        .insertInto('sessions')
        .values({
          tenant_id: tenant,
          id: session.id,
          actor_id: session.actor,
          client_id: session.clientId,
          address: session.address,
          user_agent: session.userAgent?.slice(0, 512) ?? null,
          created_at: session.createdAt,
          last_used_at: session.createdAt,
          expires_at: session.expiresAt,
        })
        .execute()
    },
    async session(id) {
      const row = await query
        .selectFrom('sessions')
        .selectAll()
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .executeTakeFirst()
      return row && toSession(row)
    },
    async useSession(id, at) {
      await query
        .updateTable('sessions')
        .set({ last_used_at: at })
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .execute()
    },
    async endSession(id, at) {
      await query
        .updateTable('sessions')
        .set({ ended_at: at })
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .execute()
    },
    async insertRefresh({ hash, sessionId, createdAt, expiresAt }) {
      await query
        .insertInto('refresh_tokens')
        .values({
          tenant_id: tenant,
          hash,
          session_id: sessionId,
          created_at: createdAt,
          expires_at: expiresAt,
        })
        .execute()
    },
    async refresh(hash) {
      const row = await query
        .selectFrom('refresh_tokens')
        .selectAll()
        .where('tenant_id', '=', tenant)
        .where('hash', '=', hash)
        .forUpdate()
        .executeTakeFirst()
      return (
        row && {
          sessionId: row.session_id as SessionId,
          expiresAt: row.expires_at,
          usedAt: row.used_at,
        }
      )
    },
    async markUsed(hash, at) {
      await query
        .updateTable('refresh_tokens')
        .set({ used_at: at })
        .where('tenant_id', '=', tenant)
        .where('hash', '=', hash)
        .execute()
    },
    async revoke(subject, until) {
      await query
        .insertInto('revocations')
        .values({ tenant_id: tenant, subject, expires_at: until })
        .onConflict((conflict) =>
          conflict.columns(['tenant_id', 'subject']).doUpdateSet({ expires_at: until }),
        )
        .execute()
    },
    async userInfo(actor) {
      const row = await people().where('users.id', '=', actor).executeTakeFirst()
      return (
        row && {
          name: row.display_name,
          preferredUsername: row.username,
          email: row.email,
          emailVerified: false,
          picture: '',
          profile: '',
        }
      )
    },
  }
}

export const keyStore = ({ query, tenant }: TenantDatabase): KeyStore => ({
  async list() {
    const rows = await query
      .selectFrom('signing_keys')
      .selectAll()
      .where('tenant_id', '=', tenant)
      .where('retired_at', 'is', null)
      .orderBy('created_at', 'desc')
      .execute()
    return rows.map((row) => ({
      kid: row.kid,
      publicJwk: row.public_jwk,
      sealedPrivate: row.sealed_private,
      createdAt: row.created_at,
    }))
  },
  async insert(key) {
    await query
      .insertInto('signing_keys')
      .values({
        tenant_id: tenant,
        kid: key.kid,
        algorithm: 'ES256',
        public_jwk: JSON.stringify(key.publicJwk),
        sealed_private: key.sealedPrivate,
        created_at: key.createdAt,
      })
      .execute()
  },
})

/** Revocations that still matter, for a process that starts. */
export async function liveRevocations(
  { query, tenant }: TenantDatabase,
  at: Date,
): Promise<{ subject: string; until: Date }[]> {
  const rows = await query
    .selectFrom('revocations')
    .select(['subject', 'expires_at'])
    .where('tenant_id', '=', tenant)
    .where('expires_at', '>', at)
    .execute()
  return rows.map((row) => ({ subject: row.subject, until: row.expires_at }))
}

const toSubject = (row: { id: string; username: string; display_name: string }) => ({
  id: row.id as ActorId,
  kind: 'user' as const,
  name: row.username,
  displayName: row.display_name,
})

const toSession = (row: Row<'sessions'>): Session => ({
  id: row.id as SessionId,
  actor: row.actor_id as ActorId,
  clientId: row.client_id,
  address: row.address,
  userAgent: row.user_agent,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
})
