import { type SqlBool, sql } from 'kysely'
import type { AuditEvent } from '../../kernel/audit.ts'
import { type ChainHead, genesis, hashOf } from '../../kernel/audit-chain.ts'
import { firstIdAt, isId, uuidv7 } from '../../kernel/ids.ts'
import type { NewRow, Row, TenantDatabase } from '../../storage/database.ts'
import { takeSlice } from '../../storage/slice.ts'
import { AuditFilter, countedMax, type ExportedEvent } from './schema.ts'
import type { AuditTrail } from './service.ts'

export const auditStore = (database: TenantDatabase): AuditTrail => {
  const { query, tenant, atEnd } = database
  const pending: AuditEvent[] = []

  return {
    async append(event) {
      if (pending.push(event) === 1) atEnd(() => extend(database, pending.splice(0)))
    },

    list: async (asked, slice) =>
      takeSlice(
        query
          .selectFrom('audit_events as e')
          .leftJoin('actors as a', (join) =>
            join.onRef('a.tenant_id', '=', 'e.tenant_id').onRef('a.id', '=', 'e.actor_id'),
          )
          .where('e.tenant_id', '=', tenant)
          .where(filterOf(asked))
          .selectAll('e')
          .select('a.display_name'),
        slice,
        {
          by: 'e.id',
          isCursor: isId,
          newestFirst: true,
          ...(isFiltered(asked) ? { totalMax: countedMax } : { total: await length(database) }),
          to: (row) => ({
            ...told(row),
            actorName: row.display_name,
            sequence: row.sequence === null ? null : Number(row.sequence),
            hash: row.hash,
          }),
        },
      ),

    async head() {
      const row = await query
        .selectFrom('audit_heads as h')
        .where('h.tenant_id', '=', tenant)
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
        .executeTakeFirst()
      if (!row) return { ...genesis, last: 0, hasStrangers: false }
      return {
        sequence: Number(row.sequence),
        hash: row.hash,
        last: Number(row.last ?? 0),
        hasStrangers: row.unchained !== row.without,
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
  let head = await lockHead(database)
  const rows = events.map((event) => {
    const row = chain(tenant, event, head)
    head = { sequence: head.sequence + 1, hash: row.hash ?? '' }
    return row
  })
  await query
    .with('moved', (moving) =>
      moving.updateTable('audit_heads').set(head).where('tenant_id', '=', tenant).returning('hash'),
    )
    .insertInto('audit_events')
    .values(rows)
    .execute()
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
  return { sequence: Number(row.sequence), hash: row.hash }
}

/** The row of an event that follows the head. */
function chain(tenant: string, event: AuditEvent, head: ChainHead): NewRow<'audit_events'> {
  const { action, by, target, at } = event
  const id = uuidv7(at.getTime())
  const facts = JSON.stringify(event.facts ?? {})
  const sequence = head.sequence + 1
  const hash = hashOf({
    tenant,
    sequence,
    id,
    action,
    actor: by.id,
    target,
    // As the database will give them back.
    facts: JSON.parse(facts),
    requestId: by.requestId,
    address: by.address,
    at: at.toISOString(),
    previousHash: head.hash,
  })
  const { id: actor_id, requestId: request_id, address } = by
  const place = { sequence, previous_hash: head.hash, hash }
  return {
    tenant_id: tenant,
    id,
    action,
    actor_id,
    target,
    facts,
    request_id,
    address,
    at,
    ...place,
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
