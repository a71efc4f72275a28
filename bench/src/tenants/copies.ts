import { type Kysely, sql } from 'kysely'
import { masterKeyFrom, type Sealer, sealerOf } from '../../../server/src/adapters/seal.ts'
import { generateSigningKey } from '../../../server/src/adapters/signing-keys.ts'
import type { Database } from '../../../server/src/storage/database.ts'
import { openDatabase } from '../../../server/src/storage/pool.ts'
import { add, tenantId, times } from '../lists/rows.ts'
import { type Copy, copyOf, idStart } from './copy.ts'
import type { CalledTenant } from './sample.ts'
import { addTrails } from './trails.ts'

interface Copying {
  readonly databaseUrl: string
  readonly masterKeyFile: string
  readonly count: number
}

/**
 * Makes tenants that equal one that was made over the API. Each has ids, a client id, a signing key
 * and an audit chain of its own, made as the server makes them; passwords and secrets are the same.
 * Row-level security does not bind who copies.
 */
export async function copyTenant(
  original: CalledTenant,
  { databaseUrl, masterKeyFile, count }: Copying,
): Promise<readonly Copy[]> {
  const pool = await openDatabase(databaseUrl, atOnce)
  const sealer = sealerOf(masterKeyFrom(undefined, masterKeyFile))
  const copies = times(count, (nth) => copyOf(original, nth))
  const size = Math.ceil(count / atOnce)
  const addSome = (some: readonly Copy[]) =>
    pool.kysely.connection().execute(async (query) => {
      // What a foreign key would find is copied as well.
      await sql`set session_replication_role = replica`.execute(query)
      await listCopies(query, some)
      for (const table of await tablesOf(query)) await copyRows(query, table, original)
      await addKeys(query, sealer, some)
      await addTrails(query, original, some)
    })
  try {
    await Promise.all(times(atOnce, (nth) => addSome(copies.slice(nth * size, (nth + 1) * size))))
    await sql`vacuum analyze`.execute(pool.kysely)
    return copies
  } finally {
    await pool.close()
  }
}

/** How many connections fill. */
const atOnce = 2

async function listCopies(query: Kysely<Database>, copies: readonly Copy[]): Promise<void> {
  await sql`create temporary table copies (
    ending text, id uuid, slug text, "clientId" text)`.execute(query)
  await sql`insert into copies select * from json_populate_recordset(
    null::copies, ${JSON.stringify(copies)}::json)`.execute(query)
}

/** Keys are sealed for their tenant, and events name the tenant in their hash. */
const madeAnew = ['signing_keys', 'audit_events', 'audit_heads']

async function tablesOf(query: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'tenant_id'`.execute(query)
  return ['tenants', ...rows.map(({ name }) => name).filter((name) => !madeAnew.includes(name))]
}

/** Rows that name nothing of their tenant's are copied as they are, the others by `inCopy`. */
async function copyRows(
  query: Kysely<Database>,
  table: string,
  { id, slug, clientId }: CalledTenant,
): Promise<void> {
  const key = table === 'tenants' ? 'id' : 'tenant_id'
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER'
      and column_name <> ${key}`.execute(query)
  const names = rows.map(({ name }) => name)
  const into = sql`insert into ${sql.table(table)} (${sql.join([key, ...names].map((name) => sql.ref(name)))})
    select copies.id, ${sql.join(names.map((name) => sql.ref(`x.${name}`)))}`
  const text = sql`(to_jsonb(x) - ${key})::text`
  const from = sql`from ${sql.table(table)} x where x.${sql.ref(key)} = ${id}`
  const namesOwn = sql`${text} ~ ${`${idStart}|${clientId}|"${slug}"`}`
  await sql`${into} from copies, (select x.* ${from} and not ${namesOwn}) x`.execute(query)
  await sql`${into} from copies, (select ${text} as told ${from} and ${namesOwn}) t,
    json_populate_record(null::${sql.table(table)}, replace(replace(
      regexp_replace(told, ${`(${idStart})[0-9a-f]{12}`}, '\\1' || ending, 'g'),
      ${clientId}, "clientId"), ${`"${slug}"`}, '"' || slug || '"')::json) x`.execute(query)
}

async function addKeys(
  query: Kysely<Database>,
  sealer: Sealer,
  copies: readonly Copy[],
): Promise<void> {
  const created_at = new Date()
  const keys = copies.map(({ id }) => {
    const key = generateSigningKey(sealer, tenantId(id), created_at)
    return {
      tenant_id: id,
      kid: key.kid,
      algorithm: 'ES256',
      public_jwk: key.publicJwk,
      sealed_private: key.sealedPrivate,
      created_at,
    }
  })
  await add(query, 'signing_keys', keys)
}
