import { CompiledQuery, type Kysely, sql } from 'kysely'
import type { TenantId } from '../kernel/ids.ts'
import { authInput, Problem } from '../kernel/problem.ts'
import { StartFailure } from '../kernel/start-failure.ts'
import {
  type AccessKind,
  type Database,
  isLostRace,
  isUnstorable,
  type TenantDatabase,
} from './database.ts'

export interface Doors {
  /**
   * Runs `work` in one transaction in which the database shows and takes this tenant's rows
   * only. The one way to a tenant's rows. Runs it anew when it lost a race against another.
   */
  inTenant<T>(tenant: TenantId, work: (database: TenantDatabase) => Promise<T>): Promise<T>
  /**
   * Runs acts of several tenants in their order as one transaction, in which each sees and
   * changes its own tenant's rows only. Answers with the result of the first.
   */
  inTenants<T>(first: Act<T>, ...others: readonly Act<unknown>[]): Promise<T>
  /** Runs `work` as `inTenant` does, settles what it touched, and takes everything back. */
  rehearse<T, U>(tenant: TenantId, rehearsal: Rehearsal<T, U>): Promise<U>
  /** Runs `work` in one transaction that sees the list of tenants, and no tenant's rows. */
  onPlatform<T>(work: (query: Kysely<Database>) => Promise<T>): Promise<T>
}

/** What is done to the rows of one tenant. */
export interface Act<T> {
  readonly tenant: TenantId
  readonly work: (database: TenantDatabase) => Promise<T>
}

/** What is done for show, and what is looked at once it is settled, before it is taken back. */
export interface Rehearsal<T, U> {
  readonly work: (database: TenantDatabase) => Promise<T>
  readonly look: (database: TenantDatabase, result: T) => Promise<U>
}

/** What the transaction's end does with the things whose access state changed. */
export type Settle = (database: TenantDatabase, touched: Touched) => Promise<void>
export type Touched = ReadonlyMap<AccessKind, ReadonlySet<string>>

/** Opens the two doors to the database; refuses a login that row-level security would not bind. */
export async function openDoors(kysely: Kysely<Database>, settle: Settle): Promise<Doors> {
  const become = (await mustChangeRole(kysely)) ? 'set local role castellan_app;' : ''
  const within = transactionOn(kysely, become)
  const perform = async <T>(query: Kysely<Database>, { tenant, work }: Act<T>): Promise<T> => {
    const touched = new Map<AccessKind, Set<string>>()
    const endings: (() => Promise<void>)[] = []
    const database: TenantDatabase = {
      tenant,
      query,
      touch: (kind, id) => add(touched, kind, id),
      atEnd: (ending) => void endings.push(ending),
    }
    const result = await work(database)
    if (touched.size > 0) await settle(database, touched)
    for (const ending of endings) await ending()
    return result
  }
  const inTenants: Doors['inTenants'] = (first, ...others) =>
    within(enter(first.tenant), async (query) => {
      const result = await perform(query, first)
      for (const act of others) {
        await sql.raw(enter(act.tenant)).execute(query)
        await perform(query, act)
      }
      return result
    })
  return {
    inTenant: (tenant, work) => inTenants({ tenant, work }),
    inTenants,
    rehearse: (tenant, { work, look }) =>
      within(
        enter(tenant),
        async (query) => {
          let looked: Looked<Awaited<ReturnType<typeof look>>> | undefined
          const acting = async (database: TenantDatabase) => {
            const result = await work(database)
            database.atEnd(async () => {
              looked = { at: await look(database, result) }
            })
          }
          await perform(query, { tenant, work: acting })
          if (!looked) throw new Error('nothing was looked at')
          return looked.at
        },
        'rollback',
      ),
    onPlatform: (work) => within(`set local app.platform = 'on'`, work),
  }
}

interface Looked<U> {
  readonly at: U
}

/** The tenant id is a UUID by its type and its parser, so it can stand in the text. */
const enter = (tenant: TenantId): string => `set local app.tenant = '${tenant}'`

/** How often a transaction that lost a race against another is tried again. */
const retriesMax = 3

/** Compiling a query takes longer than any of ours runs. */
const plain = 'set local jit = off;'

type Ending = 'commit' | 'rollback'

interface Once<T> {
  readonly setting: string
  readonly work: (query: Kysely<Database>) => Promise<T>
  readonly ending: Ending
}

function transactionOn(kysely: Kysely<Database>, become: string) {
  const once = <T>({ setting, work, ending }: Once<T>): Promise<T> =>
    kysely.connection().execute(async (connection) => {
      // One round trip for all that opens the transaction.
      await connection.executeQuery(CompiledQuery.raw(`begin; ${plain} ${become} ${setting}`))
      try {
        const result = await work(connection)
        await connection.executeQuery(CompiledQuery.raw(ending))
        return result
      } catch (error) {
        // When even the rollback fails the connection is gone, and its transaction with it.
        await sql
          .raw('rollback')
          .execute(connection)
          .catch(() => undefined)
        throw error
      }
    })

  return async <T>(
    setting: string,
    work: (query: Kysely<Database>) => Promise<T>,
    ending: Ending = 'commit',
  ): Promise<T> => {
    for (let retry = 0; ; retry += 1) {
      try {
        return await once({ setting, work, ending })
      } catch (error) {
        if (isUnstorable(error)) throw new Problem(authInput.malformed, { detail: noNul })
        if (!isLostRace(error) || retry === retriesMax) throw error
      }
    }
  }
}

const noNul = 'Text may not hold the character U+0000'

function add(touched: Map<AccessKind, Set<string>>, kind: AccessKind, id: string): void {
  const ids = touched.get(kind)
  if (ids) ids.add(id)
  else touched.set(kind, new Set([id]))
}

/** Whether the login bypasses row-level security, so that each transaction must become another. */
async function mustChangeRole(kysely: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ bypasses: boolean; can_become: boolean }>`
    select rolsuper or rolbypassrls as bypasses,
           exists (select from pg_roles r where r.rolname = 'castellan_app'
                   and pg_has_role(current_user, r.oid, 'member')) as can_become
    from pg_roles where rolname = current_user`.execute(kysely)
  const login = rows[0]
  if (login?.bypasses && !login.can_become)
    throw new StartFailure(
      'The database login bypasses row-level security and may not become castellan_app. Grant it that role, or use an ordinary login.',
    )
  return login?.can_become ?? false
}
