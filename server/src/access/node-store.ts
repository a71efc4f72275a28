import { sql } from 'kysely'
import type { TenantId } from '../kernel/ids.ts'
import type { Doors } from '../storage/tenant.ts'
import type { News, NewsSource } from './nodes.ts'

/** Asks in one statement, so that all it tells is of one moment. */
export const newsSource =
  ({ onPlatform }: Pick<Doors, 'onPlatform'>): NewsSource =>
  (known, since) =>
    onPlatform(async (query) => {
      const { rows } = await sql<Told>`
        select pg_snapshot_xmin(pg_current_snapshot())::text as next,
          (select coalesce(jsonb_agg(t.id), '[]') from tenants t
           join unnest(${[...known.keys()]}::uuid[], ${[...known.values()]}::bigint[])
             as known(id, version) on known.id = t.id
           where t.access_version <> known.version) as moved,
          (select coalesce(jsonb_agg(jsonb_build_object('subject', r.subject,
             'until', floor(extract(epoch from r.expires_at) * 1000))), '[]')
           from revocations r
           where r.noted >= ${since}::text::xid8 and r.expires_at > now()) as ended`.execute(query)
      return newsIn(rows[0])
    })

interface Told {
  readonly next: string
  readonly moved: TenantId[]
  readonly ended: { subject: string; until: number }[]
}

function newsIn(told: Told | undefined): News {
  if (!told) throw new Error('the database told nothing')
  const ended = told.ended.map(({ subject, until }) => ({ subject, until: new Date(until) }))
  return { ...told, ended }
}
