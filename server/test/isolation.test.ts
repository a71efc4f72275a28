import { join } from 'node:path'
import { SignJWT } from 'jose'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { temporaryDirectory } from '../../tools/testing/endings.ts'
import { settleAccess } from '../src/access/store.ts'
import { sealerOf } from '../src/adapters/seal.ts'
import { openSigningKey } from '../src/adapters/signing-keys.ts'
import { systemClock } from '../src/kernel/clock.ts'
import { type TenantId, uuidv7 } from '../src/kernel/ids.ts'
import { migrate } from '../src/storage/migrate.ts'
import { openDatabase } from '../src/storage/pool.ts'
import { prepared } from '../src/storage/prepared.ts'
import { openDoors } from '../src/storage/tenant.ts'
import { startBare } from './bare.ts'
import { ada, freshDatabase, newUser } from './harness.ts'

describe.for([{ store: 'embedded' }, { store: 'postgres' }] as const)(
  'row-level security on the $store store',
  async ({ store }) => {
    const url =
      store === 'embedded'
        ? `pglite:${join(temporaryDirectory('process'), 'data')}`
        : await freshDatabase()
    const pool = await openDatabase(url, 2)
    afterAll(() => pool.close())
    await migrate(pool.kysely)
    const { inTenant, onPlatform } = await openDoors(pool.kysely, settleAccess(systemClock))
    const [ours, theirs] = [uuidv7<'tenant'>(), uuidv7<'tenant'>()]
    for (const id of [ours, theirs])
      await onPlatform((query) =>
        query
          .insertInto('tenants')
          .values({
            id,
            slug: `t-${id}`,
            name: 't',
            status: 'active',
            created_at: new Date(),
            updated_at: new Date(),
          })
          .execute(),
      )
    const tables = await tablesOf()
    await dropChecks()
    for (const tenant of [ours, theirs]) await fill(tenant)

    test('is on and forced for every table that has a tenant, and there are such', async () => {
      const { rows } = await sql<{ name: string; enabled: boolean; forced: boolean }>`
        select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname = 'public'
          and (c.relname = 'tenants' or exists (select from pg_attribute a
            where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped))`.execute(
        pool.kysely,
      )
      expect(rows.length).toBeGreaterThan(15)
      expect(rows.filter((row) => !row.enabled || !row.forced)).toEqual([])
    })

    test('holds for a plan that a connection keeps, whoever it was made for', async () => {
      const shown = (tenant: typeof ours) =>
        inTenant(tenant, async ({ query }) => {
          const asked = query.selectFrom('actors').select('tenant_id').distinct()
          return (await asked.modifyFront(prepared).execute()).map((row) => row.tenant_id)
        })
      // PostgreSQL plans anew for the first five, and then once for all values.
      for (let round = 0; round < 10; round += 1)
        for (const tenant of [ours, theirs]) expect(await shown(tenant)).toEqual([tenant])
    })

    test('stands in the way of every table but the migrations’ own', async () => {
      const { rows } = await sql<{ name: string }>`
        select table_name as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(pool.kysely)
      const covered = new Set([...tables, 'tenants'])
      expect(rows.map((row) => row.name).filter((name) => !covered.has(name))).toEqual([
        'kysely_migration',
        'kysely_migration_lock',
      ])
    })

    for (const table of tables)
      test(`shows ${table} of one’s own tenant only, and takes no other’s`, async () => {
        const seen = await inTenant(ours, async ({ query }) =>
          sql<{ tenant_id: string }>`select distinct tenant_id from ${sql.table(table)}`.execute(
            query,
          ),
        )
        expect(seen.rows).toEqual([{ tenant_id: ours }])

        const changed = await inTenant(ours, async ({ query }) => {
          const update = isAppendOnly(table)
            ? sql`select 1 from ${sql.table(table)} where tenant_id = ${theirs}`
            : sql`update ${sql.table(table)} set tenant_id = tenant_id where tenant_id = ${theirs} returning 1`
          return (await update.execute(query)).rows.length
        })
        expect(changed).toBe(0)

        const columns = await writableColumns(table)
        const moved = inTenant(ours, ({ query }) =>
          sql`insert into ${sql.table(table)} (${columns}) select ${columns} from (
            select (jsonb_populate_record(t, ${sql.raw(
              `jsonb_build_object('tenant_id', '${theirs}')`,
            )})).* from ${sql.table(table)} t limit 1) moved`.execute(query),
        )
        await expect(moved).rejects.toThrow(/row-level security/)
      })

    test('shows nothing outside of any tenant, and nothing to the platform but directories', async () => {
      for (const table of [...tables, 'tenants']) {
        const count = await pool.kysely.transaction().execute(async (query) => {
          await sql`set local role castellan_app`.execute(query)
          return (await sql`select 1 from ${sql.table(table)}`.execute(query)).rows.length
        })
        expect([table, count]).toEqual([table, 0])
      }
      await onPlatform(async (query) => {
        // Which tenant owns a mail domain or trusts an issuer: what finds a tenant, and no secret.
        // And the ids of sessions that ended, which every process must hear of.
        const directories = new Set(['tenant_domains', 'issuer_directory', 'revocations'])
        for (const table of tables.filter((one) => !directories.has(one)))
          expect((await sql`select 1 from ${sql.table(table)}`.execute(query)).rows).toEqual([])
        expect((await query.selectFrom('tenants').select('id').execute()).length).toBe(2)
      })
    })

    test('shows one’s own tenant only, and changes no other', async () => {
      await inTenant(ours, async ({ query }) => {
        expect(await query.selectFrom('tenants').select('id').execute()).toEqual([{ id: ours }])
        const { numUpdatedRows } = await query
          .updateTable('tenants')
          .set({ name: 'taken over' })
          .where('id', '=', theirs)
          .executeTakeFirstOrThrow()
        expect(numUpdatedRows).toBe(0n)
      })
    })

    test('lasts for one transaction: the next on the connection starts with nothing', async () => {
      await inTenant(ours, async () => undefined)
      await expect(inTenant(theirs, () => Promise.reject(new Error('undone')))).rejects.toThrow(
        'undone',
      )
      const { rows } = await sql<{ tenant: string | null; role: string }>`
        select current_setting('app.tenant', true) as tenant, current_user as role`.execute(
        pool.kysely,
      )
      expect(rows[0]?.tenant || null).toBeNull()
      expect(rows[0]?.role).not.toBe('castellan_app')
    })

    test('keeps the trail: audit rows are neither changed nor removed, nor is access history', async () => {
      for (const text of [
        `update audit_events set action = 'x'`,
        'delete from audit_events',
        'delete from access_states',
        `update access_versions set at = now()`,
        'delete from access_versions',
        'delete from resource_states',
      ])
        await expect(inTenant(ours, ({ query }) => sql.raw(text).execute(query))).rejects.toThrow(
          /permission denied/,
        )
    })

    async function tablesOf(): Promise<string[]> {
      const { rows } = await sql<{ name: string }>`
        select table_name as name from information_schema.columns
        where table_schema = 'public' and column_name = 'tenant_id' order by 1`.execute(pool.kysely)
      return rows.map((row) => row.name)
    }

    /** What a value may be is not what is tested here either. */
    async function dropChecks(): Promise<void> {
      await sql`
        do $$
        declare held record;
        begin
          for held in select conrelid::regclass as place, conname from pg_constraint
                      where contype = 'c' and connamespace = 'public'::regnamespace
          loop
            execute format('alter table %s drop constraint %I', held.place, held.conname);
          end loop;
        end $$`.execute(pool.kysely)
    }

    /** One row in every table, its values made from the types of the columns. */
    /** All but those that the database makes from others. */
    async function writableColumns(table: string) {
      const { rows } = await sql<{ name: string }>`
        select column_name as name from information_schema.columns
        where table_schema = 'public' and table_name = ${table}
          and is_generated = 'NEVER'`.execute(pool.kysely)
      return sql.join(rows.map(({ name }) => sql.ref(name)))
    }

    async function fill(tenant: TenantId): Promise<void> {
      // Foreign keys are not what is tested here, so the rows need not hang together.
      await pool.kysely.transaction().execute(async (query) => {
        await sql`set local session_replication_role = replica`.execute(query)
        await sql.raw(`set local app.tenant = '${tenant}'`).execute(query)
        for (const table of tables) {
          const { rows } = await sql<{ name: string; type: string }>`
            select column_name as name, udt_name as type from information_schema.columns
            where table_schema = 'public' and table_name = ${table}
              and is_nullable = 'NO' and column_default is null`.execute(query)
          const names = rows.map((row) => `"${row.name}"`).join(', ')
          const values = rows.map((row) => sampleOf(row, tenant)).join(', ')
          await sql.raw(`insert into ${table} (${names}) values (${values})`).execute(query)
        }
      })
    }
  },
)

const isAppendOnly = (table: string) => ['audit_events', 'access_versions'].includes(table)

function sampleOf({ name, type }: { name: string; type: string }, tenant: string): string {
  if (name === 'tenant_id') return `'${tenant}'`
  const byType: Readonly<Record<string, string>> = {
    uuid: `'${uuidv7()}'`,
    text: `'${uuidv7()}'`,
    timestamptz: 'now()',
    jsonb: `'{}'`,
    int4: '1',
    int8: '1',
    bool: 'true',
    bytea: `'\\x00'`,
    _text: `'{}'`,
  }
  const value = byType[type]
  if (!value) throw new Error(`no value for a column of type ${type}`)
  return value
}

test('a token of another tenant, signed with this one’s key, is nobody', async () => {
  const masterKey = 'ab'.repeat(32)
  const secret = 'the-bootstrap-secret-of-tenants'
  const server = await startBare({
    CASTELLAN_MASTER_KEY: masterKey,
    CASTELLAN_BOOTSTRAP_SECRET: secret,
  })
  const made = await server.send<{ token: { accessToken: string } }>('POST', '/v1/bootstrap', {
    body: { ...ada, secret },
  })
  const good = made.body.token.accessToken
  const [head = '', payload = ''] = good
    .split('.')
    .map((part) => Buffer.from(part, 'base64url').toString())
  const header = { alg: 'ES256', typ: 'at+jwt', kid: String(JSON.parse(head).kid) }
  const claims: Record<string, unknown> = JSON.parse(payload)

  const pool = await openDatabase(server.databaseUrl, 1)
  const { inTenant } = await openDoors(pool.kysely, settleAccess(systemClock))
  const tenant = String(claims.tenantId) as TenantId
  const row = await inTenant(tenant, ({ query }) =>
    query.selectFrom('signing_keys').selectAll().executeTakeFirstOrThrow(),
  )
  await pool.close()
  const { privateKey } = openSigningKey(sealerOf(masterKey), tenant, {
    kid: row.kid,
    publicJwk: row.public_jwk,
    sealedPrivate: row.sealed_private,
    createdAt: row.created_at,
  })
  const ask = async (changed: Record<string, unknown>) => {
    const token = await new SignJWT({ ...claims, ...changed })
      .setProtectedHeader(header)
      .sign(privateKey)
    return (await server.send('GET', '/v1/me', { token })).status
  }

  expect(await ask({})).toBe(200)
  for (const changed of [
    { tenantId: uuidv7() },
    { tenantId: undefined },
    { tenantId: 'default' },
    { iss: 'http://elsewhere.test' },
    { aud: ['http://elsewhere.test'] },
    { aud: undefined },
    { sub: uuidv7() },
    { sub: undefined },
    { exp: 1 },
    { exp: undefined },
    { nbf: Math.floor(Date.now() / 1000) + 3600 },
    { jti: undefined },
  ])
    expect([changed, await ask(changed)]).toEqual([changed, 401])
  const users = await server.send('POST', '/v1/users', { token: good, body: newUser('grace') })
  expect(users.status).toBe(201)
})
