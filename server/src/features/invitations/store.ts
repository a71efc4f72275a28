import { sql } from 'kysely'
import { type ActorId, isId } from '../../kernel/ids.ts'
import type { Row, TenantDatabase } from '../../storage/database.ts'
import { takeSlice } from '../../storage/slice.ts'
import type { InvitationStore, VouchedInvitation } from './ports.ts'
import type { Invitation } from './schema.ts'

export const invitationStore = ({ query, tenant }: TenantDatabase): InvitationStore => {
  const all = () =>
    query
      .selectFrom('invitations as i')
      .innerJoin('users as u', (join) =>
        join.onRef('u.tenant_id', '=', 'i.tenant_id').onRef('u.id', '=', 'i.user_id'),
      )
      .where('i.tenant_id', '=', tenant)
      .selectAll('i')
      .select(['u.email', 'u.first_name', 'u.last_name', 'u.global_role', 'u.status'])
      .select(({ selectFrom, ref }) =>
        selectFrom('group_members as m')
          .whereRef('m.tenant_id', '=', ref('i.tenant_id'))
          .whereRef('m.actor_id', '=', ref('i.user_id'))
          .select(
            sql<string[]>`coalesce(array_agg(m.group_name order by m.group_name), '{}')`.as(
              'groups',
            ),
          )
          .as('groups'),
      )

  const pending = (id: string) =>
    query
      .updateTable('invitations')
      .where('tenant_id', '=', tenant)
      .where('id', '=', id)
      .where('accepted_at', 'is', null)
      .where('revoked_at', 'is', null)
      // A user who was deleted took the invitation along.
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('users')
            .select('users.id')
            .whereRef('users.tenant_id', '=', 'invitations.tenant_id')
            .whereRef('users.id', '=', 'invitations.user_id')
            .where('users.status', 'in', ['invited', 'disabled']),
        ),
      )

  return {
    async insert(invitation) {
      await query
        .insertInto('invitations')
        .values({
          tenant_id: tenant,
          id: invitation.id,
          user_id: invitation.user,
          token_hash: invitation.tokenHash,
          invited_by: invitation.invitedBy,
          created_at: invitation.createdAt,
          expires_at: invitation.expiresAt,
        })
        .execute()
    },

    async find(id, at) {
      const row = await all().where('i.id', '=', id).executeTakeFirst()
      return row && toInvitation(row, at)
    },

    list: (slice, at) =>
      takeSlice(all(), slice, {
        by: 'i.id',
        isCursor: isId,
        newestFirst: true,
        to: (row: InvitationRow) => toInvitation(row, at),
      }),

    async ofToken(hash) {
      const row = await query
        .selectFrom('invitations as i')
        .innerJoin('users as u', (join) =>
          join.onRef('u.tenant_id', '=', 'i.tenant_id').onRef('u.id', '=', 'i.user_id'),
        )
        .where('i.tenant_id', '=', tenant)
        .where('i.token_hash', '=', hash)
        .select(['i.id', 'i.user_id', 'i.expires_at', 'i.accepted_at', 'i.revoked_at'])
        .select(({ fn }) => fn.coalesce('i.resent_by', 'i.invited_by').as('vouched_by'))
        .select(['u.email', 'u.status'])
        .forUpdate('i')
        .executeTakeFirst()
      return (
        row && {
          id: row.id,
          user: row.user_id as ActorId,
          email: row.email,
          vouchedBy: row.vouched_by,
          expiresAt: row.expires_at,
          isAccepted: row.accepted_at !== null,
          isRevoked:
            row.revoked_at !== null || (row.accepted_at === null && row.status !== 'invited'),
        }
      )
    },

    async renew(id, { hash, expiresAt, by }) {
      const { numUpdatedRows } = await pending(id)
        .set({ token_hash: hash, expires_at: expiresAt, sent_at: null, resent_by: by })
        .executeTakeFirstOrThrow()
      return numUpdatedRows === 1n
    },

    async openOfPlatform(email) {
      const row = await all()
        .where('u.email_key', '=', email.toLowerCase())
        .where('u.status', '=', 'invited')
        .where('i.invited_by', 'is', null)
        .where('i.revoked_at', 'is', null)
        .executeTakeFirst()
      return row?.id
    },

    async accepted(id, at) {
      await pending(id).set({ accepted_at: at }).executeTakeFirstOrThrow()
    },

    async revoke(id, at) {
      const { numUpdatedRows } = await pending(id).set({ revoked_at: at }).executeTakeFirstOrThrow()
      return numUpdatedRows === 1n
    },

    async sent(id, at) {
      await pending(id).set({ sent_at: at }).execute()
    },
  }
}

interface InvitationRow
  extends Row<'invitations'>,
    Pick<Row<'users'>, 'email' | 'first_name' | 'last_name' | 'global_role' | 'status'> {
  readonly groups: string[] | null
}

const toInvitation = (row: InvitationRow, at: Date): VouchedInvitation => ({
  id: row.id,
  userId: row.user_id,
  email: row.email,
  firstName: row.first_name,
  lastName: row.last_name,
  globalRole: row.global_role,
  groups: row.groups ?? [],
  status: statusOf(row, at),
  invitedBy: row.invited_by,
  vouchedBy: row.resent_by ?? row.invited_by,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  sentAt: row.sent_at?.toISOString() ?? null,
})

function statusOf(row: InvitationRow, at: Date): Invitation['status'] {
  if (row.accepted_at) return 'accepted'
  if (row.revoked_at || row.status === 'deleted') return 'revoked'
  return row.expires_at <= at ? 'expired' : 'pending'
}
