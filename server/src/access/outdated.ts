import { sql } from 'kysely'
import { type Judgement, Outdated } from '../kernel/judgement.ts'
import { Problem, tokenInvalid } from '../kernel/problem.ts'
import type { TenantDatabase } from '../storage/database.ts'

/** What a transaction changed itself. */
export interface Changed {
  /** Whether that made a version of the access state. */
  readonly isVersion: boolean
  readonly actors: readonly string[]
}

/**
 * Throws `Outdated` when, since the judgement, others changed what it may rest on: the caller, what
 * the actors whom the act is about may do, or any role, group, policy, permission or guardrail that
 * there was already (what is new gives nothing before it is given). Throws 401 when others ended the
 * caller's session or token.
 *
 * Asked at the end of a transaction, when the rows that it changed, and the tenant's version if it
 * made one, are locked: what others commit from then on comes after it.
 */
export async function refuseOutdated(
  { query, tenant }: Pick<TenantDatabase, 'query' | 'tenant'>,
  { caller, version }: Judgement,
  { isVersion, actors }: Changed,
): Promise<void> {
  const { id, session, tokenId } = caller
  const { rows } = await sql<{ is_ended: boolean; is_outdated: boolean }>`
    with others as (
      select access_version - ${isVersion ? 1 : 0}::int as version
      from tenants where id = ${tenant}::uuid)
    select
      exists (select from revocations where tenant_id = ${tenant}::uuid
        and subject = any(${[`sid:${session}`, `jti:${tokenId}`]}::text[])
        and noted <> pg_current_xact_id()) as is_ended,
      exists (
        select from access_states s, others
        where s.tenant_id = ${tenant}::uuid
          and s.version <= ${version}
          and s.until_version > ${version} and s.until_version <= others.version
          and (s.kind not in ('actor', 'workspace')
            or s.kind = 'actor' and s.id = any(${[id, ...actors]}::text[]))
          and not exists (
            select from access_states n
            where n.tenant_id = s.tenant_id and n.kind = s.kind and n.id = s.id
              and n.version <= others.version
              and (n.until_version is null or n.until_version > others.version)
              and (n.state = s.state
                -- Of others than the caller it only counts what they may do.
                or s.kind = 'actor' and s.id <> ${id}
                  and n.state - 'attributes' = s.state - 'attributes'))) as is_outdated`.execute(
    query,
  )
  if (rows[0]?.is_ended) throw new Problem(tokenInvalid)
  if (rows[0]?.is_outdated) throw new Outdated('judged by what is no longer so')
}
