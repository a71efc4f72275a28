import { readdirSync, readFileSync } from 'node:fs'
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { StartFailure } from '../kernel/start-failure.ts'
import type { Database } from './database.ts'

const folder = new URL('./migrations/', import.meta.url)

/**
 * Brings the schema up to date; each file in one transaction, in the order of their names.
 * Throws `StartFailure` when the database is down or was made by a newer version.
 */
export async function migrate(kysely: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => files() } })
  const { error } = await migrator.migrateToLatest().catch((thrown: unknown) => ({ error: thrown }))
  if (error !== undefined) throw unusable(error)
}

/** What is told of a database that cannot be used at the start. */
export const unusable = (error: unknown): StartFailure => new StartFailure(explain(error), error)

function files(): Record<string, Migration> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  return Object.fromEntries(
    names.sort().map((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8')
      return [
        name.replace(/\.sql$/, ''),
        { up: async (db) => void (await sql.raw(text).execute(db)) },
      ]
    }),
  )
}

function explain(error: unknown): string {
  const text = messageOf(error)
  if (text.includes('corrupted migrations'))
    return 'The database was made by a newer Castellan. Run that version, or restore a backup of this one.'
  return `The database cannot be used: ${text}. Check CASTELLAN_DATABASE_URL.`
}

/** A refused connection to a name with two addresses is an error of errors with no text itself. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}
