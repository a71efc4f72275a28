import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../../../tools/testing/postgres.ts'
import { bootstrapSecret } from './world.ts'

/** A PostgreSQL of its own, and the environment of servers that share it. */
export interface Deployment {
  readonly directory: string
  readonly databaseUrl: string
  readonly environment: NodeJS.ProcessEnv
  remove(): Promise<void>
}

export async function deployment(): Promise<Deployment> {
  const directory = mkdtempSync(join(tmpdir(), 'castellan-bench-'))
  const postgres = await startPostgres()
  return {
    directory,
    databaseUrl: postgres.url,
    environment: {
      CASTELLAN_PORT: '0',
      CASTELLAN_HOST: '127.0.0.1',
      CASTELLAN_BOOTSTRAP_SECRET: bootstrapSecret,
      CASTELLAN_MASTER_KEY_FILE: join(directory, 'master.key'),
      CASTELLAN_RATE_LIMIT: 'false',
      CASTELLAN_DATABASE_URL: postgres.url,
    },
    async remove() {
      await postgres.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
