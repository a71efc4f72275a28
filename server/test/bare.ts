import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { temporaryDirectory } from '../../tools/testing/endings.ts'
import { type App, createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { type Clock, systemClock } from '../src/kernel/clock.ts'
import { type CallOptions, freshDatabase, type Reply } from './harness.ts'

export interface BareServer {
  readonly app: App
  readonly url: string
  readonly databaseUrl: string
  readonly masterKeyFile: string
  /** Sends JSON, with a token only when one is given. */
  send<Body = Record<string, never>>(
    method: string,
    path: string,
    options?: CallOptions,
  ): Promise<Reply<Body>>
}

/** A server that nobody has set up yet, over a fresh database; it ends with the test. */
export async function startBare(
  environment: Record<string, string>,
  clock: Clock = systemClock,
): Promise<BareServer> {
  const directory = temporaryDirectory('bare')
  const databaseUrl = environment.CASTELLAN_DATABASE_URL ?? (await freshDatabase())
  const masterKeyFile = environment.CASTELLAN_MASTER_KEY_FILE ?? join(directory, 'master.key')
  const config = readConfig({
    CASTELLAN_DATABASE_CONNECTIONS: '4',
    CASTELLAN_LOG_LEVEL: 'error',
    ...environment,
    CASTELLAN_DATABASE_URL: databaseUrl,
    CASTELLAN_MASTER_KEY_FILE: masterKeyFile,
  })
  const app = await createApp(config, clock)
  // Not what the server calls itself, which a test may have chosen.
  const url = await app.http.listen({ host: '127.0.0.1', port: 0 })
  onTestFinished(() => app.stop())
  return {
    app,
    url,
    databaseUrl,
    masterKeyFile,
    async send(method, path, { body, token, headers } = {}) {
      const reply = await fetch(`${url}${path}`, {
        method,
        headers: {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await reply.text()
      return { status: reply.status, headers: reply.headers, body: text ? JSON.parse(text) : text }
    },
  }
}
