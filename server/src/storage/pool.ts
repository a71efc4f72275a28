import { createHash } from 'node:crypto'
import { mkdirSync, realpathSync } from 'node:fs'
import { createServer } from 'node:net'
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { StartFailure } from '../kernel/start-failure.ts'
import type { Database } from './database.ts'
import { isPrepared } from './prepared.ts'

/** An open database: embedded or a server, the same SQL and the same driver either way. */
export interface DatabasePool {
  readonly kysely: Kysely<Database>
  readonly engine: 'embedded' | 'postgres'
  close(): Promise<void>
}

/**
 * Opens `postgres://…`, or `pglite:DIR` for the embedded store, which only one process may
 * hold. Throws `StartFailure` when it is held already, or is no such URL.
 */
export async function openDatabase(url: string, connectionsMax: number): Promise<DatabasePool> {
  if (url.startsWith('pglite:')) return openEmbedded(url.slice('pglite:'.length))
  if (!/^postgres(ql)?:\/\//.test(url))
    throw new StartFailure('CASTELLAN_DATABASE_URL must start with postgres:// or pglite:')

  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsMax,
    connectionTimeoutMillis: 10_000,
    application_name: 'castellan',
    onConnect: readByIndex,
  })
  // A connection that breaks while idle is replaced at the next use; unheard, it ends the process.
  pool.on('error', () => undefined)
  return { kysely: kyselyOn(pool), engine: 'postgres', close: () => pool.end() }
}

/**
 * What lists need lies in their indexes, and those lie in memory or on a solid-state disk. With the
 * planner's own guess, of a disk that turns, it reads whole tables to count one list.
 */
const readByIndex = async (client: pg.ClientBase): Promise<void> => {
  await client.query('set random_page_cost = 1.1')
}

/** All of the buffers is memory of this process from the start; it would be 128 MB. */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB']

async function openEmbedded(directory: string): Promise<DatabasePool> {
  const unlock = await lock(made(directory))
  const pglite = await PGlite.create(directory, { startParams }).catch((error: unknown) =>
    unusable(directory, error),
  )
  const pool = new pg.Pool({ ...createPgConfig(pglite), max: 1, onConnect: readByIndex })
  const close = async () => {
    await pool.end()
    await pglite.close()
    await unlock()
  }
  return { kysely: kyselyOn(pool), engine: 'embedded', close }
}

function made(directory: string): string {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    return directory
  } catch (error) {
    return unusable(directory, error)
  }
}

function unusable(directory: string, error: unknown): never {
  const [reason] = String(error).split('\n')
  throw new StartFailure(`The data directory ${directory} cannot be used: ${reason}`, error)
}

/**
 * Holds a data directory for this process. Two openers would lose each other's rows. An
 * abstract socket needs no cleaning: the kernel frees it when the process dies, however it dies.
 */
function lock(directory: string): Promise<() => Promise<void>> {
  const name = createHash('sha256').update(realpathSync(directory)).digest('hex')
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        new StartFailure(
          `Another process uses the data directory ${directory}. Stop it, or set CASTELLAN_DATABASE_URL to another place.`,
          error,
        ),
      ),
    )
    server.listen({ path: `\0castellan-${name}` }, () => {
      server.unref()
      resolve(() => new Promise((done) => server.close(() => done())))
    })
  })
}

function kyselyOn(pool: pg.Pool): Kysely<Database> {
  const names = new Map<string, string>()
  const nameOf = (text: string): string => {
    const name = names.get(text) ?? `castellan_${names.size}`
    names.set(text, name)
    return name
  }
  const query = (client: pg.PoolClient) => (text: string, values: unknown[]) =>
    client.query(isPrepared(text) ? { name: nameOf(text), text, values } : { text, values })
  const connect = async () => {
    const client = await pool.connect()
    return Object.create(client, { query: { value: query(client) } })
  }
  const dialect = new PostgresDialect({
    pool: { connect, end: () => pool.end(), options: pool.options },
  })
  return new Kysely<Database>({ dialect })
}
