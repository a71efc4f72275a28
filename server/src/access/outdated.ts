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
 * Throws `Outdated` when, since the judgement, others changed what it may rest on: the caller, the
 * actors whom the act is about, or any role, group, policy, permission or guardrail that there was
 * already (what is new gives nothing before it is given). Throws 401 when the caller's session or
 * token was ended.
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
    select
      exists (select from revocations where tenant_id = ${tenant}::uuid
        and subject = any(${[`sid:${session}`, `jti:${tokenId}`]}::text[])) as is_ended,
      exists (select from access_states s
        where s.tenant_id = ${tenant}::uuid
          and s.version <= ${version} and s.until_version > ${version}
          and s.until_version <= t.access_version - ${isVersion ? 1 : 0}::int
          and (s.kind not in ('actor', 'workspace')
            or s.kind = 'actor' and s.id = any(${[id, ...actors]}::text[]))) as is_outdated
    from tenants t where t.id = ${tenant}::uuid`.execute(query)
  if (rows[0]?.is_ended) throw new Problem(tokenInvalid)
  if (rows[0]?.is_outdated) throw new Outdated('judged by what is no longer so')
}
