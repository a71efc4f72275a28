import { sql } from 'kysely'
import type { AccessKind, TenantDatabase } from '../storage/database.ts'
import type { Touched } from '../storage/tenant.ts'
import { projections } from './projections.ts'

/** One thing's state in the engine's shape, or its end. */
export interface AccessState {
  readonly kind: AccessKind
  readonly id: string
  /** Undefined when the thing is gone. */
  readonly state: unknown
}

/**
 * Writes the state of every touched thing as the next access version of the tenant, closing the
 * states before it. The tenant's row is locked first, so versions come in the order of commits.
 */
export async function settleAccess(database: TenantDatabase, changed: Touched): Promise<void> {
  const { query, tenant } = database
  const touched = await withTheirKeys(database, changed)
  const { access_version: version } = await query
    .updateTable('tenants')
    .set((row) => ({ access_version: sql`${row.ref('access_version')} + 1` }))
    .where('id', '=', tenant)
    .returning('access_version')
    .executeTakeFirstOrThrow()

  for (const [kind, ids] of touched) {
    const list = [...ids]
    await query
      .updateTable('access_states')
      .set({ until_version: version })
      .where('tenant_id', '=', tenant)
      .where('kind', '=', kind)
      .where('id', 'in', list)
      .where('until_version', 'is', null)
      .execute()
    await sql`
      insert into access_states (tenant_id, kind, id, version, at, state)
      select ${tenant}::uuid, ${kind}, now_state.id, ${version}::bigint, now(), now_state.state
      from (${projections[kind](tenant, list)}) as now_state`.execute(query)
  }
}

/** An API key stands and falls with whoever made it, so it changes when they do. */
async function withTheirKeys(
  { query, tenant }: TenantDatabase,
  touched: Touched,
): Promise<Touched> {
  const actors = touched.get('actor')
  if (!actors) return touched
  const keys = await query
    .selectFrom('api_keys')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('created_by', 'in', [...actors])
    .where('revoked_at', 'is', null)
    .execute()
  return new Map(touched).set('actor', new Set([...actors, ...keys.map(({ id }) => id)]))
}

/** All states that hold now, and the version they make up. */
export async function currentAccess(
  database: TenantDatabase,
): Promise<{ version: number; states: AccessState[] }> {
  const version = await versionOf(database)
  const rows = await database.query
    .selectFrom('access_states')
    .select(['kind', 'id', 'state'])
    .where('tenant_id', '=', database.tenant)
    .where('until_version', 'is', null)
    .execute()
  return { version, states: rows.map((row) => ({ ...row, kind: kindOf(row.kind) })) }
}

/** What changed after `since`: the newest state of each changed thing. */
export async function accessChanges(
  database: TenantDatabase,
  since: number,
): Promise<{ version: number; states: AccessState[] }> {
  const version = await versionOf(database)
  if (version === since) return { version, states: [] }
  const { rows } = await sql<{ kind: string; id: string; state: unknown }>`
    select changed.kind, changed.id, current.state
    from (select kind, id from access_states where tenant_id = ${database.tenant}::uuid and version > ${since}
          union
          select kind, id from access_states where tenant_id = ${database.tenant}::uuid and until_version > ${since}
         ) as changed
    left join access_states as current
      on current.tenant_id = ${database.tenant}::uuid and current.kind = changed.kind
     and current.id = changed.id and current.until_version is null`.execute(database.query)
  const states = rows.map((row) => ({
    kind: kindOf(row.kind),
    id: row.id,
    state: row.state ?? undefined,
  }))
  return { version, states }
}

async function versionOf({ query, tenant }: TenantDatabase): Promise<number> {
  const row = await query
    .selectFrom('tenants')
    .select('access_version')
    .where('id', '=', tenant)
    .executeTakeFirstOrThrow()
  return Number(row.access_version)
}

function kindOf(text: string): AccessKind {
  if (!Object.hasOwn(projections, text)) throw new Error(`unknown access state kind ${text}`)
  return text as AccessKind
}
