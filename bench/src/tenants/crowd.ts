import { sql } from 'kysely'
import { uuidv7 } from '../../../server/src/kernel/ids.ts'
import { openDatabase } from '../../../server/src/storage/pool.ts'
import { add, momentOf, times } from '../lists/rows.ts'

/** So many more tenants, with nothing in them. */
export async function addTenants(url: string, count: number): Promise<void> {
  const pool = await openDatabase(url, 1)
  try {
    const rows = times(count, (nth) => {
      const at = momentOf(nth, count)
      const dates = { created_at: at, updated_at: at }
      return { id: uuidv7(at.getTime()), slug: `tenant-${nth}`, name: `Tenant ${nth}`, ...dates }
    })
    await add(pool.kysely, 'tenants', rows)
  } finally {
    await pool.close()
  }
}

/** What manifests bring; signing keys cannot be copied, since each is sealed for its tenant. */
const tables = [
  'declarations',
  'declared_once',
  'permissions',
  'roles',
  'groups',
  'access_states',
] as const

/** Gives the first so many empty tenants what a tenant has. Row-level security does not bind it. */
export async function copyTenant(url: string, slug: string, count: number): Promise<void> {
  const pool = await openDatabase(url, 1)
  try {
    for (const table of tables) {
      const { rows } = await sql<{ name: string }>`
        select column_name as name from information_schema.columns
        where table_name = ${table} and column_name <> 'tenant_id'
          and is_generated = 'NEVER'`.execute(pool.kysely)
      const columns = sql.join(rows.map(({ name }) => sql.ref(name)))
      await sql`
        insert into ${sql.table(table)} (tenant_id, ${columns})
        select t.id, ${sql.join(rows.map(({ name }) => sql.ref(`x.${name}`)))}
        from ${sql.table(table)} x, (
          select id from tenants where slug like 'tenant-%' order by id limit ${count}) t
        where x.tenant_id = (select id from tenants where slug = ${slug})`.execute(pool.kysely)
    }
    await sql`analyze`.execute(pool.kysely)
  } finally {
    await pool.close()
  }
}
