import { type SqlBool, sql } from 'kysely'
import type { AuditEvent } from '../../kernel/audit.ts'
import { type ChainHead, genesis, hashedAround, hashOf } from '../../kernel/audit-chain.ts'
import { firstIdAt, isId, uuidv7 } from '../../kernel/ids.ts'
import type { Row, TenantDatabase } from '../../storage/database.ts'
import { prepared } from '../../storage/prepared.ts'
import { takeSlice } from '../../storage/slice.ts'
import { holdings } from './holdings-store.ts'
import { type AuditEntry, AuditFilter, countedMax, type ExportedEvent } from './schema.ts'
import type { AuditTrail } from './service.ts'

export const auditStore = (database: TenantDatabase): AuditTrail => {
  const { query, tenant, atEnd } = database
  const pending: AuditEvent[] = []
  const all = () =>
    query
      .selectFrom('audit_events as e')
      .leftJoin('actors as a', (join) =>
        join.onRef('a.tenant_id', '=', 'e.tenant_id').onRef('a.id', '=', 'e.actor_id'),
      )
      .where('e.tenant_id', '=', tenant)
      .selectAll('e')
      .select('a.display_name')

  return {
    async append(event) {
      if (pending.push(event) === 1) atEnd(() => extend(database, pending.splice(0)))
    },

    holdings: holdings(database),

    list: async (asked, slice) =>
      takeSlice(all().where(filterOf(asked)), slice, {
        by: 'e.id',
        isCursor: isId,
        newestFirst: true,
        ...(isFiltered(asked) ? { totalMax: countedMax } : { total: await length(database) }),
        to: toEntry,
      }),

    async find(id) {
      const row = await all().where('e.id', '=', id).executeTakeFirst()
      return row && toEntry(row)
    },

    async head() {
      const row = await query
        .selectFrom('tenants as t')
        .leftJoin('audit_heads as h', 'h.tenant_id', 't.id')
        .where('t.id', '=', tenant)
        .select(['h.sequence', 'h.hash', 'h.unchained'])
        // Of the same moment as the head, so that an event beyond it cannot be one just written.
        .select(({ selectFrom }) => [
          selectFrom('audit_events as e')
            .where('e.tenant_id', '=', tenant)
            .select(({ fn }) => fn.max('e.sequence').as('last'))
            .as('last'),
          selectFrom('audit_events as e')
            .where('e.tenant_id', '=', tenant)
            .where('e.sequence', 'is', null)
            .select(({ fn }) => fn.countAll<string>().as('count'))
            .as('without'),
        ])
        .executeTakeFirstOrThrow()
      return {
        sequence: Number(row.sequence ?? genesis.sequence),
        hash: row.hash ?? genesis.hash,
        last: Number(row.last ?? 0),
        hasStrangers: Number(row.unchained ?? 0) !== Number(row.without ?? 0),
      }
    },

    async chained(asked, { after, limit }) {
      const rows = await query
        .selectFrom('audit_events as e')
        .where('e.tenant_id', '=', tenant)
        .where('e.sequence', '>', String(after))
        .where(filterOf(asked))
        .selectAll('e')
        .orderBy('e.sequence')
        .limit(limit)
        .execute()
      return rows.map(toExported)
    },
  }
}

const toEntry = (row: Row<'audit_events'> & { display_name: string | null }): AuditEntry => ({
  ...told(row),
  actorName: row.display_name,
  sequence: row.sequence === null ? null : Number(row.sequence),
  hash: row.hash,
})

const isFiltered = (asked: AuditFilter): boolean =>
  AuditFilter.keyof().options.some((name) => asked[name] !== undefined)

/** How many events there are, by what the head of the chain says. */
async function length({ query, tenant }: TenantDatabase): Promise<number> {
  const head = await query
    .selectFrom('audit_heads')
    .where('tenant_id', '=', tenant)
    .select(['sequence', 'unchained'])
    .executeTakeFirst()
  return Number(head?.sequence ?? 0) + Number(head?.unchained ?? 0)
}

/** Adds events to the end of the chain; others of the tenant wait until this one has committed. */
async function extend(database: TenantDatabase, events: readonly AuditEvent[]): Promise<void> {
  const { query, tenant } = database
  const [only] = events
  if (only && events.length === 1 && (await extendByOne(database, only))) return
  let head = await lockHead(database)
  for (let start = 0; start < events.length; start += eventsPerStatement) {
    const part = events.slice(start, start + eventsPerStatement).map((event) => {
      const row = rowOf(tenant, event)
      const sequence = head.sequence + 1
      const previousHash = head.hash
      const hash = hashOf({ ...row.told, sequence, previousHash })
      head = { sequence, hash }
      return { ...row.columns, sequence, previousHash, hash }
    })
    const all = <K extends keyof (typeof part)[number]>(name: K) => part.map((row) => row[name])
    await sql`
      with moved as (
        update audit_heads set sequence = ${head.sequence}, hash = ${head.hash}
        where tenant_id = ${tenant}::uuid
      )
      insert into audit_events (tenant_id, id, action, actor_id, target, facts, request_id, address,
                                at, sequence, previous_hash, hash)
      select ${tenant}::uuid, * from unnest(
        ${all('id')}::uuid[], ${all('action')}::text[], ${all('actor_id')}::uuid[],
        ${all('target')}::text[], ${all('facts')}::jsonb[], ${all('request_id')}::text[],
        ${all('address')}::text[], ${all('at')}::timestamptz[], ${all('sequence')}::bigint[],
        ${all('previousHash')}::text[], ${all('hash')}::text[])`.execute(query)
  }
}

/** Others have their turn between two, so none should take long. */
const eventsPerStatement = 1000

/**
 * The same for one event, as most acts have, in one statement: the database itself puts the hash of
 * the event before into what is hashed. False when the tenant has no chain yet.
 */
async function extendByOne({ query, tenant }: TenantDatabase, event: AuditEvent): Promise<boolean> {
  const { told, columns } = rowOf(tenant, event)
  const [first, second, third] = hashedAround(told)
  const { rows } = await sql`${prepared}
    with head as (
      select sequence + 1 as sequence, hash as previous_hash from audit_heads
      where tenant_id = ${tenant} for update
    ), link as (
      select sequence, previous_hash, encode(sha256(convert_to(
        ${first}::text || previous_hash || ${second}::text || sequence || ${third}::text,
        'UTF8')), 'hex') as hash
      from head
    ), moved as (
      update audit_heads h set sequence = link.sequence, hash = link.hash
      from link where h.tenant_id = ${tenant}
    )
    insert into audit_events (tenant_id, id, action, actor_id, target, facts, request_id, address,
                              at, sequence, previous_hash, hash)
    select ${tenant}::uuid, ${columns.id}::uuid, ${columns.action}, ${columns.actor_id}::uuid,
           ${columns.target}, ${columns.facts}::jsonb, ${columns.request_id}, ${columns.address},
           ${columns.at}::timestamptz, sequence, previous_hash, hash
    from link returning sequence`.execute(query)
  return rows.length === 1
}

/** The end of the chain, which nobody else may move before this transaction ends. */
async function lockHead({ query, tenant }: TenantDatabase): Promise<ChainHead> {
  const found = await query
    .selectFrom('audit_heads')
    .where('tenant_id', '=', tenant)
    .select(['sequence', 'hash'])
    .forUpdate()
    .executeTakeFirst()
  // The first event of a tenant; when another makes the row at once, this waits and then has it.
  const row =
    found ??
    (await query
      .insertInto('audit_heads')
      .values({ tenant_id: tenant, ...genesis })
      .onConflict((conflict) =>
        conflict.column('tenant_id').doUpdateSet((was) => ({ hash: was.ref('audit_heads.hash') })),
      )
      .returning(['sequence', 'hash'])
      .executeTakeFirstOrThrow())
  const head = { sequence: Number(row.sequence), hash: row.hash }
  if (head.sequence === 0 && (await isBegun({ query, tenant })))
    throw new Error(`the head of the audit chain is gone: audit_heads of the tenant ${tenant}`)
  return head
}

/** Whether events are in the chain, so that it has a head unless somebody took that away. */
const isBegun = async ({ query, tenant }: Pick<TenantDatabase, 'query' | 'tenant'>) =>
  (await query
    .selectFrom('audit_events')
    .where('tenant_id', '=', tenant)
    .where('sequence', 'is not', null)
    .select('id')
    .limit(1)
    .executeTakeFirst()) !== undefined

/** An event but for its place in the chain: as the hash covers it, and as it is stored. */
function rowOf(tenant: string, { action, by, target, at, facts: given = {} }: AuditEvent) {
  const id = uuidv7(at.getTime())
  const facts = JSON.stringify(given)
  const { id: actor, requestId, address } = by
  return {
    told: {
      tenant,
      id,
      action,
      actor,
      target,
      // As the database will give them back.
      facts: JSON.parse(facts),
      requestId,
      address,
      at: at.toISOString(),
    },
    columns: {
      tenant_id: tenant,
      id,
      action,
      actor_id: actor,
      target,
      facts,
      request_id: requestId,
      address,
      at,
    },
  }
}

const told = (row: Row<'audit_events'>) => ({
  id: row.id,
  action: row.action,
  actor: row.actor_id,
  target: row.target,
  facts: row.facts,
  requestId: row.request_id,
  address: row.address,
  at: row.at.toISOString(),
})

const toExported = (row: Row<'audit_events'>): ExportedEvent => ({
  sequence: Number(row.sequence),
  tenant: row.tenant_id,
  ...told(row),
  previousHash: row.previous_hash ?? '',
  hash: row.hash ?? '',
})

function filterOf({ action, actor, target, from, to, requestId }: AuditFilter) {
  const parts = [
    action !== undefined && named(action),
    actor !== undefined && sql`e.actor_id = ${actor}`,
    target !== undefined && sql`e.target = ${target}`,
    requestId !== undefined && sql`e.request_id = ${requestId}`,
    // An event's id begins with the millisecond at which it was.
    from !== undefined && sql`e.id >= ${firstIdAt(new Date(from))}`,
    to !== undefined && sql`e.id < ${firstIdAt(new Date(to))}`,
  ].filter((part) => part !== false)
  return sql<SqlBool>`${sql.join([sql`true`, ...parts], sql` and `)}`
}

/** `user.created`, or all that begin alike: `user.*`. */
const named = (action: string) =>
  action.endsWith('*')
    ? sql`(e.action collate "C" >= ${action.slice(0, -1)}
        and e.action collate "C" < ${`${action.slice(0, -1)}\u{10ffff}`})`
    : sql`e.action collate "C" = ${action}`
