import { type SqlBool, sql } from 'kysely'
import type { Clock } from '../kernel/clock.ts'
import type { AccessKind, TenantDatabase } from '../storage/database.ts'
import { prepared } from '../storage/prepared.ts'
import type { Settle, Touched } from '../storage/tenant.ts'
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
 * states before it. The tenant's row is locked first, so versions come in the order of commits,
 * and each holds from an instant of its own, later than that of the one before.
 */
export const settleAccess =
  (clock: Clock): Settle =>
  async (database, changed) => {
    const touched = await withSupervisors(database, await withTheirKeys(database, changed))
    const version = await nextVersion(database, clock)
    for (const [kind, ids] of touched) await supersede(database, version, { kind, ids: [...ids] })
  }

interface Version {
  readonly version: string
  /** Since when it is in force. */
  readonly at: Date
}

async function nextVersion({ query, tenant }: TenantDatabase, clock: Clock): Promise<Version> {
  const { access_version: version } = await query
    .updateTable('tenants')
    .set((row) => ({ access_version: sql`${row.ref('access_version')} + 1` }))
    .where('id', '=', tenant)
    .returning('access_version')
    .executeTakeFirstOrThrow()

  // Read once the row is locked, and so in the order of the versions.
  return query
    .insertInto('access_versions')
    .values({
      tenant_id: tenant,
      version,
      at: sql<Date>`greatest(${clock()}::timestamptz, (
        select at + interval '1 ms' from access_versions
        where tenant_id = ${tenant}::uuid order by version desc limit 1))`,
    })
    .returning(['version', 'at'])
    .executeTakeFirstOrThrow()
}

/** Closes the states of these things, and writes those of the things that are there now. */
async function supersede(
  { query, tenant }: TenantDatabase,
  { version, at }: Version,
  { kind, ids }: { readonly kind: AccessKind; readonly ids: readonly string[] },
): Promise<void> {
  await query
    .updateTable('access_states')
    .set({ until_version: version })
    .where('tenant_id', '=', tenant)
    .where('kind', '=', kind)
    // One value, however many there are: a statement takes 65,535 at most.
    .where(sql<SqlBool>`id = any(${ids}::text[])`)
    .where('until_version', 'is', null)
    .execute()
  await sql`
    insert into access_states (tenant_id, kind, id, version, at, state)
    select ${tenant}::uuid, ${kind}, now_state.id, ${version}::bigint, ${at}, now_state.state
    from (${projections[kind](tenant, ids)}) as now_state`.execute(query)
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
    .where(sql<SqlBool>`created_by = any(${[...actors]}::uuid[])`)
    .where('revoked_at', 'is', null)
    .execute()
  return new Map(touched).set('actor', new Set([...actors, ...keys.map(({ id }) => id)]))
}

/** A role gives what those that it supervises give, so it changes when they do. */
async function withSupervisors(
  { query, tenant }: TenantDatabase,
  touched: Touched,
): Promise<Touched> {
  const roles = touched.get('role')
  if (!roles) return touched
  const supervisors = await query
    .selectFrom('role_supervised')
    .select('role_id')
    .where('tenant_id', '=', tenant)
    .where(sql<SqlBool>`supervised_id = any(${[...roles]}::uuid[])`)
    .execute()
  return new Map(touched).set('role', new Set([...roles, ...supervisors.map((row) => row.role_id)]))
}

/** What the text of a state says. */
export type ReadState = (kind: AccessKind, text: string) => unknown

/** All states that hold now, each as `read` has its text, and the version they make up. */
export async function currentAccess(
  database: TenantDatabase,
  read: ReadState,
): Promise<{ version: number; states: AccessState[] }> {
  const version = await versionOf(database)
  const rows = await database.query
    .selectFrom('access_states')
    .select(['kind', 'id', sql<string>`state::text`.as('state')])
    .where('tenant_id', '=', database.tenant)
    .where('until_version', 'is', null)
    .modifyFront(prepared)
    .execute()
  const states = rows.map(({ kind: name, id, state }) => {
    const kind = kindOf(name)
    return { kind, id, state: read(kind, state) }
  })
  return { version, states }
}

/** What changed after `since`: the newest state of each changed thing. */
export async function accessChanges(
  database: TenantDatabase,
  since: number,
): Promise<{ version: number; states: AccessState[] }> {
  const version = await versionOf(database)
  if (version === since) return { version, states: [] }
  // What is there now came after `since` itself, so nothing need be looked up a second time.
  const { rows } = await sql<{ kind: string; id: string; state: unknown }>`
    select kind, id, (array_agg(state) filter (where until_version is null))[1] as state
    from (select kind, id, state, until_version from access_states
          where tenant_id = ${database.tenant}::uuid and version > ${since}
          union all
          select kind, id, state, until_version from access_states
          where tenant_id = ${database.tenant}::uuid and until_version > ${since}
            and version <= ${since}
         ) as changed
    group by kind, id`.execute(database.query)
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
    .modifyFront(prepared)
    .executeTakeFirstOrThrow()
  return Number(row.access_version)
}

export function kindOf(text: string): AccessKind {
  if (!Object.hasOwn(projections, text)) throw new Error(`unknown access state kind ${text}`)
  return text as AccessKind
}
