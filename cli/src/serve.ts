import { join } from 'node:path'
import { onEndOfNpm } from './npm.ts'

export interface ServeOptions {
  readonly port?: string
  readonly host?: string
  readonly databaseUrl?: string
  readonly dataDir?: string
}

/** Runs the server with the environment's settings, save for those that the flags give. */
export async function serve({ port, host, databaseUrl, dataDir }: ServeOptions): Promise<void> {
  onEndOfNpm(() => process.kill(process.pid, 'SIGTERM'))
  const server = await import('@castellan/server')
  await server.serve({
    ...process.env,
    ...(dataDir && {
      CASTELLAN_DATABASE_URL: `pglite:${join(dataDir, 'data')}`,
      CASTELLAN_MASTER_KEY_FILE: join(dataDir, 'master.key'),
    }),
    ...(databaseUrl && { CASTELLAN_DATABASE_URL: databaseUrl }),
    ...(port && { CASTELLAN_PORT: port }),
    ...(host && { CASTELLAN_HOST: host }),
  })
}
