import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { failuresMax } from '../../kernel/attempt.ts'
import type { ActorId, SessionId } from '../../kernel/ids.ts'
import type { TenantDatabase } from '../../storage/database.ts'
import { prepared } from '../../storage/prepared.ts'
import type { KeyStore } from './keys.ts'
import type { RefreshStep, RefreshToken, Session, SessionProof, TokenStore } from './ports.ts'

export const tokenStore = ({ query, tenant }: TenantDatabase): TokenStore => {
  /** The actor is looked up for the one user, whatever the planner knows of the tables. */
  const person = async (who: RawBuilder<SqlBool>): Promise<Person | undefined> => {
    const { rows } = await sql<Person>`${prepared}
      select u.id, u.username, u.email, u.password_hash, a.display_name
      from users u cross join lateral (
        select display_name from actors
        where tenant_id = u.tenant_id and id = u.id and enabled limit 1) a
      where u.tenant_id = ${tenant} and u.status = 'active' and ${who}`.execute(query)
    return rows[0]
  }

  return {
    async userByName(username) {
      const key = username.toLowerCase()
      // No username has an @, so nobody's name is another's e-mail address.
      const row = await person(
        username.includes('@')
          ? sql`u.email_key = ${key} and u.email_key <> ''`
          : sql`u.username_key = ${key} and u.username_key <> ''`,
      )
      return row && { ...toSubject(row), passwordHash: row.password_hash }
    },
    async idByName(username) {
      const column = username.includes('@') ? 'email_key' : 'username_key'
      const row = await query
        .selectFrom('users')
        .select('id')
        .where('tenant_id', '=', tenant)
        .where('status', 'not in', ['deleted', 'purged'])
        .where(column, '=', username.toLowerCase())
        .executeTakeFirst()
      return row?.id
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
        .modifyFront(prepared)
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
    startSession: (session, proof) => startSession({ query, tenant }, session, proof),
    refresh: (hash) => refresh({ query, tenant }, hash),
    goOn: (session, step) => goOn({ query, tenant }, session, step),
    async endSession(id, at) {
      await query
        .updateTable('sessions')
        .set({ ended_at: at })
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .where('ended_at', 'is', null)
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
      const row = await person(sql`u.id = ${actor}`)
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

interface Person {
  readonly id: string
  readonly username: string
  readonly email: string
  readonly password_hash: string
  readonly display_name: string
}

type Transaction = Pick<TenantDatabase, 'query' | 'tenant'>

/**
 * One statement, since every sign-in waits for it. The user's row is locked as it was proven: whoever
 * changes the password or disables them comes before, and nothing starts, or after, and ends it.
 * Whoever signs in has a user-role from then on.
 */
async function startSession(
  { query, tenant }: Transaction,
  session: Session,
  { passwordHash, guess, refresh }: SessionProof,
): Promise<boolean> {
  const { id, actor, clientId, address, createdAt: at, expiresAt } = session
  const userAgent = session.userAgent?.slice(0, 512) ?? null
  const { rows } = await sql`${prepared}
    with proven as (
      select u.tenant_id, u.id from users u
      join actors a on a.tenant_id = u.tenant_id and a.id = u.id
      where u.tenant_id = ${tenant} and u.id = ${actor} and u.status = 'active'
        and u.password_hash = ${passwordHash} and a.enabled
        and not exists (
          select from failed_attempts f where f.tenant_id = u.tenant_id and f.key = ${guess}
            and f.failures >= ${failuresMax} and f.expires_at > ${at})
      for share of u
    ), user_role as (
      insert into user_roles (tenant_id, user_id, created_at, updated_at)
      select tenant_id, id, ${at}::timestamptz, ${at}::timestamptz from proven
      on conflict do nothing
    ), session as (
      insert into sessions (tenant_id, id, actor_id, client_id, address, user_agent,
                            created_at, last_used_at, expires_at)
      select tenant_id, ${id}::uuid, id, ${clientId}, ${address}, ${userAgent},
             ${at}::timestamptz, ${at}::timestamptz, ${expiresAt}::timestamptz
      from proven returning tenant_id, id
    )
    insert into refresh_tokens (tenant_id, hash, session_id, created_at, expires_at)
    select tenant_id, ${refresh.hash}, id, ${at}::timestamptz, ${refresh.expiresAt}::timestamptz
    from session returning session_id`.execute(query)
  return rows.length === 1
}

/**
 * Step by step, each by a key: of a join, a planner that knows nothing of the tables yet may begin
 * with all sessions of the tenant.
 */
async function refresh(
  { query, tenant }: Transaction,
  hash: string,
): Promise<RefreshToken | undefined> {
  const { rows } = await sql<{
    expires_at: Date
    used_at: Date | null
    session_id: string
    session_expires_at: Date
    actor_id: string
    client_id: string | null
    username: string | null
    display_name: string | null
  }>`${prepared}
    with token as materialized (
      select session_id, expires_at, used_at from refresh_tokens
      where tenant_id = ${tenant} and hash = ${hash} for no key update
    )
    select t.session_id, t.expires_at, t.used_at, s.actor_id, s.client_id,
           s.expires_at as session_expires_at,
           (select username from users
            where tenant_id = ${tenant} and id = s.actor_id and status = 'active'),
           (select display_name from actors
            where tenant_id = ${tenant} and id = s.actor_id and enabled)
    from token t cross join lateral (
      select actor_id, client_id, expires_at from sessions
      where tenant_id = ${tenant} and id = t.session_id and ended_at is null
      for no key update) s`.execute(query)
  const [row] = rows
  if (!row) return undefined
  const { actor_id: id, username, display_name } = row
  return {
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    session: {
      id: row.session_id as SessionId,
      actor: id as ActorId,
      clientId: row.client_id,
      expiresAt: row.session_expires_at,
    },
    subject:
      username !== null && display_name !== null
        ? toSubject({ id, username, display_name })
        : undefined,
  }
}

async function goOn(
  { query, tenant }: Transaction,
  session: SessionId,
  { at, used, next }: RefreshStep,
): Promise<void> {
  await sql`${prepared}
    with used as (
      update refresh_tokens set used_at = ${at}::timestamptz
      where tenant_id = ${tenant} and hash = ${used}
    ), session as (
      update sessions set last_used_at = ${at}::timestamptz
      where tenant_id = ${tenant} and id = ${session}
    )
    insert into refresh_tokens (tenant_id, hash, session_id, created_at, expires_at)
    values (${tenant}, ${next.hash}, ${session}, ${at}, ${next.expiresAt})`.execute(query)
}

export const keyStore = ({ query, tenant }: TenantDatabase): KeyStore => ({
  async list() {
    const rows = await query
      .selectFrom('signing_keys')
      .select(['kid', 'public_jwk', 'sealed_private', 'created_at'])
      .where('tenant_id', '=', tenant)
      .where('retired_at', 'is', null)
      .orderBy('created_at', 'desc')
      .modifyFront(prepared)
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
    .modifyFront(prepared)
    .execute()
  return rows.map((row) => ({ subject: row.subject, until: row.expires_at }))
}

const toSubject = (row: { id: string; username: string; display_name: string }) => ({
  id: row.id as ActorId,
  kind: 'user' as const,
  name: row.username,
  displayName: row.display_name,
})
