import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, startPostgres } from '../../../tools/testing/postgres.ts'
import { bootstrapSecret } from './world.ts'

/** A PostgreSQL of its own, and the environment of servers that share it. */
export interface Deployment {
  readonly directory: string
  readonly databaseUrl: string
  readonly masterKeyFile: string
  readonly environment: NodeJS.ProcessEnv
  remove(): Promise<void>
}

export async function deployment(): Promise<Deployment> {
  const directory = mkdtempSync(join(tmpdir(), 'castellan-bench-'))
  const postgres = await startPostgres()
  const masterKeyFile = join(directory, 'master.key')
  return {
    directory,
    databaseUrl: postgres.url,
    masterKeyFile,
    environment: {
      CASTELLAN_PORT: '0',
      CASTELLAN_HOST: '127.0.0.1',
      CASTELLAN_BOOTSTRAP_SECRET: bootstrapSecret,
      CASTELLAN_MASTER_KEY_FILE: masterKeyFile,
      CASTELLAN_RATE_LIMIT: 'false',
      CASTELLAN_DATABASE_URL: postgres.url,
    },
    async remove() {
      await postgres.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** The environment of a server that comes back to the same address, so that its tokens stay good. */
export async function atOneAddress({ environment }: Deployment): Promise<NodeJS.ProcessEnv> {
  const port = String(await freePort())
  const address = { CASTELLAN_PORT: port, CASTELLAN_PUBLIC_URL: `http://127.0.0.1:${port}` }
  return { ...environment, ...address }
}
